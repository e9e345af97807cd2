#include "print/decision-words.h"

#include "model/timex.h"
#include "print/point-choices.h"
#include "print/said-words.h"
#include "review/review-fit.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define COMMENT 2000 /* code points */
#define BOXES_MAX 6

char *
anno_decision_words_signed (const AnnoReviewSheet *sheet, const AnnoReviewRecord *record)
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
      anno_said_words_append_span (words, sheet, mark->span, ANNO_SAID_QUOTE);
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
        anno_said_words_append (markup, C_ ("marked words", " “%s”"), judged->quote);
    }
}

static void
append_decision (GString *markup, const AnnoReviewSheet *sheet, const AnnoReviewPoint *point,
                 const AnnoReviewRecord *record)
{
  anno_said_words_begin_line (markup);
  switch (record->decision)
    {
    case ANNO_DECISION_NEITHER:
      anno_said_words_append (markup, "%s", _("Nothing is to be marked here"));
      break;
    case ANNO_DECISION_REPLACE:
      anno_said_words_append (markup, "%s ", _("Instead:"));
      anno_said_words_append_span (markup, sheet, record->replacement, ANNO_SAID_QUOTE);
      break;
    case ANNO_DECISION_SKIP:
      anno_said_words_append (markup, "%s", _("Skipped"));
      break;
    case ANNO_DECISION_UNSURE:
      anno_said_words_append (markup, "%s", _("Unsure"));
      break;
    case ANNO_DECISION_ACCEPT:
    case ANNO_DECISION_BOTH:
    default:
      append_accepted (markup, sheet, point, record);
    }
  g_autofree char *who = anno_decision_words_signed (sheet, record);
  anno_said_words_append (markup, "\n" ANNO_SAID_SMALL "%s</span>", who);
  if (record->why != NULL && *record->why != '\0')
    anno_said_words_append (markup, "\n<i>%s</i>", record->why);
}

/* A box to tick, and what it stands for. @words: markup. */
static void
append_box (GString *markup, const char *words)
{
  anno_said_words_begin_line (markup);
  g_string_append_printf (markup, "<span size=\"10pt\">☐</span> %s", words);
}

static void
append_variant_boxes (GString *markup, const AnnoReviewSheet *sheet, guint cluster)
{
  g_autoptr (GArray) variants = anno_point_choices_new_variants (sheet, cluster);

  for (guint i = 0; i < MIN (variants->len, BOXES_MAX); i++)
    {
      g_autoptr (GArray) layers
          = anno_point_choices_list_layers (sheet, g_array_index (variants, AnnoPointChoice, i).it);
      g_autofree char *who = anno_point_choices_name_briefly (sheet, layers);
      g_autoptr (GString) words = g_string_new (NULL);
      anno_said_words_append (words, "<b>%s</b>", who);
      append_box (markup, words->str);
    }
  /* Translators: a decision on a difference, to be ticked by hand. */
  append_box (markup, variants->len > 2 ? _("several of these") : _("both"));
}

static void
append_field_boxes (GString *markup, const AnnoReviewSheet *sheet, const AnnoFieldVote *vote)
{
  g_autoptr (GArray) options = anno_point_choices_new_options (sheet, vote);

  for (guint i = 0; i < MIN (options->len, BOXES_MAX); i++)
    {
      const AnnoFieldOption *option = g_array_index (options, AnnoPointChoice, i).it;
      g_autoptr (GString) words = g_string_new (NULL);
      anno_said_words_append_values (words, sheet, option->holders->pdata[0], vote->field);
      append_box (markup, words->str);
    }
}

static void
append_boxes (GString *markup, const AnnoReviewSheet *sheet, const AnnoReviewPoint *point)
{
  const AnnoCluster *cluster = anno_clusters_get (sheet->clusters, point->cluster);
  const GPtrArray *fields = point->vote->fields;

  if (cluster->n_variants > 1)
    append_variant_boxes (markup, sheet, point->cluster);
  else if (point->vote->missing->len > 0)
    append_box (markup, _("to be marked"));
  for (guint i = 0; cluster->n_variants == 1 && i < fields->len; i++)
    {
      if (fields->len > 1)
        anno_said_words_append_field (markup, sheet, fields->pdata[i]);
      append_field_boxes (markup, sheet, fields->pdata[i]);
    }
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
anno_decision_words_new (const AnnoReviewSheet *sheet, const AnnoReviewPoint *point)
{
  g_return_val_if_fail (sheet != NULL && point != NULL, NULL);

  g_autoptr (GString) markup = g_string_new (NULL);
  const char *status = describe_status (point->item->status);
  if (status != NULL)
    anno_said_words_append (markup, "<b>%s</b>", status);
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
  g_autofree char *who = anno_decision_words_signed (sheet, record);
  const char *why = record->why != NULL ? record->why : "";
  g_autofree char *start = g_utf8_substring (why, 0, MIN (g_utf8_strlen (why, -1), COMMENT));
  g_autofree char *words
      = strlen (start) < strlen (why) ? g_strconcat (start, "…", NULL) : g_strdup (start);

  anno_said_words_begin_line (markup);
  if (is_reply)
    g_string_append (markup, "    ");
  anno_said_words_append (markup, "<b>%s</b>  ", who);
  anno_said_words_append (markup, "%s", words);
}

char *
anno_decision_words_thread (const AnnoReviewSheet *sheet, const AnnoReviewThread *thread)
{
  g_return_val_if_fail (sheet != NULL && thread != NULL, NULL);

  g_autoptr (GString) markup = g_string_new (NULL);
  append_said (markup, sheet, thread->comment, FALSE);
  for (guint i = 0; i < thread->replies->len; i++)
    append_said (markup, sheet, thread->replies->pdata[i], TRUE);
  if (thread->resolved_by != NULL)
    {
      g_autofree char *who = anno_decision_words_signed (sheet, thread->resolved_by);
      /* Translators: who resolved a comment, and when. */
      g_autofree char *words = g_strdup_printf (_("Resolved by %s"), who);
      anno_said_words_append (markup, "\n" ANNO_SAID_SMALL "%s</span>", words);
    }
  return g_string_free (g_steal_pointer (&markup), FALSE);
}
