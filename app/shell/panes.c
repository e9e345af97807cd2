#include "shell/panes.h"

#include "shell/column.h"

#define MEDIUM_WIDTH 960 /* pixels below which the list gives way */
#define NARROW_WIDTH 680 /* pixels below which there is one pane at a time */

typedef enum
{
  WIDE,
  MEDIUM,
  NARROW,
} Room;

struct _AnnoPanes
{
  GtkWidget parent_instance;
  GtkWidget *outer; /* list | (middle | inspector) */
  GtkWidget *inner;
  GtkWidget *list;
  GtkWidget *middle;
  GtkWidget *inspector;
  GSettings *settings;
  Room room;
  gboolean list_shown;
  gboolean inspector_shown;
  gboolean placed;    /* whether the handles were put where the settings say */
  guint fold_idle;
  Room fold_to;
};

enum
{
  PROP_0,
  PROP_LIST_SHOWN,
  PROP_INSPECTOR_SHOWN,
  PROP_FOLDED,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (AnnoPanes, anno_panes, GTK_TYPE_WIDGET)

static gboolean
wants (AnnoPanes *self, const char *key)
{
  return self->settings == NULL || g_settings_get_boolean (self->settings, key);
}

static void
show_children (AnnoPanes *self)
{
  gboolean alone = self->room == NARROW && (self->list_shown || self->inspector_shown);

  if (self->list == NULL)
    return;
  gtk_widget_set_visible (self->list, self->list_shown);
  gtk_widget_set_visible (self->inspector, self->inspector_shown);
  gtk_widget_set_visible (self->middle, !alone);
  gtk_widget_set_visible (self->inner, self->inspector_shown || !alone);
}

static void
set_shown (AnnoPanes *self, gboolean list, gboolean inspector)
{
  gboolean list_changed = self->list_shown != list;
  gboolean inspector_changed = self->inspector_shown != inspector;

  self->list_shown = list;
  self->inspector_shown = inspector;
  show_children (self);
  if (list_changed)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LIST_SHOWN]);
  if (inspector_changed)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_INSPECTOR_SHOWN]);
}

/* What a person asks for; in narrow and medium windows one pane takes the other's place. */
static void
ask_list (AnnoPanes *self, gboolean shown)
{
  gboolean crowded = self->room != WIDE && shown;

  set_shown (self, shown, self->inspector_shown && !crowded);
  if (self->room == WIDE && self->settings != NULL)
    g_settings_set_boolean (self->settings, "show-list", shown);
}

static void
ask_inspector (AnnoPanes *self, gboolean shown)
{
  gboolean crowded = self->room != WIDE && shown;

  set_shown (self, self->list_shown && !crowded, shown);
  if (self->room == WIDE && self->settings != NULL)
    g_settings_set_boolean (self->settings, "show-inspector", shown);
}

static Room
room_for (int width)
{
  return width < NARROW_WIDTH ? NARROW : width < MEDIUM_WIDTH ? MEDIUM : WIDE;
}

static void
set_room (AnnoPanes *self, Room room)
{
  gboolean was_folded = self->room == NARROW;

  /* While one pane has all of the window the handles lose their places. */
  if (was_folded)
    self->placed = FALSE;
  self->room = room;
  set_shown (self, room == WIDE && wants (self, "show-list"),
             room != NARROW && wants (self, "show-inspector"));
  if (was_folded != (room == NARROW))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FOLDED]);
}

static gboolean
fold_cb (gpointer data)
{
  AnnoPanes *self = data;

  self->fold_idle = 0;
  set_room (self, self->fold_to);
  return G_SOURCE_REMOVE;
}

/* Visibility must not change while sizes are being handed out, so it waits for the next turn. */
static void
fold_later (AnnoPanes *self, Room room)
{
  self->fold_to = room;
  if (self->fold_idle == 0)
    self->fold_idle = g_idle_add_full (G_PRIORITY_HIGH, fold_cb, self, NULL);
}

static void
place_handles (AnnoPanes *self, int width)
{
  int list = g_settings_get_int (self->settings, "list-width");
  int inspector = g_settings_get_int (self->settings, "inspector-width");
  int rest = width - (self->list_shown ? list : 0);

  gtk_paned_set_position (GTK_PANED (self->outer), list);
  gtk_paned_set_position (GTK_PANED (self->inner), MAX (rest - inspector, 1));
  self->placed = TRUE;
}

static void
keep_widths (AnnoPanes *self)
{
  if (self->settings == NULL || self->room != WIDE || !self->placed)
    return;
  if (self->list_shown)
    g_settings_set_int (self->settings, "list-width",
                        CLAMP (gtk_paned_get_position (GTK_PANED (self->outer)), 180, 800));
  if (self->inspector_shown)
    g_settings_set_int (self->settings, "inspector-width",
                        CLAMP (gtk_widget_get_width (self->inspector), 220, 800));
}

static void
anno_panes_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                    int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (ANNO_PANES (widget)->outer, orientation, for_size, minimum, natural, NULL,
                      NULL);
}

static void
anno_panes_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AnnoPanes *self = ANNO_PANES (widget);
  Room room = room_for (width);

  if (room != (self->fold_idle != 0 ? self->fold_to : self->room))
    fold_later (self, room);
  if (!self->placed && self->settings != NULL && self->fold_idle == 0 && room != NARROW)
    place_handles (self, width);
  gtk_widget_size_allocate (self->outer, &(GtkAllocation) { 0, 0, width, height }, baseline);
}

static void
anno_panes_unmap (GtkWidget *widget)
{
  keep_widths (ANNO_PANES (widget));
  GTK_WIDGET_CLASS (anno_panes_parent_class)->unmap (widget);
}

static void
anno_panes_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AnnoPanes *self = ANNO_PANES (object);
  gboolean shown = g_value_get_boolean (value);

  switch (id)
    {
    case PROP_LIST_SHOWN:
      if (self->list_shown != shown)
        ask_list (self, shown);
      break;
    case PROP_INSPECTOR_SHOWN:
      if (self->inspector_shown != shown)
        ask_inspector (self, shown);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
anno_panes_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AnnoPanes *self = ANNO_PANES (object);

  switch (id)
    {
    case PROP_LIST_SHOWN:
      g_value_set_boolean (value, self->list_shown);
      break;
    case PROP_INSPECTOR_SHOWN:
      g_value_set_boolean (value, self->inspector_shown);
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, self->room == NARROW);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
anno_panes_dispose (GObject *object)
{
  AnnoPanes *self = ANNO_PANES (object);

  g_clear_handle_id (&self->fold_idle, g_source_remove);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->outer, gtk_widget_unparent);
  self->list = self->middle = self->inspector = NULL;
  G_OBJECT_CLASS (anno_panes_parent_class)->dispose (object);
}

static void
anno_panes_class_init (AnnoPanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->set_property = anno_panes_set_property;
  object_class->get_property = anno_panes_get_property;
  object_class->dispose = anno_panes_dispose;
  widget_class->measure = anno_panes_measure;
  widget_class->size_allocate = anno_panes_size_allocate;
  widget_class->unmap = anno_panes_unmap;

  props[PROP_LIST_SHOWN] = g_param_spec_boolean ("list-shown", NULL, NULL, TRUE, flags);
  props[PROP_INSPECTOR_SHOWN] = g_param_spec_boolean ("inspector-shown", NULL, NULL, TRUE, flags);
  props[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
anno_panes_init (AnnoPanes *self)
{
  self->list_shown = self->inspector_shown = TRUE;
  self->outer = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  self->inner = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_paned_set_end_child (GTK_PANED (self->outer), self->inner);
  gtk_paned_set_resize_start_child (GTK_PANED (self->outer), FALSE);
  gtk_paned_set_resize_end_child (GTK_PANED (self->inner), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->inner), FALSE); /* it would be cut, not smaller */
  gtk_widget_set_parent (self->outer, GTK_WIDGET (self));
}

void
anno_panes_set_children (AnnoPanes *self, GtkWidget *list, GtkWidget *middle, GtkWidget *inspector)
{
  g_return_if_fail (ANNO_IS_PANES (self) && self->list == NULL);
  g_return_if_fail (GTK_IS_WIDGET (list) && GTK_IS_WIDGET (middle) && GTK_IS_WIDGET (inspector));

  self->list = list;
  self->middle = middle;
  self->inspector = inspector;
  gtk_paned_set_start_child (GTK_PANED (self->outer), anno_column_new (list));
  gtk_paned_set_start_child (GTK_PANED (self->inner), anno_column_new (middle));
  gtk_paned_set_end_child (GTK_PANED (self->inner), anno_column_new (inspector));
  show_children (self);
}

void
anno_panes_bind_settings (AnnoPanes *self, GSettings *settings)
{
  g_return_if_fail (ANNO_IS_PANES (self) && G_IS_SETTINGS (settings));

  g_set_object (&self->settings, settings);
  set_room (self, self->room);
}

void
anno_panes_expect (AnnoPanes *self, int width)
{
  g_return_if_fail (ANNO_IS_PANES (self));

  if (room_for (width) != self->room)
    set_room (self, room_for (width));
}

void
anno_panes_show_middle (AnnoPanes *self)
{
  g_return_if_fail (ANNO_IS_PANES (self));

  if (self->room == NARROW)
    set_shown (self, FALSE, FALSE);
}
