#include "panels/hit-row.h"

#include "files/safe-name.h"
#include "panels/row-font.h"
#include "panels/short-date.h"
#include "panels/swatch.h"
#include "text/isolate.h"
#include "view/palette.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define GAP 9     /* between the patch and the words, and between the title and the date */
#define LEADING 2 /* between the lines */
#define MIN_LETTERS 12
#define FEW_LETTERS 26  /* where a line has no room for so many, there is a line more */
#define MANY_LETTERS 70 /* where it has room for so many, there is one less */
#define LINES 3
#define LONG 200 /* code points: what is so long goes on in the article */

/* Layouts are made when they are drawn. */
enum
{
  TITLE,
  DATE,
  WORDS,
  DETAILS,
  N_TEXTS,
};

static const AnnoRowSize sizes[N_TEXTS]
    = { ANNO_ROW_SMALL, ANNO_ROW_SMALL, ANNO_ROW_WORDS, ANNO_ROW_SMALL };

struct _AnnoHitRow
{
  GtkWidget parent_instance;
  gboolean is_span;
  AnnoSwatchLook patch;
  AnnoRange span;  /* in the words, bytes */
  GArray *matches; /* of AnnoRange in the words, bytes */
  char *texts[N_TEXTS];
  PangoLayout *layouts[N_TEXTS]; /* for the width of the row; NULL where not needed yet */
};

G_DEFINE_FINAL_TYPE (AnnoHitRow, anno_hit_row, GTK_TYPE_WIDGET)

static void
drop_layouts (AnnoHitRow *self)
{
  for (guint i = 0; i < N_TEXTS; i++)
    g_clear_object (&self->layouts[i]);
}

static void
drop_colours (AnnoHitRow *self)
{
  g_clear_object (&self->layouts[WORDS]);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static int
beside_patch (AnnoHitRow *self)
{
  return self->is_span ? anno_swatch_side (GTK_WIDGET (self)) + GAP : 0;
}

static guint
count_lines (const AnnoRowFont *font, int width)
{
  if (width < FEW_LETTERS * font->letter / PANGO_SCALE)
    return LINES + 1;
  return width < MANY_LETTERS * font->letter / PANGO_SCALE ? LINES : LINES - 1;
}

static void
add_attribute (PangoAttrList *attributes, PangoAttribute *attribute, AnnoRange at)
{
  attribute->start_index = at.start;
  attribute->end_index = at.end;
  pango_attr_list_insert (attributes, attribute);
}

static guint16
to_16 (float part)
{
  return (guint16) (part * G_MAXUINT16);
}

/* As the article shows the span. */
static void
add_span (PangoAttrList *attributes, const AnnoColours *colours, AnnoRange at)
{
  const GdkRGBA *soft = &colours->soft, *line = &colours->line;

  add_attribute (
      attributes,
      pango_attr_background_new (to_16 (soft->red), to_16 (soft->green), to_16 (soft->blue)), at);
  add_attribute (attributes, pango_attr_background_alpha_new (to_16 (soft->alpha)), at);
  add_attribute (attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), at);
  add_attribute (
      attributes,
      pango_attr_underline_color_new (to_16 (line->red), to_16 (line->green), to_16 (line->blue)),
      at);
}

static void
emphasize (AnnoHitRow *self, PangoLayout *layout)
{
  g_autoptr (PangoAttrList) attributes
      = pango_attr_list_copy (pango_layout_get_attributes (layout));
  AdwStyleManager *styles = adw_style_manager_get_default ();
  AnnoScheme scheme = anno_scheme_of (adw_style_manager_get_dark (styles),
                                      adw_style_manager_get_high_contrast (styles));

  if (self->span.start < self->span.end)
    add_span (attributes, anno_palette_find (scheme, self->patch.colour), self->span);
  for (guint i = 0; i < self->matches->len; i++)
    add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD),
                   g_array_index (self->matches, AnnoRange, i));
  pango_layout_set_attributes (layout, attributes);
}

static void
make_bold (PangoLayout *layout)
{
  g_autoptr (PangoAttrList) attributes
      = pango_attr_list_copy (pango_layout_get_attributes (layout));

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD));
  pango_layout_set_attributes (layout, attributes);
}

static PangoLayout *
make_layout (AnnoHitRow *self, guint which)
{
  PangoLayout *layout = anno_row_font_layout (GTK_WIDGET (self), sizes[which], self->texts[which]);

  if (which == WORDS)
    {
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      emphasize (self, layout);
    }
  if (which == TITLE)
    make_bold (layout);
  return layout;
}

static int
width_of (PangoLayout *layout)
{
  int width = 0;
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static PangoLayout *layout_of (AnnoHitRow *self, guint which, int width);

/* Beside the title, where that has room for some letters. */
static gboolean
shows_date (AnnoHitRow *self, int width)
{
  AnnoRowFont font = anno_row_font_of (GTK_WIDGET (self));

  return *self->texts[DATE] != '\0'
         && width - width_of (layout_of (self, DATE, width)) - GAP
                >= MIN_LETTERS * font.letter / PANGO_SCALE;
}

/* For a row that is @width wide beside the patch. */
static PangoLayout *
layout_of (AnnoHitRow *self, guint which, int width)
{
  AnnoRowFont font = anno_row_font_of (GTK_WIDGET (self));

  if (self->layouts[which] != NULL)
    return self->layouts[which];
  PangoLayout *layout = make_layout (self, which);
  self->layouts[which] = layout;
  if (which == DATE) /* never cut */
    return layout;
  if (which == TITLE && shows_date (self, width))
    width -= width_of (layout_of (self, DATE, width)) + GAP;
  pango_layout_set_width (layout, MAX (width, 0) * PANGO_SCALE);
  if (which == WORDS)
    pango_layout_set_height (layout, -(int) count_lines (&font, width));
  return layout;
}

/* @at_end: where lines end, in the direction of the widget. */
static void
draw_text (AnnoHitRow *self, GtkSnapshot *snapshot, guint which, int y, gboolean at_end)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int width = gtk_widget_get_width (widget) - beside_patch (self),
      x = rtl ? 0 : beside_patch (self);
  PangoLayout *layout = layout_of (self, which, width);
  AnnoRowFont font = anno_row_font_of (widget);
  GdkRGBA colour = anno_row_font_colour (widget, which == TITLE ? ANNO_ROW_WORDS : sizes[which]);
  PangoRectangle logical;

  pango_layout_get_pixel_extents (layout, NULL, &logical);
  if (rtl != at_end)
    x += width - logical.width;
  if (which != WORDS)
    y += font.ascent[sizes[which]] - PANGO_PIXELS (pango_layout_get_baseline (layout));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (x - logical.x), (float) y));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_patch (AnnoHitRow *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int side = anno_swatch_side (widget);
  int x = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL
              ? gtk_widget_get_width (widget) - side
              : 0;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, 0));
  anno_swatch_draw (widget, snapshot, &self->patch, side);
  gtk_snapshot_restore (snapshot);
}

static void
anno_hit_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AnnoHitRow *self = ANNO_HIT_ROW (widget);
  AnnoRowFont font = anno_row_font_of (widget);
  int width = gtk_widget_get_width (widget) - beside_patch (self);
  int y = font.height[ANNO_ROW_SMALL] + LEADING;

  if (self->is_span)
    draw_patch (self, snapshot);
  draw_text (self, snapshot, TITLE, 0, FALSE);
  if (shows_date (self, width))
    draw_text (self, snapshot, DATE, 0, TRUE);
  draw_text (self, snapshot, WORDS, y, FALSE);
  y += (int) count_lines (&font, width) * font.height[ANNO_ROW_WORDS] + LEADING;
  if (self->is_span)
    draw_text (self, snapshot, DETAILS, y, FALSE);
}

static GtkSizeRequestMode
anno_hit_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
anno_hit_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                      int *natural, int *minimum_baseline, int *natural_baseline)
{
  AnnoHitRow *self = ANNO_HIT_ROW (widget);
  AnnoRowFont font = anno_row_font_of (widget);
  int small = font.height[ANNO_ROW_SMALL] + LEADING;
  int width = for_size >= 0 ? for_size - beside_patch (self) : 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = beside_patch (self) + PANGO_PIXELS_CEIL (MIN_LETTERS * font.letter);
  else
    *minimum = *natural = small + (int) count_lines (&font, width) * font.height[ANNO_ROW_WORDS]
                          + (self->is_span ? small : 0);
}

static void
anno_hit_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  drop_layouts (ANNO_HIT_ROW (widget));
}

/* A change of style that changes sizes has everything measured again by itself. */
static void
anno_hit_row_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (anno_hit_row_parent_class)->css_changed (widget, change);
  drop_layouts (ANNO_HIT_ROW (widget));
}

static void
anno_hit_row_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (anno_hit_row_parent_class)->system_setting_changed (widget, setting);
  drop_layouts (ANNO_HIT_ROW (widget));
  gtk_widget_queue_resize (widget);
}

static void
anno_hit_row_direction_changed (GtkWidget *widget, GtkTextDirection before)
{
  GTK_WIDGET_CLASS (anno_hit_row_parent_class)->direction_changed (widget, before);
  drop_layouts (ANNO_HIT_ROW (widget));
}

static gboolean
is_cut (AnnoHitRow *self, guint which)
{
  return self->layouts[which] != NULL && pango_layout_is_ellipsized (self->layouts[which]);
}

/* What the row has no room for. */
static gboolean
anno_hit_row_query_tooltip (GtkWidget *widget, int x, int y, gboolean by_key, GtkTooltip *tooltip)
{
  AnnoHitRow *self = ANNO_HIT_ROW (widget);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < N_TEXTS; i++)
    if (is_cut (self, i))
      g_string_append_printf (all, "%s%s", all->len > 0 ? "\n" : "", self->texts[i]);
  if (all->len == 0)
    return FALSE;
  gtk_tooltip_set_text (tooltip, all->str);
  return TRUE;
}

static void
anno_hit_row_dispose (GObject *object)
{
  drop_layouts (ANNO_HIT_ROW (object));
  G_OBJECT_CLASS (anno_hit_row_parent_class)->dispose (object);
}

static void
anno_hit_row_finalize (GObject *object)
{
  AnnoHitRow *self = ANNO_HIT_ROW (object);

  for (guint i = 0; i < N_TEXTS; i++)
    g_free (self->texts[i]);
  g_array_unref (self->matches);
  G_OBJECT_CLASS (anno_hit_row_parent_class)->finalize (object);
}

static void
anno_hit_row_class_init (AnnoHitRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_hit_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = anno_hit_row_finalize;
  widget_class->snapshot = anno_hit_row_snapshot;
  widget_class->get_request_mode = anno_hit_row_get_request_mode;
  widget_class->measure = anno_hit_row_measure;
  widget_class->size_allocate = anno_hit_row_size_allocate;
  widget_class->css_changed = anno_hit_row_css_changed;
  widget_class->system_setting_changed = anno_hit_row_system_setting_changed;
  widget_class->direction_changed = anno_hit_row_direction_changed;
  widget_class->query_tooltip = anno_hit_row_query_tooltip;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
anno_hit_row_init (AnnoHitRow *self)
{
  AdwStyleManager *styles = adw_style_manager_get_default ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "hit-row");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  self->matches = g_array_new (FALSE, FALSE, sizeof (AnnoRange));
  for (guint i = 0; i < N_TEXTS; i++)
    self->texts[i] = g_strdup ("");
  /* Colours of tags come from no style. */
  g_signal_connect_object (styles, "notify::dark", G_CALLBACK (drop_colours), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (styles, "notify::high-contrast", G_CALLBACK (drop_colours), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
anno_hit_row_new (void)
{
  return g_object_new (ANNO_TYPE_HIT_ROW, NULL);
}

static void
take_text (AnnoHitRow *self, guint which, char *text)
{
  g_free (self->texts[which]);
  self->texts[which] = text;
}

/* @range of @words, code points, in the text that @words begins in at @offset: bytes. */
static AnnoRange
to_bytes (const char *words, AnnoRange range, gsize offset)
{
  const char *start = g_utf8_offset_to_pointer (words, range.start);
  const char *end = g_utf8_offset_to_pointer (start, range.end - range.start);

  return (AnnoRange){ (guint) (offset + (gsize) (start - words)),
                      (guint) (offset + (gsize) (end - words)) };
}

static void
take_words (AnnoHitRow *self, const AnnoHit *hit)
{
  const char *before = hit->is_cut ? "…" : "";
  const char *after = hit->snippet != NULL && g_utf8_strlen (hit->snippet, -1) >= LONG ? "…" : "";

  g_array_set_size (self->matches, 0);
  self->span = (AnnoRange){ 0, 0 };
  if (hit->snippet == NULL)
    {
      take_text (self, WORDS,
                 g_strdup (hit->text != NULL ? hit->text : _ ("The text can’t be read")));
      return;
    }
  take_text (self, WORDS, g_strconcat (before, hit->snippet, after, NULL));
  if (hit->slug != NULL)
    self->span = to_bytes (hit->snippet, hit->span, strlen (before));
  for (guint i = 0; i < hit->matches->len; i++)
    {
      AnnoRange match
          = to_bytes (hit->snippet, g_array_index (hit->matches, AnnoRange, i), strlen (before));
      g_array_append_val (self->matches, match);
    }
}

static void
add_detail (GString *details, const char *words)
{
  if (words == NULL || *words == '\0')
    return;
  g_autofree char *isolated = anno_isolate (words);
  g_string_append_printf (details, "%s%s", details->len > 0 ? " · " : "", isolated);
}

static char *
make_details (const AnnoHit *hit, const AnnoTag *tag, const char *own)
{
  g_autoptr (GString) details = g_string_new (NULL);

  if (hit->slug == NULL)
    return g_strdup ("");
  add_detail (details, tag != NULL ? tag->name : hit->tag);
  add_detail (details, hit->person);
  add_detail (details, hit->is_unsure ? _ ("unsure") : NULL);
  if (hit->slug != own)
    {
      g_autofree char *folder = anno_safe_name_display (hit->slug);
      add_detail (details, hit->annotator != NULL ? hit->annotator : folder);
    }
  add_detail (details, hit->note);
  return g_string_free (g_steal_pointer (&details), FALSE);
}

/* The list's own widget around this one is what a screen reader stops at. */
static void
speak (AnnoHitRow *self)
{
  GtkWidget *around = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autoptr (GString) spoken = g_string_new (self->texts[WORDS]);

  for (guint i = 0; i < N_TEXTS; i++)
    if (i != WORDS && *self->texts[i] != '\0')
      g_string_append_printf (spoken, " · %s", self->texts[i]);
  if (around != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (around), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    spoken->str, -1);
}

void
anno_hit_row_show (AnnoHitRow *self, const AnnoHit *hit, AnnoTagset *tagset, const char *own)
{
  g_return_if_fail (ANNO_IS_HIT_ROW (self) && hit != NULL);

  const AnnoTag *tag
      = tagset != NULL && hit->tag != NULL ? anno_tagset_find (tagset, hit->tag) : NULL;
  gboolean was_span = self->is_span;
  self->is_span = hit->slug != NULL;
  self->patch = anno_swatch_look_of (tag, TRUE);
  take_text (self, TITLE,
             hit->title != NULL ? g_strdup (hit->title) : anno_safe_name_display_base (hit->path));
  take_text (self, DATE, hit->date != NULL ? anno_short_date (hit->date) : g_strdup (""));
  take_text (self, DETAILS, make_details (hit, tag, own));
  take_words (self, hit);
  drop_layouts (self);
  if (was_span != self->is_span)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  else
    gtk_widget_queue_draw (GTK_WIDGET (self));
  speak (self);
}
