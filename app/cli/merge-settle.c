#include "cli/merge-settle.h"

#include "cli/annotator-choice.h"
#include "cli/output.h"
#include "cli/place.h"
#include "cli/thread-work.h"
#include "formats/json-print.h"
#include "session/layout.h"
#include "session/settled-set.h"

#define BY_DECISIONS "decisions"

/* What is to be made, and what came of it. */
typedef struct
{
  AnnoSettledOrder order;
  AnnoSettledReport *report;
  AnnoSettledFault fault;
  GError *error;
} Work;

gboolean
anno_merge_settle_is_meant (const AnnoMergeSettle *self)
{
  return self->into != NULL || self->of_all || self->min_people != -1 || self->min_percent != -1
         || self->decisions || self->reviewers != NULL || self->check || self->replace;
}

static gboolean
has_decisions (const AnnoMergeSettle *self)
{
  return self->decisions || g_str_equal (self->strategy, BY_DECISIONS);
}

static const char *
check_bounds (const AnnoMergeSettle *self)
{
  gboolean has_bounds = self->min_people >= 0 || self->min_percent >= 0;
  gboolean is_threshold = g_str_equal (self->strategy, anno_merge_rule_id (ANNO_MERGE_THRESHOLD));

  if (!is_threshold && (has_bounds || self->of_all))
    return "--min-people, --min-percent and --of-all are for --strategy=threshold";
  if (is_threshold && !has_bounds)
    return "A threshold takes --min-people or --min-percent";
  if (self->min_people == 0 || self->min_people < -1)
    return "--min-people takes a number from 1 up";
  if (self->min_percent < -1 || self->min_percent > 100)
    return "--min-percent takes a number from 0 to 100";
  return NULL;
}

const char *
anno_merge_settle_check (const AnnoMergeSettle *self)
{
  AnnoMergeRule rule;

  if (!g_str_equal (self->strategy, BY_DECISIONS) && !anno_merge_rule_find (self->strategy, &rule))
    return "--strategy takes decisions, all-agree, majority, threshold or union";
  if (self->into == NULL || *self->into == '\0' || !g_utf8_validate (self->into, -1, NULL))
    return "--into says what the set is to be called, in UTF-8";
  if (self->annotators != NULL && g_strv_length ((char **) self->annotators) == 1)
    return "--annotator is to name two at least";
  if (self->reviewers != NULL && !has_decisions (self))
    return "--reviewer is for --strategy=decisions and --decisions";
  if (self->check && self->replace)
    return "It is either --check or --replace";
  return check_bounds (self);
}

/* NULL where only what is decided, or agreed on, is wanted. */
static const AnnoMergeStrategy *
make_rule (const AnnoMergeSettle *self, AnnoMergeStrategy *rule)
{
  rule->of_all = self->of_all;
  rule->min_people = self->min_people > 0 ? (guint) self->min_people : 1;
  rule->min_percent = self->min_percent > 0 ? (guint) self->min_percent : 0;
  return anno_merge_rule_find (self->strategy, &rule->rule) ? rule : NULL;
}

static void
print_open (const AnnoSettledOpen *open, GString *line)
{
  anno_json_print_raw (line, "{");
  anno_json_print_number (line, "start", open->start);
  anno_json_print_number (line, "end", open->end);
  anno_json_print_member (line, "reason", anno_open_reason_id (open->reason));
  g_string_append_c (line, '}');
}

/* How many places are left open, by the reason. */
static void
print_reasons (const AnnoSettledArticle *article, GString *line)
{
  anno_json_print_key (line, "left");
  g_string_append_c (line, '{');
  for (guint i = 0; i < ANNO_N_OPEN_REASONS; i++)
    {
      guint n = anno_settled_article_count_open (article, (AnnoOpenReason) i);
      if (n > 0)
        anno_json_print_number (line, anno_open_reason_id ((AnnoOpenReason) i), n);
    }
  g_string_append_c (line, '}');
}

static void
print_json (const AnnoSettledArticle *article, const char *shown, const char *slug)
{
  g_autoptr (GString) line = g_string_new ("{");

  anno_output_json_path (line, "article", shown);
  anno_json_print_member (line, "layer", slug);
  anno_json_print_member (line, "file", anno_settled_fate_id (article->fate));
  anno_json_print_number (line, "annotators", article->n_layers);
  anno_json_print_number (line, "spans", article->n_spans);
  anno_json_print_number (line, "agreed", article->n_agreed);
  anno_json_print_number (line, "decided", article->n_decided);
  anno_json_print_number (line, "neither", article->n_neither);
  anno_json_print_number (line, "byRule", article->n_ruled);
  anno_json_print_number (line, "dropped", article->n_dropped);
  print_reasons (article, line);
  anno_json_print_key (line, "open");
  g_string_append_c (line, '[');
  for (guint i = 0; i < article->open->len; i++)
    print_open (&g_array_index (article->open, AnnoSettledOpen, i), line);
  g_string_append (line, "]}");
  anno_output_json (line);
}

static void
print_columns (const AnnoSettledArticle *article, const char *shown)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  const guint numbers[] = { article->n_spans, article->open->len, article->n_dropped };

  g_ptr_array_add (columns, g_strdup (shown));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_ptr_array_add (columns, g_strdup_printf ("%u", numbers[i]));
  anno_output_columns (columns);
  for (guint i = 0; i < article->open->len; i++)
    {
      const AnnoSettledOpen *open = &g_array_index (article->open, AnnoSettledOpen, i);
      g_autofree char *at = g_strdup_printf ("%s (%u-%u)", shown, open->start, open->end);
      anno_output_message (at, anno_open_reason_describe (open->reason));
    }
}

/* What differs from what would be made now. */
static void
tell_fate (AnnoSettledFate fate, const char *shown)
{
  if (fate == ANNO_SETTLED_MISSING)
    anno_output_message (shown, "The set lacks it.");
  else if (fate == ANNO_SETTLED_DIFFERS)
    anno_output_message (shown, "The set has it as it was earlier.");
  else if (fate == ANNO_SETTLED_TOUCHED)
    anno_output_message (shown, "Another hand has changed it in the set.");
  else if (fate == ANNO_SETTLED_SURPLUS)
    anno_output_message (shown, "The set has it, and nothing of it can be settled now.");
}

/* The same of an article, with what differs. */
static void
tell_article (const AnnoSettledArticle *article, const char *shown)
{
  g_autofree char *change = article->fate == ANNO_SETTLED_DIFFERS
                                ? anno_settled_change_describe (&article->change)
                                : NULL;

  if (change == NULL)
    {
      tell_fate (article->fate, shown);
      return;
    }
  g_autofree char *words = g_strdup_printf ("The set has it as it was earlier: %s.", change);
  anno_output_message (shown, words);
}

static guint
tell_articles (const AnnoMergeSettle *self, const AnnoSettledReport *report, const AnnoPlace *place)
{
  guint n_open = 0;

  for (guint i = 0; i < report->articles->len; i++)
    {
      const AnnoSettledArticle *article = report->articles->pdata[i];
      g_autofree char *shown = anno_place_show (place, article->article);
      n_open += article->open->len + article->n_dropped;
      if (self->json)
        print_json (article, shown, report->slug);
      else
        print_columns (article, shown);
      tell_article (article, shown);
    }
  return n_open;
}

static void
tell_alone (const AnnoSettledReport *report, const char *named)
{
  g_autofree char *words = g_strdup_printf (
      report->n_alone == 1
          ? "%u article has annotations of one annotator only: it is left out."
          : "%u articles have annotations of one annotator only: they are left out.",
      report->n_alone);

  if (report->n_alone > 0)
    anno_output_message (named, words);
}

static AnnoExit
tell (const AnnoMergeSettle *self, const AnnoSettledReport *report, const AnnoPlace *place,
      const char *named)
{
  guint n_open = tell_articles (self, report, place);
  g_autofree char *below = g_build_filename ("annotations", report->slug, "people.json", NULL);
  g_autofree char *people = anno_place_show (place, below);

  tell_fate (report->people, people);
  for (guint i = 0; i < report->problems->len; i++)
    anno_output_message (named, report->problems->pdata[i]);
  tell_alone (report, named);
  if (report->articles->len == 0)
    anno_output_message (named, "No article has annotations of two of these annotators.");
  gboolean is_whole = report->problems->len == 0 && report->articles->len > 0;
  if (self->check)
    return is_whole && anno_settled_report_is_same (report) ? ANNO_EXIT_DONE : ANNO_EXIT_FINDINGS;
  return is_whole && n_open == 0 && report->n_alone == 0 ? ANNO_EXIT_DONE : ANNO_EXIT_FINDINGS;
}

static void
work_cb (gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  work->report = anno_settled_set_make (&work->order, &work->fault, cancellable, &work->error);
}

static gboolean
has_reviewers (const AnnoMergeSettle *self, const char *root, const char *named)
{
  g_auto (GStrv) there = anno_layout_list_reviewers (root, NULL);

  for (guint i = 0; self->reviewers != NULL && self->reviewers[i] != NULL; i++)
    if (there == NULL || !g_strv_contains ((const char *const *) there, self->reviewers[i]))
      {
        g_autofree char *words
            = g_strdup_printf ("There is no review by “%s”.", self->reviewers[i]);
        anno_output_message (named, words);
        return FALSE;
      }
  return TRUE;
}

static AnnoSettledOrder
make_order (const AnnoMergeSettle *self, const AnnoPlace *place, AnnoMergeStrategy *rule)
{
  return (AnnoSettledOrder){
    .root = place->root,
    .scope = place->scope,
    .slugs = self->annotators,
    .name = self->into,
    .mode = self->check     ? ANNO_SETTLED_CHECK
            : self->replace ? ANNO_SETTLED_REPLACE
                            : ANNO_SETTLED_NEW,
    .by_decisions = has_decisions (self),
    .reviewers = self->reviewers,
    .rule = make_rule (self, rule),
  };
}

AnnoExit
anno_merge_settle_run (const AnnoMergeSettle *self, const char *named)
{
  static const AnnoExit exits[] = {
    [ANNO_SETTLED_FAULT_NONE] = ANNO_EXIT_INTERRUPTED,
    [ANNO_SETTLED_FAULT_CORPUS] = ANNO_EXIT_INPUT,
    [ANNO_SETTLED_FAULT_EXISTS] = ANNO_EXIT_CONFLICT,
    [ANNO_SETTLED_FAULT_DISK] = ANNO_EXIT_WRITE,
  };
  g_auto (AnnoPlace) place = { 0 };
  AnnoMergeStrategy rule = { 0 };

  anno_place_init (&place, named);
  if (!anno_annotator_choice_check (place.root, named, self->annotators)
      || !has_reviewers (self, place.root, named))
    return ANNO_EXIT_INPUT;
  Work work = { .order = make_order (self, &place, &rule) };
  anno_thread_work_run (work_cb, &work);
  g_autoptr (AnnoSettledReport) report = work.report;
  g_autoptr (GError) error = work.error;
  if (report != NULL)
    return tell (self, report, &place, named);
  if (work.fault != ANNO_SETTLED_FAULT_NONE)
    anno_output_message (named, error->message);
  return exits[work.fault];
}
