/* annotator-cli: the commands that need no window. */
#include "cli/check-command.h"
#include "cli/compare-command.h"
#include "cli/describe-command.h"
#include "cli/diff-command.h"
#include "cli/export-command.h"
#include "cli/formats-command.h"
#include "cli/import-command.h"
#include "cli/list-command.h"
#include "cli/mark-command.h"
#include "cli/merge-command.h"
#include "cli/output.h"
#include "cli/people-command.h"
#include "cli/read-command.h"
#include "cli/review-command.h"
#include "cli/search-command.h"
#include "cli/sheet-command.h"
#include "cli/stats-command.h"
#include "cli/tagset-command.h"

static const AnnoCommand *const commands[] = {
  &anno_check_command,
  &anno_compare_command,
  &anno_describe_command,
  &anno_diff_command,
  &anno_export_command,
  &anno_read_command,
  &anno_formats_command,
  &anno_import_command,
  &anno_list_command,
  &anno_mark_command,
  &anno_merge_command,
  &anno_people_command,
  &anno_review_command,
  &anno_search_command,
  &anno_sheet_command,
  &anno_stats_command,
  &anno_tagset_command,
};

static AnnoExit
show_help (void)
{
  g_autoptr (GString) text = g_string_new (
      "Usage:\n  annotator-cli COMMAND [OPTION…] …\n\n"
      "Work with annotated articles without a window.\n\nCommands:\n");

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "  %-24s %s\n", commands[i]->name, commands[i]->summary);
  g_string_append (text, "\nOptions:\n"
                         "  -h, --help               Show this help and exit\n"
                         "  --version                Show the version and exit\n\n"
                         "“annotator-cli COMMAND --help” tells more about a command.\n");
  anno_output_text (text->str);
  return ANNO_EXIT_DONE;
}

static const AnnoCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i]->name, name))
      return commands[i];
  return NULL;
}

static AnnoExit
dispatch (char **words)
{
  const char *first = words[0];
  const AnnoCommand *command = first != NULL ? find_command (first) : NULL;

  if (command != NULL)
    {
      g_auto (GStrv) arguments = g_strdupv (words + 1);
      return command->run (&arguments);
    }
  if (g_strcmp0 (first, "--help") == 0 || g_strcmp0 (first, "-h") == 0)
    return show_help ();
  if (g_strcmp0 (first, "--version") == 0)
    {
      anno_output_text ("annotator-cli " ANNO_VERSION "\n");
      return ANNO_EXIT_DONE;
    }
  g_autofree char *message
      = first == NULL ? g_strdup ("Which command? “annotator-cli --help” lists them.")
                      : g_strdup_printf ("There is no command “%s”. “annotator-cli --help” lists them.",
                                         first);
  anno_output_message ("annotator-cli", message);
  return ANNO_EXIT_USAGE;
}

int
main (int argc, char **argv)
{
  /* No setlocale: the same work gives the same bytes for everyone. */
  anno_output_init ();

  AnnoExit status = argc > 0 ? dispatch (argv + 1) : ANNO_EXIT_USAGE;
  if (!anno_output_finish ())
    {
      anno_output_message ("annotator-cli", "The output could not be written.");
      status = MAX (status, ANNO_EXIT_WRITE);
    }
  return status;
}
