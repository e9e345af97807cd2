/* Proves review/review-options: the ways in which people marked one thing, those of the most of
 * them first, and apart where a field says something else. */
#include "review-scene.h"

#include "review/review-options.h"

#include <string.h>

/* "0,2 1": the layers of each option, in their order. */
static char *
list (const AnnoFieldCompare *compare, guint cluster)
{
  g_autoptr (GPtrArray) options = anno_review_options_new (compare, cluster);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < options->len; i++)
    {
      const AnnoReviewOption *option = options->pdata[i];
      gboolean holds = FALSE;
      for (guint k = 0; k < option->layers->len; k++)
        {
          guint layer = g_array_index (option->layers, guint, k);
          g_string_append_printf (out, "%s%u", k > 0 ? "," : i > 0 ? " " : "", layer);
          holds = holds || option->mark->layer == layer;
        }
      g_assert_true (holds);
    }
  return g_strdup (out->str);
}

static void
test_list (void)
{
  static const struct
  {
    const char *layers[4];
    const char *wanted;
  } cases[] = {
    { { "a speaker 0-5", "b speaker 0-5", "c speaker 0-5", "d speaker 0-5" }, "0,1,2,3" },
    { { "a date 0-5", "b speaker 0-5", "c speaker 0-5", "d speaker 0-5" }, "1,2,3 0" },
    { { "a date 0-5", "b speaker 0-5", "c date 0-5", "d speaker 0-5" }, "0,2 1,3" },
    { { "a speaker 0-5", "b speaker 0-6", "c speaker 0-7", "" }, "0 1 2" },
    { { "a speaker 0-5 role=x", "b speaker 0-5 role=y", "c speaker 0-5 role=x", "d speaker 0-5" },
      "0,2 1 3" },
    /* The first choice means what unset does, and a former id of a tag is the tag. */
    { { "a speaker 0-5 mention=name", "b source 0-5", "c speaker 0-5 mention=pronoun", "" },
      "0,1 2" },
    { { "", "", "c date 3-9", "" }, "2" },
  };
  g_autoptr (AnnoTagset) tagset = scene_tagset ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AnnoLayer *layers[4];
      for (guint k = 0; k < 4; k++)
        {
          const char whose[] = { (char) ('a' + k), '\0' };
          layers[k] = scene_layer (whose, cases[i].layers[k]);
        }
      g_autoptr (AnnoClusters) clusters = anno_clusters_new (layers, 4, tagset);
      const AnnoFieldCompare compare = { clusters, NULL, NULL };
      g_assert_cmpuint (anno_clusters_get_n (clusters), ==, 1);
      g_autofree char *found = list (&compare, 0);
      g_assert_cmpstr (found, ==, cases[i].wanted);
      for (guint k = 0; k < 4; k++)
        g_object_unref (layers[k]);
    }
}

/* Each mark is in exactly one option, and those of an option are alike, whatever there is. */
static void
test_random (void)
{
  g_autoptr (AnnoTagset) tagset = scene_tagset ();
  g_autoptr (GRand) random = g_rand_new_with_seed (20);

  for (guint round = 0; round < 60; round++)
    {
      AnnoLayer *layers[5];
      for (guint k = 0; k < 5; k++)
        {
          const char whose[] = { (char) ('a' + k), '\0' };
          layers[k] = scene_random (random, whose, 30, 120);
        }
      g_autoptr (AnnoClusters) clusters = anno_clusters_new (layers, 5, tagset);
      const AnnoFieldCompare compare = { clusters, NULL, NULL };
      for (guint i = 0; i < anno_clusters_get_n (clusters); i++)
        {
          g_autoptr (GPtrArray) options = anno_review_options_new (&compare, i);
          guint n = 0, before = G_MAXUINT, seen = 0;
          for (guint k = 0; k < options->len; k++)
            {
              const AnnoReviewOption *option = options->pdata[k];
              g_assert_cmpuint (option->layers->len, <=, before);
              before = option->layers->len;
              for (guint m = 0; m < option->layers->len; m++)
                {
                  guint layer = g_array_index (option->layers, guint, m);
                  const AnnoMark *mark = anno_clusters_find_mark (clusters, i, layer);
                  g_assert_cmpuint (seen & 1u << layer, ==, 0);
                  seen |= 1u << layer;
                  g_assert_true (anno_field_compare_is_all_same (&compare, option->mark, mark));
                  n++;
                }
            }
          g_assert_cmpuint (n, ==, anno_clusters_get (clusters, i)->n_marks);
        }
      for (guint k = 0; k < 5; k++)
        g_object_unref (layers[k]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/review-options/list", test_list);
  g_test_add_func ("/review-options/random", test_random);
  return g_test_run ();
}
