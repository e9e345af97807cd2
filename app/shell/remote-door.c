#include "shell/remote-door.h"

#include "session/local-path.h"
#include "session/remote-copy.h"
#include "shell/copying-window.h"

/* A file that is named by a URI, on its way. */
typedef struct
{
  AnnoWindow *window; /* where it is told; NULL once it is gone */
  GFile *file;
  AnnoCopyingWindow *copying; /* NULL where nothing is copied, and once it is gone */
  gint n_files;
  AnnoRemoteOpen open;
  gpointer data;
  GDestroyNotify free_data;
} Remote;

static void
remote_free (Remote *self)
{
  if (self->copying != NULL)
    gtk_window_destroy (GTK_WINDOW (self->copying));
  g_clear_weak_pointer (&self->copying);
  g_clear_weak_pointer (&self->window);
  g_object_unref (self->file);
  if (self->free_data != NULL)
    self->free_data (self->data);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Remote, remote_free)

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Remote) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = anno_remote_copy_finish (result, &error);

  if (self->window == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_autofree char *uri = g_file_get_uri (self->file);
  if (path != NULL)
    self->open (path, self->data);
  else
    anno_window_tell_remote (self->window, uri, error->message);
}

static void
copy (Remote *self)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  AnnoCopyingWindow *copying = anno_copying_window_new (GTK_WINDOW (self->window), self->file,
                                                        &self->n_files, cancellable);

  g_set_weak_pointer (&self->copying, copying);
  gtk_window_present (GTK_WINDOW (copying));
  anno_remote_copy_async (self->file, &self->n_files, cancellable, copied_cb, self);
}

static void
path_found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Remote) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = anno_local_path_find_finish (result, &error);

  if (self->window == NULL)
    return; /* closed: it isn't wanted any more */
  g_autofree char *uri = g_file_get_uri (self->file);
  if (path != NULL)
    self->open (path, self->data);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    copy (g_steal_pointer (&self));
  else
    anno_window_tell_remote (self->window, uri, error->message);
}

void
anno_remote_door_open (AnnoWindow *window, GFile *file, AnnoRemoteOpen open, gpointer data,
                       GDestroyNotify free_data)
{
  g_return_if_fail (ANNO_IS_WINDOW (window) && G_IS_FILE (file) && open != NULL);

  Remote *self = g_new0 (Remote, 1);
  g_autoptr (GMountOperation) operation = gtk_mount_operation_new (GTK_WINDOW (window));
  self->file = g_object_ref (file);
  self->open = open;
  self->data = data;
  self->free_data = free_data;
  g_set_weak_pointer (&self->window, window);
  anno_local_path_find_async (file, operation, NULL, path_found_cb, self);
}
