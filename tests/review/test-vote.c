/* Proves review/vote and field-votes: what several people marked, and that their order is nothing.
 */
#include "review-scene.h"
#include "review/vote.h"

#include <string.h>

typedef struct
{
  AnnoLayer *layers[6];
  guint n;
  AnnoTagset *tagset;
  AnnoClusters *clusters;
  AnnoFieldCompare compare;
  GPtrArray *votes;
} Scene;

static void
scene_vote (Scene *self, const char *const *spans, guint n)
{
  static const char *const names[] = { "a", "b", "c", "d", "e", "f" };

  self->n = n;
  self->tagset = scene_tagset ();
  for (guint i = 0; i < n; i++)
    self->layers[i] = scene_layer (names[i], spans[i]);
  self->clusters = anno_clusters_new (self->layers, n, self->tagset);
  self->compare = (AnnoFieldCompare){ self->clusters, NULL, NULL };
  self->votes = anno_votes_new (&self->compare);
}

static void
scene_clear (Scene *self)
{
  g_ptr_array_unref (self->votes);
  anno_clusters_free (self->clusters);
  anno_tagset_unref (self->tagset);
  for (guint i = 0; i < self->n; i++)
    g_object_unref (self->layers[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

static const char *const six[] = {
  "a1 speaker 0-10; a2 claim 20-40 said-by>a1; a3 date 50-60",
  "b1 speaker 0-10; b2 claim 20-40 said-by>b1; b3 date 50-60",
  "c1 speaker 0-10; c2 claim 20-40 said-by>c1; c3 date 50-60",
  "d1 source 0-10; d2 claim 20-38 said-by>d1; d3 date 50-60 when~DATE/2017",
  "e1 date 0-10; e2 claim 20-40 said-by>e3; e3 date 50-60",
  "f1 speaker 0-10; f3 date 50-60; f4 speaker 70-75",
};

static void
test_six (void)
{
  g_auto (Scene) scene = { 0 };
  scene_vote (&scene, six, 6);
  g_assert_cmpuint (scene.votes->len, ==, 4);

  const AnnoVote *vote = scene.votes->pdata[0];
  g_assert_cmpint (vote->kind, ==, ANNO_DIFFERENCE_TAG);
  g_assert_cmpuint (vote->aspects, ==, 1u << ANNO_DIFFERENCE_TAG);
  const AnnoCluster *cluster = anno_clusters_get (scene.clusters, 0);
  g_assert_cmpuint (cluster->n_variants, ==, 2);
  const AnnoVariant *variant = anno_clusters_get_variant (scene.clusters, cluster->first_variant);
  g_autofree char *count = anno_vote_describe_count (variant, scene.clusters);
  g_assert_cmpstr (variant->tag, ==, "speaker");
  g_assert_cmpstr (count, ==, "5 of 6");
  g_assert_cmpuint (anno_clusters_get_mark (scene.clusters, variant->first_mark + 3)->layer, ==, 3);

  vote = scene.votes->pdata[1];
  g_assert_cmpint (vote->kind, ==, ANNO_DIFFERENCE_BOUNDARY);
  g_assert_cmpuint (vote->aspects, ==,
                    1u << ANNO_DIFFERENCE_BOUNDARY | 1u << ANNO_DIFFERENCE_SOME
                        | 1u << ANNO_DIFFERENCE_LINK);
  g_assert_cmpuint (vote->missing->len, ==, 1);
  g_assert_cmpuint (g_array_index (vote->missing, guint, 0), ==, 5);
  g_assert_cmpuint (vote->disputed->len, ==, 1);
  g_assert_cmpuint (g_array_index (vote->disputed, AnnoRange, 0).start, ==, 38);
  const AnnoFieldVote *field = vote->fields->pdata[0];
  g_assert_cmpstr (field->field, ==, "said-by");
  g_assert_cmpuint (field->options->len, ==, 2);
  g_assert_cmpuint (((AnnoFieldOption *) field->options->pdata[0])->holders->len, ==, 4);
}

static void
test_six_fields (void)
{
  g_auto (Scene) scene = { 0 };
  scene_vote (&scene, six, 6);

  const AnnoVote *vote = scene.votes->pdata[2];
  g_assert_cmpuint (vote->aspects, ==, 1u << ANNO_DIFFERENCE_FIELD);
  const AnnoFieldVote *field = vote->fields->pdata[0];
  const AnnoFieldOption *unset = field->options->pdata[0], *set = field->options->pdata[1];
  g_assert_cmpuint (field->n_votes, ==, 6);
  g_assert_cmpuint (unset->holders->len, ==, 5);
  g_assert_cmpuint (((const AnnoMark *) set->holders->pdata[0])->layer, ==, 3);

  vote = scene.votes->pdata[3];
  g_assert_cmpint (vote->kind, ==, ANNO_DIFFERENCE_SOME);
  g_assert_cmpuint (vote->missing->len, ==, 5);
  g_assert_cmpuint (vote->disputed->len, ==, 1);
}

static void
test_agreed (void)
{
  static const char *const spans[]
      = { "a1 speaker 0-5 role=x", "b1 source 0-5 role=x", "c1 speaker 0-5 role=x mention=name" };
  g_auto (Scene) scene = { 0 };
  scene_vote (&scene, spans, 3);

  const AnnoVote *vote = scene.votes->pdata[0];
  g_assert_cmpint (vote->kind, ==, ANNO_DIFFERENCE_SAME);
  g_assert_cmpuint (vote->aspects, ==, 0);
  g_assert_cmpuint (vote->missing->len + vote->fields->len + vote->disputed->len, ==, 0);
}

static char *
describe (AnnoLayer *const *layers, guint n, AnnoTagset *tagset)
{
  g_autoptr (AnnoClusters) clusters = anno_clusters_new (layers, n, tagset);
  AnnoFieldCompare compare = { clusters, NULL, NULL };
  g_autoptr (GPtrArray) votes = anno_votes_new (&compare);
  g_autofree char *marks = scene_list_clusters (clusters);
  GString *out = g_string_new (marks);

  for (guint i = 0; i < votes->len; i++)
    {
      const AnnoVote *vote = votes->pdata[i];
      g_string_append_printf (out, "\n%x %u", vote->aspects, vote->missing->len);
      for (guint k = 0; k < vote->fields->len; k++)
        {
          const AnnoFieldVote *field = vote->fields->pdata[k];
          const AnnoFieldOption *first = field->options->pdata[0];
          const AnnoMark *mark = first->holders->pdata[0];
          g_string_append_printf (out, " %s %u %s", field->field, first->holders->len,
                                  anno_span_get_id (mark->span));
        }
    }
  return g_string_free (out, FALSE);
}

static void
test_order_is_nothing (void)
{
  static const guint orders[][4] = { { 3, 2, 1, 0 }, { 1, 3, 0, 2 }, { 2, 0, 3, 1 } };
  g_autoptr (AnnoTagset) tagset = scene_tagset ();
  g_autoptr (GRand) random = g_rand_new_with_seed (21);

  for (guint round = 0; round < 80; round++)
    {
      /* Two of them have the same ids, as a layer and its copy would. */
      g_autoptr (AnnoLayer) a = scene_random (random, "a", 20, 90);
      g_autoptr (AnnoLayer) b = scene_random (random, "b", 20, 90);
      g_autoptr (AnnoLayer) c = scene_random (random, "c", 20, 90);
      g_autoptr (AnnoLayer) d = scene_random (random, "c", 20, 90);
      AnnoLayer *layers[] = { a, b, c, d };
      g_autofree char *wanted = describe (layers, 4, tagset);
      for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
        {
          AnnoLayer *other[4];
          for (guint k = 0; k < 4; k++)
            other[k] = layers[orders[i][k]];
          g_autofree char *found = describe (other, 4, tagset);
          g_assert_cmpstr (found, ==, wanted);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vote/six", test_six);
  g_test_add_func ("/vote/six-fields", test_six_fields);
  g_test_add_func ("/vote/agreed", test_agreed);
  g_test_add_func ("/vote/order-is-nothing", test_order_is_nothing);
  return g_test_run ();
}
