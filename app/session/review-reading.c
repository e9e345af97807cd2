#include "session/review-reading.h"

#include "files/file-error.h"
#include "session/colleague.h"
#include "session/layout.h"
#include "session/review-entries.h"

/* What several readings share. */
typedef struct
{
  gatomicrefcount refs;
  AnnoReviewOrder *order;
  AnnoSurveyEntry *entry;
  AnnoReviewPeople *people;
  AnnoReviewCase *one;
  GPtrArray *everybody; /* of AnnoReviewer */
  GPtrArray *names;    /* of char */
  GPtrArray *problems; /* of char */
} Basis;

struct _AnnoReviewReading
{
  gatomicrefcount refs;
  Basis *basis;
  GPtrArray *records;
  AnnoReviewState *state;
  GPtrArray *entries;
};

AnnoReviewOrder *
anno_review_order_copy (const AnnoReviewOrder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  AnnoReviewOrder *copy = g_new0 (AnnoReviewOrder, 1);
  copy->root = g_strdup (self->root);
  copy->article = g_strdup (self->article);
  copy->without = g_strdupv (self->without);
  copy->tagset = anno_tagset_ref (self->tagset);
  copy->names = self->names != NULL ? g_hash_table_ref (self->names) : NULL;
  return copy;
}

void
anno_review_order_free (AnnoReviewOrder *self)
{
  if (self == NULL)
    return;
  g_free (self->root);
  g_free (self->article);
  g_strfreev (self->without);
  anno_tagset_unref (self->tagset);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_free (self);
}

static void
basis_unref (Basis *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->one, anno_review_case_free);
  g_clear_pointer (&self->people, anno_review_people_free);
  g_clear_pointer (&self->entry, anno_survey_entry_free);
  anno_review_order_free (self->order);
  g_ptr_array_unref (self->everybody);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Basis, basis_unref)

static void
reviewer_free (AnnoReviewer *self)
{
  g_free (self->slug);
  g_free (self->name);
  g_free (self);
}

static void
add_somebody (Basis *self, const char *slug)
{
  const AnnoReviewOrder *order = self->order;
  const char *shown = order->names != NULL ? g_hash_table_lookup (order->names, slug) : NULL;
  g_autoptr (AnnoAnnotator) annotator = anno_colleague_identify (order->root, slug);
  AnnoReviewer *somebody = g_new0 (AnnoReviewer, 1);

  somebody->slug = g_strdup (slug);
  somebody->name = g_strdup (shown != NULL ? shown : annotator->name);
  somebody->is_compared
      = order->without == NULL || !g_strv_contains ((const char *const *) order->without, slug);
  g_ptr_array_add (self->everybody, somebody);
  if (somebody->is_compared)
    g_ptr_array_add (self->entry->slugs, g_strdup (slug));
}

/* Who has a layer on the article. */
static void
look_around (Basis *self)
{
  const AnnoReviewOrder *order = self->order;
  g_auto (GStrv) slugs = anno_review_case_list_slugs (order->root);

  self->entry = g_new0 (AnnoSurveyEntry, 1);
  self->entry->article = g_strdup (order->article);
  self->entry->present = TRUE;
  self->entry->slugs = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; slugs[i] != NULL; i++)
    {
      g_autofree char *layer = anno_layout_layer_file (order->root, slugs[i], order->article);
      if (g_file_test (layer, G_FILE_TEST_IS_REGULAR))
        add_somebody (self, slugs[i]);
    }
}

static void
name_sides (Basis *self)
{
  for (guint i = 0; self->one != NULL && i < self->one->sides->len; i++)
    {
      const AnnoReviewSide *side = anno_review_case_get (self->one, i);
      const char *shown = self->order->names != NULL
                              ? g_hash_table_lookup (self->order->names, side->slug)
                              : NULL;
      g_ptr_array_add (self->names, g_strdup (shown != NULL ? shown : side->name));
    }
}

/* Makes what is made when it is asked for first, so that several threads can ask. */
static void
warm (Basis *self)
{
  if (self->one == NULL)
    return;
  anno_review_case_compare (self->one);
  for (guint i = 0; i < self->one->sides->len; i++)
    anno_clusters_find (self->one->clusters, i, "");
}

static Basis *
basis_new (const AnnoReviewOrder *order)
{
  Basis *self = g_new0 (Basis, 1);

  g_atomic_ref_count_init (&self->refs);
  self->order = anno_review_order_copy (order);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  self->everybody = g_ptr_array_new_with_free_func ((GDestroyNotify) reviewer_free);
  look_around (self);
  g_ptr_array_add (self->entry->slugs, NULL);
  self->people = anno_review_people_new (order->root,
                                         (const char *const *) self->entry->slugs->pdata,
                                         self->problems);
  g_ptr_array_set_size (self->entry->slugs, (int) self->entry->slugs->len - 1);
  self->one = anno_review_case_load (order->root, self->entry, self->people, order->tagset,
                                     self->problems);
  name_sides (self);
  warm (self);
  return self;
}

static AnnoReviewReading *
reading_new (Basis *basis, GPtrArray *records)
{
  AnnoReviewReading *self = g_new0 (AnnoReviewReading, 1);

  g_atomic_ref_count_init (&self->refs);
  g_atomic_ref_count_inc (&basis->refs);
  self->basis = basis;
  self->records = g_ptr_array_ref (records);
  if (basis->one != NULL)
    {
      self->state = anno_review_state_new (&basis->one->compare, records);
      self->entries = anno_review_entries_new (basis->one, self->state,
                                               (const char *const *) basis->names->pdata);
    }
  else
    self->entries = g_ptr_array_new ();
  return self;
}

AnnoReviewReading *
anno_review_reading_ref (AnnoReviewReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
anno_review_reading_unref (AnnoReviewReading *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->entries);
  g_clear_pointer (&self->state, anno_review_state_free);
  g_ptr_array_unref (self->records);
  basis_unref (self->basis);
  g_free (self);
}

static void
tell_reviewers (const AnnoReviews *reviews, GPtrArray *problems)
{
  for (guint i = 0; i < reviews->reviewers->len; i++)
    {
      const AnnoReviewerFile *reviewer = reviews->reviewers->pdata[i];
      if (reviewer->error != NULL)
        g_ptr_array_add (problems, g_strdup (reviewer->error->message));
    }
}

AnnoReviewReading *
anno_review_reading_new (const AnnoReviewOrder *order, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (order != NULL && order->root != NULL && order->article != NULL, NULL);
  g_return_val_if_fail (order->tagset != NULL, NULL);

  g_autoptr (Basis) basis = basis_new (order);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  g_autoptr (AnnoReviews) reviews = anno_review_store_load (order->root, order->article, error);
  if (reviews == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  tell_reviewers (reviews, basis->problems);
  return reading_new (basis, reviews->records);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  AnnoReviewReading *self = anno_review_reading_new (data, cancellable, &error);

  if (self != NULL)
    g_task_return_pointer (task, self, (GDestroyNotify) anno_review_reading_unref);
  else
    g_task_return_error (task, error);
}

void
anno_review_reading_new_async (const AnnoReviewOrder *order, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (order != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, anno_review_reading_new_async);
  g_task_set_task_data (task, anno_review_order_copy (order),
                        (GDestroyNotify) anno_review_order_free);
  g_task_run_in_thread (task, read_thread);
}

AnnoReviewReading *
anno_review_reading_new_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

AnnoReviewReading *
anno_review_reading_renew (AnnoReviewReading *self, GPtrArray *records)
{
  g_return_val_if_fail (self != NULL && records != NULL, NULL);
  return reading_new (self->basis, records);
}

const char *
anno_review_reading_get_article (const AnnoReviewReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->basis->order->article;
}

AnnoReviewCase *
anno_review_reading_get_case (const AnnoReviewReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->basis->one;
}

const char *
anno_review_reading_get_name (const AnnoReviewReading *self, guint n)
{
  g_return_val_if_fail (self != NULL && n < self->basis->names->len, NULL);
  return self->basis->names->pdata[n];
}

const GPtrArray *
anno_review_reading_get_everybody (const AnnoReviewReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->basis->everybody;
}

const AnnoFieldCompare *
anno_review_reading_get_compare (const AnnoReviewReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->basis->one != NULL ? &self->basis->one->compare : NULL;
}

const AnnoReviewState *
anno_review_reading_get_state (const AnnoReviewReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->state;
}

GPtrArray *
anno_review_reading_get_records (const AnnoReviewReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->records;
}

const GPtrArray *
anno_review_reading_get_entries (const AnnoReviewReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->entries;
}

const GPtrArray *
anno_review_reading_get_problems (const AnnoReviewReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->basis->problems;
}
