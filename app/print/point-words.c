#include "print/point-words.h"

#include "model/timex.h"
#include "print/page-text.h"
#include "review/review-fit.h"
#include "session/span-words.h"
#include "text/isolate.h"
#include "text/plain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* In code points. */
#define AROUND 28      /* words before and after */
#define CONTEXT 220    /* the marked words; what is longer lacks its middle */
#define QUOTE 56       /* as in "Speaker, “Lindsey Graham”" */
#define OPTION 30      /* beside a box to tick */
#define COMMENT 2000

#define WHO_MAX 6      /* initials that are listed */
#define BOXES_MAX 6
#define VARIANTS_MAX 8 /* ways of marking that are listed */

#define SMALL "<span size=\"7pt\" color=\"#5a5a5a\">"
#define LINE_SEPARATOR 0x2028
#define PARAGRAPH_SEPARATOR 0x2029

/* @words on one line, with nothing in them that turns text. */
static char *
flatten (const char *words)
{
  g_autofree char *shown = anno_plain_show (words);
  g_autofree char *clean = anno_page_text_clean (shown);
  GString *flat = g_string_new (NULL);

  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean blank = c == '\n' || c == '\t' || c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR;
      g_string_append_unichar (flat, blank ? ' ' : c);
    }
  return g_string_free (flat, FALSE);
}

void
anno_point_words_append (GString *markup, const char *format, const char *words)
{
  g_return_if_fail (markup != NULL && format != NULL && words != NULL);

  g_autofree char *flat = flatten (words);
  g_autofree char *isolated = anno_isolate (flat);
  g_autofree char *escaped = g_markup_escape_text (isolated, -1);
  g_autoptr (GString) all = g_string_new (format);
  g_string_replace (all, "%s", escaped, 1);
  g_string_append (markup, all->str);
}

static void
begin_line (GString *markup)
{
  if (markup->len > 0)
    g_string_append_c (markup, '\n');
}

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
  while (start < end)
    {
      gboolean is_disputed;
      guint next = end_of_stretch (point->vote->disputed, start, end, &is_disputed);
      g_autofree char *words = anno_article_slice (sheet->article->text, start, next);
      g_autofree char *flat = flatten (words);
      g_autofree char *escaped = g_markup_escape_text (flat, -1);
      g_string_append_printf (markup, is_disputed ? "<u>%s</u>" : "%s", escaped);
      start = next;
    }
}

static void
append_around (GString *markup, const AnnoReviewSheet *sheet, guint start, guint end)
{
  g_autofree char *words = anno_article_slice (sheet->article->text, start, end);
  g_autofree char *flat = flatten (words);
  g_autofree char *escaped = g_markup_escape_text (flat, -1);
  g_string_append_printf (markup, "<span color=\"#5a5a5a\">%s</span>", escaped);
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
  guint before = range.start - MIN (range.start - MIN (first.start, range.start), AROUND);
  guint after = range.end + MIN (MAX (last.end, range.end) - range.end, AROUND);
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

/* "AM, BO"; where there are more of them, "14 of 100: AM, BO, … and 12 more". @layers: of guint. */
static char *
name_people (const AnnoReviewSheet *sheet, const GArray *layers)
{
  guint n_all = sheet->people->len, n = MIN (layers->len, WHO_MAX);
  g_autoptr (GString) names = g_string_new (NULL);

  if (n_all > 3)
    /* Translators: so many of so many people; their initials follow. */
    g_string_append_printf (names, _("%u of %u: "), layers->len, n_all);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (
        names, "%s%s", i > 0 ? C_ ("values", ", ") : "",
        anno_review_sheet_who (sheet, g_array_index (layers, guint, i))->initials);
  if (n < layers->len)
    /* Translators: behind a list of initials. */
    g_string_append_printf (names, ngettext (" and %u more", " and %u more", layers->len - n),
                            layers->len - n);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static int
compare_people_cb (gconstpointer a, gconstpointer b, gpointer sheet)
{
  const AnnoReviewSheet *self = sheet;
  guint first = self->person_of[*(const guint *) a], second = self->person_of[*(const guint *) b];
  return first < second ? -1 : first > second;
}

/* The layers that the @n marks are of, as the sheet shows them. */
static GArray *
list_layers (const AnnoReviewSheet *sheet, const AnnoMark *const *marks, guint n)
{
  GArray *layers = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n; i++)
    g_array_append_val (layers, marks[i]->layer);
  g_array_sort_with_data (layers, compare_people_cb, (gpointer) sheet);
  return layers;
}

static GArray *
list_of_variant (const AnnoReviewSheet *sheet, const AnnoVariant *variant)
{
  g_autofree const AnnoMark **marks = g_new (const AnnoMark *, variant->n_marks);

  for (guint i = 0; i < variant->n_marks; i++)
    marks[i] = anno_clusters_get_mark (sheet->clusters, variant->first_mark + i);
  return list_layers (sheet, marks, variant->n_marks);
}

/* "Speaker, “Lindsey Graham”" */
static void
append_span (GString *markup, const AnnoReviewSheet *sheet, const AnnoSpan *span, guint max)
{
  g_autofree char *quote = anno_span_words_quote (sheet->article->text, span, max);

  anno_point_words_append (markup, "%s",
                           anno_tagset_name_of (sheet->article->tagset, anno_span_get_tag (span)));
  /* Translators: behind the name of a tag, the words that were marked. */
  anno_point_words_append (markup, C_ ("marked words", " “%s”"), quote);
}

static void
append_variant (GString *markup, const AnnoReviewSheet *sheet, const AnnoVariant *variant)
{
  g_autoptr (GArray) layers = list_of_variant (sheet, variant);
  g_autofree char *who = name_people (sheet, layers);

  begin_line (markup);
  anno_point_words_append (markup, "<b>%s</b>  ", who);
  append_span (markup, sheet, anno_clusters_get_mark (sheet->clusters, variant->first_mark)->span,
               QUOTE);
}

static void
append_missing (GString *markup, const AnnoReviewSheet *sheet, const AnnoVote *vote)
{
  g_autoptr (GArray) layers = g_array_copy (vote->missing);

  if (layers->len == 0)
    return;
  g_array_sort_with_data (layers, compare_people_cb, (gpointer) sheet);
  g_autofree char *who = name_people (sheet, layers);
  begin_line (markup);
  anno_point_words_append (markup, "<b>%s</b>  ", who);
  /* Translators: what somebody marked at a place. */
  anno_point_words_append (markup, "<i>%s</i>", C_ ("marked words", "nothing"));
}

static char *
name_value (const AnnoReviewSheet *sheet, const AnnoMark *mark, const AnnoField *field,
            const AnnoValue *value)
{
  const AnnoChoice *choice = field != NULL ? anno_field_find_choice (field, value->text) : NULL;
  AnnoSpan *target;
  char *name;

  switch (value->kind)
    {
    case ANNO_VALUE_PERSON:
      name = sheet->name_person != NULL ? sheet->name_person (value->text, sheet->data) : NULL;
      return name != NULL ? name : g_strdup (_("an unknown person"));
    case ANNO_VALUE_LINK:
      target = anno_layer_find (sheet->clusters->layers[mark->layer], value->text);
      return target != NULL ? anno_span_words_quote (sheet->article->text, target, OPTION)
                            : g_strdup (_("a span that is gone"));
    case ANNO_VALUE_TIMEX:
      return anno_timex_describe (value->timex, value->text, value->mod);
    case ANNO_VALUE_TEXT:
    default:
      return g_strdup (choice != NULL ? choice->name : value->text);
    }
}

static const AnnoField *
find_field (const AnnoReviewSheet *sheet, const AnnoMark *mark, const char *id)
{
  const AnnoTag *tag
      = anno_tagset_find (sheet->article->tagset, anno_clusters_tag_of (sheet->clusters, mark));
  return tag != NULL ? anno_tag_find_field (tag, id) : NULL;
}

static void
append_values (GString *markup, const AnnoReviewSheet *sheet, const AnnoMark *mark,
               const char *field_id)
{
  const AnnoField *field = find_field (sheet, mark, field_id);
  g_autoptr (GPtrArray) values = anno_field_compare_values (sheet->compare, mark, field_id);

  for (guint i = 0; i < values->len; i++)
    {
      g_autofree char *name = name_value (sheet, mark, field, values->pdata[i]);
      if (i > 0)
        g_string_append (markup, C_ ("values", ", "));
      anno_point_words_append (markup, "%s", name);
    }
  if (values->len == 0)
    anno_point_words_append (markup, "%s", C_ ("field", "nothing"));
}

static const char *
name_field (const AnnoReviewSheet *sheet, const AnnoFieldVote *vote)
{
  const AnnoFieldOption *option = vote->options->pdata[0];
  const AnnoField *field = find_field (sheet, option->holders->pdata[0], vote->field);
  return field != NULL ? field->name : vote->field;
}

/* "Certainty:", and below it a line for each option. */
static void
append_field (GString *markup, const AnnoReviewSheet *sheet, const AnnoFieldVote *vote)
{
  begin_line (markup);
  anno_point_words_append (markup, SMALL "%s:</span>", name_field (sheet, vote));
  for (guint i = 0; i < MIN (vote->options->len, VARIANTS_MAX); i++)
    {
      const AnnoFieldOption *option = vote->options->pdata[i];
      g_autoptr (GArray) layers = list_layers (
          sheet, (const AnnoMark *const *) option->holders->pdata, option->holders->len);
      g_autofree char *who = name_people (sheet, layers);
      anno_point_words_append (markup, "\n<b>%s</b>  ", who);
      append_values (markup, sheet, option->holders->pdata[0], vote->field);
    }
}

char *
anno_point_words_said (const AnnoReviewSheet *sheet, const AnnoReviewPoint *point)
{
  g_return_val_if_fail (sheet != NULL && point != NULL, NULL);

  const AnnoCluster *cluster = anno_clusters_get (sheet->clusters, point->cluster);
  g_autoptr (GString) markup = g_string_new (NULL);
  for (guint i = 0; i < MIN (cluster->n_variants, VARIANTS_MAX); i++)
    append_variant (markup, sheet,
                    anno_clusters_get_variant (sheet->clusters, cluster->first_variant + i));
  if (cluster->n_variants > VARIANTS_MAX)
    {
      guint n = cluster->n_variants - VARIANTS_MAX;
      g_autofree char *rest = g_strdup_printf (
          ngettext ("and marked in %u more way", "and marked in %u more ways", n), n);
      anno_point_words_append (markup, "\n%s", rest);
    }
  append_missing (markup, sheet, point->vote);
  for (guint i = 0; i < point->vote->fields->len; i++)
    append_field (markup, sheet, point->vote->fields->pdata[i]);
  return g_string_free (g_steal_pointer (&markup), FALSE);
}

char *
anno_point_words_signed (const AnnoReviewSheet *sheet, const AnnoReviewRecord *record)
{
  g_return_val_if_fail (sheet != NULL && record != NULL, NULL);

  g_autofree char *name = anno_isolate (anno_review_sheet_reviewer (sheet, record));
  g_autoptr (GDateTime) made = g_date_time_new_from_unix_utc (record->created / G_USEC_PER_SEC);
  if (made == NULL || record->created <= 0)
    return g_steal_pointer (&name);
  g_autofree char *day = g_date_time_format (made, "%Y-%m-%d");
  g_autofree char *words = anno_timex_describe ("DATE", day, NULL);
  /* Translators: a person and a day: “Ann, 12 July 2017” */
  return g_strdup_printf (_("%1$s, %2$s"), name, words);
}

static void
append_accepted (GString *markup, const AnnoReviewSheet *sheet, const AnnoReviewPoint *point,
                 const AnnoReviewRecord *record)
{
  g_autoptr (GPtrArray) marks
      = anno_review_fit_list_accepted (sheet->compare, point->cluster, record);
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < marks->len; i++)
    {
      const AnnoMark *mark = marks->pdata[i];
      g_autoptr (GString) words = g_string_new (NULL);
      append_span (words, sheet, mark->span, QUOTE);
      if (g_hash_table_contains (told, words->str))
        continue;
      if (g_hash_table_size (told) > 0)
        g_string_append (markup, C_ ("difference", "; "));
      g_string_append (markup, words->str);
      g_hash_table_add (told, g_strdup (words->str));
    }
  /* What was accepted isn't there any more: in the words of then. */
  for (guint i = 0; marks->len == 0 && i < record->judged->len; i++)
    {
      const AnnoJudged *judged = record->judged->pdata[i];
      if (judged->accepted && judged->quote != NULL)
        anno_point_words_append (markup, C_ ("marked words", " “%s”"), judged->quote);
    }
}

static void
append_decision (GString *markup, const AnnoReviewSheet *sheet, const AnnoReviewPoint *point,
                 const AnnoReviewRecord *record)
{
  begin_line (markup);
  switch (record->decision)
    {
    case ANNO_DECISION_NEITHER:
      anno_point_words_append (markup, "%s", _("Nothing is to be marked here"));
      break;
    case ANNO_DECISION_REPLACE:
      anno_point_words_append (markup, "%s ", _("Instead:"));
      append_span (markup, sheet, record->replacement, QUOTE);
      break;
    case ANNO_DECISION_SKIP:
      anno_point_words_append (markup, "%s", _("Skipped"));
      break;
    case ANNO_DECISION_UNSURE:
      anno_point_words_append (markup, "%s", _("Unsure"));
      break;
    case ANNO_DECISION_ACCEPT:
    case ANNO_DECISION_BOTH:
    default:
      append_accepted (markup, sheet, point, record);
    }
  g_autofree char *who = anno_point_words_signed (sheet, record);
  anno_point_words_append (markup, "\n" SMALL "%s</span>", who);
  if (record->why != NULL && *record->why != '\0')
    anno_point_words_append (markup, "\n<i>%s</i>", record->why);
}

/* A box to tick, and what it stands for. @words: markup. */
static void
append_box (GString *markup, const char *words)
{
  begin_line (markup);
  g_string_append_printf (markup, "<span size=\"10pt\">☐</span> %s", words);
}

static void
append_variant_boxes (GString *markup, const AnnoReviewSheet *sheet, const AnnoCluster *cluster)
{
  for (guint i = 0; i < MIN (cluster->n_variants, BOXES_MAX); i++)
    {
      const AnnoVariant *variant
          = anno_clusters_get_variant (sheet->clusters, cluster->first_variant + i);
      g_autoptr (GArray) layers = list_of_variant (sheet, variant);
      g_autofree char *who = name_people (sheet, layers);
      g_autoptr (GString) words = g_string_new (NULL);
      anno_point_words_append (words, "<b>%s</b>", who);
      append_box (markup, words->str);
    }
  /* Translators: a decision on a difference, to be ticked by hand. */
  append_box (markup, cluster->n_variants > 2 ? _("several of these") : _("both"));
}

static void
append_field_boxes (GString *markup, const AnnoReviewSheet *sheet, const AnnoFieldVote *vote)
{
  for (guint i = 0; i < MIN (vote->options->len, BOXES_MAX); i++)
    {
      const AnnoFieldOption *option = vote->options->pdata[i];
      g_autoptr (GString) words = g_string_new (NULL);
      append_values (words, sheet, option->holders->pdata[0], vote->field);
      append_box (markup, words->str);
    }
}

static void
append_boxes (GString *markup, const AnnoReviewSheet *sheet, const AnnoReviewPoint *point)
{
  const AnnoCluster *cluster = anno_clusters_get (sheet->clusters, point->cluster);
  const GPtrArray *fields = point->vote->fields;

  if (cluster->n_variants > 1)
    append_variant_boxes (markup, sheet, cluster);
  else if (point->vote->missing->len > 0)
    append_box (markup, _("to be marked"));
  else if (fields->len > 0)
    append_field_boxes (markup, sheet, fields->pdata[0]);
  append_box (markup, point->vote->missing->len > 0 || cluster->n_variants > 1
                          ? _("nothing here")
                          : _("none of these"));
  append_box (markup, "_____________");
}

static const char *
describe_status (AnnoReviewStatus status)
{
  switch (status)
    {
    case ANNO_STATUS_CONTESTED:
      return _("Decided differently");
    case ANNO_STATUS_OUTDATED:
      return _("Changed since it was decided");
    case ANNO_STATUS_OPEN:
    case ANNO_STATUS_DECIDED:
    case ANNO_STATUS_SKIPPED:
    case ANNO_STATUS_UNSURE:
    default:
      return NULL;
    }
}

char *
anno_point_words_decision (const AnnoReviewSheet *sheet, const AnnoReviewPoint *point)
{
  g_return_val_if_fail (sheet != NULL && point != NULL, NULL);

  g_autoptr (GString) markup = g_string_new (NULL);
  const char *status = describe_status (point->item->status);
  if (status != NULL)
    anno_point_words_append (markup, "<b>%s</b>", status);
  for (guint i = 0; i < point->item->decisions->len; i++)
    append_decision (markup, sheet, point, point->item->decisions->pdata[i]);
  if (!anno_review_point_is_decided (point))
    append_boxes (markup, sheet, point);
  return g_string_free (g_steal_pointer (&markup), FALSE);
}

static void
append_said (GString *markup, const AnnoReviewSheet *sheet, const AnnoReviewRecord *record,
             gboolean is_reply)
{
  g_autofree char *who = anno_point_words_signed (sheet, record);
  const char *why = record->why != NULL ? record->why : "";
  g_autofree char *start = g_utf8_substring (why, 0, MIN (g_utf8_strlen (why, -1), COMMENT));
  g_autofree char *words
      = strlen (start) < strlen (why) ? g_strconcat (start, "…", NULL) : g_strdup (start);

  begin_line (markup);
  if (is_reply)
    g_string_append (markup, "    ");
  anno_point_words_append (markup, "<b>%s</b>  ", who);
  anno_point_words_append (markup, "%s", words);
}

char *
anno_point_words_thread (const AnnoReviewSheet *sheet, const AnnoReviewThread *thread)
{
  g_return_val_if_fail (sheet != NULL && thread != NULL, NULL);

  g_autoptr (GString) markup = g_string_new (NULL);
  append_said (markup, sheet, thread->comment, FALSE);
  for (guint i = 0; i < thread->replies->len; i++)
    append_said (markup, sheet, thread->replies->pdata[i], TRUE);
  if (thread->resolved_by != NULL)
    {
      g_autofree char *who = anno_point_words_signed (sheet, thread->resolved_by);
      /* Translators: who resolved a comment, and when. */
      g_autofree char *words = g_strdup_printf (_("Resolved by %s"), who);
      anno_point_words_append (markup, "\n" SMALL "%s</span>", words);
    }
  return g_string_free (g_steal_pointer (&markup), FALSE);
}
