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
has_tag (const AnnoReviewBulk *self, const AnnoReviewDesk *desk, const AnnoReviewOption *option)
{
  return self->tag == NULL
         || g_strcmp0 (anno_clusters_tag_of (desk->compare->clusters, option->mark), self->tag)
                == 0;
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

/* NULL where nothing is decided. */
static AnnoReviewRecord *
decide (const AnnoReviewBulk *self, const AnnoReviewDesk *desk, const AnnoReviewFacts *facts)
{
  if (facts->kind == ANNO_DIFFERENCE_SAME || !is_free (facts->status))
    return NULL;
  g_autoptr (GPtrArray) options = anno_review_options_new (desk->compare, facts->cluster);
  const AnnoReviewOption *option = choose (self, desk, options);
  if (option == NULL || !has_tag (self, desk, option))
    return NULL;
  return anno_review_act_decide (desk, facts->cluster, ANNO_DECISION_ACCEPT,
                                 (const guint *) (gpointer) option->layers->data,
                                 option->layers->len, NULL, NULL);
}

void
anno_review_bulk_add (const AnnoReviewBulk *self, const AnnoReviewDesk *desk,
                      const GPtrArray *entries, guint from, guint to, GPtrArray *records)
{
  g_return_if_fail (self != NULL && desk != NULL && entries != NULL && records != NULL);
  g_return_if_fail (from <= to && to <= entries->len);

  for (guint i = from; i < to; i++)
    {
      AnnoReviewRecord *record = decide (self, desk, anno_review_entry_get (entries->pdata[i]));
      if (record != NULL)
        g_ptr_array_add (records, record);
    }
}
