#include "review/review-acts.h"

#include "model/span-quote.h"
#include "review/judged-sides.h"

static gint64
choose_time (const AnnoReviewDesk *self)
{
  const GPtrArray *records = self->state != NULL ? self->state->records : NULL;
  gint64 now = g_get_real_time ();

  if (records == NULL || records->len == 0)
    return now;
  const AnnoReviewRecord *last = records->pdata[records->len - 1];
  return MAX (now, last->created + 1);
}

static AnnoReviewRecord *
begin (const AnnoReviewDesk *self, AnnoReviewKind kind, const char *why)
{
  AnnoReviewRecord *record = anno_review_record_new (kind, self->creator_id, self->creator_name,
                                                     choose_time (self));
  record->why = why != NULL && *why != '\0' ? g_strdup (why) : NULL;
  return record;
}

/* What the reviewer said there before, which is replaced. */
static const char *
find_own (const AnnoReviewDesk *self, const GPtrArray *records)
{
  for (guint i = records->len; i > 0; i--)
    {
      const AnnoReviewRecord *record = records->pdata[i - 1];
      if (g_str_equal (record->creator_id, self->creator_id))
        return record->id;
    }
  return NULL;
}

static gboolean
is_settling (AnnoDecision decision)
{
  return decision != ANNO_DECISION_SKIP && decision != ANNO_DECISION_UNSURE;
}

AnnoReviewRecord *
anno_review_act_decide (const AnnoReviewDesk *self, guint cluster, AnnoDecision decision,
                        const guint *layers, guint n, AnnoSpan *replacement, const char *why)
{
  g_return_val_if_fail (self != NULL && self->state != NULL && self->compare != NULL, NULL);
  g_return_val_if_fail (cluster < self->state->items->len && (layers != NULL || n == 0), NULL);

  const AnnoClusters *clusters = self->compare->clusters;
  g_autoptr (AnnoReviewRecord) record = begin (self, ANNO_REVIEW_DECISION, why);
  record->decision = decision;
  anno_judged_sides_add (record, clusters, cluster, self->article);
  for (guint i = 0; i < n; i++)
    {
      const AnnoMark *mark = anno_clusters_find_mark (clusters, cluster, layers[i]);
      if (mark != NULL)
        anno_review_record_accept (record, anno_clusters_whose (clusters, layers[i]),
                                   anno_span_get_id (mark->span));
    }
  if (decision == ANNO_DECISION_REPLACE && replacement != NULL)
    record->replacement = anno_span_ref (replacement);
  if (is_settling (decision) && !anno_review_record_settles (record))
    return NULL;
  const AnnoReviewItem *item = anno_review_state_get (self->state, cluster);
  record->supersedes = g_strdup (find_own (self, item->decisions));
  return g_steal_pointer (&record);
}

AnnoReviewRecord *
anno_review_act_comment (const AnnoReviewDesk *self, guint cluster, const char *words)
{
  g_return_val_if_fail (self != NULL && words != NULL, NULL);
  g_return_val_if_fail (cluster == ANNO_REVIEW_ARTICLE || self->compare != NULL, NULL);

  AnnoReviewRecord *record = begin (self, ANNO_REVIEW_COMMENT, words);
  if (cluster != ANNO_REVIEW_ARTICLE)
    anno_judged_sides_add (record, self->compare->clusters, cluster, self->article);
  return record;
}

AnnoReviewRecord *
anno_review_act_comment_span (const AnnoReviewDesk *self, const char *whose, AnnoSpan *span,
                              const char *words)
{
  g_return_val_if_fail (self != NULL && whose != NULL && span != NULL && words != NULL, NULL);

  AnnoReviewRecord *record = begin (self, ANNO_REVIEW_COMMENT, words);
  g_autofree char *quote = self->article != NULL ? anno_span_quote (self->article, span, 0) : NULL;
  anno_review_record_add_judged (record, whose, span, quote, FALSE);
  return record;
}

AnnoReviewRecord *
anno_review_act_reply (const AnnoReviewDesk *self, const AnnoReviewThread *thread,
                       const char *words)
{
  g_return_val_if_fail (self != NULL && thread != NULL && words != NULL, NULL);

  AnnoReviewRecord *record = begin (self, ANNO_REVIEW_REPLY, words);
  record->reply_to = g_strdup (thread->comment->id);
  return record;
}

AnnoReviewRecord *
anno_review_act_resolve (const AnnoReviewDesk *self, const AnnoReviewThread *thread,
                         gboolean resolved, const char *why)
{
  g_return_val_if_fail (self != NULL && thread != NULL, NULL);

  AnnoReviewRecord *record
      = begin (self, resolved ? ANNO_REVIEW_RESOLVE : ANNO_REVIEW_REOPEN, why);
  record->reply_to = g_strdup (thread->comment->id);
  return record;
}

AnnoReviewRecord *
anno_review_act_verdict (const AnnoReviewDesk *self, AnnoVerdict verdict, const char *why)
{
  g_return_val_if_fail (self != NULL && self->state != NULL, NULL);

  AnnoReviewRecord *record = begin (self, ANNO_REVIEW_VERDICT, why);
  record->verdict = verdict;
  record->supersedes = g_strdup (find_own (self, self->state->verdicts));
  return record;
}

AnnoReviewRecord *
anno_review_act_answer_verdict (const AnnoReviewDesk *self, const AnnoReviewRecord *verdict,
                                const char *words)
{
  g_return_val_if_fail (self != NULL && verdict != NULL, NULL);
  g_return_val_if_fail (verdict->kind == ANNO_REVIEW_VERDICT, NULL);

  AnnoReviewRecord *record = begin (self, ANNO_REVIEW_REPLY, words);
  record->reply_to = g_strdup (verdict->id);
  return record;
}

AnnoReviewRecord *
anno_review_act_answer_decision (const AnnoReviewDesk *self, const AnnoReviewRecord *decision,
                                 const char *words)
{
  g_return_val_if_fail (self != NULL && decision != NULL && words != NULL, NULL);
  g_return_val_if_fail (decision->kind == ANNO_REVIEW_DECISION, NULL);

  AnnoReviewRecord *record = begin (self, ANNO_REVIEW_COMMENT, words);
  record->reply_to = g_strdup (decision->id);
  for (guint i = 0; i < decision->judged->len; i++)
    {
      const AnnoJudged *judged = decision->judged->pdata[i];
      anno_review_record_add_judged (record, judged->whose, judged->span, judged->quote, FALSE);
    }
  return record;
}

AnnoReviewRecord *
anno_review_act_withdraw (const AnnoReviewDesk *self, const char *id, gboolean withdrawn)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  AnnoReviewRecord *record
      = begin (self, withdrawn ? ANNO_REVIEW_WITHDRAW : ANNO_REVIEW_RESTORE, NULL);
  record->reply_to = g_strdup (id);
  return record;
}
