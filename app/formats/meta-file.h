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
  char *raw_date; /* as the source wrote it, where an import knew one */
  char *language;
  char *url;
  char *source;   /* who published it */
  char *id;       /* the source's own name for it: a guid, a URI */
  char *format;   /* what it was imported from: an id of formats/article-format */
  char *sha256;   /* of the article, as the import wrote it */
  char *original; /* the file beside the article that holds the source */
  guint rule;     /* of formats/block-text, by which the text was made; 0: as it came */
  char *unknown;  /* what else the file says, as raw members */
} AnnoMeta;

void     anno_meta_clear (AnnoMeta *self);
/* Puts what @from says into @self, and clears what it held. */
void     anno_meta_copy  (AnnoMeta *self, const AnnoMeta *from);
/* Puts what the file says into @meta, and clears what it held. Errors, with @meta as it was:
 * ANNO_JSON_ERROR. */
gboolean anno_meta_file_read (GBytes *bytes, AnnoMeta *meta, GError **error);
/* The file that says @meta: a member a line, so that it reads well in a diff. */
GBytes  *anno_meta_file_write (const AnnoMeta *meta) G_GNUC_WARN_UNUSED_RESULT;
/* Whether @text may be a `date`: a day of the calendar as YYYY-MM-DD. */
gboolean anno_meta_is_day (const char *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnoMeta, anno_meta_clear)

G_END_DECLS
