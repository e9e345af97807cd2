/* Proves model/people: a list that tells exactly what changes, found by id, by name, through
 * mergers. */
#include "list-replay.h"
#include "model/people.h"

static AnnoPerson *
person_of (const char *id, const char *name, const char *merged_into)
{
  const AnnoPersonParts parts = { .id = id, .name = name, .merged_into = merged_into };
  return anno_person_new (&parts);
}

static void
put (AnnoPeople *people, const char *id, const char *name, const char *merged_into)
{
  g_autoptr (AnnoPerson) person = person_of (id, name, merged_into);
  anno_people_put (people, person);
}

static void
test_list (void)
{
  g_autoptr (AnnoPeople) people = anno_people_new ();
  g_autoptr (ListReplay) replay = list_replay_new (G_LIST_MODEL (people), NULL);

  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (people)) == ANNO_TYPE_PERSON);
  put (people, "b", "Ben", NULL);
  put (people, "c", "Cem", NULL);
  put (people, "a", "Ann", NULL);
  g_assert_cmpuint (list_replay_n_signals (replay), ==, 3);
  g_assert_cmpuint (anno_people_get_n (people), ==, 3);

  put (people, "b", "Ben B.", NULL); /* stays where it is */
  g_assert_cmpuint (list_replay_n_signals (replay), ==, 1);
  put (people, "b", "Zoe", NULL); /* moves to the end */
  g_assert_cmpuint (list_replay_n_signals (replay), ==, 1);
  g_assert_cmpuint (anno_people_get_n (people), ==, 3);
  g_assert_cmpstr (anno_person_get_name (anno_people_find (people, "b")), ==, "Zoe");

  anno_people_put (people, anno_people_find (people, "b")); /* the very same: nothing to tell */
  g_assert_cmpuint (list_replay_n_signals (replay), ==, 0);

  g_assert_true (anno_people_remove (people, "a"));
  g_assert_false (anno_people_remove (people, "a"));
  g_assert_null (anno_people_find (people, "a"));
  g_assert_cmpuint (list_replay_n_signals (replay), ==, 1);
}

static void
check_sorted (AnnoPeople *people)
{
  for (guint i = 1; i < anno_people_get_n (people); i++)
    {
      g_autoptr (AnnoPerson) a = g_list_model_get_item (G_LIST_MODEL (people), i - 1);
      g_autoptr (AnnoPerson) b = g_list_model_get_item (G_LIST_MODEL (people), i);
      int order = g_utf8_collate (anno_person_get_name (a), anno_person_get_name (b));
      g_assert_true (
          order < 0
          || (order == 0 && g_strcmp0 (anno_person_get_id (a), anno_person_get_id (b)) < 0));
    }
}

static void
test_any_work (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20170710);
  g_autoptr (AnnoPeople) people = anno_people_new ();
  g_autoptr (ListReplay) replay = list_replay_new (G_LIST_MODEL (people), NULL);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint act = 0; act < 4000; act++)
    {
      g_autofree char *id = g_strdup_printf ("urn:uuid:%d", g_rand_int_range (rand, 0, 40));
      g_autofree char *name = g_strdup_printf ("%c%d", g_rand_int_range (rand, 0, 2) ? 'A' : 'b',
                                               g_rand_int_range (rand, 0, 20));
      if (g_rand_int_range (rand, 0, 3) > 0)
        {
          put (people, id, name, NULL);
          g_hash_table_insert (names, g_steal_pointer (&id), g_steal_pointer (&name));
        }
      else
        g_assert_cmpint (anno_people_remove (people, id), ==, g_hash_table_remove (names, id));
      g_assert_cmpuint (list_replay_n_signals (replay), <=, 1);
      g_assert_cmpuint (anno_people_get_n (people), ==, g_hash_table_size (names));
    }

  GHashTableIter iter;
  gpointer id, name;
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &id, &name))
    g_assert_cmpstr (anno_person_get_name (anno_people_find (people, id)), ==, name);
  check_sorted (people);
}

static void
test_mergers (void)
{
  static const struct
  {
    const char *id, *resolved;
  } cases[] = {
    { "alone", "alone" }, { "one", "end" },   { "two", "end" },   { "end", "end" },
    { "away", "away" },   { "nobody", NULL }, { "self", "self" }, { "round1", "round1" },
    { "round2", "round1" }, { "before", "round1" },
    { "three1", "three1" }, { "three2", "three1" }, { "three3", "three1" },
  };
  g_autoptr (AnnoPeople) people = anno_people_new ();

  put (people, "alone", "Ann", NULL);
  put (people, "one", "Ben", "two");
  put (people, "two", "Cem", "end");
  put (people, "end", "Dee", NULL);
  put (people, "away", "Eva", "a colleague's");
  put (people, "self", "Fay", "self");
  put (people, "round1", "Gus", "round2");
  put (people, "round2", "Hal", "round1");
  put (people, "before", "Ida", "round2");
  put (people, "three3", "Jan", "three1");
  put (people, "three1", "Kim", "three2");
  put (people, "three2", "Leo", "three3");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AnnoPerson *person = anno_people_resolve (people, cases[i].id);
      g_assert_cmpstr (person != NULL ? anno_person_get_id (person) : NULL, ==, cases[i].resolved);
    }
}

/* Nobody vanishes: of each circle one is left who is shown, and whoever leads nowhere stays. */
static void
test_merged (void)
{
  static const struct
  {
    const char *id;
    gboolean merged;
    guint n_same;
  } cases[] = {
    { "alone", FALSE, 1 }, { "one", TRUE, 2 },     { "end", FALSE, 2 },  { "away", FALSE, 1 },
    { "self", FALSE, 1 },  { "round1", FALSE, 3 }, { "round2", TRUE, 3 }, { "before", TRUE, 3 },
  };
  g_autoptr (AnnoPeople) people = anno_people_new ();

  put (people, "alone", "Ann", NULL);
  put (people, "one", "Ben", "end");
  put (people, "end", "Dee", NULL);
  put (people, "away", "Eva", "a colleague's");
  put (people, "self", "Fay", "self");
  put (people, "round1", "Gus", "round2");
  put (people, "round2", "Hal", "round1");
  put (people, "before", "Ida", "round2");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AnnoPerson *person = anno_people_find (people, cases[i].id);
      g_autoptr (GPtrArray) same = anno_people_list_same (people, person);
      g_test_message ("%s", cases[i].id);
      g_assert_cmpint (anno_people_is_merged (people, person), ==, cases[i].merged);
      g_assert_cmpuint (same->len, ==, cases[i].n_same);
    }
}

static void
test_by_name (void)
{
  g_autoptr (AnnoPeople) people = anno_people_new ();

  put (people, "b", "Straße", NULL);
  put (people, "a", "Ann", NULL);
  g_assert_cmpstr (anno_person_get_id (anno_people_find_by_name (people, "STRASSE")), ==, "b");
  g_assert_cmpstr (anno_person_get_id (anno_people_find_by_name (people, "ann")), ==, "a");
  g_assert_null (anno_people_find_by_name (people, "An"));
}

/* By the id, whatever the names; by the name, whatever the ids; through mergers. */
static void
test_match (void)
{
  static const struct
  {
    const char *id, *name, *matched;
  } cases[] = {
    { "b", "Somebody", "b" }, { "x", "ANN", "a" },     { "x", "Cem", "a" },
    { "c", "Nobody", "a" },   { "x", "Nobody", NULL },
  };
  g_autoptr (AnnoPeople) people = anno_people_new ();

  put (people, "a", "Ann", NULL);
  put (people, "b", "Ben", NULL);
  put (people, "c", "Cem", "a");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnoPerson) theirs = person_of (cases[i].id, cases[i].name, NULL);
      AnnoPerson *person = anno_people_match (people, theirs);
      g_assert_cmpstr (person != NULL ? anno_person_get_id (person) : NULL, ==, cases[i].matched);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people/list", test_list);
  g_test_add_func ("/people/any-work", test_any_work);
  g_test_add_func ("/people/mergers", test_mergers);
  g_test_add_func ("/people/merged", test_merged);
  g_test_add_func ("/people/match", test_match);
  g_test_add_func ("/people/by-name", test_by_name);
  return g_test_run ();
}
