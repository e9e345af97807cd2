/* article.meta.json: what an import knew of an article. See docs/format.md. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Members may be NULL. `date` is a valid YYYY-MM-DD where set. */
typedef struct
{
  char *title;
  char *byline;
  char *date;
  char *date_origin;
  char *language;
  char *url;
  char *source;
} AnnoMeta;

void     anno_meta_clear (AnnoMeta *self);
/* Puts what the file says into @meta, and clears what it held. Errors, with @meta as it was:
 * ANNO_JSON_ERROR. */
gboolean anno_meta_file_read (GBytes *bytes, AnnoMeta *meta, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnoMeta, anno_meta_clear)

G_END_DECLS
