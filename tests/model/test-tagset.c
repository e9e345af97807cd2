/* Proves model/tagset: what is found by id, by role and by key. */
#include "model/tagset.h"

#include <string.h>

static AnnoTag *
add_tag (GPtrArray *tags, const char *id, gunichar key, AnnoRole role)
{
  AnnoTag *tag = anno_tag_new (id, id);

  tag->colour = g_strdup ("blue");
  tag->key = key;
  tag->role = role;
  g_ptr_array_add (tags, tag);
  return tag;
}

/* Ten types: a claim that was once a "quote", a cue that has the name "quote" now, two speakers. */
static AnnoTagset *
sample (void)
{
  GPtrArray *tags = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_tag_free);

  AnnoTag *claim = add_tag (tags, "claim", 'c', ANNO_ROLE_CLAIM);
  g_ptr_array_add (claim->formerly, (gpointer) g_intern_string ("quote"));
  g_ptr_array_add (claim->formerly, (gpointer) g_intern_string ("statement"));
  AnnoField *said_by = anno_field_new ("said-by", "Said by", ANNO_FIELD_LINK);
  said_by->role = ANNO_ROLE_SPEAKER;
  g_ptr_array_add (said_by->targets, (gpointer) g_intern_string ("speaker"));
  g_ptr_array_add (claim->fields, said_by);
  AnnoField *kind = anno_field_new ("kind", "Kind", ANNO_FIELD_CHOICE);
  kind->role = ANNO_ROLE_CUE; /* only a link can point to a part */
  anno_field_add_choice (kind, "factual", "Factual");
  anno_field_add_choice (kind, "plan", "Plan");
  g_ptr_array_add (claim->fields, kind);
  g_ptr_array_add (claim->fields, anno_field_new ("see", "See", ANNO_FIELD_LINK));

  add_tag (tags, "quote", 0x00E9, ANNO_ROLE_CUE);
  add_tag (tags, "speaker", 's', ANNO_ROLE_SPEAKER);
  add_tag (tags, "speaker2", 0, ANNO_ROLE_SPEAKER);
  for (char id[] = "t0"; id[1] < '6'; id[1]++)
    add_tag (tags, id, 0, ANNO_ROLE_NONE);
  return anno_tagset_new ("Sample", tags);
}

static void
test_by_id (void)
{
  g_autoptr (AnnoTagset) tagset = sample ();

  g_assert_cmpstr (anno_tagset_get_name (tagset), ==, "Sample");
  g_assert_cmpuint (anno_tagset_get_n_tags (tagset), ==, 10);
  for (guint i = 0; i < 10; i++)
    {
      const AnnoTag *tag = anno_tagset_get_tag (tagset, i);
      g_assert_true (anno_tagset_find (tagset, tag->id) == tag);
      g_assert_cmpuint (anno_tagset_index_of (tagset, tag), ==, i);
    }
  g_assert_null (anno_tagset_find (tagset, "Claim"));
  g_assert_cmpuint (anno_tagset_index_of (tagset, NULL), ==, G_MAXUINT);

  g_autoptr (AnnoTag) stranger = anno_tag_new ("claim", "Claim");
  g_assert_cmpuint (anno_tagset_index_of (tagset, stranger), ==, G_MAXUINT);
}

/* A former id leads to its type, but what a type is called now is stronger. */
static void
test_formerly (void)
{
  g_autoptr (AnnoTagset) tagset = sample ();

  g_assert_true (anno_tagset_find (tagset, "statement") == anno_tagset_get_tag (tagset, 0));
  g_assert_true (anno_tagset_find (tagset, "quote") == anno_tagset_get_tag (tagset, 1));
}

static void
test_by_role (void)
{
  g_autoptr (AnnoTagset) tagset = sample ();

  g_assert_true (anno_tagset_find_role (tagset, ANNO_ROLE_SPEAKER)
                 == anno_tagset_get_tag (tagset, 2));
  g_assert_null (anno_tagset_find_role (tagset, ANNO_ROLE_DATE));
}

static void
test_by_key (void)
{
  static const struct
  {
    gunichar key;
    guint index;
  } cases[] = {
    { 'c', 0 },
    { 'C', 0 },
    { 0x00E9, 1 },
    { 0x00C9, 1 },
    { 's', 2 },
    { '1', 0 },
    { '4', 3 },
    { '9', 8 },
    { '0', G_MAXUINT },
    { 'x', G_MAXUINT },
    { 0, G_MAXUINT },
    { ' ', G_MAXUINT },
    { 0x0661, G_MAXUINT },
  };
  g_autoptr (AnnoTagset) tagset = sample ();
  g_autoptr (AnnoTagset) empty = anno_tagset_new (NULL, g_ptr_array_new ());

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (anno_tagset_index_of (tagset, anno_tagset_find_key (tagset, cases[i].key)),
                      ==, cases[i].index);
  g_assert_null (anno_tagset_find_key (empty, '1'));
  g_assert_cmpstr (anno_tagset_get_name (empty), ==, "");
}

static void
test_fields (void)
{
  g_autoptr (AnnoTagset) tagset = sample ();
  const AnnoTag *claim = anno_tagset_get_tag (tagset, 0);
  const AnnoField *said_by = anno_tag_find_field (claim, "said-by");
  const AnnoField *kind = anno_tag_find_field (claim, "kind");
  const AnnoField *see = anno_tag_find_field (claim, "see");

  g_assert_null (anno_tag_find_field (claim, "venue"));
  g_assert_true (anno_tag_find_link (claim, ANNO_ROLE_SPEAKER) == said_by);
  g_assert_null (anno_tag_find_link (claim, ANNO_ROLE_CUE));
  g_assert_true (anno_field_accepts (said_by, "speaker"));
  g_assert_false (anno_field_accepts (said_by, "claim"));
  g_assert_true (anno_field_accepts (see, "claim"));
  g_assert_cmpstr (anno_field_find_choice (kind, "plan")->name, ==, "Plan");
  g_assert_null (anno_field_find_choice (kind, "Plan"));
}

static void
test_colours (void)
{
  const char *const *colours = anno_tagset_get_colours ();

  g_assert_cmpuint (g_strv_length ((GStrv) colours), ==, 8);
  for (guint i = 0; colours[i] != NULL; i++)
    g_assert_true (anno_tagset_is_colour (colours[i]));
  g_assert_false (anno_tagset_is_colour ("Blue"));
  g_assert_false (anno_tagset_is_colour (""));
  g_assert_false (anno_tagset_is_colour (NULL));
}

static void
test_words (void)
{
  AnnoFieldKind kind = ANNO_FIELD_TEXT;

  for (guint i = 0; i <= ANNO_FIELD_LINK; i++)
    {
      g_assert_true (anno_field_kind_from_string (anno_field_kind_to_string (i), &kind));
      g_assert_cmpuint (kind, ==, i);
    }
  g_assert_false (anno_field_kind_from_string ("Link", &kind));
  g_assert_false (anno_field_kind_from_string (NULL, &kind));

  for (guint i = 0; i < ANNO_N_ROLES; i++)
    g_assert_cmpuint (anno_role_from_string (anno_role_to_string (i)), ==, i);
  g_assert_cmpuint (anno_role_from_string ("witness"), ==, ANNO_ROLE_NONE);
}

static void
test_shared (void)
{
  AnnoTagset *tagset = sample ();
  AnnoTagset *again = anno_tagset_ref (tagset);

  anno_tagset_take_extra (tagset, g_strdup ("\"a\":1"));
  anno_tagset_unref (tagset);
  g_assert_cmpstr (anno_tagset_get_extra (again), ==, "\"a\":1");
  anno_tagset_unref (again);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tagset/by-id", test_by_id);
  g_test_add_func ("/tagset/formerly", test_formerly);
  g_test_add_func ("/tagset/by-role", test_by_role);
  g_test_add_func ("/tagset/by-key", test_by_key);
  g_test_add_func ("/tagset/fields", test_fields);
  g_test_add_func ("/tagset/colours", test_colours);
  g_test_add_func ("/tagset/words", test_words);
  g_test_add_func ("/tagset/shared", test_shared);
  return g_test_run ();
}
