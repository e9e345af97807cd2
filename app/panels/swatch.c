#include "panels/swatch.h"

#include "view/palette.h"

#include <adwaita.h>

#define SIDE 20 /* at least: it grows with large text */
#define PADDING 2
#define RADIUS 5

struct _AnnoSwatch
{
  GtkWidget parent_instance;
  AnnoSwatchLook look;
};

G_DEFINE_FINAL_TYPE (AnnoSwatch, anno_swatch, GTK_TYPE_WIDGET)

static AnnoScheme
current_scheme (void)
{
  AdwStyleManager *styles = adw_style_manager_get_default ();
  return anno_scheme_of (adw_style_manager_get_dark (styles),
                         adw_style_manager_get_high_contrast (styles));
}

static PangoLayout *
make_letter (GtkWidget *widget, const char *key)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoLayout *letter = gtk_widget_create_pango_layout (widget, key);

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_layout_set_attributes (letter, attributes);
  return letter;
}

static void
draw_letter (GtkWidget *widget, GtkSnapshot *snapshot, const char *key, const graphene_size_t *size,
             const GdkRGBA *colour)
{
  g_autoptr (PangoLayout) letter = make_letter (widget, key);
  int w = 0, h = 0;

  pango_layout_get_pixel_size (letter, &w, &h);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((size->width - w) / 2, (size->height - h) / 2));
  gtk_snapshot_append_layout (snapshot, letter, colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw (GtkWidget *widget, GtkSnapshot *snapshot, const AnnoSwatchLook *look,
      const graphene_size_t *size)
{
  const AnnoColours *colours = anno_palette_find (current_scheme (), look->colour);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, size->width, size->height);
  const float width[4] = { 1.5f, 1.5f, 1.5f, 1.5f };
  const GdkRGBA border[4] = { colours->line, colours->line, colours->line, colours->line };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &area, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &colours->soft, &area);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, width, border);
  if (*look->key != '\0')
    draw_letter (widget, snapshot, look->key, size, &colours->label);
}

static void
anno_swatch_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (anno_swatch_parent_class)->system_setting_changed (widget, setting);
  gtk_widget_queue_resize (widget);
}

static void
anno_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  graphene_size_t size = GRAPHENE_SIZE_INIT ((float) gtk_widget_get_width (widget),
                                             (float) gtk_widget_get_height (widget));

  draw (widget, snapshot, &ANNO_SWATCH (widget)->look, &size);
}

/* Room for any letter, so that one patch is as large as the next. A list measures hundreds of them,
 * of one font, which is dear to ask: what it said last is kept. */
static int
ask_side (PangoContext *context)
{
  static PangoFontDescription *asked; /* about this font */
  static double resolution;
  static guint serial;
  static int side;
  const PangoFontDescription *font = pango_context_get_font_description (context);
  PangoFontMap *map = pango_context_get_font_map (context);
  double dpi = pango_cairo_context_get_resolution (context);

  if (asked != NULL && pango_font_description_equal (asked, font) && dpi == resolution
      && pango_font_map_get_serial (map) == serial)
    return side;
  PangoFontMetrics *metrics = pango_context_get_metrics (context, font, NULL);
  int height = pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics);
  side = MAX (SIDE, PANGO_PIXELS_CEIL ((int) (height * PANGO_SCALE_SMALL)) + PADDING);
  pango_font_metrics_unref (metrics);
  g_clear_pointer (&asked, pango_font_description_free);
  asked = pango_font_description_copy (font);
  resolution = dpi;
  serial = pango_font_map_get_serial (map);
  return side;
}

static void
anno_swatch_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                     int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = ask_side (gtk_widget_get_pango_context (widget));
}

static void
anno_swatch_class_init (AnnoSwatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = anno_swatch_snapshot;
  widget_class->measure = anno_swatch_measure;
  widget_class->system_setting_changed = anno_swatch_system_setting_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
anno_swatch_init (AnnoSwatch *self)
{
  AdwStyleManager *styles = adw_style_manager_get_default ();

  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (styles, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (styles, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
}

GtkWidget *
anno_swatch_new (void)
{
  return g_object_new (ANNO_TYPE_SWATCH, NULL);
}

void
anno_swatch_set_tag (AnnoSwatch *self, const AnnoTag *tag, gboolean with_key)
{
  g_return_if_fail (ANNO_IS_SWATCH (self));

  AnnoSwatchLook look = anno_swatch_look_of (tag, with_key);
  if (anno_swatch_look_same (&look, &self->look))
    return;
  self->look = look;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

AnnoSwatchLook
anno_swatch_look_of (const AnnoTag *tag, gboolean with_key)
{
  AnnoSwatchLook look = { NULL, { 0 } };

  if (tag == NULL)
    return look;
  look.colour = g_intern_string (tag->colour);
  if (tag->key != 0 && with_key)
    g_unichar_to_utf8 (g_unichar_toupper (tag->key), look.key);
  return look;
}

gboolean
anno_swatch_look_same (const AnnoSwatchLook *a, const AnnoSwatchLook *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);
  return a->colour == b->colour && g_str_equal (a->key, b->key);
}

int
anno_swatch_side (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), 0);
  return ask_side (gtk_widget_get_pango_context (widget));
}

void
anno_swatch_draw (GtkWidget *widget, GtkSnapshot *snapshot, const AnnoSwatchLook *look, int side)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && GTK_IS_SNAPSHOT (snapshot) && look != NULL);

  graphene_size_t size = GRAPHENE_SIZE_INIT ((float) side, (float) side);
  draw (widget, snapshot, look, &size);
}
