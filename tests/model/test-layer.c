/* Proves model/layer against a plain sorted list: every question, and every signal. */
#include "list-replay.h"
#include "model/layer.h"
#include "model/span-draft.h"
#include "model/span-item.h"

#define TEXT 60

static AnnoLayer *
new_layer (void)
{
  return anno_layer_new (anno_layer_header_new ("a.txt", "urn:uuid:1", "Ann", NULL));
}

static AnnoSpan *
random_span (GRand *rand, guint n_ids)
{
  g_autofree char *id = g_strdup_printf ("id%d", g_rand_int_range (rand, 0, (int) n_ids));
  g_autofree char *link = g_strdup_printf ("id%d", g_rand_int_range (rand, 0, (int) n_ids));
  static const char *const tags[] = { "claim", "cue", "date", "no tag we know" };
  AnnoSpanDraft *draft
      = anno_span_draft_new (tags[g_rand_int_range (rand, 0, G_N_ELEMENTS (tags))]);

  anno_span_draft_set_id (draft, id);
  anno_span_draft_set_created (draft, g_rand_int_range (rand, 0, 1000));
  for (int i = g_rand_int_range (rand, 0, 3); i >= 0; i--)
    {
      guint start = (guint) g_rand_int_range (rand, 0, TEXT);
      anno_span_draft_add_segment (draft, start, start + (guint) g_rand_int_range (rand, 1, 9));
    }
  if (g_rand_boolean (rand))
    anno_span_draft_add_value (draft, anno_value_new (ANNO_VALUE_LINK, "said-by", link));
  return anno_span_draft_finish (draft);
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  return anno_span_compare (*(AnnoSpan *const *) a, *(AnnoSpan *const *) b);
}

static GPtrArray *
spans_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) anno_span_unref);
}

static AnnoSpan *
plain_find (GPtrArray *plain, const char *id)
{
  for (guint i = 0; i < plain->len; i++)
    if (g_str_equal (anno_span_get_id (plain->pdata[i]), id))
      return plain->pdata[i];
  return NULL;
}

static gboolean
add_fragment (const AnnoFragment *fragment, gpointer data)
{
  const AnnoSegment *segment = anno_span_get_segments (fragment->span) + fragment->part;

  g_assert_cmpuint (segment->start, ==, fragment->start);
  g_assert_cmpuint (segment->end, ==, fragment->end);
  g_array_append_val ((GArray *) data, *fragment);
  return TRUE;
}

static void
check_stretch (AnnoLayer *layer, GPtrArray *plain, guint start, guint end)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (AnnoFragment));
  guint expected = 0;

  anno_layer_foreach (layer, start, end, add_fragment, found);
  for (guint i = 0; i < plain->len; i++)
    for (guint part = 0; part < anno_span_get_n_segments (plain->pdata[i]); part++)
      {
        const AnnoSegment *segment = anno_span_get_segments (plain->pdata[i]) + part;
        expected += segment->start < MAX (end, start + 1) && segment->end > start;
      }
  g_assert_cmpuint (found->len, ==, expected);
  for (guint i = 1; i < found->len; i++)
    {
      const AnnoFragment *a = &g_array_index (found, AnnoFragment, i - 1), *b = a + 1;
      g_assert_true (a->start < b->start || (a->start == b->start && a->end >= b->end));
      g_assert_false (a->span == b->span && a->part == b->part);
    }
}

static guint
count_links (GPtrArray *plain, const char *id)
{
  guint n = 0;
  for (guint i = 0; i < plain->len; i++)
    {
      const AnnoValue *value = anno_span_find_value (plain->pdata[i], "said-by");
      n += value != NULL && g_str_equal (value->text, id);
    }
  return n;
}

static void
check_tags (AnnoLayer *layer, GPtrArray *plain)
{
  g_autoptr (GPtrArray) tags = anno_layer_list_tags (layer);
  g_autoptr (GHashTable) expected = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < plain->len; i++)
    g_hash_table_add (expected, (gpointer) anno_span_get_tag (plain->pdata[i]));
  g_assert_cmpuint (tags->len, ==, g_hash_table_size (expected));
  for (guint i = 0; i < tags->len; i++)
    g_assert_true (g_hash_table_remove (expected, tags->pdata[i]));
}

static void
check (AnnoLayer *layer, GPtrArray *plain, GRand *rand)
{
  guint place = (guint) g_rand_int_range (rand, 0, TEXT + 10);

  g_assert_cmpuint (anno_layer_get_n_spans (layer), ==, plain->len);
  for (guint i = 0; i < plain->len; i++)
    {
      AnnoSpan *span = plain->pdata[i];
      g_assert_true (anno_layer_nth (layer, i) == span);
      g_assert_cmpuint (anno_layer_rank (layer, span), ==, i);
      g_assert_true (anno_layer_find (layer, anno_span_get_id (span)) == span);
      const GPtrArray *sources = anno_layer_find_links_to (layer, anno_span_get_id (span));
      g_assert_cmpuint (sources != NULL ? sources->len : 0, ==,
                        count_links (plain, anno_span_get_id (span)));
    }
  check_tags (layer, plain);
  g_assert_null (anno_layer_nth (layer, plain->len));
  check_stretch (layer, plain, place, place);
  check_stretch (layer, plain, place, place + (guint) g_rand_int_range (rand, 0, 12));
}

static gpointer
span_of_item (gpointer item)
{
  return anno_span_item_get_span (item);
}

typedef struct
{
  AnnoSpan *before, *after;
  guint n;
} Told;

static void
changed_cb (AnnoLayer *layer, AnnoSpan *before, AnnoSpan *after, Told *told)
{
  told->before = before;
  told->after = after;
  told->n++;
}

static void
test_any_work (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1492);
  g_autoptr (AnnoLayer) layer = new_layer ();
  g_autoptr (GPtrArray) plain = spans_new ();
  g_autoptr (ListReplay) replay = list_replay_new (G_LIST_MODEL (layer), span_of_item);
  Told told = { NULL, NULL, 0 };

  g_signal_connect (layer, "changed", G_CALLBACK (changed_cb), &told);
  for (guint act = 1; act <= 2000; act++)
    {
      g_autoptr (AnnoSpan) span = random_span (rand, 40);
      AnnoSpan *found = plain_find (plain, anno_span_get_id (span));
      g_autoptr (AnnoSpan) before = found != NULL ? anno_span_ref (found) : NULL;
      gboolean put = g_rand_int_range (rand, 0, 3) > 0;

      if (before != NULL)
        g_ptr_array_remove (plain, before);
      if (put)
        {
          anno_layer_put (layer, span);
          g_ptr_array_add (plain, anno_span_ref (span));
          g_ptr_array_sort (plain, compare_spans);
        }
      else
        g_assert_cmpint (anno_layer_remove (layer, anno_span_get_id (span)), ==, before != NULL);

      guint expected = put || before != NULL;
      g_assert_cmpuint (list_replay_n_signals (replay), ==, expected);
      g_assert_cmpuint (told.n, ==, expected);
      g_assert_true (expected == 0 || (told.before == before && told.after == (put ? span : NULL)));
      told.n = 0;
      check (layer, plain, rand);
    }
}

static void
test_fill (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1789);

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (AnnoLayer) layer = new_layer ();
      g_autoptr (GPtrArray) spans = spans_new ();
      g_autoptr (GPtrArray) plain = spans_new ();
      g_autoptr (ListReplay) replay = list_replay_new (G_LIST_MODEL (layer), span_of_item);
      for (guint i = 0; i < round; i++)
        {
          AnnoSpan *span = random_span (rand, 50);
          g_ptr_array_add (spans, span);
          if (plain_find (plain, anno_span_get_id (span)) == NULL)
            g_ptr_array_add (plain, anno_span_ref (span));
        }
      g_autoptr (GPtrArray) doubles = anno_layer_fill (layer, spans);
      g_assert_cmpuint ((doubles != NULL ? doubles->len : 0) + plain->len, ==, round);
      g_assert_true (doubles == NULL || doubles->len > 0);
      g_ptr_array_sort (plain, compare_spans);
      check (layer, plain, rand);
      g_assert_cmpuint (list_replay_n_signals (replay), ==, round > 0);

      /* What was filled in can be changed like what was put in one by one. */
      while (plain->len > 0)
        {
          guint i = (guint) g_rand_int_range (rand, 0, (int) plain->len);
          g_assert_true (anno_layer_remove (layer, anno_span_get_id (plain->pdata[i])));
          g_ptr_array_remove_index (plain, i);
          check (layer, plain, rand);
        }
    }
}

static void
member_cb (AnnoLayer *layer, const char *name, GString *told)
{
  g_string_append_printf (told, "%s ", name);
}

static void
test_members (void)
{
  g_autoptr (AnnoLayer) layer = new_layer ();
  g_autoptr (GString) told = g_string_new (NULL);

  g_signal_connect (layer, "member-changed", G_CALLBACK (member_cb), told);
  anno_layer_set_member (layer, "state", "done");
  anno_layer_set_member (layer, "state", "done");
  anno_layer_set_member (layer, "date", "2017-07-10");
  anno_layer_set_member (layer, "date", NULL);
  anno_layer_set_member (layer, "colour", "blue");
  g_assert_cmpstr (told->str, ==, "state date date ");
  g_assert_cmpstr (anno_layer_get_header (layer)->state, ==, "done");
  g_assert_null (anno_layer_get_header (layer)->date);
}

static void
test_unread (void)
{
  g_autoptr (AnnoLayer) layer = new_layer ();
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  g_assert_null (anno_layer_get_unread (layer));
  g_ptr_array_add (lines, g_strdup ("{\"a\":1}"));
  anno_layer_take_unread (layer, lines);
  g_assert_true (anno_layer_get_unread (layer) == lines);
  anno_layer_take_unread (layer, NULL);
  g_assert_null (anno_layer_get_unread (layer));
}

/* A change may put a layer's own span back, or one that only the layer still holds. */
static void
test_own_span (void)
{
  g_autoptr (AnnoLayer) layer = new_layer ();
  AnnoSpanDraft *draft = anno_span_draft_new ("cue");
  anno_span_draft_add_segment (draft, 1, 3);
  AnnoSpan *span = anno_span_draft_finish (draft);

  anno_layer_put (layer, span);
  anno_span_unref (span);
  g_autoptr (ListReplay) replay = list_replay_new (G_LIST_MODEL (layer), span_of_item);
  anno_layer_put (layer, anno_layer_nth (layer, 0));
  g_assert_cmpuint (list_replay_n_signals (replay), ==, 0);
  g_assert_true (anno_layer_remove (layer, anno_span_get_id (anno_layer_nth (layer, 0))));
  g_assert_cmpuint (anno_layer_get_n_spans (layer), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layer/any-work", test_any_work);
  g_test_add_func ("/layer/fill", test_fill);
  g_test_add_func ("/layer/members", test_members);
  g_test_add_func ("/layer/unread", test_unread);
  g_test_add_func ("/layer/own-span", test_own_span);
  return g_test_run ();
}
