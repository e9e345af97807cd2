/* Proves session/tagset-words: what has a translation is shown in it, and nothing else changes. */
#include "formats/tagset-file.h"
#include "session/tagset-words.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

/* A team's tagset: a name as the default has it, one of its own, and one that a button has too. */
#define TEAM "{\"format\":1,\"name\":\"Desk\",\"tags\":["                                         \
             "{\"id\":\"Claim\",\"name\":\"Claim\",\"colour\":\"blue\",\"guideline\":[\"Ours.\"," \
             "\"In “He said:” the colon belongs to the cue.\"],"                                  \
             "\"fields\":[{\"id\":\"q\",\"name\":\"_Open\",\"kind\":\"choice\","                  \
             "\"choices\":[{\"id\":\"Direct\",\"name\":\"Direct\"},"                              \
             "{\"id\":\"o\",\"name\":\"Outcry\"}]}]}]}"

static AnnoTagset *
team (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (TEAM, strlen (TEAM));
  AnnoTagset *tagset = anno_tagset_file_read (bytes, &error);

  g_assert_no_error (error);
  return tagset;
}

/* gettext hears of another language only where a catalogue is bound to another folder. */
static void
speak (const char *language)
{
  g_setenv ("LANGUAGE", language, TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, "/");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("ANNO_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
}

static void
assert_line (const char *guideline, guint index, const char *expected)
{
  g_auto (GStrv) lines = g_strsplit (guideline, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), >, index);
  g_assert_cmpstr (lines[index], ==, expected);
}

static void
test_default (void)
{
  speak ("de");
  g_autoptr (AnnoTagset) file = anno_tagset_file_get_default ();
  g_autoptr (AnnoTagset) shown = anno_tagset_words_get_default ();

  g_assert_cmpuint (anno_tagset_get_n_tags (shown), ==, anno_tagset_get_n_tags (file));
  g_assert_cmpstr (anno_tagset_get_name (shown), !=, anno_tagset_get_name (file));
  for (guint i = 0; i < anno_tagset_get_n_tags (file); i++)
    {
      const AnnoTag *as_written = anno_tagset_get_tag (file, i), *tag = anno_tagset_get_tag (shown, i);
      g_assert_true (tag->id == as_written->id);
      g_assert_cmpuint (tag->key, ==, as_written->key);
      g_assert_cmpstr (tag->name, !=, as_written->name);
      g_assert_cmpstr (tag->guideline, !=, as_written->guideline);
      for (guint j = 0; j < tag->fields->len; j++)
        {
          const AnnoField *a = as_written->fields->pdata[j], *b = tag->fields->pdata[j];
          g_assert_true (a->id == b->id);
          for (guint k = 0; k < a->choices->len; k++)
            g_assert_true (g_array_index (a->choices, AnnoChoice, k).id
                           == g_array_index (b->choices, AnnoChoice, k).id);
        }
    }
  g_assert_cmpstr (anno_tagset_find (shown, "claim")->name, ==, "Behauptung");
  assert_line (anno_tagset_find (shown, "cue")->guideline, 1,
               "In „Er sagte:“ gehört der Doppelpunkt zum Redesignal.");
}

static void
test_team (void)
{
  speak ("de");
  g_autoptr (AnnoTagset) shown = anno_tagset_words_translate (team ());
  const AnnoTag *tag = anno_tagset_get_tag (shown, 0);
  const AnnoField *field = tag->fields->pdata[0];

  g_assert_cmpstr (anno_tagset_get_name (shown), ==, "Desk");
  g_assert_cmpstr (tag->id, ==, "Claim");
  g_assert_cmpstr (tag->name, ==, "Behauptung");
  assert_line (tag->guideline, 0, "Ours.");
  assert_line (tag->guideline, 1, "In „Er sagte:“ gehört der Doppelpunkt zum Redesignal.");
  g_assert_cmpstr (field->name, ==, "_Open");
  g_assert_cmpstr (anno_field_find_choice (field, "Direct")->name, ==, "Direkt");
  g_assert_cmpstr (anno_field_find_choice (field, "o")->name, ==, "Outcry");
}

/* To gettext, nothing is the name of the catalogue's own header. */
static void
test_no_words (void)
{
  speak ("de");
  g_autoptr (AnnoTagset) shown = anno_tagset_words_translate (
      anno_tagset_new ("", g_ptr_array_new_with_free_func ((GDestroyNotify) anno_tag_free)));

  g_assert_cmpstr (anno_tagset_get_name (shown), ==, "");
  g_assert_cmpstr (anno_tagset_words_show (""), ==, "");
  g_assert_cmpstr (anno_tagset_words_show ("Cue"), ==, "Redesignal");
  g_assert_cmpstr (anno_tagset_words_show ("Outcry"), ==, "Outcry");
}

static void
test_no_language (void)
{
  speak ("");
  g_autoptr (AnnoTagset) file = anno_tagset_file_get_default ();
  g_autoptr (AnnoTagset) shown = anno_tagset_words_get_default ();
  const AnnoTag *cue = anno_tagset_find (shown, "cue");

  g_assert_cmpstr (anno_tagset_get_name (shown), ==, anno_tagset_get_name (file));
  g_assert_cmpstr (cue->name, ==, "Cue");
  g_assert_cmpstr (cue->guideline, ==, anno_tagset_find (file, "cue")->guideline);
}

/* What was translated must never find its way into a team's file. */
static void
test_never_written (void)
{
  speak ("");
  g_autoptr (AnnoTagset) shown = anno_tagset_words_get_default ();

  g_test_expect_message ("annotator", G_LOG_LEVEL_CRITICAL, "*anno_tagset_is_reworded*");
  g_assert_null (anno_tagset_file_write (shown));
  g_test_assert_expected_messages ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/tagset-words/default", test_default);
  g_test_add_func ("/session/tagset-words/team", test_team);
  g_test_add_func ("/session/tagset-words/no-words", test_no_words);
  g_test_add_func ("/session/tagset-words/no-language", test_no_language);
  g_test_add_func ("/session/tagset-words/never-written", test_never_written);
  return g_test_run ();
}
