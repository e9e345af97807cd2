#include "print/point-words.h"

#include "print/point-choices.h"
#include "print/said-words.h"

#include <glib/gi18n-lib.h>

/* In code points. */
#define AROUND 28   /* words before and after */
#define CONTEXT 220 /* the marked words; what is longer lacks its middle */

#define VARIANTS_MAX 8 /* ways of marking that are listed */

/* The end of the stretch from @from on in which all characters are disputed, or none is. */
static guint
end_of_stretch (const GArray *disputed, guint from, guint end, gboolean *is_disputed)
{
  *is_disputed = FALSE;
  for (guint i = 0; i < disputed->len; i++)
    {
      const AnnoRange *range = &g_array_index (disputed, AnnoRange, i);
      if (from >= range->end)
        continue;
      *is_disputed = from >= range->start;
      return MIN (end, *is_disputed ? range->end : range->start);
    }
  return end;
}

static void
append_stretch (GString *markup, const AnnoReviewSheet *sheet, const AnnoReviewPoint *point,
                guint start, guint end)
{
  gboolean is_disputed = FALSE, is_all = point->vote->missing->len > 0;

  while (start < end)
    {
      guint next = is_all ? end : end_of_stretch (point->vote->disputed, start, end, &is_disputed);
      g_autofree char *words = anno_article_slice (sheet->article->text, start, next);
      g_autofree char *flat = anno_said_words_flatten (words);
      g_autofree char *escaped = g_markup_escape_text (flat, -1);
      g_string_append_printf (markup, is_disputed ? "<u>%s</u>" : "%s", escaped);
      start = next;
    }
}

static void
append_around (GString *markup, const AnnoReviewSheet *sheet, guint start, guint end)
{
  g_autofree char *words = anno_article_slice (sheet->article->text, start, end);
  g_autofree char *flat = anno_said_words_flatten (words);
  g_autofree char *escaped = g_markup_escape_text (flat, -1);
  g_string_append_printf (markup, "<span color=\"#5a5a5a\">%s</span>", escaped);
}

static gboolean
is_blank_at (AnnoArticle *text, guint place)
{
  gsize n;
  const char *at = anno_article_peek (text, place, place + 1, &n);
  return n > 0 && g_unichar_isspace (g_utf8_get_char (at));
}

/* So much of the line before @start, and not half a word where there are whole ones. */
static guint
go_back (AnnoArticle *text, guint start, guint least)
{
  guint from = start - MIN (start - MIN (least, start), AROUND), word = from;

  while (word < start && word > least && !is_blank_at (text, word - 1))
    word++;
  return word < start ? word : from;
}

static guint
go_on (AnnoArticle *text, guint end, guint most)
{
  guint to = end + MIN (MAX (most, end) - end, AROUND), word = to;

  while (word > end && word < most && !is_blank_at (text, word))
    word--;
  return word > end ? word : to;
}

char *
anno_point_words_context (const AnnoReviewSheet *sheet, const AnnoReviewPoint *point)
{
  g_return_val_if_fail (sheet != NULL && point != NULL, NULL);

  AnnoArticle *text = sheet->article->text;
  AnnoRange range = point->range;
  const AnnoRange first = anno_article_get_line (text, anno_article_line_at (text, range.start));
  const AnnoRange last
      = anno_article_get_line (text, anno_article_line_at (text, MAX (range.end, 1) - 1));
  guint before = go_back (text, range.start, first.start);
  guint after = go_on (text, range.end, last.end);
  g_autoptr (GString) markup = g_string_new (before > first.start ? "…" : NULL);

  append_around (markup, sheet, before, range.start);
  g_string_append (markup, "<b>");
  if (range.end - range.start > CONTEXT)
    {
      append_stretch (markup, sheet, point, range.start, range.start + CONTEXT / 2);
      g_string_append (markup, " … ");
      append_stretch (markup, sheet, point, range.end - CONTEXT / 2, range.end);
    }
  else
    append_stretch (markup, sheet, point, range.start, range.end);
  g_string_append (markup, "</b>");
  append_around (markup, sheet, range.end, after);
  if (after < last.end)
    g_string_append (markup, "…");
  return g_string_free (g_steal_pointer (&markup), FALSE);
}

static void
append_variant (GString *markup, const AnnoReviewSheet *sheet, const AnnoVariant *variant)
{
  g_autoptr (GArray) layers = anno_point_choices_list_layers (sheet, variant);
  g_autofree char *who = anno_point_choices_name (sheet, layers);

  anno_said_words_begin_line (markup);
  anno_said_words_append (markup, "<b>%s</b>  ", who);
  anno_said_words_append_span (markup, sheet,
                               anno_clusters_get_mark (sheet->clusters, variant->first_mark)->span,
                               ANNO_SAID_QUOTE);
}

static void
append_missing (GString *markup, const AnnoReviewSheet *sheet, const AnnoVote *vote)
{
  g_autoptr (GArray) layers = anno_point_choices_list_missing (sheet, vote);

  if (layers->len == 0)
    return;
  g_autofree char *who = anno_point_choices_name (sheet, layers);
  anno_said_words_begin_line (markup);
  anno_said_words_append (markup, "<b>%s</b>  ", who);
  /* Translators: what somebody marked at a place. */
  anno_said_words_append (markup, "<i>%s</i>", C_ ("marked words", "nothing"));
}

/* "Certainty:", and below it a line for each option. */
static void
append_field (GString *markup, const AnnoReviewSheet *sheet, const AnnoFieldVote *vote)
{
  g_autoptr (GArray) options = anno_point_choices_new_options (sheet, vote);

  anno_said_words_append_field (markup, sheet, vote);
  for (guint i = 0; i < MIN (options->len, VARIANTS_MAX); i++)
    {
      const AnnoFieldOption *option = g_array_index (options, AnnoPointChoice, i).it;
      g_autoptr (GArray) layers = anno_point_choices_list_holders (sheet, option);
      g_autofree char *who = anno_point_choices_name (sheet, layers);
      anno_said_words_append (markup, "\n<b>%s</b>  ", who);
      anno_said_words_append_values (markup, sheet, option->holders->pdata[0], vote->field);
    }
}

char *
anno_point_words_said (const AnnoReviewSheet *sheet, const AnnoReviewPoint *point)
{
  g_return_val_if_fail (sheet != NULL && point != NULL, NULL);

  g_autoptr (GArray) variants = anno_point_choices_new_variants (sheet, point->cluster);
  g_autoptr (GString) markup = g_string_new (NULL);
  for (guint i = 0; i < MIN (variants->len, VARIANTS_MAX); i++)
    append_variant (markup, sheet, g_array_index (variants, AnnoPointChoice, i).it);
  if (variants->len > VARIANTS_MAX)
    {
      guint n = variants->len - VARIANTS_MAX;
      g_autofree char *rest = g_strdup_printf (
          ngettext ("and marked in %u more way", "and marked in %u more ways", n), n);
      anno_said_words_append (markup, "\n%s", rest);
    }
  append_missing (markup, sheet, point->vote);
  for (guint i = 0; i < point->vote->fields->len; i++)
    append_field (markup, sheet, point->vote->fields->pdata[i]);
  return g_string_free (g_steal_pointer (&markup), FALSE);
}
