#include "shell/passive-popover.h"

G_DEFINE_TYPE (AnnoPassivePopover, anno_passive_popover, GTK_TYPE_POPOVER)

/* The surface would take the pointer where no widget does, so it is told to take none; GTK sets this
 * anew at each allocation. */
static void
anno_passive_popover_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  cairo_region_t *nothing = cairo_region_create ();

  GTK_WIDGET_CLASS (anno_passive_popover_parent_class)->size_allocate (widget, width, height,
                                                                       baseline);
  gdk_surface_set_input_region (gtk_native_get_surface (GTK_NATIVE (widget)), nothing);
  cairo_region_destroy (nothing);
}

static void
anno_passive_popover_class_init (AnnoPassivePopoverClass *klass)
{
  GTK_WIDGET_CLASS (klass)->size_allocate = anno_passive_popover_size_allocate;
}

static void
anno_passive_popover_init (AnnoPassivePopover *self)
{
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}
