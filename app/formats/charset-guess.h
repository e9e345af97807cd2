/* A careful guess at the encoding of bytes that aren't UTF-8 and don't say what they are.
 *
 * The bytes are read in each encoding that newsrooms meet, and each reading is judged for each
 * language that is written in it, one mark a character that isn't ASCII:
 *
 *   a letter that the language uses        +3 where it is frequent, else +2
 *   a letter that it doesn't use           -2
 *   a letter beside one that it can't follow (Cyrillic beside Latin; in Latin scripts, two
 *     letters with accents in a row)       -2 more
 *   a capital right behind a small letter  -3 more
 *   a mark of print (quote, dash, blank)   +1, and +3 where such a one stands
 *   another sign                           -1, between letters -3
 *   no character at all                    -10
 *
 * The encoding with the best mean wins, the first of the table where two are equal. How sure that
 * is grows with the lead over the best reading that gives another text, and with the number of
 * characters: w / (w + 3), where w is the lead times the root of that number.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *iconv; /* static */
  double sure;       /* from 0 to 1 */
} AnnoCharsetGuess;

/* What @n_bytes are most likely in; windows-1252, and not sure at all, where nothing speaks for
 * any. */
AnnoCharsetGuess anno_charset_guess (const char *bytes, gsize n_bytes);

G_END_DECLS
