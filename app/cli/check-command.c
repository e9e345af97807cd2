#include "cli/check-command.h"

#include "cli/output.h"
#include "cli/place.h"
#include "formats/json-print.h"
#include "session/corpus-check.h"

typedef struct
{
  const AnnoPlace *place;
  gboolean json;
  guint n_findings;
} Check;

static void
print_json (Check *self, const AnnoCorpusFinding *found)
{
  const AnnoFinding *finding = found->finding;
  g_autofree char *file = anno_place_show (self->place, found->file);
  g_autofree char *message = anno_output_plain (file, finding->message);
  g_autoptr (GString) line = g_string_new ("{");

  anno_output_json_path (line, "file", file);
  if (finding->line > 0)
    anno_json_print_number (line, "line", finding->line);
  anno_output_json_path (line, "article", found->article);
  anno_output_json_path (line, "annotator", found->annotator);
  anno_json_print_member (line, "kind", anno_finding_kind_to_string (finding->kind));
  anno_json_print_member (line, "id", finding->id);
  if (finding->start < finding->end)
    {
      anno_json_print_number (line, "start", finding->start);
      anno_json_print_number (line, "end", finding->end);
    }
  anno_json_print_member (line, "message", message);
  g_string_append_c (line, '}');
  anno_output_json (line);
}

/* "FILE:LINE (START-END)", as far as they are known. */
static void
print_message (Check *self, const AnnoCorpusFinding *found)
{
  const AnnoFinding *finding = found->finding;
  g_autofree char *file = anno_place_show (self->place, found->file);
  g_autoptr (GString) place = g_string_new (file);

  if (finding->line > 0)
    g_string_append_printf (place, ":%u", finding->line);
  if (finding->start < finding->end)
    g_string_append_printf (place, " (%u-%u)", finding->start, finding->end);
  anno_output_message (place->str, finding->message);
}

static void
report_cb (const AnnoCorpusFinding *found, gpointer data)
{
  Check *self = data;

  self->n_findings++;
  if (self->json)
    print_json (self, found);
  else
    print_message (self, found);
}

/* TRUE where at least something of what was named could be read. */
static gboolean
check_path (const char *named, gboolean json, guint *n_findings)
{
  g_auto (AnnoPlace) place = { 0 };
  anno_place_init (&place, named);
  Check self = { &place, json, 0 };
  AnnoCheckCount count = { 0 };
  g_autoptr (GError) error = NULL;

  gboolean looked
      = anno_corpus_check (place.root, place.scope, report_cb, &self, &count, NULL, &error);
  *n_findings += self.n_findings;
  if (!looked)
    {
      anno_output_message (named, error->message);
      *n_findings += 1;
    }
  return looked && (count.n_read > 0 || count.n_files == 0);
}

static AnnoExit
run (char ***arguments)
{
  gboolean json = FALSE;
  const GOptionEntry options[] = {
    { "json", 'j', 0, G_OPTION_ARG_NONE, &json, "Print each finding as a JSON object on a line", NULL },
    G_OPTION_ENTRY_NULL,
  };
  AnnoExit status = ANNO_EXIT_DONE;
  if (!anno_command_parse (&anno_check_command, options, arguments, &status))
    return status;
  if (**arguments == NULL)
    return anno_command_misused (&anno_check_command, "There is nothing to check");

  guint n_findings = 0, n_read = 0;
  for (char **named = *arguments; *named != NULL; named++)
    if (check_path (*named, json, &n_findings))
      n_read++;
  if (n_read == 0)
    return ANNO_EXIT_INPUT;
  return n_findings > 0 ? ANNO_EXIT_FINDINGS : ANNO_EXIT_DONE;
}

const AnnoCommand anno_check_command = {
  .name = "check",
  .arguments = "PATH…",
  .summary = "Check annotations against their articles and the tagset",
  .description
  = "PATH is a corpus, a folder in one, an article, or a file of annotations. Without --json,\n"
    "findings are told on the standard error output, as PLACE: what is wrong. Nothing is changed.\n\n"
    "Exit status: 0 nothing found, 1 something found, 2 wrong usage, 3 nothing named could be read,\n"
    "4 the output could not be written.",
  .run = run,
};
