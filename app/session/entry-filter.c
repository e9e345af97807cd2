#include "session/entry-filter.h"

void
anno_entry_filter_clear (AnnoEntryFilter *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->visit, anno_review_visit_unref);
  g_clear_pointer (&self->article, g_free);
  *self = (AnnoEntryFilter){ 0 };
}

void
anno_entry_filter_copy (AnnoEntryFilter *self, const AnnoEntryFilter *other)
{
  g_return_if_fail (self != NULL && other != NULL);

  AnnoEntryFilter copy = *other;
  copy.visit = other->visit != NULL ? anno_review_visit_ref (other->visit) : NULL;
  copy.article = g_strdup (other->article);
  anno_entry_filter_clear (self);
  *self = copy;
}

void
anno_entry_filter_hold (AnnoEntryFilter *self, const char *article, guint cluster)
{
  g_return_if_fail (self != NULL);

  char *held = g_strdup (article);
  g_free (self->article);
  self->article = held;
  self->cluster = cluster;
}

static gboolean
is_held (const AnnoEntryFilter *self, const AnnoReviewFacts *facts)
{
  return self->article != NULL && facts->cluster == self->cluster
         && g_str_equal (facts->article, self->article);
}

gboolean
anno_entry_filter_lets (const AnnoEntryFilter *self, AnnoReviewEntry *entry)
{
  g_return_val_if_fail (self != NULL && ANNO_IS_REVIEW_ENTRY (entry), FALSE);

  const AnnoReviewFacts *facts = anno_review_entry_get (entry);
  if (facts->kind == ANNO_DIFFERENCE_SAME && !self->with_agreed)
    return FALSE;
  if (self->kinds != 0 && (self->kinds & 1u << facts->kind) == 0)
    return FALSE;
  if (is_held (self, facts))
    return TRUE;
  if (self->only_open && facts->kind != ANNO_DIFFERENCE_SAME
      && facts->status == ANNO_STATUS_DECIDED)
    return FALSE;
  return self->visit == NULL || anno_review_visit_is_new (self->visit, entry);
}
