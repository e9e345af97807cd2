#include "cli/review-todo.h"

#include "cli/output.h"
#include "cli/review-print.h"
#include "cli/review-table.h"
#include "formats/json-print.h"
#include "review/review-requests.h"

typedef struct
{
  AnnoReviewTable table;
  gboolean all;
  gboolean json;
  gboolean is_left;
} Todo;

static void
print_json (const AnnoReviewedCase *reviewed, const AnnoReviewRequest *request, const char *shown)
{
  g_autoptr (GString) line = g_string_new ("{");

  anno_output_json_path (line, "article", shown);
  anno_json_print_member (line, "status", anno_request_status_id (request->status));
  if (request->thread != NULL)
    anno_review_print_thread_json (reviewed, request->thread, line);
  else
    anno_review_print_record_json (reviewed, request->record, line);
  g_string_append_c (line, '}');
  anno_output_json (line);
}

static void
print_columns (const AnnoReviewedCase *reviewed, const AnnoReviewRequest *request,
               const char *shown)
{
  const AnnoReviewRecord *record = request->record;
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (columns, g_strdup (shown));
  g_ptr_array_add (columns, anno_review_print_place (reviewed, record));
  g_ptr_array_add (columns, g_strdup (anno_review_print_what (record)));
  g_ptr_array_add (columns, g_strdup (anno_request_status_id (request->status)));
  g_ptr_array_add (columns, g_strdup (record->id));
  g_ptr_array_add (columns, g_strdup (anno_review_print_who (record)));
  g_ptr_array_add (columns, g_strdup (record->why != NULL ? record->why : ""));
  anno_output_columns (columns);
}

static void
list_requests (Todo *self, const AnnoReviewedCase *reviewed)
{
  g_autofree char *shown = anno_place_show (&self->table.place, reviewed->one->path);
  g_autoptr (GPtrArray) requests
      = anno_review_requests_new (&reviewed->one->compare, reviewed->state, self->table.self->id);

  for (guint i = 0; i < requests->len; i++)
    {
      const AnnoReviewRequest *request = requests->pdata[i];
      if (!self->all && request->status != ANNO_REQUEST_OPEN)
        continue;
      self->is_left = self->is_left || request->status == ANNO_REQUEST_OPEN;
      (self->json ? print_json : print_columns) (reviewed, request, shown);
    }
}

static AnnoExit
serve (Todo *self, const char *named, const char *annotator)
{
  AnnoReviewTable *table = &self->table;
  AnnoExit status = anno_review_table_open (table, named, NULL, annotator);

  if (status != ANNO_EXIT_DONE)
    return status;
  for (guint i = 0; i < table->entries->len; i++)
    {
      const AnnoSurveyEntry *entry = table->entries->pdata[i];
      g_autoptr (AnnoReviewedCase) reviewed = NULL;
      if (g_ptr_array_find_with_equal_func (entry->slugs, annotator, g_str_equal, NULL))
        reviewed = anno_review_table_load (table, i);
      if (reviewed != NULL)
        list_requests (self, reviewed);
    }
  return anno_review_table_close (table, self->is_left ? ANNO_EXIT_FINDINGS : ANNO_EXIT_DONE);
}

static AnnoExit
run (char ***arguments)
{
  g_autofree char *annotator = NULL;
  Todo self = { 0 };
  const GOptionEntry options[] = {
    { "annotator", 'a', 0, G_OPTION_ARG_FILENAME, &annotator, "Who is asked", "FOLDER" },
    { "all", 0, 0, G_OPTION_ARG_NONE, &self.all, "Also what is answered or resolved", NULL },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &self.json,
      "Print each request as a JSON object on a line", NULL },
    G_OPTION_ENTRY_NULL,
  };
  AnnoExit status = ANNO_EXIT_DONE;
  if (!anno_command_parse (&anno_review_todo_command, options, arguments, &status))
    return status;
  if (annotator == NULL || g_strv_length (*arguments) != 1)
    return anno_command_misused (&anno_review_todo_command,
                                 "It takes one corpus, or a part of one, and --annotator");
  return serve (&self, **arguments, annotator);
}

const AnnoCommand anno_review_todo_command = {
  .name = "review todo",
  .arguments = "PATH",
  .summary = "List what reviewers ask of an annotator",
  .description
  = "PATH is a corpus, a folder in one, or an article. Listed are others’ comments on what the\n"
    "annotator marked, or didn’t mark where others did; those on articles as a whole; and the "
    "verdict\n"
    "that an article needs changes. A comment is answered where the annotator has the last word in "
    "it,\n"
    "a verdict where an annotation was made or changed since. Without --json, a request is a line "
    "of\n"
    "columns with tabs between them: the article, the place in code points, what it is, its "
    "status\n"
    "(open, answered, done), the id, who asks, and the words.\n\n"
    "Exit status: 0 nothing is open, 1 something is, or could not be read, 2 wrong usage, 3 PATH "
    "or\n"
    "the annotator is not there, 4 the output could not be written.",
  .run = run,
};
