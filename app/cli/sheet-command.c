#include "cli/sheet-command.h"

#include "cli/annotator-choice.h"
#include "cli/output.h"
#include "cli/place.h"
#include "cli/thread-work.h"
#include "exchange/sheet-save.h"

#include <stdio.h>

#define STDOUT "-"

typedef struct
{
  char *output;
  char *paper;
  gboolean each;
  gboolean replace;
  gboolean hide_names;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->output);
  g_free (self->paper);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* What is to be made, and what came of it. */
typedef struct
{
  AnnoSheetOrder order;
  AnnoSheetReport *report;
  AnnoSetFault fault;
  GPtrArray *problems;
  GError *error;
} Work;

static gboolean
print_cb (const char *bytes, gsize n, gpointer data)
{
  return fwrite (bytes, 1, n, stdout) == n;
}

static void
work_cb (gpointer data, GCancellable *cancellable)
{
  Work *self = data;
  self->report
      = anno_sheet_save (&self->order, &self->fault, self->problems, cancellable, &self->error);
}

static void
tell_problems (const GPtrArray *problems, const char *named)
{
  for (guint i = 0; i < problems->len; i++)
    anno_output_message (named, problems->pdata[i]);
}

/* What remains to be decided is a finding, as in "diff". */
static AnnoExit
tell (const Work *self, const char *named)
{
  const AnnoSheetReport *report = self->report;

  tell_problems (report->problems, named);
  return report->n_decided < report->n_differences || report->problems->len > 0 ? ANNO_EXIT_FINDINGS
                                                                                : ANNO_EXIT_DONE;
}

static AnnoExit
fail (const Work *self, const char *named)
{
  static const AnnoExit exits[] = {
    [ANNO_SET_FAULT_NONE] = ANNO_EXIT_DONE,
    [ANNO_SET_FAULT_CORPUS] = ANNO_EXIT_INPUT,
    [ANNO_SET_FAULT_EXISTS] = ANNO_EXIT_CONFLICT,
    [ANNO_SET_FAULT_DISK] = ANNO_EXIT_WRITE,
  };

  if (g_error_matches (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return ANNO_EXIT_INTERRUPTED;
  tell_problems (self->problems, named);
  if (g_error_matches (self->error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    return ANNO_EXIT_WRITE; /* the standard output's own fault, which is told at the end */
  anno_output_message (self->fault == ANNO_SET_FAULT_CORPUS ? named : self->order.path,
                       self->error->message);
  return exits[self->fault];
}

static AnnoExit
serve (char **words, const Options *options, AnnoPaper paper)
{
  const char *named = words[0];
  const char *const *slugs = words[1] != NULL ? (const char *const *) words + 1 : NULL;
  g_auto (AnnoPlace) place = { 0 };
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  gboolean prints = g_str_equal (options->output, STDOUT);

  anno_place_init (&place, named);
  if (!anno_annotator_choice_check (place.root, named, slugs))
    return ANNO_EXIT_INPUT;
  Work self = { .order = { .root = place.root,
                           .scope = place.scope,
                           .slugs = slugs,
                           .hide_names = options->hide_names,
                           .paper = paper,
                           .path = prints ? NULL : options->output,
                           .take = prints ? print_cb : NULL,
                           .replace = options->replace,
                           .each = options->each },
                .problems = problems };
  anno_thread_work_run (work_cb, &self);
  AnnoExit status = self.report != NULL ? tell (&self, named) : fail (&self, named);
  g_clear_pointer (&self.report, anno_sheet_report_free);
  g_clear_error (&self.error);
  return status;
}

static gboolean
find_paper (const char *word, AnnoPaper *paper)
{
  if (word == NULL)
    *paper = anno_paper_for_locale ();
  else if (g_ascii_strcasecmp (word, "a4") == 0)
    *paper = anno_paper_a4 ();
  else if (g_ascii_strcasecmp (word, "letter") == 0)
    *paper = anno_paper_letter ();
  else
    return FALSE;
  return TRUE;
}

static gboolean
has_twice (char **words)
{
  for (guint i = 1; words[0] != NULL && words[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) words + i + 1, words[i]))
      return TRUE;
  return FALSE;
}

static AnnoExit
run (char ***arguments)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      "Write there; “-” is the standard output", "FILE" },
    { "each", 0, 0, G_OPTION_ARG_NONE, &options.each,
      "Write a file for each article, into the folder --output", NULL },
    { "hide-names", 0, 0, G_OPTION_ARG_NONE, &options.hide_names,
      "Call the annotators by letters, and the reviewers by numbers", NULL },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &options.paper, "a4 (the default) or letter", "PAPER" },
    { "replace", 0, 0, G_OPTION_ARG_NONE, &options.replace, "Write over the file if it is there",
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  AnnoExit status = ANNO_EXIT_DONE;
  AnnoPaper paper;
  if (!anno_command_parse (&anno_sheet_command, entries, arguments, &status))
    return status;
  guint n = g_strv_length (*arguments);
  if (n == 0 || n == 2)
    return anno_command_misused (
        &anno_sheet_command, "It takes one corpus, or a part of one, and two annotators or none");
  if (has_twice (*arguments))
    return anno_command_misused (&anno_sheet_command, "The annotators are to be different ones");
  if (options.output == NULL)
    return anno_command_misused (&anno_sheet_command, "--output says where to write");
  if (options.each && g_str_equal (options.output, STDOUT))
    return anno_command_misused (&anno_sheet_command,
                                 "A file for each is many files: --output is to be a folder");
  if (!find_paper (options.paper, &paper))
    return anno_command_misused (&anno_sheet_command, "--paper takes a4 or letter");
  return serve (*arguments, &options, paper);
}

const AnnoCommand anno_sheet_command = {
  .name = "sheet",
  .arguments = "CORPUS [A B…]",
  .summary = "Write what annotators marked differently as pages to print",
  .description
  = "CORPUS is an article, or a corpus or a folder in one; A and B are folders of annotators,\n"
    "without which all are compared. A sheet shows the article line by line with what each person\n"
    "marked below it, numbers the differences, and lists them with what was decided, or with "
    "boxes\n"
    "to tick in a meeting. Several articles follow one another in one PDF. The same corpus always\n"
    "gives the same bytes. With --hide-names, letters are drawn anew for each article.\n"
    "A file that is there already is left as it is, unless --replace is given; when something\n"
    "fails, nothing half-written is left.\n\n"
    "Exit status: 0 no difference is open, 1 some are, or something could not be compared, 2 "
    "wrong\n"
    "usage, 3 nothing that was named could be compared, 4 the output could not be written, 5 the\n"
    "file is there already.",
  .run = run,
};
