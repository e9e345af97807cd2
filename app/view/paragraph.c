#include "view/paragraph.h"

#define MORE_GAP 8.0f
#define NEWLINE_TAIL 5.0f /* of an empty line */

AnnoParagraph *
anno_paragraph_new (float top, int height)
{
  AnnoParagraph *self = g_new0 (AnnoParagraph, 1);

  self->top = top;
  self->height = height;
  self->runs = anno_span_runs_new ();
  self->more = g_array_new (FALSE, FALSE, sizeof (AnnoMore));
  return self;
}

void
anno_paragraph_free (AnnoParagraph *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->runs, g_array_unref);
  g_clear_pointer (&self->more, g_array_unref);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_free (self);
}

static const GArray *
get_lines (AnnoParagraph *self, GtkTextView *view, const GtkTextIter *start)
{
  if (self->lines == NULL)
    {
      self->lines = g_array_new (FALSE, FALSE, sizeof (AnnoTextLine));
      anno_text_lines_measure (view, start, self->lines);
      for (guint i = 0; i < self->lines->len; i++)
        g_array_index (self->lines, AnnoTextLine, i).words.origin.y -= self->top;
    }
  return self->lines;
}

void
anno_paragraph_draw (AnnoParagraph *self, GtkTextView *view, const GtkTextIter *start,
                     const AnnoArticleBuffer *map, const AnnoLanePlan *plan,
                     AnnoSpanPainter *painter, AnnoOverPainter *over,
                     const AnnoSpanMetrics *metrics)
{
  if (plan->pieces->len == 0)
    return;

  anno_span_runs_build (view, map, painter, metrics, plan,
                        get_lines (self, view, start), self->runs, self->more);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  anno_span_painter_paint (painter, snapshot, self->runs);
  anno_over_painter_paint (over, snapshot, painter, self->runs);
  for (guint i = 0; i < self->more->len; i++)
    {
      const AnnoMore *more = &g_array_index (self->more, AnnoMore, i);
      anno_span_painter_more (painter, snapshot, more->n,
                              (float) gtk_text_view_get_left_margin (view) - MORE_GAP,
                              more->words.origin.y + more->words.size.height);
    }
  self->node = gtk_snapshot_free_to_node (snapshot);
}

void
anno_paragraph_add_areas (AnnoParagraph *self, GtkTextView *view, const GtkTextIter *start,
                          guint from, guint to, GArray *areas)
{
  g_return_if_fail (self != NULL && areas != NULL);

  const GArray *lines = get_lines (self, view, start);
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (AnnoTextRange));
  for (guint i = 0; i < lines->len; i++)
    {
      const AnnoTextLine *line = &g_array_index (lines, AnnoTextLine, i);
      g_array_set_size (ranges, 0);
      anno_text_line_find (view, line, from, to, ranges);
      for (guint k = 0; k < ranges->len; k++)
        {
          const AnnoTextRange *range = &g_array_index (ranges, AnnoTextRange, k);
          graphene_rect_t area = { { range->x, line->words.origin.y + self->top },
                                   { range->width, line->words.size.height } };
          g_array_append_val (areas, area);
        }
      /* An empty line is seen to be part of it. */
      if (line->start == line->end && from <= line->start && to > line->end)
        {
          graphene_rect_t area = line->words;
          area.origin.y += self->top;
          area.size.width = NEWLINE_TAIL;
          g_array_append_val (areas, area);
        }
    }
}
