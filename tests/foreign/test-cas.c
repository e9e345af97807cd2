/* Proves foreign/cas, foreign/cas-types and foreign/cas-words: what is found in a CAS, what its
 * types say of features, and how names are spelled. */
#include "foreign/cas-types.h"
#include "foreign/cas-words.h"

#include <string.h>

static void
test_spell (void)
{
  static const char *const pairs[][2] = {
    { "claim", "claim" },
    { "said-by", "said_by" },
    { "said_by", "said__5f_by" },
    { "said--by", "said__2d__by" },
    { "said-", "said__2d_" },
    { "5w", "x___35_w" },
    { "-a", "x___2d_a" },
    { "a5", "a5" },
    { "a-5", "a_5" },
    { "Zit\303\244t", "Zit__e4_t" },
    { "note", "note_" },
    { "Segment", "Segment_" },
    { "begin", "begin_" },
    { "said-type", "said__2d_type" },
    { "said-name", "said__2d_name" },
    { "said-named", "said_named" },
    { "", "x_" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *name = anno_cas_words_spell (pairs[i][0]);
      g_assert_cmpstr (name, ==, pairs[i][1]);
    }
}

/* All ids of up to five of a few signs: UIMA takes each name, and no two are the same. */
static void
test_spell_apart (void)
{
  static const char signs[] = "ax-_52.";
  const guint base = sizeof signs - 1;
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = 0;

  for (guint length = 1, all = base; length <= 5; length++, all *= base)
    for (guint i = 0; i < all; i++)
      {
        char id[8] = { 0 };
        for (guint k = 0, rest = i; k < length; k++, rest /= base)
          id[k] = signs[rest % base];
        char *name = anno_cas_words_spell (id);
        g_assert_true (g_ascii_isalpha (*name));
        for (const char *p = name; *p != '\0'; p++)
          g_assert_true (g_ascii_isalnum (*p) || *p == '_');
        g_assert_true (g_hash_table_add (names, name));
        n++;
      }
  g_assert_cmpuint (n, ==, g_hash_table_size (names));
}

static void
test_count (void)
{
  static const struct
  {
    const char *words;
    gint64 count; /* -1: none */
  } cases[] = { { "0", 0 },
                { "12", 12 },
                { "007", 7 },
                { "2147483647", G_MAXINT },
                { "2147483648", -1 },
                { "4294967297", -1 },
                { "99999999999999999999999999", -1 },
                { "-1", -1 },
                { "+1", -1 },
                { " 1", -1 },
                { "1.0", -1 },
                { "1e3", -1 },
                { "", -1 },
                { NULL, -1 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint count = 77;
      gboolean is_count = anno_cas_words_to_count (cases[i].words, &count);
      g_assert_cmpint (is_count ? (gint64) count : -1, ==, cases[i].count);
    }
}

/* A feature is found by its name in few and in many; of two, the first. */
static void
test_features (void)
{
  g_autoptr (AnnoCas) cas = anno_cas_new ();
  AnnoCasStructure *structure = anno_cas_add (cas, "7", "a.B");

  g_assert_true (anno_cas_find (cas, "7") == structure);
  g_assert_null (anno_cas_find (cas, "8"));
  g_assert_null (anno_cas_add (cas, "7", "a.C"));
  g_assert_cmpuint (cas->n_repeated, ==, 1);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("f%u", i % 50);
      g_autofree char *value = g_strdup_printf ("v%u", i);
      anno_cas_set (cas, structure, name, ANNO_CAS_TEXT, value);
      if (i < 50)
        g_assert_cmpstr (anno_cas_get (structure, name), ==, value);
      g_assert_cmpstr (anno_cas_get (structure, "f0"), ==, "v0");
    }
  g_assert_cmpstr (anno_cas_get (structure, "f49"), ==, "v49");
  g_assert_null (anno_cas_get (structure, "f50"));
}

static AnnoCasTypes *
make_types (void)
{
  AnnoCasTypes *types = anno_cas_types_new ();
  AnnoCasType *base = anno_cas_types_add (types, "a.Base", ANNO_CAS_ANNOTATION);

  anno_cas_types_add (types, "a.Choice", "uima.cas.String");
  anno_cas_types_add (types, "a.Leaf", "a.Base");
  anno_cas_types_add (types, "a.Left", "a.Right");
  anno_cas_types_add (types, "a.Right", "a.Left");
  anno_cas_type_add_feature (base, "text", "uima.cas.String", NULL);
  anno_cas_type_add_feature (base, "number", "uima.cas.Integer", NULL);
  anno_cas_type_add_feature (base, "choice", "a.Choice", NULL);
  anno_cas_type_add_feature (base, "texts", "uima.cas.StringArray", NULL);
  anno_cas_type_add_feature (base, "list", "uima.cas.IntegerList", NULL);
  anno_cas_type_add_feature (base, "shared", "uima.cas.StringArray", NULL)->is_shared = TRUE;
  anno_cas_type_add_feature (base, "leaf", "a.Leaf", NULL);
  anno_cas_type_add_feature (base, "leaves", "uima.cas.FSArray", "a.Leaf");
  anno_cas_type_add_feature (base, "any", ANNO_CAS_ANNOTATION, NULL);
  anno_cas_type_add_feature (base, "unknown", "b.Missing", NULL);
  anno_cas_type_add_feature (base, "circle", "a.Left", NULL);
  return types;
}

static void
test_types (void)
{
  static const struct
  {
    const char *feature;
    AnnoCasRange range;
  } cases[] = {
    { "text", ANNO_CAS_RANGE_TEXT },         { "number", ANNO_CAS_RANGE_TEXT },
    { "choice", ANNO_CAS_RANGE_TEXT },       { "texts", ANNO_CAS_RANGE_TEXTS },
    { "list", ANNO_CAS_RANGE_TEXTS },        { "shared", ANNO_CAS_RANGE_REFERENCES },
    { "leaf", ANNO_CAS_RANGE_REFERENCES },   { "leaves", ANNO_CAS_RANGE_REFERENCES },
    { "any", ANNO_CAS_RANGE_REFERENCES },    { "unknown", ANNO_CAS_RANGE_UNCLEAR },
    { "circle", ANNO_CAS_RANGE_REFERENCES }, { "nowhere", ANNO_CAS_RANGE_UNCLEAR },
  };
  g_autoptr (AnnoCasTypes) types = make_types ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (anno_cas_types_range (
                         types, anno_cas_types_find_feature (types, "a.Leaf", cases[i].feature)),
                     ==, cases[i].range);
  g_assert_true (anno_cas_types_is_a (types, "a.Leaf", ANNO_CAS_ANNOTATION));
  g_assert_false (anno_cas_types_is_a (types, "a.Left", ANNO_CAS_ANNOTATION));
  g_assert_null (anno_cas_types_find_feature (types, "a.Left", "text"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cas/spell", test_spell);
  g_test_add_func ("/cas/spell-apart", test_spell_apart);
  g_test_add_func ("/cas/count", test_count);
  g_test_add_func ("/cas/features", test_features);
  g_test_add_func ("/cas/types", test_types);
  return g_test_run ();
}
