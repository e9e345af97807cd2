/* Proves text/cluster: against Pango's word on the whole text, place by place. */
#include "text/cluster.h"

#include <pango/pango.h>
#include <string.h>

static const char *const texts[] = {
  "",
  "a",
  "plain words, \"quoted\" and so on",
  "line\r\nline\n\rline\r",
  "e\u0301 cafe\u0301 \u0301lost, n\u0303o\u0302\u0323",
  "\U0001F469\u200D\U0001F469\u200D\U0001F467 family \U0001F44D\U0001F3FD thumb",
  "flags \U0001F1E9\U0001F1EA\U0001F1EB\U0001F1F7\U0001F1EC\U0001F1E7\U0001F1EE x",
  "keycap 1\uFE0F\u20E3 heart \u2764\uFE0F \u00A9\uFE0F",
  "\u0642\u0627\u0644\u064E \u0627\u0644\u0631\u0651\u0626\u064A\u0633",
  "\u05D0\u05B8\u05DE\u05B7\u05E8 \u05D0",
  "\u4E2D\u6587\uFF0C\u8BB0\u8005\u3002\u65E5\u672C\u8A9E \u304C\u304B\u3099",
  "\uD55C\uAD6D\uC5B4 \u1112\u1161\u11AB\u1100\u116E\u11A8",
  "\u0939\u093F\u0928\u094D\u0926\u0940 \u0915\u094D\u0937",
  "\u0E01\u0E33\u0E25\u0E31\u0E07 \u0E17\u0E35\u0E48",
  "sep\u2028sep\u2029sep \u00AD soft \u200B zero",
  "\u03B1\u0301 \u0439 \u0438\u0306 \u0483",
};

static void
test_against_whole (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *text = texts[i];
      gsize length = strlen (text);
      guint n = (guint) g_utf8_strlen (text, -1);
      g_autofree PangoLogAttr *attrs = g_new0 (PangoLogAttr, n + 1);
      pango_get_log_attrs (text, (int) length, -1, pango_language_from_string ("en"), attrs,
                           (int) n + 1);

      for (guint at = 0; at < n; at++)
        {
          guint start = at, end = at + 1;
          while (start > 0 && !attrs[start].is_cursor_position)
            start--;
          while (end < n && !attrs[end].is_cursor_position)
            end++;

          const char *p = g_utf8_offset_to_pointer (text, at);
          g_test_message ("text %u, place %u", i, at);
          g_assert_true (anno_cluster_start (text, length, p)
                         == g_utf8_offset_to_pointer (text, start));
          g_assert_true (anno_cluster_end (text, length, p)
                         == g_utf8_offset_to_pointer (text, end));
        }
      g_assert_true (anno_cluster_start (text, length, text + length) == text + length);
      g_assert_true (anno_cluster_end (text, length, text + length) == text + length);
    }
}

/* What is said to be simple must be: each such character beside each kind of neighbour. */
static void
test_simple_pairs (void)
{
  for (gunichar c = 1; c < 0x10000; c++)
    {
      if ((c >= 0xD800 && c <= 0xDFFF) || (c >= 0x4F00 && c < 0x9F00))
        continue;
      g_autoptr (GString) text = g_string_new ("a");
      g_string_append_unichar (text, c);
      g_string_append (text, "b");
      PangoLogAttr attrs[4];
      pango_get_log_attrs (text->str, (int) text->len, -1, pango_language_from_string ("en"), attrs,
                           4);

      const char *p = text->str + 1;
      g_assert_cmpint (anno_cluster_start (text->str, text->len, p) == p, ==,
                       attrs[1].is_cursor_position);
      const char *last = text->str + text->len - 1;
      g_assert_cmpint (anno_cluster_start (text->str, text->len, last) == last, ==,
                       attrs[2].is_cursor_position);
    }
}

/* Far from any letter that could be cut at, only a window is looked at. */
static void
test_long (void)
{
  g_autoptr (GString) marks = g_string_new ("e");
  for (guint i = 0; i < 100000; i++)
    g_string_append (marks, "\u0301");

  const char *middle = marks->str + 1 + 2 * 50000;
  const char *start = anno_cluster_start (marks->str, marks->len, middle);
  const char *end = anno_cluster_end (marks->str, marks->len, middle);
  g_assert_cmpint (middle - start, <=, 2 * ANNO_CLUSTER_MAX);
  g_assert_cmpint (end - middle, <=, 2 * (ANNO_CLUSTER_MAX + 1));
  g_assert_true (start < middle && middle < end);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cluster/against-whole", test_against_whole);
  g_test_add_func ("/cluster/simple-pairs", test_simple_pairs);
  g_test_add_func ("/cluster/long", test_long);
  return g_test_run ();
}
