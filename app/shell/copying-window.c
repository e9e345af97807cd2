#include "shell/copying-window.h"

#include "files/safe-name.h"
#include "panels/mnemonic-name.h"

#include <glib/gi18n-lib.h>

#define LOOK 100 /* ms */

struct _AnnoCopyingWindow
{
  AdwWindow parent_instance;
  const gint *n_files;
  GCancellable *cancellable;
  guint look_id;
  GtkLabel *what;
  GtkLabel *so_far;
  GtkProgressBar *bar;
};

G_DEFINE_FINAL_TYPE (AnnoCopyingWindow, anno_copying_window, ADW_TYPE_WINDOW)

static gboolean
look_cb (gpointer data)
{
  AnnoCopyingWindow *self = data;
  guint n = (guint) g_atomic_int_get (self->n_files);
  g_autofree char *words = g_strdup_printf (ngettext ("%u file so far", "%u files so far", n), n);

  gtk_label_set_text (self->so_far, words);
  gtk_progress_bar_pulse (self->bar);
  return G_SOURCE_CONTINUE;
}

static void
close_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
anno_copying_window_dispose (GObject *object)
{
  AnnoCopyingWindow *self = ANNO_COPYING_WINDOW (object);

  g_clear_handle_id (&self->look_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable); /* nothing where it has ended */
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (anno_copying_window_parent_class)->dispose (object);
}

static void
anno_copying_window_class_init (AnnoCopyingWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_copying_window_dispose;
  gtk_widget_class_install_action (widget_class, "copying.stop", NULL, close_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "copying.stop", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Annotator/ui/copying-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnoCopyingWindow, what);
  gtk_widget_class_bind_template_child (widget_class, AnnoCopyingWindow, so_far);
  gtk_widget_class_bind_template_child (widget_class, AnnoCopyingWindow, bar);
}

static void
anno_copying_window_init (AnnoCopyingWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  anno_mnemonic_name_all (GTK_WIDGET (self));
}

static void
describe (AnnoCopyingWindow *self, GFile *folder)
{
  g_autofree char *uri = g_file_get_uri (folder);
  g_autofree char *shown = anno_safe_name_display (uri);
  g_autofree char *words = g_strdup_printf (
      /* Translators: an address, as in "sftp://example.org/news". */
      _("“%s” isn’t shown as a folder on this computer. It is copied, to be read: nothing can be "
        "marked "
        "in the copy."),
      shown);

  gtk_label_set_text (self->what, words);
}

AnnoCopyingWindow *
anno_copying_window_new (GtkWindow *parent, GFile *folder, const gint *n_files,
                         GCancellable *cancellable)
{
  g_return_val_if_fail (GTK_IS_WINDOW (parent) && G_IS_FILE (folder) && n_files != NULL, NULL);
  g_return_val_if_fail (G_IS_CANCELLABLE (cancellable), NULL);

  AnnoCopyingWindow *self = g_object_new (ANNO_TYPE_COPYING_WINDOW, "transient-for", parent,
                                          "destroy-with-parent", TRUE, NULL);
  self->n_files = n_files;
  self->cancellable = g_object_ref (cancellable);
  describe (self, folder);
  look_cb (self);
  self->look_id = g_timeout_add (LOOK, look_cb, self);
  return self;
}
