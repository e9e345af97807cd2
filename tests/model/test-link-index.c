/* Proves model/link-index against a plain look through all spans. */
#include "model/link-index.h"
#include "model/span-draft.h"

#define N_IDS 12

static AnnoSpan *
random_span (GRand *rand)
{
  AnnoSpanDraft *draft = anno_span_draft_new ("claim");
  guint n_values = (guint) g_rand_int_range (rand, 0, 5);

  anno_span_draft_add_segment (draft, 0, 1);
  for (guint i = 0; i < n_values; i++)
    {
      g_autofree char *id = g_strdup_printf ("id%d", g_rand_int_range (rand, 0, N_IDS));
      AnnoValueKind kind = g_rand_int_range (rand, 0, 4) ? ANNO_VALUE_LINK : ANNO_VALUE_PERSON;
      anno_span_draft_add_value (draft, anno_value_new (kind, i % 2 ? "said-by" : "inside", id));
    }
  return anno_span_draft_finish (draft);
}

static gboolean
links_to (AnnoSpan *span, const char *id)
{
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      if (value->kind == ANNO_VALUE_LINK && g_str_equal (value->text, id))
        return TRUE;
    }
  return FALSE;
}

static void
check (AnnoLinkIndex *index, GPtrArray *spans)
{
  for (guint n = 0; n < N_IDS; n++)
    {
      g_autofree char *id = g_strdup_printf ("id%u", n);
      const GPtrArray *found = anno_link_index_find (index, id);
      guint expected = 0;
      for (guint i = 0; i < spans->len; i++)
        if (links_to (spans->pdata[i], id))
          {
            expected++;
            g_assert_nonnull (found);
            g_assert_true (g_ptr_array_find ((GPtrArray *) found, spans->pdata[i], NULL));
          }
      if (expected == 0)
        g_assert_null (found);
      else
        g_assert_cmpuint (found->len, ==, expected);
    }
}

static void
test_any_work (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (AnnoLinkIndex) index = anno_link_index_new ();
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_span_unref);

  for (guint act = 0; act < 2000; act++)
    {
      if (spans->len < 5 || g_rand_int_range (rand, 0, 50) < 25)
        {
          AnnoSpan *span = random_span (rand);
          anno_link_index_add (index, span);
          g_ptr_array_add (spans, span);
        }
      else
        {
          guint i = (guint) g_rand_int_range (rand, 0, (int) spans->len);
          anno_link_index_remove (index, spans->pdata[i]);
          g_ptr_array_remove_index_fast (spans, i);
        }
      check (index, spans);
    }

  while (spans->len > 0)
    {
      anno_link_index_remove (index, spans->pdata[spans->len - 1]);
      g_ptr_array_set_size (spans, (int) spans->len - 1);
    }
  check (index, spans);
}

/* Two fields may link to the same span: it is one source all the same. */
static void
test_twice (void)
{
  g_autoptr (AnnoLinkIndex) index = anno_link_index_new ();
  AnnoSpanDraft *draft = anno_span_draft_new ("claim");
  anno_span_draft_add_segment (draft, 0, 1);
  anno_span_draft_add_value (draft, anno_value_new (ANNO_VALUE_LINK, "said-by", "x"));
  anno_span_draft_add_value (draft, anno_value_new (ANNO_VALUE_LINK, "told-to", "x"));
  g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);

  anno_link_index_add (index, span);
  g_assert_cmpuint (anno_link_index_find (index, "x")->len, ==, 1);
  anno_link_index_remove (index, span);
  g_assert_null (anno_link_index_find (index, "x"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/link-index/any-work", test_any_work);
  g_test_add_func ("/link-index/twice", test_twice);
  return g_test_run ();
}
