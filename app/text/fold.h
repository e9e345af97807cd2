/* Words made comparable: what somebody who types plain letters means by them.
 *
 * Always the same: composed and decomposed letters, wide and narrow forms and ligatures (Unicode's
 * compatibility decomposition), all kinds of quotation marks, apostrophes and dashes, and blanks of
 * any kind and number. What has no width (soft hyphens, joiners, marks of direction) doesn't count.
 * Between paragraphs, that is where blanks hold two line ends, stands a line end, which no phrase
 * goes over.
 *
 * Each byte of the result knows which code points of the text it comes from.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ANNO_FOLD_CASE = 1 << 0,  /* capitals and small letters are the same */
  ANNO_FOLD_MARKS = 1 << 1, /* so are letters with and without accents, points or strokes */
} AnnoFoldFlags;

typedef struct _AnnoFold AnnoFold;

/* @text: @n_bytes of valid UTF-8. */
AnnoFold *anno_fold_new  (const char *text, gsize n_bytes, AnnoFoldFlags flags)
    G_GNUC_WARN_UNUSED_RESULT;
void      anno_fold_free (AnnoFold *self);

/* The folded words: UTF-8, NUL-terminated. */
const char *anno_fold_get_text (const AnnoFold *self, gsize *n_bytes);
/* The code point of the text at which the folded character that begins at @byte begins. */
guint       anno_fold_get_start (const AnnoFold *self, gsize byte);
/* The code point of the text at which the folded character that ends before @byte ends, with the
 * accents that were dropped from it. @byte is more than 0. */
guint       anno_fold_get_end   (const AnnoFold *self, gsize byte);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoFold, anno_fold_free)

G_END_DECLS
