#include "formats/xml-encoding.h"

#include "formats/article-format.h"
#include "formats/markup-limits.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_NAME 40
#define MAX_DECLARATION 256

/* What the first bytes give away. @mark: how many of them are a byte order mark. */
static const char *
guess_by_bytes (const char *data, gsize n, gsize *mark)
{
  static const struct
  {
    const char *bytes;
    gsize n, mark;
    const char *encoding;
  } beginnings[] = {
    { "\xEF\xBB\xBF", 3, 3, "UTF-8" },    { "\xFF\xFE\0\0", 4, 4, "UTF-32LE" },
    { "\0\0\xFE\xFF", 4, 4, "UTF-32BE" }, { "\xFF\xFE", 2, 2, "UTF-16LE" },
    { "\xFE\xFF", 2, 2, "UTF-16BE" },     { "<\0\0\0", 4, 0, "UTF-32LE" },
    { "\0\0\0<", 4, 0, "UTF-32BE" },      { "<\0", 2, 0, "UTF-16LE" },
    { "\0<", 2, 0, "UTF-16BE" },          { "\x1F\x8B", 2, 0, "gzip" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (n >= beginnings[i].n && memcmp (data, beginnings[i].bytes, beginnings[i].n) == 0)
      {
        *mark = beginnings[i].mark;
        return beginnings[i].encoding;
      }
  *mark = 0;
  return NULL;
}

/* The name in <?xml … encoding="…"?>; NULL where none stands there. */
static char *
read_declaration (const char *data, gsize n)
{
  g_autofree char *head = g_strndup (data, MIN (n, MAX_DECLARATION));
  char *start = head + strspn (head, " \t\r\n");
  char *end = strstr (start, "?>");

  if (!g_str_has_prefix (start, "<?xml") || end == NULL)
    return NULL;
  *end = '\0';
  char *name = strstr (start, "encoding");
  if (name == NULL)
    return NULL;
  name += strlen ("encoding");
  name += strspn (name, " \t\r\n=");
  if (*name != '"' && *name != '\'')
    return NULL;
  char quote = *name++;
  char *close = strchr (name, quote);
  if (close == NULL || close == name || close - name > MAX_NAME)
    return NULL;
  *close = '\0';
  return g_str_is_ascii (name)
                 && strspn (name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                  "0123456789._-")
                        == strlen (name)
             ? g_strdup (name)
             : NULL;
}

static gboolean
is_one_of (const char *name, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_ascii_strcasecmp (name, names[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_utf8_name (const char *name)
{
  static const char *const names[] = { "UTF-8", "UTF8", "US-ASCII", "ASCII", NULL };
  return is_one_of (name, names);
}

static gboolean
is_latin1_name (const char *name)
{
  static const char *const names[]
      = { "ISO-8859-1", "ISO8859-1", "ISO_8859-1", "ISO88591", "LATIN1", "LATIN-1", "L1", NULL };
  return is_one_of (name, names);
}

/* Latin-1 has nothing at 80 to 9F that is printed; Windows-1252 has its quotation marks and dashes
 * there, and programs that write them call it Latin-1. */
static gboolean
has_windows_bytes (const char *data, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if ((guchar) data[i] >= 0x80 && (guchar) data[i] < 0xA0 && (guchar) data[i] != 0x85)
      return TRUE;
  return FALSE;
}

static GBytes *
fail_at (const char *data, gsize at, const char *encoding, GError **error)
{
  guint line = 1;

  for (gsize i = 0; i < at; i++)
    line += data[i] == '\n';
  /* Translators: %s: the name of an encoding. */
  g_set_error (error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_ENCODING,
               _("Line %u (byte %zu): These bytes aren’t %s. Name the encoding that the file is "
                 "really in."),
               line, at + 1, encoding);
  return NULL;
}

static GBytes *
convert (const char *data, gsize n, const char *encoding, GError **error)
{
  gsize n_read = 0, n_written = 0;
  g_autoptr (GError) why = NULL;
  char *text = g_convert (data, (gssize) n, "UTF-8", encoding, &n_read, &n_written, &why);

  if (text != NULL && g_utf8_validate_len (text, n_written, NULL))
    return g_bytes_new_take (text, n_written);
  if (text == NULL && !g_error_matches (why, G_CONVERT_ERROR, G_CONVERT_ERROR_NO_CONVERSION))
    return fail_at (data, MIN (n_read, n), encoding, error);
  if (text == NULL)
    g_set_error (error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_ENCODING,
                 _("The encoding “%s” isn’t known. Name the encoding that the file is in."),
                 encoding);
  else
    g_set_error (
        error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_ENCODING,
        _("The text holds a NUL, which no article may hold. Name the encoding that the file "
          "is really in."));
  g_free (text);
  return NULL;
}

static GBytes *
check_utf8 (GBytes *bytes, gsize mark, GError **error)
{
  gsize n = 0;
  const char *data = g_bytes_get_data (bytes, &n), *end = NULL;

  if (n > mark && !g_utf8_validate_len (data + mark, n - mark, &end))
    return fail_at (data, (gsize) (end - data), "UTF-8", error);
  return g_bytes_new_from_bytes (bytes, mark, n - mark);
}

static GBytes *
convert_latin1 (const char *data, gsize n, const char *encoding, GPtrArray *notes, GError **error)
{
  GBytes *text = has_windows_bytes (data, n) ? convert (data, n, "WINDOWS-1252", NULL) : NULL;

  if (text == NULL)
    return convert (data, n, encoding, error);
  if (notes != NULL)
    g_ptr_array_add (notes, g_strdup_printf (_("The file says %s, but it has characters that only "
                                               "Windows-1252 has there; it was read as that."),
                                             encoding));
  return text;
}

/* What is UTF-8 to the last byte, beyond ASCII, is hardly anything else. */
static void
note_doubt (const char *data, gsize n, const char *declared, GPtrArray *notes)
{
  gboolean ascii = TRUE;

  for (gsize i = 0; i < n && ascii; i++)
    ascii = (guchar) data[i] < 0x80;
  if (notes != NULL && !ascii && g_utf8_validate_len (data, n, NULL))
    g_ptr_array_add (notes,
                     g_strdup_printf (_("The file says %s, but looks like UTF-8. If letters "
                                        "are wrong, name the encoding."),
                                      declared));
}

/* By what the file says of itself. UTF-16 that is said in single bytes isn't UTF-16. */
static GBytes *
decode_declared (GBytes *bytes, GPtrArray *notes, GError **error)
{
  gsize n = 0;
  const char *data = g_bytes_get_data (bytes, &n);
  g_autofree char *declared = read_declaration (data, n);
  gboolean wide = declared != NULL
                  && (g_ascii_strncasecmp (declared, "UTF-16", 6) == 0
                      || g_ascii_strncasecmp (declared, "UTF-32", 6) == 0
                      || g_ascii_strncasecmp (declared, "UCS-", 4) == 0
                      || g_ascii_strncasecmp (declared, "ISO-10646", 9) == 0);

  if (wide && notes != NULL)
    g_ptr_array_add (notes, g_strdup_printf (_("The file says %s, which it isn’t; it was read as "
                                               "UTF-8."),
                                             declared));
  if (declared == NULL || wide || is_utf8_name (declared))
    return check_utf8 (bytes, 0, error);
  note_doubt (data, n, declared, notes);
  if (is_latin1_name (declared))
    return convert_latin1 (data, n, declared, notes, error);
  return convert (data, n, declared, error);
}

GBytes *
anno_xml_encoding_decode (GBytes *bytes, const char *encoding, GPtrArray *notes, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  gsize n = 0, mark = 0;
  const char *data = g_bytes_get_data (bytes, &n);
  if (n == 0)
    return g_bytes_ref (bytes);
  if (n > ANNO_MARKUP_MAX_BYTES && !anno_markup_limits_check (data, n, ANNO_MARKUP_XML, error))
    return NULL;
  const char *guessed = guess_by_bytes (data, n, &mark);
  if (g_strcmp0 (guessed, "gzip") == 0)
    {
      g_set_error (error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_REFUSED,
                   _("This is packed by gzip. Unpack it first."));
      return NULL;
    }
  if (encoding != NULL && is_utf8_name (encoding))
    return check_utf8 (bytes, g_strcmp0 (guessed, "UTF-8") == 0 ? mark : 0, error);
  if (encoding != NULL)
    return convert (data + mark, n - mark, encoding, error);
  if (g_strcmp0 (guessed, "UTF-8") == 0)
    return check_utf8 (bytes, mark, error);
  if (guessed != NULL)
    return convert (data + mark, n - mark, guessed, error);
  return decode_declared (bytes, notes, error);
}
