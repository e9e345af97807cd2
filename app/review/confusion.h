/* Which tags several people give to the same words, counted in a square: the row is the tag of who
 * comes first, the column that of who comes second.
 *
 * Counted are the pairs of review/span-pairing: spans at the same place, whatever their tags, then
 * those of one tag that overlap, then those of other tags that share at least half of what they
 * cover. Each span is in one pair at most, so it is counted once for each two people. A span that
 * is in no pair is counted against "nothing", the last row and column: somebody marked it, and the
 * other marked nothing that could be meant. Both having marked nothing can't be counted, because
 * nobody knows how often it happens. Tags that the tagset lacks are one row and column before that;
 * a former id counts as the tag that it is now.
 *
 * So the diagonal is where two people agree on the tag, though not always on the edges; all else is
 * where one tag is taken for another, or overlooked.
 */
#pragma once

#include "model/layer.h"
#include "model/tagset.h"

G_BEGIN_DECLS

typedef struct
{
  AnnoTagset *tagset;
  guint n;        /* rows, and columns: the tags, all others, nothing */
  guint64 *cells; /* row × n + column */
  guint n_texts;  /* that two have looked at */
  guint n_pairs;  /* all cells together */
} AnnoConfusion;

AnnoConfusion *anno_confusion_new  (AnnoTagset *tagset) G_GNUC_WARN_UNUSED_RESULT;
void           anno_confusion_free (AnnoConfusion *self);

/* Adds a text. @layers: @n of them, one a person in the order that says who is first; NULL for who
 * hasn't looked at it. All pairs of those who have are counted. */
void    anno_confusion_add (AnnoConfusion *self, AnnoLayer *const *layers, guint n);
guint64 anno_confusion_get (const AnnoConfusion *self, guint row, guint column);
/* The row of a tag, of spans that say it. */
guint   anno_confusion_row (const AnnoConfusion *self, const char *tag);
/* Whether nobody marked anything in that row and that column. */
gboolean anno_confusion_is_empty (const AnnoConfusion *self, guint index);

#define anno_confusion_other(self) ((self)->n - 2)
#define anno_confusion_nothing(self) ((self)->n - 1)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoConfusion, anno_confusion_free)

G_END_DECLS
