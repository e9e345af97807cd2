#include "cli/review-print.h"

#include "cli/output.h"
#include "formats/json-print.h"
#include "formats/review-terms.h"
#include "review/review-fit.h"

static const char *const status_ids[] = {
  [ANNO_STATUS_OPEN] = "open",           [ANNO_STATUS_DECIDED] = "decided",
  [ANNO_STATUS_CONTESTED] = "contested", [ANNO_STATUS_OUTDATED] = "outdated",
  [ANNO_STATUS_SKIPPED] = "skipped",     [ANNO_STATUS_UNSURE] = "unsure",
};

const char *
anno_review_status_id (AnnoReviewStatus status)
{
  g_return_val_if_fail (status < G_N_ELEMENTS (status_ids), NULL);
  return status_ids[status];
}

gboolean
anno_review_status_find (const char *id, AnnoReviewStatus *status)
{
  g_return_val_if_fail (id != NULL && status != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (status_ids); i++)
    if (g_str_equal (id, status_ids[i]))
      {
        *status = (AnnoReviewStatus) i;
        return TRUE;
      }
  return FALSE;
}

const char *
anno_review_print_status (const AnnoReviewedCase *reviewed, guint cluster)
{
  g_return_val_if_fail (reviewed != NULL, NULL);

  const AnnoReviewItem *item = anno_review_state_get (reviewed->state, cluster);
  return item->agreed && item->status == ANNO_STATUS_OPEN ? "agreed"
                                                          : anno_review_status_id (item->status);
}

const char *
anno_review_print_who (const AnnoReviewRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);
  return record->creator_name != NULL ? record->creator_name : record->creator_id;
}

const char *
anno_review_print_what (const AnnoReviewRecord *record)
{
  static const char *const kinds[] = {
    [ANNO_REVIEW_DECISION] = "decision", [ANNO_REVIEW_COMMENT] = "comment",
    [ANNO_REVIEW_REPLY] = "reply",       [ANNO_REVIEW_RESOLVE] = "resolve",
    [ANNO_REVIEW_REOPEN] = "reopen",     [ANNO_REVIEW_VERDICT] = "verdict",
    [ANNO_REVIEW_WITHDRAW] = "withdraw", [ANNO_REVIEW_RESTORE] = "restore",
  };

  g_return_val_if_fail (record != NULL && record->kind < G_N_ELEMENTS (kinds), NULL);
  if (record->kind == ANNO_REVIEW_DECISION)
    return anno_review_decision_term (record->decision);
  if (record->kind == ANNO_REVIEW_VERDICT)
    return anno_review_verdict_term (record->verdict);
  return kinds[record->kind];
}

/* The folder of an annotator who is compared; else the IRI. */
static const char *
slug_of (const AnnoReviewedCase *reviewed, const char *whose)
{
  const AnnoClusters *clusters = reviewed->one->clusters;

  for (guint i = 0; i < clusters->n_layers; i++)
    if (g_str_equal (anno_clusters_whose (clusters, i), whose))
      return anno_review_case_get (reviewed->one, i)->slug;
  return whose;
}

static void
add_decision (const AnnoReviewedCase *reviewed, const AnnoReviewRecord *record, GString *out)
{
  g_string_append_printf (out, "%s%s: %s", out->len > 0 ? "; " : "", anno_review_print_who (record),
                          anno_review_print_what (record));
  for (guint i = 0, n = 0; i < record->judged->len; i++)
    {
      const AnnoJudged *judged = record->judged->pdata[i];
      if (judged->accepted)
        g_string_append_printf (out, "%s %s", n++ > 0 ? "," : "",
                                slug_of (reviewed, judged->whose));
    }
  if (record->replacement != NULL)
    g_string_append_printf (out, " %s %u-%u", anno_span_get_tag (record->replacement),
                            anno_span_get_start (record->replacement),
                            anno_span_get_end (record->replacement));
  if (record->why != NULL)
    g_string_append_printf (out, ", “%s”", record->why);
}

char *
anno_review_print_decisions (const AnnoReviewedCase *reviewed, guint cluster)
{
  g_return_val_if_fail (reviewed != NULL, NULL);

  const AnnoReviewItem *item = anno_review_state_get (reviewed->state, cluster);
  g_autoptr (GString) out = g_string_new (NULL);
  for (guint i = 0; i < item->decisions->len; i++)
    add_decision (reviewed, item->decisions->pdata[i], out);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* From the first to the last of what was judged, as it was. */
static gboolean
get_range_then (const AnnoReviewRecord *record, guint *start, guint *end)
{
  *start = G_MAXUINT;
  *end = 0;
  for (guint i = 0; i < record->judged->len; i++)
    {
      const AnnoSpan *span = ((const AnnoJudged *) record->judged->pdata[i])->span;
      *start = span != NULL ? MIN (*start, anno_span_get_start (span)) : *start;
      *end = span != NULL ? MAX (*end, anno_span_get_end (span)) : *end;
    }
  return *end > 0;
}

static gboolean
get_range (const AnnoReviewedCase *reviewed, const AnnoReviewRecord *record, guint *start,
           guint *end)
{
  g_autoptr (GArray) clusters = anno_review_fit_list_clusters (&reviewed->one->compare, record);

  if (clusters->len == 0 || record->judged->len == 1)
    return get_range_then (record, start, end);
  anno_reviewed_case_get_range (reviewed, g_array_index (clusters, guint, 0), start, end);
  return TRUE;
}

char *
anno_review_print_place (const AnnoReviewedCase *reviewed, const AnnoReviewRecord *record)
{
  guint start, end;

  g_return_val_if_fail (reviewed != NULL && record != NULL, NULL);
  return get_range (reviewed, record, &start, &end) ? g_strdup_printf ("%u-%u", start, end)
                                                    : g_strdup ("-");
}

static void
print_when (GString *line, gint64 when)
{
  g_autoptr (GDateTime) seconds = g_date_time_new_from_unix_utc (when / G_USEC_PER_SEC);
  g_autofree char *words
      = seconds != NULL ? g_date_time_format (seconds, "%Y-%m-%dT%H:%M:%SZ") : NULL;
  anno_json_print_member (line, "created", words);
}

static void
print_flag (GString *line, const char *key, gboolean flag)
{
  anno_json_print_key (line, key);
  g_string_append (line, flag ? "true" : "false");
}

static void
print_judged (const AnnoReviewedCase *reviewed, const AnnoReviewRecord *record, GString *line)
{
  anno_json_print_key (line, "accepted");
  g_string_append_c (line, '[');
  for (guint i = 0; i < record->judged->len; i++)
    {
      const AnnoJudged *judged = record->judged->pdata[i];
      if (!judged->accepted)
        continue;
      anno_json_print_raw (line, "{");
      anno_output_json_path (line, "annotator", slug_of (reviewed, judged->whose));
      anno_json_print_member (line, "id", anno_span_get_id (judged->span));
      g_string_append_c (line, '}');
    }
  g_string_append_c (line, ']');
}

static void
print_replacement (const AnnoSpan *span, GString *line)
{
  anno_json_print_key (line, "replacement");
  g_string_append_c (line, '{');
  anno_json_print_member (line, "id", anno_span_get_id (span));
  anno_json_print_member (line, "tag", anno_span_get_tag (span));
  anno_json_print_number (line, "start", anno_span_get_start (span));
  anno_json_print_number (line, "end", anno_span_get_end (span));
  g_string_append_c (line, '}');
}

void
anno_review_print_record_json (const AnnoReviewedCase *reviewed, const AnnoReviewRecord *record,
                               GString *line)
{
  guint start, end;

  g_return_if_fail (reviewed != NULL && record != NULL && line != NULL);
  anno_json_print_member (line, "id", *record->id != '\0' ? record->id : NULL);
  anno_json_print_member (line, "what", anno_review_print_what (record));
  if (get_range (reviewed, record, &start, &end))
    {
      anno_json_print_number (line, "start", start);
      anno_json_print_number (line, "end", end);
    }
  anno_json_print_member (line, "reviewer", record->creator_id);
  anno_json_print_member (line, "name", record->creator_name);
  print_when (line, record->created);
  if (record->kind == ANNO_REVIEW_DECISION)
    print_judged (reviewed, record, line);
  if (record->replacement != NULL)
    print_replacement (record->replacement, line);
  anno_json_print_member (line, "words", record->why);
  anno_json_print_member (line, "supersedes", record->supersedes);
  anno_json_print_member (line, "replyTo", record->reply_to);
}

void
anno_review_print_thread_json (const AnnoReviewedCase *reviewed, const AnnoReviewThread *thread,
                               GString *line)
{
  g_return_if_fail (reviewed != NULL && thread != NULL && line != NULL);

  anno_review_print_record_json (reviewed, thread->comment, line);
  print_flag (line, "resolved", thread->resolved_by != NULL);
  anno_json_print_key (line, "replies");
  g_string_append_c (line, '[');
  for (guint i = 0; i < thread->replies->len; i++)
    {
      anno_json_print_raw (line, "{");
      anno_review_print_record_json (reviewed, thread->replies->pdata[i], line);
      g_string_append_c (line, '}');
    }
  g_string_append_c (line, ']');
}

void
anno_review_print_item_json (const AnnoReviewedCase *reviewed, guint cluster, GString *line)
{
  g_return_if_fail (reviewed != NULL && line != NULL);

  const AnnoReviewItem *item = anno_review_state_get (reviewed->state, cluster);
  anno_json_print_member (line, "status", anno_review_print_status (reviewed, cluster));
  anno_json_print_key (line, "decisions");
  g_string_append_c (line, '[');
  for (guint i = 0; i < item->decisions->len; i++)
    {
      anno_json_print_raw (line, "{");
      anno_review_print_record_json (reviewed, item->decisions->pdata[i], line);
      g_string_append_c (line, '}');
    }
  g_string_append_c (line, ']');
  anno_json_print_key (line, "threads");
  g_string_append_c (line, '[');
  for (guint i = 0; i < item->threads->len; i++)
    {
      anno_json_print_raw (line, "{");
      anno_review_print_thread_json (reviewed, item->threads->pdata[i], line);
      g_string_append_c (line, '}');
    }
  g_string_append_c (line, ']');
}
