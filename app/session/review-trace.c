#include "session/review-trace.h"

#include "session/layout.h"

#include <glib/gstdio.h>

#define DEPTH 64 /* of folders; links to folders aren't followed */
#define REVIEWS "reviews"

typedef struct
{
  char *root;
  char *slug;
} Where;

/* A walk through one of the two trees. */
typedef struct
{
  GPtrArray *seen;    /* of char: a line for each file */
  GPtrArray *folders; /* NULL where they aren't wanted */
} Walk;

static void
where_free (Where *self)
{
  g_free (self->root);
  g_free (self->slug);
  g_free (self);
}

void
anno_review_trace_free (AnnoReviewTrace *self)
{
  if (self == NULL)
    return;
  g_free (self->stamp);
  g_ptr_array_unref (self->folders);
  g_free (self);
}

/* Files are replaced rather than written to, which gives them another number. */
static void
see_file (Walk *self, const char *path, const GStatBuf *status)
{
  g_ptr_array_add (self->seen,
                   g_strdup_printf ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                                    ".%09ld %" G_GUINT64_FORMAT,
                                    path, (gint64) status->st_size, (gint64) status->st_mtim.tv_sec,
                                    (long) status->st_mtim.tv_nsec, (guint64) status->st_ino));
}

static void
walk (Walk *self, const char *folder, guint depth)
{
  g_autoptr (GDir) dir = depth < DEPTH ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  if (dir == NULL)
    return;
  if (self->folders != NULL && self->folders->len < ANNO_REVIEW_TRACE_FOLDERS)
    g_ptr_array_add (self->folders, g_strdup (folder));
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf status;
      if (g_lstat (path, &status) != 0)
        continue;
      if (S_ISDIR (status.st_mode))
        walk (self, path, depth + 1);
      else
        see_file (self, path, &status);
    }
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* In whatever order the system lists them. */
static char *
sum_up (GPtrArray *seen)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  g_ptr_array_sort (seen, compare_cb);
  for (guint i = 0; i < seen->len; i++)
    g_checksum_update (sum, seen->pdata[i], -1);
  return g_strdup (g_checksum_get_string (sum));
}

AnnoReviewTrace *
anno_review_trace_new (const char *root, const char *slug)
{
  g_return_val_if_fail (root != NULL && slug != NULL, NULL);

  AnnoReviewTrace *self = g_new0 (AnnoReviewTrace, 1);
  g_autofree char *reviews = g_build_filename (root, REVIEWS, NULL);
  g_autofree char *own = anno_layout_annotator_folder (root, slug);
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func (g_free);

  self->folders = g_ptr_array_new_with_free_func (g_free);
  Walk through = { seen, self->folders };
  walk (&through, reviews, 0);
  through.folders = NULL;
  if (self->folders->len > 0) /* else nobody asks for anything */
    walk (&through, own, 0);
  self->stamp = sum_up (seen);
  return self;
}

static void
new_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Where *where = data;

  g_task_return_pointer (task, anno_review_trace_new (where->root, where->slug),
                         (GDestroyNotify) anno_review_trace_free);
}

void
anno_review_trace_new_async (const char *root, const char *slug, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (root != NULL && slug != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Where *where = g_new0 (Where, 1);
  where->root = g_strdup (root);
  where->slug = g_strdup (slug);
  g_task_set_source_tag (task, anno_review_trace_new_async);
  g_task_set_task_data (task, where, (GDestroyNotify) where_free);
  g_task_run_in_thread (task, new_thread);
}

AnnoReviewTrace *
anno_review_trace_new_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
