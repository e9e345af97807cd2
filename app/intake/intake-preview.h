/* What an article would look like that a source holds: kept while one looks, before anything is
 * written. */
#pragma once

#include "formats/article-draft.h"

G_BEGIN_DECLS

/* Bytes of text that one preview keeps: some 30,000 words. */
#define ANNO_INTAKE_PREVIEW_MAX (200 * 1024)

typedef struct
{
  char *text;      /* valid UTF-8; its beginning where it is longer */
  gboolean is_cut;
  char *title;     /* these may be NULL */
  char *byline;
  char *publisher;
  char *date;      /* YYYY-MM-DD */
} AnnoIntakePreview;

AnnoIntakePreview *anno_intake_preview_new  (const AnnoArticleDraft *draft)
    G_GNUC_WARN_UNUSED_RESULT;
void               anno_intake_preview_free (AnnoIntakePreview *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoIntakePreview, anno_intake_preview_free)

G_END_DECLS
