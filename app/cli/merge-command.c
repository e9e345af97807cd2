#include "cli/merge-command.h"

#include "cli/merge-settle.h"
#include "cli/output.h"
#include "cli/place.h"
#include "cli/sitting.h"
#include "formats/json-print.h"
#include "session/copy-merge.h"
#include "session/corpus-survey.h"
#include "session/layout.h"
#include "session/marked-layer.h"

#include <string.h>

typedef struct
{
  const AnnoPlace *place;
  const char *annotator; /* NULL to list everybody's, and do nothing */
  gboolean dry;
  gboolean json;
  gboolean left; /* something is still there, or couldn't be done */
} Merge;

static gboolean
is_below (const char *path, const char *scope)
{
  gsize length = strlen (scope);

  return path != NULL && g_str_has_prefix (path, scope)
         && (length == 0 || path[length] == '\0' || path[length] == '/');
}

static gboolean
is_meant (const Merge *self, const AnnoConflictCopy *copy)
{
  const char *scope = self->place->scope;

  if (copy->origin == ANNO_CONFLICT_ORIGIN_MERGED
      || (self->annotator != NULL && g_strcmp0 (copy->slug, self->annotator) != 0))
    return FALSE;
  return is_below (copy->path, scope) || is_below (copy->original, scope)
         || is_below (copy->article, scope);
}

/* @merged: NULL where only the copy is told. */
static void
print_json (const Merge *self, const AnnoConflictCopy *copy, const AnnoCopyMerged *merged)
{
  g_autofree char *file = anno_place_show (self->place, copy->path);
  g_autofree char *kept
      = merged != NULL && merged->kept != NULL ? anno_place_show (self->place, merged->kept) : NULL;
  g_autoptr (GString) line = g_string_new ("{");

  anno_output_json_path (line, "file", file);
  anno_output_json_path (line, "article", copy->article);
  anno_output_json_path (line, "annotator", copy->slug);
  if (merged != NULL)
    {
      anno_json_print_number (line, "added", merged->counts.n_added);
      anno_json_print_number (line, "newer", merged->counts.n_newer);
      anno_json_print_number (line, "older", merged->counts.n_older);
      anno_json_print_number (line, "left", merged->counts.n_unread);
      anno_output_json_path (line, "kept", kept);
    }
  g_string_append_c (line, '}');
  anno_output_json (line);
}

static void
print_columns (const Merge *self, const AnnoConflictCopy *copy, const AnnoCopyMerged *merged)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (columns, anno_place_show (self->place, copy->path));
  if (merged != NULL)
    {
      const AnnoLayerMerged *counts = &merged->counts;
      guint numbers[] = { counts->n_added, counts->n_newer, counts->n_older, counts->n_unread };
      for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
        g_ptr_array_add (columns, g_strdup_printf ("%u", numbers[i]));
    }
  anno_output_columns (columns);
}

static void
print (const Merge *self, const AnnoConflictCopy *copy, const AnnoCopyMerged *merged)
{
  if (self->json)
    print_json (self, copy, merged);
  else
    print_columns (self, copy, merged);
}

static void
tell (Merge *self, const char *below, const char *message)
{
  g_autofree char *shown = anno_place_show (self->place, below);

  self->left = TRUE;
  anno_output_message (shown, message);
}

static void
merge_copy (Merge *self, AnnoSitting *sitting, const AnnoConflictCopy *copy)
{
  g_auto (AnnoCopyMerged) merged = { 0 };
  g_autoptr (GError) error = NULL;
  GAsyncResult *answer = NULL;

  anno_copy_merge_async (sitting->corpus, copy, self->dry, anno_sitting_answer, &answer);
  g_autoptr (GAsyncResult) result = anno_sitting_wait (&answer);
  if (!anno_copy_merge_finish (sitting->corpus, result, &merged, &error))
    tell (self, copy->path, error->message);
  else
    print (self, copy, &merged);
  self->left = self->left || (merged.kept != NULL && anno_layout_is_copy (merged.kept));
}

/* What version control left in one file becomes a layer and a copy, which is merged like any
 * other. */
static void
take_apart (Merge *self, AnnoSitting *sitting, const char *article)
{
  const AnnoAnnotator *annotator = anno_corpus_get_annotator (sitting->corpus);
  g_autofree char *file = anno_layout_layer_below (annotator->slug, article);
  g_autoptr (GError) error = NULL;

  if (self->dry)
    {
      tell (self, file, "It holds two versions, between conflict markers, which would be merged.");
      return;
    }
  g_autofree char *path
      = anno_marked_layer_take_apart (self->place->root, annotator, article, &error);
  if (path == NULL)
    tell (self, file, error->message);
}

static void
take_all_apart (Merge *self, AnnoSitting *sitting)
{
  const char *slug = anno_corpus_get_annotator (sitting->corpus)->slug;
  g_autoptr (GPtrArray) entries
      = anno_corpus_survey (self->place->root, self->place->scope, NULL, NULL, NULL);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const AnnoSurveyEntry *entry = entries->pdata[i];
      if (anno_marked_layer_find (self->place->root, slug, entry->article) > 0)
        take_apart (self, sitting, entry->article);
    }
}

static void
go_through (Merge *self, AnnoSitting *sitting)
{
  g_autoptr (GPtrArray) copies = anno_conflict_copies_find (self->place->root, NULL, NULL);

  for (guint i = 0; i < copies->len; i++)
    {
      const AnnoConflictCopy *copy = copies->pdata[i];
      if (!is_meant (self, copy))
        continue;
      if (sitting != NULL)
        merge_copy (self, sitting, copy);
      else
        {
          self->left = TRUE;
          print (self, copy, NULL);
        }
    }
}

static AnnoExit
merge_own (Merge *self)
{
  g_autofree char *shown = anno_place_show (self->place, "");
  AnnoSitting sitting;
  AnnoExit status = anno_sitting_open (&sitting, self->place->root, self->annotator, shown);

  if (status != ANNO_EXIT_DONE)
    return status;
  take_all_apart (self, &sitting);
  go_through (self, &sitting);
  status = anno_sitting_close (&sitting);
  return MAX (status, self->left ? ANNO_EXIT_FINDINGS : ANNO_EXIT_DONE);
}

static AnnoExit
serve (const char *named, Merge *self)
{
  g_auto (AnnoPlace) place = { 0 };

  anno_place_init (&place, named);
  self->place = &place;
  if (self->annotator != NULL)
    return merge_own (self);
  go_through (self, NULL);
  return self->left ? ANNO_EXIT_FINDINGS : ANNO_EXIT_DONE;
}

/* Half a sentence about what doesn't go together, or NULL. */
static const char *
check (char **named, const AnnoMergeSettle *settle, gboolean dry)
{
  guint n_annotators
      = settle->annotators != NULL ? g_strv_length ((char **) settle->annotators) : 0;

  if (named[0] == NULL || named[1] != NULL)
    return "It takes one corpus, folder or article";
  if (settle->strategy != NULL)
    return dry ? "--dry-run is not for --strategy" : anno_merge_settle_check (settle);
  if (n_annotators > 1)
    return "Without --strategy it takes one --annotator";
  if (anno_merge_settle_is_meant (settle))
    return "--into, --decisions, --reviewer, --check, --replace, --min-people, --min-percent and "
           "--of-all are for --strategy";
  return NULL;
}

static AnnoExit
run (char ***arguments)
{
  g_auto (GStrv) annotators = NULL, reviewers = NULL;
  g_autofree char *strategy = NULL, *into = NULL;
  Merge self = { 0 };
  AnnoMergeSettle settle = { .min_people = -1, .min_percent = -1 };
  const GOptionEntry options[] = {
    { "annotator", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &annotators,
      "Whose copies to merge; with --strategy, whose annotations, more than once", "FOLDER" },
    { "strategy", 0, 0, G_OPTION_ARG_STRING, &strategy,
      "Settle what annotators made: decisions, all-agree, majority, threshold or union", "RULE" },
    { "decisions", 0, 0, G_OPTION_ARG_NONE, &settle.decisions,
      "What reviewers decided goes before the rule", NULL },
    { "reviewer", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &reviewers,
      "Only what this one decided; more than once for several", "FOLDER" },
    { "into", 0, 0, G_OPTION_ARG_FILENAME, &into, "What the settled set is to be called", "NAME" },
    { "min-people", 0, 0, G_OPTION_ARG_INT, &settle.min_people,
      "For a threshold: as many have to agree", "NUMBER" },
    { "min-percent", 0, 0, G_OPTION_ARG_INT, &settle.min_percent,
      "For a threshold: of those who marked something there", "NUMBER" },
    { "of-all", 0, 0, G_OPTION_ARG_NONE, &settle.of_all, "The percentage is of all annotators",
      NULL },
    { "check", 0, 0, G_OPTION_ARG_NONE, &settle.check,
      "Write nothing: tell whether the set is as it would be made now", NULL },
    { "replace", 0, 0, G_OPTION_ARG_NONE, &settle.replace,
      "Make a set anew that nobody else has changed", NULL },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &self.dry, "Only count what would be merged", NULL },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &self.json, "Print each copy as a JSON object on a line",
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  AnnoExit status = ANNO_EXIT_DONE;
  if (!anno_command_parse (&anno_merge_command, options, arguments, &status))
    return status;
  char **named = *arguments;
  settle.strategy = strategy;
  settle.into = into;
  settle.annotators = (const char *const *) annotators;
  settle.reviewers = (const char *const *) reviewers;
  settle.json = self.json;
  const char *misuse = check (named, &settle, self.dry);
  if (misuse != NULL)
    return anno_command_misused (&anno_merge_command, misuse);
  if (!g_file_test (named[0], G_FILE_TEST_EXISTS))
    {
      anno_output_message (named[0], "There is no such file or folder.");
      return ANNO_EXIT_INPUT;
    }
  self.annotator = annotators != NULL ? annotators[0] : NULL;
  return strategy != NULL ? anno_merge_settle_run (&settle, named[0]) : serve (named[0], &self);
}

const AnnoCommand anno_merge_command = {
  .name = "merge",
  .arguments = "PATH",
  .summary = "Merge other versions of annotations, or what annotators agree on",
  .description
  = "PATH is a corpus, a folder in one, or an article. Without --annotator, the copies are\n"
    "listed, and nothing is done. With it, the annotator's own are merged, each as one step that\n"
    "the window can undo: what only one version has is kept, of what differs the version changed\n"
    "last. The copy stays beside as ….merged.json. Without --json, the line printed for each "
    "holds\n"
    "its path and four numbers with tabs between them: annotations that came, that the copy had\n"
    "later, that it had earlier, and lines that are in the copy alone because this program does\n"
    "not understand them.\n\n"
    "With --strategy, what annotators agree on is written as the annotations of "
    "“settled-by-NAME”:\n"
    "what all have (all-agree), what more than half have (majority), or as many as is said\n"
    "(threshold), or whatever anybody has (union); or what reviewers decided, and all have\n"
    "(decisions). With --decisions, these go first, and the rule takes the rest. It takes articles\n"
    "that two have worked on, at least. A line\n"
    "holds the article, the number of annotations, of places left open, and of links that lead to\n"
    "such; the places are told. Where the set is there already, and the same, nothing is "
    "written.\n\n"
    "Exit status: 0 done, 1 something is left, or was only listed, 2 wrong usage, 3 PATH or the\n"
    "annotator is not there, 4 it could not be written, 5 another program has changed the file, "
    "or\n"
    "the set is there already, and is another. With --check, 1 means that the set differs.",
  .run = run,
};
