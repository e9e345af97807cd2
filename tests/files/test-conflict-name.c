/* Proves files/conflict-name: the names that sync clients really give, names that only look so,
 * copies of copies, and random bytes. */
#include "files/conflict-name.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *original; /* NULL where it is no copy */
  AnnoConflictOrigin origin;
} Case;

/* Sure by the name alone. */
static const Case sure[] = {
  { "a.txt.sync-conflict-20170710-090000-ABCDEFG.json", "a.txt.json",
    ANNO_CONFLICT_ORIGIN_SYNCTHING },
  { "a.txt.sync-conflict-20170710-090000.json", "a.txt.json", ANNO_CONFLICT_ORIGIN_SYNCTHING },
  { "a.sync-conflict-20260818-173636-D4LGQYW.txt", "a.txt", ANNO_CONFLICT_ORIGIN_SYNCTHING },
  { "a b.c.sync-conflict-20170710-090000-2345677.txt", "a b.c.txt",
    ANNO_CONFLICT_ORIGIN_SYNCTHING },
  { "a (conflicted copy 2025-04-10 093612).txt", "a.txt", ANNO_CONFLICT_ORIGIN_NEXTCLOUD },
  { "a.txt (conflicted copy Ann Example 2025-04-10 093612).json", "a.txt.json",
    ANNO_CONFLICT_ORIGIN_NEXTCLOUD },
  { "a_conflict-20170710-090000.txt", "a.txt", ANNO_CONFLICT_ORIGIN_OWNCLOUD },
  { "a (conflicted copy 2017-07-10).txt", "a.txt", ANNO_CONFLICT_ORIGIN_DROPBOX },
  { "a (Ann's conflicted copy 2017-07-10).txt", "a.txt", ANNO_CONFLICT_ORIGIN_DROPBOX },
  { "a (Ann’s conflicted copy 2017-07-10).txt", "a.txt", ANNO_CONFLICT_ORIGIN_DROPBOX },
  { "a.txt (Ann Example's conflicted copy).json", "a.txt.json", ANNO_CONFLICT_ORIGIN_DROPBOX },
  { "tagset (Case Conflict).json", "tagset.json", ANNO_CONFLICT_ORIGIN_DROPBOX },
  { "tagset (Unicode Encoding Conflict 1).json", "tagset.json", ANNO_CONFLICT_ORIGIN_DROPBOX },
  { "a (SFConflict ann@example.com 2015-03-07-11-30-28).txt", "a.txt",
    ANNO_CONFLICT_ORIGIN_SEAFILE },
  { "a.txt (SFConflict ann@example.com 2015-03-07-11-30-28)", "a.txt",
    ANNO_CONFLICT_ORIGIN_SEAFILE },
  { "a.txt (SFConflict 2015-03-07-11-30-28)", "a.txt", ANNO_CONFLICT_ORIGIN_SEAFILE },
  { "a.txt.20170710T090000.000000.conflict.json", "a.txt.json", ANNO_CONFLICT_ORIGIN_KEPT },
  { "people.conflict.json", "people.json", ANNO_CONFLICT_ORIGIN_KEPT },
  /* a copy of a copy is one of the file */
  { "a (conflicted copy 2017-07-10).sync-conflict-20170710-090000-ABCDEFG.txt", "a.txt",
    ANNO_CONFLICT_ORIGIN_SYNCTHING },
  { "a.txt.sync-conflict-20170710-090000-ABCDEFG.20170710T090000.000000.conflict.json",
    "a.txt.json", ANNO_CONFLICT_ORIGIN_KEPT },
  { "a\xff.sync-conflict-20170710-090000-ABCDEFG.txt", "a\xff.txt",
    ANNO_CONFLICT_ORIGIN_SYNCTHING },

  { "a.txt", NULL, 0 },
  { "", NULL, 0 },
  { "conflict.txt", NULL, 0 },
  { "sync-conflict-20170710-090000-ABCDEFG.txt", NULL, 0 },
  { ".sync-conflict-20170710-090000-ABCDEFG.txt", NULL, 0 },
  { "a.sync-conflict-2017-090000-ABCDEFG.txt", NULL, 0 },
  { "Talks (The Conflict in Syria).txt", NULL, 0 },
  { "Talks [Conflict].txt", NULL, 0 },
  { "How a conflicted copy came about.txt", NULL, 0 },
  { "a (1).txt", NULL, 0 },
  { "a-DESKTOP-ABC1234.txt", NULL, 0 },
  { "a.merged.json", NULL, 0 },
};

/* Sure only where a layer or the people is what the name leads to. */
static const Case expected[] = {
  { "a.txt.sync-conflict-20170710-090000-ABCDEFG.json", "a.txt.json",
    ANNO_CONFLICT_ORIGIN_SYNCTHING },
  { "a.txt[Conflict].json", "a.txt.json", ANNO_CONFLICT_ORIGIN_GOOGLE },
  { "a.txt [Conflict 2].json", "a.txt.json", ANNO_CONFLICT_ORIGIN_GOOGLE },
  { "a.txt_conf(1).json", "a.txt.json", ANNO_CONFLICT_ORIGIN_GOOGLE },
  { "a.txt (1).json", "a.txt.json", ANNO_CONFLICT_ORIGIN_NUMBERED },
  { "people (2).json", "people.json", ANNO_CONFLICT_ORIGIN_NUMBERED },
  { "a.txt-DESKTOP-ABC1234.json", "a.txt.json", ANNO_CONFLICT_ORIGIN_ONEDRIVE },
  { "a-b.txt-Ann-PC.json", "a-b.txt.json", ANNO_CONFLICT_ORIGIN_ONEDRIVE },
  { "people-ANNS_LAPTOP.json", "people.json", ANNO_CONFLICT_ORIGIN_ONEDRIVE },
  { "a.txt-newsroom-safeBackup-0001.json", "a.txt.json", ANNO_CONFLICT_ORIGIN_ONEDRIVE },
  { "a.txt (Conflict 2017-07-10 09-00-00).json", "a.txt.json", ANNO_CONFLICT_ORIGIN_OTHER },
  { "a.txt (In Konflikt stehende Kopie von Ann 2017-07-10).json", "a.txt.json",
    ANNO_CONFLICT_ORIGIN_OTHER },
  { "a.txt.merged.json", "a.txt.json", ANNO_CONFLICT_ORIGIN_MERGED },
  { "a.txt.sync-conflict-20170710-090000-ABCDEFG.merged.json", "a.txt.json",
    ANNO_CONFLICT_ORIGIN_MERGED },
  { "a.txt.sync-conflict-20170710-090000-ABCDEFG.20170710T090000.000000.merged.json", "a.txt.json",
    ANNO_CONFLICT_ORIGIN_MERGED },
  { "a.txt-PC (1).json", "a.txt.json", ANNO_CONFLICT_ORIGIN_NUMBERED },

  /* A layer on an article of such a name is a layer. */
  { "a (1).txt.json", NULL, 0 },
  { "a-PC.txt.json", NULL, 0 },
  { "a.sync-conflict-20170710-090000-ABCDEFG.txt.json", NULL, 0 },
  { "a.txt.json", NULL, 0 },
  { "people.json", NULL, 0 },
  { "other.json", NULL, 0 },
  { "other (1).json", NULL, 0 },
  { "other.sync-conflict-20170710-090000-ABCDEFG.json", NULL, 0 },
};

static gboolean
is_expected_cb (const char *name, gpointer data)
{
  return g_str_has_suffix (name, ".txt.json") || g_str_equal (name, "people.json");
}

static void
check (const Case *test, AnnoConflictExpected is_expected)
{
  AnnoConflictOrigin origin = ANNO_CONFLICT_ORIGIN_OTHER;
  g_autofree char *original
      = anno_conflict_name_original_of (test->name, is_expected, NULL, &origin);

  g_test_message ("%s", test->name);
  g_assert_cmpstr (original, ==, test->original);
  if (original != NULL)
    g_assert_cmpint (origin, ==, test->origin);
}

static void
test_sure (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sure); i++)
    check (&sure[i], NULL);
}

static void
test_expected (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    check (&expected[i], is_expected_cb);
}

static void
test_programs (void)
{
  g_assert_cmpstr (anno_conflict_origin_get_program (ANNO_CONFLICT_ORIGIN_SYNCTHING), ==,
                   "Syncthing");
  g_assert_cmpstr (anno_conflict_origin_get_program (ANNO_CONFLICT_ORIGIN_ONEDRIVE), ==,
                   "OneDrive");
  g_assert_null (anno_conflict_origin_get_program (ANNO_CONFLICT_ORIGIN_NUMBERED));
  g_assert_null (anno_conflict_origin_get_program (ANNO_CONFLICT_ORIGIN_KEPT));
  g_assert_null (anno_conflict_origin_get_program (ANNO_CONFLICT_ORIGIN_MERGED));
}

/* Names made of what the ways are made of: an original is shorter, and of a file that is expected.
 */
static void
test_random (void)
{
  static const char *const pieces[] = {
    "a",
    ".txt",
    ".json",
    " (1)",
    " (conflict)",
    "(SFConflict 1)",
    ".conflict",
    ".merged",
    "-PC",
    "\xff",
    ".sync-conflict-20170710-090000-A",
    "[Conflict]",
    "_conf(2)",
    "\n",
    " (conflicted copy 2017-07-10)",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20170710);
  guint n_found = 0;

  for (guint n = 0; n < 20000; n++)
    {
      g_autoptr (GString) name = g_string_new (NULL);
      for (int i = g_rand_int_range (rand, 0, 12); i > 0; i--)
        g_string_append (name, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      if (g_rand_boolean (rand))
        g_string_append (name, ".json");
      g_autofree char *first = anno_conflict_name_original (name->str, NULL);
      g_assert_true (first == NULL || strlen (first) < name->len);
      g_autofree char *known
          = anno_conflict_name_original_of (name->str, is_expected_cb, NULL, NULL);
      g_assert_true (known == NULL || (is_expected_cb (known, NULL) && strlen (known) < name->len));
      n_found += known != NULL;
    }
  g_assert_cmpuint (n_found, >, 100);
}

/* Longer than any name of a file: no time is spent on it. */
static void
test_long (void)
{
  g_autoptr (GString) name = g_string_new ("a.txt");
  while (name->len < 1024 * 1024)
    g_string_append (name, " (conflict)");
  g_string_append (name, ".json");
  g_assert_null (anno_conflict_name_original (name->str, NULL));
  g_assert_null (anno_conflict_name_original_of (name->str, is_expected_cb, NULL, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/files/conflict-name/sure", test_sure);
  g_test_add_func ("/files/conflict-name/expected", test_expected);
  g_test_add_func ("/files/conflict-name/programs", test_programs);
  g_test_add_func ("/files/conflict-name/random", test_random);
  g_test_add_func ("/files/conflict-name/long", test_long);
  return g_test_run ();
}
