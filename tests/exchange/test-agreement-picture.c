/* Proves exchange/agreement-picture and what it draws with: tables to the letter, SVG that is XML,
 * says its numbers, and is the same each time, names that would break either, many people, and
 * nothing to show. */
#include "exchange/agreement-picture.h"

#include "formats/tagset-file.h"

#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <string.h>

#define HOSTILE "<Ann> & \"Ben\"\n\xe2\x80\xae=1+1"

static AnnoAgreementReport *
report_new (guint n_people)
{
  AnnoAgreementReport *self = g_new0 (AnnoAgreementReport, 1);

  self->tagset = anno_tagset_file_get_default ();
  self->slugs = g_ptr_array_new_with_free_func (g_free);
  self->folders = g_ptr_array_new_with_free_func (g_free);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->articles = g_ptr_array_new_with_free_func (g_free);
  self->moves = g_ptr_array_new ();
  self->problems = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_array_new (FALSE, FALSE, sizeof (AnnoAgreementRow));
  self->confusion = anno_confusion_new (self->tagset);
  for (guint i = 0; i < n_people; i++)
    {
      g_ptr_array_add (self->slugs, g_strdup_printf ("p%u", i));
      g_ptr_array_add (self->folders, g_strdup_printf ("p%u", i));
      g_ptr_array_add (self->names, i == 0 ? g_strdup (HOSTILE) : g_strdup_printf ("P %u", i));
    }
  return self;
}

static void
add_pair (AnnoAgreementReport *self, guint a, guint b, double value, gboolean has_interval)
{
  const AnnoAgreementRow row = {
    .measure = "exact-f1",
    .of = ANNO_AGREEMENT_OF_PAIR,
    .number = a,
    .other = b,
    .value = { value, value < 0 ? ANNO_UNDEFINED_NO_TEXT : ANNO_DEFINED, 3, 20, 0 },
    .interval = { has_interval, value - 0.125, value + 0.125, 1000 },
  };
  g_array_append_val (self->rows, row);
}

static char *
to_string (GBytes *bytes)
{
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);

  g_assert_true (g_utf8_validate_len (data, n, NULL));
  return g_strndup (data, n);
}

static char *
csv_of (const AnnoAgreementPicture *picture)
{
  g_autoptr (GBytes) bytes = anno_agreement_picture_print_csv (picture);
  return to_string (bytes);
}

static char *
svg_of (const AnnoAgreementPicture *picture)
{
  g_autoptr (GBytes) bytes = anno_agreement_picture_print_svg (picture);
  return to_string (bytes);
}

/* The words of the element at the beginning, as a reader of XML has them. */
static char *
words_of (const char *svg, const char *element)
{
  xmlDoc *doc = xmlReadMemory (svg, (int) strlen (svg), NULL, NULL, XML_PARSE_NONET);
  char *words = NULL;

  g_assert_nonnull (doc);
  for (xmlNode *node = xmlDocGetRootElement (doc)->children; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE && g_str_equal ((const char *) node->name, element))
      {
        xmlChar *content = xmlNodeGetContent (node);
        words = g_strdup ((const char *) content);
        xmlFree (content);
      }
  xmlFreeDoc (doc);
  return words;
}

static void
test_pairs (void)
{
  g_autoptr (AnnoAgreementReport) report = report_new (3);
  add_pair (report, 0, 1, 0.5, TRUE);
  add_pair (report, 0, 2, -1, FALSE);
  add_pair (report, 1, 2, 0.87654, FALSE);
  g_autoptr (AnnoAgreementPicture) picture
      = anno_agreement_picture_new (report, ANNO_PICTURE_PAIRS, NULL);
  g_autofree char *csv = csv_of (picture), *svg = svg_of (picture), *again = svg_of (picture);
  g_autofree char *title = words_of (svg, "title"), *desc = words_of (svg, "desc");

  g_assert_cmpstr (csv, ==,
                   "annotator,other,exact_f1,low,high,articles,annotations\r\n"
                   "p0,p1,0.5000,0.3750,0.6250,3,20\r\n"
                   "p0,p2,,,,3,20\r\n"
                   "p1,p2,0.8765,,,3,20\r\n");
  g_assert_cmpstr (svg, ==, again);
  g_assert_cmpstr (title, ==, anno_agreement_picture_get_title (picture));
  g_assert_nonnull (strstr (desc, "p0,p1,0.5000,0.3750,0.6250,3,20"));
  g_assert_nonnull (strstr (desc, "<Ann> & \"Ben\""));
  g_assert_null (strstr (svg, "id=\"surface"));
  g_assert_nonnull (strstr (anno_agreement_picture_get_words (picture), "P 1 and P 2, 0.88"));
}

/* Where a cell is, and which one. */
static void
test_find (void)
{
  g_autoptr (AnnoAgreementReport) report = report_new (2);
  double width, height;
  guint n_found = 0, row, column;

  add_pair (report, 0, 1, 0.5, TRUE);
  g_autoptr (AnnoAgreementPicture) picture
      = anno_agreement_picture_new (report, ANNO_PICTURE_PAIRS, NULL);
  anno_agreement_picture_measure (picture, &width, &height);
  for (double x = 0; x < width; x += 5)
    for (double y = 0; y < height; y += 5)
      if (anno_agreement_picture_find (picture, x, y, &row, &column))
        {
          g_assert_cmpuint (row + column, ==, 1); /* never the diagonal */
          n_found++;
        }
  g_assert_cmpuint (n_found, >, 40);
}

static void
test_tags (void)
{
  g_autoptr (AnnoAgreementReport) report = report_new (2);
  const guint n = report->confusion->n;

  report->confusion->cells[0] = 7;
  report->confusion->cells[1] = 2;
  report->confusion->cells[(gsize) (n - 1) * n + 1] = 3;
  report->confusion->n_pairs = 12;
  g_autoptr (AnnoAgreementPicture) picture
      = anno_agreement_picture_new (report, ANNO_PICTURE_TAGS, NULL);
  const char *first = anno_tagset_get_tag (report->tagset, 0)->id;
  const char *second = anno_tagset_get_tag (report->tagset, 1)->id;
  g_autofree char *csv = csv_of (picture), *svg = svg_of (picture);
  g_autofree char *desc = words_of (svg, "desc");
  g_autofree char *expected = g_strdup_printf ("first,second,pairs\r\n%s,%s,7\r\n%s,%s,2\r\n"
                                               "(nothing),%s,3\r\n",
                                               first, first, first, second, second);
  g_assert_cmpstr (csv, ==, expected);
  g_assert_nonnull (strstr (desc, "Of 12 pairs, 7 have the same tag."));
}

/* A hundred people are a matrix of the first thirty, and a table of all. */
static void
test_many (void)
{
  g_autoptr (AnnoAgreementReport) report = report_new (100);
  double width, height;
  guint n_lines = 0;

  for (guint i = 0; i < 100; i++)
    for (guint k = i + 1; k < 100; k++)
      add_pair (report, i, k, 0.5, FALSE);
  g_autoptr (AnnoAgreementPicture) picture
      = anno_agreement_picture_new (report, ANNO_PICTURE_PAIRS, NULL);
  g_autofree char *csv = csv_of (picture);
  for (const char *p = csv; *p != '\0'; p++)
    n_lines += *p == '\n' ? 1 : 0;
  anno_agreement_picture_measure (picture, &width, &height);
  g_assert_cmpuint (n_lines, ==, 1 + 4950);
  g_assert_cmpfloat (width, <, 1800);
  g_autofree char *svg = svg_of (picture);
  g_assert_nonnull (svg);
}

static void
test_nothing (void)
{
  g_autoptr (AnnoAgreementReport) report = report_new (1);

  for (guint i = 0; i < ANNO_N_PICTURES; i++)
    {
      g_autofree char *why = NULL;
      g_autoptr (AnnoAgreementPicture) picture
          = anno_agreement_picture_new (report, (AnnoPictureKind) i, &why);
      g_assert_null (picture);
      g_assert_nonnull (why);
      g_assert_true (g_str_has_suffix (why, "."));
    }
}

static AnnoRatedText *
make_text (const AnnoAgreementReport *report)
{
  AnnoRatedText *text = anno_rated_text_new (3, report->confusion->n - 1, 50);
  const AnnoRatedUnit one = { 0, 5, 0, 0 }, other = { 10, 15, 0, 1 };

  anno_rated_text_add (text, 0, &one);
  anno_rated_text_add (text, 1, &one);
  anno_rated_text_add (text, 1, &other);
  anno_rated_text_add (text, 2, &one);
  return text;
}

static void
test_time_and_review (void)
{
  g_autoptr (AnnoAgreementReport) report = report_new (2);
  g_autoptr (AnnoRatedText) text = make_text (report);

  report->course = anno_agreement_course_new (2, text->n_categories);
  anno_agreement_course_add (report->course, text, 8 * G_TIME_SPAN_DAY);
  report->gain = anno_review_gain_new (2, text->n_categories);
  report->settled = g_strdup (HOSTILE);
  anno_review_gain_add (report->gain, text);

  g_autoptr (AnnoAgreementPicture) time
      = anno_agreement_picture_new (report, ANNO_PICTURE_TIME, NULL);
  g_autoptr (AnnoAgreementPicture) review
      = anno_agreement_picture_new (report, ANNO_PICTURE_REVIEW, NULL);
  g_autofree char *times = csv_of (time), *reviews = csv_of (review);
  g_autofree char *time_svg = svg_of (time), *review_svg = svg_of (review);
  g_autofree char *time_desc = words_of (time_svg, "desc");
  g_autofree char *review_desc = words_of (review_svg, "desc");
  g_assert_cmpstr (times, ==,
                   "day,exact_f1,low,high,articles,annotations\r\n1970-01-09,0.6667,,,1,3\r\n");
  g_assert_cmpstr (reviews, ==,
                   "annotator,before,before_low,before_high,after,after_low,after_high,articles\r\n"
                   ",0.6667,,,0.8000,,,1\r\np0,0.6667,,,1.0000,,,1\r\np1,0.6667,,,0.6667,,,1\r\n");
  g_assert_nonnull (strstr (time_desc, "1970-01-09: 0.67, of 1 article."));
  g_assert_nonnull (strstr (review_desc, "P 1: 0.67, then 0.67."));
}

static void
test_save (void)
{
  g_autoptr (AnnoAgreementReport) report = report_new (2);
  g_autofree char *folder = g_dir_make_tmp ("picture-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "pairs.csv", NULL), *got = NULL;
  g_autoptr (GError) error = NULL;

  add_pair (report, 0, 1, 0.5, FALSE);
  g_autoptr (AnnoAgreementPicture) picture
      = anno_agreement_picture_new (report, ANNO_PICTURE_PAIRS, NULL);
  g_assert_true (anno_agreement_picture_save (picture, path, FALSE, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &got, NULL, NULL));
  g_autofree char *csv = csv_of (picture);
  g_assert_cmpstr (got, ==, csv);
  g_assert_false (anno_agreement_picture_save (picture, path, FALSE, &error));
  g_assert_nonnull (strstr (error->message, "there already"));
  g_clear_error (&error);
  g_assert_true (anno_agreement_picture_save (picture, path, TRUE, &error));
  g_unlink (path);
  g_rmdir (folder);
}

/* Every scheme draws on anything, whatever is in the names. */
static void
test_schemes (void)
{
  g_autoptr (AnnoAgreementReport) report = report_new (2);

  add_pair (report, 0, 1, 0.5, TRUE);
  g_autoptr (AnnoAgreementPicture) picture
      = anno_agreement_picture_new (report, ANNO_PICTURE_PAIRS, NULL);
  for (guint i = ANNO_PLOT_LIGHT; i <= ANNO_PLOT_PRINT; i++)
    {
      double width, height;
      anno_agreement_picture_measure (picture, &width, &height);
      cairo_surface_t *surface
          = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) width, (int) height);
      cairo_t *cr = cairo_create (surface);
      anno_agreement_picture_draw (picture, cr, (AnnoPlotScheme) i);
      cairo_destroy (cr);
      cairo_surface_flush (surface);
      const guint32 corner = *(const guint32 *) (gconstpointer) cairo_image_surface_get_data (surface);
      /* Only paper has a ground of its own. */
      g_assert_cmphex (corner, ==, i == ANNO_PLOT_PRINT ? 0xffffffff : 0);
      cairo_surface_destroy (surface);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agreement-picture/pairs", test_pairs);
  g_test_add_func ("/agreement-picture/find", test_find);
  g_test_add_func ("/agreement-picture/tags", test_tags);
  g_test_add_func ("/agreement-picture/many", test_many);
  g_test_add_func ("/agreement-picture/nothing", test_nothing);
  g_test_add_func ("/agreement-picture/time-and-review", test_time_and_review);
  g_test_add_func ("/agreement-picture/save", test_save);
  g_test_add_func ("/agreement-picture/schemes", test_schemes);
  return g_test_run ();
}
