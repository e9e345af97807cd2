#include "formats/review-printer.h"

#include "formats/annotation-printer.h"
#include "formats/iso-time.h"
#include "formats/json-print.h"
#include "formats/json-scan.h"
#include "formats/layer-terms.h"
#include "formats/relative-uri.h"
#include "formats/review-terms.h"
#include "model/span-draft.h"

/* What is open around a record: the collection, its page, the list. */
#define AROUND_A_LINE 3

/* To the microsecond where there is a part of a second: which of two records is the later one is
 * what supersedes depends on. */
static void
print_created (GString *out, gint64 time)
{
  char text[ANNO_ISO_TIME_SIZE];
  gint64 part = ((time % G_USEC_PER_SEC) + G_USEC_PER_SEC) % G_USEC_PER_SEC;

  if (!anno_iso_time_print (time, text))
    g_return_if_reached ();
  if (part == 0)
    {
      anno_json_print_member (out, "created", text);
      return;
    }
  text[strlen (text) - 1] = '\0';
  g_autofree char *exact = g_strdup_printf ("%s.%06dZ", text, (int) part);
  anno_json_print_member (out, "created", exact);
}

static void
print_person (GString *out, const char *id, const char *name, const char *extra)
{
  anno_json_print_key (out, "creator");
  g_string_append_c (out, '{');
  anno_json_print_member (out, "id", id);
  anno_json_print_member (out, "type", "Person");
  anno_json_print_member (out, "name", name);
  anno_json_print_raw (out, extra);
  g_string_append_c (out, '}');
}

/* All of a span but what isn't understood, which may be large and deep, and isn't judged. */
static AnnoSpan *
strip (const AnnoSpan *span)
{
  AnnoSpanDraft *draft
      = anno_span_draft_new_with_id (anno_span_get_id (span), anno_span_get_tag (span));
  const AnnoSegment *segments = anno_span_get_segments (span);

  for (guint i = 0; i < anno_span_get_n_segments (span); i++)
    anno_span_draft_add_segment (draft, segments[i].start, segments[i].end);
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      AnnoValue *value = anno_value_copy (anno_span_get_value (span, i));
      g_clear_pointer (&value->extra, g_free);
      anno_span_draft_add_value (draft, value);
    }
  anno_span_draft_set_note (draft, anno_span_get_note (span));
  anno_span_draft_set_unsure (draft, anno_span_get_unsure (span));
  anno_span_draft_set_suggested (draft, anno_span_get_suggested (span));
  anno_span_draft_set_created (draft, anno_span_get_created (span));
  anno_span_draft_set_modified (draft, anno_span_get_modified (span));
  return anno_span_draft_finish (draft);
}

static void
print_copy (GString *out, const char *key, const AnnoSpan *span)
{
  g_autoptr (AnnoSpan) stripped = strip (span);

  anno_json_print_key (out, key);
  anno_annotation_print (out, stripped, NULL, NULL, NULL);
}

static void
begin_body (GString *out, const char *type)
{
  if (out->str[out->len - 1] != '[')
    g_string_append_c (out, ',');
  g_string_append_c (out, '{');
  anno_json_print_member (out, "type", type);
}

/* What is said in our own terms. */
static void
print_value (GString *out, const AnnoReviewRecord *record)
{
  switch (record->kind)
    {
    case ANNO_REVIEW_DECISION:
      begin_body (out, "Decision");
      anno_json_print_member (out, "decision", anno_review_decision_term (record->decision));
      if (record->replacement != NULL)
        print_copy (out, "replacement", record->replacement);
      break;
    case ANNO_REVIEW_VERDICT:
      begin_body (out, "Verdict");
      anno_json_print_member (out, "verdict", anno_review_verdict_term (record->verdict));
      break;
    case ANNO_REVIEW_RESOLVE:
    case ANNO_REVIEW_REOPEN:
      begin_body (out, "Resolution");
      anno_json_print_raw (out, record->kind == ANNO_REVIEW_RESOLVE ? "\"resolved\":true"
                                                                    : "\"resolved\":false");
      break;
    case ANNO_REVIEW_WITHDRAW:
    case ANNO_REVIEW_RESTORE:
      begin_body (out, "Withdrawal");
      anno_json_print_raw (out, record->kind == ANNO_REVIEW_WITHDRAW ? "\"withdrawn\":true"
                                                                     : "\"withdrawn\":false");
      break;
    case ANNO_REVIEW_COMMENT:
    case ANNO_REVIEW_REPLY:
    default:
      return;
    }
  g_string_append_c (out, '}');
}

static void
print_bodies (GString *out, const AnnoReviewRecord *record)
{
  gboolean is_words = record->kind == ANNO_REVIEW_COMMENT || record->kind == ANNO_REVIEW_REPLY;

  if (is_words && record->why == NULL)
    return;
  anno_json_print_key (out, "body");
  g_string_append_c (out, '[');
  print_value (out, record);
  if (record->why != NULL)
    {
      begin_body (out, "TextualBody");
      anno_json_print_member (out, "purpose", anno_review_words_purpose (record->kind));
      anno_json_print_member (out, "value", record->why);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
print_judged (GString *out, const AnnoJudged *judged, const char *source)
{
  const AnnoSpan *span = judged->span;

  begin_body (out, "SpecificResource");
  anno_json_print_member (out, "source", span != NULL ? anno_span_get_id (span) : source);
  anno_json_print_member (out, "whose", judged->whose);
  if (span != NULL)
    {
      if (judged->accepted)
        anno_json_print_raw (out, "\"accepted\":true");
      anno_json_print_member (out, "quote", judged->quote);
      print_copy (out, "judged", span);
    }
  g_string_append_c (out, '}');
}

static void
print_targets (GString *out, const AnnoReviewRecord *record, const char *source)
{
  if (record->judged->len == 0)
    {
      anno_json_print_member (out, "target", record->reply_to != NULL ? record->reply_to : source);
      return;
    }
  anno_json_print_key (out, "target");
  g_string_append_c (out, '[');
  for (guint i = 0; i < record->judged->len; i++)
    print_judged (out, record->judged->pdata[i], source);
  g_string_append_c (out, ']');
}

void
anno_review_record_print (GString *out, const AnnoReviewRecord *record, const char *creator_id,
                          const char *source)
{
  g_return_if_fail (out != NULL && record != NULL);
  g_return_if_fail (creator_id != NULL && source != NULL);

  g_string_append_c (out, '{');
  anno_json_print_member (out, "id", record->id);
  anno_json_print_member (out, "type", "Annotation");
  anno_json_print_member (out, "motivation", anno_review_motivation (record->kind));
  print_created (out, record->created);
  if (!g_str_equal (record->creator_id, creator_id))
    print_person (out, record->creator_id, record->creator_name, NULL);
  anno_json_print_member (out, "supersedes", record->supersedes);
  anno_json_print_member (out, "replyTo", record->reply_to);
  print_bodies (out, record);
  print_targets (out, record, source);
  g_string_append_c (out, '}');
}

static void
print_header (GString *out, const AnnoReviewFile *self)
{
  /* A file's name need not be UTF-8; what is shown of it must be. */
  g_autofree char *label = self->label != NULL ? g_utf8_make_valid (self->label, -1) : NULL;

  g_string_append (out, "{\"@context\":");
  g_string_append (out, self->context != NULL ? self->context : ANNO_REVIEW_CONTEXT);
  anno_json_print_member (out, "id", self->id);
  anno_json_print_member (out, "type", "AnnotationCollection");
  anno_json_print_member (out, "label", label);
  print_person (out, self->creator_id, self->creator_name, self->creator_extra);
  anno_json_print_key (out, "generator");
  g_string_append (out, ANNO_LAYER_GENERATOR);
  anno_json_print_number (out, "format", 1);
  anno_json_print_key (out, "article");
  g_string_append_c (out, '{');
  anno_json_print_member (out, "sha256", self->sha256);
  anno_json_print_raw (out, self->article_extra);
  g_string_append_c (out, '}');
  anno_json_print_raw (out, self->extra);
}

static void
open_page (GString *out, const AnnoReviewFile *self)
{
  g_autofree char *id = g_strconcat (self->id, "#page", NULL);

  anno_json_print_key (out, "first");
  g_string_append_c (out, '{');
  anno_json_print_member (out, "id", id);
  anno_json_print_member (out, "type", "AnnotationPage");
  anno_json_print_member (out, "partOf", self->id);
  anno_json_print_number (out, "startIndex", 0);
  anno_json_print_raw (out, self->page_extra);
  anno_json_print_key (out, "items");
  g_string_append (out, "[\n");
}

/* FALSE where the line is longer than any reader takes. @number: its own in the file, from 1. */
static gboolean
print_line (GString *out, const AnnoReviewFile *self, const AnnoReviewRecord *record, guint number,
            const char *source, GError **error)
{
  const char *raw = g_hash_table_lookup (self->lines, record->id);
  gboolean is_first = number == 2;

  if (!is_first)
    g_string_append_c (out, ',');
  gsize start = out->len;
  if (raw != NULL)
    g_string_append (out, raw);
  else
    anno_review_record_print (out, record, self->creator_id, source);
  gsize length = out->len - start;
  if (length > ANNO_JSON_MAX_LINE)
    return anno_json_scan_part (out->str + start, length, ANNO_JSON_MAX_LINE, number,
                                is_first ? 1 : 2, AROUND_A_LINE, error);
  g_string_append_c (out, '\n');
  return TRUE;
}

static gboolean
print_page (GString *out, const AnnoReviewFile *self, const char *source, GError **error)
{
  guint n = self->records->len;

  open_page (out, self);
  for (guint i = 0; i < n; i++)
    if (!print_line (out, self, self->records->pdata[i], i + 2, source, error))
      return FALSE;
  for (guint i = 0; i < self->unread->len; i++)
    {
      if (n + i > 0)
        g_string_append_c (out, ',');
      g_string_append (out, self->unread->pdata[i]);
      g_string_append_c (out, '\n');
    }
  g_string_append (out, "]}");
  return TRUE;
}

GBytes *
anno_review_printer_print (const AnnoReviewFile *self, const char *article_path,
                           const char *review_path, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (article_path != NULL && review_path != NULL, NULL);

  g_autofree char *source = anno_relative_uri (review_path, article_path);
  g_autoptr (GString) out = g_string_sized_new (4096);

  print_header (out, self);
  if (self->records->len + self->unread->len > 0 && !print_page (out, self, source, error))
    return NULL;
  g_string_append (out, "}\n");
  if (!anno_json_scan (out->str, out->len, ANNO_JSON_MAX_FILE, 1, error))
    return NULL;
  return g_string_free_to_bytes (g_steal_pointer (&out));
}
