#include "exchange/agreement-work.h"

AnnoAgreementWork *
anno_agreement_work_new (const char *root)
{
  g_return_val_if_fail (root != NULL, NULL);

  AnnoAgreementWork *self = g_new0 (AnnoAgreementWork, 1);
  self->root = g_strdup (root);
  self->measures = ANNO_AGREEMENT_PLAIN;
  self->ofs = (1u << ANNO_N_AGREEMENT_OFS) - 1;
  g_atomic_ref_count_init (&self->refs);
  return self;
}

AnnoAgreementWork *
anno_agreement_work_ref (AnnoAgreementWork *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
anno_agreement_work_unref (AnnoAgreementWork *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->root);
  g_free (self->settled);
  g_strfreev (self->slugs);
  g_strfreev (self->articles);
  g_free (self);
}

void
anno_agreement_result_free (AnnoAgreementResult *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < ANNO_N_PICTURES; i++)
    {
      anno_agreement_picture_free (self->pictures[i]);
      g_free (self->why[i]);
    }
  anno_agreement_report_free (self->report);
  g_free (self);
}

/* Takes @report over. Intervals of pictures are drawn here, too: not for the main thread. */
static AnnoAgreementResult *
make_result (AnnoAgreementReport *report, gboolean pictures)
{
  AnnoAgreementResult *self = g_new0 (AnnoAgreementResult, 1);

  self->report = report;
  for (guint i = 0; pictures && i < ANNO_N_PICTURES; i++)
    self->pictures[i] = anno_agreement_picture_new (report, (AnnoPictureKind) i, &self->why[i]);
  return self;
}

static void
run_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AnnoAgreementWork *self = data;
  GError *error = NULL;
  const AnnoAgreementOrder order = {
    .root = self->root,
    .scope = "",
    .articles = (const char *const *) self->articles,
    .slugs = (const char *const *) self->slugs,
    .settled = self->settled,
    .pictures = self->pictures,
    .progress = &self->progress,
    .options = { .by_words = self->by_words,
                 .measures = self->measures,
                 .ofs = self->ofs,
                 .gamma = anno_gamma_options_plain },
  };

  AnnoAgreementReport *report = anno_corpus_agreement_run (&order, cancellable, &error);
  if (report != NULL)
    g_task_return_pointer (task, make_result (report, self->pictures),
                           (GDestroyNotify) anno_agreement_result_free);
  else
    g_task_return_error (task, error);
}

void
anno_agreement_work_run_async (AnnoAgreementWork *self, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (self != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, anno_agreement_work_run_async);
  g_task_set_task_data (task, anno_agreement_work_ref (self),
                        (GDestroyNotify) anno_agreement_work_unref);
  g_task_run_in_thread (task, run_cb);
}

AnnoAgreementResult *
anno_agreement_work_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, anno_agreement_work_run_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static AnnoAgreementPlacesWish *
wish_copy (const AnnoAgreementPlacesWish *wish)
{
  AnnoAgreementPlacesWish *copy = g_memdup2 (wish, sizeof *wish);

  copy->root = g_strdup (wish->root);
  copy->slugs = (const char *const *) g_strdupv ((GStrv) wish->slugs);
  copy->articles = (const char *const *) g_strdupv ((GStrv) wish->articles);
  copy->tag = g_strdup (wish->tag);
  copy->field = g_strdup (wish->field);
  return copy;
}

static void
wish_free (gpointer data)
{
  AnnoAgreementPlacesWish *self = data;

  g_free ((char *) self->root);
  g_strfreev ((GStrv) self->slugs);
  g_strfreev ((GStrv) self->articles);
  g_free ((char *) self->tag);
  g_free ((char *) self->field);
  g_free (self);
}

static void
find_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  AnnoAgreementPlaces *places = anno_agreement_places_find (data, cancellable, &error);

  if (places != NULL)
    g_task_return_pointer (task, places, (GDestroyNotify) anno_agreement_places_free);
  else
    g_task_return_error (task, error);
}

void
anno_agreement_work_find_async (const AnnoAgreementPlacesWish *wish, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (wish != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, anno_agreement_work_find_async);
  g_task_set_task_data (task, wish_copy (wish), wish_free);
  g_task_run_in_thread (task, find_cb);
}

AnnoAgreementPlaces *
anno_agreement_work_find_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, anno_agreement_work_find_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
