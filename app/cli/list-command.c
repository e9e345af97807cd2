#include "cli/list-command.h"

#include "cli/output.h"
#include "cli/place.h"
#include "formats/json-print.h"
#include "session/corpus-list.h"
#include "files/safe-name.h"

static void
print_path (GString *out, const char *key, const char *path)
{
  g_autofree char *shown = anno_safe_name_display (path);
  anno_json_print_member (out, key, shown);
}

static void
print_problem (GString *out, const char *file, const char *problem)
{
  g_autofree char *plain = problem != NULL ? anno_output_plain (file, problem) : NULL;
  anno_json_print_member (out, "problem", plain);
}

static void
print_layer_json (GString *out, const AnnoListedLayer *layer)
{
  g_string_append_c (out, '{');
  print_path (out, "annotator", layer->slug);
  anno_json_print_member (out, "name", layer->name);
  anno_json_print_member (out, "state", layer->state);
  anno_json_print_member (out, "date", layer->date);
  if (layer->problem == NULL)
    {
      anno_json_print_key (out, "spans");
      g_string_append_printf (out, "%u", layer->n_spans);
    }
  print_problem (out, layer->file, layer->problem);
  g_string_append_c (out, '}');
}

static void
print_json (const AnnoListedArticle *article)
{
  g_autoptr (GString) line = g_string_new ("{");

  print_path (line, "article", article->path);
  anno_json_print_member (line, "title", article->title);
  anno_json_print_member (line, "date", article->date);
  anno_json_print_member (line, "dateOrigin", article->date_origin);
  print_problem (line, article->path, article->problem);
  anno_json_print_key (line, "annotators");
  g_string_append_c (line, '[');
  for (guint i = 0; i < article->layers->len; i++)
    {
      if (i > 0)
        g_string_append_c (line, ',');
      print_layer_json (line, article->layers->pdata[i]);
    }
  g_string_append (line, "]}");
  anno_output_json (line);
}

/* "ann 12 in-progress" */
static char *
describe_layer (const AnnoListedLayer *layer)
{
  return layer->problem != NULL
             ? g_strdup_printf ("%s ? unreadable", layer->slug)
             : g_strdup_printf ("%s %u %s", layer->slug, layer->n_spans, layer->state);
}

static void
print_columns (const AnnoListedArticle *article)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (columns, g_strdup (article->path));
  g_ptr_array_add (columns, g_strdup (article->date != NULL ? article->date : "-"));
  g_ptr_array_add (columns, g_strdup (article->title != NULL ? article->title : "-"));
  for (guint i = 0; i < article->layers->len; i++)
    g_ptr_array_add (columns, describe_layer (article->layers->pdata[i]));
  anno_output_columns (columns);
}

/* How many of its files can't be read: each is told, with its place. */
static guint
tell_problems (const AnnoPlace *place, const AnnoListedArticle *article)
{
  guint n = 0;

  if (article->problem != NULL)
    {
      g_autofree char *shown = anno_place_show (place, article->path);
      anno_output_message (shown, article->problem);
      n++;
    }
  for (guint i = 0; i < article->layers->len; i++)
    {
      const AnnoListedLayer *layer = article->layers->pdata[i];
      g_autofree char *shown = anno_place_show (place, layer->file);
      if (layer->problem == NULL)
        continue;
      anno_output_message (shown, layer->problem);
      n++;
    }
  return n;
}

static AnnoExit
list_corpus (const char *named, gboolean json)
{
  g_auto (AnnoPlace) place = { 0 };
  anno_place_init (&place, named);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) articles
      = anno_corpus_list (place.root, place.scope, problems, NULL, &error);
  if (articles == NULL)
    {
      anno_output_message (named, error->message);
      return ANNO_EXIT_INPUT;
    }

  guint n_problems = problems->len;
  for (guint i = 0; i < problems->len; i++)
    anno_output_message (named, problems->pdata[i]);
  for (guint i = 0; i < articles->len; i++)
    {
      if (json)
        print_json (articles->pdata[i]);
      else
        print_columns (articles->pdata[i]);
      n_problems += tell_problems (&place, articles->pdata[i]);
    }
  return n_problems > 0 ? ANNO_EXIT_FINDINGS : ANNO_EXIT_DONE;
}

static AnnoExit
run (char ***arguments)
{
  gboolean json = FALSE;
  const GOptionEntry options[] = {
    { "json", 'j', 0, G_OPTION_ARG_NONE, &json, "Print each article as a JSON object on a line", NULL },
    G_OPTION_ENTRY_NULL,
  };
  AnnoExit status = ANNO_EXIT_DONE;
  if (!anno_command_parse (&anno_list_command, options, arguments, &status))
    return status;
  if (**arguments == NULL || (*arguments)[1] != NULL)
    return anno_command_misused (&anno_list_command, "It takes one corpus");
  return list_corpus (**arguments, json);
}

const AnnoCommand anno_list_command = {
  .name = "list",
  .arguments = "CORPUS",
  .summary = "List the articles of a corpus, and how far each annotator has come",
  .description
  = "CORPUS is a folder of articles, or a folder in one. Without --json, an article is a line of\n"
    "columns with tabs between them: its path, its date, its title, and for each annotator the\n"
    "name of the folder, the number of annotations and the state.\n\n"
    "Exit status: 0 done, 1 something could not be read, 2 wrong usage, 3 CORPUS could not be read,\n"
    "4 the output could not be written.",
  .run = run,
};
