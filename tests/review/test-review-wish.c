/* Proves review/review-wish: what decisions ask of whom, and when two annotations are one. */
#include "review-scene.h"
#include "review/review-wish.h"

#define TIME G_GINT64_CONSTANT (1500000000000000)

typedef struct
{
  AnnoTagset *tagset;
  GPtrArray *records;
} Scene;

static void
scene_init (Scene *self)
{
  self->tagset = scene_tagset ();
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);
}

static void
scene_clear (Scene *self)
{
  g_ptr_array_unref (self->records);
  anno_tagset_unref (self->tagset);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

/* @anna, @ben: a span each (as scene_span has it), or NULL; @accepted: whose is, "anna", "ben",
 * "anna ben" or "". */
static AnnoReviewRecord *
decide (Scene *self, const char *who, AnnoDecision decision, const char *anna, const char *ben,
        const char *accepted)
{
  AnnoReviewRecord *record
      = anno_review_record_new (ANNO_REVIEW_DECISION, who, who, TIME + self->records->len);
  g_autoptr (AnnoSpan) first = anna != NULL ? scene_span (anna) : NULL;
  g_autoptr (AnnoSpan) second = ben != NULL ? scene_span (ben) : NULL;

  record->decision = decision;
  anno_review_record_add_judged (record, "anna", first, NULL,
                                 g_strstr_len (accepted, -1, "anna") != NULL);
  anno_review_record_add_judged (record, "ben", second, NULL,
                                 g_strstr_len (accepted, -1, "ben") != NULL);
  g_ptr_array_add (self->records, record);
  return record;
}

/* "a1: b1 by rita", "a1: nothing by rita, ned", one a wish; "-" for none of one's own. */
static void
assert_asked (const Scene *self, const char *who, const char *wanted)
{
  g_autoptr (GPtrArray) wishes = anno_review_wishes_new (self->records, who, self->tagset);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < wishes->len; i++)
    {
      const AnnoReviewWish *wish = wishes->pdata[i];
      g_string_append_printf (out, "%s%s:", i > 0 ? "; " : "",
                              wish->own != NULL ? anno_span_get_id (wish->own) : "-");
      g_assert_cmpuint (wish->wanted->len, ==, wish->whose->len);
      for (guint k = 0; k < wish->wanted->len; k++)
        g_string_append_printf (out, " %s", anno_span_get_id (wish->wanted->pdata[k]));
      if (wish->wanted->len == 0)
        g_string_append (out, " nothing");
      for (guint k = 0; k < wish->deciders->len; k++)
        g_string_append_printf (out, "%s%s", k == 0 ? " by " : ", ",
                                ((AnnoReviewRecord *) wish->deciders->pdata[k])->creator_id);
    }
  g_assert_cmpstr (out->str, ==, wanted);
}

static void
test_decisions (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  decide (&scene, "rita", ANNO_DECISION_ACCEPT, "a1 date 0-9", "b1 date 0-5", "ben");
  decide (&scene, "rita", ANNO_DECISION_NEITHER, "a2 date 20-29", "b2 speaker 20-29", "");
  decide (&scene, "rita", ANNO_DECISION_BOTH, "a3 date 40-49", "b3 speaker 40-49", "anna ben");
  decide (&scene, "rita", ANNO_DECISION_ACCEPT, NULL, "b4 date 60-69", "ben");
  decide (&scene, "rita", ANNO_DECISION_NEITHER, NULL, "b5 date 80-89", "");
  assert_asked (&scene, "anna", "a1: b1 by rita; a2: nothing by rita; -: b4 by rita");
  assert_asked (&scene, "ben", "b2: nothing by rita; b5: nothing by rita");
  assert_asked (&scene, "cem", "");
}

static void
test_replacement (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  AnnoReviewRecord *record
      = decide (&scene, "rita", ANNO_DECISION_REPLACE, "a1 date 0-9", "b1 date 0-5", "");
  record->replacement = scene_span ("r1 date 0-7");
  assert_asked (&scene, "anna", "a1: r1 by rita");
  assert_asked (&scene, "ben", "b1: r1 by rita");
}

/* What doesn't settle asks for nothing. */
static void
test_unsettled (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  decide (&scene, "rita", ANNO_DECISION_SKIP, "a1 date 0-9", "b1 date 0-5", "");
  decide (&scene, "rita", ANNO_DECISION_UNSURE, "a2 date 20-29", "b2 date 20-25", "");
  assert_asked (&scene, "anna", "");
}

/* Of each reviewer the last counts; together they ask for what all of them want, or for nothing. */
static void
test_several (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  decide (&scene, "rita", ANNO_DECISION_ACCEPT, "a1 date 0-9", "b1 date 0-5", "ben");
  decide (&scene, "ned", ANNO_DECISION_ACCEPT, "a1 date 0-9", "b1 date 0-5", "ben");
  assert_asked (&scene, "anna", "a1: b1 by rita, ned");
  decide (&scene, "ned", ANNO_DECISION_NEITHER, "a1 date 0-9", "b1 date 0-5", "");
  assert_asked (&scene, "anna", "");
  decide (&scene, "rita", ANNO_DECISION_NEITHER, "a1 date 0-9", "b1 date 0-5", "");
  assert_asked (&scene, "anna", "a1: nothing by ned, rita");
  decide (&scene, "rita", ANNO_DECISION_ACCEPT, "a1 date 0-9", "b1 date 0-5", "anna");
  decide (&scene, "ned", ANNO_DECISION_ACCEPT, "a1 date 0-9", "b1 date 0-5", "anna");
  assert_asked (&scene, "anna", "");
  assert_asked (&scene, "ben", "b1: a1 by rita, ned");
}

/* Who decides against oneself needs no list to know it. */
static void
test_by_oneself (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  decide (&scene, "anna", ANNO_DECISION_ACCEPT, "a1 date 0-9", "b1 date 0-5", "ben");
  assert_asked (&scene, "anna", "");
  decide (&scene, "rita", ANNO_DECISION_ACCEPT, "a1 date 0-9", "b1 date 0-5", "ben");
  assert_asked (&scene, "anna", "a1: b1 by rita");
}

/* The same place and tag of two people is wanted once. */
static void
test_wanted_once (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  AnnoReviewRecord *record
      = decide (&scene, "rita", ANNO_DECISION_ACCEPT, NULL, "b1 date 0-5", "ben");
  g_autoptr (AnnoSpan) cems = scene_span ("c1 date 0-5");
  anno_review_record_add_judged (record, "cem", cems, NULL, TRUE);
  assert_asked (&scene, "anna", "-: b1 by rita");
}

static void
test_likeness (void)
{
  static const struct
  {
    const char *a, *b;
    gboolean like, same;
  } cases[] = {
    { "a claim 0-9", "b claim 0-9", TRUE, TRUE },
    { "a claim 0-9", "b claim 0-8", FALSE, FALSE },
    { "a claim 0-9", "b date 0-9", FALSE, FALSE },
    { "a speaker 0-9", "b source 0-9", TRUE, TRUE },           /* by whatever name the tag goes */
    { "a claim 0-9 quote=direct", "b claim 0-9", TRUE, TRUE }, /* what unset means */
    { "a claim 0-9 quote=indirect", "b claim 0-9", FALSE, FALSE },
    { "a claim 0-9 said-by>x", "b claim 0-9 said-by>y", TRUE, FALSE },
    { "a date 0-9 when~DATE/2017-07-10", "b date 0-9 when~DATE/2017-07-11", FALSE, FALSE },
    { "a claim 0-4+6-9", "b claim 0-9", FALSE, FALSE },
    { "a claim 0-9 !note ?", "b claim 0-9", TRUE, TRUE }, /* which are one's own */
  };
  g_autoptr (AnnoTagset) tagset = scene_tagset ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnoSpan) a = scene_span (cases[i].a), b = scene_span (cases[i].b);
      g_test_message ("%s / %s", cases[i].a, cases[i].b);
      g_assert_true (anno_review_wish_is_like (tagset, a, b) == cases[i].like);
      g_assert_true (anno_review_wish_is_like (tagset, b, a) == cases[i].like);
      g_assert_true (anno_review_wish_is_same (tagset, a, b) == cases[i].same);
      g_assert_true (anno_review_wish_is_same (tagset, b, a) == cases[i].same);
    }
}

static void
test_find (void)
{
  g_autoptr (AnnoTagset) tagset = scene_tagset ();
  g_autoptr (AnnoLayer) layer = scene_layer ("anna", "a1 date 0-9; a2 claim 0-9; a3 date 0-8");
  g_autoptr (AnnoSpan) wanted = scene_span ("b1 date 0-9"), none = scene_span ("b2 date 1-9");
  AnnoSpan *first = anno_layer_find (layer, "a1");

  g_assert_true (anno_review_wish_find (tagset, layer, wanted, NULL) == first);
  g_assert_null (anno_review_wish_find (tagset, layer, wanted, first));
  g_assert_null (anno_review_wish_find (tagset, layer, none, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/review-wish/decisions", test_decisions);
  g_test_add_func ("/review-wish/replacement", test_replacement);
  g_test_add_func ("/review-wish/unsettled", test_unsettled);
  g_test_add_func ("/review-wish/several", test_several);
  g_test_add_func ("/review-wish/by-oneself", test_by_oneself);
  g_test_add_func ("/review-wish/wanted-once", test_wanted_once);
  g_test_add_func ("/review-wish/likeness", test_likeness);
  g_test_add_func ("/review-wish/find", test_find);
  return g_test_run ();
}
