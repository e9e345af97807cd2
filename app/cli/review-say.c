#include "cli/review-say.h"

#include "cli/output.h"
#include "cli/review-print.h"
#include "cli/review-table.h"
#include "formats/json-print.h"
#include "formats/review-terms.h"
#include "review/review-verdicts.h"

/* As typed, and what it is about. */
typedef struct
{
  const AnnoCommand *command;
  AnnoReviewTable table;
  AnnoReviewedCase *reviewed;
  AnnoReviewDesk desk;
  char *as;
  char *why;
  gboolean anyway;
  gboolean last;
  gboolean json;
  char **words; /* the article, and what comes after it */
} Say;

/* Makes the record; NULL, told, and with *@status, where there is none to make. */
typedef AnnoReviewRecord *(*Make) (Say *self, AnnoExit *status);

static AnnoExit
keep (Say *self, AnnoReviewRecord *record)
{
  g_autoptr (GPtrArray) records
      = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);

  g_ptr_array_add (records, record);
  AnnoExit status = anno_review_table_add (&self->table, self->reviewed, records);
  return status != ANNO_EXIT_DONE
             ? status
             : anno_review_table_show (&self->table, self->reviewed, records, self->json);
}

static AnnoExit
serve (Say *self, Make make)
{
  AnnoExit status = anno_review_table_open (&self->table, self->words[0], NULL, self->as);

  if (status != ANNO_EXIT_DONE)
    return status;
  status = ANNO_EXIT_INPUT;
  self->reviewed = anno_review_table_load_one (&self->table);
  if (self->reviewed != NULL)
    {
      if (self->table.self != NULL)
        self->desk = anno_review_table_desk (&self->table, self->reviewed);
      AnnoReviewRecord *record = make (self, &status);
      if (record != NULL)
        status = keep (self, record);
    }
  g_clear_pointer (&self->reviewed, anno_reviewed_case_free);
  return anno_review_table_close (&self->table, status);
}

static gboolean
are_text (char **words, const char *why)
{
  if (why != NULL && !g_utf8_validate (why, -1, NULL))
    return FALSE;
  for (; *words != NULL; words++)
    if (**words == '\0' || !g_utf8_validate (*words, -1, NULL))
      return FALSE;
  return TRUE;
}

static gboolean
is_verdict (const char *word)
{
  AnnoVerdict found;
  return anno_review_verdict_find (word, &found);
}

static AnnoReviewRecord *verdict (Say *self, AnnoExit *status);

/* @least, @most: of the words after the article. */
static AnnoExit
run_with (Say *self, char ***arguments, const GOptionEntry *options, guint least, guint most,
          const char *usage, Make make)
{
  AnnoExit status = ANNO_EXIT_DONE;

  if (anno_command_parse (self->command, options, arguments, &status))
    {
      guint n = g_strv_length (*arguments);
      self->words = *arguments;
      if (self->last)
        least = most = 0;
      if (n < 1 + least || n > 1 + most
          || (make == verdict && n > 1 && !is_verdict (self->words[1])))
        status = anno_command_misused (self->command, usage);
      else if (!are_text (self->words + 1, self->why))
        status = anno_command_misused (self->command, "Words are UTF-8, and not empty");
      else if (self->as == NULL && (most == 0 || n > 1 || least > 0))
        status = anno_command_misused (self->command, "It needs --as");
      else
        status = serve (self, make);
    }
  g_free (self->as);
  g_free (self->why);
  return status;
}

#define AS                                                                                         \
  {                                                                                                \
    "as", 0, 0, G_OPTION_ARG_FILENAME, &self.as, "Who says it", "FOLDER"                           \
  }
#define WHY                                                                                        \
  {                                                                                                \
    "why", 0, 0, G_OPTION_ARG_FILENAME, &self.why, "Why", "WORDS"                                  \
  }
#define JSON                                                                                       \
  {                                                                                                \
    "json", 'j', 0, G_OPTION_ARG_NONE, &self.json, "Print it as a JSON object on a line", NULL     \
  }

static AnnoReviewRecord *
comment (Say *self, AnnoExit *status)
{
  const AnnoMark *mark = NULL;
  guint cluster = ANNO_REVIEW_ARTICLE;

  if (self->words[2] == NULL)
    return anno_review_act_comment (&self->desk, cluster, self->words[1]);
  if (!anno_review_table_find_place (&self->table, self->reviewed, self->words[1], &cluster, &mark))
    return NULL;
  if (mark == NULL)
    return anno_review_act_comment (&self->desk, cluster, self->words[2]);
  return anno_review_act_comment_span (
      &self->desk, anno_clusters_whose (self->reviewed->one->clusters, mark->layer), mark->span,
      self->words[2]);
}

static AnnoExit
run_comment (char ***arguments)
{
  Say self = { .command = &anno_review_comment_command };
  const GOptionEntry options[] = { AS, JSON, G_OPTION_ENTRY_NULL };
  return run_with (&self, arguments, options, 1, 2,
                   "It takes an article, a place or none, and words", comment);
}

const AnnoCommand anno_review_comment_command = {
  .name = "review comment",
  .arguments = "ARTICLE [PLACE] WORDS",
  .summary = "Comment on what is marked, or on the article",
  .description
  = "PLACE is START-END in code points, as “annotator-cli diff” prints it, for all that is marked\n"
    "there, or the id of an annotation. WORDS are one argument.\n\n"
    "Exit status: 0 done, 2 wrong usage, 3 ARTICLE or PLACE is not there, 4 it could not be "
    "written,\n"
    "5 another program has changed the file.",
  .run = run_comment,
};

/* The thread that begins with that record, or has it as an answer; NULL for none. */
static const AnnoReviewThread *
look_for_thread (const Say *self)
{
  g_autofree char *id = anno_review_table_make_id (self->words[1]);
  const GPtrArray *threads = self->reviewed->state->threads;

  for (guint i = 0; i < threads->len; i++)
    {
      const AnnoReviewThread *thread = threads->pdata[i];
      gboolean found = g_str_equal (thread->comment->id, id);
      for (guint k = 0; !found && k < thread->replies->len; k++)
        found = g_str_equal (((const AnnoReviewRecord *) thread->replies->pdata[k])->id, id);
      if (found)
        return thread;
    }
  return NULL;
}

/* The same, told. */
static const AnnoReviewThread *
find_thread (const Say *self)
{
  const AnnoReviewThread *thread = look_for_thread (self);

  if (thread == NULL)
    anno_review_table_tell (&self->table, ANNO_EXIT_INPUT, "There is no comment with the id “%s”.",
                            self->words[1]);
  return thread;
}

/* What somebody else decided, or made of the article, and didn't take back; NULL for none. */
static const AnnoReviewRecord *
look_for_other (const Say *self, AnnoReviewKind kind)
{
  g_autofree char *id = anno_review_table_make_id (self->words[1]);
  g_autoptr (GPtrArray) in_force = anno_review_records_in_force (self->reviewed->state->records);

  for (guint i = 0; i < in_force->len; i++)
    {
      const AnnoReviewRecord *record = in_force->pdata[i];
      if (record->kind == kind && g_str_equal (record->id, id)
          && !g_str_equal (record->creator_id, self->desk.creator_id))
        return record;
    }
  return NULL;
}

static AnnoReviewRecord *
reply (Say *self, AnnoExit *status)
{
  const AnnoReviewRecord *decision = look_for_other (self, ANNO_REVIEW_DECISION);
  const AnnoReviewRecord *verdict = look_for_other (self, ANNO_REVIEW_VERDICT);

  if (decision != NULL)
    return anno_review_act_answer_decision (&self->desk, decision, self->words[2]);
  if (verdict != NULL)
    return anno_review_act_answer_verdict (&self->desk, verdict, self->words[2]);
  const AnnoReviewThread *thread = find_thread (self);
  return thread != NULL ? anno_review_act_reply (&self->desk, thread, self->words[2]) : NULL;
}

static AnnoExit
run_reply (char ***arguments)
{
  Say self = { .command = &anno_review_reply_command };
  const GOptionEntry options[] = { AS, JSON, G_OPTION_ENTRY_NULL };
  return run_with (&self, arguments, options, 2, 2, "It takes an article, a comment and words",
                   reply);
}

const AnnoCommand anno_review_reply_command = {
  .name = "review reply",
  .arguments = "ARTICLE THREAD WORDS",
  .summary = "Answer a comment, a decision or a verdict",
  .description
  = "THREAD is the id of the comment, or of an answer to it; or that of a decision, or of a "
    "verdict,\n"
    "to be answered by whom it asks. WORDS are one argument.\n\n"
    "Exit status: 0 done, 2 wrong usage, 3 ARTICLE or THREAD is not there, 4 it could not be "
    "written,\n"
    "5 another program has changed the file.",
  .run = run_reply,
};

/* What is so already stays as it is. */
static AnnoReviewRecord *
set_resolved (Say *self, gboolean resolved, AnnoExit *status)
{
  const AnnoReviewThread *thread = find_thread (self);

  if (thread == NULL)
    return NULL;
  if ((thread->resolved_by != NULL) == resolved)
    {
      *status = ANNO_EXIT_DONE;
      return NULL;
    }
  return anno_review_act_resolve (&self->desk, thread, resolved, self->why);
}

/* Of a verdict: that what it asked for is done. Said twice, it is said once. */
static AnnoReviewRecord *
resolve (Say *self, AnnoExit *status)
{
  const AnnoReviewRecord *verdict = look_for_other (self, ANNO_REVIEW_VERDICT);
  g_autoptr (GPtrArray) in_force = anno_review_records_in_force (self->reviewed->state->records);

  if (verdict != NULL && anno_review_verdict_is_answered (verdict, in_force, self->desk.creator_id))
    {
      *status = ANNO_EXIT_DONE;
      return NULL;
    }
  if (verdict != NULL)
    return anno_review_act_answer_verdict (&self->desk, verdict, self->why);
  return set_resolved (self, TRUE, status);
}

static AnnoExit
run_resolve (char ***arguments)
{
  Say self = { .command = &anno_review_resolve_command };
  const GOptionEntry options[] = { AS, WHY, JSON, G_OPTION_ENTRY_NULL };
  return run_with (&self, arguments, options, 1, 1,
                   "It takes an article, and a comment or a verdict", resolve);
}

#define RESOLVE_EXITS                                                                              \
  "THREAD is the id of the comment, or of an answer to it. What is so already stays as it is.\n\n" \
  "Exit status: 0 done, 2 wrong usage, 3 ARTICLE or THREAD is not there, 4 it could not be "       \
  "written,\n"                                                                                     \
  "5 another program has changed the file."

const AnnoCommand anno_review_resolve_command = {
  .name = "review resolve",
  .arguments = "ARTICLE THREAD",
  .summary = "Close a comment, or say that changes are done",
  .description
  = "The id of a verdict that wants changes says that they are done.\n\n" RESOLVE_EXITS,
  .run = run_resolve,
};

static AnnoReviewRecord *
reopen (Say *self, AnnoExit *status)
{
  return set_resolved (self, FALSE, status);
}

static AnnoExit
run_reopen (char ***arguments)
{
  Say self = { .command = &anno_review_reopen_command };
  const GOptionEntry options[] = { AS, WHY, JSON, G_OPTION_ENTRY_NULL };
  return run_with (&self, arguments, options, 1, 1, "It takes an article and a comment", reopen);
}

const AnnoCommand anno_review_reopen_command = {
  .name = "review reopen",
  .arguments = "ARTICLE THREAD",
  .summary = "Open a comment again that was closed",
  .description = RESOLVE_EXITS,
  .run = run_reopen,
};

static void
show_verdict (const Say *self, const AnnoReviewRecord *record, const char *shown)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) line = g_string_new ("{");

  if (self->json)
    {
      anno_output_json_path (line, "article", shown);
      anno_review_print_record_json (self->reviewed, record, line);
      g_string_append_c (line, '}');
      anno_output_json (line);
      return;
    }
  g_ptr_array_add (columns, g_strdup (shown));
  g_ptr_array_add (columns, g_strdup (anno_review_print_what (record)));
  g_ptr_array_add (columns, g_strdup (record->id));
  g_ptr_array_add (columns, g_strdup (anno_review_print_who (record)));
  g_ptr_array_add (columns, g_strdup (record->why != NULL ? record->why : ""));
  anno_output_columns (columns);
}

/* Those there are. */
static AnnoExit
show_verdicts (const Say *self)
{
  const GPtrArray *verdicts = self->reviewed->state->verdicts;
  g_autofree char *shown = anno_place_show (&self->table.place, self->reviewed->one->path);
  gboolean is_wanting = FALSE;

  for (guint i = 0; i < verdicts->len; i++)
    {
      const AnnoReviewRecord *record = verdicts->pdata[i];
      is_wanting = is_wanting || record->verdict == ANNO_VERDICT_CHANGES;
      show_verdict (self, record, shown);
    }
  return is_wanting ? ANNO_EXIT_FINDINGS : ANNO_EXIT_DONE;
}

static AnnoReviewRecord *
verdict (Say *self, AnnoExit *status)
{
  AnnoVerdict wanted = ANNO_VERDICT_COMMENT;
  guint n_open = self->reviewed->state->n_unresolved;

  if (self->words[1] == NULL)
    {
      *status = show_verdicts (self);
      return NULL;
    }
  anno_review_verdict_find (self->words[1], &wanted);
  if (wanted != ANNO_VERDICT_APPROVE || n_open == 0 || self->anyway)
    return anno_review_act_verdict (&self->desk, wanted, self->why);
  g_autofree char *words = g_strdup_printf (
      n_open == 1 ? "%u comment isn’t resolved. With --anyway, it is approved all the same."
                  : "%u comments aren’t resolved. With --anyway, it is approved all the same.",
      n_open);
  *status = anno_review_table_tell (&self->table, ANNO_EXIT_FINDINGS, words, "");
  return NULL;
}

static AnnoExit
run_verdict (char ***arguments)
{
  Say self = { .command = &anno_review_verdict_command };
  const GOptionEntry options[] = {
    AS,
    WHY,
    { "anyway", 0, 0, G_OPTION_ARG_NONE, &self.anyway, "Approve though comments aren’t resolved",
      NULL },
    JSON,
    G_OPTION_ENTRY_NULL,
  };
  return run_with (&self, arguments, options, 0, 1,
                   "It takes an article, and approve, changes, comment or no verdict", verdict);
}

const AnnoCommand anno_review_verdict_command = {
  .name = "review verdict",
  .arguments = "ARTICLE [approve|changes|comment]",
  .summary = "Give a verdict on an article, or show those there are",
  .description
  = "A verdict takes the place of the one that the same reviewer gave before. Without one, the\n"
    "verdicts are printed, as columns with tabs between them: the article, the verdict, its id, "
    "who\n"
    "gave it, and why.\n\n"
    "Exit status: 0 done, 1 it isn’t approved, because comments aren’t resolved, or changes are "
    "asked\n"
    "for, 2 wrong usage, 3 ARTICLE is not there, 4 it could not be written, 5 another program has\n"
    "changed the file.",
  .run = run_verdict,
};

static gboolean
is_own (const Say *self, const AnnoReviewRecord *record)
{
  return g_str_equal (record->creator_id, self->desk.creator_id);
}

/* The last that the reviewer said, and didn't take back. */
static const AnnoReviewRecord *
find_last (const Say *self)
{
  g_autoptr (GPtrArray) in_force = anno_review_records_in_force (self->reviewed->state->records);

  for (guint i = in_force->len; i > 0; i--)
    if (is_own (self, in_force->pdata[i - 1]))
      return in_force->pdata[i - 1];
  anno_review_table_tell (&self->table, ANNO_EXIT_INPUT, "There is nothing to take back.", "");
  return NULL;
}

static const AnnoReviewRecord *
find_own (const Say *self)
{
  g_autofree char *id = anno_review_table_make_id (self->words[1]);
  const GPtrArray *records = self->reviewed->state->records;

  for (guint i = 0; i < records->len; i++)
    {
      const AnnoReviewRecord *record = records->pdata[i];
      if (g_str_equal (record->id, id) && is_own (self, record)
          && record->kind != ANNO_REVIEW_WITHDRAW && record->kind != ANNO_REVIEW_RESTORE)
        return record;
    }
  anno_review_table_tell (&self->table, ANNO_EXIT_INPUT,
                          "This reviewer has said nothing with the id “%s”.", self->words[1]);
  return NULL;
}

/* Whether the last word on it is that it is withdrawn. */
static gboolean
is_withdrawn (const Say *self, const AnnoReviewRecord *record)
{
  const GPtrArray *records = self->reviewed->state->records;
  gboolean withdrawn = FALSE;

  for (guint i = 0; i < records->len; i++)
    {
      const AnnoReviewRecord *other = records->pdata[i];
      if (is_own (self, other) && g_strcmp0 (other->reply_to, record->id) == 0)
        withdrawn = other->kind == ANNO_REVIEW_WITHDRAW
                    || (withdrawn && other->kind != ANNO_REVIEW_RESTORE);
    }
  return withdrawn;
}

static AnnoReviewRecord *
set_withdrawn (Say *self, gboolean withdrawn, AnnoExit *status)
{
  const AnnoReviewRecord *record = self->last ? find_last (self) : find_own (self);

  if (record == NULL)
    return NULL;
  if (is_withdrawn (self, record) == withdrawn)
    {
      *status = ANNO_EXIT_DONE;
      return NULL;
    }
  return anno_review_act_withdraw (&self->desk, record->id, withdrawn);
}

static AnnoReviewRecord *
withdraw (Say *self, AnnoExit *status)
{
  return set_withdrawn (self, TRUE, status);
}

static AnnoExit
run_withdraw (char ***arguments)
{
  Say self = { .command = &anno_review_withdraw_command };
  const GOptionEntry options[] = {
    AS,
    { "last", 0, 0, G_OPTION_ARG_NONE, &self.last, "What was said last, and isn’t taken back yet",
      NULL },
    JSON,
    G_OPTION_ENTRY_NULL,
  };
  return run_with (&self, arguments, options, 1, 1, "It takes an article, and a record or --last",
                   withdraw);
}

#define WITHDRAW_EXITS                                                                             \
  "RECORD is the id of what the same reviewer said. What is so already stays as it is.\n\n"        \
  "Exit status: 0 done, 2 wrong usage, 3 ARTICLE or RECORD is not there, 4 it could not be "       \
  "written,\n"                                                                                     \
  "5 another program has changed the file."

const AnnoCommand anno_review_withdraw_command = {
  .name = "review withdraw",
  .arguments = "ARTICLE [RECORD]",
  .summary = "Take back what one said",
  .description = WITHDRAW_EXITS,
  .run = run_withdraw,
};

static AnnoReviewRecord *
restore (Say *self, AnnoExit *status)
{
  return set_withdrawn (self, FALSE, status);
}

static AnnoExit
run_restore (char ***arguments)
{
  Say self = { .command = &anno_review_restore_command };
  const GOptionEntry options[] = { AS, JSON, G_OPTION_ENTRY_NULL };
  return run_with (&self, arguments, options, 1, 1, "It takes an article and a record", restore);
}

const AnnoCommand anno_review_restore_command = {
  .name = "review restore",
  .arguments = "ARTICLE RECORD",
  .summary = "Take up again what one took back",
  .description = WITHDRAW_EXITS,
  .run = run_restore,
};
