#include "cli/describe-command.h"

#include "cli/output.h"
#include "cli/place.h"
#include "files/folder-scan.h"
#include "files/safe-name.h"
#include "formats/json-print.h"
#include "session/article-facts.h"
#include "session/layout.h"
#include "session/meta-store.h"

/* An article, and what is wished for it. */
typedef struct
{
  AnnoPlace place;
  char *file;   /* its meta file, as the person would name it */
  char **typed; /* of AnnoFact; NULL where it is to stay */
  gboolean json;
} Errand;

static void
errand_clear (Errand *self)
{
  anno_place_clear (&self->place);
  g_free (self->file);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Errand, errand_clear)

static void
print_json (const Errand *self, const AnnoMeta *meta)
{
  g_autoptr (GString) line = g_string_new ("{");
  g_autofree char *article = anno_safe_name_display (self->place.scope);

  anno_json_print_member (line, "article", article);
  anno_json_print_member (line, "title", meta->title);
  anno_json_print_member (line, "byline", meta->byline);
  anno_json_print_member (line, "date", meta->date);
  anno_json_print_member (line, "dateOrigin", meta->date_origin);
  anno_json_print_member (line, "rawDate", meta->raw_date);
  anno_json_print_member (line, "url", meta->url);
  anno_json_print_member (line, "source", meta->source);
  anno_json_print_member (line, "language", meta->language);
  anno_json_print_member (line, "id", meta->id);
  anno_json_print_member (line, "importedFrom", meta->format);
  anno_json_print_member (line, "original", meta->original);
  anno_json_print_member (line, "sha256", meta->sha256);
  if (meta->rule > 0)
    {
      anno_json_print_number (line, "rule", meta->rule);
    }
  g_string_append_c (line, '}');
  anno_output_json (line);
}

static void
print_line (const char *key, const char *value)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();

  g_ptr_array_add (columns, (gpointer) key);
  g_ptr_array_add (columns, (gpointer) value);
  anno_output_columns (columns);
}

/* Where it came from, as far as an import has said so. */
static void
print_origin (const AnnoMeta *meta)
{
  g_autofree char *rule = meta->rule > 0 ? g_strdup_printf ("%u", meta->rule) : NULL;
  const struct
  {
    const char *key, *value;
  } lines[] = {
    { "dateOrigin", meta->date_origin },
    { "rawDate", meta->raw_date },
    { "id", meta->id },
    { "importedFrom", meta->format },
    { "original", meta->original },
    { "rule", rule },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i].value != NULL)
      print_line (lines[i].key, lines[i].value);
}

static void
print_lines (const AnnoMeta *meta)
{
  for (guint i = 0; i < ANNO_N_FACTS; i++)
    {
      g_autofree char *shown = anno_fact_show (meta, i);
      print_line (anno_fact_get_key (i), *shown != '\0' ? shown : "-");
    }
  print_origin (meta);
}

static gboolean
has_wishes (const Errand *self)
{
  for (guint i = 0; i < ANNO_N_FACTS; i++)
    if (self->typed[i] != NULL)
      return TRUE;
  return FALSE;
}

/* FALSE, told, where one of them can't be. */
static gboolean
take_wishes (const Errand *self, AnnoMeta *meta)
{
  for (guint i = 0; i < ANNO_N_FACTS; i++)
    {
      g_autoptr (GError) error = NULL;
      if (self->typed[i] == NULL || anno_fact_set (meta, i, self->typed[i], &error))
        continue;
      g_autofree char *message
          = g_strdup_printf ("--%s: %s", anno_fact_get_key (i), error->message);
      anno_command_misused (&anno_describe_command, message);
      return FALSE;
    }
  return TRUE;
}

/* What is as it is wished already isn't written. */
static AnnoExit
change (const Errand *self, AnnoMeta *meta, const AnnoFileIdentity *identity)
{
  g_auto (AnnoMeta) before = { NULL };
  g_autoptr (GError) error = NULL;

  anno_meta_copy (&before, meta);
  if (!take_wishes (self, meta))
    return ANNO_EXIT_USAGE;
  if (anno_facts_equal (&before, meta))
    return ANNO_EXIT_DONE;
  g_autoptr (AnnoMetaOrder) order
      = anno_meta_order_new (self->place.root, self->place.scope, meta, identity);
  if (anno_meta_store_write (order, &error))
    return ANNO_EXIT_DONE;
  anno_output_message (self->file, error->message);
  return g_error_matches (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED) ? ANNO_EXIT_CONFLICT
                                                                           : ANNO_EXIT_WRITE;
}

static AnnoExit
describe (const Errand *self)
{
  g_auto (AnnoMeta) meta = { NULL };
  g_autoptr (GError) error = NULL;
  AnnoFileIdentity identity = { 0 };

  if (!anno_meta_store_read (self->place.root, self->place.scope, &meta, &identity, &error))
    {
      anno_output_message (self->file, error->message);
      return ANNO_EXIT_INPUT;
    }
  AnnoExit status = has_wishes (self) ? change (self, &meta, &identity) : ANNO_EXIT_DONE;
  if (status != ANNO_EXIT_DONE)
    return status;
  if (self->json)
    print_json (self, &meta);
  else
    print_lines (&meta);
  return ANNO_EXIT_DONE;
}

static AnnoExit
run_at (const char *named, char **typed, gboolean json)
{
  g_auto (Errand) errand = { .typed = typed, .json = json };
  g_autofree char *name = g_path_get_basename (named);

  if (!anno_folder_scan_is_article (name) || !g_file_test (named, G_FILE_TEST_IS_REGULAR))
    {
      anno_output_message (named, "There is no such article.");
      return ANNO_EXIT_INPUT;
    }
  anno_place_init (&errand.place, named);
  g_autofree char *below = anno_layout_meta_file ("", errand.place.scope);
  errand.file = anno_place_show (&errand.place, below);
  return describe (&errand);
}

static AnnoExit
run (char ***arguments)
{
  gboolean json = FALSE;
  char *typed[ANNO_N_FACTS] = { NULL };
  /* Taken as bytes, because the program has no locale; they are to be UTF-8. */
#define TEXT(fact, help, word)                                                                     \
  {                                                                                                \
    anno_fact_get_key (fact), 0, 0, G_OPTION_ARG_FILENAME, &typed[fact], help, word                \
  }
  const GOptionEntry options[] = {
    TEXT (ANNO_FACT_TITLE, "What it is called", "TEXT"),
    TEXT (ANNO_FACT_BYLINE, "Who wrote it", "TEXT"),
    TEXT (ANNO_FACT_DATE, "The day of which it is, as digits or in words", "DATE"),
    TEXT (ANNO_FACT_URL, "Where it stands on the web: an http or https address", "URL"),
    TEXT (ANNO_FACT_SOURCE, "Who published it", "TEXT"),
    TEXT (ANNO_FACT_LANGUAGE, "Its language, as “en” or “de-AT”", "CODE"),
    { "json", 'j', 0, G_OPTION_ARG_NONE, &json, "Print what is known as a JSON object", NULL },
    G_OPTION_ENTRY_NULL,
  };
#undef TEXT
  AnnoExit status = ANNO_EXIT_DONE;
  gboolean parsed = anno_command_parse (&anno_describe_command, options, arguments, &status);
  if (parsed && (**arguments == NULL || (*arguments)[1] != NULL))
    status = anno_command_misused (&anno_describe_command, "It takes one article");
  else if (parsed)
    status = run_at (**arguments, typed, json);
  for (guint i = 0; i < ANNO_N_FACTS; i++)
    g_free (typed[i]);
  return status;
}

const AnnoCommand anno_describe_command = {
  .name = "describe",
  .arguments = "ARTICLE",
  .summary = "Tell what is known of an article beside its text, or correct it",
  .description
  = "ARTICLE is a text file of a corpus; what is known of it is in article.meta.json beside it.\n"
    "Without --json, each fact is a line: its name and its value, with a tab between them; “-” where\n"
    "nothing is known. With an option that names a fact, that is changed first; an empty text takes\n"
    "it away. What an import has said of its source stays.\n\n"
    "Exit status: 0 done, 2 wrong usage, or a value that can’t be, 3 ARTICLE is not there, or what\n"
    "is known can’t be read, 4 it could not be written, 5 another program has changed the file.",
  .run = run,
};
