#include "print/review-lanes.h"

#include "model/span-lanes.h"
#include "print/ink.h"
#include "print/lane-boxes.h"

#include <glib/gi18n-lib.h>

/* In points. */
#define LANE_GAP 1.6 /* from the words to the first lane, and from lane to lane */
#define LEADING 3.4  /* between lines of text */
#define BELOW 3      /* more of it where there are lanes between them */
#define BADGE 10.2   /* how high a number is */
#define BADGE_ROW 12
#define BADGE_PAD 3 /* on both sides of the figures */
#define DISPUTED 0xe4e4e4
#define AGREED 0x8c8c8c
#define WAVE 0.9

#define EVERYBODY G_MAXUINT /* the lane of what all agree on */
#define NUMBERS_MAX 36      /* beside a line */
#define EMPTY_LANES_MAX 4   /* of so many people, each has a lane beside a difference */

/* A segment on a line of the article, or the gap before one, in bytes from the line's start. */
typedef struct
{
  int start;
  int end;
  guint person; /* or EVERYBODY */
  guint number; /* the point's; 0 for none */
  guint part;
  AnnoSpan *span; /* NULL where this person marked nothing, and others did */
  gboolean is_gap;
} Piece;

typedef struct
{
  AnnoReviewSetting *setting;
  AnnoRange range;
  GArray *pieces;   /* of Piece, by person */
  GArray *disputed; /* of Piece: start and end alone, apart and in order */
} Setter;

char *
anno_review_lanes_dest (const AnnoReviewSetting *setting, char where, guint number)
{
  g_return_val_if_fail (setting != NULL, NULL);
  return g_strdup_printf ("%c%u-%u", where, setting->number, number);
}

static int
byte_of (const Setter *self, guint place)
{
  gsize n = 0;
  anno_article_peek (self->setting->sheet->article->text, self->range.start,
                     CLAMP (place, self->range.start, self->range.end), &n);
  return (int) n;
}

static int
compare_pieces_cb (gconstpointer a, gconstpointer b)
{
  const Piece *first = a, *second = b;

  if (first->person != second->person)
    return first->person < second->person ? -1 : 1;
  if (first->span == NULL || second->span == NULL)
    return (first->span == NULL) - (second->span == NULL);
  guint size = anno_span_get_size (first->span), other = anno_span_get_size (second->span);
  if (size != other)
    return size < other ? -1 : 1;
  if (first->span != second->span)
    return anno_span_compare (first->span, second->span);
  return first->start - second->start;
}

/* What all agree on is taken from the first of them. */
static void
gather_layer (Setter *self, guint layer)
{
  const AnnoReviewSheet *sheet = self->setting->sheet;
  g_auto (AnnoLanePlan) plan = { 0 };

  anno_lane_plan_init (&plan);
  anno_lane_plan_make (&plan, sheet->clusters->layers[layer], self->range.start, self->range.end);
  for (guint i = 0; i < plan.pieces->len; i++)
    {
      const AnnoLanePiece *from = &g_array_index (plan.pieces, AnnoLanePiece, i);
      guint cluster = anno_clusters_find (sheet->clusters, layer, anno_span_get_id (from->span));
      guint number = cluster != G_MAXUINT ? sheet->numbers[cluster] : 0;
      const Piece piece = {
        .start = byte_of (self, from->start),
        .end = byte_of (self, from->end),
        .person = number > 0 ? sheet->person_of[layer] : EVERYBODY,
        .number = number,
        .part = from->part,
        .span = from->span,
        .is_gap = from->gap,
      };
      if (piece.start < piece.end && cluster != G_MAXUINT && (number > 0 || layer == 0))
        g_array_append_val (self->pieces, piece);
    }
}

static gboolean
touches (const Setter *self, AnnoRange range)
{
  return range.start < self->range.end && range.end > self->range.start;
}

/* Where others marked something, for each of the people: it shows where they didn't. */
static void
gather_nothing (Setter *self, const AnnoReviewPoint *point)
{
  for (guint i = 0; i < self->setting->sheet->people->len; i++)
    {
      const Piece piece = {
        .start = byte_of (self, point->range.start),
        .end = byte_of (self, point->range.end),
        .person = i,
        .number = point->number,
      };
      g_array_append_val (self->pieces, piece);
    }
}

static void
gather_disputed (Setter *self, const AnnoReviewPoint *point)
{
  const GArray *disputed = point->vote->disputed;

  for (guint i = 0; i < disputed->len; i++)
    {
      const AnnoRange *range = &g_array_index (disputed, AnnoRange, i);
      const Piece piece = { byte_of (self, range->start), byte_of (self, range->end), 0 };
      if (piece.start < piece.end)
        g_array_append_val (self->disputed, piece);
    }
}

static int
compare_starts_cb (gconstpointer a, gconstpointer b)
{
  return ((const Piece *) a)->start - ((const Piece *) b)->start;
}

/* Makes one of those that overlap. */
static void
unite (GArray *pieces)
{
  guint n = 0;

  g_array_sort (pieces, compare_starts_cb);
  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece piece = g_array_index (pieces, Piece, i);
      Piece *last = n > 0 ? &g_array_index (pieces, Piece, n - 1) : NULL;
      if (last != NULL && piece.start <= last->end)
        last->end = MAX (last->end, piece.end);
      else
        g_array_index (pieces, Piece, n++) = piece;
    }
  g_array_set_size (pieces, n);
}

static void
gather (Setter *self)
{
  const AnnoReviewSheet *sheet = self->setting->sheet;

  for (guint i = 0; i < sheet->clusters->n_layers; i++)
    gather_layer (self, i);
  for (guint i = 0; i < anno_review_sheet_get_n (sheet); i++)
    {
      const AnnoReviewPoint *point = anno_review_sheet_get (sheet, i);
      if (!touches (self, point->range))
        continue;
      gather_disputed (self, point);
      if (sheet->people->len <= EMPTY_LANES_MAX)
        gather_nothing (self, point);
    }
  g_array_sort (self->pieces, compare_pieces_cb);
  unite (self->disputed);
}

/* "7 Claim? 1/2" */
static char *
label_of (const Setter *self, const Piece *piece, gboolean goes_on)
{
  g_autoptr (GString) label = g_string_new (NULL);

  if (piece->number > 0)
    g_string_append_printf (label, "%u ", piece->number);
  if (goes_on)
    g_string_append (label, "… ");
  g_string_append (label, anno_tagset_name_of (self->setting->sheet->article->tagset,
                                               anno_span_get_tag (piece->span)));
  if (anno_span_get_unsure (piece->span))
    g_string_append (label, "?");
  if (anno_span_get_n_segments (piece->span) > 1)
    g_string_append_printf (label, " %u/%u", piece->part + 1,
                            anno_span_get_n_segments (piece->span));
  return g_string_free (g_steal_pointer (&label), FALSE);
}

static gboolean
is_on (const Piece *piece, const PangoLayoutLine *line)
{
  return piece->start < line->start_index + line->length && piece->end > line->start_index;
}

static void
add_to_lane (const Setter *self, AnnoLane *lane, const Piece *piece, const AnnoPageLine *line)
{
  gboolean goes_on = piece->start < line->line->start_index;
  g_autofree char *label
      = piece->span != NULL && !piece->is_gap ? label_of (self, piece, goes_on) : NULL;
  const AnnoInk *ink
      = piece->span != NULL
            ? anno_ink_find (anno_sheet_colour_of (self->setting->sheet->article, piece->span))
            : anno_ink_find (NULL);
  const AnnoLaneBox box = {
    .start = piece->start,
    .end = piece->end,
    .look = piece->span == NULL          ? ANNO_LANE_NOTHING
            : piece->is_gap              ? ANNO_LANE_GAP
            : piece->person == EVERYBODY ? ANNO_LANE_AGREED
                                         : ANNO_LANE_MARK,
    .span = piece->span,
    .label = label,
    .colour = piece->person == EVERYBODY ? AGREED : ink->line,
    .label_colour = piece->person == EVERYBODY ? ANNO_PAGE_DIM : ink->label,
  };
  anno_lane_add (lane, line->line, &box);
}

static double
text_width (const AnnoReviewSetting *setting)
{
  return setting->width - ANNO_REVIEW_GUTTER - ANNO_REVIEW_MARGIN;
}

/* Small words with the middle of their line at @y. */
static void
add_small (const Setter *self, AnnoStrip *strip, const char *words, AnnoFace face, double x,
           double width, PangoAlignment alignment, double y)
{
  g_autofree char *clean = anno_page_text_clean (words);
  g_autoptr (PangoLayout) layout = anno_page_text_layout (self->setting->context, face, width);

  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, alignment);
  pango_layout_set_text (layout, clean, -1);
  g_autoptr (GArray) lines = anno_page_text_lines (layout);
  const AnnoPageLine *line = &g_array_index (lines, AnnoPageLine, 0);
  anno_strip_add_text (strip, line->line, x + line->x, y - line->height / 2 + line->baseline,
                       ANNO_PAGE_DIM);
}

/* Whether the person whose pieces begin at @first marked anything of that point on the line. */
static gboolean
has_marked (const Setter *self, guint first, guint number, const AnnoPageLine *line)
{
  guint person = g_array_index (self->pieces, Piece, first).person;

  for (guint i = first; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);
      if (piece->person != person || piece->span == NULL)
        return FALSE;
      if (piece->number == number && is_on (piece, line->line))
        return TRUE;
    }
  return FALSE;
}

/* The lane of a person, whose pieces begin at @first; returns where the next one's do. */
static guint
make_lane (const Setter *self, AnnoLane *lane, guint first, const AnnoPageLine *line)
{
  guint person = g_array_index (self->pieces, Piece, first).person, i = first;

  for (; i < self->pieces->len && g_array_index (self->pieces, Piece, i).person == person; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);
      if (is_on (piece, line->line)
          && (piece->span != NULL || !has_marked (self, first, piece->number, line)))
        add_to_lane (self, lane, piece, line);
    }
  return i;
}

/* Draws @lane at *@y, with @who in the margin, and goes below it. */
static void
draw_lane (const Setter *self, AnnoStrip *strip, const AnnoLane *lane, const char *who,
           AnnoFace face, double *y)
{
  const double high = anno_lane_get_n_rows (lane) * ANNO_LANE_ROW;
  const AnnoStripShape rule
      = { ANNO_REVIEW_GUTTER - 3, *y, 0.5, high - 1.4, ANNO_PAGE_RULE, 1, ANNO_STROKE_NONE };

  add_small (self, strip, who, face, 0, ANNO_REVIEW_GUTTER - 6, PANGO_ALIGN_RIGHT,
             *y + ANNO_LANE_ROW / 2 - 0.7);
  anno_strip_add_shape (strip, &rule);
  anno_lane_draw (lane, strip, ANNO_REVIEW_GUTTER, *y);
  *y += high;
}

static void
add_rest (const Setter *self, AnnoStrip *strip, guint n, double *y)
{
  g_autofree char *words
      /* Translators: below a line of text, with who marked something in it. */
      = g_strdup_printf (ngettext ("and %u more person who marked something here",
                                   "and %u more people who marked something here", n),
                         n);

  add_small (self, strip, words, ANNO_FACE_LANE, ANNO_REVIEW_GUTTER, text_width (self->setting),
             PANGO_ALIGN_LEFT, *y + ANNO_LANE_ROW / 2 - 0.7);
  *y += ANNO_LANE_ROW;
}

/* The people's lanes by their order, and above them what all agree on. */
static double
add_lanes (const Setter *self, AnnoStrip *strip, const AnnoPageLine *line, double y)
{
  g_autoptr (GPtrArray) lanes = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_lane_free);
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_rest = 0;

  for (guint i = 0; i < self->pieces->len;)
    {
      guint person = g_array_index (self->pieces, Piece, i).person;
      g_autoptr (AnnoLane) lane
          = anno_lane_new (self->setting->context, text_width (self->setting));
      i = make_lane (self, lane, i, line);
      if (anno_lane_get_n_rows (lane) == 0)
        continue;
      if (person == EVERYBODY)
        draw_lane (self, strip, lane, C_ ("people", "all"), ANNO_FACE_LANE, &y);
      else if (lanes->len == ANNO_REVIEW_LANES_MAX)
        n_rest++;
      else
        {
          g_ptr_array_add (lanes, g_steal_pointer (&lane));
          g_array_append_val (people, person);
        }
    }
  for (guint i = 0; i < lanes->len; i++)
    {
      guint person = g_array_index (people, guint, i);
      draw_lane (self, strip, lanes->pdata[i],
                 anno_review_sheet_get_person (self->setting->sheet, person)->initials,
                 ANNO_FACE_BADGE, &y);
    }
  if (n_rest > 0)
    add_rest (self, strip, n_rest, &y);
  return y;
}

static void
add_disputed (const Setter *self, AnnoStrip *strip, const AnnoPageLine *line)
{
  for (guint i = 0; i < self->disputed->len; i++)
    {
      const Piece *piece = &g_array_index (self->disputed, Piece, i);
      int first = line->line->start_index, end = first + line->line->length, n = 0;
      g_autofree int *ranges = NULL;
      if (!is_on (piece, line->line))
        continue;
      pango_layout_line_get_x_ranges (line->line, MAX (piece->start, first), MIN (piece->end, end),
                                      &ranges, &n);
      for (int k = 0; k < n; k++)
        {
          double x = ANNO_REVIEW_GUTTER + pango_units_to_double (ranges[2 * k]);
          double width = pango_units_to_double (ranges[2 * k + 1] - ranges[2 * k]);
          const AnnoStripShape ground
              = { x, 0.5, width, line->height - 1, DISPUTED, 1, ANNO_STROKE_NONE };
          const AnnoStripShape wave
              = { x, line->height - 2.2, width, WAVE, ANNO_PAGE_INK, 1, ANNO_STROKE_WAVY };
          anno_strip_add_shape (strip, &ground);
          anno_strip_add_shape (strip, &wave);
        }
    }
}

AnnoStripText *
anno_review_lanes_badge (const AnnoReviewSetting *setting, AnnoStrip *strip, guint number,
                         gboolean filled, double x, double y, double *width)
{
  g_return_val_if_fail (setting != NULL && strip != NULL && width != NULL, NULL);

  g_autofree char *words = g_strdup_printf ("%u", number);
  g_autoptr (PangoLayout) layout = anno_page_text_layout (setting->context, ANNO_FACE_BADGE, -1);
  pango_layout_set_text (layout, words, -1);
  g_autoptr (GArray) lines = anno_page_text_lines (layout);
  const AnnoPageLine *line = &g_array_index (lines, AnnoPageLine, 0);
  *width = MAX (line->width + 2 * BADGE_PAD, BADGE);
  const AnnoStripShape badge
      = { x, y, *width, BADGE, ANNO_PAGE_INK, 1, filled ? ANNO_STROKE_SEAL : ANNO_STROKE_BADGE };
  anno_strip_add_shape (strip, &badge);
  return anno_strip_add_text (strip, line->line, x + (*width - line->width) / 2,
                              y + (BADGE - line->height) / 2 + line->baseline,
                              filled ? 0xffffff : ANNO_PAGE_INK);
}

/* Whether the next point begins before the end of the line. */
static gboolean
has_begun (const Setter *self, const AnnoPageLine *line)
{
  const AnnoReviewSetting *setting = self->setting;

  if (setting->n_passed >= anno_review_sheet_get_n (setting->sheet))
    return FALSE;
  guint start = anno_review_sheet_get (setting->sheet, setting->n_passed)->range.start;
  return start < self->range.end
         && byte_of (self, start) < line->line->start_index + line->line->length;
}

static double
add_number (const Setter *self, AnnoStrip *strip, const AnnoReviewPoint *point, double x, double y)
{
  AnnoReviewSetting *setting = self->setting;
  double width;
  AnnoStripText *text = anno_review_lanes_badge (
      setting, strip, point->number, anno_review_point_is_decided (point), x, y, &width);

  text->dest = anno_review_lanes_dest (setting, 'p', point->number);
  text->link = anno_review_lanes_dest (setting, 'q', point->number);
  g_hash_table_add (setting->placed, GUINT_TO_POINTER (point->number));
  return width;
}

/* The numbers of the points that begin on the line, in as many rows as they need, or may take;
 * returns their lower edge. */
static double
add_numbers (const Setter *self, AnnoStrip *strip, const AnnoPageLine *line)
{
  AnnoReviewSetting *setting = self->setting;
  const double left = setting->width - ANNO_REVIEW_MARGIN + 8;
  double x = left, y = (line->height - BADGE) / 2;
  guint n = 0;

  for (; has_begun (self, line); setting->n_passed++)
    {
      const AnnoReviewPoint *point = anno_review_sheet_get (setting->sheet, setting->n_passed);
      if (n++ >= NUMBERS_MAX)
        continue;
      if (x > setting->width - BADGE - 2)
        {
          x = left;
          y += BADGE_ROW;
        }
      x += add_number (self, strip, point, x, y) + 2;
    }
  if (n > NUMBERS_MAX)
    add_small (self, strip, "…", ANNO_FACE_BADGE, left, ANNO_REVIEW_MARGIN - 8, PANGO_ALIGN_LEFT,
               (y += BADGE_ROW) + BADGE / 2);
  return n > 0 ? y + BADGE_ROW : 0;
}

static AnnoStrip *
set_line (const Setter *self, const AnnoPageLine *line, const char *tag)
{
  AnnoStrip *strip = anno_strip_new (self->setting->block, tag);

  add_disputed (self, strip, line);
  anno_strip_add_text (strip, line->line, ANNO_REVIEW_GUTTER + line->x, line->baseline,
                       ANNO_PAGE_INK);
  const double top = line->height + LANE_GAP;
  double y = add_lanes (self, strip, line, top);
  double numbers = add_numbers (self, strip, line);
  y += y > top ? BELOW : 0;
  strip->height = MAX (y, numbers) + LEADING;
  return strip;
}

void
anno_review_lanes_set (AnnoReviewSetting *setting, const AnnoSheetLine *line)
{
  g_return_if_fail (setting != NULL && line != NULL);

  static const AnnoFace faces[]
      = { ANNO_FACE_HEADING, ANNO_FACE_BYLINE, ANNO_FACE_BYLINE, ANNO_FACE_TEXT };
  static const double gaps[] = { 12, 4, 4, 8 };
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_autoptr (GArray) disputed = g_array_new (FALSE, FALSE, sizeof (Piece));
  Setter self = { setting, line->range, pieces, disputed };
  g_autofree char *words
      = anno_article_slice (setting->sheet->article->text, line->range.start, line->range.end);
  g_autofree char *clean = anno_page_text_clean (words);
  g_autoptr (PangoLayout) layout
      = anno_page_text_layout (setting->context, faces[line->kind], text_width (setting));
  guint first = setting->strips->len;

  gather (&self);
  pango_layout_set_text (layout, clean, -1);
  g_autoptr (GArray) lines = anno_page_text_lines (layout);
  setting->block++;
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (setting->strips,
                     set_line (&self, &g_array_index (lines, AnnoPageLine, i), "P"));
  ((AnnoStrip *) setting->strips->pdata[first])->gap = gaps[line->kind];
  anno_strips_keep_pairs (setting->strips, first);
  if (line->kind != ANNO_SHEET_PARAGRAPH)
    ((AnnoStrip *) setting->strips->pdata[setting->strips->len - 1])->keep = TRUE;
}
