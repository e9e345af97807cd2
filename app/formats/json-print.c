#include "formats/json-print.h"

#include <string.h>

/* What a byte asks for: nothing, an escape of its own letter, \u00xx, or a look at what follows. */
enum
{
  PLAIN = 0,
  HEX = 1,
  LEAD = 2, /* the first byte of something that may have to be escaped; else the letter itself */
};

static const guchar actions[256]
    = {
        [0x00] = HEX,  HEX,           HEX,           HEX, HEX,         HEX,           HEX,
        HEX,           'b',           't',           'n', HEX,         'f',           'r',
        HEX,           HEX,           [0x10] = HEX,  HEX, HEX,         HEX,           HEX,
        HEX,           HEX,           HEX,           HEX, HEX,         HEX,           HEX,
        HEX,           HEX,           HEX,           HEX, ['"'] = '"', ['\\'] = '\\', [0x7F] = HEX,
        [0xC2] = LEAD, [0xD8] = LEAD, [0xE2] = LEAD,
      };

/* Controls beyond ASCII, line ends that aren't ASCII, and what turns the direction of writing. */
static gboolean
must_escape (gunichar c)
{
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E)
         || (c >= 0x2066 && c <= 0x2069) || (c >= 0x80 && c <= 0x9F);
}

static gunichar
peek_char (const char *p, const char *end)
{
  gunichar c = g_utf8_get_char_validated (p, end - p);
  return c == (gunichar) -1 || c == (gunichar) -2 ? 0xFFFF : c;
}

/* Appends what stands for the code point at @p, and gives how many bytes that was. */
static gsize
print_special (GString *out, const char *p, const char *end)
{
  guchar action = actions[(guchar) *p];

  if (action == HEX)
    g_string_append_printf (out, "\\u%04x", (guchar) *p);
  else if (action != LEAD)
    {
      g_string_append_c (out, '\\');
      g_string_append_c (out, (char) action);
    }
  else
    {
      gunichar c = peek_char (p, end);
      if (!must_escape (c))
        {
          g_string_append_c (out, *p);
          return 1;
        }
      g_string_append_printf (out, "\\u%04x", c);
      return (gsize) g_unichar_to_utf8 (c, NULL);
    }
  return 1;
}

/* For a byte in each of eight: its top bit where it may ask for something. More than do, never fewer. */
#define ONES G_GUINT64_CONSTANT (0x0101010101010101)
#define TOPS (ONES * 0x80)

static guint64
find_odd_bytes (guint64 eight)
{
  guint64 quote = eight ^ (ONES * '"'), backslash = eight ^ (ONES * '\\'), del = eight ^ (ONES * 0x7F);

  return (eight | (eight - ONES * 0x20) | (quote - ONES) | (backslash - ONES) | (del - ONES)) & TOPS;
}

/* Where the bytes that stand for themselves end: eight at a time, then one by one. */
static const char *
skip_plain (const char *p, const char *end)
{
  while (end - p >= 8)
    {
      guint64 eight;
      memcpy (&eight, p, sizeof eight);
      if (find_odd_bytes (eight) != 0)
        break;
      p += 8;
    }
  while (p < end && actions[(guchar) *p] == PLAIN)
    p++;
  return p;
}

void
anno_json_print_string_len (GString *out, const char *text, gsize length)
{
  g_return_if_fail (out != NULL && (text != NULL || length == 0));

  const char *p = text, *end = text + length;
  g_string_append_c (out, '"');
  while (p < end)
    {
      const char *run = p;
      p = skip_plain (p, end);
      anno_json_print_bytes (out, run, (gsize) (p - run));
      if (p < end)
        p += print_special (out, p, end);
    }
  g_string_append_c (out, '"');
}

void
anno_json_print_string (GString *out, const char *text)
{
  g_return_if_fail (text != NULL);
  anno_json_print_string_len (out, text, strlen (text));
}

/* Strings end in a quote, so a bracket at the end is one that was opened. */
static void
print_comma (GString *out)
{
  char last = out->len > 0 ? out->str[out->len - 1] : '{';
  if (last != '{' && last != '[' && last != ':')
    g_string_append_c (out, ',');
}

void
anno_json_print_key (GString *out, const char *key)
{
  g_return_if_fail (out != NULL && key != NULL);
  print_comma (out);
  anno_json_print_string (out, key);
  g_string_append_c (out, ':');
}

void
anno_json_print_member (GString *out, const char *key, const char *value)
{
  if (value == NULL)
    return;
  anno_json_print_key (out, key);
  anno_json_print_string (out, value);
}

void
anno_json_print_number (GString *out, const char *key, gint64 number)
{
  anno_json_print_key (out, key);
  g_string_append_printf (out, "%" G_GINT64_FORMAT, number);
}

void
anno_json_print_raw (GString *out, const char *raw)
{
  g_return_if_fail (out != NULL);
  if (raw == NULL || *raw == '\0')
    return;
  print_comma (out);
  anno_json_print_bytes (out, raw, strlen (raw));
}
