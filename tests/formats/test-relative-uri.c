/* Proves formats/relative-uri: GLib resolves each reference to the file that was meant. */
#include "formats/relative-uri.h"

static const struct
{
  const char *from;
  const char *to;
  const char *uri;
} cases[] = {
  { "annotations/ann/article.txt.json", "article.txt", "../../article.txt" },
  { "annotations/ann/a/b/article.txt.json", "a/b/article.txt", "../../../../a/b/article.txt" },
  { "annotations/ann/x.txt.json", "annotations/x.txt", "../x.txt" },
  { "annotations/ann/x.txt.json", "annotations/ann/x.txt", "x.txt" },
  { "annotations/annie/x.txt.json", "annotations/ann/x.txt", "../ann/x.txt" },
  { "x.json", "x.txt", "x.txt" },
  { "x.json", "a:b.txt", "a%3Ab.txt" },
  { "d/x.json", "50 % of #1?.txt", "../50%20%25%20of%20%231%3F.txt" },
  { "d/x.json", "caf\xC3\xA9/\xE4\xB8\xAD.txt", "../caf%C3%A9/%E4%B8%AD.txt" },
  { "d/x.json", "latin\xE9.txt", "../latin%E9.txt" },
  { "d/x.json", "it's (a) 'b' & c=d;e,f+g!~_-.$@*.txt",
    "../it's%20(a)%20'b'%20&%20c=d;e,f+g!~_-.$@*.txt" },
  { "d/x.json", "q\"<>\\^`{|}[].txt", "../q%22%3C%3E%5C%5E%60%7B%7C%7D%5B%5D.txt" },
  { "d/x.json", "line\nend\x01\x7F.txt", "../line%0Aend%01%7F.txt" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *uri = anno_relative_uri (cases[i].from, cases[i].to);
      g_assert_cmpstr (uri, ==, cases[i].uri);

      g_autofree char *escaped = g_uri_escape_string (cases[i].from, "/", TRUE);
      g_autofree char *base = g_strconcat ("file:///corpus/", escaped, NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char *resolved = g_uri_resolve_relative (base, uri, G_URI_FLAGS_ENCODED, &error);
      g_assert_no_error (error);
      g_autofree char *path = g_filename_from_uri (resolved, NULL, &error);
      g_assert_no_error (error);
      g_autofree char *meant = g_strconcat ("/corpus/", cases[i].to, NULL);
      g_assert_cmpstr (path, ==, meant);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/relative-uri/cases", test_cases);
  return g_test_run ();
}
