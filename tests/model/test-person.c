/* Proves model/person: all parts are kept and count, and what a name fits. */
#include "model/person.h"

static const char *const aliases[] = { "Graham", "the senator", NULL };

static const AnnoPersonParts whole = {
  .id = "urn:uuid:1",
  .name = "Lindsey Graham",
  .kind = "group",
  .role = "U.S. senator",
  .aliases = aliases,
  .wikidata = "Q22212",
  .note = "note",
  .merged_into = "urn:uuid:2",
  .extra = "\"a\":1",
};

static void
test_parts (void)
{
  g_autoptr (AnnoPerson) person = anno_person_new (&whole);
  const AnnoPersonParts *parts = anno_person_get_parts (person);

  g_assert_cmpstr (anno_person_get_id (person), ==, whole.id);
  g_assert_cmpstr (anno_person_get_name (person), ==, whole.name);
  g_assert_cmpstr (parts->kind, ==, whole.kind);
  g_assert_cmpstr (parts->role, ==, whole.role);
  g_assert_cmpstrv (parts->aliases, whole.aliases);
  g_assert_cmpstr (parts->wikidata, ==, whole.wikidata);
  g_assert_cmpstr (parts->note, ==, whole.note);
  g_assert_cmpstr (parts->merged_into, ==, whole.merged_into);
  g_assert_cmpstr (parts->extra, ==, whole.extra);
}

static void
test_few_parts (void)
{
  static const char *const none[] = { NULL };
  const AnnoPersonParts few = { .id = "urn:uuid:1", .name = "Ann", .aliases = none };
  const AnnoPersonParts fewer = { .id = "urn:uuid:1", .name = "Ann", .kind = "person" };
  g_autoptr (AnnoPerson) person = anno_person_new (&few);
  g_autoptr (AnnoPerson) same = anno_person_new (&fewer);

  g_assert_cmpstr (anno_person_get_parts (person)->kind, ==, "person");
  g_assert_null (anno_person_get_parts (person)->aliases);
  g_assert_true (anno_person_equal (person, same));
}

/* What a person typed or pasted must never make a file that can't be read back. */
static void
test_cleaned (void)
{
  static const char *const odd[] = { "\u200F", "a\nb", "", NULL };
  static const char *const kept[] = { "a b", NULL };
  const AnnoPersonParts parts = { .id = "urn:uuid:1",
                                  .name = "\u202EAnn\n",
                                  .role = " ",
                                  .aliases = odd,
                                  .wikidata = "",
                                  .note = "" };
  const AnnoPersonParts nameless = { .id = "urn:uuid:1", .name = "\n" };
  g_autoptr (AnnoPerson) person = anno_person_new (&parts);
  g_autoptr (AnnoPerson) other = anno_person_new (&nameless);

  g_assert_cmpstr (anno_person_get_name (person), ==, "Ann");
  g_assert_null (anno_person_get_parts (person)->role);
  g_assert_cmpstrv (anno_person_get_parts (person)->aliases, kept);
  g_assert_null (anno_person_get_parts (person)->wikidata);
  g_assert_null (anno_person_get_parts (person)->note);
  g_assert_cmpstr (anno_person_get_name (other), ==, "urn:uuid:1");
}

static void
test_every_part_counts (void)
{
  static const char *const fewer[] = { "Graham", NULL };
  g_autoptr (AnnoPerson) person = anno_person_new (&whole);
  g_autoptr (AnnoPerson) copy = anno_person_new (anno_person_get_parts (person));
  g_assert_true (anno_person_equal (person, copy));

  for (guint i = 0; i < 9; i++)
    {
      AnnoPersonParts parts = whole;
      const char **members[] = { &parts.id,   &parts.name,        &parts.kind,  &parts.role,
                                 &parts.note, &parts.merged_into, &parts.extra, &parts.wikidata };
      if (i < G_N_ELEMENTS (members))
        *members[i] = "other";
      else
        parts.aliases = fewer;
      g_autoptr (AnnoPerson) other = anno_person_new (&parts);
      g_assert_false (anno_person_equal (person, other));

      if (i < G_N_ELEMENTS (members) && i < 3)
        continue;
      if (i < G_N_ELEMENTS (members))
        *members[i] = NULL;
      else
        parts.aliases = NULL;
      g_autoptr (AnnoPerson) without = anno_person_new (&parts);
      g_assert_false (anno_person_equal (person, without));
      g_assert_false (anno_person_equal (without, person));
    }
}

static void
test_fits (void)
{
  static const char *const other_names[] = { "الرئيس", "Fürstin Ödön", NULL };
  static const struct
  {
    const char *text;
    gboolean fits;
  } cases[] = {
    { "", TRUE },         { "lind", TRUE }, { "LINDSEY", TRUE },    { "gra", TRUE },
    { "graham l", TRUE }, { "الر", TRUE },  { "furstin", TRUE },    { "Öd", TRUE },
    { "raham", FALSE },   { "x", FALSE },   { "lindsey x", FALSE },
  };
  const AnnoPersonParts parts
      = { .id = "urn:uuid:1", .name = "Lindsey Graham", .aliases = other_names };
  g_autoptr (AnnoPerson) person = anno_person_new (&parts);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (anno_person_fits (person, cases[i].text), ==, cases[i].fits);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/person/parts", test_parts);
  g_test_add_func ("/person/few-parts", test_few_parts);
  g_test_add_func ("/person/cleaned", test_cleaned);
  g_test_add_func ("/person/every-part-counts", test_every_part_counts);
  g_test_add_func ("/person/fits", test_fits);
  return g_test_run ();
}
