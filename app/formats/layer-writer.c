#include "formats/layer-writer.h"

#include "formats/annotation-printer.h"
#include "formats/json-print.h"
#include "formats/json-scan.h"
#include "formats/layer-terms.h"
#include "formats/relative-uri.h"

/* What an annotation takes, about: to grow less often. */
#define BYTES_AN_ANNOTATION 700

struct _AnnoLayerSnapshot
{
  AnnoLayerHeader *header;
  GPtrArray *spans;  /* of AnnoSpan, nearly in reading order */
  GPtrArray *unread; /* of char *, or NULL */
};

static gboolean
collect_first (const AnnoFragment *fragment, gpointer spans)
{
  if (fragment->part == 0)
    g_ptr_array_add (spans, anno_span_ref (fragment->span));
  return TRUE;
}

static gboolean
is_sorted (const GPtrArray *spans)
{
  for (guint i = 1; i < spans->len; i++)
    if (anno_span_compare (spans->pdata[i - 1], spans->pdata[i]) > 0)
      return FALSE;
  return TRUE;
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  return anno_span_compare (*(AnnoSpan *const *) a, *(AnnoSpan *const *) b);
}

/* A walk over segments meets spans of several by the length of their first: only those are out of
 * order, and seldom. The snapshot stays as it is, because other threads may read it. */
static GPtrArray *
sort_spans (const AnnoLayerSnapshot *self)
{
  if (is_sorted (self->spans))
    return g_ptr_array_ref (self->spans);

  GPtrArray *sorted = g_ptr_array_copy (self->spans, NULL, NULL);
  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_spans);
  return sorted;
}

static void
print_creator (GString *out, const AnnoLayerHeader *header)
{
  anno_json_print_key (out, "creator");
  g_string_append_c (out, '{');
  anno_json_print_member (out, "id", header->creator_id);
  anno_json_print_member (out, "type", "Person");
  anno_json_print_member (out, "name", header->creator_name);
  anno_json_print_raw (out, header->creator_extra);
  g_string_append_c (out, '}');
}

static void
print_article (GString *out, const AnnoLayerHeader *header, AnnoArticle *article)
{
  anno_json_print_key (out, "article");
  g_string_append_c (out, '{');
  anno_json_print_member (out, "sha256", anno_article_get_sha256 (article));
  anno_json_print_member (out, "date", header->date);
  anno_json_print_member (out, "dateOrigin", header->date_origin);
  anno_json_print_member (out, "state", header->state);
  anno_json_print_raw (out, header->article_extra);
  g_string_append_c (out, '}');
}

static void
print_header (GString *out, const AnnoLayerHeader *header, AnnoArticle *article)
{
  /* A file's name need not be UTF-8; what is shown of it must be. */
  g_autofree char *label = header->label != NULL ? g_utf8_make_valid (header->label, -1) : NULL;

  g_string_append (out, "{\"@context\":");
  g_string_append (out, header->context != NULL ? header->context : ANNO_LAYER_CONTEXT);
  anno_json_print_member (out, "id", header->id);
  anno_json_print_member (out, "type", "AnnotationCollection");
  anno_json_print_member (out, "label", label);
  print_creator (out, header);
  anno_json_print_key (out, "generator");
  g_string_append (out, ANNO_LAYER_GENERATOR);
  anno_json_print_key (out, "format");
  g_string_append_printf (out, "%d", ANNO_LAYER_FORMAT);
  print_article (out, header, article);
  anno_json_print_raw (out, header->extra);
}

static void
open_page (GString *out, const AnnoLayerHeader *header)
{
  g_autofree char *id = g_strconcat (header->id, "#page", NULL);

  anno_json_print_key (out, "first");
  g_string_append_c (out, '{');
  anno_json_print_member (out, "id", id);
  anno_json_print_member (out, "type", "AnnotationPage");
  anno_json_print_member (out, "partOf", header->id);
  anno_json_print_key (out, "startIndex");
  g_string_append_c (out, '0');
  anno_json_print_raw (out, header->page_extra);
  anno_json_print_key (out, "items");
  g_string_append (out, "[\n");
}

/* A line that no reader would take is no use: it then goes without its quotes, which are in the
 * text anyway. */
static void
print_span (GString *out,
            const AnnoSpan *span,
            const AnnoTagset *tagset,
            AnnoArticle *article,
            const char *source)
{
  gsize start = out->len;

  anno_annotation_print (out, span, tagset, article, source);
  if (out->len - start <= ANNO_JSON_MAX_LINE)
    return;
  g_string_truncate (out, start);
  anno_annotation_print (out, span, tagset, NULL, source);
}

static void
print_items (GString *out,
             const GPtrArray *spans,
             const GPtrArray *unread,
             const AnnoTagset *tagset,
             AnnoArticle *article,
             const char *source)
{
  for (guint i = 0; i < spans->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      print_span (out, spans->pdata[i], tagset, article, source);
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; unread != NULL && i < unread->len; i++)
    {
      if (spans->len + i > 0)
        g_string_append_c (out, ',');
      g_string_append (out, unread->pdata[i]);
      g_string_append_c (out, '\n');
    }
}

AnnoLayerSnapshot *
anno_layer_snapshot_new (AnnoLayer *layer)
{
  g_return_val_if_fail (ANNO_IS_LAYER (layer), NULL);

  AnnoLayerSnapshot *self = g_new0 (AnnoLayerSnapshot, 1);
  const GPtrArray *unread = anno_layer_get_unread (layer);
  self->header = anno_layer_header_copy (anno_layer_get_header (layer));
  self->spans
      = g_ptr_array_new_full (anno_layer_get_n_spans (layer), (GDestroyNotify) anno_span_unref);
  anno_layer_foreach (layer, 0, G_MAXUINT - 1, collect_first, self->spans);
  /* A layer puts another array in its place, and never changes one. */
  self->unread = unread != NULL ? g_ptr_array_ref ((GPtrArray *) unread) : NULL;
  return self;
}

void
anno_layer_snapshot_free (AnnoLayerSnapshot *self)
{
  if (self == NULL)
    return;
  anno_layer_header_free (self->header);
  g_ptr_array_unref (self->spans);
  g_clear_pointer (&self->unread, g_ptr_array_unref);
  g_free (self);
}

GBytes *
anno_layer_writer_write (const AnnoLayerSnapshot *snapshot,
                         AnnoArticle *article,
                         const AnnoTagset *tagset,
                         const char *article_path,
                         const char *layer_path)
{
  g_return_val_if_fail (snapshot != NULL && ANNO_IS_ARTICLE (article), NULL);
  g_return_val_if_fail (article_path != NULL && layer_path != NULL, NULL);

  g_autofree char *source = anno_relative_uri (layer_path, article_path);
  g_autoptr (GPtrArray) spans = sort_spans (snapshot);
  GString *out = g_string_sized_new (4096 + (gsize) spans->len * BYTES_AN_ANNOTATION);

  print_header (out, snapshot->header, article);
  if (spans->len == 0 && (snapshot->unread == NULL || snapshot->unread->len == 0))
    g_string_append (out, "}\n");
  else
    {
      open_page (out, snapshot->header);
      print_items (out, spans, snapshot->unread, tagset, article, source);
      g_string_append (out, "]}}\n");
    }
  return g_string_free_to_bytes (out);
}
