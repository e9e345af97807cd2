/* Which entries of a review a list shows. */
#pragma once

#include "session/review-entry.h"
#include "session/review-visit.h"

G_BEGIN_DECLS

/* All zero: all differences, and not what people agree on. */
typedef struct
{
  gboolean with_agreed; /* also what all agree on */
  gboolean only_open;   /* only where somebody is still to decide */
  guint kinds;          /* only these: 1 << AnnoDifferenceKind; 0 for all */
  AnnoReviewVisit *visit; /* only what is new in its course; NULL for all */

  /* What is in hand stays, whatever has been decided of it: NULL for nothing. */
  char *article;
  guint cluster;
} AnnoEntryFilter;

void     anno_entry_filter_clear (AnnoEntryFilter *self);
/* @self becomes as @other, with copies of what that holds. */
void     anno_entry_filter_copy  (AnnoEntryFilter *self, const AnnoEntryFilter *other);
/* @article: NULL for nothing. */
void     anno_entry_filter_hold  (AnnoEntryFilter *self, const char *article, guint cluster);
gboolean anno_entry_filter_lets  (const AnnoEntryFilter *self, AnnoReviewEntry *entry);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnoEntryFilter, anno_entry_filter_clear)

G_END_DECLS
