#include "print/strip-pages.h"

#include "print/page-text.h"

#define FOOT 14        /* points: from the text to the line at the foot */
#define FOOT_NUMBER 40 /* what the number of the page needs */

/* The strips that are being parted. */
typedef struct
{
  const GPtrArray *strips;
  double room;
  GArray *starts;
} Parting;

/* The end of those that stay together with the one at @first, and how high they are. */
static guint
find_end (const Parting *self, guint first, double *height)
{
  guint end = first;

  *height = 0;
  do
    {
      const AnnoStrip *strip = self->strips->pdata[end];
      *height += strip->height + (end > first ? strip->gap : 0);
    }
  while (((AnnoStrip *) self->strips->pdata[end++])->keep && end < self->strips->len);
  return end;
}

/* One after the other; on a new page where it doesn't fit. */
static void
place (Parting *self, guint i, double *y)
{
  const AnnoStrip *strip = self->strips->pdata[i];
  double gap = *y > 0 ? strip->gap : 0;

  if (*y > 0 && *y + gap + strip->height > self->room)
    {
      g_array_append_val (self->starts, i);
      *y = gap = 0;
    }
  *y += gap + strip->height;
}

GArray *
anno_strip_pages_break (const GPtrArray *strips, const AnnoPaper *paper)
{
  g_return_val_if_fail (strips != NULL && paper != NULL, NULL);

  GArray *starts = g_array_new (FALSE, FALSE, sizeof (guint));
  Parting self = { strips, paper->height - 2 * paper->margin, starts };
  double y = 0, height;
  guint first = 0;

  g_array_append_val (starts, first);
  for (guint end; first < strips->len; first = end)
    {
      end = find_end (&self, first, &height);
      double gap = y > 0 ? ((AnnoStrip *) strips->pdata[first])->gap : 0;
      /* What is higher than a page can't stay together. */
      if (y > 0 && y + gap + height > self.room && height <= self.room)
        {
          g_array_append_val (starts, first);
          y = 0;
        }
      for (guint i = first; i < end; i++)
        place (&self, i, &y);
    }
  return starts;
}

void
anno_strip_pages_draw (const GPtrArray *strips, const GArray *starts, guint nth,
                       const AnnoPaper *paper, cairo_t *cr)
{
  g_return_if_fail (strips != NULL && starts != NULL && nth < starts->len);
  g_return_if_fail (paper != NULL && cr != NULL);

  guint first = g_array_index (starts, guint, nth);
  guint end = nth + 1 < starts->len ? g_array_index (starts, guint, nth + 1) : strips->len;
  const AnnoStrip *before = NULL;
  double y = paper->margin;
  for (guint i = first; i < end; i++)
    {
      const AnnoStrip *strip = strips->pdata[i];
      gboolean is_new = before == NULL || before->block != strip->block;
      if (is_new && before != NULL)
        cairo_tag_end (cr, before->tag);
      if (is_new)
        cairo_tag_begin (cr, strip->tag, NULL);
      y += before != NULL ? strip->gap : 0;
      anno_strip_draw (strip, cr, paper->margin, y);
      y += strip->height;
      before = strip;
    }
  if (before != NULL)
    cairo_tag_end (cr, before->tag);
}

void
anno_strip_pages_draw_foot (PangoContext *context, const AnnoPaper *paper, const char *title,
                            const char *page, cairo_t *cr)
{
  g_return_if_fail (PANGO_IS_CONTEXT (context) && paper != NULL);
  g_return_if_fail (title != NULL && page != NULL && cr != NULL);

  double width = paper->width - 2 * paper->margin;
  g_autofree char *clean = anno_page_text_clean (title);
  const char *const words[] = { clean, page };

  cairo_set_source_rgb (cr, 0.35, 0.35, 0.35);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (PangoLayout) layout
          = anno_page_text_layout (context, ANNO_FACE_SMALL, i == 0 ? width - FOOT_NUMBER : width);
      pango_layout_set_auto_dir (layout, FALSE);
      pango_layout_set_single_paragraph_mode (layout, TRUE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_alignment (layout, i == 0 ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
      pango_layout_set_text (layout, words[i], -1);
      cairo_move_to (cr, paper->margin, paper->height - paper->margin + FOOT);
      pango_cairo_show_layout (cr, layout);
    }
}
