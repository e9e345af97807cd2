#include "session/review-store.h"

#include "files/file-reader.h"
#include "files/file-writer.h"
#include "files/folder-lock.h"
#include "files/folder.h"
#include "files/safe-name.h"
#include "files/safe-path.h"
#include "formats/json-scan.h"
#include "formats/review-printer.h"
#include "formats/review-reader.h"
#include "model/finding.h"
#include "session/annotator-folder.h"
#include "session/layout.h"
#include "session/remote-copy.h"

#include <glib/gi18n-lib.h>

/* How often a file is read again that changed between reading and writing: only where there are no
 * locks, or a program that asks for none. */
#define TRIES 5

/* What is to be added, and where. */
typedef struct
{
  char *root;
  AnnoAnnotator *annotator;
  char *article;
  char *sha256;
  GPtrArray *records;
} Order;

static void
reviewer_file_free (AnnoReviewerFile *self)
{
  g_free (self->slug);
  g_clear_pointer (&self->file, anno_review_file_free);
  g_ptr_array_unref (self->findings);
  g_clear_error (&self->error);
  g_free (self);
}

void
anno_reviews_free (AnnoReviews *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->reviewers);
  g_ptr_array_unref (self->records);
  g_free (self);
}

/* An article's path comes from elsewhere: it must not lead out of the folder. */
static gboolean
is_tame (const char *article, GError **error)
{
  g_autofree char *joined = anno_path_join_below (G_DIR_SEPARATOR_S, article, -1, error);
  return joined != NULL;
}

/* The file at @path; NULL without an error where there is none. */
static AnnoReviewFile *
read_file (const char *path, GPtrArray *findings, AnnoFileIdentity *identity, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) bytes = anno_file_reader_read (path, ANNO_JSON_MAX_FILE, identity, &problem);
  AnnoReviewFile *file = bytes != NULL ? anno_review_reader_read (bytes, findings, &problem) : NULL;

  if (file != NULL)
    return file;
  if (g_error_matches (problem, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NOT_FOUND))
    {
      *identity = (AnnoFileIdentity){ 0 };
      return NULL;
    }
  if (problem->domain != ANNO_FILE_ERROR)
    {
      g_autofree char *shown = anno_safe_name_display (path);
      /* Translators: a file, before what is wrong with it. */
      g_prefix_error (&problem, _("%s: "), shown);
    }
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

/* NULL where that reviewer has none. */
static AnnoReviewerFile *
load_one (const char *root, const char *slug, const char *article)
{
  g_autofree char *path = anno_layout_review_file (root, slug, article);
  AnnoReviewerFile *self = g_new0 (AnnoReviewerFile, 1);
  AnnoFileIdentity identity = { 0 };

  self->slug = g_strdup (slug);
  self->findings = anno_findings_new ();
  self->file = read_file (path, self->findings, &identity, &self->error);
  if (self->file == NULL && self->error == NULL)
    g_clear_pointer (&self, reviewer_file_free);
  return self;
}

static GPtrArray *
merge (const GPtrArray *reviewers)
{
  g_autoptr (GPtrArray) lists = g_ptr_array_new ();

  for (guint i = 0; i < reviewers->len; i++)
    {
      const AnnoReviewerFile *reviewer = reviewers->pdata[i];
      if (reviewer->file != NULL)
        g_ptr_array_add (lists, reviewer->file->records);
    }
  return anno_review_records_merge ((const GPtrArray *const *) lists->pdata, lists->len);
}

static AnnoReviews *
load (const char *root, const char *article, GCancellable *cancellable, GError **error)
{
  g_auto (GStrv) slugs = NULL;

  if (!is_tame (article, error) || (slugs = anno_layout_list_reviewers (root, error)) == NULL)
    return NULL;

  g_autoptr (GPtrArray) reviewers
      = g_ptr_array_new_with_free_func ((GDestroyNotify) reviewer_file_free);
  for (guint i = 0; slugs[i] != NULL; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      AnnoReviewerFile *reviewer = load_one (root, slugs[i], article);
      if (reviewer != NULL)
        g_ptr_array_add (reviewers, reviewer);
    }
  AnnoReviews *self = g_new0 (AnnoReviews, 1);
  self->records = merge (reviewers);
  self->reviewers = g_steal_pointer (&reviewers);
  return self;
}

AnnoReviews *
anno_review_store_load (const char *root, const char *article, GError **error)
{
  g_return_val_if_fail (root != NULL && article != NULL, NULL);
  return load (root, article, NULL, error);
}

static Order *
order_new (const char *root, const AnnoAnnotator *annotator, const char *article,
           const char *sha256, const GPtrArray *records)
{
  Order *self = g_new0 (Order, 1);

  self->root = g_strdup (root);
  self->annotator = annotator != NULL ? anno_annotator_copy (annotator) : NULL;
  self->article = g_strdup (article);
  self->sha256 = g_strdup (sha256);
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);
  for (guint i = 0; records != NULL && i < records->len; i++)
    g_ptr_array_add (self->records, anno_review_record_ref (records->pdata[i]));
  return self;
}

static void
order_free (Order *self)
{
  g_free (self->root);
  g_clear_pointer (&self->annotator, anno_annotator_free);
  g_free (self->article);
  g_free (self->sha256);
  g_ptr_array_unref (self->records);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Order, order_free)

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Order *order = data;
  GError *error = NULL;
  AnnoReviews *reviews = load (order->root, order->article, cancellable, &error);

  if (reviews != NULL)
    g_task_return_pointer (task, reviews, (GDestroyNotify) anno_reviews_free);
  else
    g_task_return_error (task, error);
}

void
anno_review_store_load_async (const char *root, const char *article, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (root != NULL && article != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, anno_review_store_load_async);
  g_task_set_task_data (task, order_new (root, NULL, article, NULL, NULL),
                        (GDestroyNotify) order_free);
  g_task_run_in_thread (task, load_thread);
}

AnnoReviews *
anno_review_store_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* A new file where there is none; NULL with an error where it can't be read or is another's. */
static AnnoReviewFile *
open_own (const Order *order, const char *path, AnnoFileIdentity *identity, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (AnnoReviewFile) file = read_file (path, NULL, identity, &problem);

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  if (file == NULL)
    return anno_review_file_new (order->annotator->id, order->annotator->name);
  if (g_str_equal (file->creator_id, order->annotator->id))
    return g_steal_pointer (&file);
  anno_file_error_set_cause (error, ANNO_FILE_TASK_SAVE, ANNO_FILE_ERROR_NO_RIGHT, path,
                             _("it holds the review of somebody else"),
                             _("Give that file another place."));
  return NULL;
}

static void
put (char **text, const char *value)
{
  char *before = *text;
  *text = g_strdup (value);
  g_free (before);
}

/* The whole of one try: what is there, with what is to be added, in its place. */
static GPtrArray *
add_once (const Order *order, const char *path, const char *below, GError **error)
{
  AnnoFileIdentity expected = { 0 };
  g_autofree char *label = g_path_get_basename (order->article);
  g_autoptr (AnnoReviewFile) file = open_own (order, path, &expected, error);

  if (file == NULL)
    return NULL;
  if (!anno_review_file_add (file, order->records))
    return g_ptr_array_ref (file->records);
  put (&file->label, label);
  if (order->sha256 != NULL)
    put (&file->sha256, order->sha256);
  put (&file->creator_name, order->annotator->name);
  g_autoptr (GBytes) bytes = anno_review_printer_print (file, order->article, below, error);
  if (bytes == NULL
      || !anno_file_writer_replace (path, bytes, &expected, ANNO_FILE_WRITER_NONE, NULL, NULL,
                                    error))
    return NULL;
  return g_ptr_array_ref (file->records);
}

static GPtrArray *
add_locked (const Order *order, const char *slug, GError **error)
{
  g_autofree char *path = anno_layout_review_file (order->root, slug, order->article);
  g_autofree char *below = anno_layout_review_below (slug, order->article);

  for (guint tries = 1;; tries++)
    {
      g_autoptr (GError) problem = NULL;
      GPtrArray *records = add_once (order, path, below, &problem);
      if (records != NULL)
        return records;
      if (tries < TRIES && g_error_matches (problem, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED))
        continue;
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
}

/* The folder of a review mirrors that of its article. */
static gboolean
make_folder (const Order *order, const char *slug, GError **error)
{
  g_autofree char *below = anno_layout_review_below (slug, order->article);
  g_autofree char *relative = g_path_get_dirname (below);
  g_autofree char *folder = g_build_filename (order->root, relative, NULL);
  g_autoptr (GError) problem = NULL;

  if (!anno_folder_make_below (order->root, relative, error))
    return FALSE;
  /* That leftovers of a killed program stay hinders nobody. */
  if (!anno_file_writer_remove_leftovers (folder, NULL, &problem))
    g_debug ("%s", problem->message);
  return TRUE;
}

static GPtrArray *
add (const Order *order, GError **error)
{
  g_autoptr (AnnoFolderLock) lock = NULL;

  if (!is_tame (order->article, error) || !anno_remote_copy_check (order->root, error))
    return NULL;
  g_autofree char *slug = anno_annotator_folder_claim (order->root, order->annotator, error);
  if (slug == NULL || !make_folder (order, slug, error))
    return NULL;
  g_autofree char *folder = anno_layout_reviewer_folder (order->root, slug);
  return anno_folder_lock_take (folder, &lock, error) ? add_locked (order, slug, error) : NULL;
}

static gboolean
are_by (const GPtrArray *records, const AnnoAnnotator *annotator)
{
  for (guint i = 0; i < records->len; i++)
    if (!g_str_equal (((const AnnoReviewRecord *) records->pdata[i])->creator_id, annotator->id))
      return FALSE;
  return TRUE;
}

GPtrArray *
anno_review_store_append (const char *root, const AnnoAnnotator *annotator, const char *article,
                          const char *sha256, const GPtrArray *records, GError **error)
{
  g_return_val_if_fail (root != NULL && annotator != NULL && article != NULL, NULL);
  g_return_val_if_fail (records != NULL && are_by (records, annotator), NULL);

  g_autoptr (Order) order = order_new (root, annotator, article, sha256, records);
  return add (order, error);
}

static void
append_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *records = add (data, &error);

  if (records != NULL)
    g_task_return_pointer (task, records, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
anno_review_store_append_async (const char *root, const AnnoAnnotator *annotator,
                                const char *article, const char *sha256, const GPtrArray *records,
                                GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (root != NULL && annotator != NULL && article != NULL);
  g_return_if_fail (records != NULL && are_by (records, annotator));

  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  g_task_set_source_tag (task, anno_review_store_append_async);
  g_task_set_task_data (task, order_new (root, annotator, article, sha256, records),
                        (GDestroyNotify) order_free);
  g_task_run_in_thread (task, append_thread);
}

GPtrArray *
anno_review_store_append_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
