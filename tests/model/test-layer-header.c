/* Proves model/layer-header: a copy holds all, and only three members can be set. */
#include "model/layer-header.h"

static void
test_new (void)
{
  g_autoptr (AnnoLayerHeader) header = anno_layer_header_new ("a.txt", "urn:uuid:1", "Ann", NULL);
  g_autoptr (AnnoLayerHeader) other = anno_layer_header_new ("a.txt", "urn:uuid:1", "Ann", "00");

  g_assert_true (g_str_has_prefix (header->id, "urn:uuid:"));
  g_assert_cmpstr (header->id, !=, other->id);
  g_assert_cmpstr (header->label, ==, "a.txt");
  g_assert_cmpstr (header->creator_id, ==, "urn:uuid:1");
  g_assert_cmpstr (header->creator_name, ==, "Ann");
  g_assert_null (header->sha256);
  g_assert_cmpstr (other->sha256, ==, "00");
  g_assert_cmpstr (header->state, ==, "new");
  g_assert_null (header->date);
  anno_layer_header_free (NULL);
}

static void
test_copy (void)
{
  g_autoptr (AnnoLayerHeader) header = anno_layer_header_new ("a.txt", "urn:uuid:1", "Ann", "00");
  header->date = g_strdup ("2017-07-10");
  header->date_origin = g_strdup ("hand");
  header->context = g_strdup ("[]");
  header->extra = g_strdup ("\"a\":1");
  header->creator_extra = g_strdup ("\"c\":3");
  header->page_extra = g_strdup ("\"d\":4");
  header->article_extra = g_strdup ("\"b\":2");
  g_autoptr (AnnoLayerHeader) copy = anno_layer_header_copy (header);

  char *const *a = (char *const *) header, *const *b = (char *const *) copy;
  for (guint i = 0; i < sizeof *header / sizeof (char *); i++)
    {
      g_assert_nonnull (a[i]);
      g_assert_cmpstr (a[i], ==, b[i]);
      g_assert_true (a[i] != b[i]);
    }
}

static void
test_members (void)
{
  static const char *const names[] = { "date", "dateOrigin", "state" };
  g_autoptr (AnnoLayerHeader) header = anno_layer_header_new ("a.txt", "urn:uuid:1", "Ann", "00");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_true (anno_layer_header_set_member (header, names[i], names[i]));
      for (guint j = 0; j <= i; j++)
        g_assert_cmpstr (anno_layer_header_get_member (header, names[j]), ==, names[j]);
    }
  g_assert_cmpstr (header->date, ==, "date");
  g_assert_cmpstr (header->date_origin, ==, "dateOrigin");
  g_assert_true (anno_layer_header_set_member (header, "date", NULL));
  g_assert_null (anno_layer_header_get_member (header, "date"));
  g_assert_false (anno_layer_header_set_member (header, "sha256", "11"));
  g_assert_cmpstr (header->sha256, ==, "00");
  g_assert_null (anno_layer_header_get_member (header, "sha256"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layer-header/new", test_new);
  g_test_add_func ("/layer-header/copy", test_copy);
  g_test_add_func ("/layer-header/members", test_members);
  return g_test_run ();
}
