#include "cli/diff-command.h"

#include "cli/annotator-choice.h"
#include "cli/diff-print.h"
#include "cli/moves-print.h"
#include "cli/output.h"
#include "session/tagset-store.h"

/* In the order in which they are printed. */
static const AnnoDifferenceKind printed_kinds[] = {
  ANNO_DIFFERENCE_TAG,  ANNO_DIFFERENCE_BOUNDARY, ANNO_DIFFERENCE_ONLY_A, ANNO_DIFFERENCE_ONLY_B,
  ANNO_DIFFERENCE_SOME, ANNO_DIFFERENCE_FIELD,    ANNO_DIFFERENCE_LINK,   ANNO_DIFFERENCE_SAME,
};

/* What is to be told, and what was met. */
typedef struct
{
  const char *named;
  const AnnoPlace *place;
  guint kinds;   /* 1 << AnnoDifferenceKind for each */
  gboolean open; /* only what isn't decided */
  gboolean json;
  gboolean differs;
  guint n_compared; /* articles */
  GPtrArray *problems;
} Diff;

static gboolean
is_wanted (const Diff *self, const AnnoReviewedCase *reviewed, const AnnoDiffLine *line)
{
  const AnnoReviewItem *item
      = anno_review_state_get (reviewed->state, anno_diff_line_cluster (line));

  return !self->open || (!item->agreed && item->status != ANNO_STATUS_DECIDED);
}

static void
print_line (Diff *self, const AnnoReviewedCase *reviewed, const AnnoDiffLine *line,
            AnnoDifferenceKind kind)
{
  if (anno_diff_line_kind (line) != kind || !is_wanted (self, reviewed, line))
    return;
  self->differs = self->differs || kind != ANNO_DIFFERENCE_SAME;
  if (self->json)
    anno_diff_print_json (line, reviewed, self->place);
  else
    anno_diff_print_columns (line, reviewed, self->place, self->open);
}

/* Kind by kind, and in reading order. */
static void
print_all (Diff *self, const AnnoReviewedCase *reviewed)
{
  g_autoptr (GPtrArray) found = anno_diff_lines_new (reviewed->one);

  for (guint i = 0; i < G_N_ELEMENTS (printed_kinds); i++)
    for (guint k = 0; (self->kinds & 1u << printed_kinds[i]) != 0 && k < found->len; k++)
      {
        const AnnoDiffLine line = anno_diff_lines_get (found, reviewed->one, k);
        print_line (self, reviewed, &line, printed_kinds[i]);
      }
}

static void
print_moves (const Diff *self, const AnnoReviewCase *one)
{
  for (guint i = 0; self->json && i < one->sides->len; i++)
    {
      const AnnoReviewSide *side = anno_review_case_get (one, i);
      anno_moves_print_json (self->place, one->path, side->slug, side->moved, side->lost);
    }
}

static void
go_through (Diff *self, const GPtrArray *entries, const AnnoReviewPeople *people,
            AnnoTagset *tagset)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const AnnoSurveyEntry *entry = entries->pdata[i];
      if (anno_review_case_count (entry, people) < 2)
        continue;
      g_autoptr (AnnoReviewCase) one
          = anno_review_case_load (self->place->root, entry, people, tagset, self->problems);
      if (one == NULL || one->sides->len < 2)
        continue;
      self->n_compared++;
      g_autoptr (AnnoReviewedCase) reviewed = anno_reviewed_case_new (
          self->place->root, g_steal_pointer (&one), NULL, self->problems);
      print_all (self, reviewed);
      print_moves (self, reviewed->one);
    }
}

static AnnoExit
end (const Diff *self)
{
  for (guint i = 0; i < self->problems->len; i++)
    anno_output_message (self->named, self->problems->pdata[i]);
  if (self->n_compared == 0)
    {
      anno_output_message (self->named, "No article here can be compared: none has annotations of "
                                        "two of these annotators that can be read.");
      return ANNO_EXIT_INPUT;
    }
  return self->differs || self->problems->len > 0 ? ANNO_EXIT_FINDINGS : ANNO_EXIT_DONE;
}

static AnnoExit
diff (Diff *self, const char *const *slugs)
{
  const AnnoPlace *place = self->place;
  g_autoptr (GError) error = NULL;

  if (!anno_annotator_choice_check (place->root, self->named, slugs))
    return ANNO_EXIT_INPUT;
  g_autoptr (AnnoTagset) tagset = anno_tagset_store_read (place->root, NULL, &error);
  g_autoptr (GPtrArray) entries = tagset != NULL ? anno_corpus_survey (place->root, place->scope,
                                                                       self->problems, NULL, &error)
                                                 : NULL;
  if (entries == NULL)
    {
      anno_output_message (self->named, error->message);
      return ANNO_EXIT_INPUT;
    }
  g_auto (GStrv) everybody = anno_review_case_list_slugs (place->root);
  g_autoptr (AnnoReviewPeople) people = anno_review_people_new (
      place->root, slugs != NULL ? slugs : (const char *const *) everybody, self->problems);
  go_through (self, entries, people, tagset);
  return end (self);
}

static gboolean
choose_kinds (char **words, gboolean all, guint *kinds)
{
  *kinds = words != NULL ? 0 : (1u << ANNO_N_DIFFERENCE_KINDS) - 1;
  if (!all)
    *kinds &= ~(1u << ANNO_DIFFERENCE_SAME);
  for (; words != NULL && *words != NULL; words++)
    {
      guint i = 0;
      while (i < ANNO_N_DIFFERENCE_KINDS
             && !g_str_equal (*words, anno_difference_kind_to_string ((AnnoDifferenceKind) i)))
        i++;
      if (i == ANNO_N_DIFFERENCE_KINDS)
        return FALSE;
      *kinds |= 1u << i;
    }
  if (all)
    *kinds |= 1u << ANNO_DIFFERENCE_SAME;
  return TRUE;
}

static AnnoExit
serve (char **words, Diff *self)
{
  g_auto (AnnoPlace) place = { 0 };
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  anno_place_init (&place, words[0]);
  self->named = words[0];
  self->place = &place;
  self->problems = problems;
  return diff (self, words[1] != NULL ? (const char *const *) words + 1 : NULL);
}

static AnnoExit
run (char ***arguments)
{
  g_auto (GStrv) kinds = NULL;
  gboolean all = FALSE;
  Diff self = { 0 };
  const GOptionEntry options[] = {
    { "kind", 'k', 0, G_OPTION_ARG_STRING_ARRAY, &kinds,
      "Only differences of this kind; more than once for several", "KIND" },
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, "Also what all agree on", NULL },
    { "open", 0, 0, G_OPTION_ARG_NONE, &self.open, "Only what no reviewer has decided", NULL },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &self.json,
      "Print each difference as a JSON object on a line", NULL },
    G_OPTION_ENTRY_NULL,
  };
  AnnoExit status = ANNO_EXIT_DONE;
  if (!anno_command_parse (&anno_diff_command, options, arguments, &status))
    return status;
  guint n = g_strv_length (*arguments);
  if (n == 0 || n == 2)
    return anno_command_misused (
        &anno_diff_command, "It takes one corpus, or a part of one, and two annotators or none");
  if (n == 3 && g_str_equal ((*arguments)[1], (*arguments)[2]))
    return anno_command_misused (&anno_diff_command, "The annotators are to be different ones");
  if (!choose_kinds (kinds, all, &self.kinds))
    return anno_command_misused (&anno_diff_command, "--kind takes one of those that --help lists");
  return serve (*arguments, &self);
}

const AnnoCommand anno_diff_command = {
  .name = "diff",
  .arguments = "CORPUS [A B…]",
  .summary = "Tell what annotators marked differently",
  .description
  = "CORPUS is a corpus, a folder in one, or an article; A and B are folders of annotators, "
    "without\n"
    "which all are compared. Of two, KIND is tag (the same place, another tag), boundary, only-a,\n"
    "only-b, field or link; of more, some in the place of only-a and only-b. What several agree on "
    "is\n"
    "of the kind same. A difference of several kinds goes by the first.\n\n"
    "Without --json, a difference is a line of columns with tabs between them: the article, the "
    "place\n"
    "in code points, the kind, and a sentence; with --open, the status before the sentence, and "
    "after\n"
    "it what was decided. “annotator-cli review” decides. With --json, a layer that was made on\n"
    "another version of the text has a line of the kind other-text, with what is compared "
    "elsewhere\n"
    "by now.\n\n"
    "Exit status: 0 no differences, 1 there are some, or something could not be compared, 2 wrong\n"
    "usage, 3 nothing that was named could be compared, 4 the output could not be written.",
  .run = run,
};
