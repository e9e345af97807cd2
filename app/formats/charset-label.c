#include "formats/charset-label.h"

#include <string.h>

/* How far a declaration is looked for: four times what browsers do, for pages that come late to it.
 */
#define MAX_HEAD 4096
#define MAX_LABEL 40 /* bytes; no encoding has a longer one */

/* Where the Web means more by a label than it says. */
typedef struct
{
  const char *iconv;
  const char *name;
  const char *labels; /* with a blank around each */
} Encoding;

static const Encoding encodings[] = {
  { "UTF-8", "UTF-8", " utf-8 utf8 unicode-1-1-utf-8 x-unicode20utf8 " },
  { "CP1252", "Windows-1252",
    " windows-1252 cp1252 x-cp1252 ansi iso-8859-1 iso8859-1 iso_8859-1 latin1 latin-1 l1 ascii "
    "us-ascii ansi_x3.4-1968 " },
  { "CP1250", "Windows-1250", " windows-1250 cp1250 x-cp1250 " },
  { "ISO-8859-2", "ISO-8859-2", " iso-8859-2 iso8859-2 iso_8859-2 latin2 latin-2 l2 " },
  { "CP1251", "Windows-1251", " windows-1251 cp1251 x-cp1251 " },
  { "KOI8-R", "KOI8-R", " koi8-r koi8 koi koi8_r " },
  { "CP1253", "Windows-1253", " windows-1253 cp1253 x-cp1253 " },
  { "CP1254", "Windows-1254", " windows-1254 cp1254 iso-8859-9 latin5 latin-5 l5 " },
  { "CP1255", "Windows-1255", " windows-1255 cp1255 " },
  { "CP1256", "Windows-1256", " windows-1256 cp1256 " },
  { "CP1257", "Windows-1257", " windows-1257 cp1257 " },
  { "CP1258", "Windows-1258", " windows-1258 cp1258 " },
  { "CP874", "Windows-874", " windows-874 cp874 tis-620 iso-8859-11 " },
  { "MACINTOSH", "Mac Roman", " macintosh macroman mac x-mac-roman mac-roman " },
  { "CP932", "Shift_JIS", " shift_jis shift-jis sjis x-sjis ms_kanji windows-31j cp932 " },
  { "EUC-JP", "EUC-JP", " euc-jp x-euc-jp eucjp " },
  { "ISO-2022-JP", "ISO-2022-JP", " iso-2022-jp " },
  { "GB18030", "GB18030", " gb18030 gbk gb2312 gb_2312-80 x-gbk cp936 euc-cn " },
  { "BIG5-HKSCS", "Big5", " big5 big5-hkscs x-x-big5 cp950 " },
  { "CP949", "EUC-KR", " euc-kr euckr ks_c_5601-1987 ksc5601 korean windows-949 cp949 uhc " },
};

static const Encoding *
find_encoding (const char *label)
{
  g_autofree char *lower = g_ascii_strdown (label, -1);
  g_autofree char *wanted = g_strdup_printf (" %s ", g_strstrip (lower));

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    if (strstr (encodings[i].labels, wanted) != NULL
        || g_ascii_strcasecmp (encodings[i].iconv, lower) == 0)
      return &encodings[i];
  return NULL;
}

/* An archive may have as many as pages, each as long as it likes. */
static const char *
intern (const char *label)
{
  g_autofree char *start = g_strndup (label, MAX_LABEL);
  g_autofree char *valid = g_utf8_make_valid (start, -1);

  return g_intern_string (valid);
}

const char *
anno_charset_label_iconv (const char *label)
{
  g_return_val_if_fail (label != NULL, NULL);

  const Encoding *encoding = find_encoding (label);
  return encoding != NULL ? encoding->iconv : intern (label);
}

const char *
anno_charset_label_name (const char *label)
{
  g_return_val_if_fail (label != NULL, NULL);

  const Encoding *encoding = find_encoding (label);
  return encoding != NULL ? encoding->name : intern (label);
}

/* The value behind @key and "=", in quotes or not; @key must be within [at, end). */
static char *
read_value (const char *at, const char *end)
{
  while (at < end && g_ascii_isspace (*at))
    at++;
  if (at == end || *at++ != '=')
    return NULL;
  while (at < end && (g_ascii_isspace (*at) || *at == '"' || *at == '\''))
    at++;
  const char *start = at;
  while (at < end && (g_ascii_isalnum (*at) || strchr ("-_.:+", *at) != NULL))
    at++;
  return at > start ? g_strndup (start, (gsize) (at - start)) : NULL;
}

static const char *
find_word (const char *at, const char *end, const char *word)
{
  gsize n = strlen (word);

  for (; (gsize) (end - at) >= n; at++)
    if (g_ascii_strncasecmp (at, word, n) == 0)
      return at;
  return NULL;
}

static char *
find_in_tag (const char *tag, const char *end, const char *key)
{
  const char *close = memchr (tag, '>', (gsize) (end - tag));
  const char *limit = close != NULL ? close : end;
  const char *at = find_word (tag, limit, key);

  return at != NULL ? read_value (at + strlen (key), limit) : NULL;
}

/* A page may say one thing in a comment and mean another. */
static const char *
skip_comment (const char *at, const char *end)
{
  const char *close = find_word (at, end, "-->");

  return close != NULL ? close + 3 : end;
}

char *
anno_charset_label_find (const char *bytes, gsize n_bytes)
{
  g_return_val_if_fail (bytes != NULL || n_bytes == 0, NULL);

  const char *end = bytes + MIN (n_bytes, MAX_HEAD);
  char *label = NULL;
  if (n_bytes > 5 && memcmp (bytes, "<?xml", 5) == 0)
    label = find_in_tag (bytes, end, "encoding");
  for (const char *at = bytes; label == NULL && at < end;)
    if (*at != '<')
      at++;
    else if (end - at > 4 && memcmp (at, "<!--", 4) == 0)
      at = skip_comment (at + 4, end);
    else if (end - at > 5 && g_ascii_strncasecmp (at++, "<meta", 5) == 0)
      label = find_in_tag (at, end, "charset");
    else if (end - at <= 5)
      break;
  return label;
}
