#include "panels/article-panel.h"

#include "panels/article-heading-item.h"
#include "panels/article-item.h"
#include "panels/article-menu.h"
#include "panels/article-options.h"
#include "panels/corpus-progress.h"

#include <glib/gi18n-lib.h>

struct _AnnoArticlePanel
{
  GtkBox parent_instance;
  AnnoSession *session;
  GtkSingleSelection *selection;
  gboolean following; /* while the selection follows the session, not the person */
  GtkWidget *menu;    /* of a row; NULL until it is asked for */
  guint menu_idle;    /* shows it */
  GtkWidget *search_entry;
  GtkWidget *options_button;
  GtkWidget *options;
  GtkWidget *filter_box;
  GtkWidget *filter_label;
  GtkWidget *clear_button;
  GtkWidget *count_label;
  GtkWidget *progress;
  GtkWidget *list_view;
};

enum
{
  WISH_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoArticlePanel, anno_article_panel, GTK_TYPE_BOX)

static AnnoArticleListing *
get_listing (AnnoArticlePanel *self)
{
  return anno_session_get_articles (self->session);
}

/* Most items are articles; for a heading another widget takes the place. */
static void
show_heading (AnnoArticlePanel *self, GtkListItem *item, AnnoArticleHeading *heading)
{
  GtkWidget *child = gtk_list_item_get_child (item);

  if (!ANNO_IS_ARTICLE_HEADING_ITEM (child))
    gtk_list_item_set_child (item, child = anno_article_heading_item_new ());
  anno_article_heading_item_show (ANNO_ARTICLE_HEADING_ITEM (child), heading,
                                  anno_article_listing_get_wish (get_listing (self))->group);
}

/* Whether colleagues aren't to be named. */
static gboolean
is_blind (AnnoArticlePanel *self)
{
  return anno_over_layers_get_blind (anno_session_get_over_layers (self->session));
}

static void
show_row (AnnoArticlePanel *self, GtkListItem *item, AnnoArticleRow *row)
{
  AnnoCorpus *corpus = anno_session_get_corpus (self->session);
  GtkWidget *child = gtk_list_item_get_child (item);

  if (!ANNO_IS_ARTICLE_ITEM (child))
    gtk_list_item_set_child (item, child = anno_article_item_new ());
  anno_article_item_set_reader (ANNO_ARTICLE_ITEM (child), anno_corpus_get_tagset (corpus),
                                anno_corpus_get_annotator (corpus)->slug,
                                anno_corpus_get_assignments (corpus));
  anno_article_item_set_blind (ANNO_ARTICLE_ITEM (child), is_blind (self));
  anno_article_item_set_row (ANNO_ARTICLE_ITEM (child), row);
  anno_corpus_want_details (corpus, row);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, anno_article_item_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AnnoArticlePanel *self)
{
  gpointer object = gtk_list_item_get_item (item);
  gboolean is_row = ANNO_IS_ARTICLE_ROW (object);

  if (self->session == NULL)
    return;
  gtk_list_item_set_selectable (item, is_row);
  gtk_list_item_set_activatable (item, is_row);
  if (is_row)
    show_row (self, item, object);
  else
    show_heading (self, item, object);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);

  if (ANNO_IS_ARTICLE_ITEM (child))
    anno_article_item_set_row (ANNO_ARTICLE_ITEM (child), NULL);
  else if (child != NULL)
    anno_article_heading_item_show (ANNO_ARTICLE_HEADING_ITEM (child), NULL, ANNO_GROUP_NONE);
}

static char *
count_in_words (AnnoArticlePanel *self, guint shown)
{
  AnnoCorpus *corpus = anno_session_get_corpus (self->session);
  const AnnoArticleWish *wish = anno_article_listing_get_wish (get_listing (self));
  guint all = g_list_model_get_n_items (anno_corpus_get_articles (corpus));

  if (all == 0 && !anno_corpus_is_scanning (corpus))
    return g_strdup (_("No articles here: put .txt files into the folder."));
  if (wish->words != NULL || anno_article_wish_filters (wish))
    return g_strdup_printf (ngettext ("%u of %u article", "%u of %u articles", all), shown, all);
  if (anno_corpus_is_scanning (corpus))
    return g_strdup_printf (ngettext ("%u article so far…", "%u articles so far…", all), all);
  return g_strdup_printf (ngettext ("%u article", "%u articles", all), all);
}

static void
show_count (AnnoArticlePanel *self)
{
  guint counts[ANNO_N_PROGRESS];

  if (self->session == NULL)
    return;
  guint shown = anno_article_listing_count (get_listing (self), counts);
  g_autofree char *words = count_in_words (self, shown);
  gtk_label_set_text (GTK_LABEL (self->count_label), words);
  anno_corpus_progress_show (ANNO_CORPUS_PROGRESS (self->progress), counts);
}

static void
show_wish (AnnoArticlePanel *self)
{
  const AnnoArticleWish *wish = anno_article_listing_get_wish (get_listing (self));
  g_autofree char *words = anno_article_options_words (wish);
  /* Translators: %s is which articles are listed: "done, not annotated yet" */
  g_autofree char *sentence = words != NULL ? g_strdup_printf (_("Only: %s"), words) : NULL;

  gtk_label_set_text (GTK_LABEL (self->filter_label), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->filter_box, sentence != NULL);
  if (sentence != NULL)
    gtk_widget_add_css_class (self->options_button, "accent");
  else
    gtk_widget_remove_css_class (self->options_button, "accent");
  show_count (self);
}

/* Selects the row of the article in hand, where it is listed. */
static void
follow_session (AnnoArticlePanel *self)
{
  const char *path = self->session != NULL ? anno_session_get_path (self->session) : NULL;
  gpointer selected = gtk_single_selection_get_selected_item (self->selection);

  if (path == NULL
      || (ANNO_IS_ARTICLE_ROW (selected)
          && g_str_equal (anno_article_row_get_path (selected), path)))
    return;
  guint at = anno_article_listing_find (get_listing (self), path);
  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection,
                                     at != G_MAXUINT ? at : GTK_INVALID_LIST_POSITION);
  if (at != G_MAXUINT)
    gtk_widget_activate_action (self->list_view, "list.scroll-to-item", "u", at);
  self->following = FALSE;
}

static void
items_changed_cb (AnnoArticlePanel *self)
{
  follow_session (self);
}

static void
selected_cb (AnnoArticlePanel *self)
{
  gpointer row = gtk_single_selection_get_selected_item (self->selection);

  if (!self->following && ANNO_IS_ARTICLE_ROW (row) && self->session != NULL
      && anno_article_listing_find (get_listing (self), anno_article_row_get_path (row))
             == gtk_single_selection_get_selected (self->selection))
    anno_session_open (self->session, anno_article_row_get_path (row));
}

static void
set_wish (AnnoArticlePanel *self, const AnnoArticleWish *wish)
{
  anno_article_listing_set_wish (get_listing (self), wish);
  show_wish (self);
}

static void
search_changed_cb (AnnoArticlePanel *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  g_auto (AnnoArticleWish) wish = { 0 };

  if (self->session == NULL)
    return;
  anno_article_wish_copy (&wish, anno_article_listing_get_wish (get_listing (self)));
  g_free (wish.words);
  wish.words = *text != '\0' ? g_strdup (text) : NULL;
  set_wish (self, &wish);
}

/* Enter opens the first article that is left. */
static void
search_activated_cb (AnnoArticlePanel *self)
{
  g_autoptr (AnnoArticleRow) row
      = self->session != NULL ? anno_article_listing_go (get_listing (self), NULL, 1, FALSE) : NULL;

  if (row == NULL)
    return;
  gtk_single_selection_set_selected (
      self->selection,
      anno_article_listing_find (get_listing (self), anno_article_row_get_path (row)));
  gtk_widget_grab_focus (self->list_view);
}

static void
search_stopped_cb (AnnoArticlePanel *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (self->list_view);
}

/* The words are what is being typed beside it. */
static void
options_changed_cb (AnnoArticlePanel *self)
{
  g_auto (AnnoArticleWish) wish = { 0 };
  const AnnoArticleWish *now = anno_article_listing_get_wish (get_listing (self));

  anno_article_wish_copy (&wish, anno_article_options_get (ANNO_ARTICLE_OPTIONS (self->options)));
  g_free (wish.words);
  wish.words = g_strdup (now->words);
  set_wish (self, &wish);
  g_signal_emit (self, signals[WISH_CHANGED], 0);
}

static void
options_opened_cb (AnnoArticlePanel *self)
{
  AnnoCorpus *corpus;

  if (self->session == NULL)
    return;
  corpus = anno_session_get_corpus (self->session);
  anno_article_options_show (ANNO_ARTICLE_OPTIONS (self->options),
                             anno_article_listing_get_wish (get_listing (self)),
                             anno_corpus_get_articles (corpus),
                             anno_assignments_exist (anno_corpus_get_assignments (corpus)));
}

/* Order and headings stay. */
static void
clear_cb (AnnoArticlePanel *self)
{
  const AnnoArticleWish *now = anno_article_listing_get_wish (get_listing (self));
  AnnoArticleWish wish = { .sort = now->sort, .descending = now->descending, .group = now->group,
                           .words = now->words };

  set_wish (self, &wish);
  gtk_widget_grab_focus (self->list_view);
  g_signal_emit (self, signals[WISH_CHANGED], 0);
}

static gboolean
menu_made_cb (gpointer data)
{
  AnnoArticlePanel *self = data;

  self->menu_idle = 0;
  gtk_popover_popup (GTK_POPOVER (self->menu));
  return G_SOURCE_REMOVE;
}

/* A menu is as high as it will be only in the next idle turn. */
static void
show_menu (AnnoArticlePanel *self, AnnoArticleRow *row, double x, double y)
{
  g_autoptr (GMenuModel) model = anno_article_menu_new (row);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (model);
  gtk_widget_set_parent (self->menu, self->list_view);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  g_clear_handle_id (&self->menu_idle, g_source_remove);
  self->menu_idle = g_idle_add (menu_made_cb, self);
}

static AnnoArticleItem *
item_at (AnnoArticlePanel *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (self->list_view, x, y, GTK_PICK_DEFAULT);
  GtkWidget *item
      = widget != NULL ? gtk_widget_get_ancestor (widget, ANNO_TYPE_ARTICLE_ITEM) : NULL;

  /* The list's own widget is a little larger than what it holds. */
  if (item == NULL && widget != NULL)
    item = gtk_widget_get_first_child (widget);
  return ANNO_IS_ARTICLE_ITEM (item) ? ANNO_ARTICLE_ITEM (item) : NULL;
}

static void
pressed_cb (GtkGestureClick *gesture, int n, double x, double y, AnnoArticlePanel *self)
{
  AnnoArticleItem *item = item_at (self, x, y);

  if (item == NULL || anno_article_item_get_row (item) == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu (self, anno_article_item_get_row (item), x, y);
}

/* Of the row that has the keyboard. */
static gboolean
menu_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  AnnoArticlePanel *self = data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *item = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;
  double x = 0, y = 0;

  if (!ANNO_IS_ARTICLE_ITEM (item)
      || !gtk_widget_translate_coordinates (item, self->list_view, 24,
                                            gtk_widget_get_height (item), &x, &y))
    return FALSE;
  show_menu (self, anno_article_item_get_row (ANNO_ARTICLE_ITEM (item)), x, y);
  return TRUE;
}

static void
anno_article_panel_dispose (GObject *object)
{
  AnnoArticlePanel *self = ANNO_ARTICLE_PANEL (object);

  g_clear_handle_id (&self->menu_idle, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (anno_article_panel_parent_class)->dispose (object);
}

static void
anno_article_panel_finalize (GObject *object)
{
  g_clear_object (&ANNO_ARTICLE_PANEL (object)->selection);
  G_OBJECT_CLASS (anno_article_panel_parent_class)->finalize (object);
}

static void
anno_article_panel_class_init (AnnoArticlePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_article_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = anno_article_panel_finalize;
  g_type_ensure (ANNO_TYPE_ARTICLE_OPTIONS);
  g_type_ensure (ANNO_TYPE_CORPUS_PROGRESS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Annotator/ui/article-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnoArticlePanel, search_entry);
  gtk_widget_class_bind_template_child (widget_class, AnnoArticlePanel, options_button);
  gtk_widget_class_bind_template_child (widget_class, AnnoArticlePanel, options);
  gtk_widget_class_bind_template_child (widget_class, AnnoArticlePanel, filter_box);
  gtk_widget_class_bind_template_child (widget_class, AnnoArticlePanel, filter_label);
  gtk_widget_class_bind_template_child (widget_class, AnnoArticlePanel, clear_button);
  gtk_widget_class_bind_template_child (widget_class, AnnoArticlePanel, count_label);
  gtk_widget_class_bind_template_child (widget_class, AnnoArticlePanel, progress);
  gtk_widget_class_bind_template_child (widget_class, AnnoArticlePanel, list_view);
  signals[WISH_CHANGED] = g_signal_new ("wish-changed", ANNO_TYPE_ARTICLE_PANEL, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
make_list (AnnoArticlePanel *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list_view), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list_view), GTK_SELECTION_MODEL (self->selection));
}

static void
add_menu (AnnoArticlePanel *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (self->list_view, GTK_EVENT_CONTROLLER (click));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                        gtk_callback_action_new (menu_key_cb, self, NULL)));
  gtk_widget_add_controller (self->list_view, keys);
}

static void
anno_article_panel_init (AnnoArticlePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  make_list (self);
  add_menu (self);
  g_signal_connect_object (self->search_entry, "search-changed", G_CALLBACK (search_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "activate", G_CALLBACK (search_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "stop-search", G_CALLBACK (search_stopped_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->options, "show", G_CALLBACK (options_opened_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->options, "changed", G_CALLBACK (options_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clear_button, "clicked", G_CALLBACK (clear_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
blind_changed_cb (AnnoArticlePanel *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->list_view); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *item = gtk_widget_get_first_child (row);
      if (ANNO_IS_ARTICLE_ITEM (item))
        anno_article_item_set_blind (ANNO_ARTICLE_ITEM (item), is_blind (self));
    }
}

static void
leave_session (AnnoArticlePanel *self)
{
  if (self->session == NULL)
    return;
  gtk_single_selection_set_model (self->selection, NULL);
  g_signal_handlers_disconnect_by_func (self->session, follow_session, self);
  g_signal_handlers_disconnect_by_func (anno_session_get_over_layers (self->session),
                                        blind_changed_cb, self);
  g_signal_handlers_disconnect_by_func (get_listing (self), items_changed_cb, self);
  g_signal_handlers_disconnect_by_func (get_listing (self), show_count, self);
  g_signal_handlers_disconnect_by_func (anno_session_get_corpus (self->session), show_count, self);
}

static void
join_session (AnnoArticlePanel *self)
{
  AnnoCorpus *corpus = anno_session_get_corpus (self->session);

  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (get_listing (self)));
  g_signal_connect_object (get_listing (self), "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (get_listing (self), "counted", G_CALLBACK (show_count), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::document", G_CALLBACK (follow_session), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (anno_session_get_over_layers (self->session), "notify::blind",
                           G_CALLBACK (blind_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (corpus, "notify::scanning", G_CALLBACK (show_count), self,
                           G_CONNECT_SWAPPED);
  search_changed_cb (self);
  show_wish (self);
  follow_session (self);
}

void
anno_article_panel_set_session (AnnoArticlePanel *self, AnnoSession *session)
{
  g_return_if_fail (ANNO_IS_ARTICLE_PANEL (self));

  leave_session (self);
  g_set_object (&self->session, session);
  gtk_label_set_text (GTK_LABEL (self->count_label), "");
  gtk_widget_set_sensitive (self->options_button, session != NULL);
  if (session != NULL)
    join_session (self);
}

AnnoSession *
anno_article_panel_get_session (AnnoArticlePanel *self)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_PANEL (self), NULL);
  return self->session;
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
