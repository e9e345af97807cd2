#include "shell/application.h"

#include "panels/preferences.h"
#include "panels/separator-filter.h"
#include "panels/shortcut-table.h"
#include "session/layout.h"
#include "shell/about.h"
#include "shell/corpora.h"
#include "shell/help.h"
#include "shell/memory-care.h"
#include "shell/remote-door.h"
#include "shell/window.h"

#include <glib/gi18n-lib.h>

struct _AnnoApplication
{
  AdwApplication parent_instance;
  GSettings *settings;
  AnnoCorpora *corpora; /* made at startup: a start that hands over to a running one has none */
  char *name_override;
};

G_DEFINE_FINAL_TYPE (AnnoApplication, anno_application, ADW_TYPE_APPLICATION)

static AnnoWindow *
find_window (AnnoApplication *self, const char *root)
{
  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (self)); link != NULL;
       link = link->next)
    if (ANNO_IS_WINDOW (link->data)
        && g_strcmp0 (anno_window_get_root (link->data), root) == 0)
      return link->data;
  return NULL;
}

static AnnoWindow *
make_window (AnnoApplication *self)
{
  return anno_window_new (ADW_APPLICATION (self), self->corpora);
}

/* A window that shows nothing yet, to be filled; else a new one. */
static AnnoWindow *
get_free_window (AnnoApplication *self)
{
  AnnoWindow *window = find_window (self, NULL);
  return window != NULL ? window : make_window (self);
}

static void
open_path (AnnoApplication *self, const char *path)
{
  g_autofree char *root = anno_layout_find_root (path);
  AnnoWindow *window = find_window (self, root);

  if (window == NULL)
    window = get_free_window (self);
  /* First, because opening may ask something, in a dialog that is to have the keyboard. */
  gtk_window_present (GTK_WINDOW (window));
  anno_window_open (window, path);
}

static void
found_cb (const char *path, gpointer data)
{
  open_path (data, path);
}

/* It doesn't end while it looks for the way to a file. */
static void
release_cb (gpointer data)
{
  g_application_release (data);
  g_object_unref (data);
}

static void
open_remote (AnnoApplication *self, GFile *file)
{
  AnnoWindow *window = get_free_window (self);

  g_application_hold (G_APPLICATION (self));
  gtk_window_present (GTK_WINDOW (window));
  anno_remote_door_open (window, file, found_cb, g_object_ref (self), release_cb);
}

static void
anno_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  AnnoApplication *self = ANNO_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    {
      const char *path = g_file_peek_path (files[i]);
      if (path != NULL)
        open_path (self, path);
      else
        open_remote (self, files[i]);
    }
}

static void
present_new_window (AnnoApplication *self)
{
  AnnoWindow *window = make_window (self);

  anno_window_welcome (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
anno_application_activate (GApplication *application)
{
  AnnoApplication *self = ANNO_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window != NULL)
    gtk_window_present (window);
  else
    present_new_window (self);
}

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  present_new_window (data);
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AnnoApplication *self = data;
  anno_preferences_present (gtk_application_get_active_window (data), self->settings);
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  anno_help_show (gtk_application_get_active_window (data), "index");
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  anno_about_present (gtk_application_get_active_window (data));
}

static gpointer
ref_window (gconstpointer window, gpointer data)
{
  return g_object_ref ((gpointer) window);
}

/* Each window closes as if by its button, so that each can finish its saving. One may take others
 * along, which stay until here. */
static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autolist (GtkWindow) windows
      = g_list_copy_deep (gtk_application_get_windows (data), ref_window, NULL);

  for (GList *link = windows; link != NULL; link = link->next)
    gtk_window_close (link->data);
}

static const GActionEntry entries[] = {
  { "new-window", new_window_cb },
  { "help", help_cb },
  { "preferences", preferences_cb },
  { "about", about_cb },
  { "quit", quit_cb },
};

/* Gives the actions of windows and sessions their keys. */
static void
install_shortcuts (AnnoApplication *self)
{
  guint n = 0;
  const AnnoShortcut *table = anno_shortcut_table_get (&n);

  for (guint i = 0; i < n; i++)
    {
      if (table[i].scope != ANNO_SHORTCUT_GLOBAL)
        continue;
      g_auto (GStrv) accels = anno_shortcut_get_accels (&table[i]);
      gtk_application_set_accels_for_action (GTK_APPLICATION (self), table[i].action,
                                             (const char *const *) accels);
    }
}

static void
anno_application_startup (GApplication *application)
{
  AnnoApplication *self = ANNO_APPLICATION (application);

  G_APPLICATION_CLASS (anno_application_parent_class)->startup (application);
  self->settings = g_settings_new (ANNO_APP_ID);
  self->corpora = anno_corpora_new (self->settings, self->name_override);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  install_shortcuts (self);
  gtk_window_set_default_icon_name (ANNO_APP_ID);
  anno_separator_filter_install ();
}

static int
anno_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  AnnoApplication *self = ANNO_APPLICATION (application);

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("annotator %s\n", ANNO_VERSION);
      return 0;
    }
  g_variant_dict_lookup (options, "annotator", "s", &self->name_override);
  /* The first instance opens a window anyway. */
  if (g_variant_dict_contains (options, "new-window")
      && g_application_register (application, NULL, NULL)
      && g_application_get_is_remote (application))
    {
      g_action_group_activate_action (G_ACTION_GROUP (application), "new-window", NULL);
      return 0;
    }
  return -1;
}

static void
anno_application_finalize (GObject *object)
{
  AnnoApplication *self = ANNO_APPLICATION (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->corpora);
  g_clear_pointer (&self->name_override, g_free);
  G_OBJECT_CLASS (anno_application_parent_class)->finalize (object);
}

static void
anno_application_class_init (AnnoApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = anno_application_finalize;
  application_class->startup = anno_application_startup;
  application_class->activate = anno_application_activate;
  application_class->open = anno_application_open;
  application_class->handle_local_options = anno_application_handle_local_options;
}

static const GOptionEntry options[] = {
  { "annotator", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_("Annotate under this name, without being asked"), N_("NAME") },
  { "new-window", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Open another window"), NULL },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and exit"), NULL },
  { NULL },
};

static void
anno_application_init (AnnoApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE|FOLDER…]"));
  g_application_set_option_context_summary (G_APPLICATION (self),
                                            _("Mark who said what, and when, in news articles."));
}

AnnoApplication *
anno_application_new (void)
{
  anno_memory_care_begin ();
  return g_object_new (ANNO_TYPE_APPLICATION, "application-id", ANNO_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/org/example/Annotator",
                       NULL);
}
