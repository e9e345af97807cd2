#include "cli/mark-command.h"

#include "cli/output.h"
#include "cli/place.h"
#include "cli/sitting.h"
#include "formats/json-print.h"
#include "session/corpus-mark.h"

typedef struct
{
  char *annotator;
  char *tag;
  gboolean takes_away;
  gboolean dry;
  gboolean json;
  AnnoPatternFlags flags;
} Wish;

/* @found: hits in all. */
static void
print_outcome (const Wish *wish, guint found, const AnnoCorpusMarked *marked)
{
  if (wish->json)
    {
      g_autoptr (GString) line = g_string_new ("{");
      anno_json_print_number (line, "found", found);
      anno_json_print_number (line, wish->takes_away ? "unmarked" : "marked", marked->n);
      anno_json_print_number (line, "articles", marked->n_articles);
      anno_json_print_number (line, "left", marked->n_left);
      g_string_append_c (line, '}');
      anno_output_json (line);
      return;
    }
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (columns, g_strdup_printf ("%u", found));
  g_ptr_array_add (columns, g_strdup_printf ("%u", marked->n));
  g_ptr_array_add (columns, g_strdup_printf ("%u", marked->n_articles));
  g_ptr_array_add (columns, g_strdup_printf ("%u", marked->n_left));
  anno_output_columns (columns);
}

static void
tell_problems (const char *place, const GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    anno_output_message (place, problems->pdata[i]);
}

static AnnoCorpusHits *
search (AnnoSitting *sitting, AnnoPattern *pattern, GError **error)
{
  GAsyncResult *answer = NULL;

  anno_corpus_search_async (sitting->corpus, pattern, NULL, NULL, anno_sitting_answer, &answer);
  g_autoptr (GAsyncResult) result = anno_sitting_wait (&answer);
  return anno_corpus_search_finish (result, error);
}

/* @hits: transfer full. */
static gboolean
carry_out (AnnoSitting *sitting, const Wish *wish, const AnnoTag *tag, AnnoCorpusHits *hits,
           AnnoCorpusMarked *marked, GError **error)
{
  GAsyncResult *answer = NULL;

  if (wish->takes_away)
    anno_corpus_unmark_async (sitting->corpus, tag, hits, NULL, anno_sitting_answer, &answer);
  else
    anno_corpus_mark_async (sitting->corpus, tag, hits, NULL, NULL, anno_sitting_answer, &answer);
  g_autoptr (GAsyncResult) result = anno_sitting_wait (&answer);
  return anno_corpus_mark_finish (sitting->corpus, result, marked, error);
}

static AnnoExit
act (AnnoSitting *sitting, const Wish *wish, AnnoPattern *pattern)
{
  const AnnoTag *tag = anno_tagset_find (anno_corpus_get_tagset (sitting->corpus), wish->tag);
  g_autoptr (GError) error = NULL;
  AnnoCorpusMarked marked = { 0 };

  if (tag == NULL)
    {
      g_autofree char *message = g_strdup_printf ("The tagset has no tag “%s”.", wish->tag);
      anno_output_message (sitting->place, message);
      return ANNO_EXIT_INPUT;
    }
  g_autoptr (AnnoCorpusHits) hits = search (sitting, pattern, &error);
  if (hits == NULL)
    {
      anno_output_message (sitting->place, error->message);
      return ANNO_EXIT_INPUT;
    }
  guint found = hits->n, n_problems = hits->problems->len;
  tell_problems (sitting->place, hits->problems);
  if (!wish->dry && !carry_out (sitting, wish, tag, g_steal_pointer (&hits), &marked, &error))
    {
      anno_output_message (sitting->place, error->message);
      return ANNO_EXIT_FINDINGS;
    }
  print_outcome (wish, found, &marked);
  return marked.n_left > 0 || n_problems > 0 ? ANNO_EXIT_FINDINGS : ANNO_EXIT_DONE;
}

static AnnoExit
serve (const char *named, const Wish *wish, const char *const *words)
{
  g_auto (AnnoPlace) place = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoPattern) pattern = anno_pattern_new (words, wish->flags, &error);
  AnnoSitting sitting;

  if (pattern == NULL)
    return anno_command_misused (&anno_mark_command, error->message);
  if (!g_file_test (named, G_FILE_TEST_IS_DIR))
    {
      anno_output_message (named, "There is no such folder.");
      return ANNO_EXIT_INPUT;
    }
  anno_place_init (&place, named);
  g_autofree char *shown = anno_place_show (&place, "");
  AnnoExit status = anno_sitting_open (&sitting, place.root, wish->annotator, shown);
  if (status != ANNO_EXIT_DONE)
    return status;
  status = act (&sitting, wish, pattern);
  AnnoExit closed = anno_sitting_close (&sitting);
  return MAX (status, closed);
}

static gboolean
is_text (char **words)
{
  for (; *words != NULL; words++)
    if (!g_utf8_validate (*words, -1, NULL))
      return FALSE;
  return TRUE;
}

static AnnoExit
run_with (Wish *wish, char **arguments)
{
  if (wish->annotator == NULL || wish->tag == NULL)
    return anno_command_misused (&anno_mark_command, "It needs --annotator and --tag");
  if (arguments[0] == NULL || arguments[1] == NULL)
    return anno_command_misused (&anno_mark_command, "It takes one corpus, and what to look for");
  if (!is_text (arguments + 1) || !g_utf8_validate (wish->tag, -1, NULL))
    return anno_command_misused (&anno_mark_command, "Words and tags are UTF-8");
  return serve (arguments[0], wish, (const char *const *) arguments + 1);
}

static AnnoExit
run (char ***arguments)
{
  g_autofree char *annotator = NULL, *tag = NULL;
  gboolean takes_away = FALSE, dry = FALSE, json = FALSE;
  gboolean tells_case = FALSE, tells_accents = FALSE, words = FALSE, regex = FALSE;
  /* Taken as bytes, because the program has no locale. */
  const GOptionEntry options[] = {
    { "annotator", 0, 0, G_OPTION_ARG_FILENAME, &annotator, "Whose annotations", "FOLDER" },
    { "tag", 0, 0, G_OPTION_ARG_FILENAME, &tag, "What to mark them as", "ID" },
    { "take-away", 0, 0, G_OPTION_ARG_NONE, &takes_away,
      "Delete the spans of that tag that are exactly these words", NULL },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry, "Only count what is found", NULL },
    { "case", 0, 0, G_OPTION_ARG_NONE, &tells_case, "Tell capitals and small letters apart", NULL },
    { "accents", 0, 0, G_OPTION_ARG_NONE, &tells_accents,
      "Tell letters with and without accents apart", NULL },
    { "whole-words", 'w', 0, G_OPTION_ARG_NONE, &words, "Only whole words", NULL },
    { "regex", 'E', 0, G_OPTION_ARG_NONE, &regex, "WORDS is a regular expression", NULL },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &json, "Print what was done as a JSON object", NULL },
    G_OPTION_ENTRY_NULL,
  };
  AnnoExit status = ANNO_EXIT_DONE;
  if (!anno_command_parse (&anno_mark_command, options, arguments, &status))
    return status;
  Wish wish = { annotator, tag, takes_away, dry, json, 0 };
  wish.flags = (tells_case ? ANNO_PATTERN_CASE : 0) | (tells_accents ? ANNO_PATTERN_MARKS : 0)
               | (words ? ANNO_PATTERN_WORDS : 0) | (regex ? ANNO_PATTERN_REGEX : 0);
  return run_with (&wish, *arguments);
}

const AnnoCommand anno_mark_command = {
  .name = "mark",
  .arguments = "CORPUS WORDS…",
  .summary = "Mark words wherever they are, or take the marks away",
  .description
  = "CORPUS is a folder of articles. Any of the WORDS is looked for in all of them; several are as\n"
    "the names of one person. What is so marked already stays as it is. It is one step, which the\n"
    "window can undo. Without --json, the line printed holds four numbers with tabs between them:\n"
    "places found, spans that came (or went), articles changed, articles left out because they\n"
    "can’t be marked.\n\n"
    "Exit status: 0 done, 1 something was left out or could not be read, 2 wrong usage, 3 CORPUS or\n"
    "the tag is not there, 4 it could not be written, 5 another program has changed the file.",
  .run = run,
};
