#include "print/page-tables.h"

#include "model/span-quote.h"
#include "print/ink.h"
#include "print/page-cells.h"
#include "print/span-facts.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

#define COLUMNS_MAX 5
/* Longer words are cut in the middle: they are in the article, and spans may share them all. */
#define WORDS_MAX 1200

typedef struct
{
  AnnoSetting *setting;
  const AnnoSheetMaker *maker;
  guint nth;           /* of the makers */
  const double *parts; /* of the width that each column has; 0 ends them */
} Table;

/* For attributions: number, who, cue, what, when; for others: number, tag, words. */
static const double told[] = { 0.05, 0.24, 0.13, 0.40, 0.18, 0 };
static const double loose[] = { 0.05, 0.24, 0.71, 0 };

/* A cell in the making, as Pango's markup. */
static void
append (GString *cell, const char *format, const char *words)
{
  g_autofree char *clean = anno_page_text_clean (words);
  g_autofree char *escaped = g_markup_escape_text (clean, -1);
  g_autoptr (GString) all = g_string_new (format);

  g_string_replace (all, "%s", escaped, 1);
  g_string_append (cell, all->str);
}

static void
append_facts (const Table *self, GString *cell, const AnnoSpan *span)
{
  g_autoptr (GPtrArray) facts = anno_span_facts_list (self->setting->sheet, self->maker, span);

  for (guint i = 0; i < facts->len; i++)
    {
      const AnnoSpanFact *fact = facts->pdata[i];
      g_string_append (cell, "\n<span size=\"7pt\" color=\"#5a5a5a\">");
      if (fact->name != NULL)
        append (cell, "<b>%s</b> ", fact->name);
      g_autofree char *words = anno_isolate (fact->words);
      append (cell, "%s</span>", fact->name != NULL ? words : fact->words);
    }
}

static void
append_span (const Table *self, GString *cell, const AnnoSpan *span)
{
  g_autofree char *person = anno_span_facts_person (self->maker, span);
  g_autofree char *words = anno_span_quote (self->setting->sheet->text, span, WORDS_MAX);

  if (cell->len > 0)
    g_string_append_c (cell, '\n');
  if (person != NULL)
    append (cell, "<b>%s</b>\n", person);
  append (cell, "%s", words);
  append_facts (self, cell, span);
}

static char *
cell_of_parts (const Table *self, const GPtrArray *parts)
{
  GString *cell = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    append_span (self, cell, parts->pdata[i]);
  if (parts->len == 0)
    g_string_append (cell, "—");
  return g_string_free (cell, FALSE);
}

static char *
cell_of_span (const Table *self, const AnnoSpan *span)
{
  GString *cell = g_string_new (NULL);
  append_span (self, cell, span);
  return g_string_free (cell, FALSE);
}

static char *
cell_of_words (const char *format, const char *words)
{
  GString *cell = g_string_new (NULL);
  append (cell, format, words);
  return g_string_free (cell, FALSE);
}

/* A row of cells in markup. Returns its first strip, whose first text is the first cell's. */
static AnnoStrip *
add_row (const Table *self, const char *const *cells, AnnoFace face, gboolean ruled)
{
  AnnoSetting *setting = self->setting;
  const AnnoPageCells grid
      = { setting->strips, setting->context, setting->width, self->parts, ++setting->block };

  return anno_page_cells_add (&grid, cells, face, ruled);
}

/* A line of words over the whole column; what follows stays with it. */
static void
add_heading (AnnoSetting *setting, AnnoFace face, const char *words, double gap, guint32 colour)
{
  g_autofree char *clean = anno_page_text_clean (words);
  g_autoptr (PangoLayout) layout = anno_page_text_layout (setting->context, face, setting->width);

  pango_layout_set_text (layout, clean, -1);
  g_autoptr (GArray) lines = anno_page_text_lines (layout);
  setting->block++;
  for (guint i = 0; i < lines->len; i++)
    {
      const AnnoPageLine *line = &g_array_index (lines, AnnoPageLine, i);
      AnnoStrip *strip = anno_strip_new (setting->block, face == ANNO_FACE_HEADING ? "H2" : "P");
      strip->height = line->height;
      strip->gap = i == 0 ? gap : 0;
      strip->keep = TRUE;
      anno_strip_add_text (strip, line->line, line->x, line->baseline, colour);
      g_ptr_array_add (setting->strips, strip);
    }
}

/* The number of a row: where labels lead to, and what leads to the words. */
static void
join (const Table *self, AnnoStrip *strip, guint row, AnnoSpan *span)
{
  AnnoStripText *number = strip->texts->pdata[0];
  g_autofree char *dest = anno_page_marks_dest (self->setting, self->nth, span);

  number->dest = anno_page_marks_row (self->setting, self->nth, row);
  if (g_hash_table_contains (self->setting->marked, dest))
    number->link = g_steal_pointer (&dest);
}

static void
add_attribution (const Table *self, guint nth)
{
  const AnnoSheetRow *row = self->maker->rows->pdata[nth];
  g_autofree char *number = g_strdup_printf ("%u", nth + 1);
  g_autofree char *who = cell_of_parts (self, row->parts[ANNO_ROLE_SPEAKER]);
  g_autofree char *cue = cell_of_parts (self, row->parts[ANNO_ROLE_CUE]);
  g_autofree char *what = cell_of_span (self, row->span);
  g_autofree char *when = cell_of_parts (self, row->parts[ANNO_ROLE_DATE]);
  const char *const cells[] = { number, who, cue, what, when };

  join (self, add_row (self, cells, ANNO_FACE_SMALL, TRUE), nth + 1, row->span);
}

static void
add_loose (const Table *self, guint nth)
{
  const AnnoSheet *sheet = self->setting->sheet;
  AnnoSpan *span = ((AnnoSheetRow *) self->maker->loose->pdata[nth])->span;
  guint row = self->maker->rows->len + nth + 1;
  g_autofree char *number = g_strdup_printf ("%u", row);
  g_autofree char *format
      = g_strdup_printf ("<b><span color=\"#%06x\">%%s</span></b>",
                         anno_ink_find (anno_sheet_colour_of (sheet, span))->label);
  g_autofree char *tag
      = cell_of_words (format, anno_tagset_name_of (sheet->tagset, anno_span_get_tag (span)));
  g_autofree char *words = cell_of_span (self, span);
  const char *const cells[] = { number, tag, words };

  join (self, add_row (self, cells, ANNO_FACE_SMALL, TRUE), row, span);
}

static void
add_head (const Table *self, const char *caption, const char *const *headings)
{
  char *cells[COLUMNS_MAX] = { NULL };

  add_heading (self->setting, ANNO_FACE_SMALL, caption, 8, ANNO_PAGE_DIM);
  for (guint i = 0; self->parts[i] > 0; i++)
    cells[i] = cell_of_words ("%s", headings[i]);
  AnnoStrip *strip = add_row (self, (const char *const *) cells, ANNO_FACE_STRONG, FALSE);
  strip->gap = 3;
  strip->keep = TRUE;
  for (guint i = 0; i < COLUMNS_MAX; i++)
    g_free (cells[i]);
}

void
anno_page_tables_set (AnnoSetting *setting)
{
  const char *const told_heads[] = { _("No."), _ ("Who"), _ ("Cue"), _ ("What"), _ ("When") };
  const char *const loose_heads[] = { _("No."), _ ("Tag"), _ ("Words") };
  const GPtrArray *makers = setting->sheet->makers;

  add_heading (setting, ANNO_FACE_HEADING, _("Who said what, when"), 20, ANNO_PAGE_INK);
  for (guint i = 0; i < makers->len; i++)
    {
      const AnnoSheetMaker *maker = makers->pdata[i];
      g_autofree char *name = anno_isolate (maker->name);
      g_autofree char *told_by = g_strdup_printf (_("Attributions marked by %s"), name);
      g_autofree char *loose_by
          = g_strdup_printf (_("Part of no attribution, marked by %s"), name);
      const Table attributions = { setting, maker, i, told }, others = { setting, maker, i, loose };
      if (maker->rows->len > 0)
        add_head (&attributions, told_by, told_heads);
      for (guint k = 0; k < maker->rows->len; k++)
        add_attribution (&attributions, k);
      if (maker->loose->len > 0)
        add_head (&others, loose_by, loose_heads);
      for (guint k = 0; k < maker->loose->len; k++)
        add_loose (&others, k);
    }
}
