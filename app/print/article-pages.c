#include "print/article-pages.h"

#include "print/ink.h"
#include "print/page-tables.h"
#include "print/strip-pages.h"

#include <glib/gi18n-lib.h>

#define SWATCH_GAP 14 /* points */

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

AnnoArticlePages *
anno_article_pages_new (const AnnoSheet *sheet, const AnnoPaper *paper, guint number)
{
  g_return_val_if_fail (sheet != NULL && paper != NULL, NULL);

  AnnoArticlePages *self = g_new0 (AnnoArticlePages, 1);
  self->sheet = sheet;
  self->paper = *paper;
  self->context = anno_page_text_context (sheet->language);
  self->strips = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_strip_free);
  set_article (self, number);
  self->starts = anno_strip_pages_break (self->strips, paper);
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

void
anno_article_pages_draw (const AnnoArticlePages *self, guint nth, guint number, cairo_t *cr)
{
  g_return_if_fail (self != NULL && nth < self->starts->len && cr != NULL);

  g_autofree char *page = g_strdup_printf ("%u", number);
  anno_strip_pages_draw (self->strips, self->starts, nth, &self->paper, cr);
  anno_strip_pages_draw_foot (self->context, &self->paper, self->sheet->title, page, cr);
}
