#include "cli/merge-settle.h"

#include "cli/annotator-choice.h"
#include "cli/output.h"
#include "cli/place.h"
#include "cli/thread-work.h"
#include "formats/json-print.h"
#include "session/settled-set.h"

static const char *const rules[] = {
  [ANNO_MERGE_ALL_AGREE] = "all-agree",
  [ANNO_MERGE_MAJORITY] = "majority",
  [ANNO_MERGE_THRESHOLD] = "threshold",
};

/* What is to be made, and what came of it. */
typedef struct
{
  AnnoSettledOrder order;
  AnnoSettledReport *report;
  AnnoSettledFault fault;
  GError *error;
} Work;

static gboolean
find_rule (const char *word, AnnoMergeRule *rule)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_str_equal (word, rules[i]))
      {
        *rule = (AnnoMergeRule) i;
        return TRUE;
      }
  return FALSE;
}

const char *
anno_merge_settle_check (const AnnoMergeSettle *self)
{
  AnnoMergeRule rule;
  gboolean has_bounds = self->min_people >= 0 || self->min_percent >= 0;

  if (!find_rule (self->strategy, &rule))
    return "--strategy takes all-agree, majority or threshold";
  if (self->into == NULL || *self->into == '\0' || !g_utf8_validate (self->into, -1, NULL))
    return "--into says what the set is to be called, in UTF-8";
  if (rule != ANNO_MERGE_THRESHOLD && (has_bounds || self->of_all))
    return "--min-people, --min-percent and --of-all are for --strategy=threshold";
  if (rule == ANNO_MERGE_THRESHOLD && !has_bounds)
    return "A threshold takes --min-people or --min-percent";
  if (self->min_people == 0 || self->min_people < -1)
    return "--min-people takes a number from 1 up";
  if (self->min_percent < -1 || self->min_percent > 100)
    return "--min-percent takes a number from 0 to 100";
  if (self->annotators != NULL && g_strv_length ((char **) self->annotators) == 1)
    return "--annotator is to name two at least";
  return NULL;
}

static AnnoMergeStrategy
make_strategy (const AnnoMergeSettle *self)
{
  AnnoMergeStrategy strategy = { .of_all = self->of_all };

  find_rule (self->strategy, &strategy.rule);
  strategy.min_people = self->min_people > 0 ? (guint) self->min_people : 1;
  strategy.min_percent = self->min_percent > 0 ? (guint) self->min_percent : 0;
  return strategy;
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

static void
print_json (const AnnoSettledArticle *article, const char *shown, const char *slug)
{
  g_autoptr (GString) line = g_string_new ("{");

  anno_output_json_path (line, "article", shown);
  anno_json_print_member (line, "layer", slug);
  anno_json_print_number (line, "annotators", article->n_layers);
  anno_json_print_number (line, "spans", article->n_spans);
  anno_json_print_number (line, "dropped", article->n_dropped);
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

static AnnoExit
tell (const AnnoMergeSettle *self, const AnnoSettledReport *report, const AnnoPlace *place,
      const char *named)
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
    }
  for (guint i = 0; i < report->problems->len; i++)
    anno_output_message (named, report->problems->pdata[i]);
  if (report->n_alone > 0)
    {
      g_autofree char *words = g_strdup_printf (
          report->n_alone == 1
              ? "%u article has annotations of one annotator only: it is left out."
              : "%u articles have annotations of one annotator only: they are left "
                "out.",
          report->n_alone);
      anno_output_message (named, words);
    }
  if (report->articles->len == 0)
    anno_output_message (named, "No article has annotations of two of these annotators.");
  return n_open > 0 || report->problems->len > 0 || report->n_alone > 0
                 || report->articles->len == 0
             ? ANNO_EXIT_FINDINGS
             : ANNO_EXIT_DONE;
}

static void
work_cb (gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  work->report = anno_settled_set_make (&work->order, &work->fault, cancellable, &work->error);
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

  anno_place_init (&place, named);
  if (!anno_annotator_choice_check (place.root, named, self->annotators))
    return ANNO_EXIT_INPUT;
  Work work = { .order
                = { place.root, place.scope, self->annotators, self->into, make_strategy (self) } };
  anno_thread_work_run (work_cb, &work);
  g_autoptr (AnnoSettledReport) report = work.report;
  g_autoptr (GError) error = work.error;
  if (report != NULL)
    return tell (self, report, &place, named);
  if (work.fault != ANNO_SETTLED_FAULT_NONE)
    anno_output_message (named, error->message);
  return exits[work.fault];
}
