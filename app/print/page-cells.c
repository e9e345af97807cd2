#include "print/page-cells.h"

/* The @nth line of each cell, side by side. */
static void
add_to_strip (AnnoStrip *strip, const GArray *lines, guint nth, double x)
{
  if (nth >= lines->len)
    return;
  const AnnoPageLine *line = &g_array_index (lines, AnnoPageLine, nth);
  anno_strip_add_text (strip, line->line, x + line->x, line->baseline, ANNO_PAGE_INK);
  strip->height = MAX (strip->height, line->height);
}

static AnnoStrip *
nth_strip (const AnnoPageCells *self, guint first, guint nth)
{
  while (self->strips->len <= first + nth)
    g_ptr_array_add (self->strips, anno_strip_new (self->block, "P"));
  return self->strips->pdata[first + nth];
}

AnnoStrip *
anno_page_cells_add (const AnnoPageCells *self, const char *const *cells, AnnoFace face,
                     gboolean ruled)
{
  g_return_val_if_fail (self != NULL && cells != NULL, NULL);

  guint first = self->strips->len;
  double x = 0;
  for (guint i = 0; self->parts[i] > 0; i++)
    {
      double width = self->parts[i] * self->width;
      g_autoptr (PangoLayout) layout
          = anno_page_text_layout (self->context, face, width - ANNO_PAGE_CELL_GAP);
      pango_layout_set_markup (layout, cells[i], -1);
      g_autoptr (GArray) lines = anno_page_text_lines (layout);
      for (guint k = 0; k < lines->len; k++)
        add_to_strip (nth_strip (self, first, k), lines, k, x);
      x += width;
    }
  AnnoStrip *strip = self->strips->pdata[first];
  const AnnoStripShape rule = { 0, -3.5, self->width, 0.5, ANNO_PAGE_RULE, 1, ANNO_STROKE_SOLID };
  if (ruled)
    anno_strip_add_shape (strip, &rule);
  strip->gap = 7;
  anno_strips_keep_pairs (self->strips, first);
  return strip;
}
