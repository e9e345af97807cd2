#include "cli/review-apply.h"

#include "cli/output.h"
#include "cli/review-table.h"
#include "cli/sitting.h"
#include "cli/todo-scope.h"
#include "formats/json-print.h"
#include "session/todo-gesture.h"

#define MAX_ROUNDS 100 /* each makes what the next ones link to */

typedef struct
{
  char *as;
  gboolean all;
  gboolean dry;
  gboolean json;
  AnnoTodoScope scope;
  char **ids;       /* as typed; empty for all */
  GHashTable *left; /* the id of a decision that was applied → how many of its links were not */
  GHashTable *refused; /* ids of those that can't be */
  AnnoExit status;
} Apply;

static void
note_status (Apply *self, AnnoExit status)
{
  self->status = MAX (self->status, status);
}

static char *
show (const Apply *self, const char *article)
{
  return anno_place_show (&self->scope.place, article);
}

static void
tell (Apply *self, const AnnoTodoFacts *facts, const char *message)
{
  g_autofree char *shown = show (self, facts->article);
  g_autofree char *words = g_strdup_printf ("%s: %s", facts->record->id, message);

  anno_output_message (shown, words);
  g_hash_table_add (self->refused, g_strdup (facts->record->id));
  note_status (self, ANNO_EXIT_FINDINGS);
}

static void
print (const Apply *self, const AnnoTodoFacts *facts)
{
  g_autofree char *shown = show (self, facts->article);
  g_autofree char *what = anno_output_plain ("", facts->words);

  if (self->json)
    {
      g_autoptr (GString) line = g_string_new ("{");
      anno_output_json_path (line, "article", shown);
      anno_json_print_member (line, "id", facts->record->id);
      anno_json_print_number (line, "start", facts->start);
      anno_json_print_number (line, "end", facts->end);
      anno_json_print_member (line, "words", what);
      g_string_append_c (line, '}');
      anno_output_json (line);
      return;
    }
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (columns, g_strdup (shown));
  g_ptr_array_add (columns, g_strdup_printf ("%u-%u", facts->start, facts->end));
  g_ptr_array_add (columns, g_strdup (facts->record->id));
  g_ptr_array_add (columns, g_steal_pointer (&what));
  anno_output_columns (columns);
}

/* Whether it can be applied, for all that is known, and is one of those that were named. */
static gboolean
is_meant (const Apply *self, const AnnoTodoFacts *facts)
{
  if (facts->kind != ANNO_TODO_DECISION || (facts->acts & ANNO_TODO_CAN_APPLY) == 0
      || g_hash_table_contains (self->refused, facts->record->id))
    return FALSE;
  for (char **id = self->ids; *id != NULL; id++)
    {
      g_autofree char *full = anno_review_table_make_id (*id);
      if (g_str_equal (full, facts->record->id))
        return TRUE;
    }
  return self->all;
}

static GPtrArray *
choose (Apply *self)
{
  GPtrArray *items = anno_todo_scope_list (&self->scope, &self->status);

  for (guint i = items != NULL ? items->len : 0; i > 0; i--)
    if (!is_meant (self, anno_todo_item_get (items->pdata[i - 1])))
      g_ptr_array_remove_index (items, i - 1);
  if (items == NULL)
    note_status (self, ANNO_EXIT_INPUT);
  return items;
}

/* What was named and isn't there to be applied; nothing is done then. */
static gboolean
are_all_there (Apply *self, const GPtrArray *items)
{
  gboolean all = TRUE;

  for (char **id = self->ids; *id != NULL; id++)
    {
      g_autofree char *full = anno_review_table_make_id (*id), *message = NULL;
      gboolean found = FALSE;
      for (guint i = 0; !found && i < items->len; i++)
        found = g_str_equal (anno_todo_item_get (items->pdata[i])->record->id, full);
      if (found)
        continue;
      message = g_strdup_printf ("No decision with the id “%s” is there to be applied.", *id);
      anno_output_message (self->scope.named, message);
      all = FALSE;
    }
  return all;
}

static AnnoDocument *
load (AnnoSitting *sitting, const char *article, GError **error)
{
  GAsyncResult *answer = NULL;

  anno_corpus_load_async (sitting->corpus, article, NULL, anno_sitting_answer, &answer);
  g_autoptr (GAsyncResult) result = anno_sitting_wait (&answer);
  return anno_corpus_load_finish (sitting->corpus, result, error);
}

static gboolean
apply (Apply *self, AnnoSitting *sitting, const AnnoTodoFacts *facts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoDocument) document = load (sitting, facts->article, &error);
  const char *locked = document != NULL ? anno_document_get_locked_reason (document) : NULL;
  guint n_left = 0;

  if (document == NULL || locked != NULL)
    {
      tell (self, facts, document == NULL ? error->message : locked);
      return FALSE;
    }
  const AnnoGesture gesture = { anno_document_get_layer (document),
                                anno_corpus_get_tagset (sitting->corpus), facts->article };
  guint length = anno_article_get_length (anno_document_get_article (document));
  g_autoptr (AnnoStep) step = anno_todo_gesture_apply (
      &gesture, length, anno_corpus_get_people (sitting->corpus), facts, &n_left);
  if (step == NULL || !anno_corpus_do (sitting->corpus, step, &error))
    {
      tell (self, facts,
            error != NULL ? error->message
                          : "The annotation isn’t what it was when that was decided.");
      return FALSE;
    }
  if (g_hash_table_insert (self->left, g_strdup (facts->record->id), GUINT_TO_POINTER (n_left)))
    print (self, facts);
  return TRUE;
}

/* What links to nothing that is missing comes first: another one may link to that. */
static void
drop_later (GPtrArray *items)
{
  gboolean any = FALSE;

  for (guint i = 0; !any && i < items->len; i++)
    any = anno_todo_item_get (items->pdata[i])->n_left == 0;
  for (guint i = items->len; any && i > 0; i--)
    if (anno_todo_item_get (items->pdata[i - 1])->n_left > 0)
      g_ptr_array_remove_index (items, i - 1);
}

/* How many were applied. */
static guint
apply_all (Apply *self, const GPtrArray *items)
{
  AnnoSitting sitting;
  guint n = 0;
  g_autofree char *shown = show (self, "");
  AnnoExit status = anno_sitting_open (&sitting, self->scope.order->root, self->as, shown);

  if (status != ANNO_EXIT_DONE)
    {
      note_status (self, status);
      return 0;
    }
  for (guint i = 0; i < items->len; i++)
    n += apply (self, &sitting, anno_todo_item_get (items->pdata[i])) ? 1 : 0;
  status = anno_sitting_close (&sitting);
  note_status (self, status);
  return status == ANNO_EXIT_DONE ? n : 0;
}

static void
tell_left (Apply *self)
{
  GHashTableIter iter;
  gpointer id, n;

  g_hash_table_iter_init (&iter, self->left);
  while (g_hash_table_iter_next (&iter, &id, &n))
    {
      if (GPOINTER_TO_UINT (n) == 0)
        continue;
      g_autofree char *message = g_strdup_printf (
          GPOINTER_TO_UINT (n) == 1 ? "%s: %u link leads to what isn’t marked, and was left out."
                                    : "%s: %u links lead to what isn’t marked, and were left out.",
          (const char *) id, GPOINTER_TO_UINT (n));
      anno_output_message (self->scope.named, message);
      note_status (self, ANNO_EXIT_FINDINGS);
    }
}

static void
serve (Apply *self)
{
  g_autoptr (GPtrArray) items = choose (self);

  if (items == NULL)
    return;
  if (!are_all_there (self, items))
    {
      note_status (self, ANNO_EXIT_INPUT);
      return;
    }
  for (guint i = 0; self->dry && i < items->len; i++)
    print (self, anno_todo_item_get (items->pdata[i]));
  for (guint round = 0; !self->dry && items != NULL && items->len > 0 && round < MAX_ROUNDS;
       round++)
    {
      drop_later (items);
      if (apply_all (self, items) == 0)
        break;
      g_ptr_array_unref (items);
      items = choose (self);
    }
  tell_left (self);
}

static AnnoExit
run_with (Apply *self, char **words)
{
  if (words[0] == NULL || self->as == NULL || self->all == (words[1] != NULL))
    return anno_command_misused (&anno_review_apply_command,
                                 "It takes --as, a path, and ids or --all");
  for (char **id = words + 1; *id != NULL; id++)
    if (!g_utf8_validate (*id, -1, NULL))
      return anno_command_misused (&anno_review_apply_command, "Ids are UTF-8");
  AnnoExit status = anno_todo_scope_open (&self->scope, words[0], self->as);
  if (status != ANNO_EXIT_DONE)
    return status;
  self->ids = words + 1;
  self->left = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  serve (self);
  g_hash_table_unref (self->refused);
  g_hash_table_unref (self->left);
  anno_todo_scope_close (&self->scope);
  return self->status;
}

static AnnoExit
run (char ***arguments)
{
  Apply self = { .status = ANNO_EXIT_DONE };
  const GOptionEntry options[] = {
    { "as", 0, 0, G_OPTION_ARG_FILENAME, &self.as, "Whose annotations", "FOLDER" },
    { "all", 0, 0, G_OPTION_ARG_NONE, &self.all, "All decisions that are there to be applied",
      NULL },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &self.dry, "Only print what would be done", NULL },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &self.json, "Print each as a JSON object on a line",
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  AnnoExit status = ANNO_EXIT_DONE;
  if (anno_command_parse (&anno_review_apply_command, options, arguments, &status))
    status = run_with (&self, *arguments);
  g_free (self.as);
  return status;
}

const AnnoCommand anno_review_apply_command = {
  .name = "review apply",
  .arguments = "PATH [ID…]",
  .summary = "Make one’s annotations as reviewers decided",
  .description
  = "PATH is an article, or, with --all, also a corpus or a folder in one. ID is that of a "
    "decision,\n"
    "as “annotator-cli review todo” prints it. Each is one step, which the window can undo. Links "
    "to\n"
    "what the annotator hasn’t marked are left out, and told. Without --json, a line of columns "
    "is\n"
    "printed for each with tabs between them: the article, the place that it was at, the id, and\n"
    "what was decided.\n\n"
    "Exit status: 0 done, 1 something was left out or could not be read, 2 wrong usage, 3 PATH, "
    "the\n"
    "annotator or ID is not there, 4 it could not be written, 5 another program has changed the "
    "file.",
  .run = run,
};
