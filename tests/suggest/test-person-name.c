/* Proves suggest/person-name: what is the same name, by a table, and that titles and possessives around
 * random names change nothing. */
#include "suggest/person-name.h"

static const struct
{
  const char *mention, *name;
  AnnoNameLikeness likeness;
} cases[] = {
  { "Lindsey Graham", "Lindsey Graham", ANNO_NAME_EQUAL },
  { "LINDSEY  graham", "Lindsey Graham", ANNO_NAME_EQUAL },
  { "Sen. Lindsey Graham", "Lindsey Graham", ANNO_NAME_EQUAL },
  { "Republican Sen. Lindsey Graham (R-S.C.)", "Lindsey Graham", ANNO_NAME_EQUAL },
  { "Lindsey Graham, a Republican", "Lindsey Graham", ANNO_NAME_EQUAL },
  { "Lindsey Graham’s", "Lindsey Graham", ANNO_NAME_EQUAL },
  { "Bernie Sanders’", "Bernie Sanders", ANNO_NAME_EQUAL },
  { "“Lindsey Graham”", "Lindsey Graham", ANNO_NAME_EQUAL },
  { "Recep Tayyip Erdogan", "Recep Tayyip Erdo\u011Fan", ANNO_NAME_EQUAL },
  { "J.K. Rowling", "JK Rowling", ANNO_NAME_EQUAL },
  { "Martin Luther King Jr.", "Martin Luther King", ANNO_NAME_EQUAL },
  { "the White House", "White House", ANNO_NAME_EQUAL },
  { "\u5B89\u500D\u664B\u4E09", "\u5B89\u500D\u664B\u4E09", ANNO_NAME_EQUAL },
  { "Lindsey O. Graham", "Lindsey Graham", ANNO_NAME_MIDDLE },
  { "William “Bill” Clinton", "William Clinton", ANNO_NAME_MIDDLE },
  { "Graham", "Lindsey Graham", ANNO_NAME_LAST },
  { "Mr. Graham", "Lindsey Graham", ANNO_NAME_LAST },
  { "the late Sen. McCain", "John McCain", ANNO_NAME_LAST },
  { "Graham's", "Lindsey Graham", ANNO_NAME_LAST },
  { "Lindsey Graham", "Graham", ANNO_NAME_LAST },
  { "Van der Bellen", "Alexander Van der Bellen", ANNO_NAME_LAST },
  { "King", "Martin Luther King Jr.", ANNO_NAME_LAST },
  { "Prince", "Erik Prince", ANNO_NAME_LAST },
  { "O'Brien", "Conan O\u2019Brien", ANNO_NAME_LAST },
  { "the king", "Martin Luther King", ANNO_NAME_DIFFERS },
  { "Graham's spokesman", "Lindsey Graham", ANNO_NAME_DIFFERS },
  { "a White House", "White House", ANNO_NAME_DIFFERS },
  { "an ally of Graham", "Lindsey Graham", ANNO_NAME_DIFFERS },
  { "allies of Graham", "Lindsey Graham", ANNO_NAME_DIFFERS },
  { "critics of Sen. Lindsey Graham", "Lindsey Graham", ANNO_NAME_DIFFERS },
  { "critics of Sen. Graham", "Graham", ANNO_NAME_DIFFERS },
  { "Secretary of State Sen. Graham", "Lindsey Graham", ANNO_NAME_LAST },
  { "Franklin Graham", "Lindsey Graham", ANNO_NAME_DIFFERS },
  { "Lindsey", "Lindsey Graham", ANNO_NAME_DIFFERS },
  { "aham", "Lindsey Graham", ANNO_NAME_DIFFERS },
  { "", "Lindsey Graham", ANNO_NAME_DIFFERS },
  { "…", "…", ANNO_NAME_DIFFERS },
  { ", who", "Lindsey Graham", ANNO_NAME_DIFFERS },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnoPersonName) mention = anno_person_name_new (cases[i].mention);
      g_autoptr (AnnoPersonName) name = anno_person_name_new (cases[i].name);

      g_test_message ("%s / %s", cases[i].mention, cases[i].name);
      g_assert_cmpint (anno_person_name_compare (mention, name, TRUE), ==, cases[i].likeness);
    }
}

/* "the party" isn't the Republican Party. */
static void
test_no_last_name (void)
{
  g_autoptr (AnnoPersonName) party = anno_person_name_new ("Party");
  g_autoptr (AnnoPersonName) name = anno_person_name_new ("Republican Party");

  g_assert_cmpint (anno_person_name_compare (party, name, TRUE), ==, ANNO_NAME_LAST);
  g_assert_cmpint (anno_person_name_compare (party, name, FALSE), ==, ANNO_NAME_DIFFERS);
  g_assert_cmpint (anno_person_name_compare (name, name, FALSE), ==, ANNO_NAME_EQUAL);
}

static void
test_address (void)
{
  static const struct
  {
    const char *words;
    AnnoAddress address;
  } rows[] = {
    { "Mr. Graham", ANNO_ADDRESS_MAN },        { "Mrs Clinton", ANNO_ADDRESS_WOMAN },
    { "Congresswoman Maxine Waters", ANNO_ADDRESS_WOMAN }, { "Sen. Graham", ANNO_ADDRESS_OPEN },
    { "Erik Prince", ANNO_ADDRESS_OPEN },      { "Martin Luther King Jr.", ANNO_ADDRESS_OPEN },
    { "Mr.", ANNO_ADDRESS_OPEN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (AnnoPersonName) name = anno_person_name_new (rows[i].words);
      g_test_message ("%s", rows[i].words);
      g_assert_cmpint (anno_person_name_get_address (name), ==, rows[i].address);
    }
}

static char *
random_name (GRand *rand)
{
  GString *name = g_string_new (NULL);
  int n_words = g_rand_int_range (rand, 2, 5);

  for (int i = 0; i < n_words; i++)
    {
      int n_letters = g_rand_int_range (rand, 3, 9);
      if (i > 0)
        g_string_append_c (name, ' ');
      g_string_append_c (name, 'X'); /* no title begins so */
      for (int k = 0; k < n_letters; k++)
        g_string_append_unichar (name, (gunichar) g_rand_int_range (rand, 0x430, 0x450));
    }
  return g_string_free (name, FALSE);
}

static void
test_dressed (void)
{
  static const char *const forms[] = { "%s", "Sen. %s", "former Vice President %s", "%s's", "“%s,”",
                                       "%s Jr.", "%s (D-Mass.)", "Mr. %s’s" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20170721);

  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *plain = random_name (rand), *other = random_name (rand);
      g_autoptr (AnnoPersonName) name = anno_person_name_new (plain);
      g_autoptr (AnnoPersonName) stranger = anno_person_name_new (other);
      for (guint k = 0; k < G_N_ELEMENTS (forms); k++)
        {
          g_auto (GStrv) halves = g_strsplit (forms[k], "%s", 2);
          g_autofree char *dressed = g_strconcat (halves[0], plain, halves[1], NULL);
          g_autoptr (AnnoPersonName) mention = anno_person_name_new (dressed);
          g_test_message ("%s", dressed);
          g_assert_cmpint (anno_person_name_compare (mention, name, TRUE), ==, ANNO_NAME_EQUAL);
          g_assert_cmpint (anno_person_name_compare (mention, stranger, TRUE), ==, ANNO_NAME_DIFFERS);
        }
    }
}

/* Whatever the words are, nothing breaks, and each name that has words is like itself. */
static void
test_any_words (void)
{
  static const char *const bits[] = { "a", "the", "Sen.", "'", "’s", "s'", " ", "  ", "\n", ",", "(", ".",
                                      "Graham", "King", "jr", "\u0301", "\u200F", "\u5B89", "-", "“" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (GString) words = g_string_new (NULL);
      for (int n = g_rand_int_range (rand, 0, 8); n > 0; n--)
        g_string_append (words, bits[g_rand_int_range (rand, 0, G_N_ELEMENTS (bits))]);
      g_autoptr (AnnoPersonName) name = anno_person_name_new (words->str);
      AnnoNameLikeness self = anno_person_name_compare (name, name, TRUE);
      g_test_message ("%s", words->str);
      g_assert_cmpint (self, ==,
                       anno_person_name_get_n_words (name) > 0 ? ANNO_NAME_EQUAL : ANNO_NAME_DIFFERS);
    }
}

/* What is added under its printed name, and what isn't a name to add. */
static void
test_propose (void)
{
  static const char *const proposed[][2] = {
    { "Lindsey Graham", "Lindsey Graham" },
    { "Sen. Lindsey Graham", "Lindsey Graham" },
    { "Republican Sen. Lindsey Graham (R-S.C.)", "Lindsey Graham" },
    { "Lindsey O. Graham,", "Lindsey O. Graham" },
    { "Lindsey Graham\u2019s", "Lindsey Graham" },
    { "\u201CLindsey\nGraham\u201D", "Lindsey Graham" },
    { "Martin Luther King Jr.", "Martin Luther King Jr." },
    { "Alexander Van der Bellen", "Alexander Van der Bellen" },
    { "\u0645\u062D\u0645\u062F \u0639\u0644\u064A", "\u0645\u062D\u0645\u062F \u0639\u0644\u064A" },
    { "Graham", NULL },
    { "critics of Sen. Lindsey Graham", NULL },
    { "Sen. Graham", NULL },
    { "the senator", NULL },
    { "The White House", NULL },
    { "an ally of Graham", NULL },
    { "he", NULL },
    { "senior officials", NULL },
    { "", NULL },
    { ", who", NULL },
    { "We Will Not Be Told What It Was", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (proposed); i++)
    {
      g_autofree char *name = anno_person_name_propose (proposed[i][0]);
      g_test_message ("%s", proposed[i][0]);
      g_assert_cmpstr (name, ==, proposed[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/person-name/cases", test_cases);
  g_test_add_func ("/person-name/no-last-name", test_no_last_name);
  g_test_add_func ("/person-name/address", test_address);
  g_test_add_func ("/person-name/dressed", test_dressed);
  g_test_add_func ("/person-name/any-words", test_any_words);
  g_test_add_func ("/person-name/propose", test_propose);
  return g_test_run ();
}
