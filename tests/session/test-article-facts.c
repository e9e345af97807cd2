/* Proves session/article-facts: what a person may type for each fact, what becomes of it, and that
 * what is refused changes nothing. */
#include "session/article-facts.h"

#include "suggest/calendar-error.h"

#include <string.h>

static void
fill (AnnoMeta *meta)
{
  anno_meta_clear (meta);
  meta->title = g_strdup ("Headline\nin two lines");
  meta->byline = g_strdup ("By Ann");
  meta->date = g_strdup ("2017-07-10");
  meta->date_origin = g_strdup ("metadata");
  meta->raw_date = g_strdup ("20170710T031500-0400");
  meta->language = g_strdup ("English");
  meta->id = g_strdup ("urn:x");
  meta->unknown = g_strdup ("\"theirs\":1");
  meta->rule = 1;
}

static char *
print (const AnnoMeta *meta)
{
  g_autoptr (GBytes) bytes = anno_meta_file_write (meta);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_taken (void)
{
  static const struct
  {
    AnnoFact fact;
    const char *typed, *shown;
  } cases[] = {
    { ANNO_FACT_TITLE, "  Another headline ", "Another headline" },
    { ANNO_FACT_TITLE, "Two\nlines,\ttabs\342\200\250and more", "Two lines, tabs and more" },
    { ANNO_FACT_TITLE, "turned \342\200\256round", "turned round" },
    { ANNO_FACT_TITLE, "\302\205", "" },
    { ANNO_FACT_BYLINE, "", "" },
    { ANNO_FACT_BYLINE, " \n\t ", "" },
    { ANNO_FACT_DATE, "9 July 2017", "2017-07-09" },
    { ANNO_FACT_DATE, "yesterday", "2017-07-09" },
    { ANNO_FACT_DATE, "", "" },
    { ANNO_FACT_URL, "https://example.org/a?b=c#d", "https://example.org/a?b=c#d" },
    { ANNO_FACT_URL, "HTTP://example.org", "HTTP://example.org" },
    { ANNO_FACT_SOURCE, "Agency", "Agency" },
    { ANNO_FACT_LANGUAGE, "de-AT", "de-AT" },
    { ANNO_FACT_LANGUAGE, "zh-Hant-TW", "zh-Hant-TW" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (AnnoMeta) meta = { NULL };
      g_autoptr (GError) error = NULL;
      fill (&meta);
      g_test_message ("%u: %s", i, cases[i].typed);
      g_assert_true (anno_fact_set (&meta, cases[i].fact, cases[i].typed, &error));
      g_assert_no_error (error);
      g_autofree char *shown = anno_fact_show (&meta, cases[i].fact);
      g_assert_cmpstr (shown, ==, cases[i].shown);
      /* The file lacks what says nothing. */
      g_autofree char *file = print (&meta);
      g_autofree char *member = g_strdup_printf ("\"%s\":", anno_fact_get_key (cases[i].fact));
      g_assert_cmpint (strstr (file, member) != NULL, ==, *shown != '\0');
      g_assert_cmpstr (meta.id, ==, "urn:x");
      g_assert_cmpstr (meta.unknown, ==, "\"theirs\":1");
    }
}

static void
test_refused (void)
{
  static const struct
  {
    AnnoFact fact;
    const char *typed;
    AnnoFactError code;
  } cases[] = {
    { ANNO_FACT_TITLE, "not \377 UTF-8", ANNO_FACT_ERROR_TEXT },
    { ANNO_FACT_URL, "example.org", ANNO_FACT_ERROR_ADDRESS },
    { ANNO_FACT_URL, "/news", ANNO_FACT_ERROR_ADDRESS },
    { ANNO_FACT_URL, "//example.org/", ANNO_FACT_ERROR_ADDRESS },
    { ANNO_FACT_URL, "https:", ANNO_FACT_ERROR_ADDRESS },
    { ANNO_FACT_URL, "https:///news", ANNO_FACT_ERROR_ADDRESS },
    { ANNO_FACT_URL, "ftp://example.org/", ANNO_FACT_ERROR_ADDRESS },
    { ANNO_FACT_URL, "javascript:alert(1)", ANNO_FACT_ERROR_ADDRESS },
    { ANNO_FACT_URL, "file:///etc/passwd", ANNO_FACT_ERROR_ADDRESS },
    { ANNO_FACT_URL, "https://example.org/a b", ANNO_FACT_ERROR_ADDRESS },
    { ANNO_FACT_URL, "https://example.org/<script>", ANNO_FACT_ERROR_ADDRESS },
    { ANNO_FACT_LANGUAGE, "German", ANNO_FACT_ERROR_LANGUAGE },
    { ANNO_FACT_LANGUAGE, "de_AT", ANNO_FACT_ERROR_LANGUAGE },
    { ANNO_FACT_LANGUAGE, "de-", ANNO_FACT_ERROR_LANGUAGE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (AnnoMeta) meta = { NULL };
      g_autoptr (GError) error = NULL;
      fill (&meta);
      g_autofree char *before = print (&meta);
      g_test_message ("%u", i);
      g_assert_false (anno_fact_set (&meta, cases[i].fact, cases[i].typed, &error));
      g_assert_error (error, ANNO_FACT_ERROR, (int) cases[i].code);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_autofree char *after = print (&meta);
      g_assert_cmpstr (before, ==, after);
    }
}

/* A day that isn't one is told by what reads it. */
static void
test_bad_day (void)
{
  static const char *const cases[] = { "31 June 2017", "July 2017", "soon" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (AnnoMeta) meta = { NULL };
      g_autoptr (GError) error = NULL;
      fill (&meta);
      g_assert_false (anno_fact_set (&meta, ANNO_FACT_DATE, cases[i], &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == ANNO_CALENDAR_ERROR);
      g_assert_cmpstr (meta.date, ==, "2017-07-10");
      g_assert_cmpstr (meta.date_origin, ==, "metadata");
    }
}

/* What is typed as it is there already stays, with where it came from and how it is written. */
static void
test_same (void)
{
  g_auto (AnnoMeta) meta = { NULL };
  fill (&meta);
  g_autofree char *before = print (&meta);

  for (guint i = 0; i < ANNO_N_FACTS; i++)
    {
      g_autofree char *shown = anno_fact_show (&meta, i);
      g_assert_true (anno_fact_set (&meta, i, shown, NULL));
    }
  g_assert_true (anno_fact_set (&meta, ANNO_FACT_DATE, "10 July 2017", NULL));
  g_autofree char *after = print (&meta);
  g_assert_cmpstr (before, ==, after);
}

/* A date that somebody typed is theirs; one that is taken away comes from nowhere. */
static void
test_origin (void)
{
  g_auto (AnnoMeta) meta = { NULL };
  fill (&meta);

  g_assert_true (anno_fact_set (&meta, ANNO_FACT_DATE, "2017-07-09", NULL));
  g_assert_cmpstr (meta.date_origin, ==, "hand");
  g_assert_cmpstr (meta.raw_date, ==, "20170710T031500-0400");
  g_assert_true (anno_fact_set (&meta, ANNO_FACT_DATE, "", NULL));
  g_assert_null (meta.date);
  g_assert_null (meta.date_origin);
}

static void
test_equal (void)
{
  g_auto (AnnoMeta) before = { NULL }, after = { NULL };
  fill (&before);
  fill (&after);

  g_assert_true (anno_facts_equal (&before, &after));
  g_assert_true (anno_fact_set (&after, ANNO_FACT_DATE, "2017-07-09", NULL));
  g_assert_true (anno_fact_set (&after, ANNO_FACT_TITLE, "", NULL));
  g_assert_false (anno_facts_equal (&before, &after));
  anno_meta_copy (&after, &before);
  g_assert_true (anno_facts_equal (&before, &after));
  g_free (after.id); /* it can't be corrected */
  after.id = g_strdup ("urn:y");
  g_assert_true (anno_facts_equal (&before, &after));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article-facts/taken", test_taken);
  g_test_add_func ("/article-facts/refused", test_refused);
  g_test_add_func ("/article-facts/bad-day", test_bad_day);
  g_test_add_func ("/article-facts/same", test_same);
  g_test_add_func ("/article-facts/origin", test_origin);
  g_test_add_func ("/article-facts/equal", test_equal);
  return g_test_run ();
}
