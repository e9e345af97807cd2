/* Proves review/field-agreement, and the pairs and values it is made of (same-spans, field-values).
 */
#include "review/field-agreement.h"

#include "model/span-draft.h"
#include "review/same-spans.h"

/* Where the tags and their fields are in the tagset of these tests. */
enum
{
  SPEAKER,
  CLAIM,
  DATE,
};
enum
{
  CLAIM_STANCE,
  CLAIM_SAID_BY,
};
enum
{
  SPEAKER_PERSON,
  SPEAKER_ROLE,
};

typedef struct
{
  AnnoTagset *tagset;
  AnnoLayer *layers[2];
} Scene;

static AnnoTag *
tag_of (const char *id)
{
  AnnoTag *tag = anno_tag_new (id, id);

  tag->colour = g_strdup ("blue");
  return tag;
}

static AnnoField *
add_field (AnnoTag *tag, const char *id, AnnoFieldKind kind)
{
  AnnoField *field = anno_field_new (id, id, kind);

  g_ptr_array_add (tag->fields, field);
  return field;
}

static AnnoTagset *
make_tagset (void)
{
  GPtrArray *tags = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_tag_free);
  AnnoTag *speaker = tag_of ("speaker");
  AnnoTag *claim = tag_of ("claim");
  AnnoTag *date = tag_of ("date");

  g_ptr_array_add (speaker->formerly, (gpointer) g_intern_string ("source"));
  add_field (speaker, "person", ANNO_FIELD_PERSON);
  add_field (speaker, "role", ANNO_FIELD_TEXT);
  AnnoField *stance = add_field (claim, "stance", ANNO_FIELD_CHOICE);
  anno_field_add_choice (stance, "asserts", "Asserts");
  anno_field_add_choice (stance, "denies", "Denies");
  anno_field_add_choice (stance, "asks", "Asks");
  add_field (claim, "said-by", ANNO_FIELD_LINK)->many = TRUE;
  add_field (date, "when", ANNO_FIELD_TIMEX);
  g_ptr_array_add (tags, speaker);
  g_ptr_array_add (tags, claim);
  g_ptr_array_add (tags, date);
  return anno_tagset_new ("Test", tags);
}

static void
scene_init (Scene *scene)
{
  scene->tagset = make_tagset ();
  for (guint i = 0; i < 2; i++)
    scene->layers[i] = anno_layer_new (anno_layer_header_new ("a.txt", "urn:uuid:1", "Ann", NULL));
}

static void
scene_clear (Scene *scene)
{
  g_object_unref (scene->layers[0]);
  g_object_unref (scene->layers[1]);
  anno_tagset_unref (scene->tagset);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

/* Puts a span of five characters, with one value (transfer full) or none. */
static void
put (Scene *scene, guint side, const char *id, const char *tag, guint start, AnnoValue *value)
{
  AnnoSpanDraft *draft = anno_span_draft_new_with_id (id, tag);

  anno_span_draft_add_segment (draft, start, start + 5);
  if (value != NULL)
    anno_span_draft_add_value (draft, value);
  g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
  anno_layer_put (scene->layers[side], span);
}

/* Adds a value (transfer full) to a span. */
static void
say (Scene *scene, guint side, const char *id, AnnoValue *value)
{
  AnnoSpanDraft *draft = anno_span_draft_new_from (anno_layer_find (scene->layers[side], id));

  anno_span_draft_add_value (draft, value);
  g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
  anno_layer_put (scene->layers[side], span);
}

static AnnoValue *
text_of (const char *field, const char *text)
{
  return text != NULL ? anno_value_new (ANNO_VALUE_TEXT, field, text) : NULL;
}

static AnnoFieldCounts *
count (Scene *scene, AnnoSamePerson same)
{
  AnnoFieldCounts *counts = anno_field_counts_new (scene->tagset);

  anno_field_counts_add_text (counts, scene->layers[0], scene->layers[1], same, NULL);
  return counts;
}

static void
assert_count (const AnnoFieldCounts *counts, guint tag, guint field, guint n_pairs, guint n_same,
              guint n_unset, guint n_lost)
{
  const AnnoFieldCount *result = anno_field_counts_get (counts, tag, field);

  g_assert_cmpuint (result->n_pairs, ==, n_pairs);
  g_assert_cmpuint (result->n_same, ==, n_same);
  g_assert_cmpuint (result->n_unset, ==, n_unset);
  g_assert_cmpuint (result->n_lost, ==, n_lost);
}

/* Only what is exactly the same is a pair; of two at one place, as many as both have. */
static void
test_pairs (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  put (&scene, 0, "a1", "speaker", 10, NULL);
  put (&scene, 1, "b1", "source", 10, NULL);
  put (&scene, 0, "a2", "claim", 20, NULL);
  put (&scene, 1, "b2", "claim", 21, NULL);
  put (&scene, 0, "a3", "claim", 30, NULL);
  put (&scene, 1, "b3", "date", 30, NULL);
  put (&scene, 0, "a4", "unheard-of", 40, NULL);
  put (&scene, 1, "b4", "unheard-of", 40, NULL);
  put (&scene, 0, "a5", "date", 50, NULL);
  put (&scene, 0, "a6", "date", 50, NULL);
  put (&scene, 1, "b5", "date", 50, NULL);

  g_autoptr (GArray) pairs = anno_same_spans_new (scene.layers[0], scene.layers[1], scene.tagset);
  g_autoptr (GString) words = g_string_new (NULL);
  for (guint i = 0; i < pairs->len; i++)
    {
      const AnnoSpanPair *pair = &g_array_index (pairs, AnnoSpanPair, i);
      g_string_append_printf (words, "%s-%s ", anno_span_get_id (pair->a),
                              anno_span_get_id (pair->b));
    }
  g_assert_cmpstr (words->str, ==, "a1-b1 a4-b4 a5-b5 ");
  g_autoptr (AnnoFieldCounts) counts = count (&scene, NULL);
  g_assert_cmpuint (counts->n_pairs, ==, 3);
  g_assert_cmpuint (counts->n_left_out, ==, 5);
  assert_count (counts, SPEAKER, SPEAKER_ROLE, 1, 1, 1, 0);
  assert_count (counts, DATE, 0, 1, 1, 1, 0);
}

/* Both parts of a span have to be the same. */
static void
test_parts (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  for (guint i = 0; i < 2; i++)
    for (guint k = 0; k < 2; k++)
      {
        g_autofree char *id = g_strdup_printf ("%u-%u", i, k);
        AnnoSpanDraft *draft = anno_span_draft_new_with_id (id, "claim");
        anno_span_draft_add_segment (draft, 100 * k, 100 * k + 5);
        anno_span_draft_add_segment (draft, 100 * k + 10, 100 * k + 20 + i * k);
        anno_span_draft_add_segment (draft, 100 * k + 30, 100 * k + 40);
        g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
        anno_layer_put (scene.layers[i], span);
      }
  g_autoptr (AnnoFieldCounts) counts = count (&scene, NULL);

  g_assert_cmpuint (counts->n_pairs, ==, 1);
  g_assert_cmpuint (counts->n_left_out, ==, 2);
}

static void
test_text (void)
{
  static const struct
  {
    const char *a, *b;
    guint n_same, n_unset;
  } cases[] = {
    { "Sen.", "Sen.", 1, 0 }, { "Sen.", "sen.", 0, 0 }, { "Sen.", NULL, 0, 0 },
    { NULL, "Sen.", 0, 0 },   { NULL, NULL, 1, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Scene) scene = { 0 };
      scene_init (&scene);
      put (&scene, 0, "a", "speaker", 10, text_of ("role", cases[i].a));
      put (&scene, 1, "b", "speaker", 10, text_of ("role", cases[i].b));
      g_autoptr (AnnoFieldCounts) counts = count (&scene, NULL);
      assert_count (counts, SPEAKER, SPEAKER_ROLE, 1, cases[i].n_same, cases[i].n_unset, 0);
      AnnoMeasure share = anno_field_counts_finish (counts, SPEAKER, SPEAKER_ROLE);
      g_assert_cmpint (share.undefined, ==,
                       cases[i].n_unset == 1 ? ANNO_UNDEFINED_NOTHING : ANNO_DEFINED);
      g_assert_true (share.value == cases[i].n_same - cases[i].n_unset);
    }
}

/* The first choice is meant where none is made; what the tagset lacks is a choice too. The table is
 * (a: asserts, denies, asks, other): 2 asserts by both, 1 asserts and denies, 1 denies by both. */
static void
test_choice (void)
{
  static const char *const pairs[][2]
      = { { NULL, "asserts" }, { NULL, NULL }, { "asserts", "denies" }, { "denies", "denies" } };
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    for (guint side = 0; side < 2; side++)
      {
        g_autofree char *id = g_strdup_printf ("%u", i);
        put (&scene, side, id, "claim", 10 * i, text_of ("stance", pairs[i][side]));
      }
  g_autoptr (AnnoFieldCounts) counts = count (&scene, NULL);

  assert_count (counts, CLAIM, CLAIM_STANCE, 4, 3, 0, 0);
  AnnoMeasure share = anno_field_counts_finish (counts, CLAIM, CLAIM_STANCE);
  AnnoMeasure kappa = anno_field_counts_kappa (counts, CLAIM, CLAIM_STANCE);
  g_assert_true (share.value == 0.75);
  g_assert_cmpuint (share.n_units, ==, 8);
  /* Pe = 3/4 × 2/4 + 1/4 × 2/4. */
  g_assert_cmpfloat_with_epsilon (kappa.value, (0.75 - 0.5) / 0.5, 1e-12);

  put (&scene, 0, "x", "claim", 90, text_of ("stance", "shrugs"));
  put (&scene, 1, "x", "claim", 90, text_of ("stance", "shrugs"));
  put (&scene, 0, "y", "claim", 100, text_of ("stance", "asserts"));
  put (&scene, 1, "y", "claim", 100, text_of ("stance", "asserts"));
  say (&scene, 1, "y", text_of ("stance", "asks"));
  g_autoptr (AnnoFieldCounts) more = count (&scene, NULL);
  assert_count (more, CLAIM, CLAIM_STANCE, 6, 4, 0, 0);
  /* Who made two choices isn't in the table. */
  g_assert_cmpuint (anno_field_counts_get (more, CLAIM, CLAIM_STANCE)->choices->n_items[2], ==, 5);
  g_assert_cmpuint (anno_field_counts_get (more, CLAIM, CLAIM_STANCE)->choices->joint[15], ==, 1);
}

/* Pairs on which neither says anything don't make the share better. */
static void
test_share (void)
{
  static const char *const roles[][2]
      = { { NULL, NULL }, { "Sen.", "Sen." }, { "Rep.", NULL }, { NULL, NULL } };
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    for (guint side = 0; side < 2; side++)
      {
        g_autofree char *id = g_strdup_printf ("%u", i);
        put (&scene, side, id, "speaker", 10 * i, text_of ("role", roles[i][side]));
      }
  g_autoptr (AnnoFieldCounts) counts = count (&scene, NULL);

  assert_count (counts, SPEAKER, SPEAKER_ROLE, 4, 3, 2, 0);
  AnnoMeasure share = anno_field_counts_finish (counts, SPEAKER, SPEAKER_ROLE);
  g_assert_true (share.value == 0.5);
  g_assert_cmpuint (share.n_units, ==, 4);
}

/* A name and a person aren't the same, even where they read alike. */
static void
test_kind (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  put (&scene, 0, "a", "speaker", 10, anno_value_new (ANNO_VALUE_PERSON, "person", "urn:x"));
  put (&scene, 1, "b", "speaker", 10, text_of ("person", "urn:x"));
  g_autoptr (AnnoFieldCounts) counts = count (&scene, NULL);

  assert_count (counts, SPEAKER, SPEAKER_PERSON, 1, 0, 0, 0);
}

static gboolean
same_person_cb (const char *a, const char *b, gpointer data)
{
  return g_str_equal (a, b) || (g_str_equal (a, "urn:graham") && g_str_equal (b, "wd:Q22212"));
}

/* Who is one person is for the caller to say, in the order of the layers. */
static void
test_person (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  put (&scene, 0, "a", "speaker", 10, anno_value_new (ANNO_VALUE_PERSON, "person", "urn:graham"));
  put (&scene, 1, "b", "speaker", 10, anno_value_new (ANNO_VALUE_PERSON, "person", "wd:Q22212"));
  put (&scene, 0, "c", "speaker", 20, anno_value_new (ANNO_VALUE_PERSON, "person", "wd:Q22212"));
  put (&scene, 1, "d", "speaker", 20, anno_value_new (ANNO_VALUE_PERSON, "person", "urn:graham"));
  put (&scene, 0, "e", "speaker", 30, anno_value_new (ANNO_VALUE_PERSON, "person", "urn:x"));
  put (&scene, 1, "f", "speaker", 30, anno_value_new (ANNO_VALUE_PERSON, "person", "urn:x"));
  g_autoptr (AnnoFieldCounts) by_iri = count (&scene, NULL);
  g_autoptr (AnnoFieldCounts) by_call = count (&scene, same_person_cb);

  assert_count (by_iri, SPEAKER, SPEAKER_PERSON, 3, 1, 0, 0);
  assert_count (by_call, SPEAKER, SPEAKER_PERSON, 3, 2, 0, 0);
}

/* Type, value, modifier and anchor all count; anchors are one where their spans are a pair. */
static void
test_timex (void)
{
  static const struct
  {
    const char *a[4], *b[4]; /* type, value, anchor, modifier */
    guint n_same, n_lost;
  } cases[] = {
    { { "DATE", "2020-11-08", NULL, NULL }, { "DATE", "2020-11-08", NULL, NULL }, 1, 0 },
    { { "DATE", "2020-11-08", NULL, NULL }, { "DATE", "2020-11-07", NULL, NULL }, 0, 0 },
    { { "DATE", "2020-11-08", NULL, NULL }, { "TIME", "2020-11-08", NULL, NULL }, 0, 0 },
    { { "DATE", "2020", NULL, "START" }, { "DATE", "2020", NULL, NULL }, 0, 0 },
    { { "DATE", "2020", "dct", NULL }, { "DATE", "2020", "dct", NULL }, 1, 0 },
    { { "DATE", "2020", "dct", NULL }, { "DATE", "2020", NULL, NULL }, 0, 0 },
    { { "DATE", "2020", "a1", NULL }, { "DATE", "2020", "b1", NULL }, 1, 0 },
    { { "DATE", "2020", "a1", NULL }, { "DATE", "2020", "dct", NULL }, 0, 0 },
    { { "DATE", "2020", "a2", NULL }, { "DATE", "2020", "b2", NULL }, 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const *a = cases[i].a;
      const char *const *b = cases[i].b;
      g_auto (Scene) scene = { 0 };
      scene_init (&scene);
      put (&scene, 0, "a1", "claim", 20, NULL);
      put (&scene, 1, "b1", "claim", 20, NULL);
      put (&scene, 0, "a2", "claim", 30, NULL);
      put (&scene, 1, "b2", "claim", 31, NULL);
      put (&scene, 0, "a", "date", 10, anno_value_new_timex ("when", a[0], a[1], a[2], a[3]));
      put (&scene, 1, "b", "date", 10, anno_value_new_timex ("when", b[0], b[1], b[2], b[3]));
      g_autoptr (AnnoFieldCounts) counts = count (&scene, NULL);
      assert_count (counts, DATE, 0, 1, cases[i].n_same, 0, cases[i].n_lost);
    }
}

/* Two speakers that both have, and one each with another edge; @links: digits of the speakers that
 * the claim is linked to on each side, the last of which are 3. */
static void
test_links (void)
{
  static const struct
  {
    const char *a, *b;
    guint n_same, n_unset, n_lost;
  } cases[] = {
    { "", "", 1, 1, 0 },    { "1", "1", 1, 0, 0 },  { "1", "2", 0, 0, 0 }, { "12", "21", 1, 0, 0 },
    { "12", "1", 0, 0, 0 }, { "1", "12", 0, 0, 0 }, { "3", "3", 0, 0, 1 }, { "13", "1", 0, 0, 1 },
    { "1", "13", 0, 0, 1 }, { "", "1", 0, 0, 0 },   { "9", "9", 0, 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Scene) scene = { 0 };
      scene_init (&scene);
      for (guint side = 0; side < 2; side++)
        {
          const char *links = side == 0 ? cases[i].a : cases[i].b;
          char id[] = { side == 0 ? 'a' : 'b', '0', '\0' };
          put (&scene, side, id, "claim", 0, NULL);
          for (guint k = 1; k <= 3; k++)
            {
              char speaker[] = { id[0], '0' + k, '\0' };
              put (&scene, side, speaker, "speaker", 10 * k + (k == 3 ? side : 0), NULL);
            }
          for (guint k = 0; links[k] != '\0'; k++)
            {
              char target[] = { id[0], links[k], '\0' };
              say (&scene, side, id, anno_value_new (ANNO_VALUE_LINK, "said-by", target));
            }
        }
      g_autoptr (AnnoFieldCounts) counts = count (&scene, NULL);
      assert_count (counts, CLAIM, CLAIM_SAID_BY, 1, cases[i].n_same, cases[i].n_unset,
                    cases[i].n_lost);
    }
}

static void
test_undefined (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  g_autoptr (AnnoFieldCounts) counts = anno_field_counts_new (scene.tagset);

  g_assert_cmpint (anno_field_counts_finish (counts, CLAIM, CLAIM_STANCE).undefined, ==,
                   ANNO_UNDEFINED_NO_TEXT);
  g_assert_cmpint (anno_field_counts_kappa (counts, CLAIM, CLAIM_STANCE).undefined, ==,
                   ANNO_UNDEFINED_NO_TEXT);
  anno_field_counts_add_text (counts, scene.layers[0], scene.layers[1], NULL, NULL);
  g_assert_cmpint (anno_field_counts_finish (counts, CLAIM, CLAIM_STANCE).undefined, ==,
                   ANNO_UNDEFINED_NOTHING);
  g_assert_cmpint (anno_field_counts_kappa (counts, CLAIM, CLAIM_STANCE).undefined, ==,
                   ANNO_UNDEFINED_NOTHING);
  put (&scene, 0, "a", "claim", 10, NULL);
  put (&scene, 1, "b", "claim", 10, NULL);
  anno_field_counts_add_text (counts, scene.layers[0], scene.layers[1], NULL, NULL);
  g_assert_true (anno_field_counts_finish (counts, CLAIM, CLAIM_STANCE).value == 1);
  g_assert_cmpint (anno_field_counts_kappa (counts, CLAIM, CLAIM_STANCE).undefined, ==,
                   ANNO_UNDEFINED_ONE_VALUE);
}

/* Whoever is first, and text by text or at once: the counts are the same. */
static void
test_add (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  put (&scene, 0, "a", "claim", 10, text_of ("stance", "denies"));
  put (&scene, 1, "b", "claim", 10, text_of ("stance", "asks"));
  put (&scene, 0, "c", "speaker", 20, text_of ("role", "Sen."));
  put (&scene, 1, "d", "speaker", 20, text_of ("role", "Sen."));
  put (&scene, 1, "e", "speaker", 25, NULL);
  g_autoptr (AnnoFieldCounts) one = count (&scene, NULL);
  g_autoptr (AnnoFieldCounts) other = anno_field_counts_new (scene.tagset);
  g_autoptr (AnnoFieldCounts) sum = count (&scene, NULL);
  anno_field_counts_add_text (other, scene.layers[1], scene.layers[0], NULL, NULL);
  anno_field_counts_add (sum, other, 2);

  assert_count (sum, CLAIM, CLAIM_STANCE, 3, 0, 0, 0);
  assert_count (sum, SPEAKER, SPEAKER_ROLE, 3, 3, 0, 0);
  g_assert_cmpuint (sum->n_texts, ==, 3);
  g_assert_cmpuint (sum->n_pairs, ==, 6);
  g_assert_cmpuint (sum->n_left_out, ==, 3);
  const AnnoItemTable *choices = anno_field_counts_get (sum, CLAIM, CLAIM_STANCE)->choices;
  g_assert_cmpuint (choices->joint[1 * 4 + 2], ==, 1);
  g_assert_cmpuint (choices->joint[2 * 4 + 1], ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/field-agreement/pairs", test_pairs);
  g_test_add_func ("/field-agreement/parts", test_parts);
  g_test_add_func ("/field-agreement/text", test_text);
  g_test_add_func ("/field-agreement/choice", test_choice);
  g_test_add_func ("/field-agreement/share", test_share);
  g_test_add_func ("/field-agreement/kind", test_kind);
  g_test_add_func ("/field-agreement/person", test_person);
  g_test_add_func ("/field-agreement/timex", test_timex);
  g_test_add_func ("/field-agreement/links", test_links);
  g_test_add_func ("/field-agreement/undefined", test_undefined);
  g_test_add_func ("/field-agreement/add", test_add);
  return g_test_run ();
}
