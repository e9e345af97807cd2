#include "panels/article-panel.h"

#include "panels/article-item.h"

#include <glib/gi18n-lib.h>

struct _AnnoArticlePanel
{
  GtkBox parent_instance;
  AnnoSession *session;
  GtkFilterListModel *filtered;
  GtkCustomFilter *filter;
  GtkSingleSelection *selection;
  char *needle; /* folded; NULL for no filter */
  gboolean following; /* while the selection follows the session, not the person */
  GtkWidget *search_entry;
  GtkWidget *count_label;
  GtkWidget *list_view;
};

G_DEFINE_FINAL_TYPE (AnnoArticlePanel, anno_article_panel, GTK_TYPE_BOX)

static gboolean
contains (const char *text, const char *needle)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  return strstr (folded, needle) != NULL;
}

static gboolean
matches_cb (gpointer item, gpointer data)
{
  AnnoArticlePanel *self = data;

  if (self->needle == NULL)
    return TRUE;
  g_autofree char *path = g_filename_display_name (anno_article_row_get_path (item));
  return contains (anno_article_row_get_title (item), self->needle)
         || contains (path, self->needle);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, anno_article_item_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AnnoArticlePanel *self)
{
  AnnoArticleRow *row = gtk_list_item_get_item (item);

  anno_article_item_set_row (ANNO_ARTICLE_ITEM (gtk_list_item_get_child (item)), row);
  if (self->session != NULL)
    anno_corpus_want_details (anno_session_get_corpus (self->session), row);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  anno_article_item_set_row (ANNO_ARTICLE_ITEM (gtk_list_item_get_child (item)), NULL);
}

static void
show_count (AnnoArticlePanel *self)
{
  if (self->session == NULL)
    return;

  AnnoCorpus *corpus = anno_session_get_corpus (self->session);
  guint all = g_list_model_get_n_items (anno_corpus_get_articles (corpus));
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  g_autofree char *words = NULL;

  if (all == 0 && !anno_corpus_is_scanning (corpus))
    words = g_strdup (_("No articles here: put .txt files into the folder."));
  else if (self->needle != NULL)
    words = g_strdup_printf (ngettext ("%u of %u article", "%u of %u articles", all), shown, all);
  else if (anno_corpus_is_scanning (corpus))
    words = g_strdup_printf (ngettext ("%u article so far…", "%u articles so far…", all), all);
  else
    words = g_strdup_printf (ngettext ("%u article", "%u articles", all), all);
  gtk_label_set_text (GTK_LABEL (self->count_label), words);
}

/* Selects the row of the article in hand, where it is among the @n rows from @first. */
static void
follow_among (AnnoArticlePanel *self, guint first, guint n)
{
  const char *path = self->session != NULL ? anno_session_get_path (self->session) : NULL;
  GListModel *rows = G_LIST_MODEL (self->filtered);
  AnnoArticleRow *selected = gtk_single_selection_get_selected_item (self->selection);

  if (path == NULL
      || (selected != NULL && g_str_equal (anno_article_row_get_path (selected), path)))
    return;
  for (guint i = first; i < first + n; i++)
    {
      g_autoptr (AnnoArticleRow) row = g_list_model_get_item (rows, i);
      if (!g_str_equal (anno_article_row_get_path (row), path))
        continue;
      self->following = TRUE;
      gtk_single_selection_set_selected (self->selection, i);
      gtk_widget_activate_action (self->list_view, "list.scroll-to-item", "u", i);
      self->following = FALSE;
      return;
    }
}

static void
follow_session (AnnoArticlePanel *self)
{
  follow_among (self, 0, g_list_model_get_n_items (G_LIST_MODEL (self->filtered)));
}

static void
items_changed_cb (AnnoArticlePanel *self, guint position, guint removed, guint added)
{
  show_count (self);
  follow_among (self, position, added);
}

static void
selected_cb (AnnoArticlePanel *self)
{
  AnnoArticleRow *row = gtk_single_selection_get_selected_item (self->selection);

  if (!self->following && row != NULL && self->session != NULL)
    anno_session_open (self->session, anno_article_row_get_path (row));
}

static void
search_changed_cb (AnnoArticlePanel *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  g_free (self->needle);
  self->needle = *text != '\0' ? g_utf8_casefold (text, -1) : NULL;
  gtk_filter_list_model_set_filter (self->filtered,
                                    self->needle != NULL ? GTK_FILTER (self->filter) : NULL);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_count (self);
}

/* Enter opens the first article that is left. */
static void
search_activated_cb (AnnoArticlePanel *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) == 0)
    return;
  gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_grab_focus (self->list_view);
}

static void
search_stopped_cb (AnnoArticlePanel *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (self->list_view);
}

static void
anno_article_panel_dispose (GObject *object)
{
  AnnoArticlePanel *self = ANNO_ARTICLE_PANEL (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (anno_article_panel_parent_class)->dispose (object);
}

static void
anno_article_panel_finalize (GObject *object)
{
  AnnoArticlePanel *self = ANNO_ARTICLE_PANEL (object);

  g_clear_object (&self->filter);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->needle, g_free);
  G_OBJECT_CLASS (anno_article_panel_parent_class)->finalize (object);
}

static void
anno_article_panel_class_init (AnnoArticlePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_article_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = anno_article_panel_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Annotator/ui/article-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnoArticlePanel, search_entry);
  gtk_widget_class_bind_template_child (widget_class, AnnoArticlePanel, count_label);
  gtk_widget_class_bind_template_child (widget_class, AnnoArticlePanel, list_view);
}

static void
make_model (AnnoArticlePanel *self)
{
  self->filter = gtk_custom_filter_new (matches_cb, self, NULL);
  self->filtered = gtk_filter_list_model_new (NULL, NULL);
  gtk_filter_list_model_set_incremental (self->filtered, TRUE);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->filtered));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->filtered, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
anno_article_panel_init (AnnoArticlePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  make_model (self);

  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list_view), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list_view), GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->search_entry, "search-changed", G_CALLBACK (search_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "activate", G_CALLBACK (search_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "stop-search", G_CALLBACK (search_stopped_cb), self,
                           G_CONNECT_SWAPPED);
}

void
anno_article_panel_set_session (AnnoArticlePanel *self, AnnoSession *session)
{
  g_return_if_fail (ANNO_IS_ARTICLE_PANEL (self));

  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->session, follow_session, self);
      g_signal_handlers_disconnect_by_func (anno_session_get_corpus (self->session), show_count,
                                            self);
    }
  gtk_filter_list_model_set_model (self->filtered, NULL);
  g_set_object (&self->session, session);
  gtk_label_set_text (GTK_LABEL (self->count_label), "");
  if (session == NULL)
    return;

  AnnoCorpus *corpus = anno_session_get_corpus (session);
  gtk_filter_list_model_set_model (self->filtered, anno_corpus_get_articles (corpus));
  g_signal_connect_object (session, "notify::document", G_CALLBACK (follow_session), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (corpus, "notify::scanning", G_CALLBACK (show_count), self,
                           G_CONNECT_SWAPPED);
  show_count (self);
  follow_session (self);
}

void
anno_article_panel_focus_list (AnnoArticlePanel *self)
{
  g_return_if_fail (ANNO_IS_ARTICLE_PANEL (self));
  gtk_widget_grab_focus (self->list_view);
}

void
anno_article_panel_focus_search (AnnoArticlePanel *self)
{
  g_return_if_fail (ANNO_IS_ARTICLE_PANEL (self));
  gtk_widget_grab_focus (self->search_entry);
}
