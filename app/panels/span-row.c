#include "panels/span-row.h"

#include "model/span-quote.h"
#include "panels/row-font.h"
#include "panels/swatch.h"
#include "session/frame-words.h"
#include "session/span-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define ROW_WORDS 90

#define GAP 10    /* between the patch and the words */
#define LEADING 1 /* between the two lines */
#define MIN_CHARS 12

/* Two lines; layouts are made when they are drawn. */
enum
{
  WORDS = ANNO_ROW_WORDS,
  FIELDS = ANNO_ROW_SMALL,
  N_LINES,
};

struct _AnnoSpanRow
{
  GtkWidget parent_instance;
  AnnoSwatchLook patch;
  char *texts[N_LINES];
  PangoLayout *layouts[N_LINES]; /* as wide as the row; NULL where not needed yet */
};

G_DEFINE_FINAL_TYPE (AnnoSpanRow, anno_span_row, GTK_TYPE_WIDGET)

static void
drop_layouts (AnnoSpanRow *self)
{
  for (guint i = 0; i < N_LINES; i++)
    g_clear_object (&self->layouts[i]);
}

/* Where the lines lie, and how wide they are. The patch is where reading begins. */
static int
place_lines (AnnoSpanRow *self, int *x)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int beside = anno_swatch_side (widget) + GAP;

  *x = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? 0 : beside;
  return MAX (gtk_widget_get_width (widget) - beside, 0);
}

static PangoLayout *
layout_of (AnnoSpanRow *self, guint line)
{
  int x = 0;

  if (self->layouts[line] != NULL)
    return self->layouts[line];
  PangoLayout *layout = anno_row_font_layout (GTK_WIDGET (self), line, self->texts[line]);
  pango_layout_set_width (layout, place_lines (self, &x) * PANGO_SCALE);
  self->layouts[line] = layout;
  return layout;
}

/* @y: of the line's top. Letters of another font than the row's stand on the same baseline. */
static void
draw_line (AnnoSpanRow *self, GtkSnapshot *snapshot, guint line, int y)
{
  PangoLayout *layout = layout_of (self, line);
  PangoRectangle logical;
  int x = 0, width = place_lines (self, &x);
  AnnoRowFont font = anno_row_font_of (GTK_WIDGET (self));
  GdkRGBA colour = anno_row_font_colour (GTK_WIDGET (self), line);

  pango_layout_get_pixel_extents (layout, NULL, &logical);
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x += width - logical.width;
  y += font.ascent[line] - PANGO_PIXELS (pango_layout_get_baseline (layout));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x - logical.x, y));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_patch (AnnoSpanRow *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int side = anno_swatch_side (widget);
  int x = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL
              ? gtk_widget_get_width (widget) - side
              : 0;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, 0));
  anno_swatch_draw (widget, snapshot, &self->patch, side);
  gtk_snapshot_restore (snapshot);
}

static void
anno_span_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AnnoSpanRow *self = ANNO_SPAN_ROW (widget);
  AnnoRowFont font = anno_row_font_of (widget);

  draw_patch (self, snapshot);
  draw_line (self, snapshot, WORDS, 0);
  draw_line (self, snapshot, FIELDS, font.height[WORDS] + LEADING);
}

static void
anno_span_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  AnnoRowFont font = anno_row_font_of (widget);
  int side = anno_swatch_side (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = side + GAP + PANGO_PIXELS_CEIL (MIN_CHARS * font.letter);
  else
    *minimum = *natural = MAX (side, font.height[WORDS] + LEADING + font.height[FIELDS]);
}

static void
anno_span_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AnnoSpanRow *self = ANNO_SPAN_ROW (widget);
  int x = 0;

  for (guint i = 0; i < N_LINES; i++)
    if (self->layouts[i] != NULL)
      pango_layout_set_width (self->layouts[i], place_lines (self, &x) * PANGO_SCALE);
}

/* A change of style that changes sizes has everything measured again by itself. */
static void
anno_span_row_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (anno_span_row_parent_class)->css_changed (widget, change);
  drop_layouts (ANNO_SPAN_ROW (widget));
}

static void
anno_span_row_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (anno_span_row_parent_class)->system_setting_changed (widget, setting);
  drop_layouts (ANNO_SPAN_ROW (widget));
  gtk_widget_queue_resize (widget);
}

static void
anno_span_row_direction_changed (GtkWidget *widget, GtkTextDirection before)
{
  GTK_WIDGET_CLASS (anno_span_row_parent_class)->direction_changed (widget, before);
  drop_layouts (ANNO_SPAN_ROW (widget));
}

/* What the row has no room for. */
static gboolean
anno_span_row_query_tooltip (GtkWidget *widget, int x, int y, gboolean by_key, GtkTooltip *tooltip)
{
  AnnoSpanRow *self = ANNO_SPAN_ROW (widget);

  if (!pango_layout_is_ellipsized (layout_of (self, WORDS))
      && !pango_layout_is_ellipsized (layout_of (self, FIELDS)))
    return FALSE;
  g_autofree char *all = g_strdup_printf ("%s\n%s", self->texts[WORDS], self->texts[FIELDS]);
  gtk_tooltip_set_text (tooltip, all);
  return TRUE;
}

static void
anno_span_row_dispose (GObject *object)
{
  AnnoSpanRow *self = ANNO_SPAN_ROW (object);

  drop_layouts (self);
  G_OBJECT_CLASS (anno_span_row_parent_class)->dispose (object);
}

static void
anno_span_row_finalize (GObject *object)
{
  AnnoSpanRow *self = ANNO_SPAN_ROW (object);

  for (guint i = 0; i < N_LINES; i++)
    g_free (self->texts[i]);
  G_OBJECT_CLASS (anno_span_row_parent_class)->finalize (object);
}

static void
anno_span_row_class_init (AnnoSpanRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_span_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = anno_span_row_finalize;
  widget_class->snapshot = anno_span_row_snapshot;
  widget_class->measure = anno_span_row_measure;
  widget_class->size_allocate = anno_span_row_size_allocate;
  widget_class->css_changed = anno_span_row_css_changed;
  widget_class->system_setting_changed = anno_span_row_system_setting_changed;
  widget_class->direction_changed = anno_span_row_direction_changed;
  widget_class->query_tooltip = anno_span_row_query_tooltip;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
anno_span_row_init (AnnoSpanRow *self)
{
  AdwStyleManager *styles = adw_style_manager_get_default ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "span-row");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  for (guint i = 0; i < N_LINES; i++)
    self->texts[i] = g_strdup ("");
  /* The patch has its colours from no style. */
  g_signal_connect_object (styles, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (styles, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
}

GtkWidget *
anno_span_row_new (void)
{
  return g_object_new (ANNO_TYPE_SPAN_ROW, NULL);
}

static void
set_text (AnnoSpanRow *self, guint line, const char *text)
{
  if (g_str_equal (text, self->texts[line]))
    return;
  g_free (self->texts[line]);
  self->texts[line] = g_strdup (text);
  g_clear_object (&self->layouts[line]);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
say (AnnoSpanRow *self, const AnnoTag *tag, const char *words, const char *line)
{
  AnnoSwatchLook patch = anno_swatch_look_of (tag, TRUE);

  if (!anno_swatch_look_same (&patch, &self->patch))
    gtk_widget_queue_draw (GTK_WIDGET (self));
  self->patch = patch;
  set_text (self, WORDS, words);
  set_text (self, FIELDS, line);

  /* The list's own widget around this one is what a screen reader stops at. */
  g_autofree char *spoken = g_strdup_printf ("%s · %s", words, line);
  GtkWidget *around = gtk_widget_get_parent (GTK_WIDGET (self));
  if (around != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (around), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

void
anno_span_row_show (AnnoSpanRow *self, AnnoSession *session, AnnoSpan *span)
{
  g_return_if_fail (ANNO_IS_SPAN_ROW (self) && ANNO_IS_SESSION (session) && span != NULL);

  AnnoDocument *document = anno_session_get_document (session);
  AnnoCorpus *corpus = anno_session_get_corpus (session);
  AnnoTagset *tagset = anno_corpus_get_tagset (corpus);
  if (document == NULL)
    return;

  const AnnoTag *tag = anno_tagset_find (tagset, anno_span_get_tag (span));
  const char *name = tag != NULL ? tag->name : anno_span_get_tag (span);
  g_autofree char *words = anno_span_quote (anno_document_get_article (document), span, ROW_WORDS);
  g_autofree char *fields = anno_span_words_fields (document, tagset, anno_session_get_people (session), span);
  g_autofree char *line = g_strdup_printf ("%s%s%s%s", name,
                                           anno_span_get_unsure (span) ? _(" · unsure") : "",
                                           *fields != '\0' ? " · " : "", fields);
  say (self, tag, words, line);
}

void
anno_span_row_show_frame (AnnoSpanRow *self, AnnoSession *session, AnnoSpan *span)
{
  g_return_if_fail (ANNO_IS_SPAN_ROW (self) && ANNO_IS_SESSION (session) && span != NULL);

  AnnoDocument *document = anno_session_get_document (session);
  AnnoTagset *tagset = anno_corpus_get_tagset (anno_session_get_corpus (session));
  g_autoptr (AnnoFrame) frame
      = document != NULL ? anno_frame_of (anno_document_get_layer (document), tagset, span) : NULL;
  if (frame == NULL)
    return;

  g_autofree char *claim = anno_frame_words_claim (document, frame, ROW_WORDS);
  g_autofree char *source
      = anno_frame_words_source (document, tagset, anno_session_get_people (session), frame);
  say (self, anno_tagset_find (tagset, anno_span_get_tag (span)), source, claim);
}

const char *
anno_span_row_get_words (AnnoSpanRow *self)
{
  g_return_val_if_fail (ANNO_IS_SPAN_ROW (self), NULL);
  return self->texts[WORDS];
}
