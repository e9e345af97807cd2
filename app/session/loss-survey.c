#include "session/loss-survey.h"

#include "session/layer-walk.h"

typedef struct
{
  AnnoLayerWalk *walk;
  GPtrArray *losses;
  AnnoTagset *before;
  GPtrArray *problems;
} Job;

static void
job_free (Job *self)
{
  anno_layer_walk_free (self->walk);
  g_ptr_array_unref (self->losses);
  anno_tagset_unref (self->before);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

/* @walk: transfer full. */
static Job *
job_new (AnnoLayerWalk *walk, GPtrArray *losses, AnnoTagset *before)
{
  Job *self = g_new0 (Job, 1);

  self->walk = walk;
  self->losses = g_ptr_array_ref (losses);
  self->before = anno_tagset_ref (before);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
count (AnnoTagsetLoss *loss, const char *path)
{
  GPtrArray *articles = loss->articles;

  loss->n_spans++;
  if (articles->len == 0 || !g_str_equal (articles->pdata[articles->len - 1], path))
    g_ptr_array_add (articles, g_strdup (path));
}

static void
visit_cb (const char *path, AnnoArticle *article, const AnnoSpanOrder *spans,
          GCancellable *cancellable, gpointer data)
{
  Job *self = data;
  AnnoSpanOrderIter iter;
  AnnoSpan *span;

  anno_span_order_iter_init (&iter, spans);
  while ((span = anno_span_order_iter_next (&iter)) != NULL)
    for (guint i = 0; i < self->losses->len; i++)
      if (anno_tagset_loss_concerns (self->losses->pdata[i], self->before, span))
        count (self->losses->pdata[i], path);
}

static gboolean
run (Job *self, GCancellable *cancellable, GError **error)
{
  /* Without a loss nothing needs to be read. */
  if (self->losses->len > 0
      && !anno_layer_walk_run (self->walk, visit_cb, self, self->problems, cancellable, error))
    return FALSE;
  for (guint i = self->losses->len; i > 0; i--)
    if (((AnnoTagsetLoss *) self->losses->pdata[i - 1])->n_spans == 0)
      g_ptr_array_remove_index (self->losses, i - 1);
  return TRUE;
}

static void
run_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (run (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
anno_loss_survey_async (AnnoCorpus *corpus, GPtrArray *losses, AnnoTagset *before,
                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (ANNO_IS_CORPUS (corpus) && losses != NULL && before != NULL);

  Job *job = job_new (anno_layer_walk_new_of (corpus), losses, before);
  /* The corpus is not the task's source: the thread might let go of it last. */
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, anno_loss_survey_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, run_thread);
}

GPtrArray *
anno_loss_survey_finish (GAsyncResult *result, GPtrArray **problems, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  const Job *job = g_task_get_task_data (G_TASK (result));
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  if (problems != NULL)
    *problems = g_ptr_array_ref (job->problems);
  return g_ptr_array_ref (job->losses);
}

GPtrArray *
anno_loss_survey_run (const char *root, const char *slug, GPtrArray *losses, AnnoTagset *before,
                      GPtrArray *problems, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (root != NULL && slug != NULL && losses != NULL && before != NULL, NULL);

  g_autoptr (Job) job = job_new (anno_layer_walk_new (root, slug), losses, before);
  if (!run (job, cancellable, error))
    return NULL;
  if (problems != NULL)
    g_ptr_array_extend_and_steal (problems, g_ptr_array_ref (job->problems));
  return g_ptr_array_ref (job->losses);
}
