#include "foreign/spacy-writer.h"

#include "foreign/spacy-reader.h"
#include "formats/json-print.h"

#include <glib/gi18n-lib.h>

/* Each part of a span is a stretch of its own. */
static void
print_span (GString *out, const AnnoSpan *span)
{
  const AnnoSegment *segments = anno_span_get_segments (span);

  for (guint i = 0; i < anno_span_get_n_segments (span); i++)
    {
      anno_json_print_raw (out, "{");
      g_string_append_printf (out, "\"start\":%u,\"end\":%u", segments[i].start, segments[i].end);
      anno_json_print_member (out, "label", anno_span_get_tag (span));
      g_string_append_c (out, '}');
    }
}

static void
print_meta (GString *out, const AnnoSetArticle *article, const AnnoSetLayer *layer)
{
  anno_json_print_key (out, "meta");
  g_string_append_c (out, '{');
  anno_json_print_member (out, "article", article->shown);
  anno_json_print_member (out, "title", anno_document_get_title (article->document));
  anno_json_print_member (out, "date", anno_document_get_date (article->document));
  anno_json_print_member (out, "annotator", layer->shown);
  g_string_append_c (out, '}');
}

static void
print (GString *out, const AnnoSetArticle *article, const AnnoSetCount *before)
{
  AnnoArticle *text = anno_document_get_article (article->document);

  for (guint i = 0; i < article->layers->len; i++)
    {
      const AnnoSetLayer *layer = article->layers->pdata[i];
      g_string_append_c (out, '{');
      anno_json_print_key (out, "text");
      anno_json_print_string_len (out, anno_article_get_text (text),
                                  anno_article_get_n_bytes (text));
      anno_json_print_key (out, "spans");
      g_string_append_c (out, '[');
      for (guint k = 0; k < anno_layer_get_n_spans (layer->layer); k++)
        print_span (out, anno_layer_nth (layer->layer, k));
      g_string_append_c (out, ']');
      print_meta (out, article, layer);
      g_string_append (out, "}\n");
    }
}

static const char *const endings[] = { "jsonl", "ndjson", "json", NULL };

const AnnoSetFormat anno_spacy_format = {
  .id = "spacy",
  .name = N_("spaCy and Prodigy: JSON lines"),
  .extension = "jsonl",
  .keeps = ANNO_KEEPS_OVERLAPS | ANNO_KEEPS_LOOSE | ANNO_KEEPS_PLACES,
  .print = print,
  .endings = endings,
  .read = anno_spacy_read,
};
