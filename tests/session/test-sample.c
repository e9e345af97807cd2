/* Proves the sample corpus through the program: what it would read, show and write of it. */
#include "formats/annotator-file.h"
#include "formats/layer-reader.h"
#include "formats/layer-writer.h"
#include "formats/meta-file.h"
#include "formats/people-file.h"
#include "formats/review-printer.h"
#include "formats/review-reader.h"
#include "formats/tagset-file.h"
#include "model/check.h"
#include "model/timex.h"
#include "review/review-state.h"
#include "session/layout.h"
#include "session/review-case.h"
#include "session/review-store.h"
#include "text/article.h"

typedef struct
{
  char *root;
  GPtrArray *articles; /* of file names, sorted */
  AnnoTagset *tagset;
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

/* The layer's bytes, or NULL where that annotator hasn't begun. */
static GBytes *
load_layer (const char *slug, const char *article)
{
  g_autofree char *path = anno_layout_layer_file (sample.root, slug, article);

  return g_file_test (path, G_FILE_TEST_EXISTS) ? load (path) : NULL;
}

static void
assert_none (GPtrArray *findings, const char *slug, const char *article)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const AnnoFinding *finding = g_ptr_array_index (findings, i);
      g_test_message ("%s, %s, %u–%u: %s", slug, article, finding->start, finding->end,
                      finding->message);
    }
  g_assert_cmpuint (findings->len, ==, 0);
}

static AnnoLayer *
read_layer (GBytes *bytes, AnnoArticle *article, GPtrArray *findings)
{
  g_autoptr (GError) error = NULL;
  AnnoLayer *layer = anno_layer_reader_read (bytes, article, findings, NULL, &error);

  g_assert_no_error (error);
  return layer;
}

typedef void (*LayerVisit) (const char *slug,
                            const char *name,
                            AnnoArticle *article,
                            GBytes *bytes);

static void
foreach_layer (LayerVisit visit)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) slugs = anno_layout_list_annotators (sample.root, &error);
  guint n_layers = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (slugs), ==, 3); /* two of them with layers, and the reviewer */
  for (guint i = 0; slugs[i] != NULL; i++)
    for (guint j = 0; j < sample.articles->len; j++)
      {
        const char *name = g_ptr_array_index (sample.articles, j);
        g_autoptr (GBytes) bytes = load_layer (slugs[i], name);
        if (bytes == NULL)
          continue;
        g_autoptr (AnnoArticle) article = load_article (name);
        visit (slugs[i], name, article, bytes);
        n_layers++;
      }
  g_assert_cmpuint (n_layers, >=, 12);
}

/* Read without a finding, about this very text, and with nothing for `check` to say. */
static void
check_sound (const char *slug, const char *name, AnnoArticle *article, GBytes *bytes)
{
  g_autoptr (GPtrArray) findings = anno_findings_new ();
  g_autoptr (AnnoLayer) layer = read_layer (bytes, article, findings);
  g_autoptr (AnnoPeople) people = load_people (slug);

  anno_check_layer (layer, sample.tagset, people, findings);
  assert_none (findings, slug, name);
  g_assert_null (anno_layer_get_unread (layer));
  g_assert_cmpuint (anno_layer_get_n_spans (layer), >, 10);
  g_assert_cmpstr (anno_layer_get_header (layer)->sha256, ==, anno_article_get_sha256 (article));
  g_assert_cmpstr (anno_layer_get_header (layer)->label, ==, name);
}

static void
test_sound (void)
{
  foreach_layer (check_sound);
}

static void
check_same (const char *slug, const char *name, AnnoArticle *article, GBytes *bytes)
{
  g_autoptr (GPtrArray) findings = anno_findings_new ();
  g_autoptr (AnnoLayer) layer = read_layer (bytes, article, findings);
  g_autoptr (AnnoLayerSnapshot) snapshot = anno_layer_snapshot_new (layer);
  g_autofree char *below = anno_layout_layer_below (slug, name);
  g_autoptr (GBytes) again
      = anno_layer_writer_write (snapshot, article, sample.tagset, name, below);

  assert_bytes_equal (again, bytes);
}

/* What the program would write is what is there: a first touch gives a small diff. */
static void
test_same_bytes (void)
{
  foreach_layer (check_same);
}

static void
check_value (AnnoLayer *layer, AnnoPeople *people, const AnnoTag *tag, const AnnoValue *value)
{
  const AnnoField *field = anno_tag_find_field (tag, value->field);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (field);
  switch (value->kind)
    {
    case ANNO_VALUE_PERSON:
      g_assert_nonnull (anno_people_find (people, value->text));
      break;
    case ANNO_VALUE_LINK:
      g_assert_nonnull (anno_layer_find (layer, value->text));
      g_assert_true (
          anno_field_accepts (field, anno_span_get_tag (anno_layer_find (layer, value->text))));
      break;
    case ANNO_VALUE_TIMEX:
      g_assert_true (anno_timex_check (value->timex, value->text, &error));
      break;
    case ANNO_VALUE_TEXT:
      if (field->kind == ANNO_FIELD_CHOICE)
        g_assert_nonnull (anno_field_find_choice (field, value->text));
      break;
    }
}

static void
check_values (const char *slug, const char *name, AnnoArticle *article, GBytes *bytes)
{
  g_autoptr (GPtrArray) findings = anno_findings_new ();
  g_autoptr (AnnoLayer) layer = read_layer (bytes, article, findings);
  g_autoptr (AnnoPeople) people = load_people (slug);

  for (guint i = 0; i < anno_layer_get_n_spans (layer); i++)
    {
      AnnoSpan *span = anno_layer_nth (layer, i);
      const AnnoTag *tag = anno_tagset_find (sample.tagset, anno_span_get_tag (span));

      g_assert_nonnull (tag);
      for (guint n = 0; n < anno_span_get_n_values (span); n++)
        check_value (layer, people, tag, anno_span_get_value (span, n));
    }
}

/* Links and people are there, values are what their fields allow. */
static void
test_values (void)
{
  foreach_layer (check_values);
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

/* What the program would write of a review is what is there, too; and its reviewer is known. */
static void
test_review_bytes (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) slugs = anno_layout_list_reviewers (sample.root, &error);
  guint n_files = 0;

  g_assert_no_error (error);
  for (guint i = 0; slugs[i] != NULL; i++)
    for (guint j = 0; j < sample.articles->len; j++)
      {
        const char *name = g_ptr_array_index (sample.articles, j);
        g_autofree char *path = anno_layout_review_file (sample.root, slugs[i], name);
        g_autofree char *below = anno_layout_review_below (slugs[i], name);
        if (!g_file_test (path, G_FILE_TEST_EXISTS))
          continue;
        g_autoptr (GBytes) bytes = load (path);
        g_autoptr (GPtrArray) findings = anno_findings_new ();
        g_autoptr (AnnoReviewFile) file = anno_review_reader_read (bytes, findings, &error);
        g_assert_no_error (error);
        assert_none (findings, slugs[i], name);
        g_assert_cmpuint (file->unread->len, ==, 0);
        g_autoptr (AnnoArticle) article = load_article (name);
        g_assert_cmpstr (file->sha256, ==, anno_article_get_sha256 (article));
        g_autofree char *owner_path = anno_layout_annotator_file (sample.root, slugs[i]);
        g_autoptr (GBytes) owner = load (owner_path);
        g_autofree char *id = NULL, *owner_name = NULL;
        anno_annotator_file_read (owner, &id, &owner_name, &error);
        g_assert_no_error (error);
        g_assert_cmpstr (file->creator_id, ==, id);
        g_assert_cmpstr (file->creator_name, ==, owner_name);
        g_autoptr (GBytes) again = anno_review_printer_print (file, name, below, &error);
        g_assert_no_error (error);
        assert_bytes_equal (again, bytes);
        n_files++;
      }
  g_assert_cmpuint (n_files, ==, 4);
}

typedef struct
{
  const char *article;
  guint n_differences;
  guint n_decided;
  guint n_outdated;
  guint n_skipped;
  guint n_unsure;
  guint n_threads;
  guint n_unresolved;
  AnnoVerdict verdict;
} Reviewed;

static guint
count_status (const AnnoReviewState *state, AnnoReviewStatus status)
{
  guint n = 0;

  for (guint i = 0; i < state->items->len; i++)
    n += anno_review_state_get (state, i)->status == status ? 1 : 0;
  return n;
}

static void
check_reviewed (const Reviewed *row)
{
  const char *const slugs[] = { "annotator-a", "annotator-b", NULL };
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) both = g_ptr_array_new ();
  const AnnoSurveyEntry entry = { (char *) row->article, TRUE, both };
  g_autoptr (AnnoReviewPeople) people = anno_review_people_new (sample.root, slugs, problems);

  for (guint i = 0; slugs[i] != NULL; i++)
    g_ptr_array_add (both, (gpointer) slugs[i]);
  g_autoptr (AnnoReviewCase) one
      = anno_review_case_load (sample.root, &entry, people, sample.tagset, problems);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoReviews) reviews = anno_review_store_load (sample.root, row->article, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  g_autoptr (AnnoReviewState) state
      = anno_review_state_new (anno_review_case_compare (one), reviews->records);
  g_assert_cmpuint (state->n_differences, ==, row->n_differences);
  g_assert_cmpuint (state->n_decided, ==, row->n_decided);
  g_assert_cmpuint (state->n_outdated, ==, row->n_outdated);
  g_assert_cmpuint (count_status (state, ANNO_STATUS_SKIPPED), ==, row->n_skipped);
  g_assert_cmpuint (count_status (state, ANNO_STATUS_UNSURE), ==, row->n_unsure);
  g_assert_cmpuint (state->threads->len, ==, row->n_threads);
  g_assert_cmpuint (state->n_unresolved, ==, row->n_unresolved);
  g_assert_cmpuint (state->orphans->len, ==, 0);
  g_assert_cmpuint (state->verdicts->len, ==, 1);
  g_assert_cmpint (((const AnnoReviewRecord *) state->verdicts->pdata[0])->verdict, ==,
                   row->verdict);
}

/* Who opens the sample sees what a review can be: this, as the README has it. */
static void
test_reviewed (void)
{
  static const Reviewed rows[] = {
    { "mecca-crane-collapse.txt", 6, 6, 0, 0, 0, 0, 0, ANNO_VERDICT_APPROVE },
    { "afghan-robotics-team.txt", 11, 5, 1, 1, 1, 2, 1, ANNO_VERDICT_CHANGES },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    check_reviewed (&rows[i]);
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
  sample.tagset = anno_tagset_file_get_default ();
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
  g_clear_pointer (&sample.tagset, anno_tagset_unref);
  g_clear_pointer (&sample.articles, g_ptr_array_unref);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  set_up ();
  g_test_add_func ("/session/sample/articles", test_articles);
  g_test_add_func ("/session/sample/records", test_records);
  g_test_add_func ("/session/sample/sound", test_sound);
  g_test_add_func ("/session/sample/same-bytes", test_same_bytes);
  g_test_add_func ("/session/sample/values", test_values);
  g_test_add_func ("/session/sample/review-bytes", test_review_bytes);
  g_test_add_func ("/session/sample/reviewed", test_reviewed);
  int result = g_test_run ();
  tear_down ();
  return result;
}
