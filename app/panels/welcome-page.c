#include "panels/welcome-page.h"

#include "panels/recent-corpora.h"

#include "files/safe-name.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>


struct _AnnoWelcomePage
{
  GtkBox parent_instance;
  GtkRecentManager *recent; /* the desktop's */
  GCancellable *looking; /* whether the folders are still there */
  GtkWidget *ways_in;
  GtkWidget *recent_box;
  GtkWidget *recent_list;
};

G_DEFINE_FINAL_TYPE (AnnoWelcomePage, anno_welcome_page, GTK_TYPE_BOX)

/* Asked off the main thread, because a folder may lie on a network that is gone. */
static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);

  if (info == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    gtk_widget_set_visible (row, FALSE);
}

static char *
path_to_show (const char *path)
{
  const char *home = g_get_home_dir ();
  g_autofree char *shown = anno_safe_name_display (path);

  if (g_str_has_prefix (path, home) && path[strlen (home)] == '/')
    return g_strconcat ("~", shown + strlen (home), NULL);
  return g_steal_pointer (&shown);
}

/* What has a name of its own would be read out twice: by it, and by the label inside. */
static void
name_once (GtkWidget *control)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static void
add_row (AnnoWelcomePage *self, const char *path)
{
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *name = anno_safe_name_display_base (path);
  g_autofree char *folder = path_to_show (path);
  g_autofree char *spoken = g_strdup_printf (_("Open %s, %s"), name, folder);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), folder);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  name_once (row);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-path");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row), g_variant_new_bytestring (path));
  gtk_widget_set_tooltip_text (row, folder);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_list_box_append (GTK_LIST_BOX (self->recent_list), row);
  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_DEFAULT, self->looking, looked_cb, g_object_ref (row));
}

static void
show_recent (AnnoWelcomePage *self)
{
  g_autoptr (GPtrArray) paths = anno_recent_corpora_list ();
  GtkWidget *child = NULL;

  g_cancellable_cancel (self->looking);
  g_object_unref (self->looking);
  self->looking = g_cancellable_new ();
  while ((child = gtk_widget_get_first_child (self->recent_list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->recent_list), child);
  for (guint i = 0; i < paths->len; i++)
    add_row (self, paths->pdata[i]);
  gtk_widget_set_visible (self->recent_box, paths->len > 0);
}

static void
anno_welcome_page_dispose (GObject *object)
{
  AnnoWelcomePage *self = ANNO_WELCOME_PAGE (object);

  g_cancellable_cancel (self->looking);
  G_OBJECT_CLASS (anno_welcome_page_parent_class)->dispose (object);
}

static void
anno_welcome_page_finalize (GObject *object)
{
  g_clear_object (&ANNO_WELCOME_PAGE (object)->looking);
  G_OBJECT_CLASS (anno_welcome_page_parent_class)->finalize (object);
}

static void
anno_welcome_page_class_init (AnnoWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_welcome_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = anno_welcome_page_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Annotator/ui/welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnoWelcomePage, ways_in);
  gtk_widget_class_bind_template_child (widget_class, AnnoWelcomePage, recent_box);
  gtk_widget_class_bind_template_child (widget_class, AnnoWelcomePage, recent_list);
}

static void
anno_welcome_page_init (AnnoWelcomePage *self)
{
  self->looking = g_cancellable_new ();
  g_type_ensure (ADW_TYPE_CLAMP);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (GtkWidget *button = gtk_widget_get_first_child (self->ways_in); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    name_once (button);
  self->recent = gtk_recent_manager_get_default ();
  g_signal_connect_object (self->recent, "changed", G_CALLBACK (show_recent), self, G_CONNECT_SWAPPED);
  show_recent (self);
}
