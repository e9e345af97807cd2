#include "print/page-marks.h"

#include "model/span-lanes.h"
#include "print/ink.h"

/* In points. */
#define LINE_GAP 0.5 /* from the words to the first line below them */
#define LINE_WIDTH 1.1
#define LABEL_GAP 1.2 /* between a label and what is beside it */
#define LABEL_ROW 8.9 /* a row with a label in it */
#define PLAIN_ROW 3.2 /* one without */
#define LEADING 3.2   /* between lines of text */

/* A segment on a line of the article, or the gap before one, in bytes from the line's start. */
typedef struct
{
  int start;
  int end;
  guint maker;
  guint part;
  AnnoSpan *span;
  gboolean is_gap;
  gboolean goes_on; /* it began on an earlier line of the article */
} Piece;

/* What of it is on one line of the page. */
typedef struct
{
  const Piece *piece;
  int *ranges; /* Pango's pairs of left and right edges */
  int n_ranges;
  double left; /* what it needs of its row, with its label */
  double right;
  PangoLayout *label; /* NULL where it has none here */
  double label_x;
} Drawn;

/* A row below the words. */
typedef struct
{
  GPtrArray *drawn; /* of Drawn */
  gboolean has_label;
} Row;

typedef struct
{
  AnnoSetting *setting;
  GArray *pieces; /* of Piece */
  AnnoRange range;
} Setter;

char *
anno_page_marks_dest (const AnnoSetting *setting, guint maker, AnnoSpan *span)
{
  const AnnoSheetMaker *by = setting->sheet->makers->pdata[maker];
  return g_strdup_printf ("m%u-%u-%u", setting->number, maker, anno_layer_rank (by->layer, span));
}

char *
anno_page_marks_row (const AnnoSetting *setting, guint maker, guint row)
{
  return g_strdup_printf ("r%u-%u-%u", setting->number, maker, row);
}

static int
byte_of (const Setter *self, guint place)
{
  gsize n = 0;
  anno_article_peek (self->setting->sheet->text, self->range.start, place, &n);
  return (int) n;
}

static int
compare_pieces_cb (gconstpointer a, gconstpointer b)
{
  const Piece *first = a, *second = b;
  guint size = anno_span_get_size (first->span), other = anno_span_get_size (second->span);

  if (first->maker != second->maker)
    return first->maker < second->maker ? -1 : 1;
  if (size != other)
    return size < other ? -1 : 1;
  if (first->span != second->span)
    return anno_span_compare (first->span, second->span);
  return first->start - second->start;
}

/* The shorter first, because they are to be nearer to the words. */
static void
gather (Setter *self)
{
  const GPtrArray *makers = self->setting->sheet->makers;

  for (guint i = 0; i < makers->len; i++)
    {
      g_auto (AnnoLanePlan) plan = { 0 };
      anno_lane_plan_init (&plan);
      anno_lane_plan_make (&plan, ((AnnoSheetMaker *) makers->pdata[i])->layer, self->range.start,
                           self->range.end);
      for (guint k = 0; k < plan.pieces->len; k++)
        {
          const AnnoLanePiece *from = &g_array_index (plan.pieces, AnnoLanePiece, k);
          const Piece piece = {
            .start = byte_of (self, MAX (from->start, self->range.start)),
            .end = byte_of (self, MIN (from->end, self->range.end)),
            .maker = i,
            .part = from->part,
            .span = from->span,
            .is_gap = from->gap,
            .goes_on = from->start < self->range.start,
          };
          if (piece.start < piece.end)
            g_array_append_val (self->pieces, piece);
        }
    }
  g_array_sort (self->pieces, compare_pieces_cb);
}

static void
drawn_free (gpointer data)
{
  Drawn *self = data;
  g_free (self->ranges);
  g_clear_object (&self->label);
  g_free (self);
}

static void
measure (Drawn *self, const AnnoPageLine *line)
{
  self->left = G_MAXDOUBLE;
  self->right = -G_MAXDOUBLE;
  for (int i = 0; i < self->n_ranges; i++)
    {
      self->left = MIN (self->left, pango_units_to_double (self->ranges[2 * i]));
      self->right = MAX (self->right, pango_units_to_double (self->ranges[2 * i + 1]));
    }
}

/* Where the words begin, which is on the right where they run to the left; within the column. */
static void
place_label (Drawn *self, const Setter *setter, const AnnoPageLine *line)
{
  const AnnoSetting *setting = setter->setting;
  const AnnoSheetMaker *by = setting->sheet->makers->pdata[self->piece->maker];
  g_autofree char *words
      = anno_sheet_label_of (setting->sheet, by, self->piece->span, self->piece->part);
  g_autofree char *upper = g_utf8_strup (words, -1);
  g_autofree char *label
      = self->piece->goes_on ? g_strconcat ("… ", upper, NULL) : g_strdup (upper);
  g_autofree char *clean = anno_page_text_clean (label);
  int width, height;

  self->label = anno_page_text_layout (setting->context, ANNO_FACE_LABEL, -1);
  pango_layout_set_single_paragraph_mode (self->label, TRUE);
  pango_layout_set_text (self->label, clean, -1);
  pango_layout_get_size (self->label, &width, &height);
  double wide = pango_units_to_double (width);
  double x = line->line->resolved_dir == PANGO_DIRECTION_RTL ? self->right - wide : self->left;
  self->label_x = CLAMP (x, 0, MAX (setting->width - wide, 0));
  self->left = MIN (self->left, self->label_x);
  self->right = MAX (self->right, self->label_x + wide + LABEL_GAP);
}

/* NULL where nothing of it is on the line. */
static Drawn *
drawn_new (const Setter *setter, const Piece *piece, const AnnoPageLine *line)
{
  int first = line->line->start_index, end = first + line->line->length;
  int from = MAX (piece->start, first), to = MIN (piece->end, end);

  if (from >= to)
    return NULL;
  Drawn *self = g_new0 (Drawn, 1);
  self->piece = piece;
  pango_layout_line_get_x_ranges (line->line, from, to, &self->ranges, &self->n_ranges);
  measure (self, line);
  if (!piece->is_gap && piece->start >= first)
    place_label (self, setter, line);
  return self;
}

static void
row_free (gpointer data)
{
  Row *self = data;
  g_ptr_array_unref (self->drawn);
  g_free (self);
}

static gboolean
has_room (const Row *self, const Drawn *drawn)
{
  for (guint i = 0; i < self->drawn->len; i++)
    {
      const Drawn *other = self->drawn->pdata[i];
      /* What only touches is apart: Pango's units round. */
      if (other->left < drawn->right - 0.1 && drawn->left < other->right - 0.1)
        return FALSE;
    }
  return TRUE;
}

/* Takes @drawn. */
static void
add_to_rows (GPtrArray *rows, Drawn *drawn)
{
  guint i = 0;

  while (i < rows->len && !has_room (rows->pdata[i], drawn))
    i++;
  if (i == ANNO_PAGE_ROWS_MAX)
    {
      drawn_free (drawn);
      return;
    }
  if (i == rows->len)
    {
      Row *row = g_new0 (Row, 1);
      row->drawn = g_ptr_array_new_with_free_func (drawn_free);
      g_ptr_array_add (rows, row);
    }
  Row *row = rows->pdata[i];
  row->has_label = row->has_label || drawn->label != NULL;
  g_ptr_array_add (row->drawn, drawn);
}

static void
draw_label (const Setter *self, AnnoStrip *strip, const Drawn *drawn, const AnnoInk *ink, double y)
{
  const Piece *piece = drawn->piece;
  const AnnoSheetMaker *by = self->setting->sheet->makers->pdata[piece->maker];
  g_autoptr (GArray) lines = anno_page_text_lines (drawn->label);
  const AnnoPageLine *line = &g_array_index (lines, AnnoPageLine, 0);
  guint row = GPOINTER_TO_UINT (g_hash_table_lookup (by->row_of, anno_span_get_id (piece->span)));
  AnnoStripText *text = anno_strip_add_text (strip, line->line, drawn->label_x,
                                             y + LINE_WIDTH + line->baseline - 0.6, ink->label);

  text->link = anno_page_marks_row (self->setting, piece->maker, row);
  g_autofree char *dest = anno_page_marks_dest (self->setting, piece->maker, piece->span);
  if (g_hash_table_contains (self->setting->marked, dest))
    return;
  text->dest = g_strdup (dest);
  g_hash_table_add (self->setting->marked, g_steal_pointer (&dest));
}

/* One piece: its ground, its line at @y, its label. */
static void
draw (const Setter *self, AnnoStrip *strip, const Drawn *drawn, double ground, double y)
{
  const Piece *piece = drawn->piece;
  const AnnoInk *ink = anno_ink_find (anno_sheet_colour_of (self->setting->sheet, piece->span));

  for (int i = 0; i < drawn->n_ranges; i++)
    {
      double x = pango_units_to_double (drawn->ranges[2 * i]);
      double width = pango_units_to_double (drawn->ranges[2 * i + 1]) - x;
      const AnnoStripShape soft
          = { x, 0, width, ground, ink->line, ANNO_INK_GROUND, ANNO_STROKE_NONE };
      const AnnoStripShape line = { x,
                                    y,
                                    width,
                                    LINE_WIDTH * (piece->is_gap ? 0.7 : 1),
                                    ink->line,
                                    1,
                                    piece->is_gap      ? ANNO_STROKE_DOTTED
                                    : piece->maker > 0 ? ANNO_STROKE_DASHED
                                                       : ANNO_STROKE_SOLID };
      if (piece->maker == 0 && !piece->is_gap)
        anno_strip_add_shape (strip, &soft);
      anno_strip_add_shape (strip, &line);
    }
  if (drawn->label != NULL)
    draw_label (self, strip, drawn, ink, y);
}

static AnnoStrip *
set_line (const Setter *self, const AnnoPageLine *line, const char *tag)
{
  AnnoStrip *strip = anno_strip_new (self->setting->block, tag);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  double y = line->height + LINE_GAP;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      Drawn *drawn = drawn_new (self, &g_array_index (self->pieces, Piece, i), line);
      if (drawn != NULL)
        add_to_rows (rows, drawn);
    }
  anno_strip_add_text (strip, line->line, line->x, line->baseline, ANNO_PAGE_INK);
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = rows->pdata[i];
      for (guint k = 0; k < row->drawn->len; k++)
        draw (self, strip, row->drawn->pdata[k], line->height, y);
      y += row->has_label ? LABEL_ROW : PLAIN_ROW;
    }
  strip->height = MAX (y, line->height) + LEADING;
  return strip;
}

void
anno_page_marks_set (AnnoSetting *setting, const AnnoSheetLine *line)
{
  static const AnnoFace faces[]
      = { ANNO_FACE_HEADLINE, ANNO_FACE_BYLINE, ANNO_FACE_BYLINE, ANNO_FACE_TEXT };
  static const double gaps[] = { 12, 4, 4, 8 };
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  Setter self = { setting, pieces, line->range };
  g_autofree char *words
      = anno_article_slice (setting->sheet->text, line->range.start, line->range.end);
  g_autofree char *clean = anno_page_text_clean (words);
  g_autoptr (PangoLayout) layout
      = anno_page_text_layout (setting->context, faces[line->kind], setting->width);
  const char *tag = line->kind == ANNO_SHEET_HEADLINE ? "H1" : "P";
  guint first = setting->strips->len;

  gather (&self);
  pango_layout_set_text (layout, clean, -1);
  g_autoptr (GArray) lines = anno_page_text_lines (layout);
  setting->block++;
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (setting->strips,
                     set_line (&self, &g_array_index (lines, AnnoPageLine, i), tag));
  ((AnnoStrip *) setting->strips->pdata[first])->gap = gaps[line->kind];
  anno_strips_keep_pairs (setting->strips, first);
  if (line->kind != ANNO_SHEET_PARAGRAPH)
    ((AnnoStrip *) setting->strips->pdata[setting->strips->len - 1])->keep = TRUE;
}
