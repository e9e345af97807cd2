#include "panels/breakable.h"

#include "text/plain.h"

/* So many letters without a blank are broken. */
#define LONG_WORD 40
#define PIECE 20

#define ZERO_WIDTH_SPACE 0x200b

/* How many code points from @at on there are before a blank; it stops counting at a long word. */
static guint
measure_word (const char *at)
{
  guint n = 0;

  for (; *at != '\0' && n <= LONG_WORD && !g_unichar_isspace (g_utf8_get_char (at));
       at = g_utf8_next_char (at))
    n++;
  return n;
}

static void
append_word (GString *out, const char **at)
{
  gboolean is_long = measure_word (*at) > LONG_WORD;

  for (guint n = 0; **at != '\0' && !g_unichar_isspace (g_utf8_get_char (*at)); n++)
    {
      gunichar c = g_utf8_get_char (*at);
      if (is_long && n >= PIECE && !g_unichar_ismark (c))
        {
          g_string_append_unichar (out, ZERO_WIDTH_SPACE);
          n = 0;
        }
      *at = g_utf8_next_char (*at);
      g_string_append_unichar (out, c);
    }
}

char *
anno_breakable (const char *text, guint max)
{
  g_return_val_if_fail (text != NULL, NULL);

  gboolean is_cut = max > 0 && g_utf8_strlen (text, -1) > max;
  g_autofree char *start = is_cut ? g_utf8_substring (text, 0, max - 1) : g_strdup (text);
  g_autofree char *shown = anno_plain_show (start);
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *at = shown; *at != '\0';)
    if (g_unichar_isspace (g_utf8_get_char (at)))
      {
        g_string_append_unichar (out, g_utf8_get_char (at));
        at = g_utf8_next_char (at);
      }
    else
      append_word (out, &at);
  if (is_cut)
    g_string_append (out, "…");
  return g_string_free (g_steal_pointer (&out), FALSE);
}
