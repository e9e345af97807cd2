#include "panels/difference-focus.h"

#include "panels/difference-row.h"

#define WAITS "anno-difference-focus"

typedef struct
{
  GtkWidget *list_view;
  GtkSingleSelection *selection;
} Follow;

static void
follow_free (Follow *self)
{
  g_object_unref (self->list_view);
  g_object_unref (self->selection);
  g_free (self);
}

static gboolean
has_focus (GtkWidget *list_view)
{
  GtkRoot *root = gtk_widget_get_root (list_view);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == list_view || gtk_widget_is_ancestor (focus, list_view));
}

/* What the list makes around the row of the one that is selected; NULL where it is out of sight. */
static GtkWidget *
find_selected (const Follow *self)
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
  Follow *self = data;
  GtkWidget *row = find_selected (self);

  g_object_set_data (G_OBJECT (self->list_view), WAITS, NULL);
  if (row != NULL && has_focus (self->list_view))
    gtk_widget_grab_focus (row);
  return G_SOURCE_REMOVE;
}

void
anno_difference_focus_follow (GtkWidget *list_view, GtkSingleSelection *selection)
{
  g_return_if_fail (GTK_IS_LIST_VIEW (list_view) && GTK_IS_SINGLE_SELECTION (selection));

  if (g_object_get_data (G_OBJECT (list_view), WAITS) != NULL || !has_focus (list_view))
    return;
  Follow *self = g_new0 (Follow, 1);
  self->list_view = g_object_ref (list_view);
  self->selection = g_object_ref (selection);
  g_object_set_data (G_OBJECT (list_view), WAITS, self);
  g_idle_add_full (GDK_PRIORITY_REDRAW + 10, follow_cb, self, (GDestroyNotify) follow_free);
}
