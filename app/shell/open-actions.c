#include "shell/open-actions.h"

#include "panels/file-picker.h"
#include "files/safe-name.h"
#include "shell/import-door.h"
#include "shell/sample.h"

#include <glib/gi18n-lib.h>

/* What the actions need; owned by the window through its action map. */
typedef struct
{
  GtkWindow *window; /* not owned */
  GApplication *application;
  AnnoNotice *notice;
} Opening;

static void
opening_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
open_path (Opening *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_application_open (self->application, &file, 1, "");
}

static void
picked_cb (GPtrArray *files, gpointer data)
{
  g_autoptr (GApplication) application = data;

  if (files != NULL && files->len > 0)
    g_application_open (application, (GFile **) files->pdata, (int) files->len, "");
}

static void
open_folder_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Opening *self = data;
  anno_file_picker_pick_folder (self->window, picked_cb, g_object_ref (self->application));
}

static void
open_files_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Opening *self = data;
  anno_file_picker_pick_files (self->window, picked_cb, g_object_ref (self->application));
}

static void
open_path_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  open_path (data, g_variant_get_bytestring (parameter));
}

/* What is told once the sample is there, which may be after the window is gone. */
typedef struct
{
  GApplication *application;
  AnnoNotice *notice;
} Sample;

static void
sample_ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Sample *sample = data;
  g_autoptr (GApplication) application = sample->application;
  g_autoptr (AnnoNotice) notice = sample->notice;
  g_autoptr (GError) error = NULL;
  gboolean is_new = FALSE;
  g_autofree char *path = anno_sample_finish (result, &is_new, &error);

  if (path == NULL)
    {
      anno_notice_show (notice, "open", error->message, NULL, NULL, NULL, NULL, NULL);
      return;
    }
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_application_open (application, &file, 1, "");
  if (!is_new)
    return;
  g_autofree char *shown = anno_safe_name_display (path);
  g_autofree char *message
      = g_strdup_printf (_("This is your own copy of the sample corpus, in %s."), shown);
  anno_notice_show (notice, "sample", message, NULL, NULL, NULL, NULL, NULL);
}

static void
open_sample_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Opening *self = data;
  Sample *sample = g_new0 (Sample, 1);

  sample->application = g_object_ref (self->application);
  sample->notice = g_object_ref (self->notice);
  anno_sample_prepare_async (sample_ready_cb, sample);
}

/* What can't be opened comes into the corpus that is shown, where there is one. */
static gboolean
import_sources (Opening *self, GSList *files)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  for (GSList *link = files; link != NULL; link = link->next)
    {
      const char *path = g_file_peek_path (link->data);
      if (path == NULL || !anno_import_door_is_source (path))
        return FALSE;
      g_ptr_array_add (paths, (char *) path);
    }
  if (!g_action_group_get_action_enabled (G_ACTION_GROUP (self->window), "import-files"))
    return FALSE;
  g_action_group_activate_action (
      G_ACTION_GROUP (self->window), "import-files",
      g_variant_new_bytestring_array ((const char *const *) paths->pdata, (gssize) paths->len));
  return TRUE;
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  Opening *self = data;
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  GSList *dropped = gdk_file_list_get_files (g_value_get_boxed (value));
  if (dropped != NULL && import_sources (self, dropped))
    return TRUE;
  for (GSList *link = dropped; link != NULL; link = link->next)
    g_ptr_array_add (files, link->data);
  if (files->len > 0)
    g_application_open (self->application, (GFile **) files->pdata, (int) files->len, "");
  return files->len > 0;
}

static void
add_action (Opening *self, const char *name, const char *type, GCallback activate)
{
  const GVariantType *parameter = type != NULL ? G_VARIANT_TYPE (type) : NULL;
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, parameter);

  g_signal_connect (action, "activate", activate, self);
  g_action_map_add_action (G_ACTION_MAP (self->window), G_ACTION (action));
}

void
anno_open_actions_add (AdwApplicationWindow *window, GApplication *application, AnnoNotice *notice)
{
  g_return_if_fail (ADW_IS_APPLICATION_WINDOW (window) && G_IS_APPLICATION (application));

  Opening *self = g_new0 (Opening, 1);
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  self->window = GTK_WINDOW (window);
  self->application = application;
  self->notice = notice;
  add_action (self, "open-folder", NULL, G_CALLBACK (open_folder_cb));
  add_action (self, "open-files", NULL, G_CALLBACK (open_files_cb));
  add_action (self, "open-sample", NULL, G_CALLBACK (open_sample_cb));
  add_action (self, "open-path", "ay", G_CALLBACK (open_path_cb));
  g_signal_connect_data (target, "drop", G_CALLBACK (dropped_cb), self, opening_free, 0);
  /* Before the article, which would take files for text, and then not take them. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (window), GTK_EVENT_CONTROLLER (target));
}
