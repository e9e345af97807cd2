#include "panels/difference-list.h"

#include "panels/difference-model.h"
#include "panels/difference-row.h"

#include <glib/gi18n-lib.h>

struct _AnnoDifferenceList
{
  GtkWidget parent_instance;
  GtkWidget *scroller;
  GtkWidget *list_view;
  AnnoDifferenceModel *model;
  GtkSingleSelection *selection;
  AnnoTagset *tagset;
  GStrv names; /* of two people, or NULL */
  gboolean show_agreed;
  gboolean hide_decided;
  gboolean following; /* while the selection is moved by no person */
  guint follow;       /* the source that has the keyboard follow */
  guint start;        /* of the words that were selected last */
  guint end;
  char *article; /* … in that article; NULL for none */
  guint cluster;
};

enum
{
  SHOWN,
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoDifferenceList, anno_difference_list, GTK_TYPE_WIDGET)

static AnnoReviewEntry *
nth (AnnoDifferenceList *self, guint n)
{
  return anno_difference_model_nth (self->model, n);
}

static guint
count (AnnoDifferenceList *self)
{
  return anno_difference_model_get_n (self->model);
}

/* Above the first of its kind. */
static char *
make_heading (AnnoDifferenceList *self, guint n)
{
  guint n_kind = anno_difference_model_count_kind (self->model, n);

  if (n_kind == 0)
    return NULL;
  g_autofree char *words = anno_difference_kind_describe (
      anno_review_entry_get (nth (self, n))->kind, self->names != NULL ? self->names[0] : NULL,
      self->names != NULL ? self->names[1] : NULL);
  /* Translators: a kind of difference, and how many there are. */
  return g_strdup_printf (_("%1$s (%2$u)"), words, n_kind);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, anno_difference_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AnnoDifferenceList *self)
{
  g_autofree char *heading = make_heading (self, gtk_list_item_get_position (item));

  anno_difference_row_show (ANNO_DIFFERENCE_ROW (gtk_list_item_get_child (item)),
                            gtk_list_item_get_item (item), self->tagset, heading);
}

static AnnoDifferenceFilter
get_filter (const AnnoDifferenceList *self)
{
  return (AnnoDifferenceFilter){ self->show_agreed, self->hide_decided, self->cluster };
}

static void
remember (AnnoDifferenceList *self, AnnoReviewEntry *entry)
{
  const AnnoReviewFacts *facts = anno_review_entry_get (entry);

  self->start = facts->start;
  self->end = facts->end;
  self->cluster = facts->cluster;
  g_free (self->article);
  self->article = g_strdup (facts->article);
}

static gboolean
has_focus (AnnoDifferenceList *self)
{
  GtkRoot *root = gtk_widget_get_root (self->list_view);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL
         && (focus == self->list_view || gtk_widget_is_ancestor (focus, self->list_view));
}

/* What the list makes around the row of the one that is selected; NULL where that is out of sight. */
static GtkWidget *
find_selected (AnnoDifferenceList *self)
{
  AnnoReviewEntry *entry = gtk_single_selection_get_selected_item (self->selection);

  for (GtkWidget *child = gtk_widget_get_first_child (self->list_view);
       entry != NULL && child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);
      if (ANNO_IS_DIFFERENCE_ROW (row) && gtk_widget_get_mapped (row)
          && anno_difference_row_shows (ANNO_DIFFERENCE_ROW (row), entry))
        return child;
    }
  return NULL;
}

static gboolean
follow_cb (gpointer data)
{
  AnnoDifferenceList *self = data;
  GtkWidget *row = find_selected (self);

  self->follow = 0;
  if (row != NULL && has_focus (self))
    gtk_widget_grab_focus (row);
  return G_SOURCE_REMOVE;
}

/* The keyboard goes on from the row that is selected, and not from the one that it came to last. Rows
 * that come into sight are there after the next frame. */
static void
let_focus_follow (AnnoDifferenceList *self)
{
  if (self->follow == 0 && has_focus (self))
    self->follow = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, follow_cb, self, NULL);
}

static void
select_silently (AnnoDifferenceList *self, guint at)
{
  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection, at);
  self->following = FALSE;
  if (at != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (self->list_view, "list.scroll-to-item", "u", at);
  let_focus_follow (self);
}

static void
selected_cb (AnnoDifferenceList *self)
{
  AnnoReviewEntry *entry = gtk_single_selection_get_selected_item (self->selection);

  if (self->following || entry == NULL)
    return;
  remember (self, entry);
  g_signal_emit (self, signals[SHOWN], 0, entry);
}

static void
activated_cb (AnnoDifferenceList *self, guint position)
{
  g_signal_emit (self, signals[ACTIVATED], 0, nth (self, position));
}

static void
anno_difference_list_dispose (GObject *object)
{
  AnnoDifferenceList *self = ANNO_DIFFERENCE_LIST (object);

  g_clear_handle_id (&self->follow, g_source_remove);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_pointer (&self->tagset, anno_tagset_unref);
  g_clear_pointer (&self->names, g_strfreev);
  g_clear_pointer (&self->article, g_free);
  G_OBJECT_CLASS (anno_difference_list_parent_class)->dispose (object);
}

static void
anno_difference_list_class_init (AnnoDifferenceListClass *klass)
{
  const GType type = ANNO_TYPE_DIFFERENCE_LIST;

  G_OBJECT_CLASS (klass)->dispose = anno_difference_list_dispose;
  signals[SHOWN] = g_signal_new ("shown", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, ANNO_TYPE_REVIEW_ENTRY);
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, ANNO_TYPE_REVIEW_ENTRY);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
make_model (AnnoDifferenceList *self)
{
  self->model = anno_difference_model_new ();
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
anno_difference_list_init (AnnoDifferenceList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->cluster = G_MAXUINT;
  make_model (self);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  self->list_view
      = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_widget_add_css_class (self->list_view, "navigation-sidebar");
  gtk_widget_add_css_class (self->list_view, "differences");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Differences"), -1);
  g_signal_connect_object (self->list_view, "activate", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list_view);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/* Selects the row of the cluster that was come to last. */
static void
select_again (AnnoDifferenceList *self)
{
  guint at = self->cluster != G_MAXUINT ? anno_difference_model_find (self->model, self->cluster)
                                        : G_MAXUINT;
  if (at != G_MAXUINT && gtk_single_selection_get_selected (self->selection) != at)
    select_silently (self, at);
}

void
anno_difference_list_fill (AnnoDifferenceList *self, const GPtrArray *entries, AnnoTagset *tagset,
                           const char *const *names)
{
  g_return_if_fail (ANNO_IS_DIFFERENCE_LIST (self) && entries != NULL);

  AnnoTagset *before = self->tagset;
  GStrv names_before = self->names;
  gboolean is_other = entries->len == 0
                      || g_strcmp0 (anno_review_entry_get (entries->pdata[0])->article,
                                    self->article) != 0;

  self->tagset = tagset != NULL ? anno_tagset_ref (tagset) : NULL;
  self->names = g_strdupv ((GStrv) names);
  self->cluster = G_MAXUINT;
  const AnnoDifferenceFilter filter = get_filter (self);
  self->following = TRUE;
  anno_difference_model_fill (self->model, entries, &filter);
  self->following = FALSE;
  if (is_other || !anno_difference_list_select (self, self->start, self->end))
    select_silently (self, GTK_INVALID_LIST_POSITION);
  g_clear_pointer (&before, anno_tagset_unref);
  g_strfreev (names_before);
}

static void
filter_anew (AnnoDifferenceList *self)
{
  const AnnoDifferenceFilter filter = get_filter (self);

  self->following = TRUE;
  anno_difference_model_filter (self->model, &filter);
  self->following = FALSE;
  select_again (self);
}

void
anno_difference_list_update (AnnoDifferenceList *self, const GPtrArray *entries)
{
  g_return_if_fail (ANNO_IS_DIFFERENCE_LIST (self) && entries != NULL);

  const AnnoDifferenceFilter filter = get_filter (self);
  gboolean is_selected
      = gtk_single_selection_get_selected (self->selection) != GTK_INVALID_LIST_POSITION;

  self->following = TRUE;
  anno_difference_model_update (self->model, entries, &filter);
  self->following = FALSE;
  if (is_selected)
    select_again (self);
}

void
anno_difference_list_set_show_agreed (AnnoDifferenceList *self, gboolean shown)
{
  g_return_if_fail (ANNO_IS_DIFFERENCE_LIST (self));

  self->show_agreed = shown;
  filter_anew (self);
}

void
anno_difference_list_set_hide_decided (AnnoDifferenceList *self, gboolean hidden)
{
  g_return_if_fail (ANNO_IS_DIFFERENCE_LIST (self));

  self->hide_decided = hidden;
  filter_anew (self);
}

/* Comes to that one, as a person would. */
static void
come_to (AnnoDifferenceList *self, guint at)
{
  AnnoReviewEntry *entry = nth (self, at);

  select_silently (self, at);
  remember (self, entry);
  g_signal_emit (self, signals[SHOWN], 0, entry);
}

gboolean
anno_difference_list_go (AnnoDifferenceList *self, int by)
{
  g_return_val_if_fail (ANNO_IS_DIFFERENCE_LIST (self), FALSE);

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
anno_difference_list_go_open (AnnoDifferenceList *self)
{
  g_return_val_if_fail (ANNO_IS_DIFFERENCE_LIST (self), FALSE);

  guint selected = gtk_single_selection_get_selected (self->selection), n = count (self);
  guint from = selected != GTK_INVALID_LIST_POSITION ? selected + 1 : 0;

  for (guint i = 0; i < n; i++)
    {
      AnnoReviewEntry *entry = nth (self, (from + i) % n);
      if (anno_review_entry_get (entry)->cluster == self->cluster
          || !anno_review_entry_is_open (entry))
        continue;
      come_to (self, (from + i) % n);
      return TRUE;
    }
  return FALSE;
}

/* The one that is no longer than it must be: a claim lies around its date. */
gboolean
anno_difference_list_select (AnnoDifferenceList *self, guint start, guint end)
{
  g_return_val_if_fail (ANNO_IS_DIFFERENCE_LIST (self), FALSE);

  guint best = G_MAXUINT, length = G_MAXUINT;
  for (guint i = 0; i < count (self); i++)
    {
      const AnnoReviewFacts *facts = anno_review_entry_get (nth (self, i));
      if (facts->start > start || facts->end < end || facts->end - facts->start >= length)
        continue;
      best = i;
      length = facts->end - facts->start;
    }
  if (best == G_MAXUINT)
    return FALSE;
  remember (self, nth (self, best));
  select_silently (self, best);
  return TRUE;
}

AnnoReviewEntry *
anno_difference_list_get_selected (AnnoDifferenceList *self)
{
  g_return_val_if_fail (ANNO_IS_DIFFERENCE_LIST (self), NULL);
  return gtk_single_selection_get_selected_item (self->selection);
}

gboolean
anno_difference_list_focus (AnnoDifferenceList *self)
{
  g_return_val_if_fail (ANNO_IS_DIFFERENCE_LIST (self), FALSE);
  return count (self) > 0 && gtk_widget_grab_focus (self->list_view);
}
