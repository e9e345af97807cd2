#include "shell/window.h"

#include "files/safe-name.h"
#include "panels/article-panel.h"
#include "panels/command-palette.h"
#include "panels/history-buttons.h"
#include "panels/inspector.h"
#include "panels/later.h"
#include "panels/notice.h"
#include "panels/save-indicator.h"
#include "panels/shortcuts-window.h"
#include "panels/typing.h"
#include "session/corpus-save.h"
#include "session/layout.h"
#include "session/over-follow.h"
#include "session/verbs.h"
#include "shell/corpus-notices.h"
#include "shell/facts-door.h"
#include "shell/first-article.h"
#include "shell/import-door.h"
#include "shell/list-memory.h"
#include "shell/open-actions.h"
#include "shell/over-memory.h"
#include "shell/panes.h"
#include "shell/reader.h"
#include "shell/recent-menu.h"
#include "shell/review-door.h"
#include "shell/search-door.h"
#include "shell/toast.h"
#include "shell/todo-door.h"
#include "shell/window-actions.h"
#include "shell/window-doors.h"
#include "shell/window-keys.h"
#include "shell/window-memory.h"
#include "shell/window-pages.h"
#include "shell/window-title.h"

#include <glib/gi18n-lib.h>

#define ZOOM_STEP 1.1

struct _AnnoWindow
{
  AdwApplicationWindow parent_instance;
  AnnoCorpora *corpora;
  GSettings *settings;
  AnnoSession *session;
  char *root;          /* of the corpus that is shown or being opened */
  char *wanted;        /* the article to show once it is open, below the root; NULL for none */
  GPtrArray *sources;  /* of char: files to be imported once it is open */
  gboolean closing;    /* the last save is under way */
  GtkWidget *title_widget;
  GtkWidget *list_button;
  GtkWidget *open_button;
  AnnoHistoryButtons *history_buttons;
  GtkWidget *inspector_button;
  AnnoSaveIndicator *save_indicator;
  AnnoNotice *notice;
  AdwToastOverlay *toasts;
  GtkWidget *stack;
  AnnoPanes *panes;
  AnnoArticlePanel *article_panel;
  GMenu *recent_menu;
  GMenu *corpus_menu;
  GtkWidget *todo_button;
  GtkWidget *right; /* a stack: the inspector, the review, or what is asked */
  GtkWidget *left; /* it, or the search */
  AnnoReader *reader;
  AnnoInspector *inspector;
};

G_DEFINE_FINAL_TYPE (AnnoWindow, anno_window, ADW_TYPE_APPLICATION_WINDOW)

static void
toast_cb (AnnoWindow *self, const char *message, gboolean undoable)
{
  anno_toast (self->toasts, message, undoable);
}

static void
document_changed_cb (AnnoWindow *self)
{
  if (anno_session_get_document (self->session) == NULL)
    return;
  anno_window_memory_keep_place (self->settings, self->root,
                                 anno_session_get_path (self->session));
  anno_panes_show_middle (self->panes);
}

static void
show_corpus_widgets (AnnoWindow *self)
{
  gtk_widget_set_visible (self->list_button, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->history_buttons), TRUE);
  gtk_widget_set_visible (self->inspector_button, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->save_indicator), TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save", TRUE);
  anno_window_pages_show_corpus (GTK_STACK (self->stack));
}

static void
hand_out_session (AnnoWindow *self, AnnoSession *session)
{
  AnnoCorpus *corpus = session != NULL ? anno_session_get_corpus (session) : NULL;

  anno_article_panel_set_session (self->article_panel, session);
  anno_reader_set_session (self->reader, session);
  anno_inspector_set_session (self->inspector, session);
  anno_search_door_set_session (GTK_WINDOW (self), session);
  anno_window_doors_set_session (GTK_WINDOW (self), session);
  anno_facts_door_set_session (GTK_WINDOW (self), session, self->toasts);
  anno_window_title_set_session (ADW_WINDOW_TITLE (self->title_widget), session);
  anno_save_indicator_set_corpus (self->save_indicator, corpus);
  anno_history_buttons_set_history (self->history_buttons,
                                    corpus != NULL ? anno_corpus_get_history (corpus) : NULL);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "session",
                                  session != NULL ? anno_verbs_get (session) : NULL);
}

static void
set_corpus (AnnoWindow *self, AnnoCorpus *corpus)
{
  hand_out_session (self, NULL);
  g_clear_object (&self->session);
  self->session = anno_session_new (corpus);
  anno_over_follow (self->session);
  anno_session_look_at (self->session, anno_corpus_get_example (corpus));
  g_signal_connect_object (self->session, "toast", G_CALLBACK (toast_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::document", G_CALLBACK (document_changed_cb),
                           self, G_CONNECT_SWAPPED);
  anno_corpus_notices_connect (corpus, self->notice);
  anno_list_memory_restore (self->settings, self->session);
  anno_over_memory_follow (self->settings, self->session);
  hand_out_session (self, self->session);
  show_corpus_widgets (self);
  anno_window_memory_add_recent (self->root);
  anno_first_article_open (self->session, self->settings, self->wanted);
  g_clear_pointer (&self->wanted, g_free);
  anno_reader_focus (self->reader);
  anno_import_door_offer (GTK_WINDOW (self), self->sources);
}

static void
tell_not_opened (AnnoWindow *self, const char *message)
{
  anno_notice_show (self->notice, "open", message, NULL, NULL, NULL, NULL, NULL);
  anno_window_welcome (self);
}

static void
tell_open_failed (AnnoWindow *self, const GError *error)
{
  if (self->session == NULL)
    g_clear_pointer (&self->root, g_free);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell_not_opened (self, error->message);
  else
    anno_window_welcome (self);
}

/* It may have been closed while it waited. */
static gboolean
is_gone (AnnoWindow *self)
{
  return gtk_window_get_application (GTK_WINDOW (self)) == NULL;
}

static void
corpus_opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoCorpus) corpus
      = anno_corpora_open_finish (ANNO_CORPORA (source), result, &error);

  if (is_gone (self))
    return;
  if (corpus != NULL)
    set_corpus (self, corpus);
  else
    tell_open_failed (self, error);
}

/* What of @path lies below @root, as articles are named; NULL for the root itself. */
static char *
below (const char *root, const char *path)
{
  gsize length = strlen (root);
  gboolean is_below = g_str_has_prefix (path, root) && path[length] == G_DIR_SEPARATOR;
  return is_below ? g_strdup (path + length + 1) : NULL;
}

static void
set_wanted (AnnoWindow *self, const char *article)
{
  g_free (self->wanted);
  self->wanted = g_strdup (article);
}

static void
open_corpus (AnnoWindow *self, const char *root)
{
  g_free (self->root);
  self->root = g_strdup (root);
  anno_notice_withdraw (self->notice, "open");
  anno_corpora_open_async (self->corpora, root, GTK_WINDOW (self), corpus_opened_cb,
                           g_object_ref (self));
}

/* A folder on top of which nothing is known isn't opened: it may not be what was meant. */
static void
tell_missing (AnnoWindow *self, const char *path)
{
  g_autofree char *shown = anno_safe_name_display (path);
  g_autofree char *message
      = g_strdup_printf (_("There is no “%s”. Was it moved or renamed?"), shown);

  tell_not_opened (self, message);
}

void
anno_window_welcome (AnnoWindow *self)
{
  g_return_if_fail (ANNO_IS_WINDOW (self));

  if (self->root == NULL)
    anno_window_pages_welcome (GTK_STACK (self->stack));
}

void
anno_window_open (AnnoWindow *self, const char *path)
{
  g_return_if_fail (ANNO_IS_WINDOW (self) && path != NULL);

  g_autofree char *root = anno_layout_find_root (path);
  gboolean is_source = anno_import_door_is_source (path), is_folder = g_file_test (path, G_FILE_TEST_IS_DIR);
  g_autofree char *article = is_source || is_folder ? NULL : below (root, path);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      tell_missing (self, path);
      return;
    }
  gboolean elsewhere = g_strcmp0 (root, self->root) != 0;
  if (elsewhere)
    g_ptr_array_set_size (self->sources, 0);
  if (is_source)
    g_ptr_array_add (self->sources, g_strdup (path));
  if (elsewhere)
    {
      set_wanted (self, article);
      open_corpus (self, root);
    }
  else if (article != NULL && self->session != NULL)
    anno_session_open (self->session, article);
  else if (article != NULL)
    set_wanted (self, article);
  else
    anno_import_door_offer (GTK_WINDOW (self), self->sources);
}

void
anno_window_tell_remote (AnnoWindow *self, const char *uri, const char *why)
{
  g_return_if_fail (ANNO_IS_WINDOW (self) && uri != NULL && why != NULL);

  g_autofree char *message = g_strdup_printf (
      /* Translators: an address, then the system's reason. */
      _("“%s” can’t be opened: %s. Copy it to a folder on this computer, then open that."), uri,
      why);
  tell_not_opened (self, message);
}

const char *
anno_window_get_root (AnnoWindow *self)
{
  g_return_val_if_fail (ANNO_IS_WINDOW (self), NULL);
  return self->root;
}

static void
zoom_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnoReader *reader = ANNO_WINDOW (widget)->reader;
  double zoom = anno_reader_get_zoom (reader);

  if (g_str_equal (name, "win.zoom-in"))
    zoom *= ZOOM_STEP;
  else if (g_str_equal (name, "win.zoom-out"))
    zoom /= ZOOM_STEP;
  else
    zoom = 1.0;
  anno_reader_set_zoom (reader, CLAMP (zoom, 0.5, 3.0));
}

static void
edit_fields_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnoWindow *self = ANNO_WINDOW (widget);

  g_object_set (self->panes, "inspector-shown", TRUE, NULL);
  anno_inspector_focus_fields (self->inspector);
}

/* What is typed and not taken over yet is part of what is to be saved. */
static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  anno_typing_take_over (GTK_WINDOW (widget));
  gtk_widget_activate_action (widget, "session.save", NULL);
}

static void
filter_articles_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnoWindow *self = ANNO_WINDOW (widget);

  g_object_set (self->panes, "list-shown", TRUE, NULL);
  anno_search_door_leave (GTK_WINDOW (self));
  anno_article_panel_focus_search (self->article_panel);
}

static void
focus_article_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnoWindow *self = ANNO_WINDOW (widget);

  anno_panes_show_middle (self->panes);
  anno_reader_focus (self->reader);
}

static gboolean
holds_focus (AnnoWindow *self, gpointer pane)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  return focus != NULL && (focus == pane || gtk_widget_is_ancestor (focus, pane));
}

static void
next_pane_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnoWindow *self = ANNO_WINDOW (widget);

  if (self->session == NULL)
    return;
  if (holds_focus (self, self->reader) && gtk_widget_get_mapped (self->right))
    gtk_widget_child_focus (self->right, GTK_DIR_TAB_FORWARD);
  else if (!holds_focus (self, self->left) && gtk_widget_get_mapped (GTK_WIDGET (self->article_panel)))
    anno_article_panel_focus_list (self->article_panel);
  else if (!holds_focus (self, self->left) && gtk_widget_get_mapped (self->left))
    gtk_widget_child_focus (self->left, GTK_DIR_TAB_FORWARD);
  else
    anno_reader_focus (self->reader);
}

/* NULL where no corpus is open. */
static const AnnoTagset *
find_tagset (AnnoWindow *self)
{
  return self->session != NULL ? anno_corpus_get_tagset (anno_session_get_corpus (self->session))
                               : NULL;
}

static void
shortcuts_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  anno_shortcuts_window_present (GTK_WINDOW (widget), find_tagset (ANNO_WINDOW (widget)));
}

static void
find_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnoWindow *self = ANNO_WINDOW (widget);

  anno_command_palette_present (GTK_WINDOW (self), anno_reader_get_view (self->reader),
                                find_tagset (self));
}

static void
close_anyway_cb (int answer, gpointer data)
{
  AnnoWindow *self = data;

  if (answer == 0)
    gtk_window_close (GTK_WINDOW (self));
  else if (answer == 1)
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
last_save_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoWindow) self = data;
  g_autoptr (GError) error = NULL;

  self->closing = FALSE;
  if (anno_corpus_save_finish (ANNO_CORPUS (source), result, &error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  g_autofree char *message = g_strdup_printf (_("%s If you close now, your last changes are brought "
                                                "back at the next start on this computer."),
                                              error->message);
  gtk_window_present (GTK_WINDOW (self));
  anno_notice_show (self->notice, "close", message, _("Try Again"), _("Close Now"), close_anyway_cb,
                    self, NULL);
}

/* Closing saves what is not saved, and waits for it; it asks only where that fails. */
static gboolean
anno_window_close_request (GtkWindow *window)
{
  AnnoWindow *self = ANNO_WINDOW (window);

  anno_window_memory_keep_size (window, self->settings);
  if (self->closing)
    return TRUE;
  if (self->session == NULL)
    return GTK_WINDOW_CLASS (anno_window_parent_class)->close_request (window);
  self->closing = TRUE;
  gtk_window_set_focus (window, NULL); /* what is typed and not taken over yet is part of it */
  anno_corpus_save_async (anno_session_get_corpus (self->session), last_save_cb,
                          g_object_ref (self));
  return TRUE;
}

static void
active_changed_cb (AnnoWindow *self)
{
  if (self->session != NULL && gtk_window_is_active (GTK_WINDOW (self)))
    anno_corpus_check_disk (anno_session_get_corpus (self->session));
}

static void
anno_window_dispose (GObject *object)
{
  AnnoWindow *self = ANNO_WINDOW (object);

  if (self->session != NULL && self->reader != NULL)
    hand_out_session (self, NULL);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (anno_window_parent_class)->dispose (object);
}

static void
anno_window_finalize (GObject *object)
{
  AnnoWindow *self = ANNO_WINDOW (object);

  g_clear_object (&self->corpora);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->root, g_free);
  g_ptr_array_unref (self->sources);
  g_clear_pointer (&self->wanted, g_free);
  G_OBJECT_CLASS (anno_window_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "win.zoom-in", NULL, zoom_cb },
    { "win.zoom-out", NULL, zoom_cb },
    { "win.zoom-normal", NULL, zoom_cb },
    { "win.edit-fields", NULL, edit_fields_cb },
    { "win.filter-articles", NULL, filter_articles_cb },
    { "win.find-action", NULL, find_action_cb },
    { "win.focus-article", NULL, focus_article_cb },
    { "win.next-pane", NULL, next_pane_cb },
    { "win.save", NULL, save_cb },
    { "win.shortcuts", NULL, shortcuts_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
  anno_window_actions_install (widget_class);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ANNO_TYPE_ARTICLE_PANEL);
  g_type_ensure (ANNO_TYPE_HISTORY_BUTTONS);
  g_type_ensure (ANNO_TYPE_INSPECTOR);
  g_type_ensure (ANNO_TYPE_NOTICE);
  g_type_ensure (ANNO_TYPE_PANES);
  g_type_ensure (ANNO_TYPE_READER);
  g_type_ensure (ANNO_TYPE_SAVE_INDICATOR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Annotator/ui/window.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnoWindow, title_widget);
  gtk_widget_class_bind_template_child (widget_class, AnnoWindow, list_button);
  gtk_widget_class_bind_template_child (widget_class, AnnoWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, AnnoWindow, history_buttons);
  gtk_widget_class_bind_template_child (widget_class, AnnoWindow, inspector_button);
  gtk_widget_class_bind_template_child (widget_class, AnnoWindow, save_indicator);
  gtk_widget_class_bind_template_child (widget_class, AnnoWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, AnnoWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, AnnoWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnoWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, AnnoWindow, article_panel);
  gtk_widget_class_bind_template_child (widget_class, AnnoWindow, reader);
  gtk_widget_class_bind_template_child (widget_class, AnnoWindow, recent_menu);
  gtk_widget_class_bind_template_child (widget_class, AnnoWindow, corpus_menu);
  gtk_widget_class_bind_template_child (widget_class, AnnoWindow, todo_button);
  gtk_widget_class_bind_template_child (widget_class, AnnoWindow, inspector);
}

static void
anno_window_class_init (AnnoWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anno_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = anno_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = anno_window_close_request;
  install_actions (GTK_WIDGET_CLASS (klass));
  bind_template (GTK_WIDGET_CLASS (klass));
}

/* As actions too, so that keys and menus reach them. */
static void
add_pane_actions (AnnoWindow *self)
{
  g_autoptr (GPropertyAction) list
      = g_property_action_new ("toggle-list", self->panes, "list-shown");
  g_autoptr (GPropertyAction) inspector
      = g_property_action_new ("toggle-inspector", self->panes, "inspector-shown");

  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (list));
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (inspector));
}

static void
anno_window_init (AnnoWindow *self)
{
  const GBindingFlags both = G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL;

  self->sources = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  anno_later_allow (GTK_WINDOW (self));
  self->left = anno_search_door_add (GTK_WINDOW (self), self->panes, GTK_WIDGET (self->article_panel),
                                     self->reader);
  self->right = anno_review_door_add (GTK_WINDOW (self), self->panes, GTK_WIDGET (self->inspector),
                                      self->reader);
  anno_panes_set_children (self->panes, self->left, GTK_WIDGET (self->reader), self->right);
  anno_todo_door_add (GTK_WINDOW (self),
                      &(AnnoTodoPlaces){ self->panes, self->right, self->reader, self->notice,
                                         self->todo_button, self->corpus_menu });
  g_object_bind_property (self->panes, "list-shown", self->list_button, "active", both);
  g_object_bind_property (self->panes, "inspector-shown", self->inspector_button, "active", both);
  /* A narrow header has no room for what the menu and the keys can do as well. */
  g_object_bind_property (self->panes, "folded", self->save_indicator, "compact",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->panes, "folded", self->open_button, "visible",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  g_object_bind_property (self->panes, "folded", self->history_buttons, "compact",
                          G_BINDING_SYNC_CREATE);
  add_pane_actions (self);
  anno_window_keys_add (GTK_WINDOW (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save", FALSE); /* nothing is open yet */
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_changed_cb), NULL);
}

AnnoWindow *
anno_window_new (AdwApplication *application, AnnoCorpora *corpora)
{
  g_return_val_if_fail (ADW_IS_APPLICATION (application) && ANNO_IS_CORPORA (corpora), NULL);

  AnnoWindow *self = g_object_new (ANNO_TYPE_WINDOW, "application", application, NULL);
  self->corpora = g_object_ref (corpora);
  self->settings = g_settings_new (ANNO_APP_ID);
  anno_list_memory_watch (self->settings, self->article_panel);
  anno_recent_menu_fill (self->recent_menu);
  anno_open_actions_add (ADW_APPLICATION_WINDOW (self), G_APPLICATION (application), self->notice);
  int width = anno_window_memory_restore_size (GTK_WINDOW (self), self->settings);
  anno_panes_bind_settings (self->panes, self->settings);
  if (!gtk_window_is_maximized (GTK_WINDOW (self)))
    anno_panes_expect (self->panes, width);
  g_settings_bind (self->settings, "zoom", self->reader, "zoom", G_SETTINGS_BIND_DEFAULT);
  return self;
}
