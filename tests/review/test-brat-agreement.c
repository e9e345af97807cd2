/* Proves review/pair-scores against what another program says of real annotations: the report that
 * brat-iaa made of four annotators on seven articles (tests/data/review/ORIGIN.md). Each row of it
 * is the mean, and the deviation, of the F1 of all pairs of annotators: in one article, of one
 * label, or of all.
 */
#include "review/pair-scores.h"

#include <math.h>
#include <string.h>

#define N_RATERS 4

static const char *const raters[N_RATERS] = { "Lisa", "Maria", "Max", "Peter" };
static const char *const labels[] = { "LOC", "MISC", "ORG", "PER" };

static char *
data_path (const char *folder, const char *name)
{
  return g_build_filename (g_getenv ("ANNO_TEST_DATA"), "review", "bratiaa", folder, name, NULL);
}

static char *
read_file (const char *folder, const char *name)
{
  g_autofree char *path = data_path (folder, name);
  g_autoptr (GError) error = NULL;
  char *content = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  return content;
}

static guint
category_of (const char *label)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i], label))
      return i;
  g_assert_not_reached ();
}

/* Adds the text-bounds of a file: "T1\tPER 4 17\tViruca Atanes". */
static void
read_marks (AnnoRatedText *text, guint rater, const char *name)
{
  g_autofree char *content = read_file (raters[rater], name);
  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);

  text->rated[rater] = TRUE;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (lines[i][0] != 'T')
        continue;
      g_auto (GStrv) parts = g_strsplit_set (lines[i], "\t ", 5);
      g_assert_cmpuint (g_strv_length (parts), ==, 5);
      const AnnoRatedUnit unit = { strtoul (parts[2], NULL, 10), strtoul (parts[3], NULL, 10),
                                   category_of (parts[1]), i };
      anno_rated_text_add (text, rater, &unit);
    }
}

/* Counts @name, or all articles with NULL. */
static void
count (AnnoPairCounts *counts, GHashTable *texts, const char *name, guint a, guint b)
{
  GHashTableIter iter;
  gpointer key;
  gpointer text;

  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &key, &text))
    if (name == NULL || g_str_equal (name, key))
      anno_pair_counts_add_text (counts, text, a, b);
}

/* The mean over all pairs of annotators and the deviation of the whole, as in the report. */
static void
summarise (GHashTable *texts, const char *name, guint category, double *mean, double *deviation)
{
  double sum = 0;
  double squares = 0;
  guint n = 0;

  for (guint i = 0; i < N_RATERS; i++)
    for (guint k = i + 1; k < N_RATERS; k++, n++)
      {
        g_autoptr (AnnoPairCounts) counts = anno_pair_counts_new (G_N_ELEMENTS (labels), FALSE);
        count (counts, texts, name, i, k);
        AnnoMeasure f1 = anno_pair_counts_finish (counts, ANNO_PAIR_EXACT, category).f1;
        g_assert_cmpint (f1.undefined, ==, ANNO_DEFINED);
        sum += f1.value;
        squares += f1.value * f1.value;
      }
  *mean = sum / n;
  *deviation = sqrt (squares / n - *mean * *mean);
}

static GHashTable *
read_texts (char **report)
{
  GHashTable *texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify) anno_rated_text_free);

  for (guint i = 0; report[i] != NULL; i++)
    {
      if (!g_str_has_prefix (report[i], "| esp."))
        continue;
      g_auto (GStrv) cells = g_strsplit (report[i], "|", -1);
      AnnoRatedText *text = anno_rated_text_new (N_RATERS, G_N_ELEMENTS (labels), 100000);
      for (guint k = 0; k < N_RATERS; k++)
        read_marks (text, k, g_strstrip (cells[1]));
      g_hash_table_insert (texts, g_strdup (cells[1]), text);
    }
  return texts;
}

static void
assert_row (GHashTable *texts, char **cells)
{
  gboolean is_text = g_hash_table_contains (texts, cells[1]);
  double mean;
  double deviation;

  summarise (texts, is_text ? cells[1] : NULL, is_text ? ANNO_PAIR_ALL : category_of (cells[1]),
             &mean, &deviation);
  g_autofree char *mean_words = g_strdup_printf ("%.3f", mean);
  g_autofree char *deviation_words = g_strdup_printf ("%.3f", deviation);
  g_assert_cmpstr (mean_words, ==, g_strstrip (cells[2]));
  g_assert_cmpstr (deviation_words, ==, g_strstrip (cells[3]));
}

static void
test_report (void)
{
  g_autofree char *content = read_file (".", "instance-agreement-report.md");
  g_auto (GStrv) report = g_strsplit (content, "\n", -1);
  g_autoptr (GHashTable) texts = read_texts (report);
  guint n_rows = 0;

  for (guint i = 0; report[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (report[i], "|", -1);
      if (g_strv_length (cells) != 5 || !g_ascii_isdigit (*g_strchug (cells[2])))
        continue;
      g_strstrip (cells[1]);
      assert_row (texts, cells);
      n_rows++;
    }
  g_assert_cmpuint (n_rows, ==, 7 + 4);
}

static void
test_overall (void)
{
  g_autofree char *content = read_file (".", "instance-agreement-report.md");
  g_auto (GStrv) report = g_strsplit (content, "\n", -1);
  g_autoptr (GHashTable) texts = read_texts (report);
  double mean;
  double deviation;

  g_assert_cmpuint (g_hash_table_size (texts), ==, 7);
  summarise (texts, NULL, ANNO_PAIR_ALL, &mean, &deviation);
  g_autofree char *line = g_strdup_printf ("* Mean F1: %.3f, SD F1: %.3f\n", mean, deviation);
  g_assert_nonnull (strstr (content, line));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/brat-agreement/report", test_report);
  g_test_add_func ("/brat-agreement/overall", test_overall);
  return g_test_run ();
}
