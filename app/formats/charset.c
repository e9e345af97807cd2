#include "formats/charset.h"

#include "formats/article-format.h"
#include "formats/charset-guess.h"
#include "formats/charset-label.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* One control character in so many bytes may be dirt; more is no text. */
#define MIN_BYTES_A_CONTROL 100
/* One byte in so many that is no UTF-8 is damage; more is another encoding. */
#define MIN_GOOD_A_BAD 20

typedef struct
{
  const char *bytes;
  gsize n_bytes;
  const AnnoCharsetHints *hints;
  AnnoCharsetText *out;
} Decoding;

static void G_GNUC_PRINTF (2, 3) note (Decoding *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (self->out->notes, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static void
take (Decoding *self, GString *text, const char *name)
{
  self->out->n_bytes = text->len;
  self->out->text = g_string_free (text, FALSE);
  self->out->name = name;
  self->out->sure = 1;
}

/* How many bytes the smallest character has. */
static gsize
get_unit (const char *encoding)
{
  return g_str_has_prefix (encoding, "UTF-16") ? 2 : g_str_has_prefix (encoding, "UTF-32") ? 4 : 1;
}

/* Reads one more stretch; what can't be read is U+FFFD, a @unit at a time. */
static void
convert_some (GIConv iconv, gsize unit, char **in, gsize *n_in, GString *text, guint *n_bad)
{
  char buffer[4096];
  char *out = buffer;
  gsize n_out = sizeof buffer;
  gsize done = g_iconv (iconv, in, n_in, &out, &n_out);
  int problem = done == (gsize) -1 ? errno : 0;

  g_string_append_len (text, buffer, out - buffer);
  if (problem == EILSEQ || problem == EINVAL)
    {
      g_string_append (text, "\xEF\xBF\xBD");
      (*n_bad)++;
      unit = MIN (unit, *n_in);
      *in += unit;
      *n_in -= unit;
    }
}

/* Some encodings hold a letter back, because a mark on it may follow: what is left of that. */
static void
flush (GIConv iconv, GString *text)
{
  char buffer[64];
  char *out = buffer;
  gsize n_out = sizeof buffer;

  g_iconv (iconv, NULL, NULL, &out, &n_out);
  g_string_append_len (text, buffer, out - buffer);
}

/* NULL where iconv doesn't know the encoding. */
static GString *
convert (const char *bytes, gsize n_bytes, const char *encoding, guint *n_bad)
{
  GIConv iconv = g_iconv_open ("UTF-8", encoding);
  char *in = (char *) bytes;
  gsize n_in = n_bytes;

  *n_bad = 0;
  if (iconv == (GIConv) -1)
    return NULL;
  GString *text = g_string_sized_new (n_bytes + n_bytes / 2);
  while (n_in > 0)
    convert_some (iconv, get_unit (encoding), &in, &n_in, text, n_bad);
  flush (iconv, text);
  g_iconv_close (iconv);
  return text;
}

static void
note_bad (Decoding *self, guint n_bad, const char *name)
{
  if (n_bad > 0)
    note (self,
          /* Translators: %s is an encoding, as in “UTF-8”. */
          ngettext ("%u byte is no %s; “\xEF\xBF\xBD” stands in its place.",
                    "%u bytes are no %s; “\xEF\xBF\xBD” stands in their places.", n_bad),
          n_bad, name);
}

static gboolean
starts_with (const Decoding *self, const char *mark, gsize n)
{
  return self->n_bytes >= n && memcmp (self->bytes, mark, n) == 0;
}

/* The encoding of the byte order mark; *@n: its length. UTF-32LE begins as UTF-16LE does. */
static const char *
find_mark (const Decoding *self, gsize *n)
{
  static const struct
  {
    const char *mark;
    gsize n;
    const char *encoding;
  } marks[] = {
    { "\xEF\xBB\xBF", 3, "UTF-8" },    { "\xFF\xFE\0\0", 4, "UTF-32LE" },
    { "\0\0\xFE\xFF", 4, "UTF-32BE" }, { "\xFF\xFE", 2, "UTF-16LE" },
    { "\xFE\xFF", 2, "UTF-16BE" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (starts_with (self, marks[i].mark, marks[i].n))
      {
        *n = marks[i].n;
        return marks[i].encoding;
      }
  return NULL;
}

/* UTF-16 of a Latin script has a NUL in each second byte. */
static const char *
find_wide (const Decoding *self)
{
  gsize n = MIN (self->n_bytes, 4096) & ~(gsize) 1;
  gsize zeros[2] = { 0, 0 };

  for (gsize i = 0; i < n; i++)
    zeros[i % 2] += self->bytes[i] == '\0';
  if (zeros[0] == 0 && zeros[1] > n / 5)
    return "UTF-16LE";
  return zeros[1] == 0 && zeros[0] > n / 5 ? "UTF-16BE" : NULL;
}

static gboolean
refuse_byte (gsize place, GError **error)
{
  g_set_error (error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_ENCODING,
               _("This is no text: byte %zu is a control character that no text has."), place + 1);
  return FALSE;
}

/* Tab, line ends, form feed, and the escape of ISO-2022. */
static gboolean
is_control (guchar byte)
{
  return byte < 0x20 && strchr ("\t\n\v\f\r\x1A\x1B", byte) == NULL;
}

static gboolean
check_is_text (const char *bytes, gsize n_bytes, GError **error)
{
  const char *zero = n_bytes > 0 ? memchr (bytes, '\0', n_bytes) : NULL;
  gsize n = 0, first = 0;

  if (zero != NULL)
    return refuse_byte ((gsize) (zero - bytes), error);
  for (gsize i = 0; i < n_bytes; i++)
    if (is_control ((guchar) bytes[i]) && n++ == 0)
      first = i;
  return n <= 1 + n_bytes / MIN_BYTES_A_CONTROL || refuse_byte (first, error);
}

static gboolean
is_utf8 (const char *bytes, gsize n_bytes)
{
  return n_bytes == 0 || g_utf8_validate_len (bytes, n_bytes, NULL);
}

static gboolean
is_ascii (const char *bytes, gsize n_bytes)
{
  for (gsize i = 0; i < n_bytes; i++)
    if ((guchar) bytes[i] >= 0x80)
      return FALSE;
  return TRUE;
}

/* UTF-8 with a little damage, as where a text was cut or pasted together. */
static gboolean
is_damaged_utf8 (const char *bytes, gsize n_bytes)
{
  const char *at = bytes, *end = bytes + n_bytes;
  gsize good = 0, bad = 0;

  while (at < end)
    {
      gunichar c = g_utf8_get_char_validated (at, end - at);
      gboolean is_bad = c == (gunichar) -1 || c == (gunichar) -2;
      bad += is_bad;
      good += !is_bad && c >= 0x80;
      at = is_bad ? at + 1 : g_utf8_next_char (at);
    }
  return good > bad * MIN_GOOD_A_BAD;
}

/* FALSE where iconv doesn't know it. */
static gboolean
read_as (Decoding *self, const char *label)
{
  guint n_bad = 0;
  GString *text = convert (self->bytes, self->n_bytes, anno_charset_label_iconv (label), &n_bad);

  if (text == NULL)
    return FALSE;
  take (self, text, anno_charset_label_name (label));
  note_bad (self, n_bad, self->out->name);
  return TRUE;
}

static void
read_guessed (Decoding *self)
{
  AnnoCharsetGuess guess = anno_charset_guess (self->bytes, self->n_bytes);

  read_as (self, guess.iconv);
  self->out->guessed = TRUE;
  self->out->sure = guess.sure;
  note (
      self,
      guess.sure < 0.5
          /* Translators: %s is an encoding, as in “Windows-1252”. */
          ? _("The characters were taken for %s, which the file doesn’t say and which isn’t sure. "
              "If they look wrong, say which encoding they are in.")
          : _("The characters were taken for %s, which the file doesn’t say."),
      self->out->name);
}

static gboolean
read_marked (Decoding *self)
{
  gsize n = 0;
  const char *encoding = find_mark (self, &n);

  if (encoding == NULL)
    return FALSE;
  self->bytes += n;
  self->n_bytes -= n;
  return read_as (self, encoding);
}

static gboolean
read_told (Decoding *self, GError **error)
{
  if (read_as (self, self->hints->told))
    return TRUE;
  g_set_error (error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_ENCODING,
               _("No encoding is called “%s” here. “iconv -l” lists those there are."),
               self->hints->told);
  return FALSE;
}

/* ISO-8859-1 has control characters where windows-1252 has quotes. */
static void
note_windows (Decoding *self, const char *label)
{
  if (!g_str_equal (self->out->name, "Windows-1252")
      || g_ascii_strcasecmp (label, "iso-8859-1") != 0)
    return;
  for (gsize i = 0; i < self->n_bytes; i++)
    if (((guchar) self->bytes[i] & 0xE0) == 0x80)
      {
        note (self, _("The file says that it is in ISO-8859-1, but it is in Windows-1252."));
        return;
      }
}

/* Believes what is declared, unless the bytes are against it. */
static gboolean
read_declared (Decoding *self, const char *label)
{
  const char *name = anno_charset_label_name (label);
  gboolean says_utf8 = g_str_equal (name, "UTF-8") || g_ascii_strncasecmp (label, "utf-16", 6) == 0;
  gboolean utf8 = is_utf8 (self->bytes, self->n_bytes);
  guint n_bad = 0;

  if (says_utf8 || utf8)
    {
      if (utf8 && !says_utf8 && !is_ascii (self->bytes, self->n_bytes))
        note (self, _("The file says that it is in %s, but it is in UTF-8."), name);
      if (!utf8)
        note (self, _("The file says that it is in %s, but it can’t be read so."), name);
      return FALSE;
    }
  GString *text = convert (self->bytes, self->n_bytes, anno_charset_label_iconv (label), &n_bad);
  if (text != NULL && (gsize) n_bad * MIN_GOOD_A_BAD <= self->n_bytes)
    {
      take (self, text, name);
      note_bad (self, n_bad, name);
      note_windows (self, label);
      return TRUE;
    }
  if (text != NULL)
    g_string_free (text, TRUE);
  note (self, _("The file says that it is in %s, but it can’t be read so."), name);
  return FALSE;
}

static void
read_undeclared (Decoding *self)
{
  if (g_strstr_len (self->bytes, (gssize) self->n_bytes, "\x1B$B") != NULL
      && is_ascii (self->bytes, self->n_bytes))
    read_as (self, "ISO-2022-JP");
  else if (is_utf8 (self->bytes, self->n_bytes))
    take (self, g_string_new_len (self->bytes, (gssize) self->n_bytes), "UTF-8");
  else if (is_damaged_utf8 (self->bytes, self->n_bytes))
    read_as (self, "UTF-8");
  else
    read_guessed (self);
}

static gboolean
read_narrow (Decoding *self, GError **error)
{
  g_autofree char *found = NULL;
  const char *label = self->hints->declared;

  if (!check_is_text (self->bytes, self->n_bytes, error))
    return FALSE;
  if (self->hints->told != NULL)
    return read_told (self, error);
  if (label == NULL && self->hints->markup)
    label = found = anno_charset_label_find (self->bytes, self->n_bytes);
  if (label == NULL || !read_declared (self, label))
    read_undeclared (self);
  return TRUE;
}

static gboolean
decode (Decoding *self, GError **error)
{
  const char *wide = NULL;

  if (read_marked (self))
    return check_is_text (self->out->text, self->out->n_bytes, error);
  if (self->hints->told != NULL && g_ascii_strncasecmp (self->hints->told, "utf-", 4) == 0)
    return read_told (self, error) && check_is_text (self->out->text, self->out->n_bytes, error);
  wide = find_wide (self);
  if (wide == NULL)
    return read_narrow (self, error);
  read_as (self, wide);
  return check_is_text (self->out->text, self->out->n_bytes, error);
}

AnnoCharsetText *
anno_charset_decode (GBytes *bytes, const AnnoCharsetHints *hints, GError **error)
{
  g_return_val_if_fail (bytes != NULL && hints != NULL, NULL);

  g_autoptr (AnnoCharsetText) text = g_new0 (AnnoCharsetText, 1);
  Decoding decoding = { .hints = hints, .out = text };
  const char *data = g_bytes_get_data (bytes, &decoding.n_bytes);
  decoding.bytes = data != NULL ? data : "";
  text->notes = g_ptr_array_new_with_free_func (g_free);
  return decode (&decoding, error) ? g_steal_pointer (&text) : NULL;
}

void
anno_charset_text_free (AnnoCharsetText *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->text);
  g_ptr_array_unref (self->notes);
  g_free (self);
}
