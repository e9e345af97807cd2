#include "panels/count-table.h"

#include "panels/swatch.h"
#include "view/palette.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define BAR_WIDTH 60 /* pixels, at least */
#define BAR_HEIGHT 8
#define NAME_LETTERS 26

/* One bar. */
#define ANNO_TYPE_COUNT_BAR (anno_count_bar_get_type ())
G_DECLARE_FINAL_TYPE (AnnoCountBar, anno_count_bar, ANNO, COUNT_BAR, GtkWidget)

struct _AnnoCountBar
{
  GtkWidget parent_instance;
  double share;
  const char *colour; /* of the palette, interned; NULL for the desktop's */
};

G_DEFINE_FINAL_TYPE (AnnoCountBar, anno_count_bar, GTK_TYPE_WIDGET)

static GdkRGBA
colour_of (AnnoCountBar *self)
{
  AdwStyleManager *styles = adw_style_manager_get_default ();
  AnnoScheme scheme = anno_scheme_of (adw_style_manager_get_dark (styles),
                                      adw_style_manager_get_high_contrast (styles));
  GdkRGBA colour;

  if (self->colour != NULL)
    return anno_palette_find (scheme, self->colour)->line;
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &colour);
  return colour;
}

static void
anno_count_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AnnoCountBar *self = ANNO_COUNT_BAR (widget);
  float width = (float) gtk_widget_get_width (widget),
        y = (float) (gtk_widget_get_height (widget) - BAR_HEIGHT) / 2;
  float length = self->share > 0 ? MAX ((float) (width * self->share), 2) : 0;
  float x = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? width - length : 0;
  graphene_rect_t area = GRAPHENE_RECT_INIT (x, y, length, BAR_HEIGHT);
  GdkRGBA colour = colour_of (self);
  GskRoundedRect outline;

  if (length <= 0)
    return;
  gsk_rounded_rect_init_from_rect (&outline, &area, MIN (length / 2, 3));
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &colour, &area);
  gtk_snapshot_pop (snapshot);
}

static void
anno_count_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? BAR_WIDTH : BAR_HEIGHT;
}

static void
anno_count_bar_class_init (AnnoCountBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = anno_count_bar_snapshot;
  widget_class->measure = anno_count_bar_measure;
  gtk_widget_class_set_css_name (widget_class, "countbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
anno_count_bar_init (AnnoCountBar *self)
{
  AdwStyleManager *styles = adw_style_manager_get_default ();

  g_signal_connect_object (styles, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (styles, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
}

struct _AnnoCountTable
{
  GtkGrid parent_instance;
  guint64 most;
  int n_rows;
};

G_DEFINE_FINAL_TYPE (AnnoCountTable, anno_count_table, GTK_TYPE_GRID)

static void
anno_count_table_class_init (AnnoCountTableClass *klass)
{
}

static void
anno_count_table_init (AnnoCountTable *self)
{
  gtk_grid_set_column_spacing (GTK_GRID (self), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self), 5);
  gtk_widget_add_css_class (GTK_WIDGET (self), "count-table");
}

GtkWidget *
anno_count_table_new (void)
{
  return g_object_new (ANNO_TYPE_COUNT_TABLE, NULL);
}

void
anno_count_table_begin (AnnoCountTable *self, guint64 most)
{
  GtkWidget *child = NULL;

  g_return_if_fail (ANNO_IS_COUNT_TABLE (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_grid_remove (GTK_GRID (self), child);
  self->most = most;
  self->n_rows = 0;
}

static GtkWidget *
make_name (const AnnoTag *tag, const char *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_label_set_max_width_chars (GTK_LABEL (label), NAME_LETTERS);
  gtk_widget_set_tooltip_text (label, name);
  if (tag != NULL)
    {
      GtkWidget *swatch = anno_swatch_new ();
      anno_swatch_set_tag (ANNO_SWATCH (swatch), tag, TRUE);
      gtk_box_append (GTK_BOX (box), swatch);
    }
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
make_bar (AnnoCountTable *self, const AnnoTag *tag, guint64 n)
{
  AnnoCountBar *bar = g_object_new (ANNO_TYPE_COUNT_BAR, "hexpand", TRUE, NULL);

  bar->share = self->most > 0 ? (double) n / (double) self->most : 0;
  bar->colour = tag != NULL ? g_intern_string (tag->colour) : NULL;
  return GTK_WIDGET (bar);
}

static GtkWidget *
make_number (const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

void
anno_count_table_add (AnnoCountTable *self, const AnnoTag *tag, const char *name, guint64 n,
                      const char *more)
{
  g_return_if_fail (ANNO_IS_COUNT_TABLE (self) && name != NULL);

  g_autofree char *words = g_strdup_printf ("%'" G_GUINT64_FORMAT, n);
  /* Translators: what is counted, and how many there are. */
  g_autofree char *spoken = g_strdup_printf (_ ("%s: %s"), name, words);
  GtkWidget *number = make_number (words, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (number), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  gtk_grid_attach (GTK_GRID (self), make_name (tag, name), 0, self->n_rows, 1, 1);
  gtk_grid_attach (GTK_GRID (self), make_bar (self, tag, n), 1, self->n_rows, 1, 1);
  gtk_grid_attach (GTK_GRID (self), number, 2, self->n_rows, 1, 1);
  if (more != NULL)
    gtk_grid_attach (GTK_GRID (self), make_number (more, "dim-label"), 3, self->n_rows, 1, 1);
  self->n_rows++;
}
