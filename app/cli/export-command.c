#include "cli/export-command.h"

#include "cli/output.h"
#include "cli/place.h"
#include "exchange/set-export.h"
#include "exchange/set-formats.h"
#include "files/file-error.h"
#include "files/file-reader.h"
#include "files/file-writer.h"
#include "formats/json-print.h"
#include "session/layout.h"
#include "session/tagset-store.h"

#include <stdio.h>

#define STDOUT "-"
#define MOST_BEFORE (2048u * 1024 * 1024) /* bytes of a file that is replaced */

typedef struct
{
  gboolean json;
  gboolean only_look;
  gboolean replace;
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
  g_strfreev (self->annotators);
  g_strfreev (self->tags);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* An export under way. */
typedef struct
{
  const AnnoPlace *place;
  const AnnoSetFormat *format;
  AnnoSetChoice *choice;
  AnnoTagset *tagset;
  AnnoSetReport *report; /* once it is done */
  GError *error;         /* why it isn't */
} Export;

static gboolean
run_export (Export *self, const AnnoSetTarget *target)
{
  self->report = anno_set_export_run (self->place->root, self->format, self->choice, self->tagset,
                                      target, NULL, &self->error);
  return self->report != NULL;
}

static gboolean
print_cb (const char *bytes, gsize n, gpointer data)
{
  return fwrite (bytes, 1, n, stdout) == n;
}

static gboolean
add_cb (const char *bytes, gsize n, gpointer sink)
{
  return anno_file_sink_add (sink, bytes, n);
}

static gboolean
fill_cb (AnnoFileSink *sink, AnnoFileSource *old, gpointer data)
{
  const AnnoSetTarget target = { .take = add_cb, .data = sink };
  return run_export (data, &target);
}

/* Another file in the way is left alone, unless it is to be replaced. */
static AnnoExit
write_file (Export *self, const char *path, gboolean replace)
{
  AnnoFileIdentity before = { 0 };
  g_autoptr (GError) error = NULL;

  if (replace)
    {
      g_autoptr (GBytes) old = anno_file_reader_read (path, MOST_BEFORE, &before, NULL);
    }
  if (anno_file_writer_fill (path, fill_cb, self, replace ? &before : NULL, NULL, &error))
    return ANNO_EXIT_DONE;
  if (self->error != NULL && !g_error_matches (self->error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    return ANNO_EXIT_INPUT; /* told by who asked */
  gboolean exists = g_error_matches (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED);
  anno_output_message (path, exists && !replace ? "It is there already; --replace writes over it."
                                                : error->message);
  g_clear_error (&self->error);
  return exists ? ANNO_EXIT_CONFLICT : ANNO_EXIT_WRITE;
}

/* All of them, or none: a folder that is there stays as it is. */
static AnnoExit
write_folder (Export *self, const char *path)
{
  g_autoptr (AnnoSetFolder) folder = anno_set_folder_new (path);
  const AnnoSetTarget target = { .folder = folder };
  g_autoptr (GError) error = NULL;

  if (!run_export (self, &target) && !g_error_matches (self->error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    return ANNO_EXIT_INPUT; /* told by who asked */
  g_clear_error (&self->error);
  if (anno_set_folder_finish (folder, &error))
    return ANNO_EXIT_DONE;
  anno_output_message (path, error->message);
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS) ? ANNO_EXIT_CONFLICT
                                                                : ANNO_EXIT_WRITE;
}

static AnnoExit
print (Export *self)
{
  const AnnoSetTarget target = { .take = print_cb };

  if (run_export (self, &target))
    return ANNO_EXIT_DONE;
  if (!g_error_matches (self->error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    return ANNO_EXIT_INPUT;
  g_clear_error (&self->error); /* the standard output's own fault, which is told at the end */
  return ANNO_EXIT_WRITE;
}

static AnnoExit
carry_out (Export *self, const Options *options)
{
  if (options->only_look)
    return run_export (self, NULL) ? ANNO_EXIT_DONE : ANNO_EXIT_INPUT;
  if (self->format->extension == NULL)
    return write_folder (self, options->output);
  if (g_str_equal (options->output, STDOUT))
    return print (self);
  return write_file (self, options->output, options->replace);
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
print_loss (const AnnoLosses *losses, AnnoLossKind kind)
{
  g_autoptr (GString) line = g_string_new ("{");
  g_autofree char *words = anno_loss_describe (kind, losses->n[kind]);

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

  anno_json_print_member (line, "format", self->format->id);
  anno_json_print_number (line, "articles", self->report->n.articles);
  anno_json_print_number (line, "layers", self->report->n.layers);
  anno_json_print_number (line, "spans", self->report->n.spans);
  g_string_append_c (line, '}');
  anno_output_json (line);
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
      g_autofree char *words = NULL;
      if (losses->n[kind] == 0)
        continue;
      if (json)
        print_loss (losses, (AnnoLossKind) kind);
      else
        anno_output_message (named,
                             words = anno_loss_describe ((AnnoLossKind) kind, losses->n[kind]));
    }
  for (guint i = 0; i < self->report->problems->len; i++)
    anno_output_message (named, self->report->problems->pdata[i]);
  return anno_losses_get_n (losses) > 0 || self->report->problems->len > 0 ? ANNO_EXIT_FINDINGS
                                                                           : ANNO_EXIT_DONE;
}

/* Whose layers, and which spans; FALSE where a name is nobody's. */
static gboolean
choose (Export *self, const Options *options, const char *named)
{
  g_auto (GStrv) there = anno_layout_list_annotators (self->place->root, NULL);

  for (guint i = 0; options->annotators != NULL && options->annotators[i] != NULL; i++)
    {
      if (there == NULL || !g_strv_contains ((const char *const *) there, options->annotators[i]))
        {
          g_autofree char *words
              = g_strdup_printf ("There is no annotator “%s”.", options->annotators[i]);
          anno_output_message (named, words);
          return FALSE;
        }
      anno_set_choice_add_slug (self->choice, options->annotators[i]);
    }
  for (guint i = 0; options->tags != NULL && options->tags[i] != NULL; i++)
    anno_set_choice_add_tag (self->choice, options->tags[i]);
  return TRUE;
}

static AnnoExit
export_corpus (const char *named, const AnnoSetFormat *format, const Options *options)
{
  g_auto (AnnoPlace) place = { 0 };
  anno_place_init (&place, named);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoTagset) tagset = anno_tagset_store_read (place.root, NULL, &error);
  g_autoptr (AnnoSetChoice) choice = anno_set_choice_new ();
  Export self = { .place = &place, .format = format, .choice = choice, .tagset = tagset };
  if (tagset == NULL)
    {
      anno_output_message (named, error->message);
      return ANNO_EXIT_INPUT;
    }
  g_free (choice->scope);
  choice->scope = g_strdup (place.scope);
  if (!choose (&self, options, named))
    return ANNO_EXIT_INPUT;
  AnnoExit status = carry_out (&self, options);
  if (self.error != NULL)
    anno_output_message (named, self.error->message);
  if (status == ANNO_EXIT_DONE)
    status = tell (&self, named, options->json);
  g_clear_pointer (&self.report, anno_set_report_free);
  g_clear_error (&self.error);
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
  if (g_strv_length (*arguments) != 1)
    return anno_command_misused (&anno_export_command, "It takes one corpus, or a part of one");
  const AnnoSetFormat *format
      = options.format != NULL ? anno_set_format_find (options.format) : NULL;
  if (format == NULL)
    return anno_command_misused (&anno_export_command,
                                 "--format is to be one that “formats” lists for export");
  if (options.output == NULL && !options.only_look)
    return anno_command_misused (&anno_export_command, "--output says where to write");
  gboolean prints = !options.only_look && g_str_equal (options.output, STDOUT);
  if (prints && format->extension == NULL)
    return anno_command_misused (&anno_export_command,
                                 "This form is many files: --output is to be a folder");
  if (options.json && prints)
    return anno_command_misused (&anno_export_command,
                                 "The standard output is taken: --json needs a file as --output");
  return export_corpus (**arguments, format, &options);
}

const AnnoCommand anno_export_command = {
  .name = "export",
  .arguments = "CORPUS",
  .summary = "Write an annotation set in a form that other programs read",
  .description
  = "CORPUS is a folder of articles, or a folder, an article or a layer file in one. What the\n"
    "form can't hold is said, with how many spans it is: as messages, or with --json as a line\n"
    "for each kind of loss, with places in code points. The same set always gives the same bytes.\n"
    "A file that is there already is left as it is, unless --replace is given; when something\n"
    "fails, nothing half-written is left.\n\n"
    "Exit status: 0 done, 1 done and something was lost or couldn't be read, 2 wrong usage,\n"
    "3 CORPUS could not be read, 4 the output could not be written, 5 the file is there already.",
  .run = run,
};
