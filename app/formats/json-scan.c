#include "formats/json-scan.h"

#include "formats/json-keys.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (anno-json-error-quark, anno_json_error)

typedef struct
{
  const char *text;
  const char *end;
  const char *at;
  guint first_line;
  guint first_column;
  guint max_depth;
  guint depth;
  guint64 objects;                      /* bit n: what is open at depth n is an object */
  guint first_key[ANNO_JSON_MAX_DEPTH]; /* where its keys begin in `keys` */
  GArray *keys;                         /* of AnnoJsonKey, of objects that are still open */
  GError **error;
} Scanner;

G_STATIC_ASSERT (ANNO_JSON_MAX_DEPTH <= 64);

/* Counts only when there is something to tell. */
static void
find_place (const Scanner *self, const char *at, guint *line, guint *column)
{
  *line = self->first_line;
  *column = self->first_column;
  for (const char *p = self->text; p < at; p++)
    if (*p == '\n')
      {
        (*line)++;
        *column = 1;
      }
    else if (((guchar) *p & 0xC0) != 0x80)
      (*column)++;
}

static gboolean
fail (Scanner *self, const char *at, AnnoJsonError code, const char *why)
{
  guint line, column;

  find_place (self, at, &line, &column);
  /* Translators: where in a file, and what is wrong there. */
  g_set_error (self->error, ANNO_JSON_ERROR, code, _("Line %u, column %u: %s"), line, column, why);
  return FALSE;
}

static gboolean
fail_syntax (Scanner *self, const char *why)
{
  if (self->at == self->end)
    return fail (self, self->at, ANNO_JSON_ERROR_SYNTAX,
                 _("The text ends too early; it may have been cut off."));
  if (*self->at == '\0')
    return fail (self, self->at, ANNO_JSON_ERROR_SYNTAX, _("A NUL byte doesn’t belong here."));
  if ((guchar) *self->at >= 0x80
      && (gint32) g_utf8_get_char_validated (self->at, self->end - self->at) < 0)
    return fail (self, self->at, ANNO_JSON_ERROR_NOT_UTF8, _("These bytes are not UTF-8."));
  return fail (self, self->at, ANNO_JSON_ERROR_SYNTAX, why);
}

static void
skip_blanks (Scanner *self)
{
  const char *p = self->at;
  while (p < self->end && (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r'))
    p++;
  self->at = p;
}

/* Whether one of eight bytes must be looked at: a quote, a backslash, a control, or not ASCII. The
 * usual trick: a byte is zero where subtracting one borrows from its top bit. */
static gboolean
has_special (guint64 word)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101), tops = ones << 7;
  guint64 quote = word ^ (ones * '"'), slash = word ^ (ones * '\\');

  return ((word | (word - ones * 0x20) | ((quote - ones) & ~quote) | ((slash - ones) & ~slash))
          & tops)
         != 0;
}

static const char *
skip_plain (const char *p, const char *end)
{
  while (end - p >= 8)
    {
      guint64 word;
      memcpy (&word, p, sizeof word);
      if (has_special (word))
        break;
      p += 8;
    }
  while (p < end && (guchar) *p >= 0x20 && (guchar) *p < 0x80 && *p != '"' && *p != '\\')
    p++;
  return p;
}

/* The four digits at @p; -1 where they aren't. */
static int
read_hex (const Scanner *self, const char *p)
{
  int value = 0;

  if (self->end - p < 4)
    return -1;
  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);
      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }
  return value;
}

/* Behind \u. */
static gboolean
scan_hex_escape (Scanner *self, const char *start)
{
  int unit = read_hex (self, self->at);

  if (unit < 0)
    return fail (self, start, ANNO_JSON_ERROR_SYNTAX,
                 _("After \\u there must be four hexadecimal digits."));
  if (unit == 0)
    return fail (self, start, ANNO_JSON_ERROR_SYNTAX,
                 _("A string must not hold the character U+0000."));
  self->at += 4;
  if (unit < 0xD800 || unit > 0xDFFF)
    return TRUE;

  gboolean paired
      = unit <= 0xDBFF && self->end - self->at >= 6 && self->at[0] == '\\' && self->at[1] == 'u';
  int second = paired ? read_hex (self, self->at + 2) : -1;
  if (second < 0xDC00 || second > 0xDFFF)
    return fail (self, start, ANNO_JSON_ERROR_SURROGATE,
                 _("Half of a surrogate pair stands alone."));
  self->at += 6;
  return TRUE;
}

static gboolean
scan_escape (Scanner *self)
{
  const char *start = self->at++;

  if (self->at == self->end)
    return fail_syntax (self, NULL);
  if (*self->at == 'u')
    {
      self->at++;
      return scan_hex_escape (self, start);
    }
  if (*self->at == '\0' || strchr ("\"\\/bfnrt", *self->at) == NULL)
    return fail (self, start, ANNO_JSON_ERROR_SYNTAX, _("There is no such escape in a string."));
  self->at++;
  return TRUE;
}

/* Behind the opening quote. */
static gboolean
scan_string (Scanner *self)
{
  for (;;)
    {
      self->at = skip_plain (self->at, self->end);
      if (self->at == self->end)
        return fail_syntax (self, NULL);
      if (*self->at == '"')
        break;
      if (*self->at == '\\')
        {
          if (!scan_escape (self))
            return FALSE;
        }
      else if ((guchar) *self->at < 0x20)
        return fail_syntax (self,
                            _("A string must not hold a bare control character or line end."));
      else if ((gint32) g_utf8_get_char_validated (self->at, self->end - self->at) < 0)
        return fail_syntax (self, NULL);
      else
        self->at = g_utf8_next_char (self->at);
    }
  self->at++;
  return TRUE;
}

static gboolean
scan_digits (Scanner *self)
{
  const char *start = self->at;

  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;
  return self->at > start || fail_syntax (self, _("A digit is missing in a number."));
}

static gboolean
scan_number (Scanner *self)
{
  if (*self->at == '-')
    self->at++;
  if (self->at < self->end && *self->at == '0')
    self->at++;
  else if (!scan_digits (self))
    return FALSE;
  if (self->at < self->end && g_ascii_isdigit (*self->at))
    return fail_syntax (self, _("A number must not begin with a needless zero."));

  if (self->at < self->end && *self->at == '.')
    {
      self->at++;
      if (!scan_digits (self))
        return FALSE;
    }
  if (self->at < self->end && (*self->at == 'e' || *self->at == 'E'))
    {
      self->at++;
      if (self->at < self->end && (*self->at == '+' || *self->at == '-'))
        self->at++;
      return scan_digits (self);
    }
  return TRUE;
}

static gboolean
scan_word (Scanner *self)
{
  static const char *const words[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);
      if ((gsize) (self->end - self->at) >= length && memcmp (self->at, words[i], length) == 0)
        {
          self->at += length;
          return TRUE;
        }
    }
  return fail_syntax (self, _("A value is expected here."));
}

static gboolean
scan_scalar (Scanner *self)
{
  if (self->at < self->end && *self->at == '"')
    {
      self->at++;
      return scan_string (self);
    }
  if (self->at < self->end && (*self->at == '-' || g_ascii_isdigit (*self->at)))
    return scan_number (self);
  return scan_word (self);
}

static AnnoJsonSlice
key_slice (const Scanner *self, guint32 offset)
{
  return (AnnoJsonSlice){ self->text + offset, (gsize) (self->end - self->text) - offset };
}

static gboolean
open_nested (Scanner *self)
{
  if (self->depth >= self->max_depth)
    {
      g_autofree char *why = g_strdup_printf (_("Objects and arrays are nested deeper than %d."),
                                              ANNO_JSON_MAX_DEPTH);
      return fail (self, self->at, ANNO_JSON_ERROR_TOO_DEEP, why);
    }
  guint64 bit = G_GUINT64_CONSTANT (1) << self->depth;
  self->objects = *self->at == '{' ? self->objects | bit : self->objects & ~bit;
  self->first_key[self->depth++] = self->keys->len;
  self->at++;
  return TRUE;
}

static gboolean
in_object (const Scanner *self)
{
  return (self->objects >> (self->depth - 1) & 1) != 0;
}

static gboolean
close_nested (Scanner *self)
{
  guint first = self->first_key[self->depth - 1];
  AnnoJsonKey *keys = (AnnoJsonKey *) (void *) self->keys->data + first;
  guint32 repeated = anno_json_keys_find_repeated (self->text, keys, self->keys->len - first);
  if (repeated != G_MAXUINT32)
    {
      AnnoJsonSlice slice = key_slice (self, repeated);
      g_autofree char *name = anno_json_slice_to_string (&slice);
      g_autofree char *head = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), 60));
      g_autofree char *why
          = g_strdup_printf (_("The name “%s” is there twice in one object."), head);
      return fail (self, slice.text, ANNO_JSON_ERROR_DUPLICATE_KEY, why);
    }
  g_array_set_size (self->keys, first);
  self->depth--;
  self->at++;
  return TRUE;
}

/* The key and its colon. */
static gboolean
scan_key (Scanner *self)
{
  guint32 offset = (guint32) (self->at - self->text);

  if (self->at == self->end || *self->at != '"')
    return fail_syntax (self, _("A name in quotes is expected here."));
  self->at++;
  if (!scan_string (self))
    return FALSE;
  AnnoJsonKey key = anno_json_key_read (self->text, offset);
  g_array_append_val (self->keys, key);

  skip_blanks (self);
  if (self->at == self->end || *self->at != ':')
    return fail_syntax (self, _("A colon is expected here."));
  self->at++;
  skip_blanks (self);
  return TRUE;
}

/* Goes down to the next value that holds no others: a scalar, or something empty. */
static gboolean
scan_down (Scanner *self)
{
  skip_blanks (self);
  while (self->at < self->end && (*self->at == '{' || *self->at == '['))
    {
      char close = *self->at == '{' ? '}' : ']';
      if (!open_nested (self))
        return FALSE;
      skip_blanks (self);
      if (self->at < self->end && *self->at == close)
        return close_nested (self);
      if (close == '}' && !scan_key (self))
        return FALSE;
    }
  return scan_scalar (self);
}

/* After a value: closes what ends here, and stops where the next value begins. */
static gboolean
scan_up (Scanner *self)
{
  while (self->depth > 0)
    {
      gboolean object = in_object (self);

      skip_blanks (self);
      if (self->at < self->end && *self->at == ',')
        {
          self->at++;
          skip_blanks (self);
          return !object || scan_key (self);
        }
      if (self->at == self->end || *self->at != (object ? '}' : ']'))
        return fail_syntax (self, object ? _("A comma or a closing brace is expected here.")
                                         : _("A comma or a closing bracket is expected here."));
      if (!close_nested (self))
        return FALSE;
    }
  return TRUE;
}

static gboolean
scan_all (Scanner *self)
{
  if (self->end - self->at >= 3 && memcmp (self->at, "\xEF\xBB\xBF", 3) == 0)
    return fail (self, self->at, ANNO_JSON_ERROR_SYNTAX,
                 _("The text begins with a byte order mark (U+FEFF), which must not be there."));
  do
    if (!scan_down (self) || !scan_up (self))
      return FALSE;
  while (self->depth > 0);

  skip_blanks (self);
  return self->at == self->end || fail_syntax (self, _("Nothing may follow here."));
}

gboolean
anno_json_scan (const char *text, gsize length, gsize max_bytes, guint first_line, GError **error)
{
  return anno_json_scan_part (text, length, max_bytes, first_line, 1, 0, error);
}

gboolean
anno_json_scan_part (const char *text,
                     gsize length,
                     gsize max_bytes,
                     guint first_line,
                     guint first_column,
                     guint outer,
                     GError **error)
{
  g_return_val_if_fail (text != NULL || length == 0, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (length > MIN (max_bytes, G_MAXUINT32))
    {
      g_autofree char *most = g_format_size_full (max_bytes, G_FORMAT_SIZE_IEC_UNITS);
      /* Translators: where in a file; and a size such as “2.0 MiB”. */
      g_set_error (
          error, ANNO_JSON_ERROR, ANNO_JSON_ERROR_TOO_LARGE,
          _("Line %u, column %u: What begins here is larger than %s, the most that can be "
             "read."),
          first_line, first_column, most);
      return FALSE;
    }

  g_autoptr (GArray) keys = g_array_sized_new (FALSE, FALSE, sizeof (AnnoJsonKey), 16);
  const char *start = text != NULL ? text : "";
  guint max_depth = ANNO_JSON_MAX_DEPTH - MIN (outer, ANNO_JSON_MAX_DEPTH);
  Scanner self = { .text = start,
                   .end = start + length,
                   .at = start,
                   .first_line = first_line,
                   .first_column = first_column,
                   .max_depth = max_depth,
                   .keys = keys,
                   .error = error };
  return scan_all (&self);
}
