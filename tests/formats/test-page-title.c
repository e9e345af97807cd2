/* Proves formats/page-title: what of a page's title is the article's. */
#include "formats/page-title.h"

static void
test_trim (void)
{
  static const char *const cases[][3] = {
    { "Mayor promises new school", NULL, "Mayor promises new school" },
    { "Mayor promises new school | The Harbour Post", NULL, "Mayor promises new school" },
    { "Mayor promises new school - News - Harbour Post", "Harbour Post",
      "Mayor promises new school - News" },
    { "Rain - Harbour Post", "Harbour Post", "Rain" },
    { "Harbour Post » Rain", "The Harbour Post", "Rain" },
    { "Rain - Snow", NULL, "Rain - Snow" },
    { "HP | Mayor promises a new school", NULL, "Mayor promises a new school" },
    { "Well-known - and loved - singer dies in her home", NULL,
      "Well-known - and loved - singer dies in her home" },
    { "橋の通行を制限 - 港新聞", NULL, "橋の通行を制限" },
    { "", NULL, "" },
    { " | ", "x", " | " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *got = anno_page_title_trim (cases[i][0], cases[i][1]);
      g_test_message ("%s", cases[i][0]);
      g_assert_cmpstr (got, ==, cases[i][2]);
    }
}

static void
test_holds (void)
{
  static const struct
  {
    const char *title, *heading;
    gboolean holds;
  } cases[] = {
    { "Rain falls - Post", "Rain falls", TRUE },        { "Rain falls", "Rain falls", TRUE },
    { "Post: Rain falls", "Rain falls", TRUE },         { "Post » Rain falls", "Rain falls", TRUE },
    { "Rain falls on Post", "Rain falls", FALSE },      { "The Rain falls", "Rain falls", FALSE },
    { "Rain falls on the town - Post", "Post", FALSE }, { "Rain", "Rain falls", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].title);
      g_assert_true (anno_page_title_holds (cases[i].title, cases[i].heading) == cases[i].holds);
    }
}

static void
test_same (void)
{
  g_assert_true (anno_page_title_is_same ("Rain falls!", "RAIN  falls"));
  g_assert_true (anno_page_title_is_same ("Bürger", "B\xC3\xBCrger"));
  g_assert_true (
      anno_page_title_is_same ("Rain falls on all the town", "Rain falls on all the towns"));
  g_assert_false (anno_page_title_is_same ("Rain falls", "Snow falls"));
  g_assert_false (
      anno_page_title_is_same ("Rain falls", "Rain falls, and nobody goes out at night"));
  g_assert_false (anno_page_title_is_same ("!", "?"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-title/trim", test_trim);
  g_test_add_func ("/page-title/holds", test_holds);
  g_test_add_func ("/page-title/same", test_same);
  return g_test_run ();
}
