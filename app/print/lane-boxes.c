#include "print/lane-boxes.h"

/* In points. */
#define BOX 8.2     /* how high a box is */
#define EDGE 1.6    /* the thick edge where it begins */
#define INSET 2.6   /* from that edge to the label */
#define BESIDE 1.6  /* from a box to a label beside it */
#define AFTER 2.4   /* from a label to the next box */
#define GROUND 0.13 /* of 1: how much of its colour is behind the label */
#define NOTHING 0x8a8a8a

#define TOUCHING (PANGO_SCALE / 8)

/* A box that has found its place. */
typedef struct
{
  AnnoLaneBox box; /* without its label */
  gboolean begins; /* on this line */
  gboolean is_rtl; /* words run to the left, so it begins on the right */
  int *ranges;     /* Pango's pairs of left and right edges */
  int n_ranges;
  double left; /* what it needs of its row, with its label */
  double right;
  PangoLayout *label; /* or NULL */
  double label_x;
} Placed;

struct _AnnoLane
{
  PangoContext *context;
  double width;
  GPtrArray *rows; /* of GPtrArray of Placed */
  guint n;
  guint n_left_out;
};

static void
placed_free (gpointer data)
{
  Placed *self = data;
  g_free (self->ranges);
  g_clear_object (&self->label);
  g_free (self);
}

AnnoLane *
anno_lane_new (PangoContext *context, double width)
{
  g_return_val_if_fail (PANGO_IS_CONTEXT (context), NULL);

  AnnoLane *self = g_new0 (AnnoLane, 1);
  self->context = g_object_ref (context);
  self->width = width;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  return self;
}

void
anno_lane_free (AnnoLane *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->context);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/* Inside the box where it fits; else behind it, or before it where the text ends there. */
static void
place_label (const AnnoLane *self, Placed *placed, const char *words)
{
  g_autofree char *clean = anno_page_text_clean (words);
  int size, height;

  placed->label = anno_page_text_layout (self->context, ANNO_FACE_LANE, -1);
  pango_layout_set_single_paragraph_mode (placed->label, TRUE);
  pango_layout_set_text (placed->label, clean, -1);
  pango_layout_get_size (placed->label, &size, &height);
  double width = pango_units_to_double (size), left = placed->left, right = placed->right;
  if (width > self->width / 2)
    {
      width = self->width / 2;
      pango_layout_set_width (placed->label, pango_units_from_double (width));
      pango_layout_set_ellipsize (placed->label, PANGO_ELLIPSIZE_END);
    }
  if (placed->n_ranges == 1 && width + INSET + 1 <= right - left)
    placed->label_x = placed->is_rtl ? right - INSET - width : left + INSET;
  else if (right + BESIDE + width <= self->width)
    placed->label_x = right + BESIDE;
  else
    placed->label_x = MAX (left - BESIDE - width, 0);
  placed->left = MIN (placed->left, placed->label_x);
  placed->right = MAX (placed->right, placed->label_x + width);
}

/* Pango parts ranges where the font changes, too: those that touch are one. */
static void
join_ranges (Placed *self)
{
  int n = 0;

  for (int i = 0; i < self->n_ranges; i++)
    if (n > 0 && self->ranges[2 * i] - self->ranges[2 * n - 1] <= TOUCHING)
      self->ranges[2 * n - 1] = MAX (self->ranges[2 * n - 1], self->ranges[2 * i + 1]);
    else
      {
        self->ranges[2 * n] = self->ranges[2 * i];
        self->ranges[2 * n + 1] = self->ranges[2 * i + 1];
        n++;
      }
  self->n_ranges = n;
}

/* NULL where nothing of it is on the line. */
static Placed *
placed_new (const AnnoLane *self, PangoLayoutLine *line, const AnnoLaneBox *box)
{
  int first = line->start_index, end = first + line->length;
  int from = MAX (box->start, first), to = MIN (box->end, end);

  if (from >= to)
    return NULL;
  Placed *placed = g_new0 (Placed, 1);
  placed->box = *box;
  placed->box.label = NULL;
  placed->begins = box->start >= first;
  placed->left = G_MAXDOUBLE;
  placed->right = -G_MAXDOUBLE;
  placed->is_rtl = line->resolved_dir == PANGO_DIRECTION_RTL;
  pango_layout_line_get_x_ranges (line, from, to, &placed->ranges, &placed->n_ranges);
  join_ranges (placed);
  for (int i = 0; i < placed->n_ranges; i++)
    {
      placed->left = MIN (placed->left, pango_units_to_double (placed->ranges[2 * i]));
      placed->right = MAX (placed->right, pango_units_to_double (placed->ranges[2 * i + 1]));
    }
  if (box->label != NULL)
    place_label (self, placed, box->label);
  return placed;
}

static gboolean
has_room (const GPtrArray *row, const Placed *placed)
{
  for (guint i = 0; i < row->len; i++)
    {
      const Placed *other = row->pdata[i];
      gboolean has_label = other->label != NULL || placed->label != NULL;
      double apart = has_label && other->box.span != placed->box.span ? AFTER : 0;
      /* What only touches is apart: Pango's units round. */
      if (other->left < placed->right + apart - 0.1 && placed->left < other->right + apart - 0.1)
        return FALSE;
    }
  return TRUE;
}

void
anno_lane_add (AnnoLane *self, PangoLayoutLine *line, const AnnoLaneBox *box)
{
  g_return_if_fail (self != NULL && line != NULL && box != NULL);

  guint i = 0, max = box->look == ANNO_LANE_NOTHING ? 1 : ANNO_LANE_ROWS_MAX;
  Placed *placed = placed_new (self, line, box);
  if (placed == NULL)
    return;
  while (i < self->rows->len && !has_room (self->rows->pdata[i], placed))
    i++;
  if (i >= max)
    {
      self->n_left_out += box->look == ANNO_LANE_NOTHING ? 0 : 1;
      placed_free (placed);
      return;
    }
  if (i == self->rows->len)
    g_ptr_array_add (self->rows, g_ptr_array_new_with_free_func (placed_free));
  g_ptr_array_add (self->rows->pdata[i], placed);
  self->n++;
}

guint
anno_lane_get_n_rows (const AnnoLane *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->rows->len;
}

guint
anno_lane_get_n (const AnnoLane *self, guint *n_left_out)
{
  g_return_val_if_fail (self != NULL, 0);
  if (n_left_out != NULL)
    *n_left_out = self->n_left_out;
  return self->n;
}

static void
draw_box (AnnoStrip *strip, const Placed *placed, double x, double y, double width, gboolean begins)
{
  guint32 colour = placed->box.colour;
  const AnnoStripShape ground = { x, y, width, BOX, colour, GROUND, ANNO_STROKE_NONE };
  const AnnoStripShape frame = { x, y, width, BOX, colour, 1, ANNO_STROKE_FRAME };
  const double thick = MIN (EDGE, width), at = placed->is_rtl ? x + width - thick : x;
  const AnnoStripShape edge = { at, y, thick, BOX, colour, 1, ANNO_STROKE_NONE };

  anno_strip_add_shape (strip, &ground);
  anno_strip_add_shape (strip, &frame);
  if (begins)
    anno_strip_add_shape (strip, &edge);
}

static void
draw_thin (AnnoStrip *strip, const Placed *placed, double x, double y, double width)
{
  gboolean agreed = placed->box.look == ANNO_LANE_AGREED;
  const AnnoStripShape line
      = { x,
          agreed ? y + 0.4 : y + BOX / 2,
          width,
          agreed ? 1 : 0.8,
          placed->box.look == ANNO_LANE_NOTHING ? NOTHING : placed->box.colour,
          1,
          agreed ? ANNO_STROKE_SOLID : ANNO_STROKE_DOTTED };
  anno_strip_add_shape (strip, &line);
}

static void
draw_placed (AnnoStrip *strip, const Placed *placed, double x, double y)
{
  const int begin = placed->is_rtl ? placed->n_ranges - 1 : 0;

  for (int i = 0; i < placed->n_ranges; i++)
    {
      double left = pango_units_to_double (placed->ranges[2 * i]);
      double width = pango_units_to_double (placed->ranges[2 * i + 1]) - left;
      if (placed->box.look == ANNO_LANE_MARK)
        draw_box (strip, placed, x + left, y, width, placed->begins && i == begin);
      else
        draw_thin (strip, placed, x + left, y, width);
    }
  if (placed->label == NULL)
    return;
  g_autoptr (GArray) lines = anno_page_text_lines (placed->label);
  const AnnoPageLine *line = &g_array_index (lines, AnnoPageLine, 0);
  anno_strip_add_text (strip, line->line, x + placed->label_x,
                       y + (BOX - line->height) / 2 + line->baseline, placed->box.label_colour);
}

void
anno_lane_draw (const AnnoLane *self, AnnoStrip *strip, double x, double y)
{
  g_return_if_fail (self != NULL && strip != NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const GPtrArray *row = self->rows->pdata[i];
      for (guint k = 0; k < row->len; k++)
        draw_placed (strip, row->pdata[k], x, y + i * ANNO_LANE_ROW);
    }
}
