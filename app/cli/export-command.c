#include "cli/export-command.h"

#include "cli/export-choice.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/place.h"
#include "cli/sitting.h"
#include "exchange/set-save.h"
#include "foreign/set-formats.h"
#include "formats/json-print.h"
#include "session/tagset-store.h"

#include <stdio.h>

#define STDOUT "-"

typedef struct
{
  gboolean json;
  gboolean only_look;
  gboolean replace;
  gboolean each;
  char *overlaps;
  char *search;
  char *format;
  char *output;
  char **annotators;
  char **tags;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->format);
  g_free (self->output);
  g_free (self->overlaps);
  g_free (self->search);
  g_strfreev (self->annotators);
  g_strfreev (self->tags);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* What is to be written, and what came of it. */
typedef struct
{
  AnnoSetOrder order;
  AnnoSetReport *report; /* once it is done */
} Export;

static gboolean
print_cb (const char *bytes, gsize n, gpointer data)
{
  return fwrite (bytes, 1, n, stdout) == n;
}

static AnnoExit
print (Export *self, const char *named)
{
  const AnnoSetTarget target = { .take = print_cb };
  const AnnoSetOrder *order = &self->order;
  g_autoptr (GError) error = NULL;

  self->report = anno_set_export_run (&order->wish, &target, NULL, &error);
  if (self->report != NULL)
    return ANNO_EXIT_DONE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    return ANNO_EXIT_WRITE; /* the standard output's own fault, which is told at the end */
  anno_output_message (named, error->message);
  return ANNO_EXIT_INPUT;
}

static AnnoExit
save (Export *self, const char *named)
{
  static const AnnoExit exits[] = {
    [ANNO_SET_FAULT_NONE] = ANNO_EXIT_DONE,
    [ANNO_SET_FAULT_CORPUS] = ANNO_EXIT_INPUT,
    [ANNO_SET_FAULT_EXISTS] = ANNO_EXIT_CONFLICT,
    [ANNO_SET_FAULT_DISK] = ANNO_EXIT_WRITE,
  };
  AnnoSetFault fault = ANNO_SET_FAULT_NONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *answer = NULL;
  guint interrupt = anno_interrupt_add (cancellable);

  anno_set_save_async (&self->order, cancellable, anno_sitting_answer, &answer);
  g_autoptr (GAsyncResult) result = anno_sitting_wait (&answer);
  g_source_remove (interrupt);
  self->report = anno_set_save_finish (result, &fault, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return ANNO_EXIT_INTERRUPTED;
  if (error != NULL)
    anno_output_message (fault == ANNO_SET_FAULT_CORPUS ? named : self->order.path, error->message);
  return exits[fault];
}

static void
print_place (GString *line, const AnnoLoss *loss)
{
  anno_json_print_raw (line, "{");
  anno_json_print_member (line, "article", loss->article);
  anno_json_print_member (line, "annotator", loss->slug);
  anno_json_print_member (line, "id", loss->id);
  anno_json_print_number (line, "start", loss->start);
  anno_json_print_number (line, "end", loss->end);
  g_string_append_c (line, '}');
}

static void
print_loss (const AnnoLosses *losses, AnnoLossKind kind, const char *words)
{
  g_autoptr (GString) line = g_string_new ("{");

  anno_json_print_member (line, "loss", anno_loss_id (kind));
  anno_json_print_number (line, "n", losses->n[kind]);
  anno_json_print_member (line, "message", words);
  anno_json_print_key (line, "places");
  g_string_append_c (line, '[');
  for (guint i = 0; i < losses->places->len; i++)
    if (((AnnoLoss *) losses->places->pdata[i])->kind == kind)
      print_place (line, losses->places->pdata[i]);
  g_string_append (line, "]}");
  anno_output_json (line);
}

static void
print_sums (const Export *self)
{
  g_autoptr (GString) line = g_string_new ("{");

  anno_json_print_member (line, "format", self->order.wish.format->id);
  anno_json_print_number (line, "articles", self->report->n.articles);
  anno_json_print_number (line, "layers", self->report->n.layers);
  anno_json_print_number (line, "spans", self->report->n.spans);
  g_string_append_c (line, '}');
  anno_output_json (line);
}

static void
print_flaw (const AnnoSetFlaw *flaw, const char *words)
{
  g_autoptr (GString) line = g_string_new ("{");

  anno_json_print_member (line, "flaw", words);
  anno_json_print_member (line, "article", flaw->article);
  anno_json_print_member (line, "annotator", flaw->slug);
  anno_json_print_number (line, "missing", flaw->n_missing);
  anno_json_print_number (line, "others", flaw->n_others);
  g_string_append_c (line, '}');
  anno_output_json (line);
}

/* What was printed and doesn't come back as it is. */
static void
tell_flaws (const Export *self, gboolean json)
{
  const GPtrArray *flaws = self->report->flaws;

  for (guint i = 0; i < flaws->len; i++)
    {
      const AnnoSetFlaw *flaw = flaws->pdata[i];
      g_autofree char *words = anno_set_flaw_describe (flaw);
      if (json)
        print_flaw (flaw, words);
      else
        anno_output_message (flaw->article, words);
    }
}

/* What was lost, and what couldn't be read. */
static AnnoExit
tell (const Export *self, const char *named, gboolean json)
{
  const AnnoLosses *losses = self->report->losses;

  if (json)
    print_sums (self);
  for (guint kind = 0; kind < ANNO_N_LOSSES; kind++)
    {
      if (losses->n[kind] == 0)
        continue;
      g_autofree char *words = anno_loss_describe ((AnnoLossKind) kind, losses->n[kind]);
      if (json)
        print_loss (losses, (AnnoLossKind) kind, words);
      else
        anno_output_message (named, words);
    }
  tell_flaws (self, json);
  for (guint i = 0; i < self->report->problems->len; i++)
    anno_output_message (named, self->report->problems->pdata[i]);
  return anno_losses_get_n (losses) > 0 || self->report->problems->len > 0
                 || self->report->flaws->len > 0
             ? ANNO_EXIT_FINDINGS
             : ANNO_EXIT_DONE;
}

static AnnoExit
export_corpus (char **names, const AnnoSetFormat *format, const Options *options)
{
  const char *named = names[0];
  const AnnoExportWords words
      = { names, options->annotators, options->tags, options->search, options->overlaps };
  g_auto (AnnoPlace) place = { 0 };
  anno_place_init (&place, named);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoTagset) tagset = anno_tagset_store_read (place.root, NULL, &error);
  g_autoptr (AnnoSetChoice) choice = anno_set_choice_new ();
  if (tagset == NULL)
    {
      anno_output_message (named, error->message);
      return ANNO_EXIT_INPUT;
    }
  AnnoExit chosen = anno_export_choice_make (&words, &place, tagset, choice);
  if (chosen != ANNO_EXIT_DONE)
    return chosen;
  Export self = { .order = { .wish = { place.root, format, choice, tagset, NULL },
                              .replace = options->replace,
                              .each = options->each } };
  gboolean prints = !options->only_look && g_str_equal (options->output, STDOUT);
  self.order.path = options->only_look ? NULL : options->output;
  AnnoExit status = prints ? print (&self, named) : save (&self, named);
  if (status == ANNO_EXIT_DONE)
    status = tell (&self, named, options->json);
  g_clear_pointer (&self.report, anno_set_report_free);
  return status;
}

static AnnoExit
run (char ***arguments)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options.format, "Write this form (see “formats”)",
      "FORMAT" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      "Write there; “-” is the standard output", "FILE" },
    { "annotator", 'a', 0, G_OPTION_ARG_FILENAME_ARRAY, &options.annotators,
      "Only what this annotator marked; more than once for several", "FOLDER" },
    { "tag", 't', 0, G_OPTION_ARG_STRING_ARRAY, &options.tags,
      "Only spans of this tag; more than once for several", "TAG" },
    { "search", 's', 0, G_OPTION_ARG_STRING, &options.search,
      "Only articles that this finds, as “search” does", "QUERY" },
    { "overlaps", 0, 0, G_OPTION_ARG_STRING, &options.overlaps,
      "Of annotations that share words, keep the longest, the shortest or the first, where the form "
      "can’t hold them", "RULE" },
    { "each", 0, 0, G_OPTION_ARG_NONE, &options.each,
      "Write a file for each article, into the folder --output", NULL },
    { "replace", 0, 0, G_OPTION_ARG_NONE, &options.replace, "Write over the file if it is there",
      NULL },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &options.only_look, "Only say what would be lost",
      NULL },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &options.json, "Print what is lost as JSON, with places",
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  AnnoExit status = ANNO_EXIT_DONE;
  if (!anno_command_parse (&anno_export_command, entries, arguments, &status))
    return status;
  if (**arguments == NULL)
    return anno_command_misused (&anno_export_command,
                                 "It takes one corpus, or a part of one, or several articles");
  const AnnoSetFormat *format
      = options.format != NULL ? anno_set_format_find (options.format) : NULL;
  if (format == NULL)
    return anno_command_misused (&anno_export_command,
                                 "--format is to be one that “formats” lists for export");
  if (options.output == NULL && !options.only_look)
    return anno_command_misused (&anno_export_command, "--output says where to write");
  gboolean prints = !options.only_look && g_str_equal (options.output, STDOUT);
  AnnoFlatten rule;
  if (options.overlaps != NULL && !anno_flatten_find (options.overlaps, &rule))
    return anno_command_misused (&anno_export_command,
                                 "--overlaps takes longest, shortest or first");
  if (prints && (format->extension == NULL || options.each))
    return anno_command_misused (&anno_export_command,
                                 "This form is many files: --output is to be a folder");
  if (options.json && prints)
    return anno_command_misused (&anno_export_command,
                                 "The standard output is taken: --json needs a file as --output");
  return export_corpus (*arguments, format, &options);
}

const AnnoCommand anno_export_command = {
  .name = "export",
  .arguments = "CORPUS | ARTICLE…",
  .summary = "Write an annotation set in a form that other programs read",
  .description
  = "CORPUS is a folder of articles, or a folder, an article or a layer file in one; several\n"
    "articles of one corpus may be named. What the form can't hold is said, with how many spans it\n"
    "is: as messages, or with --json as a line for each kind of loss, with places in code points.\n"
    "What was written is read back and compared, in the forms that can be read. A form of many files\n"
    "is a folder, or an archive where FILE ends in .zip. The same set always gives the same bytes.\n"
    "A file that is there already is left as it is, unless --replace is given; when something\n"
    "fails, nothing half-written is left.\n\n"
    "Exit status: 0 done, 1 done and something was lost or couldn't be read, 2 wrong usage,\n"
    "3 CORPUS could not be read, 4 the output could not be written, 5 the file is there already.",
  .run = run,
};
