#include "panels/hit-list.h"

#include "panels/hit-row.h"

#include <glib/gi18n-lib.h>

struct _AnnoHitList
{
  GtkWidget parent_instance;
  GtkWidget *scroller;
  GtkWidget *list_view;
  GtkSingleSelection *selection;
  AnnoTagset *tagset;
  const char *own;      /* interned, or NULL */
  AnnoHitItem *current; /* the last one that was come to; NULL for none */
  guint next;           /* where the next one is, once it is gone */
  gboolean following;   /* while the selection is moved by no person */
  gboolean by_pointer;  /* while a button is pressed */
  guint clicked;        /* the source that comes after a click that selected nothing else */
};

enum
{
  SHOWN,
  ACTIVATED,
  NEAR_END,
  ESCAPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoHitList, anno_hit_list, GTK_TYPE_WIDGET)

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, anno_hit_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AnnoHitList *self)
{
  AnnoHitItem *hit = gtk_list_item_get_item (item);

  anno_hit_row_show (ANNO_HIT_ROW (gtk_list_item_get_child (item)), anno_hit_item_get_hit (hit),
                     self->tagset, self->own);
}

static void
select_silently (AnnoHitList *self, guint at)
{
  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection, at);
  self->following = FALSE;
}

/* A change of the list is told of after it was followed: then it is the one that was come to. */
static void
selected_cb (AnnoHitList *self)
{
  AnnoHitItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (self->following || item == NULL || item == self->current)
    return;
  g_set_object (&self->current, item);
  g_clear_handle_id (&self->clicked, g_source_remove);
  g_signal_emit (self, signals[SHOWN], 0, item, !self->by_pointer);
}

/* One that was looked at stays selected, also as another item, and where it is gone the place. */
static void
items_changed_cb (AnnoHitList *self, guint position, guint removed, guint added)
{
  if (self->current == NULL
      || gtk_single_selection_get_selected_item (self->selection) == self->current)
    return;
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (AnnoHitItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);
      if (!anno_hit_item_is_at (item, self->current))
        continue;
      g_set_object (&self->current, item);
      select_silently (self, i);
      return;
    }
  if (gtk_single_selection_get_selected (self->selection) != GTK_INVALID_LIST_POSITION)
    select_silently (self, GTK_INVALID_LIST_POSITION);
  self->next = MIN (position, g_list_model_get_n_items (G_LIST_MODEL (self->selection)));
}

static void
activated_cb (AnnoHitList *self, guint position)
{
  g_autoptr (AnnoHitItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item == NULL)
    return;
  g_set_object (&self->current, item);
  select_silently (self, position);
  g_signal_emit (self, signals[ACTIVATED], 0, item);
}

static gboolean
clicked_cb (gpointer data)
{
  AnnoHitList *self = data;
  AnnoHitItem *item = gtk_single_selection_get_selected_item (self->selection);

  self->clicked = 0;
  self->by_pointer = FALSE;
  if (item != NULL)
    g_signal_emit (self, signals[SHOWN], 0, item, FALSE);
  return G_SOURCE_REMOVE;
}

/* The one that is selected already is come to once more by a click. */
static void
button_pressed_cb (AnnoHitList *self)
{
  self->by_pointer = TRUE;
}

static void
button_released_cb (AnnoHitList *self, int n_press)
{
  if (n_press == 1 && self->clicked == 0)
    self->clicked = g_idle_add (clicked_cb, self);
}

static gboolean
pressed_cb (AnnoHitList *self, guint key)
{
  self->by_pointer = FALSE;
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[ESCAPED], 0);
  return GDK_EVENT_STOP;
}

static void
scrolled_cb (AnnoHitList *self)
{
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  double page = gtk_adjustment_get_page_size (place);

  if (page > 0 && gtk_adjustment_get_value (place) + 3 * page >= gtk_adjustment_get_upper (place))
    g_signal_emit (self, signals[NEAR_END], 0);
}

static void
anno_hit_list_dispose (GObject *object)
{
  AnnoHitList *self = ANNO_HIT_LIST (object);

  g_clear_handle_id (&self->clicked, g_source_remove);
  if (self->selection != NULL)
    gtk_single_selection_set_model (self->selection, NULL);
  g_clear_object (&self->current);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->tagset, anno_tagset_unref);
  G_OBJECT_CLASS (anno_hit_list_parent_class)->dispose (object);
}

static void
anno_hit_list_class_init (AnnoHitListClass *klass)
{
  const GType type = ANNO_TYPE_HIT_LIST;

  G_OBJECT_CLASS (klass)->dispose = anno_hit_list_dispose;
  signals[SHOWN] = g_signal_new ("shown", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 2, ANNO_TYPE_HIT_ITEM, G_TYPE_BOOLEAN);
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, ANNO_TYPE_HIT_ITEM);
  signals[NEAR_END]
      = g_signal_new ("near-end", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ESCAPED]
      = g_signal_new ("escaped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
make_model (AnnoHitList *self)
{
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
make_view (AnnoHitList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  self->list_view
      = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_widget_add_css_class (self->list_view, "navigation-sidebar");
  gtk_widget_add_css_class (self->list_view, "hits");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Hits"), -1);
  g_signal_connect_object (self->list_view, "activate", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list_view);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

static void
add_controllers (AnnoHitList *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (button_pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (button_released_cb), self);
  gtk_widget_add_controller (self->list_view, GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (self->list_view, keys);
  g_signal_connect_object (place, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (place, "changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

static void
anno_hit_list_init (AnnoHitList *self)
{
  make_model (self);
  make_view (self);
  add_controllers (self);
}

void
anno_hit_list_set_hits (AnnoHitList *self, GListModel *hits)
{
  g_return_if_fail (ANNO_IS_HIT_LIST (self));

  g_clear_object (&self->current);
  self->next = 0;
  gtk_single_selection_set_model (self->selection, hits);
}

void
anno_hit_list_set_tagset (AnnoHitList *self, AnnoTagset *tagset, const char *own)
{
  g_return_if_fail (ANNO_IS_HIT_LIST (self));

  AnnoTagset *before = self->tagset;
  self->tagset = tagset != NULL ? anno_tagset_ref (tagset) : NULL;
  self->own = own;
  g_clear_pointer (&before, anno_tagset_unref);
}

void
anno_hit_list_rewind (AnnoHitList *self)
{
  g_return_if_fail (ANNO_IS_HIT_LIST (self));

  g_clear_object (&self->current);
  self->next = 0;
  select_silently (self, GTK_INVALID_LIST_POSITION);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    gtk_widget_activate_action (self->list_view, "list.scroll-to-item", "u", 0);
}

AnnoHitItem *
anno_hit_list_go (AnnoHitList *self, int by)
{
  g_return_val_if_fail (ANNO_IS_HIT_LIST (self), NULL);

  guint selected = gtk_single_selection_get_selected (self->selection);
  gint64 n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  gint64 at = selected != GTK_INVALID_LIST_POSITION ? (gint64) selected + by
                                                    : (gint64) self->next + by - (by > 0);
  if (at < 0 || at >= n)
    return NULL;
  select_silently (self, (guint) at);
  gtk_widget_activate_action (self->list_view, "list.scroll-to-item", "u", (guint) at);
  AnnoHitItem *item = gtk_single_selection_get_selected_item (self->selection);
  g_set_object (&self->current, item);
  if (at + 1 == n)
    g_signal_emit (self, signals[NEAR_END], 0);
  return item;
}

AnnoHitItem *
anno_hit_list_get_selected (AnnoHitList *self)
{
  g_return_val_if_fail (ANNO_IS_HIT_LIST (self), NULL);
  return gtk_single_selection_get_selected_item (self->selection);
}

gboolean
anno_hit_list_focus (AnnoHitList *self)
{
  g_return_val_if_fail (ANNO_IS_HIT_LIST (self), FALSE);
  return g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0
         && gtk_widget_grab_focus (self->list_view);
}
