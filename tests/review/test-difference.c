/* Proves review/difference, field-compare and difference-words: planted differences are found, each
 * in its group, and nothing else is. */
#include "marked-text.h"
#include "review-scene.h"
#include "review/difference-words.h"

#include <string.h>

/* Anna's p1 and Ben's q1 are one person, as are p2 and q2. */
static gboolean
is_one_person_cb (const char *a, const char *b, gpointer data)
{
  (void) data;
  return g_str_equal (a + 1, b + 1);
}

typedef struct
{
  AnnoClusters *clusters;
  AnnoFieldCompare compare;
  GPtrArray *differences;
} Compared;

static void
compare (Compared *self, AnnoLayer *a, AnnoLayer *b, AnnoTagset *tagset)
{
  AnnoLayer *layers[] = { a, b };

  self->clusters = anno_clusters_new (layers, 2, tagset);
  self->compare = (AnnoFieldCompare){ self->clusters, is_one_person_cb, NULL };
  self->differences = anno_differences_new (&self->compare);
}

static void
compared_clear (Compared *self)
{
  g_ptr_array_unref (self->differences);
  anno_clusters_free (self->clusters);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Compared, compared_clear)

/* What two people made of one article, in reading order: rows of agreement between 20 planted
 * differences; what is "same" isn't planted. */
static const struct
{
  const char *a;
  const char *b;
  const char *kind;
  const char *also; /* another aspect, or NULL */
} planted[] = {
  { "a01 speaker 0-10 person@p1", "b01 speaker 0-10 person@q1", "same", NULL },
  { "a02 speaker 20-30", "b02 date 20-30", "tag", NULL }, /* 1 */
  { "a03 claim 40-60 said-by>a01", "b03 claim 40-60 said-by>b01", "same", NULL },
  { "a04 speaker 70-90", "b04 speaker 75-90", "boundary", NULL },                        /* 2 */
  { "a05 speaker 100-110", NULL, "only-a", NULL },                                       /* 3 */
  { NULL, "b06 date 120-130", "only-b", NULL },                                          /* 4 */
  { "a07 speaker 140-150 role=mayor", "b07 speaker 140-150 role=judge", "field", NULL }, /* 5 */
  { "a08 claim 160-180 said-by>a01", "b08 claim 160-180 said-by>b02", "link", NULL },    /* 6 */
  { "a09 speaker 190-200 mention=name", "b09 source 190-200", "same", NULL },
  { "a10 speaker 210-220 person@p1", "b10 speaker 210-220 person@q2", "field", NULL }, /* 7 */
  { "a11 claim 230-250+260-280", "b11 claim 230-250+260-280", "same", NULL },
  { "a12 claim 290-310+320-340", "b12 claim 290-310", "boundary", NULL }, /* 8 */
  { "a13 claim 350-370+380-400", "b13 claim 350-400", "boundary", NULL }, /* 9 */
  { "a14 date 410-420 when~DATE/2017/dct", "b14 date 410-420 when~DATE/2018/dct", "field",
    NULL }, /* 10 */
  { "a15 date 430-440 when~DATE/2017/dct", "b15 date 430-440 when~DATE/2017/dct", "same", NULL },
  { "a16 date 450-460 when~DATE/2017/a15", "b16 date 450-460 when~DATE/2017/b15", "same", NULL },
  { "a17 date 470-480 when~DATE/2017/a15", "b17 date 470-480 when~DATE/2017/b14", "field",
    NULL }, /* 11 */
  { "a18 speaker 490-500 mention=name", "b18 speaker 490-500 mention=pronoun", "field",
    NULL }, /* 12 */
  { "a19 claim 510-560", "b19 claim 510-560", "same", NULL },
  { "a20 speaker 520-525", NULL, "only-a", NULL }, /* 13: within a claim of both */
  { NULL, "b21 speaker 540-545", "only-b", NULL }, /* 14: likewise */
  { "a22 claim 570-600 said-by>a01 said-by>a02", "b22 claim 570-600 said-by>b02 said-by>b01",
    "same", NULL },
  { "a23 claim 610-640 said-by>a01 said-by>a02", "b23 claim 610-640 said-by>b01", "link",
    NULL },                                                                            /* 15 */
  { "a24 speaker 650-670", "b24 date 655-670", "tag", "boundary" },                    /* 16 */
  { "a25 speaker 680-690 role=x", "b25 speaker 682-690 role=y", "boundary", "field" }, /* 17 */
  { "a26 claim 700-720", NULL, "only-a", NULL },                                       /* 18 */
  { NULL, "b27 speaker 705-710", "only-b", NULL }, /* 19: within what only Anna has */
  { "a28 speaker 730-740 !note ?", "b28 speaker 730-740", "same", NULL },
  { "a29 claim 750-770 said-by>gone role=x", "b29 claim 750-770 said-by>gone role=x", "same",
    NULL },
  { "a30 claim 780-800 quote=indirect said-by>a01", "b30 claim 780-800 said-by>b04", "field",
    "link" }, /* 20 */
};

static AnnoLayer *
make_planted (gboolean second)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (planted); i++)
    {
      const char *span = second ? planted[i].b : planted[i].a;
      if (span != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "", span);
    }
  return scene_layer (second ? "ben" : "anna", words->str);
}

static void
assert_id (const AnnoSpan *span, const char *words)
{
  g_assert_true ((span == NULL) == (words == NULL));
  if (span != NULL)
    g_assert_true (g_str_has_prefix (words, anno_span_get_id (span)));
}

static void
test_planted (void)
{
  g_autoptr (AnnoTagset) tagset = scene_tagset ();
  g_autoptr (AnnoLayer) a = make_planted (FALSE), b = make_planted (TRUE);
  g_auto (Compared) compared = { 0 };
  guint n = 0;

  compare (&compared, a, b, tagset);
  g_assert_cmpuint (compared.differences->len, ==, G_N_ELEMENTS (planted));
  for (guint i = 0; i < G_N_ELEMENTS (planted); i++)
    {
      const AnnoDifference *difference = compared.differences->pdata[i];
      guint n_aspects = 0;
      g_test_message ("%s / %s", planted[i].a, planted[i].b);
      g_assert_cmpstr (anno_difference_kind_to_string (difference->kind), ==, planted[i].kind);
      assert_id (difference->a, planted[i].a);
      assert_id (difference->b, planted[i].b);
      g_assert_cmpuint (difference->cluster, ==, i);
      for (AnnoDifferenceKind kind = 0; kind < ANNO_N_DIFFERENCE_KINDS; kind++)
        {
          gboolean holds = (difference->aspects & (1u << kind)) != 0;
          const char *name = anno_difference_kind_to_string (kind);
          gboolean wanted = kind != ANNO_DIFFERENCE_SAME
                            && (g_strcmp0 (name, planted[i].kind) == 0
                                || g_strcmp0 (name, planted[i].also) == 0);
          n_aspects += holds;
          g_assert_true (holds == wanted);
        }
      n += n_aspects > 0;
    }
  g_assert_cmpuint (n, ==, 20);
}

/* The groups are the same from Ben's side, with A and B exchanged. */
static void
test_turned (void)
{
  g_autoptr (AnnoTagset) tagset = scene_tagset ();
  g_autoptr (AnnoLayer) a = make_planted (FALSE), b = make_planted (TRUE);
  g_auto (Compared) compared = { 0 }, turned = { 0 };

  compare (&compared, a, b, tagset);
  compare (&turned, b, a, tagset);
  g_assert_cmpuint (compared.differences->len, ==, turned.differences->len);
  for (guint i = 0; i < compared.differences->len; i++)
    {
      const AnnoDifference *one = compared.differences->pdata[i];
      const AnnoDifference *other = turned.differences->pdata[i];
      AnnoDifferenceKind kind = one->kind == ANNO_DIFFERENCE_ONLY_A   ? ANNO_DIFFERENCE_ONLY_B
                                : one->kind == ANNO_DIFFERENCE_ONLY_B ? ANNO_DIFFERENCE_ONLY_A
                                                                      : one->kind;
      g_assert_cmpint (other->kind, ==, kind);
      g_assert_true (one->a == other->b && one->b == other->a);
      g_assert_cmpuint (one->fields->len, ==, other->fields->len);
      g_assert_cmpmem (one->disputed->data, one->disputed->len * sizeof (AnnoRange),
                       other->disputed->data, other->disputed->len * sizeof (AnnoRange));
    }
}

static const AnnoDifference *
find_difference (const Compared *compared, const char *id)
{
  for (guint i = 0; i < compared->differences->len; i++)
    {
      const AnnoDifference *difference = compared->differences->pdata[i];
      const AnnoSpan *span = difference->a != NULL ? difference->a : difference->b;
      if (g_str_equal (anno_span_get_id (span), id))
        return difference;
    }
  g_assert_not_reached ();
}

static char *
list_ranges (const GArray *ranges)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < ranges->len; i++)
    {
      const AnnoRange *range = &g_array_index (ranges, AnnoRange, i);
      g_string_append_printf (out, "%s%u-%u", i > 0 ? " " : "", range->start, range->end);
    }
  return g_string_free (out, FALSE);
}

static void
test_disputed (void)
{
  static const struct
  {
    const char *id;
    const char *ranges;
  } cases[] = {
    { "a01", "" },        { "a02", "" },        { "a04", "70-75" },   { "a05", "100-110" },
    { "b06", "120-130" }, { "a12", "320-340" }, { "a13", "370-380" }, { "a11", "" },
  };
  g_autoptr (AnnoTagset) tagset = scene_tagset ();
  g_autoptr (AnnoLayer) a = make_planted (FALSE), b = make_planted (TRUE);
  g_auto (Compared) compared = { 0 };

  compare (&compared, a, b, tagset);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *ranges = list_ranges (find_difference (&compared, cases[i].id)->disputed);
      g_assert_cmpstr (ranges, ==, cases[i].ranges);
    }
}

static const char *
text_of (const GPtrArray *values, guint n)
{
  g_assert_cmpuint (values->len, >, n);
  return ((const AnnoValue *) values->pdata[n])->text;
}

static void
test_fields (void)
{
  g_autoptr (AnnoTagset) tagset = scene_tagset ();
  g_autoptr (AnnoLayer) a = make_planted (FALSE), b = make_planted (TRUE);
  g_auto (Compared) compared = { 0 };

  compare (&compared, a, b, tagset);
  const AnnoDifference *role = find_difference (&compared, "a07");
  g_assert_cmpuint (role->fields->len, ==, 1);
  const AnnoFieldDifference *field = role->fields->pdata[0];
  g_assert_cmpstr (field->field, ==, "role");
  g_assert_cmpstr (text_of (field->only_a, 0), ==, "mayor");
  g_assert_cmpstr (text_of (field->only_b, 0), ==, "judge");

  /* Of two links, the one that both have isn't told. */
  field = find_difference (&compared, "a23")->fields->pdata[0];
  g_assert_true (field->link);
  g_assert_cmpuint (field->only_a->len, ==, 1);
  g_assert_cmpstr (text_of (field->only_a, 0), ==, "a02");
  g_assert_cmpuint (field->only_b->len, ==, 0);

  /* The first choice is what unset means, so only the other one is told. */
  field = find_difference (&compared, "a18")->fields->pdata[0];
  g_assert_cmpuint (field->only_a->len, ==, 0);
  g_assert_cmpstr (text_of (field->only_b, 0), ==, "pronoun");
}

/* Each pair is alike at first sight. */
static void
test_nearly_the_same (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    AnnoDifferenceKind kind;
  } cases[] = {
    { "a1 claim 0-9 said-by>gone", "b1 claim 0-9 said-by>lost", ANNO_DIFFERENCE_LINK },
    { "a1 claim 0-9 said-by>a1", "b1 claim 0-9 said-by>a1", ANNO_DIFFERENCE_LINK },
    { "a1 claim 0-9 said-by>a1", "b1 claim 0-9 said-by>b1", ANNO_DIFFERENCE_SAME },
    { "a1 date 0-9 when~DATE/2017/dct/START", "b1 date 0-9 when~DATE/2017/dct/START",
      ANNO_DIFFERENCE_SAME },
    { "a1 date 0-9 when~DATE/2017/dct/START", "b1 date 0-9 when~DATE/2017/dct/END",
      ANNO_DIFFERENCE_FIELD },
    { "a1 date 0-9 when~DATE/2017/dct", "b1 date 0-9 when~TIME/2017/dct", ANNO_DIFFERENCE_FIELD },
    { "a1 date 0-9 when~DATE/2017/dct", "b1 date 0-9 when~DATE/2017", ANNO_DIFFERENCE_FIELD },
    { "a1 date 0-9 when~DATE/2017/gone", "b1 date 0-9 when~DATE/2017/lost", ANNO_DIFFERENCE_FIELD },
    { "a1 speaker 0-9 role=p1", "b1 speaker 0-9 role=q1", ANNO_DIFFERENCE_FIELD },
    { "a1 speaker 0-9 role=x", "b1 speaker 0-9 other=x", ANNO_DIFFERENCE_FIELD },
    { "a1 speaker 0-9 person=p1", "b1 speaker 0-9 person@p1", ANNO_DIFFERENCE_FIELD },
    { "a1 speaker 0-9 other=x", "b1 speaker 0-9 other=x other=x", ANNO_DIFFERENCE_SAME },
  };
  g_autoptr (AnnoTagset) tagset = scene_tagset ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnoLayer) a = scene_layer ("anna", cases[i].a);
      g_autoptr (AnnoLayer) b = scene_layer ("ben", cases[i].b);
      g_auto (Compared) compared = { 0 };
      compare (&compared, a, b, tagset);
      g_test_message ("%s / %s", cases[i].a, cases[i].b);
      g_assert_cmpuint (compared.differences->len, ==, 1);
      g_assert_cmpint (((AnnoDifference *) compared.differences->pdata[0])->kind, ==,
                       cases[i].kind);
    }
}

/* Nobody says who is one person: then other ids are other people. */
static void
test_nobody_knows (void)
{
  g_autoptr (AnnoTagset) tagset = scene_tagset ();
  g_autoptr (AnnoLayer) a = scene_layer ("ann", "a1 speaker 0-5 person@p1");
  g_autoptr (AnnoLayer) b = scene_layer ("ben", "b1 speaker 0-5 person@q1");
  AnnoLayer *layers[] = { a, b };
  g_autoptr (AnnoClusters) clusters = anno_clusters_new (layers, 2, tagset);
  AnnoFieldCompare compare = { clusters, NULL, NULL };
  g_autoptr (GPtrArray) differences = anno_differences_new (&compare);

  g_assert_cmpint (((AnnoDifference *) differences->pdata[0])->kind, ==, ANNO_DIFFERENCE_FIELD);
}

/* A layer beside a copy of itself with other ids. */
static void
test_copies_agree (void)
{
  g_autoptr (AnnoTagset) tagset = scene_tagset ();

  for (guint round = 0; round < 40; round++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (round), again = g_rand_new_with_seed (round);
      g_autoptr (AnnoLayer) a = scene_random (random, "a", 40, 150);
      g_autoptr (AnnoLayer) b = scene_random (again, "b", 40, 150);
      g_auto (Compared) compared = { 0 };
      compare (&compared, a, b, tagset);
      g_assert_cmpuint (compared.differences->len, ==, 40);
      for (guint i = 0; i < 40; i++)
        g_assert_cmpuint (((AnnoDifference *) compared.differences->pdata[i])->aspects, ==, 0);
    }
}

static char *
name_person_cb (const char *id, gpointer data)
{
  (void) data;
  return g_str_equal (id, "p1") ? g_strdup ("Lindsey Graham") : NULL;
}

/* The sentence without the marks that isolate. */
static char *
describe (const AnnoDifference *difference, const AnnoDifferenceWords *words)
{
  g_autofree char *sentence = anno_difference_describe (difference, words);
  g_auto (GStrv) opened = g_strsplit (sentence, "\u2068", -1);
  g_autofree char *without = g_strjoinv ("", opened);
  g_auto (GStrv) closed = g_strsplit (without, "\u2069", -1);

  g_assert_cmpuint (g_strv_length (opened), ==, g_strv_length (closed));
  return g_strjoinv ("", closed);
}

/*             0         1         2         3         4         5         6
 *             0123456789012345678901234567890123456789012345678901234567890123456 */
#define WORDS "On Sunday, Sen. Lindsey Graham said that\nhe would vote. “No,” he said."

static void
test_words (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    const char *sentence;
  } cases[] = {
    { "a1 speaker 11-30", "b1 speaker 16-30",
      "Anna: Speaker, “Sen. Lindsey Graham”; Ben: Speaker, “Lindsey Graham”; start differs by 5" },
    { "a1 speaker 11-30", "b1 speaker 16-35",
      "Anna: Speaker, “Sen. Lindsey Graham”; Ben: Speaker, “Lindsey Graham said”; start differs by "
      "5; end differs by 5" },
    { "a1 date 3-9", "b1 speaker 3-9",
      "Anna: Date, “Sunday”; Ben: Speaker, “Sunday”; the tag differs" },
    { "a1 date 3-9", "", "Anna: Date, “Sunday”; Ben: nothing here" },
    { "", "b1 source 3-9", "Ben: Speaker, “Sunday”; Anna: nothing here" },
    { "a1 date 3-9", "b1 date 3-9", "Anna and Ben: Date, “Sunday”; the same" },
    { "a1 speaker 16-30 person@p1", "b1 speaker 16-30 person@q9 role=Sen.",
      "Anna and Ben: Speaker, “Lindsey Graham”; Person: Anna has Lindsey Graham, Ben has an "
      "unknown "
      "person; Role: Anna has nothing, Ben has Sen." },
    { "a1 claim 41-54 said-by>a2; a2 speaker 16-30",
      "b1 claim 41-54 said-by>gone; b2 speaker 16-30", NULL },
    { "a1 claim 41-54+57-60", "b1 claim 41-60",
      "Anna: Claim, “he would vote … No,”; Ben: Claim, “he would vote. “No,”; 3 characters between "
      "differ" },
    { "a1 date 3-9 when~DATE/2017-07-09/dct", "b1 date 3-9 when~DATE/2017/dct",
      "Anna and Ben: Date, “Sunday”; When: Anna has Sunday 9 July 2017, Ben has 2017" },
    { "a1 speaker 16-35", "b1 speaker 16-40",
      "Anna: Speaker, “Lindsey Graham said”; Ben: Speaker, “Lindsey Graham said that”; end differs "
      "by 5" },
    { "a1 claim 31-43", "b1 claim 36-43",
      "Anna: Claim, “said that he”; Ben: Claim, “that he”; start differs by 5" },
  };
  g_autoptr (AnnoTagset) tagset = scene_tagset ();
  g_autoptr (AnnoArticle) article = marked_text_article (WORDS);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnoLayer) a = scene_layer ("anna", cases[i].a);
      g_autoptr (AnnoLayer) b = scene_layer ("ben", cases[i].b);
      g_auto (Compared) compared = { 0 };
      compare (&compared, a, b, tagset);
      AnnoDifferenceWords words
          = { article, compared.clusters, NULL, "Anna", "Ben", name_person_cb, NULL };
      guint last = compared.differences->len - 1;
      g_autofree char *sentence = describe (compared.differences->pdata[last], &words);
      g_assert_cmpstr (sentence, ==,
                       cases[i].sentence != NULL
                           ? cases[i].sentence
                           : "Anna and Ben: Claim, “he would vote”; Said by: Anna has “Lindsey "
                             "Graham”, Ben has a span that is gone");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/difference/planted", test_planted);
  g_test_add_func ("/difference/turned", test_turned);
  g_test_add_func ("/difference/disputed", test_disputed);
  g_test_add_func ("/difference/fields", test_fields);
  g_test_add_func ("/difference/nearly-the-same", test_nearly_the_same);
  g_test_add_func ("/difference/nobody-knows", test_nobody_knows);
  g_test_add_func ("/difference/copies-agree", test_copies_agree);
  g_test_add_func ("/difference/words", test_words);
  return g_test_run ();
}
