#include "shell/over-mark.h"

#include "view/over-painter.h"

#define WIDTH 30
#define HEIGHT 10

struct _AnnoOverMark
{
  GtkWidget parent_instance;
  guint mark;
};

G_DEFINE_FINAL_TYPE (AnnoOverMark, anno_over_mark, GTK_TYPE_WIDGET)

static void
anno_over_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                             (float) gtk_widget_get_height (widget));
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  anno_over_pattern_paint (snapshot, ANNO_OVER_MARK (widget)->mark, &area, &colour, 1, rtl);
}

static void
anno_over_mark_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
anno_over_mark_class_init (AnnoOverMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = anno_over_mark_snapshot;
  widget_class->measure = anno_over_mark_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
anno_over_mark_init (AnnoOverMark *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
anno_over_mark_new (guint mark)
{
  AnnoOverMark *self = g_object_new (ANNO_TYPE_OVER_MARK, NULL);

  self->mark = mark;
  return GTK_WIDGET (self);
}
