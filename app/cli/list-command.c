#include "cli/list-command.h"

#include "cli/list-choice.h"
#include "cli/output.h"
#include "cli/place.h"
#include "formats/json-print.h"
#include "session/corpus-list.h"

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
  anno_output_json_path (out, "annotator", layer->slug);
  anno_json_print_member (out, "name", layer->name);
  anno_json_print_member (out, "state", layer->state);
  anno_json_print_member (out, "date", layer->date);
  if (layer->problem == NULL)
    {
      anno_json_print_number (out, "spans", layer->n_spans);
    }
  print_problem (out, layer->file, layer->problem);
  g_string_append_c (out, '}');
}

/* Who is said to do it; nothing where nobody is. */
static void
print_assigned (GString *out, const char *path, AnnoAssignments *assignments)
{
  g_autoptr (GPtrArray) names = anno_assignments_list (assignments, path);

  if (names->len == 0)
    return;
  anno_json_print_key (out, "assigned");
  for (guint i = 0; i < names->len; i++)
    {
      g_string_append_c (out, i > 0 ? ',' : '[');
      anno_json_print_string (out, names->pdata[i]);
    }
  g_string_append_c (out, ']');
}

static void
print_json (const AnnoListedArticle *article, AnnoAssignments *assignments)
{
  g_autoptr (GString) line = g_string_new ("{");

  anno_output_json_path (line, "article", article->path);
  anno_json_print_member (line, "title", article->title);
  anno_json_print_member (line, "date", article->date);
  anno_json_print_member (line, "dateOrigin", article->date_origin);
  anno_json_print_member (line, "source", article->source);
  print_problem (line, article->path, article->problem);
  print_assigned (line, article->path, assignments);
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

/* What can't be read leaves everything to everybody, and is told. */
static AnnoAssignments *
load_assignments (const AnnoPlace *place, const AnnoListChoice *choice, guint *n_problems)
{
  g_autoptr (GError) error = NULL;
  AnnoAssignments *assignments = anno_assignments_load (
      place->root, choice->mine != NULL ? choice->mine : "", NULL, &error);

  if (error != NULL)
    {
      g_autofree char *shown = anno_place_show (place, "corpus.json");
      anno_output_message (shown, error->message);
      ++*n_problems;
    }
  return assignments;
}

static AnnoExit
list_corpus (const char *named, const AnnoListChoice *choice, gboolean json)
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
  g_autoptr (AnnoAssignments) assignments = load_assignments (&place, choice, &n_problems);
  anno_list_choice_apply (choice, articles, assignments);
  for (guint i = 0; i < articles->len; i++)
    {
      if (json)
        print_json (articles->pdata[i], assignments);
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
  g_autofree char *mine = NULL, *annotator = NULL, *state = NULL, *sort = NULL;
  const GOptionEntry options[] = {
    { "annotator", 'a', 0, G_OPTION_ARG_STRING, &annotator,
      "Whose state and annotations count: the name of a folder", "FOLDER" },
    { "mine", 'm', 0, G_OPTION_ARG_STRING, &mine,
      "Print only what that annotator is still to do", "FOLDER" },
    { "sort", 0, 0, G_OPTION_ARG_STRING, &sort,
      "Sort by path, title, date, state, source, annotations or annotators", "KEY" },
    { "state", 's', 0, G_OPTION_ARG_STRING, &state,
      "Print only what is new, in-progress, needs-changes or done", "STATE" },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &json, "Print each article as a JSON object on a line", NULL },
    G_OPTION_ENTRY_NULL,
  };
  AnnoExit status = ANNO_EXIT_DONE;
  if (!anno_command_parse (&anno_list_command, options, arguments, &status))
    return status;
  if (**arguments == NULL || (*arguments)[1] != NULL)
    return anno_command_misused (&anno_list_command, "It takes one corpus");
  AnnoListChoice choice = { mine, annotator, state, sort };
  g_autofree char *wrong = anno_list_choice_check (&choice);
  if (wrong != NULL)
    return anno_command_misused (&anno_list_command, wrong);
  return list_corpus (**arguments, &choice, json);
}

const AnnoCommand anno_list_command = {
  .name = "list",
  .arguments = "CORPUS",
  .summary = "List the articles of a corpus, and how far each annotator has come",
  .description
  = "CORPUS is a folder of articles, or a folder in one. Without --json, an article is a line of\n"
    "columns with tabs between them: its path, its date, its title, and for each annotator the\n"
    "name of the folder, the number of annotations and the state.\n\n"
    "Who is to do what is said in corpus.json. Without --annotator or --mine, a state is anybody's.\n\n"
    "Exit status: 0 done, 1 something could not be read, 2 wrong usage, 3 CORPUS could not be read,\n"
    "4 the output could not be written.",
  .run = run,
};
