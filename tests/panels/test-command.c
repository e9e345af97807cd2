/* Proves panels/command: all that has an action is listed once, and is found by the beginnings of its
 * words. */
#include "panels/command.h"
#include "widgets.h"

#include "formats/tagset-file.h"

static char *
list_matches (GListModel *list, const char *words)
{
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (AnnoCommand) command = g_list_model_get_item (list, i);
      if (anno_command_matches (command, words))
        g_string_append_printf (found, "%s = %s (%s)\n", anno_command_get_title (command),
                                anno_command_get_action (command),
                                anno_command_get_keys (command) != NULL ? anno_command_get_keys (command) : "-");
    }
  return g_string_free (found, FALSE);
}

static void
assert_matches (GListModel *list, const char *words, const char *expected)
{
  g_autofree char *found = list_matches (list, words);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_matches (void)
{
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();
  g_autoptr (GListModel) list = anno_command_list_new (tagset);

  assert_matches (list, "undo", "Undo = session.undo (Ctrl+Z)\n");
  assert_matches (list, "MÀRK  cl", "Mark as Claim = session.tag::claim (C)\n");
  assert_matches (list, "cla mar", "Mark as Claim = session.tag::claim (C)\n");
  assert_matches (list, "state done", "Set the state: done = session.state('done') (Ctrl+4)\n");
  assert_matches (list, "ndo", "");
}

/* Each can be carried out: its action has a name, and there is no other one by the same title. */
static void
test_all (void)
{
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();
  g_autoptr (GListModel) list = anno_command_list_new (tagset);
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_cmpuint (g_list_model_get_n_items (list), >, 50);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (AnnoCommand) command = g_list_model_get_item (list, i);
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;
      g_test_message ("%s", anno_command_get_title (command));
      g_assert_true (g_action_parse_detailed_name (anno_command_get_action (command), &name, &target, NULL));
      g_assert_true (g_hash_table_add (titles, g_strdup (anno_command_get_title (command))));
    }
}

static void
test_without_corpus (void)
{
  g_autoptr (GListModel) list = anno_command_list_new (NULL);

  assert_matches (list, "undo", "");
  assert_matches (list, "quit", "Quit = app.quit (Ctrl+Q)\n");
}

int
main (int argc, char **argv)
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/panels/command/matches", test_matches);
  g_test_add_func ("/panels/command/all", test_all);
  g_test_add_func ("/panels/command/without-corpus", test_without_corpus);
  return g_test_run ();
}
