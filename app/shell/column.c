#include "shell/column.h"

struct _AnnoColumn
{
  GtkWidget parent_instance;
  GtkWidget *child;
};

G_DEFINE_FINAL_TYPE (AnnoColumn, anno_column, GTK_TYPE_WIDGET)

static void
anno_column_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                     int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (ANNO_COLUMN (widget)->child, orientation,
                      orientation == GTK_ORIENTATION_HORIZONTAL ? -1 : for_size, minimum, natural,
                      NULL, NULL);
}

static void
anno_column_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_size_allocate (ANNO_COLUMN (widget)->child,
                            &(GtkAllocation) { 0, 0, width, height }, baseline);
}

static GtkSizeRequestMode
anno_column_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
anno_column_compute_expand (GtkWidget *widget, gboolean *hexpand, gboolean *vexpand)
{
  GtkWidget *child = ANNO_COLUMN (widget)->child;

  *hexpand = gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
  *vexpand = gtk_widget_compute_expand (child, GTK_ORIENTATION_VERTICAL);
}

static void
anno_column_dispose (GObject *object)
{
  g_clear_pointer (&ANNO_COLUMN (object)->child, gtk_widget_unparent);
  G_OBJECT_CLASS (anno_column_parent_class)->dispose (object);
}

static void
anno_column_class_init (AnnoColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_column_dispose;
  widget_class->measure = anno_column_measure;
  widget_class->size_allocate = anno_column_size_allocate;
  widget_class->get_request_mode = anno_column_get_request_mode;
  widget_class->compute_expand = anno_column_compute_expand;
}

static void
anno_column_init (AnnoColumn *self)
{
}

GtkWidget *
anno_column_new (GtkWidget *child)
{
  g_return_val_if_fail (GTK_IS_WIDGET (child), NULL);

  AnnoColumn *self = g_object_new (ANNO_TYPE_COLUMN, NULL);
  self->child = child;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_bind_property (child, "visible", self, "visible", G_BINDING_SYNC_CREATE);
  return GTK_WIDGET (self);
}
