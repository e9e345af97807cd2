#include "index/query.h"

#include "formats/tagset-file.h"

#include <string.h>

static const struct
{
  const char *text;
  const char *meant;
} cases[] = {
  { "", "" },
  { "   ", "" },
  { "deal", "words(deal*)" },
  { "deal ", "words(deal)" },
  { "de", "words(de)" },
  { "Deal OVER", "words(deal) words(over*)" },
  { "Müller", "words(muller*)" },
  { "don't ", "words(don t)" },
  { "“the deal” is ", "words(the deal) words(is)" },
  { "\"the deal is off\"", "words(the deal is off)" },
  { "\"the deal was", "words(the deal was*)" },
  { "北京", "words(北 京*)" },
  { "-deal ", "-words(deal)" },
  { "- deal ", "words(deal)" },
  { "-", "" },
  { "a-b ", "words(a b)" },
  { "tag:claim ", "tag(claim)" },
  { "TAG:Claim ", "tag(claim)" },
  { "tag:cl", "tag(cl*)" },
  { "-tag:cue ", "-tag(cue)" },
  { "tag:", "" },
  { "tag:\"\"", "" },
  { "person:graham tag:claim ", "person(graham) tag(claim)" },
  { "person:\"Lindsey Graham\"", "person(lindsey graham)" },
  { "person:\"Lindsey Gra", "person(lindsey gra*)" },
  { "date:2017-07", "date(2017-07..2017-07)" },
  { "date:2017-07-01..2017-07-31 ", "date(2017-07-01..2017-07-31)" },
  { "date:2017.. ", "date(2017..)" },
  { "date:..2017 ", "date(..2017)" },
  { "date:.. ", "words(date)" },
  { "date:yesterday ", "words(date yesterday)" },
  { "date: ", "" },
  { "state:done by:ann source:\"The Agency\"", "state(done) by(ann) source(the agency)" },
  { "note:why ", "note(why)" },
  { "is:unsure", "unsure()" },
  { "is:blue ", "words(is blue)" },
  { "role:senator ", "field(role:senator)" },
  { "kind:factual ", "field(kind:factual)" },
  { "nothing:here ", "words(nothing here)" },
  { "http://example.org ", "words(http example org)" },
  { "10:30 ", "words(10 30)" },
  { "words:\"a b\" c ", "words(words a b) words(c)" },
  { "a\"b c ", "words(a b) words(c)" },
  { "OR AND NOT NEAR(a) * ^ {} ", "words(or) words(and) words(not) words(near a)" },
  { "\xff\xfe deal ", "words(deal)" },
  { "👍 ", "words(👍)" },
};

static void
test_cases (void)
{
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnoQuery) query = anno_query_new (cases[i].text, tagset);
      g_autofree char *meant = anno_query_describe (query);
      g_test_message ("case %u: “%s”", i, anno_query_get_text (query));
      g_assert_cmpstr (meant, ==, cases[i].meant);
      g_assert_cmpint (anno_query_is_empty (query), ==, cases[i].meant[0] == '\0');
    }
}

static void
test_kinds (void)
{
  static const struct
  {
    const char *text;
    gboolean spans;
    gboolean words;
  } kinds[] = {
    { "deal", FALSE, TRUE },           { "deal -over", FALSE, TRUE },
    { "tag:claim deal", TRUE, FALSE }, { "-tag:claim", FALSE, FALSE },
    { "date:2017", FALSE, FALSE },     { "is:unsure", TRUE, FALSE },
    { "by:ann deal", FALSE, FALSE },   { "note:a -tag:b", TRUE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (AnnoQuery) query = anno_query_new (kinds[i].text, NULL);
      g_test_message ("“%s”", kinds[i].text);
      g_assert_cmpint (anno_query_wants_spans (query), ==, kinds[i].spans);
      g_assert_cmpint (anno_query_is_words (query), ==, kinds[i].words);
    }
}

/* Each clause knows where it was typed. */
static void
test_places (void)
{
  g_autoptr (AnnoQuery) query = anno_query_new (" é -tag:cue  \"a b\"", NULL);

  g_assert_cmpuint (anno_query_get_n (query), ==, 3);
  g_assert_cmpuint (anno_query_get_clause (query, 1)->start, ==, 4);
  g_assert_cmpuint (anno_query_get_clause (query, 1)->end, ==, 12);
  g_assert_cmpuint (anno_query_get_clause (query, 2)->end, ==, 19);
}

/* Whatever is typed is understood, as something. */
static void
test_anything (void)
{
  static const char *const parts[]
      = { "\"", "-", ":",         "tag",  "date", "..", " ", "é", "\xff",
          "a",  "“", "is:unsure", "2017", "北",   "\t", "(", "*" };
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      for (int k = g_rand_int_range (random, 0, 12); k > 0; k--)
        g_string_append (text, parts[g_rand_int_range (random, 0, G_N_ELEMENTS (parts))]);
      g_autoptr (AnnoQuery) query = anno_query_new (text->str, tagset);
      g_autofree char *meant = anno_query_describe (query);
      g_assert_true (g_utf8_validate (meant, -1, NULL));
      for (guint k = 0; k < anno_query_get_n (query); k++)
        {
          const AnnoClause *clause = anno_query_get_clause (query, k);
          g_assert_cmpuint (clause->start, <, clause->end);
          g_assert_cmpuint (clause->end, <=, strlen (anno_query_get_text (query)));
        }
    }
}

static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "é ");
  g_autoptr (AnnoQuery) query = anno_query_new (text->str, NULL);
  g_assert_cmpuint (strlen (anno_query_get_text (query)), <=, ANNO_QUERY_MAX);
  g_assert_cmpuint (anno_query_get_n (query), >, 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query/cases", test_cases);
  g_test_add_func ("/query/kinds", test_kinds);
  g_test_add_func ("/query/places", test_places);
  g_test_add_func ("/query/anything", test_anything);
  g_test_add_func ("/query/long", test_long);
  return g_test_run ();
}
