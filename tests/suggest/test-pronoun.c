/* Proves suggest/pronoun: which words are pronouns, and for whom each may stand. */
#include "suggest/pronoun.h"

static void
test_read (void)
{
  static const struct
  {
    const char *words;
    AnnoPronoun pronoun;
  } rows[] = {
    { "he", ANNO_PRONOUN_HE },          { "He", ANNO_PRONOUN_HE },     { " HIM\n", ANNO_PRONOUN_HE },
    { "herself", ANNO_PRONOUN_SHE },    { "its", ANNO_PRONOUN_IT },    { "their", ANNO_PRONOUN_THEY },
    { "whom", ANNO_PRONOUN_WHO },       { "I", ANNO_PRONOUN_NONE },    { "you", ANNO_PRONOUN_NONE },
    { "he said", ANNO_PRONOUN_NONE },   { "hem", ANNO_PRONOUN_NONE },  { "", ANNO_PRONOUN_NONE },
    { "h\u00E9", ANNO_PRONOUN_NONE },   { "Graham", ANNO_PRONOUN_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].words);
      g_assert_cmpint (anno_pronoun_read (rows[i].words), ==, rows[i].pronoun);
    }
}

static void
test_fits (void)
{
  static const struct
  {
    AnnoPronoun pronoun;
    const char *kind;
    AnnoAddress address;
    gboolean fits;
  } rows[] = {
    { ANNO_PRONOUN_HE, "person", ANNO_ADDRESS_OPEN, TRUE },
    { ANNO_PRONOUN_HE, "person", ANNO_ADDRESS_MAN, TRUE },
    { ANNO_PRONOUN_HE, "person", ANNO_ADDRESS_WOMAN, FALSE },
    { ANNO_PRONOUN_SHE, "person", ANNO_ADDRESS_WOMAN, TRUE },
    { ANNO_PRONOUN_SHE, "person", ANNO_ADDRESS_MAN, FALSE },
    { ANNO_PRONOUN_HE, "group", ANNO_ADDRESS_OPEN, FALSE },
    { ANNO_PRONOUN_IT, "person", ANNO_ADDRESS_OPEN, FALSE },
    { ANNO_PRONOUN_IT, "document", ANNO_ADDRESS_OPEN, TRUE },
    { ANNO_PRONOUN_THEY, "person", ANNO_ADDRESS_MAN, TRUE },
    { ANNO_PRONOUN_THEY, "group", ANNO_ADDRESS_OPEN, TRUE },
    { ANNO_PRONOUN_WHO, "person", ANNO_ADDRESS_WOMAN, TRUE },
    { ANNO_PRONOUN_NONE, "person", ANNO_ADDRESS_OPEN, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AnnoPersonParts parts = { .id = "urn:x", .name = "X", .kind = rows[i].kind };
      g_autoptr (AnnoPerson) person = anno_person_new (&parts);
      g_test_message ("row %u", i);
      g_assert_cmpint (anno_pronoun_fits (rows[i].pronoun, person, rows[i].address), ==, rows[i].fits);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pronoun/read", test_read);
  g_test_add_func ("/pronoun/fits", test_fits);
  return g_test_run ();
}
