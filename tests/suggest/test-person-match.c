/* Proves suggest/person-match: whom words mean, in which order and why, by a table over one article; and
 * over random ledgers and mentions, that everybody stands once, fits, and stands in the order promised. */
#include "suggest/person-match.h"

#include "suggest/pronoun.h"

#include <string.h>

static const char *const franklin_aliases[] = { "The Evangelist", NULL };
static const char *const fbi_aliases[] = { "FBI", NULL };

static const AnnoPersonParts ledger[] = {
  { .id = "lindsey", .name = "Lindsey Graham" },
  { .id = "franklin", .name = "Franklin Graham", .aliases = franklin_aliases },
  { .id = "clinton-h", .name = "Hillary Clinton" },
  { .id = "clinton-b", .name = "Bill Clinton" },
  { .id = "fbi", .name = "Federal Bureau of Investigation", .kind = "organization",
    .aliases = fbi_aliases },
  { .id = "gop", .name = "Republican Party", .kind = "group" },
  { .id = "old", .name = "Lyndsey Grahame", .merged_into = "lindsey" },
  { .id = "single", .name = "Comey" },
};

static const AnnoMention mentions[] = {
  { 10, "Sen. Lindsey Graham", "lindsey" },
  { 40, "Mrs. Clinton", "clinton-h" },
  { 60, "the FBI", "fbi" },
  { 80, "the South Carolina senator", "old" },
  { 90, "somebody", "not in the ledger" },
  { 200, "He", "franklin" },
  { 220, "Clinton", "clinton-b" },
};

static const struct
{
  const char *words;
  guint place;
  const char *ids; /* the likeliest first */
  AnnoMatchReason reason; /* of the first */
} cases[] = {
  { "Graham", 100, "lindsey franklin", ANNO_MATCH_LAST_NAME },
  { "Graham's", 210, "franklin lindsey", ANNO_MATCH_LAST_NAME },
  { "Graham", 10, "franklin lindsey", ANNO_MATCH_LAST_NAME }, /* itself isn't before it */
  { "Sen. Lindsey Graham", 210, "lindsey", ANNO_MATCH_NAME },
  { "Franklin Graham", 100, "franklin", ANNO_MATCH_NAME },
  { "Lindsey O. Graham", 100, "lindsey", ANNO_MATCH_MIDDLE },
  { "an evangelist", 100, "", 0 },
  { "the evangelist", 100, "franklin", ANNO_MATCH_ALIAS },
  { "the FBI's", 70, "fbi", ANNO_MATCH_ALIAS },
  { "Party", 100, "", 0 },
  { "Grahame", 0, "lindsey", ANNO_MATCH_LAST_NAME },
  { "Lyndsey Grahame", 0, "lindsey", ANNO_MATCH_ALIAS },
  { "The South Carolina senator", 100, "lindsey", ANNO_MATCH_SAME_WORDS },
  { "The South Carolina senator", 80, "", 0 },
  { "Clinton", 100, "clinton-h clinton-b", ANNO_MATCH_SAME_WORDS },
  { "Clinton", 230, "clinton-b clinton-h", ANNO_MATCH_SAME_WORDS },
  { "Mr. Clinton", 100, "clinton-b", ANNO_MATCH_LAST_NAME },
  { "Mrs. Clinton", 0, "clinton-b clinton-h", ANNO_MATCH_LAST_NAME },
  { "James Comey", 0, "single", ANNO_MATCH_LAST_NAME },
  { "he", 100, "lindsey", ANNO_MATCH_PRONOUN },
  { "she", 100, "lindsey clinton-h", ANNO_MATCH_PRONOUN },
  { "He", 210, "franklin lindsey", ANNO_MATCH_PRONOUN },
  { "she", 210, "lindsey clinton-h", ANNO_MATCH_PRONOUN },
  { "it", 100, "fbi", ANNO_MATCH_PRONOUN },
  { "they", 100, "lindsey fbi clinton-h", ANNO_MATCH_PRONOUN },
  { "he", 10, "", 0 },
  { "I", 100, "", 0 },
  { "nobody", 100, "", 0 },
  { "", 100, "", 0 },
};

static AnnoPeople *
make_people (const AnnoPersonParts *parts, guint n)
{
  AnnoPeople *people = anno_people_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AnnoPerson) person = anno_person_new (&parts[i]);
      anno_people_put (people, person);
    }
  return people;
}

static char *
ids_of (const GArray *matches)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < matches->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "",
                            anno_person_get_id (g_array_index (matches, AnnoPersonMatch, i).person));
  return g_string_free (ids, FALSE);
}

static void
test_cases (void)
{
  g_autoptr (AnnoPeople) people = make_people (ledger, G_N_ELEMENTS (ledger));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s at %u", cases[i].words, cases[i].place);
      g_autoptr (GArray) matches = anno_person_match (people, mentions, G_N_ELEMENTS (mentions),
                                                      cases[i].words, cases[i].place);
      g_autofree char *ids = ids_of (matches);
      g_assert_cmpstr (ids, ==, cases[i].ids);
      if (matches->len > 0)
        g_assert_cmpint (g_array_index (matches, AnnoPersonMatch, 0).reason, ==, cases[i].reason);
    }
}

/* Where somebody was mentioned last is told, and that they weren't. */
static void
test_above (void)
{
  g_autoptr (AnnoPeople) people = make_people (ledger, G_N_ELEMENTS (ledger));
  g_autoptr (GArray) matches = anno_person_match (people, mentions, G_N_ELEMENTS (mentions), "Graham", 100);
  const AnnoPersonMatch *first = &g_array_index (matches, AnnoPersonMatch, 0);

  g_assert_true (first[0].above);
  g_assert_cmpuint (first[0].place, ==, 80);
  g_assert_false (first[1].above);
}

static void
test_circle (void)
{
  static const AnnoPersonParts round[] = {
    { .id = "a", .name = "Ann Round", .merged_into = "b" },
    { .id = "b", .name = "Ann Round", .merged_into = "a" },
  };
  static const AnnoMention once = { 3, "Ann Round", "a" };
  g_autoptr (AnnoPeople) people = make_people (round, G_N_ELEMENTS (round));
  g_autoptr (GArray) matches = anno_person_match (people, &once, 1, "Round", 9);

  g_assert_cmpuint (matches->len, >, 0);
}

static const char *const words[] = { "Graham", "Lindsey Graham", "Mr. King", "King", "Rosa King", "he",
                                     "she", "it", "they", "the group", "Mrs. Graham", "Bureau" };

static AnnoPeople *
random_people (GRand *rand, guint n)
{
  static const char *const kinds[] = { "person", "person", "group", "organization" };
  AnnoPeople *people = anno_people_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("p%u", i);
      g_autofree char *into = i > 0 && g_rand_int_range (rand, 0, 4) == 0
                                ? g_strdup_printf ("p%d", g_rand_int_range (rand, 0, (int) i))
                                : NULL;
      AnnoPersonParts parts = { .id = id, .name = words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))],
                                .kind = kinds[g_rand_int_range (rand, 0, G_N_ELEMENTS (kinds))],
                                .merged_into = into };
      g_autoptr (AnnoPerson) person = anno_person_new (&parts);
      anno_people_put (people, person);
    }
  return people;
}

static void
fill_mentions (GRand *rand, AnnoMention *list, guint n, const AnnoPersonParts **owners, guint n_owners)
{
  for (guint i = 0; i < n; i++)
    list[i] = (AnnoMention){ .place = i * 10,
                             .words = words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))],
                             .person = owners[g_rand_int_range (rand, 0, (int) n_owners)]->id };
}

static void
assert_sound (AnnoPeople *people, const GArray *matches, const char *said, guint place)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  gboolean pronoun = anno_pronoun_read (said) != ANNO_PRONOUN_NONE;

  for (guint i = 0; i < matches->len; i++)
    {
      const AnnoPersonMatch *match = &g_array_index (matches, AnnoPersonMatch, i);
      g_assert_true (g_hash_table_add (seen, match->person));
      g_assert_true (anno_people_resolve (people, anno_person_get_id (match->person)) == match->person);
      g_assert_cmpint (match->reason == ANNO_MATCH_PRONOUN, ==, pronoun);
      g_assert_true (match->above || !pronoun);
      if (match->above)
        g_assert_cmpuint (match->place, <, place);
      if (pronoun && i > 0)
        g_assert_cmpuint (match->place, <=, match[-1].place);
    }
}

static void
shuffle (GRand *rand, AnnoMention *list, guint n)
{
  for (guint i = n; i > 1; i--)
    {
      guint k = (guint) g_rand_int_range (rand, 0, (int) i);
      AnnoMention other = list[k];
      list[k] = list[i - 1];
      list[i - 1] = other;
    }
}

static void
try_random (GRand *rand)
{
  g_autoptr (AnnoPeople) people = random_people (rand, 8);
  g_autoptr (GPtrArray) owners = g_ptr_array_new ();
  AnnoMention list[20];

  for (guint i = 0; i < anno_people_get_n (people); i++)
    {
      g_autoptr (AnnoPerson) person = g_list_model_get_item (G_LIST_MODEL (people), i);
      g_ptr_array_add (owners, (gpointer) anno_person_get_parts (person));
    }
  fill_mentions (rand, list, G_N_ELEMENTS (list), (const AnnoPersonParts **) owners->pdata, owners->len);
  const char *said = words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))];
  guint place = (guint) g_rand_int_range (rand, 0, 220);

  g_autoptr (GArray) matches = anno_person_match (people, list, G_N_ELEMENTS (list), said, place);
  assert_sound (people, matches, said, place);
  g_autofree char *ids = ids_of (matches);
  shuffle (rand, list, G_N_ELEMENTS (list));
  g_autoptr (GArray) again = anno_person_match (people, list, G_N_ELEMENTS (list), said, place);
  g_autofree char *same = ids_of (again);
  g_assert_cmpstr (same, ==, ids);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261125);

  for (guint i = 0; i < 2000; i++)
    try_random (rand);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/person-match/cases", test_cases);
  g_test_add_func ("/person-match/above", test_above);
  g_test_add_func ("/person-match/circle", test_circle);
  g_test_add_func ("/person-match/random", test_random);
  return g_test_run ();
}
