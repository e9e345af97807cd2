#include "cli/review-todo.h"

#include "cli/output.h"
#include "cli/todo-scope.h"
#include "formats/iso-time.h"
#include "formats/json-print.h"
#include "session/todo-item.h"

/* Stable names for scripts. */
static const char *
kind_id (AnnoTodoKind kind)
{
  static const char *const ids[] = { [ANNO_TODO_COMMENT] = "comment",
                                     [ANNO_TODO_DECISION] = "decision",
                                     [ANNO_TODO_CHANGES] = "changes",
                                     [ANNO_TODO_AGAIN] = "again" };
  return ids[kind];
}

static void
print_acts (guint acts, GString *line)
{
  static const struct
  {
    AnnoTodoActs act;
    const char *id;
  } all[] = { { ANNO_TODO_CAN_APPLY, "apply" },
              { ANNO_TODO_CAN_ANSWER, "reply" },
              { ANNO_TODO_CAN_RESOLVE, "resolve" } };
  gboolean any = FALSE;

  anno_json_print_key (line, "acts");
  g_string_append_c (line, '[');
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if ((acts & all[i].act) != 0)
      {
        g_string_append_printf (line, "%s\"%s\"", any ? "," : "", all[i].id);
        any = TRUE;
      }
  g_string_append_c (line, ']');
}

static void
print_json (const AnnoTodoFacts *facts, const char *shown)
{
  g_autoptr (GString) line = g_string_new ("{");
  g_autofree char *words = anno_output_plain ("", facts->words);
  g_autofree char *who = anno_output_plain ("", facts->who);
  char created[ANNO_ISO_TIME_SIZE];

  anno_output_json_path (line, "article", shown);
  anno_json_print_member (line, "what", kind_id (facts->kind));
  anno_json_print_member (line, "id", facts->record->id);
  if (facts->last != facts->record)
    anno_json_print_member (line, "last", facts->last->id);
  if (facts->quote != NULL)
    {
      anno_json_print_number (line, "start", facts->start);
      anno_json_print_number (line, "end", facts->end);
    }
  anno_json_print_member (line, "quote", facts->quote);
  anno_json_print_member (line, "annotation", facts->own);
  anno_json_print_member (line, "reviewer", facts->last->creator_id);
  anno_json_print_member (line, "name", who);
  if (anno_iso_time_print (facts->last->created, created))
    anno_json_print_member (line, "created", created);
  anno_json_print_member (line, "words", words);
  anno_json_print_member (line, "about", facts->about);
  if (facts->kind == ANNO_TODO_CHANGES)
    anno_json_print_number (line, "changed", facts->n_changed);
  if (facts->kind == ANNO_TODO_DECISION)
    anno_json_print_number (line, "linksLeft", facts->n_left);
  print_acts (facts->acts, line);
  g_string_append_c (line, '}');
  anno_output_json (line);
}

static void
print_columns (const AnnoTodoFacts *facts, const char *shown)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (columns, g_strdup (shown));
  g_ptr_array_add (columns, facts->quote != NULL
                                ? g_strdup_printf ("%u-%u", facts->start, facts->end)
                                : g_strdup ("-"));
  g_ptr_array_add (columns, g_strdup (kind_id (facts->kind)));
  g_ptr_array_add (columns, g_strdup (facts->record->id));
  g_ptr_array_add (columns, anno_output_plain ("", facts->who));
  g_ptr_array_add (columns, anno_output_plain ("", facts->words));
  anno_output_columns (columns);
}

static AnnoExit
serve (const char *named, const char *annotator, gboolean json)
{
  AnnoTodoScope scope;
  AnnoExit status = anno_todo_scope_open (&scope, named, annotator);

  if (status != ANNO_EXIT_DONE)
    return status;
  g_autoptr (GPtrArray) items = anno_todo_scope_list (&scope, &status);
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const AnnoTodoFacts *facts = anno_todo_item_get (items->pdata[i]);
      g_autofree char *shown = anno_place_show (&scope.place, facts->article);
      (json ? print_json : print_columns) (facts, shown);
    }
  anno_todo_scope_close (&scope);
  if (items == NULL)
    return ANNO_EXIT_INPUT;
  return items->len > 0 ? ANNO_EXIT_FINDINGS : status;
}

static AnnoExit
run (char ***arguments)
{
  g_autofree char *annotator = NULL;
  gboolean json = FALSE;
  const GOptionEntry options[] = {
    { "annotator", 'a', 0, G_OPTION_ARG_FILENAME, &annotator, "Who is asked", "FOLDER" },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &json, "Print each as a JSON object on a line", NULL },
    G_OPTION_ENTRY_NULL,
  };
  AnnoExit status = ANNO_EXIT_DONE;
  if (!anno_command_parse (&anno_review_todo_command, options, arguments, &status))
    return status;
  if (annotator == NULL || g_strv_length (*arguments) != 1)
    return anno_command_misused (&anno_review_todo_command,
                                 "It takes one corpus, or a part of one, and --annotator");
  return serve (**arguments, annotator, json);
}

const AnnoCommand anno_review_todo_command = {
  .name = "review todo",
  .arguments = "PATH",
  .summary = "List what reviewers ask of an annotator",
  .description
  = "PATH is a corpus, a folder in one, or an article. Listed is what is open between the "
    "annotator\n"
    "and reviewers, as the window does: comments on what the annotator marked, or on articles as "
    "a\n"
    "whole, and answers to the annotator’s own, while somebody else has the last word; decisions "
    "by\n"
    "which an annotation is to be another one, or none, or to come; the verdict that an article\n"
    "needs changes, until it is answered; and, of a reviewer, such answers, until there is "
    "another\n"
    "verdict. Without --json, each is a line of columns with tabs between them: the article, the\n"
    "place in code points, what it is (comment, decision, changes, again), its id, who asks, and\n"
    "the words.\n\n"
    "Exit status: 0 nothing is open, 1 something is, or could not be read, 2 wrong usage, 3 PATH "
    "or\n"
    "the annotator is not there, 4 the output could not be written.",
  .run = run,
};
