/* Proves text/alignment: stretches are found in another version of their text, whatever its blanks, and
 * those that were changed are in none. */
#include "text/alignment.h"

#include <string.h>

static AnnoArticle *
article_of (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  return anno_article_new (bytes, NULL);
}

typedef struct
{
  const char *name;
  const char *from;
  const char *to;
  const char *words;  /* of `from`, at their first place */
  const char *mapped; /* NULL for nowhere */
} Case;

static const Case cases[] = {
  { "same", "He said no.", "He said no.", "said", "said" },
  { "blanks", "He said no.", "He\r\n said   no.", "said no", "said   no" },
  { "cut into words", "the U.S. - led girl 's team", "the U.S.-led girl's team", "U.S. - led",
    "U.S.-led" },
  { "put together", "the U.S.-led team", "the U.S. - led team", "U.S.-led", "U.S. - led" },
  { "within a word", "girl 's", "girl's", "'s", "'s" },
  { "quotes and accents", "\"cafe\u0301s\" 😀 end", "“caf\u00e9s” 😀 end", "\"cafe\u0301s\" 😀",
    "“caf\u00e9s” 😀" },
  { "blanks at the ends", "He said no.", "He said no.", " said ", "said" },
  { "behind what was added", "He said no to the plan again.", "Well, he said. He said no to the plan again.",
    "to the plan", "to the plan" },
  { "behind what was taken away", "By the way: he said no to the whole plan.", "he said no to the whole plan.",
    "whole", "whole" },
  { "behind what was changed", "The first sentence is bad. The second sentence is good.",
    "The first sentence is rather better. The second sentence is good.", "second", "second" },
  { "itself changed", "The first sentence is bad. The second sentence is good.",
    "The first sentence is rather better. The second sentence is good.", "is bad", NULL },
  { "with something in it", "The plan that he had is dead, he said today.",
    "The plan that nobody had heard of he had is dead, he said today.", "plan that he had", NULL },
  { "nothing but blanks", "a   b", "a b", "   ", NULL },
  { "gone", "One sentence stands here. Another one follows it.", "Another one follows it.", "sentence",
    NULL },
  { "at the end", "x y z the end", "x y z the end\n", "end", "end" },
};

static void
test_map (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (AnnoArticle) from = article_of (row->from), to = article_of (row->to);
  g_autoptr (AnnoAlignment) alignment = anno_alignment_new (from, to);
  const char *place = strstr (row->from, row->words);
  guint start = (guint) g_utf8_pointer_to_offset (row->from, place);
  const AnnoRange range = { start, start + (guint) g_utf8_strlen (row->words, -1) };
  AnnoRange mapped = { 0, 0 };

  gboolean found = anno_alignment_map (alignment, range, &mapped);
  g_assert_cmpint (found, ==, row->mapped != NULL);
  if (!found)
    return;
  g_autofree char *words = anno_article_slice (to, mapped.start, mapped.end);
  g_assert_cmpstr (words, ==, row->mapped);
}

/* Two texts that have nothing in common cost no more than a bound, however long they are. */
static void
test_strangers (void)
{
  g_autoptr (GString) a = g_string_new (NULL), b = g_string_new (NULL);
  AnnoRange mapped;

  for (guint i = 0; i < 200000; i++)
    {
      g_string_append_c (a, "ab"[i % 2]);
      g_string_append_c (b, "cd"[i % 2]);
    }
  g_autoptr (AnnoArticle) from = article_of (a->str), to = article_of (b->str);
  g_autoptr (AnnoAlignment) alignment = anno_alignment_new (from, to);
  g_assert_false (anno_alignment_map (alignment, (AnnoRange){ 0, 10 }, &mapped));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/alignment/map/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], test_map);
    }
  g_test_add_func ("/alignment/strangers", test_strangers);
  return g_test_run ();
}
