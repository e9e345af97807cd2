#include "cli/read-command.h"

#include "cli/input.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/place.h"
#include "cli/sitting.h"
#include "exchange/read-work.h"
#include "files/file-reader.h"
#include "files/safe-path.h"
#include "foreign/set-formats.h"
#include "formats/json-print.h"
#include "formats/json-scan.h"
#include "session/layout.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define STDIN "-"

typedef struct
{
  char *format, *article, *annotator, *into, *map, *unit;
  gboolean keeps_tagset, is_dry, json;
} Options;

static void
options_clear (Options *self)
{
  char **words[] = { &self->format, &self->article, &self->annotator,
                     &self->into,   &self->map,     &self->unit };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_clear_pointer (words[i], g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* What is to be read, and what messages are about. */
typedef struct
{
  const Options *options;
  const char *named;
  AnnoPlace place;
  AnnoReadOrder order;
  AnnoTypeMap *map;
  char *article; /* below the root */
} Reading;

/* The standard input; NULL for a path, which is opened by whoever reads it. */
static AnnoForeignSource *
open_input (const char *named, GError **error)
{
  if (!g_str_equal (named, STDIN))
    return NULL;
  g_autoptr (GBytes) bytes = anno_input_read (ANNO_FOREIGN_FILE_MAX, error);
  return bytes != NULL ? anno_foreign_source_new_for_bytes ("standard input", bytes) : NULL;
}

static gboolean
read_map (Reading *self)
{
  const char *path = self->options->map;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return TRUE;
  g_autoptr (GBytes) bytes = anno_file_reader_read (path, ANNO_JSON_MAX_FILE, NULL, &error);
  self->map = bytes != NULL ? anno_type_map_read (bytes, &error) : NULL;
  self->order.map = self->map;
  if (self->map == NULL)
    anno_output_message (path, error->message);
  return self->map != NULL;
}

/* "a/b.txt", as the person wrote it: below the corpus, or from where they stand. */
static gboolean
find_article (Reading *self)
{
  const char *named = self->options->article;

  if (named == NULL)
    return TRUE;
  g_autofree char *below = g_build_filename (self->place.root, named, NULL);
  gboolean is_below = !g_path_is_absolute (named) && g_file_test (below, G_FILE_TEST_IS_REGULAR);
  g_autofree char *path = g_canonicalize_filename (is_below ? below : named, NULL);
  if (anno_path_is_below (self->place.root, path) && g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      self->article = g_strdup (anno_layout_below (self->place.root, path));
      self->order.article = self->article;
      return TRUE;
    }
  anno_output_message (named, "There is no such article in the corpus.");
  return FALSE;
}

static void
print_article (const Reading *self, GString *line, const char *article)
{
  g_autofree char *shown = article != NULL ? anno_place_show (&self->place, article) : NULL;
  anno_output_json_path (line, "article", shown);
}

static void
print_layer_json (const Reading *self, const AnnoReadLayer *layer)
{
  g_autoptr (GString) line = g_string_new ("{");

  anno_json_print_member (line, "layer", layer->slug);
  anno_json_print_member (line, "annotator", layer->maker);
  print_article (self, line, layer->article);
  anno_output_json_path (line, "file", layer->file);
  if (layer->is_new_article)
    anno_json_print_raw (line, "\"newArticle\":true");
  if (layer->is_other_text)
    anno_json_print_raw (line, "\"otherText\":true");
  anno_json_print_member (line, "unit", anno_offset_unit_id (layer->unit));
  anno_json_print_number (line, "quotes", layer->n_quotes);
  anno_json_print_number (line, "fitting", layer->n_equal);
  anno_json_print_number (line, "there", layer->n[ANNO_PLACED_THERE]);
  anno_json_print_number (line, "again", layer->n[ANNO_PLACED_AGAIN]);
  anno_json_print_number (line, "nowhere", layer->n[ANNO_PLACED_NOWHERE]);
  g_string_append_c (line, '}');
  anno_output_json (line);
}

static void
print_layer (const Reading *self, const AnnoReadLayer *layer)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  const guint *n = layer->n;

  g_ptr_array_add (columns, anno_place_show (&self->place, layer->article));
  g_ptr_array_add (columns, g_strdup (layer->slug));
  g_ptr_array_add (columns, g_strdup_printf ("%u", n[ANNO_PLACED_THERE] + n[ANNO_PLACED_AGAIN]));
  g_ptr_array_add (columns, g_strdup (anno_offset_unit_id (layer->unit)));
  anno_output_columns (columns);
}

static void
print_finding_json (const Reading *self, const AnnoReadFinding *finding)
{
  g_autoptr (GString) line = g_string_new ("{");
  g_autofree char *message = anno_output_plain (finding->file, finding->message);

  anno_json_print_member (line, "finding", message);
  anno_output_json_path (line, "file", finding->file);
  anno_json_print_member (line, "place", finding->place);
  print_article (self, line, finding->article);
  if (finding->is_moved)
    {
      anno_json_print_number (line, "start", finding->start);
      anno_json_print_number (line, "end", finding->end);
      anno_json_print_number (line, "confidence", finding->confidence);
    }
  g_string_append_c (line, '}');
  anno_output_json (line);
}

static void
print_finding (const AnnoReadFinding *finding)
{
  g_autofree char *message
      = finding->place != NULL ? g_strdup_printf ("%s: %s", finding->place, finding->message)
                               : g_strdup (finding->message);
  anno_output_message (finding->file, message);
}

static void
print_type_json (const AnnoReadType *type)
{
  g_autoptr (GString) line = g_string_new ("{");

  anno_json_print_member (line, "type", type->type);
  anno_json_print_member (line, "tag", type->tag);
  if (type->is_new)
    anno_json_print_raw (line, "\"new\":true");
  anno_json_print_number (line, "n", type->n);
  g_string_append_c (line, '}');
  anno_output_json (line);
}

/* A tag that the tagset doesn't have is worth a word. */
static void
print_type (const Reading *self, const AnnoReadType *type)
{
  const char *words = type->tag == NULL              ? "its annotations are left out"
                      : self->options->keeps_tagset ? "the tagset has no such tag"
                                                     : "a new tag";
  g_autofree char *message = g_strdup_printf ("%s: %s (%u annotations)", type->type, words, type->n);

  if (type->is_new || type->tag == NULL)
    anno_output_message (self->named, message);
}

static void
print_sums (const Reading *self, const AnnoReadReport *report)
{
  g_autoptr (GString) line = g_string_new ("{");

  anno_json_print_member (line, "format", report->format->id);
  anno_json_print_number (line, "documents", report->n_documents);
  anno_json_print_number (line, "layers", report->layers->len);
  anno_json_print_number (line, "spans", report->n_spans);
  anno_json_print_number (line, "newArticles", report->n_articles);
  anno_json_print_number (line, "new", report->n_new);
  anno_json_print_number (line, "findings", report->n_findings);
  g_string_append_c (line, '}');
  anno_output_json (line);
}

static void
tell_units (const Reading *self, const AnnoReadReport *report)
{
  for (guint i = 0; i < report->layers->len; i++)
    {
      const AnnoReadLayer *layer = report->layers->pdata[i];
      g_autofree char *words = anno_read_layer_describe_unit (layer);
      if (i == 0 || layer->unit != ((AnnoReadLayer *) report->layers->pdata[i - 1])->unit)
        anno_output_message (layer->file, words);
    }
}

static AnnoExit
print_report (const Reading *self, const AnnoReadReport *report)
{
  gboolean json = self->options->json;
  gboolean has_missing = FALSE;

  if (json)
    print_sums (self, report);
  else
    tell_units (self, report);
  for (guint i = 0; i < report->types->len; i++)
    {
      const AnnoReadType *type = report->types->pdata[i];
      has_missing |= type->tag == NULL || (type->is_new && self->options->keeps_tagset);
      if (json)
        print_type_json (type);
      else
        print_type (self, type);
    }
  for (guint i = 0; i < report->layers->len; i++)
    if (json)
      print_layer_json (self, report->layers->pdata[i]);
    else
      print_layer (self, report->layers->pdata[i]);
  for (guint i = 0; i < report->findings->len; i++)
    if (json)
      print_finding_json (self, report->findings->pdata[i]);
    else
      print_finding (report->findings->pdata[i]);
  return report->n_findings > 0 || has_missing ? ANNO_EXIT_FINDINGS : ANNO_EXIT_DONE;
}

static AnnoExit
run_order (Reading *self)
{
  static const AnnoExit exits[] = {
    [ANNO_READ_FAULT_NONE] = ANNO_EXIT_INTERRUPTED, [ANNO_READ_FAULT_SOURCE] = ANNO_EXIT_INPUT,
    [ANNO_READ_FAULT_NOBODY] = ANNO_EXIT_INPUT,     [ANNO_READ_FAULT_CORPUS] = ANNO_EXIT_INPUT,
    [ANNO_READ_FAULT_EXISTS] = ANNO_EXIT_CONFLICT,  [ANNO_READ_FAULT_DISK] = ANNO_EXIT_WRITE,
  };
  AnnoReadFault fault = ANNO_READ_FAULT_NONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *answer = NULL;
  guint interrupt = anno_interrupt_add (cancellable);

  anno_set_read_async (&self->order, cancellable, anno_sitting_answer, &answer);
  g_autoptr (GAsyncResult) result = anno_sitting_wait (&answer);
  g_source_remove (interrupt);
  g_autoptr (AnnoReadReport) report = anno_set_read_finish (result, &fault, &error);
  if (report != NULL)
    return print_report (self, report);
  anno_output_message (fault == ANNO_READ_FAULT_SOURCE || fault == ANNO_READ_FAULT_NOBODY
                           ? self->named
                           : self->options->into,
                       error->message);
  return exits[fault];
}

static AnnoExit
read_source (Reading *self)
{
  g_autoptr (GError) error = NULL;
  AnnoForeignSource *source = open_input (self->named, &error);

  if (error != NULL)
    {
      anno_output_message (self->named, error->message);
      return ANNO_EXIT_INPUT;
    }
  self->order.source = source;
  self->order.path = self->named;
  if (read_map (self) && find_article (self))
    return run_order (self);
  anno_foreign_source_free (source);
  return ANNO_EXIT_INPUT;
}

/* One that isn't there yet is no part of a corpus above it. */
static gboolean
init_place (AnnoPlace *place, const Options *options, gboolean *is_made)
{
  gboolean is_there = g_file_test (options->into, G_FILE_TEST_EXISTS);

  anno_place_init (place, options->into);
  if (is_there)
    return TRUE;
  g_free (place->root);
  g_free (place->scope);
  g_free (place->prefix);
  place->root = g_canonicalize_filename (options->into, NULL);
  place->scope = g_strdup ("");
  place->prefix = g_build_filename (options->into, "/", NULL);
  *is_made = !options->is_dry && g_mkdir (options->into, 0777) == 0;
  if (options->is_dry || *is_made)
    return TRUE;
  anno_output_message (options->into, g_strerror (errno));
  return FALSE;
}

static AnnoExit
read_foreign (const char *named, const Options *options, AnnoOffsetUnit unit)
{
  Reading self = { .options = options, .named = named };
  gboolean is_made = FALSE;

  if (!init_place (&self.place, options, &is_made))
    {
      anno_place_clear (&self.place);
      return ANNO_EXIT_WRITE;
    }
  self.order.root = self.place.root;
  self.order.annotator = options->annotator;
  self.order.unit = unit;
  self.order.format = options->format != NULL ? anno_set_format_find (options->format) : NULL;
  self.order.grows = !options->keeps_tagset;
  self.order.only_look = options->is_dry;
  AnnoExit status = read_source (&self);
  if (is_made && status != ANNO_EXIT_DONE && status != ANNO_EXIT_FINDINGS)
    g_rmdir (self.place.root); /* which works where nothing came in */
  g_clear_pointer (&self.map, anno_type_map_free);
  g_free (self.article);
  anno_place_clear (&self.place);
  return status;
}

/* Of whatever locale: names are UTF-8 here. */
static gboolean
is_name (const char *words)
{
  g_autofree char *stripped = g_strstrip (g_strdup (words));
  return *stripped != '\0' && g_utf8_validate (words, -1, NULL);
}

static AnnoExit
run (char ***arguments)
{
  g_auto (Options) options = { NULL };
  AnnoOffsetUnit unit = ANNO_N_UNITS;
  const GOptionEntry entries[] = {
    { "into", 'i', 0, G_OPTION_ARG_FILENAME, &options.into,
      "The corpus that gets the annotations; made where it is missing", "CORPUS" },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options.format,
      "The form that it is in, where that can’t be told from it (see “formats”)", "FORMAT" },
    { "article", 'A', 0, G_OPTION_ARG_FILENAME, &options.article,
      "The article that it is about, where its name and text don’t say", "PATH" },
    { "annotator", 'a', 0, G_OPTION_ARG_FILENAME, &options.annotator,
      "The name of whose work it is, where the file doesn’t say", "NAME" },
    { "map", 'm', 0, G_OPTION_ARG_FILENAME, &options.map,
      "What its types and fields mean here", "FILE" },
    { "unit", 'u', 0, G_OPTION_ARG_STRING, &options.unit,
      "What its offsets count: code-points, utf-16, bytes or graphemes", "UNIT" },
    { "keep-tagset", 0, 0, G_OPTION_ARG_NONE, &options.keeps_tagset,
      "Don’t add the types that the tagset lacks", NULL },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &options.is_dry,
      "Tell what would be done, and write nothing", NULL },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &options.json,
      "Print what came of it as JSON, an object a line", NULL },
    G_OPTION_ENTRY_NULL,
  };
  AnnoExit status = ANNO_EXIT_DONE;
  if (!anno_command_parse (&anno_read_command, entries, arguments, &status))
    return status;
  if (g_strv_length (*arguments) != 1 || ***arguments == '\0')
    return anno_command_misused (&anno_read_command, "It takes one file, folder or archive");
  if (options.into == NULL)
    return anno_command_misused (&anno_read_command, "It needs --into=CORPUS");
  if (options.annotator != NULL && !is_name (options.annotator))
    return anno_command_misused (&anno_read_command, "--annotator takes a name, in UTF-8");
  const AnnoSetFormat *format
      = options.format != NULL ? anno_set_format_find (options.format) : NULL;
  if (options.format != NULL && (format == NULL || format->read == NULL))
    return anno_command_misused (&anno_read_command,
                                 "--format is to be one that “formats” lists for reading");
  if (options.unit != NULL
      && (!anno_offset_unit_find (options.unit, &unit) || unit == ANNO_UNIT_TOKENS))
    return anno_command_misused (&anno_read_command,
                                 "--unit takes code-points, utf-16, bytes or graphemes");
  return read_foreign (**arguments, &options, unit);
}

const AnnoCommand anno_read_command = {
  .name = "read",
  .arguments = "FILE --into CORPUS",
  .summary = "Read annotations that were made in other programs",
  .description
  = "FILE is a file, a folder or a ZIP archive, or “-” for the standard input. What somebody marked\n"
    "in an article becomes that person’s layer, a new one; where they have one there already, nothing\n"
    "is done. Which article it is about is found by its name and its text; one that is missing comes\n"
    "in with it where the file holds its text. What its offsets count is found by comparing its\n"
    "quotations with the text, and told; what doesn’t fit is looked for by its words, and told with\n"
    "how sure that is. Types that the tagset lacks are added to it. --map names a file such as\n"
    "{\"types\":{\"Person\":\"speaker\",\"Junk\":null},\"fields\":{\"speaker\":{\"Who\":\"person\"}}}: what\n"
    "leads to null is left out. Without --json, a layer is a line of columns with a tab between them:\n"
    "article, annotator, annotations, unit.\n\n"
    "Exit status: 0 done, 1 done and there is something to look at, 2 wrong usage, 3 FILE or CORPUS\n"
    "could not be read, 4 CORPUS could not be written, 5 there is such a layer already, 130 stopped by\n"
    "Ctrl+C: what was written before stays.",
  .run = run,
};
