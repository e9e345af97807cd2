#include "review/review-state.h"

#include "review/review-fit.h"
#include "review/review-verdicts.h"
#include "review/vote.h"

#include <glib/gi18n-lib.h>

/* A reviewer's decision on one cluster. */
typedef struct
{
  AnnoReviewRecord *record;
  gboolean current;
} Opinion;

typedef struct
{
  const AnnoFieldCompare *compare;
  AnnoReviewState *state;
  GArray **opinions; /* one a cluster, of Opinion, one a reviewer; NULL for none */
} Applying;

static void
item_free (AnnoReviewItem *self)
{
  g_ptr_array_unref (self->decisions);
  g_ptr_array_unref (self->threads);
  g_free (self);
}

static AnnoReviewItem *
item_of (const AnnoReviewState *self, guint cluster)
{
  return self->items->pdata[cluster];
}

static void
add_items (Applying *self)
{
  g_autoptr (GPtrArray) votes = anno_votes_new (self->compare);

  for (guint i = 0; i < votes->len; i++)
    {
      AnnoReviewItem *item = g_new0 (AnnoReviewItem, 1);
      item->agreed = ((const AnnoVote *) votes->pdata[i])->aspects == 0;
      item->decisions = g_ptr_array_new ();
      item->threads = g_ptr_array_new ();
      g_ptr_array_add (self->state->items, item);
    }
}

/* Records come by time: a later one takes the place of an earlier one of the same reviewer, but not
 * of one that fits where it doesn't itself. */
static void
add_opinion (Applying *self, guint cluster, AnnoReviewRecord *record)
{
  Opinion opinion = { record, anno_review_fit_is_current (self->compare, cluster, record) };

  if (self->opinions[cluster] == NULL)
    self->opinions[cluster] = g_array_new (FALSE, FALSE, sizeof (Opinion));
  GArray *opinions = self->opinions[cluster];
  for (guint i = 0; i < opinions->len; i++)
    {
      const Opinion *earlier = &g_array_index (opinions, Opinion, i);
      if (!g_str_equal (earlier->record->creator_id, record->creator_id))
        continue;
      if (earlier->current && !opinion.current)
        return;
      g_array_remove_index (opinions, i);
      break;
    }
  g_array_append_val (opinions, opinion);
}

static gboolean
means_something (const AnnoReviewRecord *record)
{
  return anno_review_record_settles (record) || record->decision == ANNO_DECISION_SKIP
         || record->decision == ANNO_DECISION_UNSURE;
}

static void
add_decision (Applying *self, AnnoReviewRecord *record)
{
  if (!means_something (record))
    return;

  g_autoptr (GArray) clusters = anno_review_fit_list_clusters (self->compare, record);
  for (guint i = 0; i < clusters->len; i++)
    add_opinion (self, g_array_index (clusters, guint, i), record);
  if (clusters->len == 0)
    g_ptr_array_add (self->state->orphans, record);
}

/* Records come by time. */
static void
add_answers (AnnoReviewState *self, const GPtrArray *in_force)
{
  g_ptr_array_set_size (self->answers, (int) self->verdicts->len);
  for (guint i = 0; i < self->verdicts->len; i++)
    self->answers->pdata[i]
        = (gpointer) anno_review_verdict_find_answer (self->verdicts->pdata[i], in_force);
}

/* Adds to @found those opinions that fit, or don't, and that settle, or are @decision. */
static void
list_opinions (const GArray *opinions, gboolean current, gboolean settling, AnnoDecision decision,
               GPtrArray *found)
{
  for (guint i = 0; i < opinions->len; i++)
    {
      const Opinion *opinion = &g_array_index (opinions, Opinion, i);
      gboolean settles = anno_review_record_settles (opinion->record);
      if (opinion->current == current
          && (settling ? settles : !settles && opinion->record->decision == decision))
        g_ptr_array_add (found, opinion->record);
    }
}

static gboolean
are_one (const Applying *self, const GPtrArray *decisions)
{
  for (guint i = 1; i < decisions->len; i++)
    if (!anno_review_fit_is_one (self->compare, decisions->pdata[0], decisions->pdata[i]))
      return FALSE;
  return TRUE;
}

/* The first of these that somebody holds is the status. */
static void
find_status (const Applying *self, AnnoReviewItem *item, const GArray *opinions)
{
  static const struct
  {
    gboolean current;
    gboolean settling;
    AnnoDecision decision;
    AnnoReviewStatus status;
  } steps[] = {
    { TRUE, TRUE, ANNO_DECISION_ACCEPT, ANNO_STATUS_DECIDED },
    { TRUE, FALSE, ANNO_DECISION_UNSURE, ANNO_STATUS_UNSURE },
    { TRUE, FALSE, ANNO_DECISION_SKIP, ANNO_STATUS_SKIPPED },
    { FALSE, TRUE, ANNO_DECISION_ACCEPT, ANNO_STATUS_OUTDATED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps) && item->decisions->len == 0; i++)
    {
      list_opinions (opinions, steps[i].current, steps[i].settling, steps[i].decision,
                     item->decisions);
      if (item->decisions->len > 0)
        item->status = steps[i].status;
    }
  if (item->status == ANNO_STATUS_DECIDED && !are_one (self, item->decisions))
    item->status = ANNO_STATUS_CONTESTED;
}

static void
find_statuses (Applying *self)
{
  AnnoReviewState *state = self->state;

  for (guint i = 0; i < state->items->len; i++)
    {
      AnnoReviewItem *item = item_of (state, i);
      if (self->opinions[i] != NULL)
        find_status (self, item, self->opinions[i]);
      g_clear_pointer (&self->opinions[i], g_array_unref);
      state->n_differences += !item->agreed;
      state->n_decided += !item->agreed && item->status == ANNO_STATUS_DECIDED;
      state->n_outdated += !item->agreed && item->status == ANNO_STATUS_OUTDATED;
    }
}

static void
place_threads (Applying *self, const GPtrArray *in_force)
{
  AnnoReviewState *state = self->state;

  state->threads = anno_review_threads_new (in_force);
  for (guint i = 0; i < state->threads->len; i++)
    {
      AnnoReviewThread *thread = state->threads->pdata[i];
      g_autoptr (GArray) clusters = anno_review_fit_list_clusters (self->compare, thread->comment);
      for (guint k = 0; k < clusters->len; k++)
        g_ptr_array_add (item_of (state, g_array_index (clusters, guint, k))->threads, thread);
      state->n_unresolved += thread->resolved_by == NULL;
    }
}

AnnoReviewState *
anno_review_state_new (const AnnoFieldCompare *compare, const GPtrArray *records)
{
  g_return_val_if_fail (compare != NULL && records != NULL, NULL);

  AnnoReviewState *state = g_new0 (AnnoReviewState, 1);
  g_autofree GArray **opinions = g_new0 (GArray *, anno_clusters_get_n (compare->clusters) + 1);
  Applying self = { compare, state, opinions };

  state->records = anno_review_records_merge (&records, 1);
  state->items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  state->orphans = g_ptr_array_new ();
  state->answers = g_ptr_array_new ();
  add_items (&self);
  g_autoptr (GPtrArray) in_force = anno_review_records_in_force (state->records);
  for (guint i = 0; i < in_force->len; i++)
    {
      AnnoReviewRecord *record = in_force->pdata[i];
      if (record->kind == ANNO_REVIEW_DECISION)
        add_decision (&self, record);
    }
  state->verdicts = anno_review_verdicts_new (in_force);
  add_answers (state, in_force);
  find_statuses (&self);
  place_threads (&self, in_force);
  return state;
}

void
anno_review_state_free (AnnoReviewState *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->orphans);
  g_ptr_array_unref (self->threads);
  g_ptr_array_unref (self->verdicts);
  g_ptr_array_unref (self->answers);
  g_ptr_array_unref (self->records);
  g_free (self);
}

const AnnoReviewItem *
anno_review_state_get (const AnnoReviewState *self, guint cluster)
{
  g_return_val_if_fail (self != NULL && cluster < self->items->len, NULL);
  return item_of (self, cluster);
}

const AnnoReviewRecord *
anno_review_state_find_answer (const AnnoReviewState *self, const AnnoReviewRecord *verdict)
{
  guint index = 0;

  g_return_val_if_fail (self != NULL && verdict != NULL, NULL);
  return g_ptr_array_find (self->verdicts, verdict, &index) ? self->answers->pdata[index] : NULL;
}

char *
anno_review_progress_describe (guint n_decided, guint n_differences)
{
  /* Translators: of the differences in an article. */
  return g_strdup_printf (ngettext ("%u of %u decided", "%u of %u decided", n_differences),
                          n_decided, n_differences);
}

char *
anno_review_state_describe (const AnnoReviewState *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_strdup_printf (
      ngettext ("%u of %u difference decided", "%u of %u differences decided", self->n_differences),
      self->n_decided, self->n_differences);
}
