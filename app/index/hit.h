/* Something that was found: an article or a span, with the words around it.
 *
 * All strings can be shown as they are, but for the path.
 */
#pragma once

#include "index/matcher.h"
#include "index/store.h"

G_BEGIN_DECLS

typedef struct
{
  char *path;        /* below the root, on-disk encoding */
  char *title;       /* NULL: none but the file's name */
  char *date;        /* YYYY-MM-DD, or NULL */
  guint start;       /* where it is in the text, code points: the span, or the first words that */
  guint end;         /* were asked for; empty where those are only in the title */
  char *snippet;     /* the words around it, on one line; NULL where the text can't be read */
  AnnoRange span;    /* where the span is in the snippet, code points; empty for an article */
  GArray *matches;   /* of AnnoRange in the snippet: the words that were asked for */
  gboolean is_cut;   /* whether the text goes on before the snippet */
  /* Of spans: */
  const char *slug;  /* whose it is; interned. NULL for an article */
  char *annotator;   /* what they are called, or NULL */
  char *tag;
  char *person;      /* the name of whom it names, or who says it; or NULL */
  char *text;        /* what it marks, shortened */
  char *note;        /* or NULL */
  gboolean is_unsure;
} AnnoHit;

AnnoHit *anno_hit_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void     anno_hit_free (AnnoHit *self);
/* Puts the words of the text around the place of the hit, or of the first match. @text: valid
 * UTF-8. */
void     anno_hit_take_text (AnnoHit *self, const AnnoMatcher *matcher, const char *text,
                             gsize n_bytes);

/* The hit that is the article with that id, or the span with that id; the text is read from the
 * file. NULL without an error where it isn't in the index any more. Blocks. */
AnnoHit *anno_hit_load_article (AnnoIndexStore *store, const AnnoMatcher *matcher, gint64 id,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
AnnoHit *anno_hit_load_span    (AnnoIndexStore *store, const AnnoMatcher *matcher, gint64 id,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoHit, anno_hit_free)

G_END_DECLS
