#include "cli/review-command.h"

#include "cli/review-apply.h"
#include "cli/review-decide.h"
#include "cli/review-list.h"
#include "cli/review-say.h"
#include "cli/review-todo.h"

static const AnnoCommand *const acts[] = {
  &anno_review_list_command,    &anno_review_threads_command,  &anno_review_todo_command,
  &anno_review_apply_command,   &anno_review_decide_command,   &anno_review_comment_command,
  &anno_review_reply_command,   &anno_review_resolve_command,  &anno_review_reopen_command,
  &anno_review_verdict_command, &anno_review_withdraw_command, &anno_review_restore_command,
};

/* The last word of an act's name. */
static const char *
word_of (const AnnoCommand *act)
{
  return act->name + sizeof "review " - 1;
}

static AnnoExit
run_act (const AnnoCommand *act, char **words)
{
  g_auto (GStrv) arguments = g_strdupv (words);
  return act->run (&arguments);
}

static AnnoExit
run (char ***arguments)
{
  const GOptionEntry none[] = { G_OPTION_ENTRY_NULL };
  const char *first = **arguments;
  AnnoExit status = ANNO_EXIT_DONE;

  for (guint i = 0; first != NULL && i < G_N_ELEMENTS (acts); i++)
    if (g_str_equal (first, word_of (acts[i])))
      return run_act (acts[i], *arguments + 1);
  if (!anno_command_parse (&anno_review_command, none, arguments, &status))
    return status;
  return anno_command_misused (&anno_review_command, first == NULL ? "It takes what is to be done"
                                                                   : "There is no such act");
}

const AnnoCommand anno_review_command = {
  .name = "review",
  .arguments = "ACT …",
  .summary = "Decide what annotators marked differently, comment, give a verdict",
  .description
  = "Acts:\n"
    "  list PATH                       The differences, and what was decided\n"
    "  threads PATH                    The comments, with their answers\n"
    "  todo PATH                       What reviewers ask of an annotator\n"
    "  apply PATH [ID…]                Make one’s annotations as was decided\n"
    "  decide ARTICLE PLACE DECISION   Decide a difference, or many at once\n"
    "  comment ARTICLE [PLACE] WORDS   Comment on what is marked, or on the article\n"
    "  reply ARTICLE THREAD WORDS      Answer a comment\n"
    "  resolve ARTICLE THREAD          Close a comment\n"
    "  reopen ARTICLE THREAD           Open it again\n"
    "  verdict ARTICLE [VERDICT]       Approve an article, ask for changes, or show the verdicts\n"
    "  withdraw ARTICLE RECORD         Take back what one said\n"
    "  restore ARTICLE RECORD          Take that up again\n\n"
    "“annotator-cli review ACT --help” tells more about an act. Who acts is the annotator whose\n"
    "folder --as names; what is said goes to that one’s file in reviews/ alone. PLACE is "
    "START-END\n"
    "in code points, as “annotator-cli diff” prints it, or the id of an annotation. THREAD and "
    "RECORD\n"
    "are ids, as they are printed.\n\n"
    "Exit status: 0 done, 1 there is something to look at, or it was refused, 2 wrong usage, 3 "
    "what\n"
    "was named is not there or could not be read, 4 it could not be written, 5 another program "
    "has\n"
    "changed the file.",
  .run = run,
};
