/* Proves formats/page-labels: what is a label as a whole, and what begins as one. */
#include "formats/page-labels.h"

static void
test_labels (void)
{
  static const char *const labels[]
      = { "Advertisement", "SHARE", "Publicité", "Реклама", "広告", "Blog comments powered by" };
  static const char *const others[]
      = { "", "|", "Share|Email", "Shares fell", "“Advertisement”", "Del Rio", "print edition" };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    g_assert_true (anno_page_label_is (labels[i]));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (anno_page_label_is (others[i]));
}

static void
test_beginnings (void)
{
  g_assert_true (anno_page_label_begins ("Read more: Ferry runs again"));
  g_assert_true (anno_page_label_begins ("À LIRE AUSSI : Le pont ferme"));
  g_assert_true (anno_page_label_begins ("Читайте также: Мост закрыт"));
  g_assert_false (anno_page_label_begins (""));
  g_assert_false (anno_page_label_begins ("Readers write more"));
  g_assert_false (anno_page_label_begins ("“Read more,” she said"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-labels/labels", test_labels);
  g_test_add_func ("/page-labels/beginnings", test_beginnings);
  return g_test_run ();
}
