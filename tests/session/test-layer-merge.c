/* Proves session/layer-merge: which version wins, on both sides alike; and, on random layers, that
 * it doesn't matter who merges, that merging again changes nothing, and that no annotation is lost.
 */
#include "session/layer-merge.h"

#include "model/span-draft.h"

#define ARTICLE "a.txt"
#define SECOND G_USEC_PER_SEC

static AnnoLayer *
new_layer (void)
{
  return anno_layer_new (anno_layer_header_new (ARTICLE, "urn:uuid:1", "Ann", NULL));
}

static void
put (AnnoLayer *layer, const char *id, const char *tag, guint start, gint64 modified,
     const char *note)
{
  AnnoSpanDraft *draft = anno_span_draft_new_with_id (id, tag);

  anno_span_draft_add_segment (draft, start, start + 5);
  anno_span_draft_set_created (draft, SECOND);
  anno_span_draft_set_modified (draft, modified);
  anno_span_draft_set_note (draft, note);
  g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
  anno_layer_put (layer, span);
}

/* Does what the merger says. */
static AnnoLayerMerged
merge (AnnoLayer *mine, AnnoLayer *theirs)
{
  AnnoLayerMerged merged, again;
  g_autoptr (GPtrArray) edits = anno_layer_merge (mine, theirs, ARTICLE, &merged);

  g_assert_cmpuint (edits->len, ==, merged.n_added + merged.n_newer + merged.n_header);
  for (guint i = 0; i < edits->len; i++)
    {
      const AnnoEdit *edit = edits->pdata[i];
      g_assert_cmpstr (edit->article, ==, ARTICLE);
      if (edit->kind == ANNO_EDIT_SPAN)
        g_assert_true (anno_layer_find (mine, anno_edit_get_id (edit)) == edit->before);
    }
  anno_layer_absorb (mine, theirs, &again);
  g_assert_cmpmem (&again, sizeof again, &merged, sizeof merged);
  return merged;
}

static void
assert_same (AnnoLayer *a, AnnoLayer *b)
{
  static const char *const members[] = { "state", "date", "dateOrigin" };

  g_assert_cmpuint (anno_layer_get_n_spans (a), ==, anno_layer_get_n_spans (b));
  for (guint i = 0; i < anno_layer_get_n_spans (a); i++)
    g_assert_true (anno_span_equal (anno_layer_nth (a, i), anno_layer_nth (b, i)));
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    g_assert_cmpstr (anno_layer_header_get_member (anno_layer_get_header (a), members[i]), ==,
                     anno_layer_header_get_member (anno_layer_get_header (b), members[i]));
}

static void
test_spans (void)
{
  g_autoptr (AnnoLayer) mine = new_layer (), theirs = new_layer ();

  put (mine, "same", "claim", 0, SECOND, NULL);
  put (theirs, "same", "claim", 0, SECOND, NULL);
  put (mine, "mine", "claim", 10, SECOND, NULL);
  put (theirs, "theirs", "claim", 20, SECOND, NULL);
  put (mine, "older", "claim", 30, 2 * SECOND, "mine");
  put (theirs, "older", "claim", 31, 3 * SECOND, "theirs");
  put (mine, "newer", "claim", 40, 3 * SECOND, "mine");
  put (theirs, "newer", "claim", 41, 2 * SECOND, "theirs");
  put (mine, "tie", "claim", 50, 2 * SECOND, "a");
  put (theirs, "tie", "claim", 50, 2 * SECOND, "b");

  AnnoLayerMerged merged = merge (mine, theirs);
  g_assert_cmpuint (merged.n_added, ==, 1);
  g_assert_cmpuint (merged.n_newer, ==, 2);
  g_assert_cmpuint (merged.n_older, ==, 1);
  g_assert_cmpuint (merged.n_header, ==, 0);
  g_assert_cmpuint (merged.n_unread, ==, 0);
  g_assert_cmpuint (anno_layer_get_n_spans (mine), ==, 6);
  g_assert_cmpstr (anno_span_get_note (anno_layer_find (mine, "older")), ==, "theirs");
  g_assert_cmpstr (anno_span_get_note (anno_layer_find (mine, "newer")), ==, "mine");
  g_assert_cmpstr (anno_span_get_note (anno_layer_find (mine, "tie")), ==, "b");
}

static void
test_state (void)
{
  static const char *const states[] = { "new", "done", "in-progress", "needs-changes" };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    for (guint j = 0; j < G_N_ELEMENTS (states); j++)
      {
        g_autoptr (AnnoLayer) mine = new_layer (), theirs = new_layer ();
        anno_layer_set_member (mine, "state", states[i]);
        anno_layer_set_member (theirs, "state", states[j]);
        AnnoLayerMerged merged = merge (mine, theirs);
        g_assert_cmpstr (anno_layer_get_header (mine)->state, ==, states[MAX (i, j)]);
        g_assert_cmpuint (merged.n_header, ==, j > i);
      }
}

static void
test_date (void)
{
  g_autoptr (AnnoLayer) mine = new_layer (), theirs = new_layer ();

  anno_layer_set_member (theirs, "date", "2017-07-10");
  anno_layer_set_member (theirs, "dateOrigin", "hand");
  merge (mine, theirs); /* set on one side only */
  g_assert_cmpstr (anno_layer_get_header (mine)->date, ==, "2017-07-10");
  g_assert_cmpstr (anno_layer_get_header (mine)->date_origin, ==, "hand");

  anno_layer_set_member (mine, "date", "2017-07-09");
  put (mine, "late", "claim", 0, 9 * SECOND, NULL);
  merge (mine, theirs); /* mine was changed last */
  g_assert_cmpstr (anno_layer_get_header (mine)->date, ==, "2017-07-09");
  put (theirs, "later", "claim", 10, 10 * SECOND, NULL);
  merge (mine, theirs);
  g_assert_cmpstr (anno_layer_get_header (mine)->date, ==, "2017-07-10");
}

static GPtrArray *
lines (const char *const *texts)
{
  GPtrArray *unread = g_ptr_array_new_with_free_func (g_free);

  for (; *texts != NULL; texts++)
    g_ptr_array_add (unread, g_strdup (*texts));
  return unread;
}

static void
test_unread (void)
{
  static const char *const ours[] = { "{\"a\":1}", NULL };
  static const char *const others[] = { "{\"a\":1}", "{\"b\":2}", NULL };
  g_autoptr (AnnoLayer) mine = new_layer (), theirs = new_layer ();

  anno_layer_take_unread (mine, lines (ours));
  anno_layer_take_unread (theirs, lines (others));
  g_assert_cmpuint (merge (mine, theirs).n_unread, ==, 1);
  g_assert_cmpuint (merge (theirs, mine).n_unread, ==, 0);
}

static AnnoLayer *
random_layer (GRand *rand)
{
  static const char *const tags[] = { "claim", "cue" };
  static const char *const states[]
      = { "new", "done", "in-progress", "needs-changes", "odd", "other" };
  static const char *const dates[] = { NULL, "2017-07-09", "2017-07-10" };
  AnnoLayer *layer = new_layer ();

  for (int i = g_rand_int_range (rand, 0, 12); i > 0; i--)
    {
      g_autofree char *id = g_strdup_printf ("id%d", g_rand_int_range (rand, 0, 12));
      put (layer, id, tags[g_rand_int_range (rand, 0, 2)], (guint) g_rand_int_range (rand, 0, 3),
           g_rand_int_range (rand, 1, 5) * SECOND, g_rand_boolean (rand) ? "note" : NULL);
    }
  anno_layer_set_member (layer, "state", states[g_rand_int_range (rand, 0, G_N_ELEMENTS (states))]);
  const char *date = dates[g_rand_int_range (rand, 0, G_N_ELEMENTS (dates))];
  anno_layer_set_member (layer, "date", date);
  anno_layer_set_member (layer, "dateOrigin", date != NULL ? "hand" : NULL);
  return layer;
}

static AnnoLayer *
copy (AnnoLayer *layer)
{
  AnnoLayer *made = anno_layer_new (anno_layer_header_copy (anno_layer_get_header (layer)));

  for (guint i = 0; i < anno_layer_get_n_spans (layer); i++)
    anno_layer_put (made, anno_layer_nth (layer, i));
  return made;
}

static void
assert_has_all (AnnoLayer *merged, AnnoLayer *part)
{
  for (guint i = 0; i < anno_layer_get_n_spans (part); i++)
    g_assert_nonnull (anno_layer_find (merged, anno_span_get_id (anno_layer_nth (part, i))));
}

/* Each is one of the two there were: nothing is mixed. */
static void
assert_from (AnnoLayer *merged, AnnoLayer *a, AnnoLayer *b)
{
  for (guint i = 0; i < anno_layer_get_n_spans (merged); i++)
    {
      AnnoSpan *span = anno_layer_nth (merged, i);
      AnnoSpan *first = anno_layer_find (a, anno_span_get_id (span));
      AnnoSpan *second = anno_layer_find (b, anno_span_get_id (span));
      g_assert_true ((first != NULL && anno_span_equal (first, span))
                     || (second != NULL && anno_span_equal (second, span)));
    }
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (600);

  for (guint n = 0; n < 3000; n++)
    {
      g_autoptr (AnnoLayer) a = random_layer (rand), b = random_layer (rand);
      g_autoptr (AnnoLayer) ab = copy (a), ba = copy (b), own = copy (a);
      merge (ab, b);
      merge (ba, a);
      assert_same (ab, ba);
      assert_has_all (ab, a);
      assert_has_all (ab, b);
      assert_from (ab, a, b);

      g_autoptr (AnnoLayer) again = copy (ab);
      AnnoLayerMerged merged = merge (again, b);
      assert_same (again, ab);
      g_assert_cmpuint (merged.n_added + merged.n_newer + merged.n_header, ==, 0);
      merge (again, a);
      assert_same (again, ab);
      merged = merge (own, a);
      assert_same (own, a);
      g_assert_cmpuint (merged.n_added + merged.n_newer + merged.n_older + merged.n_header, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/layer-merge/spans", test_spans);
  g_test_add_func ("/session/layer-merge/state", test_state);
  g_test_add_func ("/session/layer-merge/date", test_date);
  g_test_add_func ("/session/layer-merge/unread", test_unread);
  g_test_add_func ("/session/layer-merge/random", test_random);
  return g_test_run ();
}
