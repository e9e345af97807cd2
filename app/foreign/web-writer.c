#include "foreign/web-writer.h"

#include "foreign/web-own.h"
#include "foreign/web-reader.h"
#include "formats/json-print.h"
#include "formats/layer-terms.h"

#include <glib/gi18n-lib.h>

static char *
source_of (const AnnoSetArticle *article)
{
  return g_uri_escape_string (article->path, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH, FALSE);
}

static void
begin_collection (GString *out, const AnnoTagset *tagset)
{
  g_string_append (out, "{\"@context\":" ANNO_LAYER_CONTEXT ",\"type\":\"AnnotationCollection\"");
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
          anno_web_own_print (out, article, layer, anno_layer_nth (layer->layer, k), source, FALSE);
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
          anno_web_own_print (out, article, layer, anno_layer_nth (layer->layer, k), source, TRUE);
          g_string_append_c (out, '\n');
        }
    }
}

static const char *const collection_endings[] = { "jsonld", "json", NULL };
static const char *const lines_endings[] = { "jsonl", "ndjson", NULL };

const AnnoSetFormat anno_web_collection_format = {
  .id = "w3c",
  .name = N_("W3C Web Annotation: a collection"),
  .extension = "jsonld",
  .keeps = ANNO_KEEPS_ALL,
  .begin = begin_collection,
  .print = print_items,
  .end = end_collection,
  .endings = collection_endings,
  .read = anno_web_read,
};

const AnnoSetFormat anno_web_lines_format = {
  .id = "w3c-lines",
  .name = N_("W3C Web Annotation: JSON lines"),
  .extension = "jsonl",
  .keeps = ANNO_KEEPS_ALL,
  .print = print_lines,
  .endings = lines_endings,
  .read = anno_web_read,
};
