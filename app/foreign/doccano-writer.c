#include "foreign/doccano-writer.h"

#include "foreign/doccano-reader.h"
#include "foreign/span-numbers.h"
#include "formats/json-print.h"

#include <glib/gi18n-lib.h>

/* One article of one annotator. */
typedef struct
{
  GString *out;
  const AnnoSetArticle *article;
  const AnnoSetLayer *layer;
  const AnnoSpanNumbers *numbers;
  const AnnoOffsets *offsets;
  guint relation; /* the number that the next one gets */
} Line;

static void
print_entities (const Line *self, const AnnoSpan *span)
{
  const AnnoSegment *segments = anno_span_get_segments (span);
  guint number = 0;

  anno_span_numbers_find (self->numbers, anno_span_get_id (span), &number);
  for (guint i = 0; i < anno_span_get_n_segments (span); i++)
    {
      anno_json_print_raw (self->out, "{");
      anno_json_print_number (self->out, "id", number + i);
      anno_json_print_member (self->out, "label", anno_span_get_tag (span));
      anno_json_print_number (self->out, "start_offset",
                              anno_offsets_to_utf16 (self->offsets, segments[i].start));
      anno_json_print_number (self->out, "end_offset",
                              anno_offsets_to_utf16 (self->offsets, segments[i].end));
      g_string_append_c (self->out, '}');
    }
}

static void
print_relations (Line *self, const AnnoSpan *span)
{
  guint from = 0, to = 0;

  anno_span_numbers_find (self->numbers, anno_span_get_id (span), &from);
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      if (value->kind != ANNO_VALUE_LINK
          || !anno_span_numbers_find (self->numbers, value->text, &to))
        continue;
      anno_json_print_raw (self->out, "{");
      anno_json_print_number (self->out, "id", self->relation++);
      anno_json_print_number (self->out, "from_id", from);
      anno_json_print_number (self->out, "to_id", to);
      anno_json_print_member (self->out, "type", value->field);
      g_string_append_c (self->out, '}');
    }
}

static void
print_line (Line *self, guint id)
{
  AnnoArticle *text = anno_document_get_article (self->article->document);
  AnnoLayer *layer = self->layer->layer;

  g_string_append_c (self->out, '{');
  anno_json_print_number (self->out, "id", id);
  anno_json_print_member (self->out, "text", anno_article_get_text (text));
  anno_json_print_raw (self->out, "\"entities\":[");
  for (guint i = 0; i < anno_layer_get_n_spans (layer); i++)
    print_entities (self, anno_layer_nth (layer, i));
  g_string_append (self->out, "],\"relations\":[");
  for (guint i = 0; i < anno_layer_get_n_spans (layer); i++)
    print_relations (self, anno_layer_nth (layer, i));
  g_string_append_c (self->out, ']');
  anno_json_print_member (self->out, "article", self->article->shown);
  anno_json_print_member (self->out, "annotator", self->layer->shown);
  g_string_append (self->out, "}\n");
}

static void
print (GString *out, const AnnoSetArticle *article, const AnnoSetCount *before)
{
  const AnnoOffsets *offsets
      = anno_article_get_offsets (anno_document_get_article (article->document));
  guint entity = before->parts + 1, relation = before->links + 1;

  for (guint i = 0; i < article->layers->len; i++)
    {
      const AnnoSetLayer *layer = article->layers->pdata[i];
      g_autoptr (AnnoSpanNumbers) numbers = anno_span_numbers_new (layer->layer, entity);
      Line line = { out, article, layer, numbers, offsets, relation };
      print_line (&line, before->layers + i + 1);
      entity = anno_span_numbers_get_end (numbers);
      relation = line.relation;
    }
}

static const char *const endings[] = { "jsonl", "ndjson", "json", NULL };

const AnnoSetFormat anno_doccano_format = {
  .id = "doccano",
  .name = N_("doccano: JSON lines"),
  .extension = "jsonl",
  .keeps = ANNO_KEEPS_OVERLAPS | ANNO_KEEPS_LINKS | ANNO_KEEPS_OTHER_LINKS | ANNO_KEEPS_LOOSE
           | ANNO_KEEPS_PLACES,
  .print = print,
  .endings = endings,
  .read = anno_doccano_read,
};
