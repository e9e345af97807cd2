#include "exchange/web-writer.h"

#include "formats/annotation-printer.h"
#include "formats/json-print.h"
#include "formats/layer-terms.h"

#include <glib/gi18n-lib.h>

#define CONTEXT "\"@context\":" ANNO_LAYER_CONTEXT

/* In a set, each annotation says itself whose it is; one that another program made may do so
 * already. */
static void
print_creator (GString *out, const AnnoSetLayer *layer, const AnnoSpan *span)
{
  const AnnoLayerHeader *header = anno_layer_get_header (layer->layer);
  const AnnoSpanExtra *extra = anno_span_get_extra (span);

  if ((header->creator_id == NULL && header->creator_name == NULL)
      || (extra != NULL && extra->creator != NULL))
    return;
  anno_json_print_key (out, "creator");
  g_string_append_c (out, '{');
  anno_json_print_member (out, "id", header->creator_id);
  anno_json_print_member (out, "type", "Person");
  anno_json_print_member (out, "name", header->creator_name);
  g_string_append_c (out, '}');
}

static void
print_annotation (GString *out, const AnnoSetArticle *article, const AnnoSetLayer *layer,
                  const AnnoSpan *span, const char *source)
{
  anno_annotation_print (out, span, article->tagset, anno_document_get_article (article->document),
                         source);
  g_string_truncate (out, out->len - 1); /* the brace that closes it */
  print_creator (out, layer, span);
  g_string_append_c (out, '}');
}

static char *
source_of (const AnnoSetArticle *article)
{
  return g_uri_escape_string (article->path, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH, FALSE);
}

static void
begin_collection (GString *out, const AnnoTagset *tagset)
{
  g_string_append (out, "{" CONTEXT ",\"type\":\"AnnotationCollection\"");
  anno_json_print_member (out, "label", anno_tagset_get_name (tagset));
  g_string_append (out, ",\"first\":{\"type\":\"AnnotationPage\",\"items\":[");
}

static void
print_items (GString *out, const AnnoSetArticle *article, const AnnoSetCount *before)
{
  g_autofree char *source = source_of (article);
  guint n = before->spans;

  for (guint i = 0; i < article->layers->len; i++)
    {
      const AnnoSetLayer *layer = article->layers->pdata[i];
      for (guint k = 0; k < anno_layer_get_n_spans (layer->layer); k++)
        {
          g_string_append (out, n++ > 0 ? ",\n" : "\n");
          print_annotation (out, article, layer, anno_layer_nth (layer->layer, k), source);
        }
    }
}

static void
end_collection (GString *out)
{
  g_string_append (out, "\n]}}\n");
}

static void
print_lines (GString *out, const AnnoSetArticle *article, const AnnoSetCount *before)
{
  g_autofree char *source = source_of (article);

  for (guint i = 0; i < article->layers->len; i++)
    {
      const AnnoSetLayer *layer = article->layers->pdata[i];
      for (guint k = 0; k < anno_layer_get_n_spans (layer->layer); k++)
        {
          gsize begun = out->len;
          print_annotation (out, article, layer, anno_layer_nth (layer->layer, k), source);
          g_string_insert (out, (gssize) begun + 1, CONTEXT ",");
          g_string_append_c (out, '\n');
        }
    }
}

const AnnoSetFormat anno_web_collection_format = {
  .id = "w3c",
  .name = N_("W3C Web Annotation: a collection"),
  .extension = "jsonld",
  .keeps = ANNO_KEEPS_ALL,
  .begin = begin_collection,
  .print = print_items,
  .end = end_collection,
};

const AnnoSetFormat anno_web_lines_format = {
  .id = "w3c-lines",
  .name = N_("W3C Web Annotation: JSON lines"),
  .extension = "jsonl",
  .keeps = ANNO_KEEPS_ALL,
  .print = print_lines,
};
