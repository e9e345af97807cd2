/* Proves foreign/kept-members. */
#include "foreign/kept-members.h"

static const char *const names[] = { "name", "@context", NULL };

/* What is hidden, and what it is then. */
static const char *const rows[][2] = {
  { NULL, NULL },
  { "\"a\":1", "\"a\":1" },
  { "\"name\":[1, 2],\"a\":\"name\"", "\"annotator:kept:name\":[1, 2],\"a\":\"name\"" },
  { "\"a\":{\"name\":1},\"@context\":null", "\"a\":{\"name\":1},\"annotator:kept:@context\":null" },
  { "\"annotator:kept:b\":1", "\"annotator:kept:annotator:kept:b\":1" },
  { "\"annotator:kept:name\":1,\"name\":2",
    "\"annotator:kept:annotator:kept:name\":1,\"annotator:kept:name\":2" },
  /* escapes stay what they are */
  { "\"n\\u0061me\":1", "\"annotator:kept:n\\u0061me\":1" },
  { "\"\\u0061nnotator:kept:x\":1", "\"annotator:kept:\\u0061nnotator:kept:x\":1" },
};

static void
test_hidden (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *hidden = anno_kept_members_hide (rows[i][0], names);
      g_assert_cmpstr (hidden, ==, rows[i][1]);
      g_autofree char *with = g_strconcat (hidden != NULL ? hidden : "", hidden != NULL ? "," : "",
                                           "\"name\":\"ours\"", NULL);
      g_autofree char *alone = anno_kept_members_show (hidden, names);
      g_autofree char *shown = anno_kept_members_show (with, names);
      g_assert_cmpstr (alone, ==, rows[i][0]);
      g_assert_cmpstr (shown, ==, rows[i][0]);
    }
}

/* What others may have made of it. */
static void
test_strange (void)
{
  static const char *const cases[] = {
    "\"annotator:kept:id\":1",
    "\"\\u0061nnotator:kept:name\":1",
    "\"annotator:kept:annotator:kept:x\":1,\"annotator:kept:x\":2",
    "\"annotator:kept:annotator:kept:name\":1,\"annotator:kept:\\u006eame\":1,"
    "\"annotator:kept:name\":2",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = anno_kept_members_show (cases[i], names);
      g_assert_cmpstr (shown, ==, cases[i]);
    }
}

static void
test_parts (void)
{
  const char *members = "\"a\":{\"b\":\"no\"},\"b\":\"\\u00e9\",\"c\":[ 1 ]";
  g_autofree char *dropped
      = anno_kept_members_drop (members, (const char *const[]){ "b", "x", NULL });
  g_autofree char *nothing
      = anno_kept_members_drop (members, (const char *const[]){ "a", "b", "c", NULL });
  g_autofree char *string = anno_kept_members_string (members, "b");
  g_autofree char *none = anno_kept_members_string (members, "c");
  g_autofree char *raw = anno_kept_members_raw (members, "c");

  g_assert_cmpstr (dropped, ==, "\"a\":{\"b\":\"no\"},\"c\":[ 1 ]");
  g_assert_null (nothing);
  g_assert_cmpstr (string, ==, "é");
  g_assert_null (none);
  g_assert_cmpstr (raw, ==, "[ 1 ]");
  g_assert_null (anno_kept_members_raw (NULL, "c"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kept-members/hidden", test_hidden);
  g_test_add_func ("/kept-members/strange", test_strange);
  g_test_add_func ("/kept-members/parts", test_parts);
  return g_test_run ();
}
