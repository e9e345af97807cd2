/* Which encoding the characters of a source are in, and the same in UTF-8.
 *
 * Who knows best is asked first: a byte order mark, the person, what the source declares (HTTP,
 * the XML declaration, <meta>), then the bytes themselves, which are UTF-8 where they can be; and
 * only then a guess (formats/charset-guess). A declaration that the bytes belie is not believed,
 * and that is noted. Labels are read as the WHATWG Encoding Standard does: ISO-8859-1 is
 * windows-1252.
 *
 * Plain functions over memory, safe in any thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the bytes are known by. Members may be NULL. */
typedef struct
{
  const char *told;     /* by the person: an iconv name */
  const char *declared; /* outside of the bytes, as by HTTP */
  gboolean markup;      /* look for an XML declaration and for <meta> */
} AnnoCharsetHints;

typedef struct
{
  char *text;      /* valid UTF-8 without NUL and BOM */
  gsize n_bytes;
  const char *name; /* the encoding as people write it; static or interned */
  gboolean guessed;
  double sure;      /* of a guess, from 0 to 1; else 1 */
  GPtrArray *notes; /* of char: sentences about what was odd; never NULL */
} AnnoCharsetText;

/* NULL where the characters can't be read: an unknown encoding that was told, NUL or another sign
 * of no text, with the byte's place: ANNO_ARTICLE_FORMAT_ERROR. */
AnnoCharsetText *anno_charset_decode (GBytes *bytes, const AnnoCharsetHints *hints,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void             anno_charset_text_free (AnnoCharsetText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoCharsetText, anno_charset_text_free)

G_END_DECLS
