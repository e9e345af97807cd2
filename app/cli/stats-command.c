#include "cli/stats-command.h"

#include "cli/fresh-index.h"
#include "cli/output.h"
#include "cli/place.h"
#include "files/safe-name.h"
#include "formats/json-print.h"
#include "index/index-stats.h"

static void
print_number (GString *out, const char *key, gint64 number)
{
  if (number >= 0)
    anno_json_print_number (out, key, number);
}

/* What the second number counts. */
static const char *
unit_of (const AnnoStat *stat)
{
  static const char *const of_layers[] = { "annotator", "state", "done", NULL };

  return g_strv_contains (of_layers, stat->kind) ? "layers" : "articles";
}

static void
print_json (const AnnoStat *stat)
{
  g_autoptr (GString) line = g_string_new ("{");
  g_autofree char *key = stat->key != NULL ? anno_safe_name_display (stat->key) : NULL;

  anno_json_print_member (line, "kind", stat->kind);
  anno_json_print_member (line, "key", key);
  anno_json_print_member (line, "name", stat->name);
  print_number (line, "spans", stat->spans);
  print_number (line, unit_of (stat), stat->articles);
  g_string_append_c (line, '}');
  anno_output_json (line);
}

static char *
to_column (gint64 number)
{
  return number < 0 ? g_strdup ("-") : g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

static void
print_columns (const AnnoStat *stat)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (columns, g_strdup (stat->kind));
  g_ptr_array_add (columns, g_strdup (stat->key != NULL ? stat->key : "-"));
  g_ptr_array_add (columns, to_column (stat->spans));
  g_ptr_array_add (columns, to_column (stat->articles));
  if (stat->name != NULL)
    g_ptr_array_add (columns, g_strdup (stat->name));
  anno_output_columns (columns);
}

static AnnoExit
count (const char *named, gboolean json, gboolean no_index)
{
  g_auto (AnnoPlace) place = { 0 };
  anno_place_init (&place, named);
  g_autoptr (GError) error = NULL;
  if (*place.scope != '\0' && g_file_test (named, G_FILE_TEST_EXISTS))
    return anno_command_misused (&anno_stats_command, "It counts whole corpora");

  g_autoptr (AnnoIndexStore) store = anno_fresh_index_open (place.root, named, no_index, &error);
  g_autoptr (GPtrArray) stats = store != NULL ? anno_index_stats_read (store, &error) : NULL;
  if (stats == NULL)
    {
      anno_output_message (named, error->message);
      return ANNO_EXIT_INPUT;
    }
  for (guint i = 0; i < stats->len; i++)
    if (json)
      print_json (stats->pdata[i]);
    else
      print_columns (stats->pdata[i]);
  return ANNO_EXIT_DONE;
}

static AnnoExit
run (char ***arguments)
{
  gboolean json = FALSE, no_index = FALSE;
  const GOptionEntry options[] = {
    { "json", 'j', 0, G_OPTION_ARG_NONE, &json, "Print each number as a JSON object on a line",
      NULL },
    { "no-index", 0, 0, G_OPTION_ARG_NONE, &no_index, "Read the files, and leave the index alone",
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  AnnoExit status = ANNO_EXIT_DONE;
  if (!anno_command_parse (&anno_stats_command, options, arguments, &status))
    return status;
  if (**arguments == NULL || (*arguments)[1] != NULL)
    return anno_command_misused (&anno_stats_command, "It takes one corpus");
  return count (**arguments, json, no_index);
}

const AnnoCommand anno_stats_command = {
  .name = "stats",
  .arguments = "CORPUS",
  .summary = "Count what a corpus holds: per tag, person, annotator, state and day",
  .description
  = "Without --json, a count is a line of columns with tabs between them: what is counted, which one,\n"
    "the number of annotations, the number of articles (of an annotator, of a state, and of a day on\n"
    "which such were done, of files of annotations), and the name where there is one. \"size\" says how\n"
    "many articles have so many annotations.\n\n"
    "Exit status: 0 done, 2 wrong usage, 3 CORPUS could not be read, 4 the output could not be\n"
    "written.",
  .run = run,
};
