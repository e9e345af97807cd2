#include "cli/import-command.h"

#include "cli/input.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/place.h"
#include "cli/sitting.h"
#include "formats/article-formats.h"
#include "formats/block-kinds.h"
#include "formats/json-print.h"
#include "intake/intake.h"
#include "intake/source-bytes.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define MOST_OTHERS 20

/* The words of the options. */
typedef struct
{
  char *into, *format, *with, *encoding;
  char *text, *title, *byline, *date, *id, *url;
  gboolean doubles, keeps_sources, is_dry, json;
} Words;

static void
words_clear (Words *self)
{
  char **words[] = { &self->into, &self->format, &self->with, &self->encoding, &self->text,
                     &self->title, &self->byline, &self->date, &self->id, &self->url };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_clear_pointer (words[i], g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

static const char *
outcome_word (AnnoIntakeOutcome outcome)
{
  static const char *const words[ANNO_N_INTAKE_OUTCOMES]
      = { "imported", "there", "skipped", "failed", "other" };
  return words[outcome];
}

static void
print_json (const AnnoPlace *place, const AnnoIntakeEntry *entry)
{
  g_autoptr (GString) line = g_string_new ("{");
  g_autofree char *message
      = entry->message != NULL ? anno_output_plain (entry->source, entry->message) : NULL;

  anno_json_print_member (line, "outcome", outcome_word (entry->outcome));
  anno_json_print_member (line, "source", entry->source);
  anno_json_print_member (line, "part", entry->part);
  anno_output_json_path (line, "article", entry->article);
  anno_json_print_member (line, "title", entry->title);
  if (entry->outcome == ANNO_INTAKE_IMPORTED)
    {
      anno_json_print_number (line, "leftOut", entry->n_left_out);
    }
  anno_json_print_member (line, "message", message);
  g_string_append_c (line, '}');
  anno_output_json (line);
}

static void
print_article (const AnnoPlace *place, const AnnoIntakeEntry *entry)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (columns, anno_place_show (place, entry->article));
  g_ptr_array_add (columns, g_strdup (entry->title != NULL ? entry->title : "-"));
  anno_output_columns (columns);
}

static void
print_message (const AnnoIntakeEntry *entry)
{
  g_autofree char *message
      = entry->part != NULL ? g_strdup_printf ("%s: %s", entry->part, entry->message)
                            : g_strdup (entry->message);
  if (message != NULL)
    anno_output_message (entry->source, message);
}

/* A folder may hold a million files that are none of ours: a few are named, all are counted. */
static gboolean
is_worth_saying (const AnnoIntakeEntry *entry, guint *n_others)
{
  return entry->outcome != ANNO_INTAKE_OTHER || (*n_others)++ < MOST_OTHERS;
}

static void
print_report (const AnnoPlace *place, const AnnoIntakeReport *report, gboolean json)
{
  guint n_others = 0;

  for (guint i = 0; i < report->entries->len; i++)
    {
      const AnnoIntakeEntry *entry = report->entries->pdata[i];
      if (json)
        print_json (place, entry);
      else if (entry->outcome == ANNO_INTAKE_IMPORTED)
        print_article (place, entry);
      if (!json && is_worth_saying (entry, &n_others))
        print_message (entry);
    }
  g_autofree char *sums = anno_intake_report_describe (report);
  if (!json)
    anno_output_message (place->root, sums);
}

static AnnoExit
status_of (const AnnoIntakeReport *report)
{
  const guint *n = report->n;

  if (report->cancelled)
    return ANNO_EXIT_INTERRUPTED;
  if (report->n_unwritten > 0)
    return ANNO_EXIT_WRITE;
  if (n[ANNO_INTAKE_IMPORTED] + n[ANNO_INTAKE_DOUBLE] == 0)
    return ANNO_EXIT_INPUT;
  return n[ANNO_INTAKE_DOUBLE] + n[ANNO_INTAKE_SKIPPED] + n[ANNO_INTAKE_FAILED] > 0
             ? ANNO_EXIT_FINDINGS
             : ANNO_EXIT_DONE;
}

/* TRUE, or the usage is told. */
static gboolean
make_wish (const Words *words, const char *folder, AnnoIntakeWish *wish)
{
  AnnoBlockKinds with = 0;

  if (words->format != NULL && (wish->format = anno_article_format_find (words->format)) == NULL)
    {
      anno_command_misused (&anno_import_command, "There is no such format; “annotator-cli formats” lists them");
      return FALSE;
    }
  if (words->with != NULL && !anno_block_kinds_parse (words->with, &with))
    {
      anno_command_misused (&anno_import_command,
                            "--with takes captions, credits, tables and asides, with commas between them");
      return FALSE;
    }
  wish->reading.kept |= with;
  anno_intake_wish_set (&wish->reading.encoding, words->encoding);
  anno_intake_wish_set (&wish->reading.text_field, words->text);
  anno_intake_wish_set (&wish->reading.title_field, words->title);
  anno_intake_wish_set (&wish->reading.byline_field, words->byline);
  anno_intake_wish_set (&wish->reading.date_field, words->date);
  anno_intake_wish_set (&wish->reading.id_field, words->id);
  anno_intake_wish_set (&wish->reading.url_field, words->url);
  g_free (wish->folder);
  wish->folder = g_strdup (folder);
  wish->doubles = words->doubles;
  wish->keeps_sources = words->keeps_sources;
  wish->is_dry = words->is_dry;
  return TRUE;
}

/* "-" is the standard input. *@all: whether that could be read. */
static AnnoIntakeSources *
make_sources (char **named, gboolean *all)
{
  g_autoptr (AnnoIntakeSources) sources = anno_intake_sources_new ();

  *all = TRUE;
  for (; *named != NULL; named++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_str_equal (*named, "-") ? anno_input_read (ANNO_SOURCE_BYTES_MAX, &error) : NULL;
      if (bytes != NULL)
        anno_intake_sources_add_bytes (sources, bytes, "standard input");
      else if (error == NULL)
        anno_intake_sources_add_path (sources, *named);
      else
        {
          anno_output_message (*named, error->message);
          *all = FALSE;
        }
    }
  return g_steal_pointer (&sources);
}

/* A corpus may be begun by an import. */
static gboolean
make_corpus (const char *folder)
{
  if (g_mkdir (folder, 0777) == 0 || errno == EEXIST)
    return TRUE;
  anno_output_message (folder, g_strerror (errno));
  return FALSE;
}

/* Ctrl+C stops it after the article in hand. */
static AnnoIntakeReport *
import_sources (const char *root, AnnoIntakeSources *sources, const AnnoIntakeWish *wish,
                GError **error)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *answer = NULL;
  guint interrupt = anno_interrupt_add (cancellable);

  anno_intake_run_async (root, sources, wish, NULL, cancellable, anno_sitting_answer, &answer);
  g_autoptr (GAsyncResult) result = anno_sitting_wait (&answer);
  g_source_remove (interrupt);
  return anno_intake_run_finish (result, error);
}

/* One that isn't there yet is no part of a corpus above it. */
static void
init_place (AnnoPlace *place, const char *into)
{
  anno_place_init (place, into);
  if (g_file_test (into, G_FILE_TEST_EXISTS))
    return;
  g_free (place->root);
  g_free (place->scope);
  place->root = g_canonicalize_filename (into, NULL);
  place->scope = g_strdup ("");
}

static AnnoExit
import (const Words *words, char **named)
{
  g_auto (AnnoPlace) place = { 0 };
  g_autoptr (AnnoIntakeWish) wish = anno_intake_wish_new ();
  g_autoptr (GError) error = NULL;

  if (!words->is_dry && !make_corpus (words->into))
    return ANNO_EXIT_WRITE;
  init_place (&place, words->into);
  if (!make_wish (words, place.scope, wish))
    return ANNO_EXIT_USAGE;
  gboolean all;
  g_autoptr (AnnoIntakeSources) sources = make_sources (named, &all);
  g_autoptr (AnnoIntakeReport) report = import_sources (place.root, sources, wish, &error);
  if (report == NULL)
    {
      anno_output_message (words->into, error->message);
      return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? ANNO_EXIT_INTERRUPTED
                                                                       : ANNO_EXIT_INPUT;
    }
  print_report (&place, report, words->json);
  return MAX (status_of (report), all ? ANNO_EXIT_DONE : ANNO_EXIT_FINDINGS);
}

static AnnoExit
run (char ***arguments)
{
  g_auto (Words) words = { NULL };
  const GOptionEntry options[] = {
    { "into", 'i', 0, G_OPTION_ARG_FILENAME, &words.into, "The corpus, or a folder in it; made where it is missing", "CORPUS" },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &words.format, "What the sources are, where it can't be told from them", "FORMAT" },
    { "encoding", 'e', 0, G_OPTION_ARG_STRING, &words.encoding, "Their encoding, whatever they say", "NAME" },
    { "with", 'w', 0, G_OPTION_ARG_STRING, &words.with, "Don't leave out: captions, credits, tables, asides", "KIND,…" },
    { "text-field", 0, 0, G_OPTION_ARG_STRING, &words.text, "In JSON lines, the member with the text (“a.b” goes down)", "NAME" },
    { "title-field", 0, 0, G_OPTION_ARG_STRING, &words.title, "… with the title", "NAME" },
    { "byline-field", 0, 0, G_OPTION_ARG_STRING, &words.byline, "… with who wrote it", "NAME" },
    { "date-field", 0, 0, G_OPTION_ARG_STRING, &words.date, "… with the date", "NAME" },
    { "id-field", 0, 0, G_OPTION_ARG_STRING, &words.id, "… with the id", "NAME" },
    { "url-field", 0, 0, G_OPTION_ARG_STRING, &words.url, "… with the address", "NAME" },
    { "doubles", 0, 0, G_OPTION_ARG_NONE, &words.doubles, "Import what is there already, too", NULL },
    { "keep-sources", 'k', 0, G_OPTION_ARG_NONE, &words.keeps_sources, "Keep each source beside its articles", NULL },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &words.is_dry, "Tell what would be done, and write nothing", NULL },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &words.json, "Print what became of each as a JSON object on a line", NULL },
    G_OPTION_ENTRY_NULL,
  };
  AnnoExit status = ANNO_EXIT_DONE;
  if (!anno_command_parse (&anno_import_command, options, arguments, &status))
    return status;
  if (words.into == NULL)
    return anno_command_misused (&anno_import_command, "It needs --into=CORPUS");
  if (**arguments == NULL)
    return anno_command_misused (&anno_import_command, "There is nothing to import");
  return import (&words, *arguments);
}

const AnnoCommand anno_import_command = {
  .name = "import",
  .arguments = "SOURCE… --into CORPUS",
  .summary = "Bring articles into a corpus: text, web pages, agency files, archives",
  .description
  = "SOURCE is a file, a folder, or “-” for the standard input. Each article becomes a text file with\n"
    "what is known of it beside it, in article.meta.json; by one rule, so that the same source gives the\n"
    "same text. What is there already, by its text or its id, isn't imported again. Without --json, an\n"
    "article is a line of columns with a tab between them: its path and its title; all else is told on the\n"
    "standard error output, as SOURCE: what is wrong.\n\n"
    "Exit status: 0 done, 1 something was skipped, broken or there already, 2 wrong usage, 3 nothing\n"
    "could be imported, 4 CORPUS could not be written, 130 stopped by Ctrl+C: what came in before stays.",
  .run = run,
};
