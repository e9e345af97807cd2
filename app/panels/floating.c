#include "panels/floating.h"

#define EDGE 4 /* pixels to the edges of the article */

typedef struct
{
  GtkWidget *contents;
  GdkRectangle area;
  GtkPositionType side;
  int distance;
} AnnoFloatingPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (AnnoFloating, anno_floating, GTK_TYPE_WIDGET)

static AnnoFloatingPrivate *
get (AnnoFloating *self)
{
  return anno_floating_get_instance_private (self);
}

static void
anno_floating_dispose (GObject *object)
{
  g_clear_pointer (&get (ANNO_FLOATING (object))->contents, gtk_widget_unparent);
  G_OBJECT_CLASS (anno_floating_parent_class)->dispose (object);
}

static int
keep_within (int from, int length, int room)
{
  return CLAMP (from, EDGE, MAX (room - length - EDGE, EDGE));
}

/* Where a stretch of @length begins on one axis, before or after [@from, @from + @size), within
 * @room; on the other side where only that one has the room. */
static int
beside (int from, int size, int length, int room, int distance, gboolean before)
{
  int lower = from - distance - length;
  int upper = from + size + distance;

  if (before ? lower < 0 && upper + length <= room : upper + length > room && lower >= 0)
    before = !before;
  return keep_within (before ? lower : upper, length, room);
}

static int
centred (int from, int size, int length, int room)
{
  return keep_within (from + (size - length) / 2, length, room);
}

static void
anno_floating_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AnnoFloatingPrivate *own = get (ANNO_FLOATING (widget));
  gboolean before = own->side == GTK_POS_TOP || own->side == GTK_POS_LEFT;
  GtkAllocation at;
  int least, natural;

  if (!gtk_widget_get_child_visible (own->contents))
    return;
  gtk_widget_measure (own->contents, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  at.width = CLAMP (natural, least, MAX (width - 2 * EDGE, least));
  gtk_widget_measure (own->contents, GTK_ORIENTATION_VERTICAL, at.width, NULL, &at.height, NULL, NULL);
  if (own->side == GTK_POS_TOP || own->side == GTK_POS_BOTTOM)
    {
      at.x = centred (own->area.x, own->area.width, at.width, width);
      at.y = beside (own->area.y, own->area.height, at.height, height, own->distance, before);
    }
  else
    {
      at.x = beside (own->area.x, own->area.width, at.width, width, own->distance, before);
      at.y = centred (own->area.y, own->area.height, at.height, height);
    }
  gtk_widget_size_allocate (own->contents, &at, -1);
}

/* It lies over all of the article, and is nowhere but where its contents are. */
static gboolean
anno_floating_contains (GtkWidget *widget, double x, double y)
{
  return FALSE;
}

static void
anno_floating_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
anno_floating_class_init (AnnoFloatingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_floating_dispose;
  widget_class->contains = anno_floating_contains;
  widget_class->measure = anno_floating_measure;
  widget_class->size_allocate = anno_floating_size_allocate;
  /* The theme's popover, seen from outside. */
  gtk_widget_class_set_css_name (widget_class, "popover");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

/* What is out of sight is so by its place, not by the size it asks for: else the whole window would be
 * measured anew each time. */
static void
set_shown (AnnoFloating *self, gboolean shown)
{
  gtk_widget_set_child_visible (get (self)->contents, shown);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_HIDDEN, !shown, -1);
}

static void
anno_floating_init (AnnoFloating *self)
{
  get (self)->contents = g_object_new (ADW_TYPE_BIN, "css-name", "contents", NULL);
  gtk_widget_set_parent (get (self)->contents, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "background");
  gtk_widget_add_css_class (GTK_WIDGET (self), "floating");
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  set_shown (self, FALSE);
}

void
anno_floating_set_child (AnnoFloating *self, GtkWidget *child)
{
  g_return_if_fail (ANNO_IS_FLOATING (self));
  adw_bin_set_child (ADW_BIN (get (self)->contents), child);
}

void
anno_floating_show_at (AnnoFloating *self, const GdkRectangle *area, GtkPositionType side,
                       int distance)
{
  g_return_if_fail (ANNO_IS_FLOATING (self) && area != NULL);

  get (self)->area = *area;
  get (self)->side = side;
  get (self)->distance = distance;
  set_shown (self, TRUE);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
anno_floating_hide (AnnoFloating *self)
{
  g_return_if_fail (ANNO_IS_FLOATING (self));

  if (gtk_widget_get_child_visible (get (self)->contents))
    set_shown (self, FALSE);
}
