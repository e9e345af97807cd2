#include "text/isolate.h"

typedef struct
{
  const char *text;
  const char *expected;
} Case;

static const Case cases[] = {
  { "", "\u2068\u2069" },
  { "Graham", "\u2068Graham\u2069" },
  { "\u0642\u0627\u0644", "\u2068\u0642\u0627\u0644\u2069" },
  /* What would end the isolation, or turn what follows, is left out. */
  { "a\u2069b", "\u2068ab\u2069" },
  { "\u202Eexe.txt", "\u2068exe.txt\u2069" },
  { "\u2066\u2067\u2068x\u202C", "\u2068x\u2069" },
  { "\x1b[31mred\x07\xc2\x85", "\u2068 [31mred  \u2069" },
  /* Marks that only hint at a direction, and joiners, stay. */
  { "\u200Fa\u200Db", "\u2068\u200Fa\u200Db\u2069" },
};

static void
test_isolate (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *isolated = anno_isolate (cases[i].text);
      g_assert_cmpstr (isolated, ==, cases[i].expected);
    }
}

static void
test_escaped (void)
{
  g_autofree char *escaped = anno_isolate_escaped ("a\u2069b\n");
  g_assert_cmpstr (escaped, ==, "\u2068a\\u{2069}b\\u{000A}\u2069");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/isolate", test_isolate);
  g_test_add_func ("/text/isolate/escaped", test_escaped);
  return g_test_run ();
}
