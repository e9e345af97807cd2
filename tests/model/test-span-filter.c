/* Proves model/span-filter: which spans each kind of list shows. */
#include "model/span-draft.h"
#include "model/span-filter.h"

#include "formats/tagset-file.h"

static void
put (AnnoLayer *layer, const char *id, const char *tag, guint start, gboolean unsure,
     const char *const *links)
{
  AnnoSpanDraft *draft = anno_span_draft_new_with_id (id, tag);

  anno_span_draft_add_segment (draft, start, start + 3);
  anno_span_draft_set_unsure (draft, unsure);
  for (guint i = 0; links != NULL && links[i] != NULL; i += 2)
    anno_span_draft_add_value (draft, anno_value_new (ANNO_VALUE_LINK, links[i], links[i + 1]));
  g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
  anno_layer_put (layer, span);
}

/* A whole attribution, one without a cue, a speaker and a date that belong to none. */
static AnnoLayer *
make_layer (void)
{
  static const char *const whole[] = { "said-by", "s", "cued-by", "k", "said-on", "d", NULL };
  static const char *const half[] = { "said-by", "s", NULL };
  AnnoLayer *layer = anno_layer_new (anno_layer_header_new ("a.txt", "urn:uuid:1", "Ann", NULL));

  put (layer, "s", "speaker", 0, FALSE, NULL);
  put (layer, "k", "cue", 10, TRUE, NULL);
  put (layer, "d", "date", 20, FALSE, NULL);
  put (layer, "c", "claim", 30, FALSE, whole);
  put (layer, "h", "claim", 40, TRUE, half);
  put (layer, "s2", "speaker", 50, FALSE, NULL);
  put (layer, "d2", "date", 60, FALSE, NULL);
  put (layer, "x", "unheard-of", 70, FALSE, NULL);
  return layer;
}

static char *
list (AnnoLayer *layer, const AnnoTagset *tagset, AnnoSpanFilterKind kind, const char *tag)
{
  const AnnoSpanFilter filter = { kind, tag != NULL ? g_intern_string (tag) : NULL };
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < anno_layer_get_n_spans (layer); i++)
    {
      AnnoSpan *span = anno_layer_nth (layer, i);
      if (anno_span_filter_matches (&filter, layer, tagset, span))
        g_string_append_printf (ids, "%s ", anno_span_get_id (span));
    }
  return g_string_free (g_steal_pointer (&ids), FALSE);
}

static void
test_kinds (void)
{
  static const struct
  {
    AnnoSpanFilterKind kind;
    const char *tag, *ids;
  } cases[] = {
    { ANNO_SPAN_FILTER_ALL, NULL, "s k d c h s2 d2 x " },
    { ANNO_SPAN_FILTER_TAG, "date", "d d2 " },
    { ANNO_SPAN_FILTER_TAG, "unheard-of", "x " },
    { ANNO_SPAN_FILTER_ATTRIBUTIONS, NULL, "c h s2 " },
    { ANNO_SPAN_FILTER_INCOMPLETE, NULL, "h s2 " },
    { ANNO_SPAN_FILTER_UNSURE, NULL, "k h " },
  };
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();
  g_autoptr (AnnoLayer) layer = make_layer ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *ids = list (layer, tagset, cases[i].kind, cases[i].tag);
      g_assert_cmpstr (ids, ==, cases[i].ids);
    }
}

static void
test_joint (void)
{
  const AnnoSpanFilter dates = { ANNO_SPAN_FILTER_TAG, g_intern_string ("date") };
  const AnnoSpanFilter incomplete = { ANNO_SPAN_FILTER_INCOMPLETE, NULL };

  g_assert_true (anno_span_filter_is_joint (&incomplete));
  g_assert_false (anno_span_filter_is_joint (&dates));
}

/* Those that name one by whichever of the ids; nobody is named by nobody. */
static void
test_person (void)
{
  static const char *const ids[] = { "urn:x:a", "urn:x:b", NULL };
  const AnnoSpanFilter both = { ANNO_SPAN_FILTER_PERSON, NULL, ids };
  const AnnoSpanFilter last = { ANNO_SPAN_FILTER_PERSON, NULL, ids + 1 };
  const AnnoSpanFilter nobody = { ANNO_SPAN_FILTER_PERSON, NULL, NULL };
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();
  g_autoptr (AnnoLayer) layer = make_layer ();
  AnnoSpanDraft *draft = anno_span_draft_new_from (anno_layer_find (layer, "s"));
  anno_span_draft_add_value (draft, anno_value_new (ANNO_VALUE_PERSON, "person", "urn:x:a"));
  g_autoptr (AnnoSpan) named = anno_span_draft_finish (draft);
  draft = anno_span_draft_new_from (anno_layer_find (layer, "k"));
  anno_span_draft_add_value (draft, anno_value_new (ANNO_VALUE_LINK, "person", "urn:x:a"));
  g_autoptr (AnnoSpan) linked = anno_span_draft_finish (draft);

  g_assert_true (anno_span_filter_matches (&both, layer, tagset, named));
  g_assert_false (anno_span_filter_matches (&last, layer, tagset, named));
  g_assert_false (anno_span_filter_matches (&nobody, layer, tagset, named));
  g_assert_false (anno_span_filter_matches (&both, layer, tagset, linked));
  g_assert_false (anno_span_filter_is_joint (&both));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/span-filter/kinds", test_kinds);
  g_test_add_func ("/span-filter/joint", test_joint);
  g_test_add_func ("/span-filter/person", test_person);
  return g_test_run ();
}
