#include "index/completion.h"
#include "index/index-scene.h"
#include "index/index-stats.h"
#include "index/scan.h"

#include "formats/tagset-file.h"
#include "text/fold.h"

#include <string.h>

#define DEAL                                                                                       \
  "Deal is off\n\nBy Ann Writer\n\nFriday, July 21, 2017\n\n"                                      \
  "{speaker|person=urn:g|role=senator|#s:Lindsey Graham} {cue:said} "                              \
  "{claim|said-by=@s|#c|~ask him:the deal is over} on {date:Sunday}.\n\n"                          \
  "Over and out.\n"

static const char *const ann_people[]
    = { "urn:g=Lindsey Graham;Graham", "urn:h=Helen Müller", "urn:x=Gräfin", NULL };
static const char *const ben_people[] = { "urn:b=Lindsey Graham", NULL };

static void
make_corpus (IndexScene *scene)
{
  index_scene_init (scene);
  index_scene_people (scene, "ann", ann_people);
  index_scene_people (scene, "ben", ben_people);
  index_scene_mark_as (scene, "ann", "deal.txt", DEAL, "done", NULL);
  index_scene_mark (scene, "ben", "deal.txt",
                    "Deal is off\n\nBy Ann Writer\n\nFriday, July 21, 2017\n\n"
                    "{speaker|person=urn:b:Lindsey Graham} said {claim|?|kind=opinion:the deal} is "
                    "over on Sunday.\n\nOver and out.\n");
  index_scene_mark (
      scene, "ann", "sub/cafe.txt",
      "Un café\n\nLe 3 mai 2016\n\n{speaker|person=urn:h:Helen Müller} a dit “{claim:le "
      "café est fermé}”.\n");
  index_scene_write (scene, "sub/cafe.meta.json",
                     "{\"title\":\"Rumours\",\"date\":\"2016-05-03\",\"source\":\"Agence FP\"}");
  index_scene_write (scene, "sub/peking.txt", "北京大学今天宣布。\n\nمُحَمَّد قال ذلك اليوم.\n");
  index_scene_write (scene, "plain.txt", "Nothing of the deal was over when they were off.\n");
  g_autofree char *told = index_scene_update (scene);
}

/* "deal.txt@10-14:claim" */
static char *
in_words (const AnnoSearchResults *results)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < results->hits->len; i++)
    {
      const AnnoHit *hit = results->hits->pdata[i];
      g_string_append_printf (words, "%s%s", i > 0 ? " " : "", hit->path);
      if (hit->slug != NULL)
        g_string_append_printf (words, "/%s:%s", hit->slug, hit->text);
    }
  return g_string_free (words, FALSE);
}

static AnnoSearchResults *
search (IndexScene *scene, const char *text, AnnoSearchOrder order, guint offset, guint limit)
{
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();
  g_autoptr (AnnoQuery) query = anno_query_new (text, tagset);
  g_autoptr (GError) error = NULL;
  const AnnoIndexMap *map = anno_index_map_get (index_scene_store (scene), &error);
  AnnoSearchWish wish = { .order = order, .offset = offset, .limit = limit };
  AnnoSearchResults *results
      = anno_search_run (index_scene_store (scene), map, query, &wish, &error);

  g_assert_no_error (error);
  return results;
}

#define ANN_CLAIM "deal.txt/ann:the deal is over"
#define BEN_CLAIM "deal.txt/ben:the deal"
#define CAFE_CLAIM "sub/cafe.txt/ann:le café est fermé"

static const struct
{
  const char *query;
  const char *found; /* by date */
} cases[] = {
  { "deal ", "deal.txt plain.txt" },
  { "deal over ", "deal.txt plain.txt" },
  { "DEAL Sunday ", "deal.txt" },
  { "\"deal is over\" ", "deal.txt" },
  { "\"sunday over\" ", "" }, /* not over the end of a paragraph */
  { "deal -sunday ", "plain.txt" },
  { "-deal ", "sub/cafe.txt sub/peking.txt" },
  { "sund", "deal.txt" },
  { "sund ", "" },
  { "cafe ", "sub/cafe.txt" },
  { "CAFÉ ferm", "sub/cafe.txt" },
  { "rumours ", "sub/cafe.txt" }, /* in the title alone */
  { "北京 ", "sub/peking.txt" },
  { "京大 ", "sub/peking.txt" },
  { "京北 ", "" },
  { "محمد ", "sub/peking.txt" },
  { "OR ", "" },
  { "deal AND ", "deal.txt" },
  { "tag:claim ", ANN_CLAIM " " BEN_CLAIM " " CAFE_CLAIM },
  { "tag:Claim over ", ANN_CLAIM },
  { "tag:claim sunday ", "" },
  { "tag:claim \"deal is\" ", ANN_CLAIM },
  { "tag:claim person:graham ", ANN_CLAIM },
  { "person:graham ", "deal.txt/ann:Lindsey Graham deal.txt/ben:Lindsey Graham" },
  { "person:\"lindsey graham\" by:ben ", "deal.txt/ben:Lindsey Graham" },
  { "person:muller ", "sub/cafe.txt/ann:Helen Müller" },
  { "person:mul", "sub/cafe.txt/ann:Helen Müller" },
  { "person:nobody ", "" },
  { "person:urn:g ", "deal.txt/ann:Lindsey Graham" },
  { "role:senator ", "deal.txt/ann:Lindsey Graham" },
  { "kind:opinion ", BEN_CLAIM },
  { "tag:claim -kind:opinion ", ANN_CLAIM " " CAFE_CLAIM },
  { "kind:factual ", ANN_CLAIM " " CAFE_CLAIM }, /* the first choice is what unset means */
  { "note:him ", ANN_CLAIM },
  { "is:unsure ", BEN_CLAIM },
  { "tag:claim -is:unsure by:ben ", "" },
  { "tag:claim -person:graham ", BEN_CLAIM " " CAFE_CLAIM },
  { "state:done ", "deal.txt" },
  { "state:done tag:claim ", ANN_CLAIM },
  { "state:new ", "plain.txt sub/peking.txt" },
  { "-state:done ", "sub/cafe.txt plain.txt sub/peking.txt" },
  { "by:ann ", "deal.txt sub/cafe.txt" },
  { "-by:ann ", "plain.txt sub/peking.txt" },
  { "by:ben -state:done ", "deal.txt" },
  { "by:nobody ", "" },
  { "date:2017-07 ", "deal.txt" },
  { "date:2016..2017 ", "deal.txt sub/cafe.txt" },
  { "date:..2016-12-31 ", "sub/cafe.txt" },
  { "-date:2017 ", "sub/cafe.txt plain.txt sub/peking.txt" },
  { "date:2016 tag:claim ", CAFE_CLAIM },
  { "source:agence ", "sub/cafe.txt" },
  { "-tag:claim deal ", "plain.txt" },
  { "tag:nonsense ", "" },
  { "-deal tag:nonsense ", "" },
  { "-tag:nonsense deal ", "deal.txt plain.txt" },
  { "\" ", "" },
  { "tag:claim -tag:claim ", "" },
};

static void
test_cases (void)
{
  g_auto (IndexScene) scene;
  make_corpus (&scene);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      if (*cases[i].query == '"' && cases[i].query[1] == ' ')
        continue; /* nothing to look for: nobody asks */
      g_autoptr (AnnoSearchResults) results
          = search (&scene, cases[i].query, ANNO_SEARCH_BY_DATE, 0, 100);
      g_autofree char *found = in_words (results);
      g_test_message ("“%s”", cases[i].query);
      g_assert_cmpstr (found, ==, cases[i].found);
      g_assert_true (results->is_exact && results->is_complete);
      g_assert_cmpuint (results->n, ==, results->hits->len);
      /* The same number, counted alone; and by relevance as many. */
      g_autoptr (AnnoSearchResults) counted
          = search (&scene, cases[i].query, ANNO_SEARCH_BY_DATE, 0, 0);
      g_assert_cmpuint (counted->n, ==, results->n);
      g_autoptr (AnnoSearchResults) relevant
          = search (&scene, cases[i].query, ANNO_SEARCH_BY_RELEVANCE, 0, 100);
      g_assert_cmpuint (relevant->hits->len, ==, results->n);
    }
}

static void
test_pages (void)
{
  g_auto (IndexScene) scene;
  make_corpus (&scene);
  g_autoptr (AnnoSearchResults) second = search (&scene, "tag:claim ", ANNO_SEARCH_BY_DATE, 1, 1);
  g_autofree char *found = in_words (second);

  g_assert_cmpstr (found, ==, BEN_CLAIM);
  g_assert_cmpuint (second->n, ==, 3);
  g_assert_cmpuint (second->n_articles, ==, 2);
  g_autoptr (AnnoSearchResults) beyond = search (&scene, "deal ", ANNO_SEARCH_BY_DATE, 50, 10);
  g_assert_cmpuint (beyond->hits->len, ==, 0);
  g_assert_cmpuint (beyond->n, ==, 2);
  g_assert_cmpuint (beyond->n_articles, ==, 2);
}

/* The words around, and where in them what was asked for stands. */
static void
test_snippets (void)
{
  g_auto (IndexScene) scene;
  make_corpus (&scene);
  g_autoptr (AnnoSearchResults) articles = search (&scene, "cafe ", ANNO_SEARCH_BY_DATE, 0, 10);
  const AnnoHit *hit = articles->hits->pdata[0];

  g_assert_cmpuint (hit->matches->len, ==, 2);
  for (guint i = 0; i < hit->matches->len; i++)
    {
      AnnoRange match = g_array_index (hit->matches, AnnoRange, i);
      g_autofree char *words = g_utf8_substring (hit->snippet, match.start, match.end);
      g_assert_cmpstr (words, ==, "café");
    }
  g_assert_null (strchr (hit->snippet, '\n'));
  g_autoptr (AnnoSearchResults) spans
      = search (&scene, "tag:claim over ", ANNO_SEARCH_BY_DATE, 0, 10);
  hit = spans->hits->pdata[0];
  g_autofree char *marked = g_utf8_substring (hit->snippet, hit->span.start, hit->span.end);
  g_assert_cmpstr (marked, ==, "the deal is over");
  g_assert_cmpuint (hit->matches->len, ==, 1);
  g_assert_cmpstr (hit->note, ==, "ask him");
  g_assert_cmpstr (hit->person, ==, "Lindsey Graham"); /* who says it */
  g_assert_cmpstr (hit->annotator, ==, NULL);
}

static void
test_completions (void)
{
  static const struct
  {
    const char *text;
    const char *list;
  } boxes[] = {
    { "deal ta", "tag:" },
    { "tag:cl", "tag:claim " },
    { "-tag:cu", "tag:cue " },
    { "person:lind", "person:\"Lindsey Graham\" " },
    { "person:\"Lindsey G", "person:\"Lindsey Graham\" " },
    { "person:mü", "person:\"Helen Müller\" " },
    { "by:", "by:ann by:ben " },
    { "kind:op", "kind:opinion " },
    { "date:2016", "date:2016-05 " },
    { "source:", "source:\"Agence FP\" " },
    { "is:", "is:unsure " },
    { "state:d", "state:done " },
    { "xyz", "" },
    { "", "" },
  };
  g_auto (IndexScene) scene;
  make_corpus (&scene);
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      g_autoptr (AnnoCompletions) found = anno_query_complete (
          index_scene_store (&scene), boxes[i].text, (guint) strlen (boxes[i].text), tagset, 10);
      g_autoptr (GString) list = g_string_new (NULL);
      for (guint k = 0; k < found->list->len; k++)
        g_string_append (list, ((AnnoCompletion *) found->list->pdata[k])->text);
      g_test_message ("“%s”", boxes[i].text);
      g_assert_cmpstr (list->str, ==, boxes[i].list);
    }
}

static void
test_stats (void)
{
  g_auto (IndexScene) scene;
  make_corpus (&scene);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stats = anno_index_stats_read (index_scene_store (&scene), &error);
  g_autoptr (GString) words = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < stats->len; i++)
    {
      const AnnoStat *stat = stats->pdata[i];
      g_string_append_printf (words, "%s:%s:%d:%d ", stat->kind,
                              stat->name != NULL  ? stat->name
                              : stat->key != NULL ? stat->key
                                                  : "",
                              (int) stat->spans, (int) stat->articles);
    }
  g_assert_cmpstr (words->str, ==,
                   "articles::8:4 tag:claim:3:2 tag:speaker:3:2 tag:cue:1:1 tag:date:1:1 "
                   "person:Lindsey Graham:2:1 person:Helen Müller:1:1 annotator:ann:6:2 "
                   "annotator:ben:2:1 state:done:4:1 state:in-progress:4:2 day:2016-05-03:-1:1 "
                   "day:2017-07-21:-1:1 done:2017-07-14:4:1 size:0:-1:2 size:2:-1:1 size:6:-1:1 ");
}

static AnnoSearchResults *
search_all (IndexScene *scene, const char *text)
{
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();
  g_autoptr (AnnoQuery) query = anno_query_new (text, tagset);
  g_autoptr (GError) error = NULL;
  const AnnoIndexMap *map = anno_index_map_get (index_scene_store (scene), &error);
  AnnoSearchWish wish = { .order = ANNO_SEARCH_BY_DATE, .limit = 1000, .count = TRUE };
  AnnoSearchResults *results
      = anno_search_run (index_scene_store (scene), map, query, &wish, &error);

  g_assert_no_error (error);
  return results;
}

/* Sixty people called Ann: who of them is in a layer is asked first, and the same is found as when
 * all are asked for. */
static void
test_namesakes (void)
{
  enum
  {
    N = 60,
    PAGE = 7
  };
  static const char *const queries[] = {
    "person:ann",
    "tag:claim person:ann",
    "person:ann -person:\"ann p3\"",
    "tag:claim -person:ann",
    "person:ann person:\"ann p5\"",
    "person:ann said",
    "person:ann person:ben",
    "person:ann date:2017",
    "person:ann sai",
    "tag:claim person:ann -no",
    "person:ann tag:cue",
    "-person:ann tag:speaker",
  };
  g_auto (IndexScene) scene;
  index_scene_init (&scene);
  g_auto (GStrv) people = g_new0 (char *, N + 2);

  for (guint i = 0; i < N; i++)
    people[i] = g_strdup_printf ("urn:p%u=Ann P%u", i, i);
  people[N] = g_strdup ("urn:ben=Ben");
  index_scene_people (&scene, "ann", (const char *const *) people);
  for (guint i = 0; i < N; i++)
    {
      g_autofree char *path = g_strdup_printf ("%02u.txt", i);
      g_autofree char *marked
          = g_strdup_printf ("{speaker|person=urn:%s%u|#s:He} said {claim|said-by=@s:it is %s} to "
                             "{speaker|person=urn:p%u:her}.\n",
                             i % 5 == 0 ? "nobody" : "p", i, i % 3 == 0 ? "no" : "so", (i * 7) % N);
      index_scene_mark (&scene, "ann", path, marked);
    }
  g_autofree char *told = index_scene_update (&scene);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (AnnoSearchResults) all = search_all (&scene, queries[i]);
      g_autofree char *expected = in_words (all);
      g_autoptr (GString) found = g_string_new (NULL);
      guint n = 0;
      for (guint offset = 0; offset == 0 || n == PAGE; offset += PAGE)
        {
          g_autoptr (AnnoSearchResults) page
              = search (&scene, queries[i], ANNO_SEARCH_BY_DATE, offset, PAGE);
          g_autofree char *words = in_words (page);
          n = page->hits->len;
          g_string_append_printf (found, "%s%s", found->len > 0 && n > 0 ? " " : "", words);
        }
      g_test_message ("%s", queries[i]);
      g_assert_cmpstr (found->str, ==, expected);
    }
}

/* Words that are alike, to be put together at random. */
static const char *const alphabet[] = { "deal",
                                        "deals",
                                        "Deal",
                                        "dea",
                                        "over",
                                        "OVER",
                                        "ov",
                                        "é",
                                        "e",
                                        "北",
                                        "京",
                                        "北京",
                                        "don't",
                                        "t",
                                        "x1",
                                        "“deal”",
                                        "de\xc2\xad"
                                        "al" };
static const char *const gaps[]
    = { " ", " ", " ", "\n", "\n\n", ", ", "-", "\xe2\x80\x94", "\xc2\xa0", "\r\n\r\n", "_", "" };

static char *
random_text (GRand *random)
{
  GString *text = g_string_new (NULL);

  for (int n = g_rand_int_range (random, 1, 12); n > 0; n--)
    {
      g_string_append (text, alphabet[g_rand_int_range (random, 0, G_N_ELEMENTS (alphabet))]);
      g_string_append (text, gaps[g_rand_int_range (random, 0, G_N_ELEMENTS (gaps))]);
    }
  return g_string_free (text, FALSE);
}

static char *
random_query (GRand *random)
{
  GString *text = g_string_new (NULL);

  for (int n = g_rand_int_range (random, 1, 4); n > 0; n--)
    {
      gboolean quoted = g_rand_int_range (random, 0, 3) == 0;
      g_string_append (text, g_rand_int_range (random, 0, 5) == 0 ? "-" : "");
      g_string_append (text, quoted ? "\"" : "");
      for (int k = quoted ? g_rand_int_range (random, 1, 4) : 1; k > 0; k--)
        g_string_append_printf (text, "%s%s",
                                alphabet[g_rand_int_range (random, 0, G_N_ELEMENTS (alphabet))],
                                k > 1 ? " " : "");
      g_string_append (text, quoted ? "\" " : " ");
    }
  if (g_rand_boolean (random))
    g_string_set_size (text, text->len - 1);
  return g_string_free (text, FALSE);
}

/* One phrase looked for the plainest way: both are folded, and compared word by word. */
static gboolean
holds (const char *text, const AnnoClause *clause)
{
  g_autoptr (AnnoFold) fold = anno_fold_new (text, strlen (text), ANNO_FOLD_CASE | ANNO_FOLD_MARKS);
  g_autoptr (GString) row = g_string_new (" ");
  guint line_ends = 0;

  for (const char *p = anno_fold_get_text (fold, NULL); *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean han = c >= 0x4E00 && c <= 0x9FFF;
      line_ends = c == '\n' ? 2 : g_unichar_isalnum (c) ? 0 : line_ends;
      if (c == '\n')
        g_string_append (row, " | ");
      else if (!g_unichar_isalnum (c))
        g_string_append_c (row, ' ');
      else
        {
          g_string_append (row, han ? " " : "");
          g_string_append_unichar (row, c);
          g_string_append (row, han ? " " : "");
        }
    }
  g_string_append_c (row, ' ');
  while (g_string_replace (row, "  ", " ", 0) > 0)
    ;
  g_autoptr (GString) wanted = g_string_new (" ");
  for (guint i = 0; i < clause->words->len; i++)
    g_string_append_printf (wanted, "%s%s", (const char *) clause->words->pdata[i],
                            clause->is_prefix && i + 1 == clause->words->len ? "" : " ");
  return strstr (row->str, wanted->str) != NULL;
}

static gboolean
matches (const char *text, const AnnoQuery *query)
{
  for (guint i = 0; i < anno_query_get_n (query); i++)
    {
      const AnnoClause *clause = anno_query_get_clause (query, i);
      if (holds (text, clause) == clause->is_not)
        return FALSE;
    }
  return TRUE;
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (((const AnnoHit *) *(gconstpointer *) a)->path,
                 ((const AnnoHit *) *(gconstpointer *) b)->path);
}

/* The index, the scan and the plainest way find the same. */
static void
test_property (void)
{
  enum
  {
    N = 60
  };
  g_auto (IndexScene) scene;
  index_scene_init (&scene);
  g_autoptr (GRand) random = g_rand_new_with_seed (21);
  g_auto (GStrv) texts = g_new0 (char *, N + 1);
  guint n_found = 0;

  for (guint i = 0; i < N; i++)
    {
      g_autofree char *path = g_strdup_printf ("%02u.txt", i);
      texts[i] = random_text (random);
      index_scene_write (&scene, path, texts[i]);
    }
  g_autofree char *told = index_scene_update (&scene);
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *text = random_query (random);
      g_autoptr (AnnoQuery) query = anno_query_new (text, NULL);
      AnnoSearchWish wish = { .limit = N };
      g_autoptr (GError) error = NULL;
      g_autoptr (GString) expected = g_string_new (NULL);
      for (guint k = 0; k < N; k++)
        if (matches (texts[k], query))
          g_string_append_printf (expected, "%s%02u.txt", expected->len > 0 ? " " : "", k);
      g_autoptr (AnnoSearchResults) indexed = search (&scene, text, ANNO_SEARCH_BY_DATE, 0, N);
      g_autoptr (AnnoSearchResults) scanned
          = anno_scan_run (scene.root, query, &wish, NULL, &error);
      g_assert_no_error (error);
      g_ptr_array_sort (indexed->hits, compare_paths);
      g_autofree char *by_index = in_words (indexed), *by_scan = in_words (scanned);
      g_test_message ("“%s”", text);
      g_assert_cmpstr (by_index, ==, expected->str);
      g_assert_cmpstr (by_scan, ==, expected->str);
      n_found += indexed->hits->len;
    }
  g_assert_cmpuint (n_found, >, 2000);
}

/* A title that only the metadata have is found either way; other filters need an index. */
static void
test_scan (void)
{
  g_auto (IndexScene) scene;
  make_corpus (&scene);
  AnnoSearchWish wish = { .limit = 10, .scope = "sub" };
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoQuery) query = anno_query_new ("rumours cafe", NULL);
  g_autoptr (AnnoSearchResults) results = anno_scan_run (scene.root, query, &wish, NULL, &error);
  g_autofree char *found = in_words (results);

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, "sub/cafe.txt");
  g_assert_cmpstr (((AnnoHit *) results->hits->pdata[0])->title, ==, "Rumours");
  g_autoptr (AnnoQuery) deal = anno_query_new ("deal", NULL);
  g_autoptr (AnnoSearchResults) none = anno_scan_run (scene.root, deal, &wish, NULL, &error);
  g_assert_cmpuint (none->n, ==, 0);
  g_autoptr (AnnoQuery) tags = anno_query_new ("tag:claim", NULL);
  g_assert_null (anno_scan_run (scene.root, tags, &wish, NULL, &error));
  g_assert_error (error, ANNO_INDEX_ERROR, ANNO_INDEX_ERROR_FAILED);
}

/* What was changed is found by its new words alone. */
static void
test_changed (void)
{
  g_auto (IndexScene) scene;
  make_corpus (&scene);

  index_scene_write (&scene, "plain.txt", "Quite other words.\n");
  index_scene_mark (&scene, "ben", "deal.txt", "Deal\n\n{cue:nothing} left\n");
  g_autofree char *told = index_scene_update (&scene);
  g_autoptr (AnnoSearchResults) old = search (&scene, "nothing deal ", ANNO_SEARCH_BY_DATE, 0, 10);
  g_autofree char *found = in_words (old);
  g_assert_cmpstr (found, ==, "deal.txt");
  g_autoptr (AnnoSearchResults) unsure = search (&scene, "is:unsure ", ANNO_SEARCH_BY_DATE, 0, 10);
  g_assert_cmpuint (unsure->n, ==, 0);
  g_autoptr (AnnoSearchResults) other = search (&scene, "quite ", ANNO_SEARCH_BY_DATE, 0, 10);
  g_assert_cmpuint (other->n, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  index_scene_use_cache ();
  g_test_add_func ("/search/cases", test_cases);
  g_test_add_func ("/search/pages", test_pages);
  g_test_add_func ("/search/snippets", test_snippets);
  g_test_add_func ("/search/completions", test_completions);
  g_test_add_func ("/search/stats", test_stats);
  g_test_add_func ("/search/namesakes", test_namesakes);
  g_test_add_func ("/search/property", test_property);
  g_test_add_func ("/search/scan", test_scan);
  g_test_add_func ("/search/changed", test_changed);
  return g_test_run ();
}
