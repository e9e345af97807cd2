#include "shell/application.h"

#include "panels/preferences.h"
#include "panels/shortcut-table.h"
#include "session/layout.h"
#include "shell/about.h"
#include "shell/window.h"

#include <glib/gi18n-lib.h>

struct _AnnoApplication
{
  AdwApplication parent_instance;
  GSettings *settings;
  GHashTable *corpora; /* root → AnnoCorpus, not owned: a corpus lives as long as a window shows it */
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

/* A window that shows nothing yet, to be filled; else a new one. */
static AnnoWindow *
get_free_window (AnnoApplication *self)
{
  AnnoWindow *window = find_window (self, NULL);
  return window != NULL ? window : anno_window_new (self);
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
anno_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  AnnoApplication *self = ANNO_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    {
      const char *path = g_file_peek_path (files[i]);
      if (path != NULL)
        {
          open_path (self, path);
          continue;
        }
      g_autofree char *uri = g_file_get_uri (files[i]);
      AnnoWindow *window = get_free_window (self);
      gtk_window_present (GTK_WINDOW (window));
      anno_window_tell_remote (window, uri);
    }
}

static void
anno_application_activate (GApplication *application)
{
  AnnoApplication *self = ANNO_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL)
    window = GTK_WINDOW (anno_window_new (self));
  gtk_window_present (window);
}

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (GTK_WINDOW (anno_window_new (data)));
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AnnoApplication *self = data;
  anno_preferences_present (gtk_application_get_active_window (data), self->settings);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  anno_about_present (gtk_application_get_active_window (data));
}

/* Each window closes as if by its button, so that each can finish its saving. */
static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (data));

  for (GList *link = windows; link != NULL; link = link->next)
    gtk_window_close (link->data);
}

static const GActionEntry entries[] = {
  { "new-window", new_window_cb },
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
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  install_shortcuts (self);
  gtk_window_set_default_icon_name (ANNO_APP_ID);
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
  g_clear_pointer (&self->corpora, g_hash_table_unref);
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
    N_ ("Annotate under this name, without being asked"), N_ ("NAME") },
  { "new-window", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open another window"), NULL },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
  { NULL },
};

static void
anno_application_init (AnnoApplication *self)
{
  self->corpora = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE|FOLDER…]"));
  g_application_set_option_context_summary (G_APPLICATION (self),
                                            _("Mark who said what, and when, in news articles."));
}

AnnoApplication *
anno_application_new (void)
{
  return g_object_new (ANNO_TYPE_APPLICATION, "application-id", ANNO_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/org/example/Annotator",
                       NULL);
}

GSettings *
anno_application_get_settings (AnnoApplication *self)
{
  g_return_val_if_fail (ANNO_IS_APPLICATION (self), NULL);
  return self->settings;
}

const char *
anno_application_get_name_override (AnnoApplication *self)
{
  g_return_val_if_fail (ANNO_IS_APPLICATION (self), NULL);
  return self->name_override;
}

static void
corpus_gone_cb (gpointer data, GObject *gone)
{
  AnnoApplication *self = data;
  GHashTableIter iter;
  gpointer corpus = NULL;

  g_hash_table_iter_init (&iter, self->corpora);
  while (g_hash_table_iter_next (&iter, NULL, &corpus))
    if (corpus == (gpointer) gone)
      g_hash_table_iter_remove (&iter);
  g_object_unref (self);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  AnnoApplication *self = g_task_get_source_object (task);
  GError *error = NULL;
  AnnoCorpus *corpus = anno_corpus_open_finish (result, &error);

  if (corpus == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  /* Two windows may have asked at once: the first one's corpus is everybody's. */
  AnnoCorpus *first = g_hash_table_lookup (self->corpora, anno_corpus_get_root (corpus));
  if (first != NULL)
    g_set_object (&corpus, first);
  else
    {
      g_hash_table_insert (self->corpora, g_strdup (anno_corpus_get_root (corpus)), corpus);
      g_object_weak_ref (G_OBJECT (corpus), corpus_gone_cb, g_object_ref (self));
    }
  g_task_return_pointer (task, corpus, g_object_unref);
}

void
anno_application_open_corpus_async (AnnoApplication *self, const char *root,
                                    const AnnoAnnotator *annotator, GAsyncReadyCallback callback,
                                    gpointer data)
{
  g_return_if_fail (ANNO_IS_APPLICATION (self) && root != NULL && annotator != NULL);

  g_autoptr (GTask) task = g_task_new (self, NULL, callback, data);
  AnnoCorpus *corpus = g_hash_table_lookup (self->corpora, root);
  g_task_set_source_tag (task, anno_application_open_corpus_async);
  if (corpus != NULL)
    g_task_return_pointer (task, g_object_ref (corpus), g_object_unref);
  else
    anno_corpus_open_async (root, annotator, NULL, opened_cb, g_steal_pointer (&task));
}

AnnoCorpus *
anno_application_open_corpus_finish (AnnoApplication *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
