#include "cli/review-list.h"

#include "cli/diff-print.h"
#include "cli/output.h"
#include "cli/review-print.h"
#include "cli/review-table.h"
#include "formats/json-print.h"
#include "review/review-news.h"

/* What is to be listed, and what was met. */
typedef struct
{
  guint statuses; /* 1 << AnnoReviewStatus for each; 0 for all */
  gboolean all;   /* also what all agree on */
  gboolean unresolved;
  gboolean json;
  gboolean only_new; /* since the reviewer's last act on the article: who that is, the table knows */
  char *as;
  gboolean is_left; /* something that is listed is to be looked at */
  guint n_articles;
} Listing;

typedef void (*Visit) (Listing *self, AnnoReviewTable *table, const AnnoReviewedCase *reviewed);

/* Where a reviewer is to say something, also where all agree. */
static gboolean
needs_word (const AnnoReviewItem *item)
{
  return item->status == ANNO_STATUS_CONTESTED
         || (!item->agreed
             && (item->status == ANNO_STATUS_OPEN || item->status == ANNO_STATUS_OUTDATED));
}

/* When the reviewer who asks was last at work on that. */
static gint64
find_last_act (const AnnoReviewTable *table, const AnnoReviewedCase *reviewed)
{
  return table->self != NULL
             ? anno_review_news_last_act (reviewed->state->records, table->self->id)
             : 0;
}

static gboolean
is_new (const AnnoReviewTable *table, const AnnoReviewedCase *reviewed, guint cluster,
        gint64 last_act)
{
  return last_act == 0
         || anno_review_news_of_cluster (&reviewed->one->compare, reviewed->state, cluster,
                                         table->self->id)
                > last_act;
}

static gboolean
is_wanted (const Listing *self, const AnnoReviewItem *item)
{
  if (self->statuses != 0 && (self->statuses & 1u << item->status) == 0)
    return FALSE;
  return self->all || !item->agreed || item->status == ANNO_STATUS_CONTESTED
         || item->status == ANNO_STATUS_UNSURE;
}

static void
list_differences (Listing *self, AnnoReviewTable *table, const AnnoReviewedCase *reviewed)
{
  g_autoptr (GPtrArray) lines = anno_diff_lines_new (reviewed->one);
  gint64 last_act = find_last_act (table, reviewed);

  for (guint i = 0; i < lines->len; i++)
    {
      const AnnoDiffLine line = anno_diff_lines_get (lines, reviewed->one, i);
      guint cluster = anno_diff_line_cluster (&line);
      const AnnoReviewItem *item = anno_review_state_get (reviewed->state, cluster);
      if (!is_wanted (self, item)
          || (self->only_new && !is_new (table, reviewed, cluster, last_act)))
        continue;
      self->is_left = self->is_left || needs_word (item);
      if (self->json)
        anno_diff_print_json (&line, reviewed, &table->place);
      else
        anno_diff_print_columns (&line, reviewed, &table->place, TRUE);
    }
}

static void
print_said (const AnnoReviewedCase *reviewed, const AnnoReviewRecord *record, const char *shown,
            const char *status)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (columns, g_strdup (shown));
  g_ptr_array_add (columns, anno_review_print_place (reviewed, record));
  g_ptr_array_add (columns, g_strdup (status));
  g_ptr_array_add (columns, g_strdup (record->id));
  g_ptr_array_add (columns, g_strdup (anno_review_print_who (record)));
  g_ptr_array_add (columns, g_strdup (record->why != NULL ? record->why : ""));
  anno_output_columns (columns);
}

static void
print_thread (const Listing *self, const AnnoReviewedCase *reviewed, const AnnoReviewThread *thread,
              const char *shown)
{
  g_autoptr (GString) line = g_string_new ("{");

  if (self->json)
    {
      anno_output_json_path (line, "article", shown);
      anno_review_print_thread_json (reviewed, thread, line);
      g_string_append_c (line, '}');
      anno_output_json (line);
      return;
    }
  print_said (reviewed, thread->comment, shown, thread->resolved_by != NULL ? "resolved" : "open");
  for (guint i = 0; i < thread->replies->len; i++)
    print_said (reviewed, thread->replies->pdata[i], shown, "reply");
}

static void
list_threads (Listing *self, AnnoReviewTable *table, const AnnoReviewedCase *reviewed)
{
  g_autofree char *shown = anno_place_show (&table->place, reviewed->one->path);
  gint64 last_act = find_last_act (table, reviewed);

  for (guint i = 0; i < reviewed->state->threads->len; i++)
    {
      const AnnoReviewThread *thread = reviewed->state->threads->pdata[i];
      if (self->unresolved && thread->resolved_by != NULL)
        continue;
      if (self->only_new && anno_review_news_of_thread (thread, table->self->id) <= last_act)
        continue;
      self->is_left = self->is_left || thread->resolved_by == NULL;
      print_thread (self, reviewed, thread, shown);
    }
}

/* @n_sides: as many have to have worked on an article. */
static AnnoExit
go_through (Listing *self, AnnoReviewTable *table, guint n_sides, Visit visit)
{
  for (guint i = 0; i < table->entries->len; i++)
    {
      if (anno_review_case_count (table->entries->pdata[i], table->people) < n_sides)
        continue;
      g_autoptr (AnnoReviewedCase) reviewed = anno_review_table_load (table, i);
      if (reviewed == NULL || reviewed->one->sides->len < n_sides)
        continue;
      self->n_articles++;
      visit (self, table, reviewed);
    }
  if (self->n_articles == 0)
    {
      anno_output_message (table->named,
                           n_sides > 1 ? "No article here can be compared: none has annotations of "
                                         "two of these annotators that can be read."
                                       : "No article here has annotations that can be read.");
      return ANNO_EXIT_INPUT;
    }
  return self->is_left ? ANNO_EXIT_FINDINGS : ANNO_EXIT_DONE;
}

static AnnoExit
serve (Listing *self, const char *named, char *const *annotators, guint n_sides, Visit visit)
{
  AnnoReviewTable table;
  AnnoExit status = anno_review_table_open (&table, named, (const char *const *) annotators,
                                            self->as);

  if (status != ANNO_EXIT_DONE)
    return status;
  return anno_review_table_close (&table, go_through (self, &table, n_sides, visit));
}

static gboolean
choose_statuses (Listing *self, char *const *words)
{
  for (; words != NULL && *words != NULL; words++)
    {
      AnnoReviewStatus status;
      if (!anno_review_status_find (*words, &status))
        return FALSE;
      self->statuses |= 1u << status;
    }
  return TRUE;
}

/* Both options or none. */
static gboolean
is_sound (const Listing *self)
{
  return self->only_new == (self->as != NULL);
}

#define NEW_OPTIONS                                                                                \
  { "new", 0, 0, G_OPTION_ARG_NONE, &self.only_new,                                                \
    "Only what is new since the reviewer of --as last said something of the article", NULL },      \
  {                                                                                                \
    "as", 0, 0, G_OPTION_ARG_FILENAME, &as, "Who asks what is new", "FOLDER"                       \
  }

static AnnoExit
run_list (char ***arguments)
{
  g_auto (GStrv) annotators = NULL, statuses = NULL;
  g_autofree char *as = NULL;
  Listing self = { 0 };
  const GOptionEntry options[] = {
    { "annotator", 'a', 0, G_OPTION_ARG_FILENAME_ARRAY, &annotators,
      "Only annotations of this annotator; more than once for several", "FOLDER" },
    { "status", 's', 0, G_OPTION_ARG_STRING_ARRAY, &statuses,
      "Only differences of this status; more than once for several", "STATUS" },
    { "all", 0, 0, G_OPTION_ARG_NONE, &self.all, "Also what all agree on", NULL },
    NEW_OPTIONS,
    { "json", 'j', 0, G_OPTION_ARG_NONE, &self.json,
      "Print each difference as a JSON object on a line", NULL },
    G_OPTION_ENTRY_NULL,
  };
  AnnoExit status = ANNO_EXIT_DONE;
  if (!anno_command_parse (&anno_review_list_command, options, arguments, &status))
    return status;
  if (g_strv_length (*arguments) != 1)
    return anno_command_misused (&anno_review_list_command,
                                 "It takes one corpus, or a part of one");
  if (annotators != NULL && annotators[1] == NULL)
    return anno_command_misused (&anno_review_list_command, "--annotator is to name two at least");
  if (!choose_statuses (&self, statuses))
    return anno_command_misused (&anno_review_list_command,
                                 "--status takes one of those that --help lists");
  self.as = as;
  if (!is_sound (&self))
    return anno_command_misused (&anno_review_list_command, "--new and --as go together");
  return serve (&self, **arguments, annotators, 2, list_differences);
}

const AnnoCommand anno_review_list_command = {
  .name = "review list",
  .arguments = "PATH",
  .summary = "List what annotators marked differently, and what was decided",
  .description
  = "PATH is a corpus, a folder in one, or an article. STATUS is open, decided, contested "
    "(reviewers\n"
    "differ), outdated (what was decided has changed since), skipped or unsure. Without --json, a\n"
    "difference is a line of columns with tabs between them: the article, the place in code "
    "points,\n"
    "the kind, the status, a sentence, and who decided what, and why.\n\n"
    "With --new, a difference is listed where an annotation in it was made or changed, or somebody\n"
    "else said something of it, after the reviewer's last record on the article; and, whenever that\n"
    "was, where what was decided doesn't fit any more.\n\n"
    "Exit status: 0 none of those listed is open, outdated or contested, 1 one is, or something\n"
    "could not be read, 2 wrong usage, 3 nothing that was named could be compared, 4 the output\n"
    "could not be written.",
  .run = run_list,
};

static AnnoExit
run_threads (char ***arguments)
{
  g_autofree char *as = NULL;
  Listing self = { 0 };
  const GOptionEntry options[] = {
    NEW_OPTIONS,
    { "unresolved", 'u', 0, G_OPTION_ARG_NONE, &self.unresolved, "Only those that are open", NULL },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &self.json, "Print each thread as a JSON object on a line",
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  AnnoExit status = ANNO_EXIT_DONE;
  if (!anno_command_parse (&anno_review_threads_command, options, arguments, &status))
    return status;
  if (g_strv_length (*arguments) != 1)
    return anno_command_misused (&anno_review_threads_command,
                                 "It takes one corpus, or a part of one");
  self.as = as;
  if (!is_sound (&self))
    return anno_command_misused (&anno_review_threads_command, "--new and --as go together");
  return serve (&self, **arguments, NULL, 1, list_threads);
}

const AnnoCommand anno_review_threads_command = {
  .name = "review threads",
  .arguments = "PATH",
  .summary = "List the comments of reviewers, with their answers",
  .description
  = "PATH is a corpus, a folder in one, or an article. Without --json, a comment is a line of\n"
    "columns with tabs between them: the article, the place in code points (- for the article as "
    "a\n"
    "whole), open or resolved, the id, who said it, and the words; then a line for each answer, "
    "with\n"
    "reply in the third column.\n\n"
    "Exit status: 0 none of those listed is open, 1 one is, or something could not be read, 2 "
    "wrong\n"
    "usage, 3 nothing that was named could be read, 4 the output could not be written.",
  .run = run_threads,
};
