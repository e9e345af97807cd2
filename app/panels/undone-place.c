#include "panels/undone-place.h"

struct _AnnoUndonePlace
{
  AnnoHistory *history;
  AnnoReviewReading *before; /* or NULL */
  gboolean moved;            /* whether the history was gone through, and nothing was found yet */
};

static void
moved_cb (AnnoHistory *history, AnnoStep *step, AnnoUndonePlace *self)
{
  self->moved = TRUE;
}

AnnoUndonePlace *
anno_undone_place_new (AnnoHistory *history)
{
  g_return_val_if_fail (ANNO_IS_HISTORY (history), NULL);

  AnnoUndonePlace *self = g_new0 (AnnoUndonePlace, 1);
  self->history = g_object_ref (history);
  g_signal_connect (history, "undone", G_CALLBACK (moved_cb), self);
  g_signal_connect (history, "redone", G_CALLBACK (moved_cb), self);
  return self;
}

void
anno_undone_place_free (AnnoUndonePlace *self)
{
  if (self == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->history, self);
  g_object_unref (self->history);
  g_clear_pointer (&self->before, anno_review_reading_unref);
  g_free (self);
}

static gboolean
says_something_else (AnnoReviewEntry *a, AnnoReviewEntry *b)
{
  const AnnoReviewFacts *one = anno_review_entry_get (a), *other = anno_review_entry_get (b);

  return one->status != other->status || one->n_threads != other->n_threads
         || one->n_unresolved != other->n_unresolved
         || g_strcmp0 (one->decided, other->decided) != 0;
}

/* Of the same article, with the same layers: the entries are the same then, in the same order. */
static gboolean
are_alike (const AnnoReviewReading *a, const AnnoReviewReading *b)
{
  return anno_review_reading_get_case (a) == anno_review_reading_get_case (b)
         && anno_review_reading_get_entries (a)->len == anno_review_reading_get_entries (b)->len;
}

static AnnoReviewEntry *
find_changed (const AnnoReviewReading *before, const AnnoReviewReading *now)
{
  const GPtrArray *entries = anno_review_reading_get_entries (now);

  for (guint i = 0; i < entries->len; i++)
    if (says_something_else (anno_review_reading_get_entries (before)->pdata[i],
                             entries->pdata[i]))
      return entries->pdata[i];
  return NULL;
}

AnnoReviewEntry *
anno_undone_place_look (AnnoUndonePlace *self, AnnoReviewReading *reading)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autoptr (AnnoReviewReading) before = self->before;
  AnnoReviewEntry *entry = NULL;
  self->before = reading != NULL ? anno_review_reading_ref (reading) : NULL;
  if (self->moved && before != NULL && reading != NULL && before != reading
      && are_alike (before, reading))
    entry = find_changed (before, reading);
  if (entry != NULL)
    self->moved = FALSE;
  return entry;
}
