#include "session/review-bulk.h"

#include "review/review-options.h"

/* Nobody's word is gone over so. */
static gboolean
is_free (AnnoReviewStatus status)
{
  return status == ANNO_STATUS_OPEN || status == ANNO_STATUS_SKIPPED
         || status == ANNO_STATUS_OUTDATED;
}

static gboolean
is_meant (const AnnoReviewBulk *self, const AnnoReviewDesk *desk, const AnnoReviewFacts *facts,
          const AnnoReviewOption *option)
{
  const AnnoClusters *clusters = desk->compare->clusters;

  if (facts->kind == ANNO_DIFFERENCE_SAME || !is_free (facts->status))
    return FALSE;
  return self->tag == NULL
         || g_strcmp0 (anno_clusters_tag_of (clusters, option->mark), self->tag) == 0;
}

static gboolean
has_layer (const AnnoReviewOption *option, guint layer)
{
  for (guint i = 0; i < option->layers->len; i++)
    if (g_array_index (option->layers, guint, i) == layer)
      return TRUE;
  return FALSE;
}

/* The option that is taken; NULL for none. */
static const AnnoReviewOption *
choose (const AnnoReviewBulk *self, const AnnoReviewDesk *desk, const GPtrArray *options)
{
  if (self->layer == G_MAXUINT)
    {
      const AnnoReviewOption *most = options->pdata[0];
      return 2 * most->layers->len > desk->compare->clusters->n_layers ? most : NULL;
    }
  for (guint i = 0; i < options->len; i++)
    if (has_layer (options->pdata[i], self->layer))
      return options->pdata[i];
  return NULL;
}

GPtrArray *
anno_review_bulk_make (const AnnoReviewBulk *self, const AnnoReviewDesk *desk,
                       const GPtrArray *entries)
{
  g_return_val_if_fail (self != NULL && desk != NULL && entries != NULL, NULL);

  GPtrArray *records
      = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);
  for (guint i = 0; i < entries->len; i++)
    {
      const AnnoReviewFacts *facts = anno_review_entry_get (entries->pdata[i]);
      g_autoptr (GPtrArray) options = anno_review_options_new (desk->compare, facts->cluster);
      const AnnoReviewOption *option = choose (self, desk, options);
      if (option == NULL || !is_meant (self, desk, facts, option))
        continue;
      AnnoReviewRecord *record
          = anno_review_act_decide (desk, facts->cluster, ANNO_DECISION_ACCEPT,
                                    (const guint *) (gpointer) option->layers->data,
                                    option->layers->len, NULL, NULL);
      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  return records;
}
