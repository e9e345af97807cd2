#include "foreign/html-marks.h"

#include "foreign/html-text.h"
#include "model/span-lanes.h"

#include <string.h>

/* In em of the article's words: what a letter of a label takes, and one of the words. */
#define LABEL_LETTER 0.38
#define LABEL_GAP 0.35
#define LETTER 0.48

/* A segment on a line, or the gap before one. */
typedef struct
{
  guint start;
  guint end;
  guint lane;
  guint maker;
  guint part;
  AnnoSpan *span;
  gboolean is_gap;
  gboolean goes_on; /* it began on an earlier line */
  double room;      /* in em: what is left free after its words, for its label */
} Piece;

typedef struct
{
  const AnnoHtmlArticle *article;
  GString *out;
  AnnoRange range;
  GArray *pieces;  /* of Piece: the outer before the inner */
  GPtrArray *open; /* of Piece, which `pieces` holds */
} Line;

char *
anno_html_marks_id (const AnnoHtmlArticle *self, guint maker, AnnoSpan *span)
{
  const AnnoSheetMaker *by = self->sheet->makers->pdata[maker];
  return g_strdup_printf ("m%u-%u-%u", self->number, maker, anno_layer_rank (by->layer, span));
}

void
anno_html_marks_print_row (const AnnoHtmlArticle *self, GString *out, guint maker, guint row)
{
  g_string_append_printf (out, "r%u-%u-%u", self->number, maker, row);
}

static int
compare_pieces_cb (gconstpointer a, gconstpointer b)
{
  const Piece *first = a, *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  if (first->end != second->end)
    return first->end > second->end ? -1 : 1;
  if (first->lane != second->lane)
    return first->lane > second->lane ? -1 : 1;
  return first->part < second->part ? -1 : first->part > second->part;
}

/* Returns how many lanes there are now; those of the @maker are below @lanes others. */
static guint
gather (Line *self, guint maker, guint lanes)
{
  const AnnoSheetMaker *by = self->article->sheet->makers->pdata[maker];
  g_auto (AnnoLanePlan) plan = { 0 };

  anno_lane_plan_init (&plan);
  anno_lane_plan_make (&plan, by->layer, self->range.start, self->range.end);
  for (guint i = 0; i < plan.pieces->len; i++)
    {
      const AnnoLanePiece *from = &g_array_index (plan.pieces, AnnoLanePiece, i);
      const Piece piece = {
        .start = MAX (from->start, self->range.start),
        .end = MIN (from->end, self->range.end),
        .lane = lanes + from->lane,
        .maker = maker,
        .part = from->part,
        .span = from->span,
        .is_gap = from->gap,
        .goes_on = from->start < self->range.start,
      };
      if (piece.start < piece.end)
        g_array_append_val (self->pieces, piece);
    }
  return lanes + plan.n_lanes;
}

static double
width_of (gunichar letter)
{
  if (g_unichar_iswide (letter))
    return LABEL_LETTER * 1.5;
  return g_unichar_isalnum (letter) ? LABEL_LETTER : LABEL_LETTER / 2;
}

/* What the label lacks below the words, so that the next one doesn't run into it. The room of
 * others that end there is there for it as well. */
static double
missing_room (const Line *self, const Piece *piece, const char *label)
{
  double wanted = LABEL_GAP, there = (piece->end - piece->start) * LETTER;

  for (const char *p = label; *p != '\0'; p = g_utf8_next_char (p))
    wanted += width_of (g_utf8_get_char (p));
  for (guint i = 0; i < self->open->len; i++)
    if (((Piece *) self->open->pdata[i])->end == piece->end)
      there += ((Piece *) self->open->pdata[i])->room;
  return MAX (wanted - there, 0);
}

static char *
label_of (const Line *self, const Piece *piece)
{
  const AnnoSheetMaker *by = self->article->sheet->makers->pdata[piece->maker];
  g_autofree char *label = anno_sheet_label_of (self->article->sheet, by, piece->span, piece->part);
  return piece->goes_on ? g_strconcat ("… ", label, NULL) : g_steal_pointer (&label);
}

/* Below the words, where its line runs; or among them, where it has no line. */
static void
print_label (const Line *self, const Piece *piece, const char *label)
{
  const AnnoSheetMaker *by = self->article->sheet->makers->pdata[piece->maker];
  guint row = GPOINTER_TO_UINT (g_hash_table_lookup (by->row_of, anno_span_get_id (piece->span)));

  g_string_append (self->out, "<a class=\"tag\" href=\"#");
  anno_html_marks_print_row (self->article, self->out, piece->maker, row);
  /* What stands there is no word of the article: it doesn't tell the direction of the line. */
  g_string_append (self->out, "\"><bdi>");
  anno_html_text_append (self->out, label);
  g_string_append (self->out, "</bdi></a>");
}

static void
print_class (const Line *self, const Piece *piece)
{
  g_string_append_printf (self->out, " class=\"c-%s%s\"",
                          anno_sheet_colour_of (self->article->sheet, piece->span),
                          piece->is_gap      ? " gap"
                          : piece->maker > 0 ? " by"
                                             : "");
}

/* The id is that of the span: on the first piece that is seen of it. */
static void
print_place (const Line *self, const Piece *piece)
{
  if (piece->is_gap)
    return;
  char *id = anno_html_marks_id (self->article, piece->maker, piece->span);
  if (g_hash_table_contains (self->article->marked, id))
    {
      g_free (id);
      return;
    }
  g_string_append_printf (self->out, " id=\"%s\"", id);
  g_hash_table_add (self->article->marked, id);
}

static void
open_mark (const Line *self, Piece *piece, gboolean is_first)
{
  g_autofree char *label = label_of (self, piece);

  piece->room = is_first && !piece->is_gap ? missing_room (self, piece, label) : 0;
  g_string_append (self->out, piece->is_gap ? "<span" : "<mark");
  print_class (self, piece);
  if (is_first)
    print_place (self, piece);
  g_string_append_printf (self->out, " style=\"--l:%u", piece->lane);
  if (piece->room > 0)
    g_string_append_printf (self->out, ";padding-inline-end:%u.%02uem", (guint) piece->room,
                            (guint) (piece->room * 100) % 100);
  g_string_append (self->out, "\">");
  if (!is_first || piece->is_gap)
    return;
  g_string_append (self->out, "<span class=\"at\">");
  print_label (self, piece, label);
  g_string_append (self->out, "</span>");
}

static void
close_mark (const Line *self, const Piece *piece)
{
  g_string_append (self->out, piece->is_gap ? "</span>" : "</mark>");
}

/* Ends all that end at @place; what lies inside of them goes on in a piece of its own. */
static void
close_ended (Line *self, guint place)
{
  guint first = 0, kept;

  while (first < self->open->len && ((Piece *) self->open->pdata[first])->end != place)
    first++;
  for (guint i = self->open->len; i-- > first;)
    close_mark (self, self->open->pdata[i]);
  kept = first;
  for (guint i = first; i < self->open->len; i++)
    {
      Piece *piece = self->open->pdata[i];
      if (piece->end == place)
        continue;
      self->open->pdata[kept++] = piece;
      open_mark (self, piece, FALSE);
    }
  g_ptr_array_set_size (self->open, (int) kept);
}

static void
open_next (Line *self, Piece *piece)
{
  if (piece->lane < ANNO_HTML_LANES_MAX)
    {
      open_mark (self, piece, TRUE);
      g_ptr_array_add (self->open, piece);
    }
  else if (!piece->is_gap)
    {
      g_autofree char *label = label_of (self, piece);
      g_string_append (self->out, "<span");
      print_class (self, piece);
      print_place (self, piece);
      g_string_append_c (self->out, '>');
      print_label (self, piece, label);
      g_string_append (self->out, "</span>");
    }
}

static void
print_words (const Line *self, guint start, guint end)
{
  gsize n = 0;
  const char *words = anno_article_peek (self->article->sheet->text, start, end, &n);
  anno_html_text_append_n (self->out, words, n);
}

static void
print_line (Line *self)
{
  guint next = 0;

  for (guint place = self->range.start, end; place < self->range.end; place = end)
    {
      for (; next < self->pieces->len; next++)
        {
          Piece *piece = &g_array_index (self->pieces, Piece, next);
          if (piece->start != place)
            break;
          open_next (self, piece);
        }
      end = next < self->pieces->len ? g_array_index (self->pieces, Piece, next).start
                                     : self->range.end;
      for (guint i = 0; i < self->open->len; i++)
        end = MIN (end, ((Piece *) self->open->pdata[i])->end);
      print_words (self, place, end);
      close_ended (self, end);
    }
}

guint
anno_html_marks_print (const AnnoHtmlArticle *self, GString *line, AnnoRange range)
{
  g_return_val_if_fail (self != NULL && line != NULL, 0);

  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  Line found = { self, line, range, pieces, open };
  guint lanes = 0;
  for (guint i = 0; i < self->sheet->makers->len; i++)
    lanes = gather (&found, i, lanes);
  g_array_sort (pieces, compare_pieces_cb);
  print_line (&found);
  return MIN (lanes, ANNO_HTML_LANES_MAX);
}
