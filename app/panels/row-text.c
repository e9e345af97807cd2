#include "panels/row-text.h"

#define MIN_LETTERS 12
/* So many are laid out within a frame to know how high they are; a list of two hundred rows takes a
 * few frames, and the rows that nobody sees yet stand by a guess until then. */
#define MOST_IN_FRAME 16

struct _AnnoRowText
{
  GtkWidget parent_instance;
  AnnoRowSize size;
  guint max_lines;
  char *text;
  PangoLayout *layout; /* NULL where not needed yet */
  int width;           /* that it is for */
  guint waiting;       /* a tick callback: it is as high as was guessed */
};

G_DEFINE_FINAL_TYPE (AnnoRowText, anno_row_text, GTK_TYPE_WIDGET)

/* One layout for a width, whoever asks. */
static PangoLayout *
layout_of (AnnoRowText *self, int width)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->layout != NULL && self->width == width)
    return self->layout;
  g_clear_object (&self->layout);
  self->width = width;
  self->layout = anno_row_font_layout (widget, self->size, self->text);
  pango_layout_set_width (self->layout, width * PANGO_SCALE);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height (self->layout, -(int) self->max_lines);
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    pango_layout_set_alignment (self->layout, PANGO_ALIGN_RIGHT);
  return self->layout;
}

static void
anno_row_text_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AnnoRowText *self = ANNO_ROW_TEXT (widget);
  GdkRGBA colour = anno_row_font_colour (widget, self->size);

  gtk_snapshot_append_layout (snapshot, layout_of (self, gtk_widget_get_width (widget)), &colour);
}

/* Whether there is time in this frame to lay out one more. */
static gboolean
take_turn (AnnoRowText *self)
{
  static gint64 frame;
  static guint n;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  if (clock == NULL)
    return TRUE;
  gint64 now = gdk_frame_clock_get_frame_counter (clock);
  n = now == frame ? n + 1 : 1;
  frame = now;
  return n <= MOST_IN_FRAME;
}

static gboolean
wait_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  ANNO_ROW_TEXT (widget)->waiting = 0;
  gtk_widget_queue_resize (widget);
  return G_SOURCE_REMOVE;
}

static guint
guess_lines (AnnoRowText *self, int width, int letter)
{
  gint64 letters = g_utf8_strlen (self->text, -1);
  gint64 lines = (letters * letter + width * PANGO_SCALE - 1) / MAX (width * PANGO_SCALE, 1);

  return (guint) CLAMP (lines, 1, (gint64) self->max_lines);
}

/* @width: negative where it isn't known yet. */
static guint
count_lines (AnnoRowText *self, int width, const AnnoRowFont *font)
{
  if (width < 0)
    return guess_lines (self, PANGO_PIXELS_CEIL (MIN_LETTERS * font->letter), font->letter);
  gboolean is_there = self->layout != NULL && self->width == width;
  if (is_there || take_turn (self))
    return (guint) pango_layout_get_line_count (layout_of (self, width));
  if (self->waiting == 0)
    self->waiting = gtk_widget_add_tick_callback (GTK_WIDGET (self), wait_cb, NULL, NULL);
  return guess_lines (self, width, font->letter);
}

static void
anno_row_text_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  AnnoRowText *self = ANNO_ROW_TEXT (widget);
  AnnoRowFont font = anno_row_font_of (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = PANGO_PIXELS_CEIL (MIN_LETTERS * font.letter);
  else
    *minimum = *natural
        = (int) count_lines (self, for_size, &font) * font.height[self->size];
}

static GtkSizeRequestMode
anno_row_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
anno_row_text_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (anno_row_text_parent_class)->css_changed (widget, change);
  g_clear_object (&ANNO_ROW_TEXT (widget)->layout);
}

static void
anno_row_text_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (anno_row_text_parent_class)->system_setting_changed (widget, setting);
  g_clear_object (&ANNO_ROW_TEXT (widget)->layout);
  gtk_widget_queue_resize (widget);
}

static void
anno_row_text_direction_changed (GtkWidget *widget, GtkTextDirection before)
{
  GTK_WIDGET_CLASS (anno_row_text_parent_class)->direction_changed (widget, before);
  g_clear_object (&ANNO_ROW_TEXT (widget)->layout);
}

/* What there is no room for. */
static gboolean
anno_row_text_query_tooltip (GtkWidget *widget, int x, int y, gboolean by_key, GtkTooltip *tooltip)
{
  AnnoRowText *self = ANNO_ROW_TEXT (widget);

  if (!pango_layout_is_ellipsized (layout_of (self, gtk_widget_get_width (widget))))
    return FALSE;
  gtk_tooltip_set_text (tooltip, self->text);
  return TRUE;
}

static void
anno_row_text_finalize (GObject *object)
{
  AnnoRowText *self = ANNO_ROW_TEXT (object);

  g_clear_object (&self->layout);
  g_free (self->text);
  G_OBJECT_CLASS (anno_row_text_parent_class)->finalize (object);
}

static void
anno_row_text_class_init (AnnoRowTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = anno_row_text_finalize;
  widget_class->snapshot = anno_row_text_snapshot;
  widget_class->measure = anno_row_text_measure;
  widget_class->get_request_mode = anno_row_text_get_request_mode;
  widget_class->css_changed = anno_row_text_css_changed;
  widget_class->system_setting_changed = anno_row_text_system_setting_changed;
  widget_class->direction_changed = anno_row_text_direction_changed;
  widget_class->query_tooltip = anno_row_text_query_tooltip;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
anno_row_text_init (AnnoRowText *self)
{
  self->text = g_strdup ("");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
anno_row_text_new (AnnoRowSize size, guint max_lines)
{
  AnnoRowText *self = g_object_new (ANNO_TYPE_ROW_TEXT, NULL);

  self->size = size;
  self->max_lines = max_lines;
  return GTK_WIDGET (self);
}

void
anno_row_text_set_text (AnnoRowText *self, const char *text)
{
  g_return_if_fail (ANNO_IS_ROW_TEXT (self) && text != NULL);

  char *before = self->text;
  self->text = g_strdup (text);
  g_free (before);
  g_clear_object (&self->layout);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

const char *
anno_row_text_get_text (AnnoRowText *self)
{
  g_return_val_if_fail (ANNO_IS_ROW_TEXT (self), NULL);
  return self->text;
}
