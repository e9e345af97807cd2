#include "panels/todo-rows.h"

#include "panels/todo-row.h"

#include <glib/gi18n-lib.h>

struct _AnnoTodoRows
{
  GtkWidget parent_instance;
  GtkWidget *scroller;
  GtkWidget *list_view;
  GtkFilterListModel *shown;
  GtkFilter *filter;
  GtkSingleSelection *selection;
  GPtrArray *bound;   /* of GtkListItem, borrowed */
  char *article;      /* whose rows are shown; NULL for all */
  AnnoTodoItem *item; /* in hand; NULL for none */
  guint at;           /* where that is, or was */
  gboolean going_on;  /* it is being done */
  GHashTable *done;   /* keys of what was done, and may be undone */
  gboolean following; /* while the selection is moved by no person */
};

enum
{
  SHOWN,
  ACTIVATED,
  COUNTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoTodoRows, anno_todo_rows, GTK_TYPE_WIDGET)

static guint
count (AnnoTodoRows *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

static AnnoTodoItem *
nth (AnnoTodoRows *self, guint n)
{
  g_autoptr (AnnoTodoItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), n);
  return item; /* the store holds it */
}

static char *
make_key (AnnoTodoItem *item)
{
  const AnnoTodoFacts *facts = anno_todo_item_get (item);
  return g_strconcat (facts->record->id, "\n", facts->last->id, NULL);
}

/* The article's title, above its first row. */
static const char *
find_heading (AnnoTodoRows *self, guint n)
{
  const AnnoTodoFacts *facts = anno_todo_item_get (nth (self, n));

  if (n > 0 && g_str_equal (anno_todo_item_get (nth (self, n - 1))->article, facts->article))
    return NULL;
  return facts->title != NULL ? facts->title : facts->article;
}

static void
show_heading (AnnoTodoRows *self, GtkListItem *item)
{
  guint at = gtk_list_item_get_position (item);

  if (at < count (self))
    anno_todo_row_set_heading (ANNO_TODO_ROW (gtk_list_item_get_child (item)),
                               find_heading (self, at));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, anno_todo_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AnnoTodoRows *self)
{
  anno_todo_row_show (ANNO_TODO_ROW (gtk_list_item_get_child (item)),
                      gtk_list_item_get_item (item));
  show_heading (self, item);
  g_ptr_array_add (self->bound, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AnnoTodoRows *self)
{
  g_ptr_array_remove (self->bound, item);
}

static gboolean
is_shown (gpointer item, gpointer data)
{
  const AnnoTodoRows *self = data;

  return self->article == NULL || g_str_equal (anno_todo_item_get (item)->article, self->article);
}

static void
set_item (AnnoTodoRows *self, AnnoTodoItem *item, guint at)
{
  g_set_object (&self->item, item);
  if (item != NULL)
    self->at = at;
}

static void
select_silently (AnnoTodoRows *self, guint at)
{
  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection, at);
  self->following = FALSE;
}

static gboolean
has_focus (AnnoTodoRows *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* Comes to that one, as a person would. */
static void
come_to (AnnoTodoRows *self, guint at)
{
  set_item (self, nth (self, at), at);
  self->going_on = FALSE;
  select_silently (self, at);
  gtk_widget_activate_action (self->list_view, "list.scroll-to-item", "u", at);
  g_signal_emit (self, signals[SHOWN], 0, self->item);
}

static void
leave (AnnoTodoRows *self)
{
  set_item (self, NULL, 0);
  self->going_on = FALSE;
  select_silently (self, GTK_INVALID_LIST_POSITION);
  g_signal_emit (self, signals[SHOWN], 0, NULL);
}

static void
selected_cb (AnnoTodoRows *self)
{
  guint at = gtk_single_selection_get_selected (self->selection);

  if (self->following || at == GTK_INVALID_LIST_POSITION || nth (self, at) == self->item)
    return;
  set_item (self, nth (self, at), at);
  self->going_on = FALSE;
  g_signal_emit (self, signals[SHOWN], 0, self->item);
}

static void
activated_cb (AnnoTodoRows *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

/* Where the one in hand is now, whatever it says; GTK_INVALID_LIST_POSITION for gone. */
static guint
find_item (AnnoTodoRows *self)
{
  for (guint i = 0; self->item != NULL && i < count (self); i++)
    if (anno_todo_item_is_same (nth (self, i), self->item))
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/* One that was done and is there again, of those that came in. */
static guint
find_undone (AnnoTodoRows *self, guint from, guint n)
{
  for (guint i = from; i < from + n && i < count (self); i++)
    {
      g_autofree char *key = make_key (nth (self, i));
      if (g_hash_table_remove (self->done, key))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* The keyboard stays in the list though its row went. */
static void
go_on (AnnoTodoRows *self)
{
  if (count (self) == 0)
    {
      leave (self);
      return;
    }
  come_to (self, MIN (self->at, count (self) - 1));
}

/* The same one, which says something else now, isn't come to again. */
static void
keep (AnnoTodoRows *self, guint at)
{
  gboolean other = nth (self, at) != self->item;

  set_item (self, nth (self, at), at);
  select_silently (self, at);
  if (other)
    g_signal_emit (self, signals[SHOWN], 0, self->item);
}

static void
changed_cb (AnnoTodoRows *self, guint position, guint n_gone, guint n_new)
{
  guint undone = find_undone (self, position, n_new), at = find_item (self);
  gboolean was_in = self->going_on || has_focus (self);

  for (guint i = 0; i < self->bound->len; i++)
    show_heading (self, self->bound->pdata[i]);
  if (undone != GTK_INVALID_LIST_POSITION)
    come_to (self, undone);
  else if (at != GTK_INVALID_LIST_POSITION)
    keep (self, at);
  else if (self->item != NULL && self->going_on)
    go_on (self);
  else if (self->item != NULL)
    leave (self);
  if (was_in)
    anno_todo_rows_focus (self);
  g_signal_emit (self, signals[COUNTED], 0);
}

static void
anno_todo_rows_dispose (GObject *object)
{
  AnnoTodoRows *self = ANNO_TODO_ROWS (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->item);
  g_clear_pointer (&self->bound, g_ptr_array_unref);
  g_clear_pointer (&self->done, g_hash_table_unref);
  g_clear_pointer (&self->article, g_free);
  G_OBJECT_CLASS (anno_todo_rows_parent_class)->dispose (object);
}

static void
anno_todo_rows_class_init (AnnoTodoRowsClass *klass)
{
  const GType type = ANNO_TYPE_TODO_ROWS;

  G_OBJECT_CLASS (klass)->dispose = anno_todo_rows_dispose;
  signals[SHOWN] = g_signal_new ("shown", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, ANNO_TYPE_TODO_ITEM);
  signals[ACTIVATED]
      = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[COUNTED]
      = g_signal_new ("counted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
make_model (AnnoTodoRows *self)
{
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  self->shown = gtk_filter_list_model_new (NULL, self->filter);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->shown));
  g_object_unref (self->shown);
}

static void
make_list (AnnoTodoRows *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  self->list_view
      = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_widget_add_css_class (self->list_view, "navigation-sidebar");
  gtk_widget_add_css_class (self->list_view, "todos");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What Reviewers Ask of You"), -1);
  g_signal_connect_object (self->list_view, "activate", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
anno_todo_rows_init (AnnoTodoRows *self)
{
  self->bound = g_ptr_array_new ();
  self->done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  make_model (self);
  make_list (self);
  /* After the list's own: rows know their places then. */
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list_view);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

void
anno_todo_rows_set_items (AnnoTodoRows *self, GListModel *items)
{
  g_return_if_fail (ANNO_IS_TODO_ROWS (self) && (items == NULL || G_IS_LIST_MODEL (items)));

  g_clear_object (&self->item);
  g_hash_table_remove_all (self->done);
  if (self->selection != NULL)
    gtk_filter_list_model_set_model (self->shown, items);
}

void
anno_todo_rows_set_article (AnnoTodoRows *self, const char *article)
{
  g_return_if_fail (ANNO_IS_TODO_ROWS (self));

  char *before = self->article;
  if (g_strcmp0 (before, article) == 0)
    return;
  self->article = g_strdup (article);
  g_free (before);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

guint
anno_todo_rows_get_n (AnnoTodoRows *self)
{
  g_return_val_if_fail (ANNO_IS_TODO_ROWS (self), 0);
  return count (self);
}

AnnoTodoItem *
anno_todo_rows_get_selected (AnnoTodoRows *self)
{
  g_return_val_if_fail (ANNO_IS_TODO_ROWS (self), NULL);
  return self->item;
}

gboolean
anno_todo_rows_go (AnnoTodoRows *self, int by)
{
  g_return_val_if_fail (ANNO_IS_TODO_ROWS (self), FALSE);

  guint selected = gtk_single_selection_get_selected (self->selection);
  gint64 at = selected != GTK_INVALID_LIST_POSITION ? (gint64) selected + by
              : by > 0                              ? 0
                                                    : (gint64) count (self) - 1;
  if (at < 0 || at >= count (self))
    return FALSE;
  come_to (self, (guint) at);
  return TRUE;
}

gboolean
anno_todo_rows_go_first (AnnoTodoRows *self, const char *article)
{
  g_return_val_if_fail (ANNO_IS_TODO_ROWS (self), FALSE);

  guint n = count (self), at = 0;
  while (article != NULL && at < n
         && !g_str_equal (anno_todo_item_get (nth (self, at))->article, article))
    at++;
  if (n == 0)
    return FALSE;
  come_to (self, at < n ? at : 0);
  return TRUE;
}

void
anno_todo_rows_go_on (AnnoTodoRows *self)
{
  g_return_if_fail (ANNO_IS_TODO_ROWS (self));

  if (self->item == NULL)
    return;
  self->going_on = TRUE;
  g_hash_table_add (self->done, make_key (self->item));
}

gboolean
anno_todo_rows_focus (AnnoTodoRows *self)
{
  g_return_val_if_fail (ANNO_IS_TODO_ROWS (self), FALSE);

  if (count (self) == 0)
    return FALSE;
  for (guint i = 0; self->item != NULL && i < self->bound->len; i++)
    {
      GtkListItem *item = self->bound->pdata[i];
      GtkWidget *row = gtk_widget_get_parent (gtk_list_item_get_child (item));
      if (gtk_list_item_get_item (item) == self->item && row != NULL)
        return gtk_widget_grab_focus (row);
    }
  return gtk_widget_grab_focus (self->list_view);
}
