#include "panels/swatch.h"

#include "view/palette.h"

#include <adwaita.h>

#define SIDE 20 /* at least: it grows with large text */
#define PADDING 2
#define RADIUS 5

struct _AnnoSwatch
{
  GtkWidget parent_instance;
  char *colour;
  char key[7]; /* UTF-8; empty for none */
  PangoLayout *letter; /* of the key, made when it is needed; NULL for none */
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
letter_of (AnnoSwatch *self)
{
  if (self->letter != NULL || *self->key == '\0')
    return self->letter;

  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  self->letter = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->key);
  pango_layout_set_attributes (self->letter, attributes);
  return self->letter;
}

/* A change of style that changes sizes has everything measured again by itself. */
static void
anno_swatch_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (anno_swatch_parent_class)->css_changed (widget, change);
  g_clear_object (&ANNO_SWATCH (widget)->letter);
}

static void
anno_swatch_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (anno_swatch_parent_class)->system_setting_changed (widget, setting);
  g_clear_object (&ANNO_SWATCH (widget)->letter);
  gtk_widget_queue_resize (widget);
}

static void
anno_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AnnoSwatch *self = ANNO_SWATCH (widget);
  const AnnoColours *colours = anno_palette_find (current_scheme (), self->colour);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                             gtk_widget_get_height (widget));
  const float width[4] = { 1.5f, 1.5f, 1.5f, 1.5f };
  const GdkRGBA border[4] = { colours->line, colours->line, colours->line, colours->line };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &area, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &colours->soft, &area);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, width, border);
  PangoLayout *letter = letter_of (self);
  if (letter == NULL)
    return;

  int w = 0, h = 0;
  pango_layout_get_pixel_size (letter, &w, &h);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((area.size.width - w) / 2,
                                                          (area.size.height - h) / 2));
  gtk_snapshot_append_layout (snapshot, letter, &colours->label);
  gtk_snapshot_restore (snapshot);
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
anno_swatch_dispose (GObject *object)
{
  AnnoSwatch *self = ANNO_SWATCH (object);

  g_clear_object (&self->letter);
  G_OBJECT_CLASS (anno_swatch_parent_class)->dispose (object);
}

static void
anno_swatch_finalize (GObject *object)
{
  AnnoSwatch *self = ANNO_SWATCH (object);

  g_clear_pointer (&self->colour, g_free);
  G_OBJECT_CLASS (anno_swatch_parent_class)->finalize (object);
}

static void
anno_swatch_class_init (AnnoSwatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_swatch_dispose;
  G_OBJECT_CLASS (klass)->finalize = anno_swatch_finalize;
  widget_class->snapshot = anno_swatch_snapshot;
  widget_class->measure = anno_swatch_measure;
  widget_class->css_changed = anno_swatch_css_changed;
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

  char key[7] = { 0 };
  const char *colour = tag != NULL ? tag->colour : NULL;
  if (tag != NULL && tag->key != 0 && with_key)
    g_unichar_to_utf8 (g_unichar_toupper (tag->key), key);
  if (g_strcmp0 (colour, self->colour) != 0)
    {
      g_free (self->colour);
      self->colour = g_strdup (colour);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  if (!g_str_equal (key, self->key))
    {
      memcpy (self->key, key, sizeof key);
      g_clear_object (&self->letter);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
}
