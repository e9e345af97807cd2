#include "review/merge-strategy.h"

#include "review/field-votes.h"

typedef struct
{
  const AnnoFieldCompare *compare;
  const AnnoMergeStrategy *strategy;
  AnnoSettling *settling;
} Merge;

static const char *const ids[ANNO_N_MERGE_RULES] = {
  [ANNO_MERGE_ALL_AGREE] = "all-agree",
  [ANNO_MERGE_MAJORITY] = "majority",
  [ANNO_MERGE_THRESHOLD] = "threshold",
  [ANNO_MERGE_UNION] = "union",
};

static gboolean
has_share (guint n, guint percent, guint of)
{
  return (guint64) n * 100 >= (guint64) percent * of;
}

/* @n_marked: how many marked anything in the cluster. */
static gboolean
variant_passes (const Merge *self, guint votes, guint n_marked)
{
  const AnnoMergeStrategy *strategy = self->strategy;
  guint n_all = self->compare->clusters->n_layers;

  switch (strategy->rule)
    {
    case ANNO_MERGE_MAJORITY:
      return votes > n_all - votes;
    case ANNO_MERGE_THRESHOLD:
      return votes >= strategy->min_people
             && has_share (votes, strategy->min_percent, strategy->of_all ? n_all : n_marked);
    case ANNO_MERGE_UNION:
      return TRUE;
    case ANNO_MERGE_ALL_AGREE:
    default:
      return votes == n_all;
    }
}

static gboolean
option_passes (const Merge *self, guint votes, guint n_asked)
{
  const AnnoMergeStrategy *strategy = self->strategy;

  switch (strategy->rule)
    {
    case ANNO_MERGE_MAJORITY:
      return votes > n_asked - votes;
    case ANNO_MERGE_THRESHOLD:
      return votes >= strategy->min_people && has_share (votes, strategy->min_percent, n_asked);
    case ANNO_MERGE_UNION:
      return TRUE; /* a tie isn't among those that are asked about */
    case ANNO_MERGE_ALL_AGREE:
    default:
      return votes == n_asked;
    }
}

/* The value that won; NULL where none has. */
static const AnnoFieldOption *
choose_option (const Merge *self, const AnnoFieldVote *vote)
{
  const AnnoFieldOption *best = vote->options->pdata[0];
  const AnnoFieldOption *next = vote->options->len > 1 ? vote->options->pdata[1] : NULL;

  if (next != NULL && next->holders->len == best->holders->len)
    return NULL;
  return option_passes (self, best->holders->len, vote->n_votes) ? best : NULL;
}

static guint
count_wanted (const AnnoMergeStrategy *strategy)
{
  return strategy->rule == ANNO_MERGE_UNION ? G_MAXUINT : MAX (strategy->n_wanted, 1);
}

/* How many of the cluster's variants, which are sorted by votes, are taken over. */
static guint
choose_variants (const Merge *self, const AnnoCluster *cluster, AnnoOpenReason *reason)
{
  const AnnoClusters *clusters = self->compare->clusters;
  guint wanted = count_wanted (self->strategy), n = 0;

  while (n < cluster->n_variants
         && variant_passes (
             self, anno_clusters_get_variant (clusters, cluster->first_variant + n)->n_marks,
             cluster->n_marks))
    n++;
  *reason = n > wanted ? ANNO_OPEN_TIE : ANNO_OPEN_TOO_FEW;
  if (n <= wanted)
    return n;
  guint cut = anno_clusters_get_variant (clusters, cluster->first_variant + wanted)->n_marks;
  n = wanted;
  while (n > 0
         && anno_clusters_get_variant (clusters, cluster->first_variant + n - 1)->n_marks == cut)
    n--;
  return n;
}

static GPtrArray *
vote_on_fields (const Merge *self, const AnnoVariant *variant)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new ();

  for (guint i = 0; i < variant->n_marks; i++)
    g_ptr_array_add (marks, (AnnoMark *) anno_clusters_get_mark (self->compare->clusters,
                                                                 variant->first_mark + i));
  return anno_field_votes_new (self->compare, variant->tag, (const AnnoMark *const *) marks->pdata,
                               marks->len);
}

static gboolean
fields_are_chosen (const Merge *self, const AnnoVariant *variant)
{
  g_autoptr (GPtrArray) votes = vote_on_fields (self, variant);

  for (guint i = 0; i < votes->len; i++)
    if (choose_option (self, votes->pdata[i]) == NULL)
      return FALSE;
  return TRUE;
}

static void
add_field (const Merge *self, AnnoSettledPlan *plan, const AnnoFieldVote *vote)
{
  const AnnoFieldOption *option = choose_option (self, vote);
  const AnnoMark *mark = option->holders->pdata[0];

  for (guint i = 0; i < anno_span_get_n_values (mark->span); i++)
    {
      const AnnoValue *value = anno_span_get_value (mark->span, i);
      if (value->field == vote->field)
        anno_settled_plan_add_value (plan, mark->layer, value);
    }
}

static void
take_variant (const Merge *self, guint cluster, const AnnoVariant *variant)
{
  const AnnoMark *first = anno_clusters_get_mark (self->compare->clusters, variant->first_mark);
  AnnoSettledPlan *plan = anno_settling_add (self->settling, cluster, first->span, variant->tag);
  g_autoptr (GPtrArray) votes = vote_on_fields (self, variant);

  for (guint i = 0; i < variant->n_marks; i++)
    anno_settled_plan_add_source (
        plan, anno_clusters_get_mark (self->compare->clusters, variant->first_mark + i));
  for (guint i = 0; i < votes->len; i++)
    add_field (self, plan, votes->pdata[i]);
}

const char *
anno_merge_rule_id (AnnoMergeRule rule)
{
  g_return_val_if_fail (rule < ANNO_N_MERGE_RULES, NULL);
  return ids[rule];
}

gboolean
anno_merge_rule_find (const char *id, AnnoMergeRule *rule)
{
  g_return_val_if_fail (id != NULL && rule != NULL, FALSE);

  for (guint i = 0; i < ANNO_N_MERGE_RULES; i++)
    if (g_str_equal (id, ids[i]))
      {
        *rule = (AnnoMergeRule) i;
        return TRUE;
      }
  return FALSE;
}

gboolean
anno_merge_cluster (const AnnoFieldCompare *compare, const AnnoMergeStrategy *strategy,
                    AnnoSettling *settling, guint cluster, AnnoOpenReason *reason)
{
  g_return_val_if_fail (compare != NULL && strategy != NULL, FALSE);
  g_return_val_if_fail (settling != NULL && reason != NULL, FALSE);

  const Merge self = { compare, strategy, settling };
  const AnnoClusters *clusters = compare->clusters;
  const AnnoCluster *it = anno_clusters_get (clusters, cluster);
  guint n_chosen = choose_variants (&self, it, reason);

  for (guint i = 0; i < n_chosen; i++)
    if (!fields_are_chosen (&self, anno_clusters_get_variant (clusters, it->first_variant + i)))
      {
        *reason = ANNO_OPEN_FIELDS;
        return FALSE;
      }
  for (guint i = 0; i < n_chosen; i++)
    take_variant (&self, cluster, anno_clusters_get_variant (clusters, it->first_variant + i));
  return n_chosen > 0;
}

AnnoMerged *
anno_merge (const AnnoFieldCompare *compare, const AnnoMergeStrategy *strategy)
{
  g_return_val_if_fail (compare != NULL && strategy != NULL, NULL);

  g_autoptr (AnnoSettling) settling = anno_settling_new (compare->clusters);
  AnnoMerged *merged = g_new0 (AnnoMerged, 1);

  merged->open = g_array_new (FALSE, FALSE, sizeof (AnnoOpenCluster));
  for (guint i = 0; i < anno_clusters_get_n (compare->clusters); i++)
    {
      AnnoOpenCluster open = { i, ANNO_OPEN_TOO_FEW };
      if (!anno_merge_cluster (compare, strategy, settling, i, &open.reason))
        g_array_append_val (merged->open, open);
    }
  merged->spans = anno_settling_finish (settling, &merged->n_dropped);
  return merged;
}

void
anno_merged_free (AnnoMerged *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->spans);
  g_array_unref (self->open);
  g_free (self);
}
