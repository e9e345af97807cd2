/* Proves review/merge-strategy and settling: what each rule takes over, and that the same layers
 * give the same bytes. */
#include "model/name-uuid.h"
#include "review-scene.h"
#include "review/merge-strategy.h"

#include <string.h>

static const AnnoMergeStrategy all_agree = { ANNO_MERGE_ALL_AGREE, 0, 0, FALSE, 0 };
static const AnnoMergeStrategy majority = { ANNO_MERGE_MAJORITY, 0, 0, FALSE, 0 };
static const AnnoMergeStrategy two_of_three = { ANNO_MERGE_THRESHOLD, 2, 60, FALSE, 1 };
static const AnnoMergeStrategy two_of_all = { ANNO_MERGE_THRESHOLD, 2, 60, TRUE, 1 };
static const AnnoMergeStrategy anyone = { ANNO_MERGE_THRESHOLD, 1, 0, FALSE, 1 };
static const AnnoMergeStrategy any_two = { ANNO_MERGE_THRESHOLD, 1, 0, FALSE, 2 };
static const AnnoMergeStrategy whatever = { ANNO_MERGE_UNION, 0, 0, FALSE, 0 };

static AnnoMerged *
merge (AnnoLayer *const *layers, guint n, AnnoTagset *tagset, const AnnoMergeStrategy *strategy)
{
  g_autoptr (AnnoClusters) clusters = anno_clusters_new (layers, n, tagset);
  AnnoFieldCompare compare = { clusters, NULL, NULL };
  return anno_merge (&compare, strategy);
}

/* "speaker 0-10 <a1,b1", one a span. */
static char *
list_spans (const AnnoMerged *merged)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < merged->spans->len; i++)
    {
      const AnnoSettledSpan *settled = merged->spans->pdata[i];
      g_autofree char *sources = g_strjoinv (",", settled->sources);
      g_string_append_printf (
          out, "%s%s %u-%u", i > 0 ? "; " : "", anno_span_get_tag (settled->span),
          anno_span_get_start (settled->span), anno_span_get_end (settled->span));
      for (guint k = 0; k < anno_span_get_n_values (settled->span); k++)
        {
          const AnnoValue *value = anno_span_get_value (settled->span, k);
          if (value->kind == ANNO_VALUE_TEXT)
            g_string_append_printf (out, " %s=%s", value->field, value->text);
        }
      g_string_append_printf (out, " <%s", sources);
    }
  for (guint i = 0; i < merged->open->len; i++)
    {
      static const char *const reasons[] = { "few", "tie", "fields" };
      const AnnoOpenCluster *open = &g_array_index (merged->open, AnnoOpenCluster, i);
      g_string_append_printf (out, "; open %u %s", open->cluster, reasons[open->reason]);
    }
  return g_string_free (out, FALSE);
}

static void
test_table (void)
{
  static const struct
  {
    const char *what;
    const AnnoMergeStrategy *strategy;
    const char *layers[5];
    const char *result;
  } cases[] = {
    { "all agree", &all_agree, { "a1 speaker 0-9", "b1 source 0-9" }, "speaker 0-9 <a1,b1" },
    { "all agree: one has no mark",
      &all_agree,
      { "a1 speaker 0-9", "b1 speaker 0-9", "" },
      "; open 0 few" },
    { "all agree: other tag", &all_agree, { "a1 speaker 0-9", "b1 date 0-9" }, "; open 0 few" },
    { "all agree: other field",
      &all_agree,
      { "a1 speaker 0-9 role=x", "b1 speaker 0-9" },
      "; open 0 fields" },
    { "all agree: unset is the first choice",
      &all_agree,
      { "a1 speaker 0-9", "b1 speaker 0-9 mention=name" },
      "speaker 0-9 <a1,b1" },
    { "majority",
      &majority,
      { "a1 speaker 0-9", "b1 speaker 0-9", "c1 date 0-9" },
      "speaker 0-9 <a1,b1" },
    { "majority: half is none",
      &majority,
      { "a1 speaker 0-9", "b1 speaker 0-9", "c1 date 0-9", "d1 date 0-9" },
      "; open 0 few" },
    { "majority of all, not of those who marked",
      &majority,
      { "a1 speaker 0-9", "", "" },
      "; open 0 few" },
    { "majority: fields of those who have it",
      &majority,
      { "a1 speaker 0-9 role=x", "b1 speaker 0-9 role=x", "c1 speaker 0-9 role=y", "" },
      "speaker 0-9 role=x <a1,b1,c1" },
    { "majority: fields have none",
      &majority,
      { "a1 speaker 0-9 role=x", "b1 speaker 0-9 role=y", "c1 speaker 0-9" },
      "; open 0 fields" },
    { "majority: to leave unset is a vote",
      &majority,
      { "a1 speaker 0-9 role=x", "b1 speaker 0-9", "c1 speaker 0-9" },
      "speaker 0-9 <a1,b1,c1" },
    { "threshold of those who marked",
      &two_of_three,
      { "a1 speaker 0-9", "b1 speaker 0-9", "c1 date 0-9", "" },
      "speaker 0-9 <a1,b1" },
    { "threshold of all",
      &two_of_all,
      { "a1 speaker 0-9", "b1 speaker 0-9", "c1 date 0-9", "" },
      "; open 0 few" },
    { "threshold of people", &two_of_three, { "a1 speaker 0-9", "" }, "; open 0 few" },
    { "a share that is just enough",
      &two_of_three,
      { "a1 speaker 0-9", "b1 speaker 0-9", "c1 speaker 0-9", "d1 date 0-9", "e1 date 0-9" },
      "speaker 0-9 <a1,b1,c1" },
    { "a tie", &anyone, { "a1 speaker 0-9", "b1 date 0-9" }, "; open 0 tie" },
    { "a tie of boundaries", &anyone, { "a1 claim 0-9", "b1 claim 0-8" }, "; open 0 tie" },
    { "a tie below the first is none",
      &anyone,
      { "a1 claim 0-9", "b1 claim 0-9", "c1 claim 0-8", "d1 claim 0-7" },
      "claim 0-9 <a1,b1" },
    { "a tie of fields",
      &anyone,
      { "a1 speaker 0-9 role=x", "b1 speaker 0-9 role=y" },
      "; open 0 fields" },
    { "union", &whatever, { "a1 claim 0-9", "b1 date 0-8", "" }, "claim 0-9 <a1; date 0-8 <b1" },
    { "union: one for those who agree",
      &whatever,
      { "a1 claim 0-9", "b1 claim 0-9", "c1 claim 0-7" },
      "claim 0-9 <a1,b1; claim 0-7 <c1" },
    { "union: the value that most have",
      &whatever,
      { "a1 speaker 0-9 role=x", "b1 speaker 0-9 role=x", "c1 speaker 0-9" },
      "speaker 0-9 role=x <a1,b1,c1" },
    { "union: a tie of fields",
      &whatever,
      { "a1 speaker 0-9 role=x", "b1 speaker 0-9 role=y" },
      "; open 0 fields" },
    { "two wanted", &any_two, { "a1 claim 0-9", "b1 date 0-8" }, "claim 0-9 <a1; date 0-8 <b1" },
    { "two wanted, a tie at the cut",
      &any_two,
      { "a1 claim 0-9", "b1 claim 0-9", "c1 claim 0-8", "d1 claim 0-7" },
      "claim 0-9 <a1,b1" },
    { "two wanted, all three tie",
      &any_two,
      { "a1 claim 0-9", "b1 claim 0-8", "c1 claim 0-7" },
      "; open 0 tie" },
    { "nested things are apart",
      &all_agree,
      { "a1 claim 0-40; a2 speaker 5-9", "b1 claim 0-40; b2 speaker 5-9" },
      "claim 0-40 <a1,b1; speaker 5-9 <a2,b2" },
    { "of one alone",
      &all_agree,
      { "a1 claim 0-9+12-20 quote=indirect" },
      "claim 0-20 quote=indirect <a1" },
    { "nothing", &majority, { "", "" }, "" },
  };
  g_autoptr (AnnoTagset) tagset = scene_tagset ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      static const char *const names[] = { "a", "b", "c", "d", "e" };
      AnnoLayer *layers[5];
      guint n = 0;
      for (; n < 5 && cases[i].layers[n] != NULL; n++)
        layers[n] = scene_layer (names[n], cases[i].layers[n]);
      g_autoptr (AnnoMerged) merged = merge (layers, n, tagset, cases[i].strategy);
      g_autofree char *result = list_spans (merged);
      g_test_message ("%s", cases[i].what);
      g_assert_cmpstr (result, ==, cases[i].result);
      for (guint k = 0; k < n; k++)
        g_object_unref (layers[k]);
    }
}

/* The links of what is taken over lead to what else is. */
static void
test_links (void)
{
  g_autoptr (AnnoTagset) tagset = scene_tagset ();
  g_autoptr (AnnoLayer) a = scene_layer (
      "a", "a1 speaker 0-9; a2 claim 20-40 said-by>a1; a3 date 50-60 when~DATE/2017/a4; a4 date "
           "70-80; a5 claim 90-99 said-by>a6; a6 speaker 100-110");
  g_autoptr (AnnoLayer) b = scene_layer (
      "b", "b1 speaker 0-9; b2 claim 20-40 said-by>b1; b3 date 50-60 when~DATE/2017/b4; b4 date "
           "70-80; b5 claim 90-99 said-by>b6; b6 date 100-110");
  AnnoLayer *layers[] = { a, b };
  g_autoptr (AnnoMerged) merged = merge (layers, 2, tagset, &all_agree);
  const AnnoSettledSpan *settled[5];

  g_assert_cmpuint (merged->spans->len, ==, 5);
  for (guint i = 0; i < 5; i++)
    settled[i] = merged->spans->pdata[i];
  g_assert_cmpstr (anno_span_find_value (settled[1]->span, "said-by")->text, ==,
                   anno_span_get_id (settled[0]->span));
  g_assert_cmpstr (anno_span_find_value (settled[2]->span, "when")->anchor, ==,
                   anno_span_get_id (settled[3]->span));
  /* What the last one was linked to is open. */
  g_assert_null (anno_span_find_value (settled[4]->span, "said-by"));
  g_assert_cmpuint (merged->n_dropped, ==, 1);
  g_assert_cmpuint (merged->open->len, ==, 1);
}

/* Id, times, notes and members, spelt out. */
static void
test_bytes (void)
{
  g_autoptr (AnnoTagset) tagset = scene_tagset ();
  g_autoptr (AnnoLayer) a = scene_layer ("a", "urn:x:2 speaker 5-9 role=x !one ? #950-1200");
  g_autoptr (AnnoLayer) b = scene_layer ("b", "urn:x:1 source 5-9 role=x !two #900-1100");
  g_autoptr (AnnoLayer) c = scene_layer ("c", "urn:x:\"3 source 5-9 role=x !three #0-0");
  AnnoLayer *layers[] = { a, b, c };
  g_autoptr (AnnoMerged) merged = merge (layers, 3, tagset, &all_agree);
  g_autofree char *id = anno_name_uuid ("settled\nurn:x:\"3\nurn:x:1\nurn:x:2\n\n");
  g_autofree char *wanted = g_strdup_printf (
      "{\"id\":\"%s\",\"type\":\"Annotation\",\"motivation\":\"tagging\",\"created\":"
      "\"1970-01-01T00:15:00Z\",\"modified\":\"1970-01-01T00:20:00Z\",\"unsure\":true,"
      "\"derivedFrom\":[\"urn:x:\\\"3\",\"urn:x:1\","
      "\"urn:x:2\"],\"body\":[{\"type\":\"TextualBody\",\"purpose\":\"tagging\",\"value\":"
      "\"speaker\"},{\"type\":\"TextualBody\",\"purpose\":\"classifying\",\"field\":\"role\","
      "\"value\":\"x\"},{\"type\":\"TextualBody\",\"purpose\":\"commenting\",\"value\":"
      "\"three\\ntwo\\none\"}],\"target\":{\"source\":\"article.txt\",\"selector\":[{\"type\":"
      "\"TextPositionSelector\",\"start\":5,\"end\":9}]}}\n",
      id);
  g_autofree char *printed = scene_print (merged->spans);

  g_assert_cmpstr (printed, ==, wanted);
  g_assert_true (g_str_has_prefix (id, "urn:uuid:"));
}

static void
test_order_is_nothing (void)
{
  static const AnnoMergeStrategy *const strategies[]
      = { &all_agree, &majority, &two_of_three, &two_of_all, &anyone, &any_two };
  g_autoptr (AnnoTagset) tagset = scene_tagset ();
  g_autoptr (GRand) random = g_rand_new_with_seed (33);
  guint n_spans = 0, n_open = 0;

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (AnnoLayer) a = scene_random (random, "a", 25, 60);
      g_autoptr (AnnoLayer) b = scene_random (random, "b", 25, 60);
      g_autoptr (AnnoLayer) c = scene_random (random, "c", 25, 60);
      AnnoLayer *forth[] = { a, b, c }, *back[] = { c, b, a }, *round_about[] = { b, c, a };
      for (guint i = 0; i < G_N_ELEMENTS (strategies); i++)
        {
          g_autoptr (AnnoMerged) one = merge (forth, 3, tagset, strategies[i]);
          g_autoptr (AnnoMerged) two = merge (back, 3, tagset, strategies[i]);
          g_autoptr (AnnoMerged) three = merge (round_about, 3, tagset, strategies[i]);
          g_autofree char *first = scene_print (one->spans), *second = scene_print (two->spans);
          g_autofree char *third = scene_print (three->spans);
          g_assert_cmpstr (first, ==, second);
          g_assert_cmpstr (first, ==, third);
          g_assert_cmpuint (one->n_dropped, ==, two->n_dropped);
          g_assert_cmpmem (one->open->data, one->open->len * sizeof (AnnoOpenCluster),
                           two->open->data, two->open->len * sizeof (AnnoOpenCluster));
          n_spans += one->spans->len;
          n_open += one->open->len;
        }
    }
  g_assert_cmpuint (n_spans, >, 1000);
  g_assert_cmpuint (n_open, >, 1000);
}

static gboolean
is_one_person_cb (const char *a, const char *b, gpointer data)
{
  (void) data;
  return g_str_equal (a + 1, b + 1);
}

/* Of two ids of one person the span has that of the source with the lowest id, whoever comes
 * first. */
static void
test_one_stands_for_all (void)
{
  g_autoptr (AnnoTagset) tagset = scene_tagset ();
  g_autoptr (AnnoLayer) a = scene_layer ("a", "x2 speaker 0-9 person@p1");
  g_autoptr (AnnoLayer) b = scene_layer ("b", "x1 speaker 0-9 person@q1 mention=name");
  g_autoptr (AnnoLayer) c = scene_layer ("c", "x3 speaker 0-9 person@r1");
  AnnoLayer *orders[][3] = { { a, b, c }, { c, a, b }, { b, c, a } };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (AnnoClusters) clusters = anno_clusters_new (orders[i], 3, tagset);
      AnnoFieldCompare compare = { clusters, is_one_person_cb, NULL };
      g_autoptr (AnnoMerged) merged = anno_merge (&compare, &all_agree);
      const AnnoSpan *span = ((AnnoSettledSpan *) merged->spans->pdata[0])->span;
      g_assert_cmpstr (anno_span_find_value (span, "person")->text, ==, "q1");
      g_assert_cmpuint (anno_span_get_n_values (span), ==, 2);
    }
}

/* Ids that two layers share, crosswise, give no two spans of one id. */
static void
test_ids_are_unique (void)
{
  g_autoptr (AnnoTagset) tagset = scene_tagset ();
  g_autoptr (AnnoLayer) a = scene_layer ("a", "x claim 0-9");
  g_autoptr (AnnoLayer) b = scene_layer ("b", "x claim 20-29");
  AnnoLayer *layers[] = { a, b }, *turned[] = { b, a };
  g_autoptr (AnnoMerged) merged = merge (layers, 2, tagset, &anyone);
  g_autoptr (AnnoMerged) again = merge (turned, 2, tagset, &anyone);
  g_autofree char *printed = scene_print (merged->spans), *other = scene_print (again->spans);

  g_assert_cmpuint (merged->spans->len, ==, 2);
  g_assert_cmpstr (anno_span_get_id (((AnnoSettledSpan *) merged->spans->pdata[0])->span), !=,
                   anno_span_get_id (((AnnoSettledSpan *) merged->spans->pdata[1])->span));
  g_assert_cmpstr (printed, ==, other);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge-strategy/table", test_table);
  g_test_add_func ("/merge-strategy/links", test_links);
  g_test_add_func ("/merge-strategy/bytes", test_bytes);
  g_test_add_func ("/merge-strategy/order-is-nothing", test_order_is_nothing);
  g_test_add_func ("/merge-strategy/one-stands-for-all", test_one_stands_for_all);
  g_test_add_func ("/merge-strategy/ids-are-unique", test_ids_are_unique);
  return g_test_run ();
}
