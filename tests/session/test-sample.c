/* Proves the sample corpus through the program: what it would read, show and write of it. */
#include "formats/annotator-file.h"
#include "formats/meta-file.h"
#include "formats/people-file.h"
#include "model/timex.h"
#include "session/layout.h"
#include "text/article.h"

typedef struct
{
  char *root;
  GPtrArray *articles; /* of file names, sorted */
} Sample;

static Sample sample;

static GBytes *
load (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *content = NULL;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (content, length);
}

static void
assert_bytes_equal (GBytes *a, GBytes *b)
{
  g_assert_cmpmem (g_bytes_get_data (a, NULL), g_bytes_get_size (a), g_bytes_get_data (b, NULL),
                   g_bytes_get_size (b));
}

static AnnoArticle *
load_article (const char *name)
{
  g_autofree char *path = anno_layout_article_file (sample.root, name);
  g_autoptr (GBytes) bytes = load (path);
  g_autoptr (GError) error = NULL;
  AnnoArticle *article = anno_article_new (bytes, &error);

  g_assert_no_error (error);
  return article;
}

static AnnoPeople *
load_people (const char *slug)
{
  g_autofree char *path = anno_layout_people_file (sample.root, slug);
  g_autoptr (GBytes) bytes = load (path);
  g_autoptr (GError) error = NULL;
  AnnoPeople *people = anno_people_file_read (bytes, &error);

  g_assert_no_error (error);
  return people;
}

static void
test_records (void)
{
  const char *const slugs[] = { "annotator-a", "annotator-b" };

  for (guint i = 0; i < G_N_ELEMENTS (slugs); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *people_path = anno_layout_people_file (sample.root, slugs[i]);
      g_autofree char *annotator_path = anno_layout_annotator_file (sample.root, slugs[i]);
      g_autoptr (GBytes) people_bytes = load (people_path);
      g_autoptr (GBytes) annotator_bytes = load (annotator_path);
      g_autoptr (AnnoPeople) people = load_people (slugs[i]);
      g_autoptr (GBytes) people_again = anno_people_file_write (people);
      g_autofree char *id = NULL;
      g_autofree char *name = NULL;

      assert_bytes_equal (people_again, people_bytes);
      anno_annotator_file_read (annotator_bytes, &id, &name, &error);
      g_assert_no_error (error);
      g_autoptr (GBytes) annotator_again = anno_annotator_file_write (id, name);
      assert_bytes_equal (annotator_again, annotator_bytes);
    }
}

/* Each article has its head where the program looks for it, and says where it is from. */
static void
test_articles (void)
{
  g_assert_cmpuint (sample.articles->len, >=, 12);
  for (guint i = 0; i < sample.articles->len; i++)
    {
      const char *name = g_ptr_array_index (sample.articles, i);
      g_autofree char *path = anno_layout_meta_file (sample.root, name);
      g_autoptr (GBytes) bytes = load (path);
      g_autoptr (AnnoArticle) article = load_article (name);
      g_autoptr (GError) error = NULL;
      g_auto (AnnoMeta) meta = { 0 };

      anno_meta_file_read (bytes, &meta, &error);
      g_assert_no_error (error);
      AnnoRange headline = anno_article_get_headline (article);
      AnnoRange dateline = anno_article_get_dateline (article);
      g_autofree char *title = anno_article_slice (article, headline.start, headline.end);
      g_assert_cmpstr (title, ==, meta.title);
      g_assert_cmpuint (dateline.start, ==, headline.end + 2);
      g_assert_cmpstr (meta.source, ==, "Wikinews");
      g_assert_true (g_str_has_prefix (meta.url, "https://en.wikinews.org/wiki/"));
      g_assert_true (anno_timex_check ("DATE", meta.date, NULL));
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static void
set_up (void)
{
  g_autoptr (GError) error = NULL;

  sample.root = g_canonicalize_filename ("../../data/sample", g_getenv ("ANNO_TEST_DATA"));
  sample.articles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) folder = g_dir_open (sample.root, 0, &error);
  g_assert_no_error (error);
  for (const char *name = g_dir_read_name (folder); name != NULL; name = g_dir_read_name (folder))
    if (g_str_has_suffix (name, ".txt"))
      g_ptr_array_add (sample.articles, g_strdup (name));
  g_ptr_array_sort (sample.articles, compare_names);
}

static void
tear_down (void)
{
  g_clear_pointer (&sample.root, g_free);
  g_clear_pointer (&sample.articles, g_ptr_array_unref);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  set_up ();
  g_test_add_func ("/session/sample/articles", test_articles);
  g_test_add_func ("/session/sample/records", test_records);
  int result = g_test_run ();
  tear_down ();
  return result;
}
