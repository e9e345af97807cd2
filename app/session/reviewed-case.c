#include "session/reviewed-case.h"

static gboolean
is_asked_for (const char *const *reviewers, const char *slug)
{
  return reviewers == NULL || g_strv_contains (reviewers, slug);
}

static GPtrArray *
list_records (AnnoReviewedCase *self, const char *const *reviewers, GPtrArray *problems)
{
  g_autoptr (GPtrArray) lists = g_ptr_array_new ();

  for (guint i = 0; self->reviews != NULL && i < self->reviews->reviewers->len; i++)
    {
      const AnnoReviewerFile *reviewer = self->reviews->reviewers->pdata[i];
      if (!is_asked_for (reviewers, reviewer->slug))
        continue;
      if (reviewer->file != NULL)
        g_ptr_array_add (lists, reviewer->file->records);
      else
        {
          self->is_whole = FALSE;
          g_ptr_array_add (problems, g_strdup (reviewer->error->message));
        }
    }
  return anno_review_records_merge ((const GPtrArray *const *) lists->pdata, lists->len);
}

AnnoReviewedCase *
anno_reviewed_case_new (const char *root, AnnoReviewCase *one, const char *const *reviewers,
                        GPtrArray *problems)
{
  g_return_val_if_fail (root != NULL && one != NULL && problems != NULL, NULL);

  AnnoReviewedCase *self = g_new0 (AnnoReviewedCase, 1);
  gboolean is_needed = reviewers == NULL || *reviewers != NULL;
  g_autoptr (GError) error = NULL;

  self->one = one;
  self->reviews = is_needed ? anno_review_store_load (root, one->path, &error) : NULL;
  self->is_whole = error == NULL;
  if (error != NULL)
    g_ptr_array_add (problems, g_strdup (error->message));
  g_autoptr (GPtrArray) records = list_records (self, reviewers, problems);
  self->state = anno_review_state_new (anno_review_case_compare (one), records);
  return self;
}

void
anno_reviewed_case_free (AnnoReviewedCase *self)
{
  if (self == NULL)
    return;
  anno_review_state_free (self->state);
  g_clear_pointer (&self->reviews, anno_reviews_free);
  anno_review_case_free (self->one);
  g_free (self);
}

void
anno_reviewed_case_get_range (const AnnoReviewedCase *self, guint cluster, guint *start, guint *end)
{
  g_return_if_fail (self != NULL && start != NULL && end != NULL);

  const AnnoClusters *clusters = anno_review_case_compare (self->one)->clusters;
  const AnnoCluster *it = anno_clusters_get (clusters, cluster);
  *start = G_MAXUINT;
  *end = 0;
  for (guint i = 0; i < it->n_marks; i++)
    {
      const AnnoSpan *span = anno_clusters_get_mark (clusters, it->first_mark + i)->span;
      *start = MIN (*start, anno_span_get_start (span));
      *end = MAX (*end, anno_span_get_end (span));
    }
}
