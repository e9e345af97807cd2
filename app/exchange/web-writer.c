#include "exchange/web-writer.h"

#include "exchange/web-reader.h"
#include "formats/annotation-printer.h"
#include "formats/json-print.h"
#include "formats/layer-terms.h"
#include "model/span-draft.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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

/* Whom a value names, as one more member of its body; NULL where nobody knows, or it says so
 * already. */
static char *
name_body (const AnnoSetLayer *layer, const AnnoValue *value)
{
  AnnoPerson *person = anno_set_layer_find_person (layer, value);
  g_autoptr (GString) name = g_string_new (NULL);

  if (person == NULL || (value->extra != NULL && strstr (value->extra, "\"name\":") != NULL))
    return NULL;
  anno_json_print_raw (name, value->extra);
  if (name->len > 0)
    g_string_append_c (name, ',');
  g_string_append (name, "\"name\":");
  anno_json_print_string (name, anno_person_get_name (person));
  return g_string_free (g_steal_pointer (&name), FALSE);
}

/* The list of people stays behind: each says in a set how they are called. */
static AnnoSpan *
with_names (const AnnoSetLayer *layer, AnnoSpan *span)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_value_free);
  gboolean any = FALSE;

  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      char *named = name_body (layer, value);
      AnnoValue *copy = anno_value_copy (value);
      if (named != NULL)
        {
          g_free (copy->extra);
          copy->extra = named;
          any = TRUE;
        }
      g_ptr_array_add (values, copy);
    }
  if (!any)
    return anno_span_ref (span);
  AnnoSpanDraft *draft = anno_span_draft_new_from (span);
  for (guint i = 0; i < values->len; i++)
    anno_span_draft_clear_field (draft, ((const AnnoValue *) values->pdata[i])->field);
  for (guint i = 0; i < values->len; i++)
    anno_span_draft_add_value (draft, g_steal_pointer (&values->pdata[i]));
  g_ptr_array_set_free_func (values, NULL);
  return anno_span_draft_finish (draft);
}

static void
print_annotation (GString *out, const AnnoSetArticle *article, const AnnoSetLayer *layer,
                  AnnoSpan *span, const char *source)
{
  g_autoptr (AnnoSpan) named = with_names (layer, span);

  anno_annotation_print (out, named, article->tagset, anno_document_get_article (article->document),
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
