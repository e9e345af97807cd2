/* An article: the words that are annotated, exactly as they lie on disk.
 *
 * An article never changes. Its text is valid UTF-8 without NUL; places are code points. It knows
 * where its lines begin and what its head is (headline, byline, date line), by the layout of plain
 * text alone, but not where it came from: titles and dates that an import knew are the session's.
 *
 * Lines end as GtkTextBuffer ends them: LF, CR LF, CR, U+2029.
 */
#pragma once

#include "text/offsets.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define ANNO_TYPE_ARTICLE (anno_article_get_type ())
G_DECLARE_FINAL_TYPE (AnnoArticle, anno_article, ANNO, ARTICLE, GObject)

#define ANNO_ARTICLE_ERROR (anno_article_error_quark ())
GQuark anno_article_error_quark (void);

typedef enum
{
  ANNO_ARTICLE_ERROR_NOT_UTF8,
  ANNO_ARTICLE_ERROR_NUL,
} AnnoArticleError;

/* A half-open stretch of code points; empty where there is no such thing. */
typedef struct
{
  guint start;
  guint end;
} AnnoRange;

/* The article in @bytes. Fails, with the byte position in the message, on what is not UTF-8 or
 * holds a NUL. May be called in any thread. */
AnnoArticle *anno_article_new (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The text, NUL-terminated; the article's. */
const char        *anno_article_get_text    (AnnoArticle *self);
gsize              anno_article_get_n_bytes (AnnoArticle *self);
/* Its length in code points. */
guint              anno_article_get_length  (AnnoArticle *self);
const AnnoOffsets *anno_article_get_offsets (AnnoArticle *self);
/* The SHA-256 of its bytes, in lower-case hexadecimal. */
const char        *anno_article_get_sha256  (AnnoArticle *self);

/* A copy of the words in [start, end); places past the end are taken for the end. */
char *anno_article_slice (AnnoArticle *self, guint start, guint end) G_GNUC_WARN_UNUSED_RESULT;
/* The bytes of [start, end), without a copy; @n_bytes says how many. */
const char *anno_article_peek (AnnoArticle *self, guint start, guint end, gsize *n_bytes);

guint     anno_article_get_n_lines (AnnoArticle *self);
/* The @n-th line, without its line end. */
AnnoRange anno_article_get_line    (AnnoArticle *self, guint n);
/* Which line holds @place. */
guint     anno_article_line_at     (AnnoArticle *self, guint place);

/* The first line, where a blank line, a byline or a date line follows it. */
AnnoRange anno_article_get_headline (AnnoArticle *self);
/* A line "By …" right after the headline, with or without a blank line between. */
AnnoRange anno_article_get_byline   (AnnoArticle *self);
/* The first short line after those that stands alone and holds a year of four digits: the printed
 * date, as in "Friday, July 21, 2017". */
AnnoRange anno_article_get_dateline (AnnoArticle *self);

G_END_DECLS
