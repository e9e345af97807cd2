#include "print/review-pages.h"

#include "print/ink.h"
#include "print/review-figures.h"
#include "print/review-lanes.h"
#include "print/review-table.h"
#include "print/strip-pages.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

/* In points. */
#define MARGIN 50
#define BAR 4 /* how high the bar is that shows how far the review is */
#define SWATCH_GAP 12

struct _AnnoReviewPages
{
  const AnnoReviewSheet *sheet;
  AnnoPaper paper;
  PangoContext *context;
  GPtrArray *strips; /* of AnnoStrip */
  GArray *starts;    /* of guint: the first strip of each page */
};

static void
join (GString *words, const char *more)
{
  if (more == NULL || *more == '\0')
    return;
  g_autofree char *isolated = anno_isolate (more);
  g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", isolated);
}

static void
add_facts (AnnoReviewSetting *setting)
{
  const AnnoSheet *article = setting->sheet->article;
  g_autoptr (GString) facts = g_string_new (NULL);

  join (facts, article->source);
  join (facts, article->byline);
  join (facts, article->date);
  join (facts, article->path);
  if (facts->len > 0)
    anno_review_table_add_line (setting, ANNO_FACE_SMALL, facts->str, 3, ANNO_PAGE_DIM);
}

static void
add_people (AnnoReviewSetting *setting)
{
  const GPtrArray *people = setting->sheet->people;
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < MIN (people->len, ANNO_REVIEW_HEAD_PEOPLE); i++)
    {
      const AnnoReviewPerson *person = people->pdata[i];
      g_autofree char *name = anno_isolate (person->name);
      g_autofree char *initials = anno_isolate (person->initials);
      g_string_append_printf (names, "%s%s (%s)", i > 0 ? C_ ("values", ", ") : "", name, initials);
    }
  g_autofree char *marked = g_strdup_printf (_("Marked by %s"), names->str);
  guint n = people->len - MIN (people->len, ANNO_REVIEW_HEAD_PEOPLE);
  g_autofree char *rest
      /* Translators: behind a list of people. */
      = g_strdup_printf (ngettext (" and %u more, who is listed at the end",
                                   " and %u more, who are listed at the end", n),
                         n);
  g_autofree char *all = g_strconcat (marked, n > 0 ? rest : NULL, NULL);
  anno_review_table_add_line (setting, ANNO_FACE_SMALL, all, 1, ANNO_PAGE_DIM);
}

/* "41 of 63 differences decided", with a bar. */
static void
add_progress (AnnoReviewSetting *setting)
{
  const AnnoReviewState *state = setting->sheet->state;
  g_autofree char *words = anno_review_state_describe (state);
  double part = state->n_differences > 0 ? (double) state->n_decided / state->n_differences : 1;
  AnnoStrip *strip;

  anno_review_table_add_line (setting, ANNO_FACE_HEADING, words, 12, ANNO_PAGE_INK);
  strip = anno_strip_new (setting->block, "H2");
  const AnnoStripShape all = { 0, 0, setting->width, BAR, ANNO_PAGE_RULE, 0.55, ANNO_STROKE_NONE };
  const AnnoStripShape done
      = { 0, 0, setting->width * part, BAR, ANNO_PAGE_INK, 1, ANNO_STROKE_NONE };
  anno_strip_add_shape (strip, &all);
  if (part > 0)
    anno_strip_add_shape (strip, &done);
  strip->height = BAR;
  strip->gap = 4;
  strip->keep = TRUE;
  g_ptr_array_add (setting->strips, strip);
  g_autofree char *figures = anno_review_figures_describe (setting->sheet);
  if (figures != NULL)
    anno_review_table_add_line (setting, ANNO_FACE_SMALL, figures, 5, ANNO_PAGE_DIM);
}

/* What the marks of the page mean. The boxes have the looks of the lanes. */
typedef struct
{
  AnnoReviewSetting *setting;
  AnnoStrip *strip; /* the one that is being filled, or NULL */
  double x;
} Legend;

/* Words that need @before points on their left; returns the strip and where its words begin. */
static AnnoStrip *
add_entry (Legend *self, const char *words, double before, double *x, double *height)
{
  AnnoReviewSetting *setting = self->setting;
  g_autofree char *clean = anno_page_text_clean (words);
  g_autoptr (PangoLayout) layout = anno_page_text_layout (setting->context, ANNO_FACE_LANE, -1);

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, clean, -1);
  g_autoptr (GArray) lines = anno_page_text_lines (layout);
  const AnnoPageLine *line = &g_array_index (lines, AnnoPageLine, 0);
  if (self->strip == NULL || self->x + before + line->width > setting->width)
    {
      gboolean is_first = self->strip == NULL;
      self->strip = anno_strip_new (setting->block, "P");
      self->strip->gap = is_first ? 10 : 3;
      self->strip->keep = TRUE;
      g_ptr_array_add (setting->strips, self->strip);
      self->x = 0;
    }
  *x = self->x + before;
  *height = line->height;
  anno_strip_add_text (self->strip, line->line, *x, line->baseline, ANNO_PAGE_INK);
  self->strip->height = MAX (self->strip->height, line->height + 1);
  self->x = *x + line->width + SWATCH_GAP;
  return self->strip;
}

static void
add_tag (Legend *self, const AnnoTag *tag)
{
  const AnnoInk *ink = anno_ink_find (tag->colour);
  double x, height;
  AnnoStrip *strip = add_entry (self, tag->name, 14, &x, &height);
  const AnnoStripShape ground = { x - 14, 0.5, 11, height - 1, ink->line, 0.13, ANNO_STROKE_NONE };
  const AnnoStripShape frame = { x - 14, 0.5, 11, height - 1, ink->line, 1, ANNO_STROKE_FRAME };
  const AnnoStripShape edge = { x - 14, 0.5, 1.6, height - 1, ink->line, 1, ANNO_STROKE_NONE };

  anno_strip_add_shape (strip, &ground);
  anno_strip_add_shape (strip, &frame);
  anno_strip_add_shape (strip, &edge);
}

static void
add_sign (Legend *self, const char *words, double width, AnnoStripShape shape)
{
  double x, height;
  AnnoStrip *strip = add_entry (self, words, width + 3, &x, &height);

  shape.x = x - width - 3;
  shape.y += height / 2;
  shape.width = width;
  anno_strip_add_shape (strip, &shape);
}

static void
add_legend (AnnoReviewSetting *setting)
{
  const AnnoTagset *tagset = setting->sheet->article->tagset;
  Legend self = { setting, NULL, 0 };

  setting->block++;
  for (guint i = 0; i < anno_tagset_get_n_tags (tagset); i++)
    add_tag (&self, anno_tagset_get_tag (tagset, i));
  add_sign (&self, _("disputed characters"), 14,
            (AnnoStripShape){ 0, 1.5, 0, 0.9, ANNO_PAGE_INK, 1, ANNO_STROKE_WAVY });
  add_sign (&self, _("all agree"), 14,
            (AnnoStripShape){ 0, -0.5, 0, 1, 0x8c8c8c, 1, ANNO_STROKE_SOLID });
  add_sign (&self, _("nothing marked"), 14,
            (AnnoStripShape){ 0, -0.5, 0, 0.8, 0x8a8a8a, 1, ANNO_STROKE_DOTTED });
  add_sign (&self, _("open"), 8,
            (AnnoStripShape){ 0, -4, 0, 8, ANNO_PAGE_INK, 1, ANNO_STROKE_BADGE });
  add_sign (&self, _("decided"), 8,
            (AnnoStripShape){ 0, -4, 0, 8, ANNO_PAGE_INK, 1, ANNO_STROKE_SEAL });
  const AnnoStripShape rule
      = { 0, self.strip->height + 6, setting->width, 0.5, ANNO_PAGE_RULE, 1, ANNO_STROKE_SOLID };
  anno_strip_add_shape (self.strip, &rule);
  self.strip->height += 6.5;
}

/* Whether anybody marked something on the line; a headline without that is the sheet's title. */
static gboolean
is_marked (const AnnoReviewSheet *sheet, const AnnoSheetLine *line)
{
  for (guint i = 0; i < sheet->clusters->marks->len; i++)
    {
      const AnnoSpan *span = anno_clusters_get_mark (sheet->clusters, i)->span;
      if (anno_span_get_start (span) < line->range.end
          && anno_span_get_end (span) > line->range.start)
        return TRUE;
    }
  return FALSE;
}

static void
set_sheet (AnnoReviewPages *self, guint number)
{
  g_autoptr (GHashTable) placed = g_hash_table_new (NULL, NULL);
  AnnoReviewSetting setting = { .sheet = self->sheet,
                                .context = self->context,
                                .width = self->paper.width - 2 * self->paper.margin,
                                .number = number,
                                .placed = placed,
                                .strips = self->strips };
  const GArray *lines = self->sheet->article->lines;

  anno_review_table_add_line (&setting, ANNO_FACE_STRONG, _("Review sheet"), 0, ANNO_PAGE_DIM);
  anno_review_table_add_line (&setting, ANNO_FACE_HEADLINE, self->sheet->article->title, 2,
                              ANNO_PAGE_INK);
  add_facts (&setting);
  add_people (&setting);
  add_progress (&setting);
  add_legend (&setting);
  for (guint i = 0; i < lines->len; i++)
    {
      const AnnoSheetLine *line = &g_array_index (lines, AnnoSheetLine, i);
      if (line->kind != ANNO_SHEET_HEADLINE || is_marked (self->sheet, line))
        anno_review_lanes_set (&setting, line);
    }
  anno_review_table_set (&setting);
}

AnnoReviewPages *
anno_review_pages_new (const AnnoReviewSheet *sheet, const AnnoPaper *paper, guint number)
{
  g_return_val_if_fail (sheet != NULL && paper != NULL, NULL);

  AnnoReviewPages *self = g_new0 (AnnoReviewPages, 1);
  self->sheet = sheet;
  self->paper = *paper;
  self->paper.margin = MARGIN;
  self->context = anno_page_text_context (sheet->article->language);
  self->strips = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_strip_free);
  set_sheet (self, number);
  self->starts = anno_strip_pages_break (self->strips, &self->paper);
  return self;
}

void
anno_review_pages_free (AnnoReviewPages *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->strips);
  g_array_unref (self->starts);
  g_object_unref (self->context);
  g_free (self);
}

guint
anno_review_pages_get_n (const AnnoReviewPages *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->starts->len;
}

void
anno_review_pages_draw (const AnnoReviewPages *self, guint nth, cairo_t *cr)
{
  g_return_if_fail (self != NULL && nth < self->starts->len && cr != NULL);

  /* Translators: which page of how many. */
  g_autofree char *page = g_strdup_printf (C_ ("page", "%u / %u"), nth + 1, self->starts->len);
  anno_strip_pages_draw (self->strips, self->starts, nth, &self->paper, cr);
  anno_strip_pages_draw_foot (self->context, &self->paper, self->sheet->article->title, page, cr);
}

static void
read_line (GString *words, const AnnoStripText *text)
{
  g_string_append_len (words, pango_layout_get_text (text->layout) + text->line->start_index,
                       text->line->length);
  g_string_append_c (words, '\n');
}

char *
anno_review_pages_read (const AnnoReviewPages *self, guint nth)
{
  g_return_val_if_fail (self != NULL && nth < self->starts->len, NULL);

  guint end = nth + 1 < self->starts->len ? g_array_index (self->starts, guint, nth + 1)
                                          : self->strips->len;
  GString *words = g_string_new (NULL);
  for (guint i = g_array_index (self->starts, guint, nth); i < end; i++)
    {
      const AnnoStrip *strip = self->strips->pdata[i];
      for (guint k = 0; k < strip->texts->len; k++)
        read_line (words, strip->texts->pdata[k]);
    }
  return g_string_free (words, FALSE);
}
