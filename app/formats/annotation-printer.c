#include "formats/annotation-printer.h"

#include "formats/iso-time.h"
#include "formats/json-print.h"
#include "text/cluster.h"

#include <string.h>

/* How many code points are quoted before and after. */
#define AROUND 32

#define append(out, literal) anno_json_print_bytes (out, literal, sizeof literal - 1)

static void
print_number (GString *out, guint number)
{
  char digits[10], *p = digits + sizeof digits;

  do
    *--p = (char) ('0' + number % 10);
  while ((number /= 10) > 0);
  anno_json_print_bytes (out, p, (gsize) (digits + sizeof digits - p));
}

static void
print_time (GString *out, const char *key, gint64 time)
{
  char text[ANNO_ISO_TIME_SIZE];

  if (time != 0 && anno_iso_time_print (time, text))
    anno_json_print_member (out, key, text);
}

static void
print_raw_member (GString *out, const char *key, const char *raw)
{
  if (raw == NULL)
    return;
  anno_json_print_key (out, key);
  g_string_append (out, raw);
}

static void
print_value (GString *out, const AnnoValue *value)
{
  switch (value->kind)
    {
    case ANNO_VALUE_TEXT:
    case ANNO_VALUE_TIMEX:
      append (out, ",{\"type\":\"TextualBody\",\"purpose\":\"classifying\"");
      break;
    case ANNO_VALUE_PERSON:
      append (out, ",{\"type\":\"SpecificResource\",\"purpose\":\"identifying\"");
      break;
    case ANNO_VALUE_LINK:
      append (out, ",{\"type\":\"SpecificResource\",\"purpose\":\"linking\"");
      break;
    default:
      g_return_if_reached ();
    }
  gboolean words = value->kind == ANNO_VALUE_TEXT || value->kind == ANNO_VALUE_TIMEX;
  anno_json_print_member (out, "field", value->field);
  anno_json_print_member (out, words ? "value" : "source", value->text);
  if (value->kind == ANNO_VALUE_TIMEX)
    {
      anno_json_print_member (out, "timex", value->timex);
      anno_json_print_member (out, "anchor", value->anchor);
      anno_json_print_member (out, "mod", value->mod);
    }
  anno_json_print_raw (out, value->extra);
  g_string_append_c (out, '}');
}

/* In the order of the fields of the tagset; what it doesn't have comes last, in its own order. */
static void
print_values (GString *out, const AnnoSpan *span, const AnnoTagset *tagset)
{
  guint n = anno_span_get_n_values (span);
  const AnnoTag *tag
      = n > 0 && tagset != NULL ? anno_tagset_find (tagset, anno_span_get_tag (span)) : NULL;

  for (guint f = 0; tag != NULL && f < tag->fields->len; f++)
    for (guint i = 0; i < n; i++)
      {
        const AnnoValue *value = anno_span_get_value (span, i);
        if (value->field == ((const AnnoField *) tag->fields->pdata[f])->id)
          print_value (out, value);
      }
  for (guint i = 0; i < n; i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      if (tag == NULL || anno_tag_find_field (tag, value->field) == NULL)
        print_value (out, value);
    }
}

static void
print_bodies (GString *out, const AnnoSpan *span, const AnnoTagset *tagset)
{
  const AnnoSpanExtra *extra = anno_span_get_extra (span);
  const char *note = anno_span_get_note (span);

  append (out, ",\"body\":[{\"type\":\"TextualBody\",\"purpose\":\"tagging\"");
  anno_json_print_member (out, "value", anno_span_get_tag (span));
  anno_json_print_raw (out, extra != NULL ? extra->tag : NULL);
  g_string_append_c (out, '}');
  print_values (out, span, tagset);
  if (note != NULL)
    {
      append (out, ",{\"type\":\"TextualBody\",\"purpose\":\"commenting\"");
      anno_json_print_member (out, "value", note);
      anno_json_print_raw (out, extra != NULL ? extra->note : NULL);
      g_string_append_c (out, '}');
    }
  anno_json_print_raw (out, extra != NULL ? extra->bodies : NULL);
  g_string_append_c (out, ']');
}

static gboolean
begins_char (const char *p)
{
  return ((guchar) *p & 0xC0) != 0x80;
}

/* Where the words before @at that are quoted begin: a cluster that the cut would split is left out.
 */
static const char *
find_prefix (const char *text, gsize length, const char *at)
{
  const char *p = at;
  for (guint n = 0; n < AROUND && p > text;)
    n += begins_char (--p);
  return anno_cluster_start (text, length, p) == p ? p
                                                   : MIN (anno_cluster_end (text, length, p), at);
}

static const char *
find_suffix (const char *text, gsize length, const char *at)
{
  const char *p = at, *end = text + length;
  for (guint n = 0; n < AROUND && p < end;)
    n += ++p == end || begins_char (p);
  return MAX (anno_cluster_start (text, length, p), at);
}

static void
print_quote (GString *out, AnnoArticle *article, const AnnoSegment *segment)
{
  const char *text = anno_article_get_text (article);
  gsize length = anno_article_get_n_bytes (article), n_bytes = 0;
  const char *exact = anno_article_peek (article, segment->start, segment->end, &n_bytes);
  const char *after = exact + n_bytes;
  const char *prefix = find_prefix (text, length, exact);
  const char *suffix_end = find_suffix (text, length, after);

  append (out, ",{\"type\":\"TextQuoteSelector\",\"exact\":");
  anno_json_print_string_len (out, exact, n_bytes);
  append (out, ",\"prefix\":");
  anno_json_print_string_len (out, prefix, (gsize) (exact - prefix));
  append (out, ",\"suffix\":");
  anno_json_print_string_len (out, after, (gsize) (suffix_end - after));
  g_string_append_c (out, '}');
}

static void
print_target (
    GString *out, const AnnoSpan *span, guint part, AnnoArticle *article, const char *source)
{
  const AnnoSpanExtra *extra = anno_span_get_extra (span);
  const AnnoSegment *segment = anno_span_get_segments (span) + part;

  g_string_append_c (out, '{');
  anno_json_print_member (out, "source", source);
  if (anno_span_get_n_segments (span) > 1)
    {
      anno_json_print_key (out, "segmented");
      append (out, "true");
    }
  anno_json_print_key (out, "selector");
  append (out, "[{\"type\":\"TextPositionSelector\",\"start\":");
  print_number (out, segment->start);
  append (out, ",\"end\":");
  print_number (out, segment->end);
  g_string_append_c (out, '}');
  if (article != NULL)
    print_quote (out, article, segment);
  g_string_append_c (out, ']');
  /* A span has as many of these as segments, or none. */
  anno_json_print_raw (out, extra != NULL && extra->targets != NULL ? extra->targets[part] : NULL);
  g_string_append_c (out, '}');
}

static void
print_targets (GString *out, const AnnoSpan *span, AnnoArticle *article, const char *source)
{
  guint n = anno_span_get_n_segments (span);

  append (out, ",\"target\":");
  if (n > 1)
    g_string_append_c (out, '[');
  for (guint part = 0; part < n; part++)
    {
      if (part > 0)
        g_string_append_c (out, ',');
      print_target (out, span, part, article, source);
    }
  if (n > 1)
    g_string_append_c (out, ']');
}

void
anno_annotation_print (GString *out,
                       const AnnoSpan *span,
                       const AnnoTagset *tagset,
                       AnnoArticle *article,
                       const char *source)
{
  g_return_if_fail (out != NULL && span != NULL);

  const AnnoSpanExtra *extra = anno_span_get_extra (span);
  gint64 created = anno_span_get_created (span), modified = anno_span_get_modified (span);

  append (out, "{\"id\":");
  anno_json_print_string (out, anno_span_get_id (span));
  append (out, ",\"type\":\"Annotation\",\"motivation\":\"tagging\"");
  print_time (out, "created", created);
  if (modified / G_USEC_PER_SEC != created / G_USEC_PER_SEC)
    print_time (out, "modified", modified);
  print_raw_member (out, "creator", extra != NULL ? extra->creator : NULL);
  print_raw_member (out, "generator", extra != NULL ? extra->generator : NULL);
  anno_json_print_member (out, "suggestedBy", anno_span_get_suggested (span));
  if (anno_span_get_unsure (span))
    append (out, ",\"unsure\":true");
  anno_json_print_raw (out, extra != NULL ? extra->members : NULL);
  print_bodies (out, span, tagset);
  print_targets (out, span, article, source);
  g_string_append_c (out, '}');
}
