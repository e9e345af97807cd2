#include "session/review-visit.h"

struct _AnnoReviewVisit
{
  grefcount refs;
  GHashTable *last_acts; /* article → gint64 */
};

AnnoReviewVisit *
anno_review_visit_new (void)
{
  AnnoReviewVisit *self = g_new0 (AnnoReviewVisit, 1);

  g_ref_count_init (&self->refs);
  self->last_acts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

AnnoReviewVisit *
anno_review_visit_ref (AnnoReviewVisit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_ref_count_inc (&self->refs);
  return self;
}

void
anno_review_visit_unref (AnnoReviewVisit *self)
{
  g_return_if_fail (self != NULL);

  if (!g_ref_count_dec (&self->refs))
    return;
  g_hash_table_unref (self->last_acts);
  g_free (self);
}

void
anno_review_visit_note (AnnoReviewVisit *self, const char *article, gint64 last_act)
{
  g_return_if_fail (self != NULL && article != NULL);

  if (!g_hash_table_contains (self->last_acts, article))
    g_hash_table_insert (self->last_acts, g_strdup (article),
                         g_memdup2 (&last_act, sizeof last_act));
}

gboolean
anno_review_visit_is_new (const AnnoReviewVisit *self, AnnoReviewEntry *entry)
{
  g_return_val_if_fail (self != NULL && ANNO_IS_REVIEW_ENTRY (entry), FALSE);

  const AnnoReviewFacts *facts = anno_review_entry_get (entry);
  const gint64 *last = g_hash_table_lookup (self->last_acts, facts->article);
  return last == NULL || *last == 0 || facts->changed > *last;
}
