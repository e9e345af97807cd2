#include "print/article-pages.h"

#include "print/ink.h"
#include "print/page-tables.h"

#include <glib/gi18n-lib.h>

#define FOOT 26 /* points: from the text to the foot of the page */
#define SWATCH_GAP 14

struct _AnnoArticlePages
{
  const AnnoSheet *sheet;
  AnnoPaper paper;
  PangoContext *context;
  GPtrArray *strips; /* of AnnoStrip */
  GArray *starts;    /* of guint: the first strip of each page */
};

/* A line of small words below or above the headline; none where there are none. */
static void
add_small (AnnoSetting *setting, const char *words, AnnoFace face, double gap)
{
  g_autofree char *clean = anno_page_text_clean (words);
  g_autoptr (PangoLayout) layout = anno_page_text_layout (setting->context, face, setting->width);

  pango_layout_set_text (layout, clean, -1);
  g_autoptr (GArray) lines = anno_page_text_lines (layout);
  setting->block++;
  for (guint i = 0; i < lines->len; i++)
    {
      const AnnoPageLine *line = &g_array_index (lines, AnnoPageLine, i);
      gboolean is_title = face == ANNO_FACE_HEADLINE;
      AnnoStrip *strip = anno_strip_new (setting->block, is_title ? "H1" : "P");
      strip->height = line->height;
      strip->gap = i == 0 ? gap : 0;
      strip->keep = TRUE;
      anno_strip_add_text (strip, line->line, line->x, line->baseline,
                           is_title ? ANNO_PAGE_INK : ANNO_PAGE_DIM);
      g_ptr_array_add (setting->strips, strip);
    }
}

static void
join (GString *words, const char *more)
{
  if (more != NULL && *more != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", more);
}

static void
add_facts (AnnoSetting *setting)
{
  const AnnoSheet *sheet = setting->sheet;
  g_autoptr (GString) facts = g_string_new (NULL), makers = g_string_new (NULL);

  join (facts, sheet->source);
  join (facts, sheet->byline);
  join (facts, sheet->date);
  join (facts, sheet->path);
  add_small (setting, facts->str, ANNO_FACE_SMALL, 0);
  if (sheet->url != NULL)
    add_small (setting, sheet->url, ANNO_FACE_SMALL, 1);
  for (guint i = 0; i < sheet->makers->len; i++)
    {
      const AnnoSheetMaker *maker = sheet->makers->pdata[i];
      g_autofree char *both = g_strdup_printf ("%s (%s)", maker->name, maker->initials);
      join (makers, sheet->makers->len > 1 ? both : maker->name);
    }
  g_autofree char *marked = g_strdup_printf (_("Marked by %s"), makers->str);
  add_small (setting, marked, ANNO_FACE_SMALL, 1);
}

/* The tags, each as it is below the words; another line where they don't fit. */
static void
add_legend (AnnoSetting *setting)
{
  const AnnoTagset *tagset = setting->sheet->tagset;
  AnnoStrip *strip = NULL;
  double x = 0;

  setting->block++;
  for (guint i = 0; i < anno_tagset_get_n_tags (tagset); i++)
    {
      const AnnoTag *tag = anno_tagset_get_tag (tagset, i);
      const AnnoInk *ink = anno_ink_find (tag->colour);
      g_autofree char *clean = anno_page_text_clean (tag->name);
      g_autoptr (PangoLayout) layout
          = anno_page_text_layout (setting->context, ANNO_FACE_SMALL, -1);
      pango_layout_set_single_paragraph_mode (layout, TRUE);
      pango_layout_set_text (layout, clean, -1);
      g_autoptr (GArray) lines = anno_page_text_lines (layout);
      const AnnoPageLine *line = &g_array_index (lines, AnnoPageLine, 0);
      if (strip == NULL || x + line->width > setting->width)
        {
          strip = anno_strip_new (setting->block, "P");
          strip->gap = x > 0 ? 2 : 16;
          strip->keep = TRUE;
          g_ptr_array_add (setting->strips, strip);
          x = 0;
        }
      const AnnoStripShape ground
          = { x, 0, line->width, line->height, ink->line, ANNO_INK_GROUND, ANNO_STROKE_NONE };
      const AnnoStripShape under
          = { x, line->height, line->width, 1.1, ink->line, 1, ANNO_STROKE_SOLID };
      anno_strip_add_shape (strip, &ground);
      anno_strip_add_shape (strip, &under);
      anno_strip_add_text (strip, line->line, x, line->baseline, ANNO_PAGE_INK);
      strip->height = MAX (strip->height, line->height + 3);
      x += line->width + SWATCH_GAP;
    }
}

static void
set_article (AnnoArticlePages *self, guint number)
{
  g_autoptr (GHashTable) marked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  AnnoSetting setting = { .sheet = self->sheet,
                          .context = self->context,
                          .width = self->paper.width - 2 * self->paper.margin,
                          .number = number,
                          .strips = self->strips,
                          .marked = marked };

  add_facts (&setting);
  if (!self->sheet->has_headline)
    add_small (&setting, self->sheet->title, ANNO_FACE_HEADLINE, 10);
  for (guint i = 0; i < self->sheet->lines->len; i++)
    anno_page_marks_set (&setting, &g_array_index (self->sheet->lines, AnnoSheetLine, i));
  add_legend (&setting);
  anno_page_tables_set (&setting);
}

/* The end of those that stay together with the one at @first, and how high they are. */
static guint
find_end (const AnnoArticlePages *self, guint first, double *height)
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

static double
room_of (const AnnoArticlePages *self)
{
  return self->paper.height - 2 * self->paper.margin;
}

/* One after the other; on a new page where it doesn't fit. */
static void
place (AnnoArticlePages *self, guint i, double *y)
{
  const AnnoStrip *strip = self->strips->pdata[i];
  double gap = *y > 0 ? strip->gap : 0;

  if (*y > 0 && *y + gap + strip->height > room_of (self))
    {
      g_array_append_val (self->starts, i);
      *y = gap = 0;
    }
  *y += gap + strip->height;
}

static void
break_pages (AnnoArticlePages *self)
{
  double y = 0, height;
  guint first = 0;

  g_array_append_val (self->starts, first);
  for (guint end; first < self->strips->len; first = end)
    {
      end = find_end (self, first, &height);
      double gap = y > 0 ? ((AnnoStrip *) self->strips->pdata[first])->gap : 0;
      /* What is higher than a page can't stay together. */
      if (y > 0 && y + gap + height > room_of (self) && height <= room_of (self))
        {
          g_array_append_val (self->starts, first);
          y = 0;
        }
      for (guint i = first; i < end; i++)
        place (self, i, &y);
    }
}

AnnoArticlePages *
anno_article_pages_new (const AnnoSheet *sheet, const AnnoPaper *paper, guint number)
{
  g_return_val_if_fail (sheet != NULL && paper != NULL, NULL);

  AnnoArticlePages *self = g_new0 (AnnoArticlePages, 1);
  self->sheet = sheet;
  self->paper = *paper;
  self->context = anno_page_text_context (sheet->language);
  self->strips = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_strip_free);
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  set_article (self, number);
  break_pages (self);
  return self;
}

void
anno_article_pages_free (AnnoArticlePages *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->strips);
  g_array_unref (self->starts);
  g_object_unref (self->context);
  g_free (self);
}

guint
anno_article_pages_get_n (const AnnoArticlePages *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->starts->len;
}

static void
draw_foot (const AnnoArticlePages *self, guint number, cairo_t *cr)
{
  double width = self->paper.width - 2 * self->paper.margin;
  double y = self->paper.height - self->paper.margin + FOOT - 12;
  g_autofree char *page = g_strdup_printf ("%u", number);
  g_autofree char *title = anno_page_text_clean (self->sheet->title);
  const char *const words[] = { title, page };

  cairo_set_source_rgb (cr, 0.35, 0.35, 0.35);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (PangoLayout) layout
          = anno_page_text_layout (self->context, ANNO_FACE_SMALL, i == 0 ? width - 40 : width);
      pango_layout_set_auto_dir (layout, FALSE);
      pango_layout_set_single_paragraph_mode (layout, TRUE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_alignment (layout, i == 0 ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
      pango_layout_set_text (layout, words[i], -1);
      cairo_move_to (cr, self->paper.margin, y);
      pango_cairo_show_layout (cr, layout);
    }
}

void
anno_article_pages_draw (const AnnoArticlePages *self, guint nth, guint number, cairo_t *cr)
{
  g_return_if_fail (self != NULL && nth < self->starts->len && cr != NULL);

  guint first = g_array_index (self->starts, guint, nth);
  guint end = nth + 1 < self->starts->len ? g_array_index (self->starts, guint, nth + 1)
                                          : self->strips->len;
  const AnnoStrip *before = NULL;
  double y = self->paper.margin;
  for (guint i = first; i < end; i++)
    {
      const AnnoStrip *strip = self->strips->pdata[i];
      gboolean is_new = before == NULL || before->block != strip->block;
      if (is_new && before != NULL)
        cairo_tag_end (cr, before->tag);
      if (is_new)
        cairo_tag_begin (cr, strip->tag, NULL);
      y += before != NULL ? strip->gap : 0;
      anno_strip_draw (strip, cr, self->paper.margin, y);
      y += strip->height;
      before = strip;
    }
  if (before != NULL)
    cairo_tag_end (cr, before->tag);
  draw_foot (self, number, cr);
}
