#include "review/settle.h"

#include "review/field-votes.h"
#include "review/review-fit.h"
#include "review/span-overlap.h"

typedef struct
{
  const AnnoFieldCompare *compare;
  const AnnoMergeStrategy *rule; /* or NULL */
  AnnoSettling *settling;
  AnnoSettled *settled;
} Settle;

static void
add_values (AnnoSettledPlan *plan, guint layer, const AnnoSpan *span)
{
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    anno_settled_plan_add_value (plan, layer, anno_span_get_value (span, i));
}

static void
add_decisions (AnnoSettledPlan *plan, const GPtrArray *decisions)
{
  for (guint i = 0; decisions != NULL && i < decisions->len; i++)
    {
      const AnnoReviewRecord *record = decisions->pdata[i];
      anno_settled_plan_add_decision (plan, record->id, record->created);
    }
}

static gboolean
says_the_same (const Settle *self, const AnnoMark *a, const AnnoMark *b)
{
  return anno_clusters_tag_of (self->compare->clusters, a)
             == anno_clusters_tag_of (self->compare->clusters, b)
         && anno_span_overlap_is_same (a->span, b->span)
         && anno_field_compare_is_all_same (self->compare, a, b);
}

/* One span for each of @marks (of AnnoMark, sorted) that says something else. */
static void
take_marks (const Settle *self, guint cluster, const GPtrArray *marks, const GPtrArray *decisions)
{
  g_autofree gboolean *done = g_new0 (gboolean, marks->len + 1);

  for (guint i = 0; i < marks->len; i++)
    {
      const AnnoMark *mark = marks->pdata[i];
      if (done[i])
        continue;
      AnnoSettledPlan *plan
          = anno_settling_add (self->settling, cluster, mark->span,
                               anno_clusters_tag_of (self->compare->clusters, mark));
      add_values (plan, mark->layer, mark->span);
      add_decisions (plan, decisions);
      for (guint k = i; k < marks->len; k++)
        if (!done[k] && says_the_same (self, mark, marks->pdata[k]))
          {
            anno_settled_plan_add_source (plan, marks->pdata[k]);
            done[k] = TRUE;
          }
    }
}

static void
take_agreed (const Settle *self, guint n)
{
  const AnnoClusters *clusters = self->compare->clusters;
  const AnnoCluster *cluster = anno_clusters_get (clusters, n);
  const char *tag = anno_clusters_get_variant (clusters, cluster->first_variant)->tag;
  g_autoptr (GPtrArray) marks = anno_field_votes_list_marks (self->compare, n, tag);

  take_marks (self, n, marks, NULL);
  self->settled->n_agreed++;
}

/* All that was judged is what the new span is made of. */
static void
take_replacement (const Settle *self, guint n, const GPtrArray *decisions)
{
  const AnnoClusters *clusters = self->compare->clusters;
  const AnnoCluster *cluster = anno_clusters_get (clusters, n);
  AnnoSpan *span = ((const AnnoReviewRecord *) decisions->pdata[0])->replacement;
  AnnoSettledPlan *plan = anno_settling_add (
      self->settling, n, span, anno_tagset_id_of (clusters->tagset, anno_span_get_tag (span)));

  for (guint i = 0; i < decisions->len; i++)
    anno_settled_plan_replace (plan, ((const AnnoReviewRecord *) decisions->pdata[i])->replacement);
  add_values (plan, G_MAXUINT, span);
  add_decisions (plan, decisions);
  for (guint i = 0; i < cluster->n_marks; i++)
    anno_settled_plan_add_source (plan, anno_clusters_get_mark (clusters, cluster->first_mark + i));
}

static void
take_decided (const Settle *self, guint n, const GPtrArray *decisions)
{
  const AnnoReviewRecord *first = decisions->pdata[0];

  self->settled->n_decided++;
  if (first->decision == ANNO_DECISION_NEITHER)
    self->settled->n_neither++;
  else if (first->decision == ANNO_DECISION_REPLACE)
    take_replacement (self, n, decisions);
  else
    {
      g_autoptr (GPtrArray) marks = anno_review_fit_list_accepted (self->compare, n, first);
      take_marks (self, n, marks, decisions);
    }
}

static void
leave_open (const Settle *self, guint n, AnnoOpenReason reason)
{
  const AnnoOpenCluster open = { n, reason };

  g_array_append_val (self->settled->open, open);
  self->settled->n_open++;
}

static void
take_by_rule (const Settle *self, guint n, const AnnoReviewItem *item)
{
  AnnoOpenReason reason;

  if (!anno_merge_cluster (self->compare, self->rule, self->settling, n, &reason))
    leave_open (self, n, reason);
  else if (item->agreed)
    self->settled->n_agreed++;
  else
    self->settled->n_ruled++;
}

static AnnoOpenReason
reason_of (AnnoReviewStatus status)
{
  static const AnnoOpenReason reasons[] = {
    [ANNO_STATUS_OPEN] = ANNO_OPEN_UNDECIDED,      [ANNO_STATUS_DECIDED] = ANNO_OPEN_UNDECIDED,
    [ANNO_STATUS_CONTESTED] = ANNO_OPEN_CONTESTED, [ANNO_STATUS_OUTDATED] = ANNO_OPEN_OUTDATED,
    [ANNO_STATUS_SKIPPED] = ANNO_OPEN_SKIPPED,     [ANNO_STATUS_UNSURE] = ANNO_OPEN_UNSURE,
  };
  return reasons[status];
}

/* Whether a person is to say something about it first, whatever a rule says. */
static gboolean
is_for_people (const AnnoReviewItem *item)
{
  return item->status == ANNO_STATUS_CONTESTED || item->status == ANNO_STATUS_UNSURE
         || (item->status == ANNO_STATUS_OUTDATED && !item->agreed);
}

static void
settle_cluster (const Settle *self, guint n, const AnnoReviewItem *item)
{
  if (item->status == ANNO_STATUS_DECIDED)
    take_decided (self, n, item->decisions);
  else if (is_for_people (item))
    leave_open (self, n, reason_of (item->status));
  else if (self->rule != NULL)
    take_by_rule (self, n, item);
  else if (item->agreed)
    take_agreed (self, n);
  else
    leave_open (self, n, reason_of (item->status));
}

AnnoSettled *
anno_settle_by (const AnnoFieldCompare *compare, const AnnoReviewState *state,
                const AnnoMergeStrategy *rule)
{
  g_return_val_if_fail (compare != NULL && state != NULL, NULL);
  g_return_val_if_fail (state->items->len == anno_clusters_get_n (compare->clusters), NULL);

  g_autoptr (AnnoSettling) settling = anno_settling_new (compare->clusters);
  AnnoSettled *settled = g_new0 (AnnoSettled, 1);
  const Settle self = { compare, rule, settling, settled };

  settled->open = g_array_new (FALSE, FALSE, sizeof (AnnoOpenCluster));
  for (guint i = 0; i < state->items->len; i++)
    settle_cluster (&self, i, anno_review_state_get (state, i));
  settled->spans = anno_settling_finish (settling, &settled->n_dropped);
  return settled;
}

AnnoSettled *
anno_settle (const AnnoFieldCompare *compare, const AnnoReviewState *state)
{
  return anno_settle_by (compare, state, NULL);
}

void
anno_settled_free (AnnoSettled *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->spans);
  g_array_unref (self->open);
  g_free (self);
}
