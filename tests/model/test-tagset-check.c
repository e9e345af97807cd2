/* Proves model/tagset-check: what no reader takes is wrong, what may surprise is told, all else is neither. */
#include "formats/tagset-file.h"
#include "model/tagset-check.h"
#include "model/tagset-draft.h"

#include <string.h>

/* A tagset of three types with something of everything, in which nothing is amiss. */
static AnnoTagsetDraft *
good (void)
{
  static const char text[]
      = "{\"format\":1,\"name\":\"Test\",\"tags\":[\n"
        "{\"id\":\"one\",\"name\":\"One\",\"colour\":\"blue\",\"key\":\"o\",\"role\":\"speaker\"}\n"
        ",{\"id\":\"two\",\"name\":\"Two\",\"colour\":\"green\",\"key\":\"t\",\"formerly\":[\"deux\"],\"fields\":[\n"
        "{\"id\":\"f\",\"name\":\"F\",\"kind\":\"choice\",\"choices\":[{\"id\":\"a\",\"name\":\"A\"}]}\n"
        ",{\"id\":\"g\",\"name\":\"G\",\"kind\":\"link\",\"to\":[\"one\"]}\n"
        "]}\n"
        ",{\"id\":\"three\",\"name\":\"Three\",\"colour\":\"sky\"}\n"
        "]}\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_read (bytes, NULL);
  return anno_tagset_draft_new (tagset);
}

static void
set (char **words, const char *to)
{
  g_free (*words);
  *words = g_strdup (to);
}

static AnnoTag *
nth (AnnoTagsetDraft *draft, guint n)
{
  return anno_tagset_draft_get_tag (draft, n);
}

static AnnoField *
field (AnnoTagsetDraft *draft, guint n)
{
  return nth (draft, 1)->fields->pdata[n];
}

static void bad_name (AnnoTagsetDraft *d) { anno_tagset_draft_set_name (d, ""); }
static void bad_tag_name (AnnoTagsetDraft *d) { set (&nth (d, 1)->name, ""); }
static void turned_name (AnnoTagsetDraft *d) { set (&nth (d, 1)->name, "T\xe2\x80\xaewo"); }
static void bad_id (AnnoTagsetDraft *d) { anno_tagset_draft_set_id (d, nth (d, 1), ""); }
static void same_id (AnnoTagsetDraft *d) { anno_tagset_draft_set_id (d, nth (d, 2), "two"); }
static void bad_colour (AnnoTagsetDraft *d) { set (&nth (d, 1)->colour, "pink"); }
static void same_key (AnnoTagsetDraft *d) { nth (d, 2)->key = 't'; }
static void bad_key (AnnoTagsetDraft *d) { nth (d, 1)->key = '7'; }
static void capital_key (AnnoTagsetDraft *d) { nth (d, 1)->key = 'T'; }
static void blank_line (AnnoTagsetDraft *d) { set (&nth (d, 1)->guideline, "One\n\nTwo"); }
static void bad_field_name (AnnoTagsetDraft *d) { set (&field (d, 1)->name, ""); }
static void same_field (AnnoTagsetDraft *d) { field (d, 1)->id = g_intern_string ("f"); }
static void no_choice (AnnoTagsetDraft *d) { anno_tagset_draft_remove_choice (d, field (d, 0), 0); }
static void
no_target (AnnoTagsetDraft *d)
{
  g_ptr_array_add (field (d, 1)->targets, (gpointer) g_intern_string ("deux"));
}
static void
same_former (AnnoTagsetDraft *d)
{
  g_ptr_array_add (nth (d, 2)->formerly, (gpointer) g_intern_string ("deux"));
}
static void
nameless_choice (AnnoTagsetDraft *d)
{
  set (&g_array_index (field (d, 0)->choices, AnnoChoice, 0).name, "");
}
static void
same_choice (AnnoTagsetDraft *d)
{
  anno_field_add_choice (field (d, 0), "a", "Another");
}
static void same_name (AnnoTagsetDraft *d) { set (&nth (d, 2)->name, "TWO"); }
static void same_colour (AnnoTagsetDraft *d) { set (&nth (d, 2)->colour, "green"); }
static void reserved_key (AnnoTagsetDraft *d) { nth (d, 2)->key = 'u'; }
static void same_role (AnnoTagsetDraft *d) { nth (d, 2)->role = ANNO_ROLE_SPEAKER; }
static void same_field_name (AnnoTagsetDraft *d) { set (&field (d, 1)->name, "f"); }
static void fine_key (AnnoTagsetDraft *d) { nth (d, 2)->key = 0xe9; }

static const struct
{
  const char *name;
  void (*spoil) (AnnoTagsetDraft *draft);
  int wrong; /* 1: no reader takes it; 0: it is only told; -1: nothing is amiss */
  guint tag;
  guint field;
} cases[] = {
  { "no name", bad_name, 1, G_MAXUINT, G_MAXUINT },
  { "type without a name", bad_tag_name, 1, 1, G_MAXUINT },
  { "name that turns the text", turned_name, 1, 1, G_MAXUINT },
  { "no id", bad_id, 1, 1, G_MAXUINT },
  { "two of one id", same_id, 1, 2, G_MAXUINT },
  { "no such colour", bad_colour, 1, 1, G_MAXUINT },
  { "two of one key", same_key, 1, 2, G_MAXUINT },
  { "digit as a key", bad_key, 1, 1, G_MAXUINT },
  { "capital as a key", capital_key, 1, 1, G_MAXUINT },
  { "blank line in a guideline", blank_line, 1, 1, G_MAXUINT },
  { "two of one former id", same_former, 1, 2, G_MAXUINT },
  { "field without a name", bad_field_name, 1, 1, 1 },
  { "two fields of one id", same_field, 1, 1, 1 },
  { "choice without choices", no_choice, 1, 1, 0 },
  { "choice without a name", nameless_choice, 1, 1, 0 },
  { "two choices of one id", same_choice, 1, 1, 0 },
  { "link to a former id", no_target, 1, 1, 1 },
  { "two of one name", same_name, 0, 2, G_MAXUINT },
  { "two of one colour", same_colour, 0, 2, G_MAXUINT },
  { "the program's key", reserved_key, 0, 2, G_MAXUINT },
  { "two of one role", same_role, 0, 2, G_MAXUINT },
  { "two fields of one name", same_field_name, 0, 1, 1 },
  { "another script's key", fine_key, -1, 0, 0 },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnoTagsetDraft) draft = good ();
      cases[i].spoil (draft);
      g_autoptr (AnnoTagset) tagset = anno_tagset_draft_make (draft);
      g_autoptr (GPtrArray) problems = anno_tagset_check (tagset);

      g_test_message ("%s", cases[i].name);
      if (cases[i].wrong >= 0)
        {
          g_assert_cmpuint (problems->len, >, 0);
          const AnnoTagsetProblem *problem = problems->pdata[0];
          g_test_message ("  %s", problem->message);
          g_assert_cmpint (problem->is_wrong, ==, cases[i].wrong);
          g_assert_cmpuint (problem->tag, ==, cases[i].tag);
          g_assert_cmpuint (problem->field, ==, cases[i].field);
        }
      g_assert_cmpint (anno_tagset_problems_forbid (problems), ==, cases[i].wrong == 1);

      /* What is wrong, and nothing else, is what a reader refuses. */
      g_autoptr (GBytes) bytes = anno_tagset_file_write (tagset);
      g_autoptr (GError) error = NULL;
      g_autoptr (AnnoTagset) back = anno_tagset_file_read (bytes, &error);
      g_assert_cmpint (back == NULL, ==, cases[i].wrong == 1);
    }
}

static void
test_good (void)
{
  g_autoptr (AnnoTagsetDraft) draft = good ();
  g_autoptr (AnnoTagset) tagset = anno_tagset_draft_make (draft);
  g_autoptr (GPtrArray) problems = anno_tagset_check (tagset);
  g_assert_cmpuint (problems->len, ==, 0);

  g_autoptr (AnnoTagset) standard = anno_tagset_file_get_default ();
  g_autoptr (GPtrArray) found = anno_tagset_check (standard);
  g_assert_cmpuint (found->len, ==, 0);
}

static void
test_empty (void)
{
  g_autoptr (AnnoTagset) tagset = anno_tagset_new ("Empty", g_ptr_array_new ());
  g_autoptr (GPtrArray) problems = anno_tagset_check (tagset);
  g_assert_true (anno_tagset_problems_forbid (problems));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tagset-check/cases", test_cases);
  g_test_add_func ("/tagset-check/good", test_good);
  g_test_add_func ("/tagset-check/empty", test_empty);
  return g_test_run ();
}
