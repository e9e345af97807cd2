#include "session/review-gist.h"

#include "files/safe-name.h"
#include "session/layout.h"
#include "session/review-entry.h"

#include <glib/gstdio.h>

static AnnoReviewGist *
gist_new (const char *article)
{
  AnnoReviewGist *self = g_new0 (AnnoReviewGist, 1);

  g_atomic_ref_count_init (&self->refs);
  self->article = g_strdup (article);
  self->begun = g_get_monotonic_time ();
  return self;
}

AnnoReviewGist *
anno_review_gist_ref (AnnoReviewGist *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
anno_review_gist_unref (AnnoReviewGist *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->article);
  g_free (self->title);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->everybody, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self);
}

static int
compare_places_cb (gconstpointer a, gconstpointer b)
{
  return anno_review_entry_compare_places (*(AnnoReviewEntry *const *) a,
                                           *(AnnoReviewEntry *const *) b);
}

static void
take_entries (AnnoReviewGist *self, const GPtrArray *entries, gboolean with_agreed)
{
  for (guint i = 0; i < entries->len; i++)
    if (with_agreed || anno_review_entry_get (entries->pdata[i])->kind != ANNO_DIFFERENCE_SAME)
      g_ptr_array_add (self->entries, g_object_ref (entries->pdata[i]));
  g_ptr_array_sort (self->entries, compare_places_cb);
}

/* The array of a reading is shared by threads, and so it isn't referred to. */
static void
take_problems (AnnoReviewGist *self, const GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    g_ptr_array_add (self->problems, g_strdup (problems->pdata[i]));
}

static void
take_everybody (AnnoReviewGist *self, const GPtrArray *everybody)
{
  for (guint i = 0; i < everybody->len; i++)
    g_ptr_array_add (self->everybody, anno_reviewer_copy (everybody->pdata[i]));
}

static void
begin (AnnoReviewGist *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->everybody = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_reviewer_free);
  self->problems = g_ptr_array_new_with_free_func (g_free);
}

static void
fill (AnnoReviewGist *self, const AnnoReviewReading *reading, gboolean with_agreed)
{
  const AnnoReviewState *state = anno_review_reading_get_state (reading);
  const AnnoReviewCase *one = anno_review_reading_get_case (reading);

  take_entries (self, anno_review_reading_get_entries (reading), with_agreed);
  take_everybody (self, anno_review_reading_get_everybody (reading));
  take_problems (self, anno_review_reading_get_problems (reading));
  self->last_act = anno_review_reading_get_last_act (reading);
  self->n_differences = state != NULL ? state->n_differences : 0;
  self->n_decided = state != NULL ? state->n_decided : 0;
  self->title = one != NULL ? g_strdup (anno_document_get_title (one->document))
                            : anno_safe_name_display (self->article);
}

AnnoReviewGist *
anno_review_gist_new (const AnnoReviewReading *reading, gboolean with_agreed)
{
  g_return_val_if_fail (reading != NULL, NULL);

  AnnoReviewGist *self = gist_new (anno_review_reading_get_article (reading));
  begin (self);
  fill (self, reading, with_agreed);
  return self;
}

/* Signs: what tells one state of a file from another. */

static guint64
add_sign (guint64 signs, guint64 value)
{
  return (signs ^ value) * 1099511628211u; /* FNV-1a, a word at a time */
}

/* @path: transfer full. FALSE where there is no such file. */
static gboolean
add_file (guint64 *signs, char *path)
{
  g_autofree char *file = path;
  GStatBuf info = { 0 };

  if (g_stat (file, &info) != 0)
    return FALSE;
  *signs = add_sign (*signs, g_str_hash (file));
  *signs = add_sign (*signs, (guint64) info.st_size);
  *signs = add_sign (*signs, (guint64) info.st_mtim.tv_sec);
  *signs = add_sign (*signs, (guint64) info.st_mtim.tv_nsec);
  *signs = add_sign (*signs, (guint64) info.st_ino);
  return TRUE;
}

static guint64
take_signs (const AnnoReviewOrder *order, const char *article)
{
  g_auto (GStrv) slugs = anno_layout_list_annotators (order->root, NULL);
  g_auto (GStrv) reviewers = anno_layout_list_reviewers (order->root, NULL);
  guint64 signs = 14695981039346656037u;

  add_file (&signs, g_build_filename (order->root, article, NULL));
  for (guint i = 0; slugs != NULL && slugs[i] != NULL; i++)
    if (add_file (&signs, anno_layout_layer_file (order->root, slugs[i], article)))
      add_file (&signs, anno_layout_people_file (order->root, slugs[i]));
  for (guint i = 0; reviewers != NULL && reviewers[i] != NULL; i++)
    add_file (&signs, anno_layout_review_file (order->root, reviewers[i], article));
  return signs != 0 ? signs : 1;
}

AnnoReviewGist *
anno_review_gist_read (const AnnoReviewOrder *order, const char *article, gboolean with_agreed,
                       guint64 signs, GCancellable *cancellable)
{
  g_return_val_if_fail (order != NULL && article != NULL, NULL);

  AnnoReviewOrder this_one = *order;
  g_autoptr (AnnoReviewGist) self = gist_new (article);
  g_autoptr (GError) error = NULL;

  begin (self);
  self->signs = take_signs (order, article);
  if (self->signs == signs)
    return NULL;
  this_one.article = self->article;
  this_one.names = NULL; /* of the article in hand */
  g_autoptr (AnnoReviewReading) reading = anno_review_reading_new (&this_one, cancellable, &error);
  if (reading != NULL)
    {
      fill (self, reading, with_agreed);
      for (guint i = 0; i < self->entries->len; i++)
        anno_review_entry_detach (self->entries->pdata[i]);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return NULL;
  else
    {
      self->title = anno_safe_name_display (article);
      g_ptr_array_add (self->problems, g_strdup (error->message));
    }
  return g_steal_pointer (&self);
}
