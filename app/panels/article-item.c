#include "panels/article-item.h"

#include "panels/later.h"
#include "panels/row-font.h"
#include "panels/tag-counts.h"
#include "panels/working-state.h"
#include "text/plain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ICON 16
#define GAP 10    /* between the icon and the words */
#define LEADING 2 /* between the title and the details */
#define MIN_LETTERS 12
#define FEW_LETTERS 30  /* where a line has no room for so many, the details have two */
#define MANY_NAMES 2 /* more annotators than that are only counted */
#define MANY_LETTERS 90 /* where it has room for so many, a title has but one */

/* Layouts are made when they are drawn. */
enum
{
  TITLE,
  DETAILS,
  N_TEXTS,
};

struct _AnnoArticleItem
{
  GtkWidget parent_instance;
  AnnoArticleRow *row;
  AnnoTagset *tagset; /* or NULL */
  AnnoAssignments *names; /* or NULL */
  const char *slug;   /* interned; NULL where nobody is one's own */
  gboolean blind;     /* whether the others are only counted */
  AnnoLater *later;
  const char *icon; /* static */
  gboolean broken;
  char *texts[N_TEXTS];
  PangoLayout *layouts[N_TEXTS]; /* for the width of the row; NULL where not needed yet */
};

G_DEFINE_FINAL_TYPE (AnnoArticleItem, anno_article_item, GTK_TYPE_WIDGET)

/* "9 Jul 2017" as the person's language writes it; what isn't a date stays as it is. */
static char *
date_in_words (const char *date)
{
  int year = 0, month = 0, day = 0;

  if (sscanf (date, "%d-%d-%d", &year, &month, &day) != 3)
    return g_strdup (date);
  g_autoptr (GDateTime) time = g_date_time_new_utc (year, month, day, 0, 0, 0);
  /* Translators: a format of g_date_time_format, short: "9 Jul 2017" */
  return time != NULL ? g_date_time_format (time, _("%-d %b %Y")) : g_strdup (date);
}

static void
add_detail (GString *details, const char *words)
{
  if (details->len > 0)
    g_string_append (details, " · ");
  g_string_append (details, words);
}

/* Who else has a layer on it. */
static void
add_others (AnnoArticleItem *self, GString *details)
{
  const GArray *layers = anno_article_row_get_layers (self->row);
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; layers != NULL && i < layers->len; i++)
    {
      const AnnoRowLayer *layer = &g_array_index (layers, AnnoRowLayer, i);
      if (layer->slug == self->slug)
        continue;
      if (n++ > 0)
        g_string_append (names, ", ");
      if (n <= MANY_NAMES)
        g_string_append (names, anno_assignments_get_name (self->names, layer->slug));
    }
  if (n == 0)
    return;
  /* Translators: how many others have annotated an article, short. */
  g_autofree char *words = n <= MANY_NAMES && !self->blind
                               ? anno_plain_show (names->str)
                               : g_strdup_printf (ngettext ("%u other", "%u others", n), n);
  add_detail (details, words);
}

/* Whether it is known how many there are of each tag. */
static gboolean
has_counts (AnnoArticleItem *self)
{
  const GArray *tags = anno_article_row_get_tags (self->row);
  return tags != NULL && tags->len > 0 && anno_article_row_get_n_spans (self->row) > 0;
}

/* How many of each tag, or of all where that isn't known; "" for none. */
static char *
count_spans (AnnoArticleItem *self, gboolean spoken)
{
  const GArray *tags = anno_article_row_get_tags (self->row);
  guint n = anno_article_row_get_n_spans (self->row);

  if (n == 0)
    return g_strdup ("");
  if (has_counts (self))
    return spoken ? anno_tag_counts_in_words (tags, self->tagset)
                  : anno_tag_counts_short (tags, self->tagset);
  /* Translators: how many spans, short, as in "9 Jul 2017 · new · 3 marked" */
  return g_strdup_printf (ngettext ("%u marked", "%u marked", n), n);
}

static char *
make_details (AnnoArticleItem *self, const char *state, gboolean spoken)
{
  AnnoArticleRow *row = self->row;
  g_autoptr (GString) details = g_string_new (NULL);

  if (anno_article_row_is_gone (row))
    add_detail (details, _("gone"));
  else if (anno_article_row_get_problem (row) != NULL)
    return g_strdup (anno_article_row_get_problem (row));
  if (anno_article_row_get_date (row) != NULL)
    {
      g_autofree char *date = date_in_words (anno_article_row_get_date (row));
      add_detail (details, date);
    }
  /* The icon says it too, and counts take its room. */
  g_autofree char *counts = count_spans (self, spoken);
  if (spoken || !has_counts (self))
    add_detail (details, anno_working_state_words (state));
  if (*counts != '\0')
    add_detail (details, counts);
  add_others (self, details);
  if (anno_article_row_get_source (row) != NULL)
    {
      g_autofree char *source = anno_plain_show (anno_article_row_get_source (row));
      add_detail (details, source);
    }
  return g_string_free (g_steal_pointer (&details), FALSE);
}

static void
drop_layouts (AnnoArticleItem *self)
{
  for (guint i = 0; i < N_TEXTS; i++)
    g_clear_object (&self->layouts[i]);
}

static void
set_text (AnnoArticleItem *self, guint which, const char *text)
{
  if (g_str_equal (text, self->texts[which]))
    return;
  g_free (self->texts[which]);
  self->texts[which] = g_strdup (text);
}

static void
say (AnnoArticleItem *self, const char *icon, const char *details, const char *spoken_details)
{
  self->icon = icon;
  set_text (self, TITLE, anno_article_row_get_title (self->row));
  set_text (self, DETAILS, details);
  drop_layouts (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));

  /* The list's own widget around this one is what a screen reader stops at. */
  g_autofree char *spoken = g_strdup_printf ("%s, %s", self->texts[TITLE], spoken_details);
  GtkWidget *around = gtk_widget_get_parent (GTK_WIDGET (self));
  if (around != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (around), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                    -1);
}

static void
show_row (gpointer widget)
{
  AnnoArticleItem *self = widget;
  const char *state = anno_working_state_of (anno_article_row_get_state (self->row),
                                             anno_article_row_get_n_spans (self->row));
  g_autofree char *details = make_details (self, state, FALSE);
  g_autofree char *spoken = make_details (self, state, TRUE);
  gboolean gone = anno_article_row_is_gone (self->row);

  self->broken = !gone && anno_article_row_get_problem (self->row) != NULL;
  say (self, self->broken || gone ? "dialog-warning-symbolic" : anno_working_state_icon (state),
       details, spoken);
}

/* Where the words lie, and how wide they are. The icon is where reading begins. */
static int
place_words (AnnoArticleItem *self, int *x)
{
  GtkWidget *widget = GTK_WIDGET (self);

  *x = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? 0 : ICON + GAP;
  return MAX (gtk_widget_get_width (widget) - ICON - GAP, 0);
}

/* All rows of one width have room for as many lines: what is read later moves none. */
static void
count_lines (const AnnoRowFont *font, int width, guint lines[N_TEXTS])
{
  int room = width >= 0 ? (width - ICON - GAP) * PANGO_SCALE : 0;

  lines[TITLE] = room >= MANY_LETTERS * font->letter ? 1 : 2;
  lines[DETAILS] = room >= FEW_LETTERS * font->letter ? 1 : 2;
}

/* What is wrong is longer than a title, and takes its place. */
static PangoLayout *
layout_of (AnnoArticleItem *self, guint which)
{
  const AnnoRowSize sizes[N_TEXTS] = { ANNO_ROW_WORDS, ANNO_ROW_SMALL };
  AnnoRowFont font = anno_row_font_of (GTK_WIDGET (self));
  guint lines[N_TEXTS];
  int x = 0;

  if (self->layouts[which] != NULL)
    return self->layouts[which];
  count_lines (&font, gtk_widget_get_width (GTK_WIDGET (self)), lines);
  if (self->broken)
    {
      lines[DETAILS] += lines[TITLE] - 1;
      lines[TITLE] = 1;
    }
  PangoLayout *layout = anno_row_font_layout (GTK_WIDGET (self), sizes[which], self->texts[which]);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, place_words (self, &x) * PANGO_SCALE);
  pango_layout_set_height (layout, -(int) lines[which]);
  self->layouts[which] = layout;
  return layout;
}

/* @y: of its top. The height it takes. */
static int
draw_text (AnnoArticleItem *self, GtkSnapshot *snapshot, guint which, int y)
{
  PangoLayout *layout = layout_of (self, which);
  GdkRGBA colour
      = anno_row_font_colour (GTK_WIDGET (self), which == TITLE ? ANNO_ROW_WORDS : ANNO_ROW_SMALL);
  PangoRectangle logical;
  int x = 0, width = place_words (self, &x);

  pango_layout_get_pixel_extents (layout, NULL, &logical);
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x += width - logical.width;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x - logical.x, y));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
  return logical.height;
}

/* @y: of the first line. The icon stands beside its capitals, which are below its middle. */
static void
draw_icon (AnnoArticleItem *self, GtkSnapshot *snapshot, int y)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkTextDirection direction = gtk_widget_get_direction (widget);
  AnnoRowFont font = anno_row_font_of (widget);
  GdkRGBA colour = anno_row_font_colour (widget, ANNO_ROW_WORDS);
  int x = direction == GTK_TEXT_DIR_RTL ? gtk_widget_get_width (widget) - ICON : 0;
  g_autoptr (GtkIconPaintable) icon = gtk_icon_theme_lookup_icon (
      gtk_icon_theme_get_for_display (gtk_widget_get_display (widget)), self->icon, NULL, ICON,
      gtk_widget_get_scale_factor (widget), direction, 0);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT (x, y + (font.height[ANNO_ROW_WORDS] - ICON) / 2 + 1));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, ICON, ICON,
                                            &colour, 1);
  gtk_snapshot_restore (snapshot);
}

static int
height_of (PangoLayout *layout)
{
  int height = 0;
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

/* What is shorter than there is room for lies in the middle. */
static void
anno_article_item_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AnnoArticleItem *self = ANNO_ARTICLE_ITEM (widget);

  if (self->row == NULL)
    return;
  int rest = gtk_widget_get_height (widget) - LEADING - height_of (layout_of (self, TITLE))
             - height_of (layout_of (self, DETAILS));
  int y = MAX (rest / 2, 0);
  draw_icon (self, snapshot, y);
  y += draw_text (self, snapshot, TITLE, y) + LEADING;
  draw_text (self, snapshot, DETAILS, y);
}

static GtkSizeRequestMode
anno_article_item_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
anno_article_item_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  AnnoRowFont font = anno_row_font_of (widget);
  guint lines[N_TEXTS];

  count_lines (&font, orientation == GTK_ORIENTATION_VERTICAL ? for_size : -1, lines);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = ICON + GAP + PANGO_PIXELS_CEIL (MIN_LETTERS * font.letter);
  else
    *minimum = *natural = (int) lines[TITLE] * font.height[ANNO_ROW_WORDS] + LEADING
                          + (int) lines[DETAILS] * font.height[ANNO_ROW_SMALL];
}

static void
anno_article_item_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  drop_layouts (ANNO_ARTICLE_ITEM (widget));
}

/* A change of style that changes sizes has everything measured again by itself. */
static void
anno_article_item_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (anno_article_item_parent_class)->css_changed (widget, change);
  drop_layouts (ANNO_ARTICLE_ITEM (widget));
}

static void
anno_article_item_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (anno_article_item_parent_class)->system_setting_changed (widget, setting);
  drop_layouts (ANNO_ARTICLE_ITEM (widget));
  gtk_widget_queue_resize (widget);
}

static void
anno_article_item_direction_changed (GtkWidget *widget, GtkTextDirection before)
{
  GTK_WIDGET_CLASS (anno_article_item_parent_class)->direction_changed (widget, before);
  drop_layouts (ANNO_ARTICLE_ITEM (widget));
}

static void
add_line (GString *lines, const char *line)
{
  if (lines->len > 0 && *line != '\0')
    g_string_append_c (lines, '\n');
  g_string_append (lines, line);
}

/* A line for each of the others. */
static void
add_layers (AnnoArticleItem *self, GString *lines)
{
  const GArray *layers = anno_article_row_get_layers (self->row);

  /* How many spans there are would tell who is who. */
  for (guint i = 0; !self->blind && layers != NULL && i < layers->len; i++)
    {
      const AnnoRowLayer *layer = &g_array_index (layers, AnnoRowLayer, i);
      if (layer->slug == self->slug)
        continue;
      g_autofree char *name = anno_plain_show (anno_assignments_get_name (self->names, layer->slug));
      /* Translators: an annotator, how far they are, and how many spans they marked. */
      g_autofree char *line = g_strdup_printf (
          ngettext ("%s: %s, %u marked", "%s: %s, %u marked", layer->n_spans), name,
          anno_working_state_words (anno_progress_get_id (layer->progress)), layer->n_spans);
      add_line (lines, line);
    }
}

/* "In progress: 7 Claim, 3 Speaker" */
static void
add_counts (AnnoArticleItem *self, GString *lines)
{
  const char *state = anno_working_state_of (anno_article_row_get_state (self->row),
                                             anno_article_row_get_n_spans (self->row));
  g_autofree char *counts
      = anno_tag_counts_in_words (anno_article_row_get_tags (self->row), self->tagset);

  if (*counts == '\0')
    return;
  /* Translators: how far an article is, then how many spans of each tag: "in progress: 7 Claim" */
  g_autofree char *line = g_strdup_printf (_("%s: %s"), anno_working_state_words (state), counts);
  add_line (lines, line);
}

/* What the row has no room for. */
static gboolean
anno_article_item_query_tooltip (GtkWidget *widget, int x, int y, gboolean by_key,
                                 GtkTooltip *tooltip)
{
  AnnoArticleItem *self = ANNO_ARTICLE_ITEM (widget);
  g_autoptr (GString) lines = g_string_new (NULL);

  if (self->row == NULL)
    return FALSE;
  if (pango_layout_is_ellipsized (layout_of (self, TITLE)))
    add_line (lines, self->texts[TITLE]);
  if (pango_layout_is_ellipsized (layout_of (self, DETAILS)))
    add_line (lines, self->texts[DETAILS]);
  add_counts (self, lines);
  add_layers (self, lines);
  gtk_tooltip_set_text (tooltip, lines->str);
  return lines->len > 0;
}

static void
ask (AnnoArticleItem *self)
{
  anno_later_ask (self->later);
}

static void
anno_article_item_dispose (GObject *object)
{
  AnnoArticleItem *self = ANNO_ARTICLE_ITEM (object);

  anno_article_item_set_row (self, NULL);
  g_clear_pointer (&self->later, anno_later_free);
  drop_layouts (self);
  G_OBJECT_CLASS (anno_article_item_parent_class)->dispose (object);
}

static void
anno_article_item_finalize (GObject *object)
{
  AnnoArticleItem *self = ANNO_ARTICLE_ITEM (object);

  for (guint i = 0; i < N_TEXTS; i++)
    g_free (self->texts[i]);
  g_clear_pointer (&self->tagset, anno_tagset_unref);
  g_clear_pointer (&self->names, anno_assignments_unref);
  G_OBJECT_CLASS (anno_article_item_parent_class)->finalize (object);
}

static void
anno_article_item_class_init (AnnoArticleItemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_article_item_dispose;
  G_OBJECT_CLASS (klass)->finalize = anno_article_item_finalize;
  widget_class->snapshot = anno_article_item_snapshot;
  widget_class->get_request_mode = anno_article_item_get_request_mode;
  widget_class->measure = anno_article_item_measure;
  widget_class->size_allocate = anno_article_item_size_allocate;
  widget_class->css_changed = anno_article_item_css_changed;
  widget_class->system_setting_changed = anno_article_item_system_setting_changed;
  widget_class->direction_changed = anno_article_item_direction_changed;
  widget_class->query_tooltip = anno_article_item_query_tooltip;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
anno_article_item_init (AnnoArticleItem *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "article-item");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  self->later = anno_later_new (GTK_WIDGET (self), show_row);
  for (guint i = 0; i < N_TEXTS; i++)
    self->texts[i] = g_strdup ("");
}

GtkWidget *
anno_article_item_new (void)
{
  return g_object_new (ANNO_TYPE_ARTICLE_ITEM, NULL);
}

void
anno_article_item_set_reader (AnnoArticleItem *self, AnnoTagset *tagset, const char *slug,
                              AnnoAssignments *names)
{
  g_return_if_fail (ANNO_IS_ARTICLE_ITEM (self));

  self->slug = slug != NULL ? g_intern_string (slug) : NULL;
  if (self->names != names)
    {
      g_clear_pointer (&self->names, anno_assignments_unref);
      self->names = names != NULL ? anno_assignments_ref (names) : NULL;
    }
  if (self->tagset == tagset)
    return;
  g_clear_pointer (&self->tagset, anno_tagset_unref);
  self->tagset = tagset != NULL ? anno_tagset_ref (tagset) : NULL;
}

void
anno_article_item_set_blind (AnnoArticleItem *self, gboolean blind)
{
  g_return_if_fail (ANNO_IS_ARTICLE_ITEM (self));

  if (self->blind == blind)
    return;
  self->blind = blind;
  if (self->row != NULL)
    show_row (self);
}

AnnoArticleRow *
anno_article_item_get_row (AnnoArticleItem *self)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_ITEM (self), NULL);
  return self->row;
}

void
anno_article_item_set_row (AnnoArticleItem *self, AnnoArticleRow *row)
{
  g_return_if_fail (ANNO_IS_ARTICLE_ITEM (self));

  if (self->row == row)
    return;
  if (self->row != NULL)
    {
      anno_later_forget (self->later);
      g_signal_handlers_disconnect_by_func (self->row, ask, self);
    }
  g_set_object (&self->row, row);
  if (row == NULL)
    return;
  g_signal_connect_object (row, "notify", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  show_row (self);
}
