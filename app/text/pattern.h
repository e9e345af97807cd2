/* A pattern: what is looked for in an article, and where it is found.
 *
 * Plain words are compared as text/fold says, so that typed quotation marks, blanks and letters
 * find what an article has in their place; they may go over the end of a line, but not of a
 * paragraph. A regular expression (PCRE2's) sees the text as it is, a line at a time.
 *
 * A pattern never changes, and any thread may use it.
 */
#pragma once

#include "text/article.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  ANNO_PATTERN_CASE = 1 << 0,  /* tells capitals and small letters apart */
  ANNO_PATTERN_MARKS = 1 << 1, /* tells letters with and without accents apart */
  ANNO_PATTERN_WORDS = 1 << 2, /* whole words only; scripts without blanks between them have none */
  ANNO_PATTERN_REGEX = 1 << 3, /* a regular expression; accents are always told apart */
} AnnoPatternFlags;

/* The longest pattern, in bytes. */
#define ANNO_PATTERN_MAX 4096

typedef struct _AnnoPattern AnnoPattern;

/* Any of @words (not empty): the names of one person, say; a regular expression is one. Fails
 * with G_IO_ERROR_INVALID_ARGUMENT, and a message to be shown, on nothing but blanks, on what is
 * too long, and on a wrong regular expression. */
AnnoPattern *anno_pattern_new   (const char *const *words, AnnoPatternFlags flags, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
AnnoPattern *anno_pattern_ref   (AnnoPattern *self);
void         anno_pattern_unref (AnnoPattern *self);

/* Where it is found: of AnnoRange, in reading order, none overlapping another, none empty, and
 * @max at most. Of several words at one place, the longest. NULL with G_IO_ERROR_CANCELLED, or
 * with G_IO_ERROR_FAILED where an expression takes too long. */
GArray *anno_pattern_find (const AnnoPattern *self, AnnoArticle *article, guint max,
                           GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoPattern, anno_pattern_unref)

G_END_DECLS
