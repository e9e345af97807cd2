#include "print/review-table.h"

#include "print/decision-words.h"
#include "print/page-cells.h"
#include "print/point-words.h"
#include "print/said-words.h"

#include <glib/gi18n-lib.h>

#define KEEP_MAX 16 /* lines of a row that are never parted */
#define N_COLUMNS 4

/* Number, words, what each has, decision. */
static const double point_parts[] = { 0.055, 0.315, 0.36, 0.27, 0 };
/* Below a row, and wherever there is one cell with something before it. */
static const double note_parts[] = { 0.055, 0.945, 0 };
/* Two people side by side. */
static const double person_parts[] = { 0.08, 0.30, 0.12, 0.08, 0.30, 0.12, 0 };

void
anno_review_table_add_line (AnnoReviewSetting *setting, AnnoFace face, const char *words,
                            double gap, guint32 colour)
{
  g_return_if_fail (setting != NULL && words != NULL);

  g_autofree char *clean = anno_page_text_clean (words);
  g_autoptr (PangoLayout) layout = anno_page_text_layout (setting->context, face, setting->width);
  pango_layout_set_text (layout, clean, -1);
  g_autoptr (GArray) lines = anno_page_text_lines (layout);
  setting->block++;
  for (guint i = 0; i < lines->len; i++)
    {
      const AnnoPageLine *line = &g_array_index (lines, AnnoPageLine, i);
      AnnoStrip *strip = anno_strip_new (setting->block, face == ANNO_FACE_HEADLINE  ? "H1"
                                                         : face == ANNO_FACE_HEADING ? "H2"
                                                                                     : "P");
      strip->height = line->height;
      strip->gap = i == 0 ? gap : 0;
      strip->keep = TRUE;
      anno_strip_add_text (strip, line->line, line->x, line->baseline, colour);
      g_ptr_array_add (setting->strips, strip);
    }
}

static AnnoStrip *
add_row (AnnoReviewSetting *setting, const double *parts, const char *const *cells, AnnoFace face,
         gboolean ruled)
{
  const AnnoPageCells grid
      = { setting->strips, setting->context, setting->width, parts, ++setting->block };
  guint first = setting->strips->len;
  AnnoStrip *strip = anno_page_cells_add (&grid, cells, face, ruled);

  for (guint i = first; i + 1 < setting->strips->len && i - first < KEEP_MAX; i++)
    ((AnnoStrip *) setting->strips->pdata[i])->keep = TRUE;
  return strip;
}

/* The last line of the row before stays with what comes now. */
static void
keep_with_next (AnnoReviewSetting *setting)
{
  ((AnnoStrip *) setting->strips->pdata[setting->strips->len - 1])->keep = TRUE;
}

static void
add_head (AnnoReviewSetting *setting)
{
  const char *const words[] = { _("No."), _("Words"), _("Who has what"), _("Decision") };
  char *cells[N_COLUMNS];

  for (guint i = 0; i < N_COLUMNS; i++)
    cells[i] = g_markup_escape_text (words[i], -1);
  AnnoStrip *strip
      = add_row (setting, point_parts, (const char *const *) cells, ANNO_FACE_STRONG, FALSE);
  strip->gap = 6;
  keep_with_next (setting);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (cells[i]);
}

/* In place of the first cell's words, which are blank. */
static void
number_row (AnnoReviewSetting *setting, AnnoStrip *strip, const AnnoReviewPoint *point)
{
  double width;
  AnnoStripText *text = anno_review_lanes_badge (
      setting, strip, point->number, anno_review_point_is_decided (point), 0, 0.6, &width);

  text->dest = anno_review_lanes_dest (setting, 'q', point->number);
  if (g_hash_table_contains (setting->placed, GUINT_TO_POINTER (point->number)))
    text->link = anno_review_lanes_dest (setting, 'p', point->number);
}

static void
add_thread (AnnoReviewSetting *setting, const AnnoReviewThread *thread, gboolean ruled)
{
  g_autofree char *words = anno_decision_words_thread (setting->sheet, thread);
  const char *const cells[] = { "", words };

  add_row (setting, note_parts, cells, ANNO_FACE_SMALL, ruled)->gap = ruled ? 7 : 3;
}

static void
add_point (AnnoReviewSetting *setting, const AnnoReviewPoint *point)
{
  g_autofree char *context = anno_point_words_context (setting->sheet, point);
  g_autofree char *said = anno_point_words_said (setting->sheet, point);
  g_autofree char *decision = anno_decision_words_new (setting->sheet, point);
  const char *const cells[] = { " ", context, said, decision };

  number_row (setting, add_row (setting, point_parts, cells, ANNO_FACE_SMALL, TRUE), point);
  for (guint i = 0; i < point->item->threads->len; i++)
    {
      keep_with_next (setting);
      add_thread (setting, point->item->threads->pdata[i], FALSE);
    }
}

static void
add_points (AnnoReviewSetting *setting)
{
  guint n = anno_review_sheet_get_n (setting->sheet);

  anno_review_table_add_line (setting, ANNO_FACE_HEADING, _("Differences"), 22, ANNO_PAGE_INK);
  if (n == 0)
    {
      anno_review_table_add_line (setting, ANNO_FACE_SMALL, _("All marked the same."), 4,
                                  ANNO_PAGE_INK);
      return;
    }
  add_head (setting);
  for (guint i = 0; i < n; i++)
    add_point (setting, anno_review_sheet_get (setting->sheet, i));
}

/* The threads that stand below no difference: on the article, on what is gone, on what all agree
 * about. */
static GPtrArray *
list_other_threads (const AnnoReviewSheet *sheet)
{
  g_autoptr (GHashTable) told = g_hash_table_new (NULL, NULL);
  GPtrArray *others = g_ptr_array_new ();

  for (guint i = 0; i < anno_review_sheet_get_n (sheet); i++)
    {
      const GPtrArray *threads = anno_review_sheet_get (sheet, i)->item->threads;
      for (guint k = 0; k < threads->len; k++)
        g_hash_table_add (told, threads->pdata[k]);
    }
  for (guint i = 0; i < sheet->state->threads->len; i++)
    if (!g_hash_table_contains (told, sheet->state->threads->pdata[i]))
      g_ptr_array_add (others, sheet->state->threads->pdata[i]);
  return others;
}

static const char *
describe_verdict (AnnoVerdict verdict)
{
  switch (verdict)
    {
    case ANNO_VERDICT_APPROVE:
      return _("approves the article");
    case ANNO_VERDICT_CHANGES:
      return _("asks for changes");
    case ANNO_VERDICT_COMMENT:
    default:
      return _("comments");
    }
}

static void
add_verdict (AnnoReviewSetting *setting, const AnnoReviewRecord *record, gboolean ruled)
{
  g_autofree char *who = anno_decision_words_signed (setting->sheet, record);
  g_autoptr (GString) words = g_string_new (NULL);

  anno_said_words_append (words, "<b>%s</b>  ", who);
  anno_said_words_append (words, "%s", describe_verdict (record->verdict));
  if (record->why != NULL && *record->why != '\0')
    anno_said_words_append (words, "\n<i>%s</i>", record->why);
  const char *const cells[] = { "", words->str };
  add_row (setting, note_parts, cells, ANNO_FACE_SMALL, ruled);
}

static void
add_comments (AnnoReviewSetting *setting)
{
  const AnnoReviewState *state = setting->sheet->state;
  g_autoptr (GPtrArray) others = list_other_threads (setting->sheet);
  guint n = others->len + state->verdicts->len;

  if (n > 0)
    anno_review_table_add_line (setting, ANNO_FACE_HEADING, _("On the whole article"), 22,
                                ANNO_PAGE_INK);
  for (guint i = 0; i < state->verdicts->len; i++)
    add_verdict (setting, state->verdicts->pdata[i], i > 0);
  for (guint i = 0; i < others->len; i++)
    add_thread (setting, others->pdata[i], i + state->verdicts->len > 0);
  if (state->orphans->len == 0)
    return;
  guint n_orphans = state->orphans->len;
  g_autofree char *words = g_strdup_printf (
      ngettext ("%u decision is about something that nobody has marked any more.",
                "%u decisions are about something that nobody has marked any more.", n_orphans),
      n_orphans);
  anno_review_table_add_line (setting, ANNO_FACE_SMALL, words, 10, ANNO_PAGE_DIM);
}

/* Initials, name and count of the @n-th person; of nobody, where there isn't one. */
static void
fill_person (const AnnoReviewSheet *sheet, guint n, char **cells)
{
  g_autoptr (GString) initials = g_string_new (NULL), name = g_string_new (NULL);
  g_autofree char *count = NULL;

  if (n < sheet->people->len)
    {
      const AnnoReviewPerson *person = anno_review_sheet_get_person (sheet, n);
      guint n_spans = anno_layer_get_n_spans (sheet->clusters->layers[person->layer]);
      anno_said_words_append (initials, "<b>%s</b>", person->initials);
      anno_said_words_append (name, "%s", person->name);
      count = g_strdup_printf (ngettext ("%u span", "%u spans", n_spans), n_spans);
    }
  cells[0] = g_strdup (initials->str);
  cells[1] = g_strdup (name->str);
  cells[2] = g_strdup (count != NULL ? count : "");
}

static void
add_people (AnnoReviewSetting *setting)
{
  const GPtrArray *people = setting->sheet->people;
  guint n_rows = (people->len + 1) / 2;

  if (people->len <= ANNO_REVIEW_HEAD_PEOPLE)
    return;
  anno_review_table_add_line (setting, ANNO_FACE_HEADING, _("People"), 22, ANNO_PAGE_INK);
  for (guint i = 0; i < n_rows; i++)
    {
      char *cells[6];
      fill_person (setting->sheet, i, cells);
      fill_person (setting->sheet, n_rows + i, cells + 3);
      add_row (setting, person_parts, (const char *const *) cells, ANNO_FACE_SMALL, FALSE)->gap = 2;
      for (guint k = 0; k < G_N_ELEMENTS (cells); k++)
        g_free (cells[k]);
    }
}

void
anno_review_table_set (AnnoReviewSetting *setting)
{
  g_return_if_fail (setting != NULL);

  add_points (setting);
  add_comments (setting);
  add_people (setting);
}
