#include "formats/layer-writer.h"

#include "formats/annotation-printer.h"
#include "formats/json-print.h"
#include "formats/json-scan.h"
#include "formats/layer-terms.h"
#include "formats/relative-uri.h"

/* How much is printed before it is handed on: what a processor keeps at hand. */
#define PIECE (256 * 1024)

struct _AnnoLayerSnapshot
{
  AnnoLayerHeader *header;
  AnnoSpanOrder *spans;
  GPtrArray *unread; /* of char *, or NULL */
};

/* A file on its way. */
typedef struct
{
  GString *out; /* what is printed and not handed on yet */
  gsize handed; /* bytes handed on, or copied */
  const AnnoLayerOutput *output;
  gpointer data;
  AnnoArticle *article;
  const AnnoTagset *tagset;
  const char *source;
  const AnnoLayerLines *before;
  AnnoLayerLines *lines;
  gsize copy_from; /* of the file before: what comes after `out`, and isn't copied yet */
  gsize copy_until;
} Printer;

/* Only one of what is printed and what is to be copied waits at a time. */
static gboolean
hand_on (Printer *self)
{
  gsize n = self->out->len;
  gboolean taken = n == 0 || self->output->add (self->out->str, n, self->data);

  self->handed += n;
  g_string_truncate (self->out, 0);
  return taken;
}

/* Before anything is printed. */
static gboolean
copy_on (Printer *self)
{
  gsize from = self->copy_from, n = self->copy_until - from;

  self->copy_from = self->copy_until = 0;
  self->handed += n;
  return n == 0 || self->output->copy (from, n, self->data);
}

static gsize
place_in_file (const Printer *self)
{
  return self->handed + self->copy_until - self->copy_from + self->out->len;
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
print_span (Printer *self, const AnnoSpan *span)
{
  gsize start = self->out->len;

  anno_annotation_print (self->out, span, self->tagset, self->article, self->source);
  if (self->out->len - start <= ANNO_JSON_MAX_LINE)
    return;
  g_string_truncate (self->out, start);
  anno_annotation_print (self->out, span, self->tagset, NULL, self->source);
}

/* FALSE where nobody takes any more. */
static gboolean
end_line (Printer *self)
{
  g_string_append_c (self->out, '\n');
  return self->out->len < PIECE || hand_on (self);
}

static gboolean
print_chunk (Printer *self, AnnoSpan *const *chunk, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (self->out, ',');
      print_span (self, chunk[i]);
      if (!end_line (self))
        return FALSE;
    }
  return TRUE;
}

/* Whether chunks that follow each other now did so in the file before: then the comma between them
 * is there, too, and both are copied in one. */
static gboolean
continues (const Printer *self, gsize from)
{
  return self->copy_until > self->copy_from && self->copy_until + 1 == from;
}

static gboolean
copy_chunk (Printer *self, gboolean is_first, gsize from, gsize until)
{
  if (!continues (self, from))
    {
      if (!copy_on (self))
        return FALSE;
      if (!is_first)
        g_string_append_c (self->out, ',');
      if (!hand_on (self))
        return FALSE;
      self->copy_from = from;
    }
  self->copy_until = until;
  return TRUE;
}

static gboolean
add_chunk (Printer *self, gboolean is_first, AnnoSpan *const *chunk, guint n)
{
  if (!copy_on (self))
    return FALSE;
  if (!is_first)
    g_string_append_c (self->out, ',');
  return print_chunk (self, chunk, n);
}

static gboolean
put_chunk (Printer *self, gboolean is_first, AnnoSpan *const *chunk, guint n)
{
  gsize from = 0, until = 0, start = place_in_file (self) + (is_first ? 0 : 1);
  gboolean stayed = self->before != NULL
                    && anno_layer_lines_find (self->before, self->lines, chunk, &from, &until);

  if (!(stayed ? copy_chunk (self, is_first, from, until) : add_chunk (self, is_first, chunk, n)))
    return FALSE;
  anno_layer_lines_add (self->lines, chunk, start, place_in_file (self));
  return TRUE;
}

static gboolean
put_items (Printer *self, const GPtrArray *unread)
{
  const AnnoSpanOrder *spans = anno_layer_lines_get_spans (self->lines);
  guint n_chunks = anno_span_order_get_n_chunks (spans), n = 0;

  for (guint i = 0; i < n_chunks; i++)
    {
      AnnoSpan *const *chunk = anno_span_order_get_chunk (spans, i, &n);
      if (!put_chunk (self, i == 0, chunk, n))
        return FALSE;
    }
  if (!copy_on (self))
    return FALSE;
  for (guint i = 0; unread != NULL && i < unread->len; i++)
    {
      if (n_chunks + i > 0)
        g_string_append_c (self->out, ',');
      g_string_append (self->out, unread->pdata[i]);
      if (!end_line (self))
        return FALSE;
    }
  return TRUE;
}

AnnoLayerSnapshot *
anno_layer_snapshot_new (AnnoLayer *layer)
{
  g_return_val_if_fail (ANNO_IS_LAYER (layer), NULL);

  AnnoLayerSnapshot *self = g_new0 (AnnoLayerSnapshot, 1);
  const GPtrArray *unread = anno_layer_get_unread (layer);
  self->header = anno_layer_header_copy (anno_layer_get_header (layer));
  self->spans = anno_layer_fork_order (layer);
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
  anno_span_order_free (self->spans);
  g_clear_pointer (&self->unread, g_ptr_array_unref);
  g_free (self);
}

static gboolean
is_empty (const AnnoLayerSnapshot *self)
{
  return anno_span_order_get_length (self->spans) == 0
         && (self->unread == NULL || self->unread->len == 0);
}

static gboolean
put_file (Printer *self, const AnnoLayerSnapshot *snapshot)
{
  print_header (self->out, snapshot->header, self->article);
  if (is_empty (snapshot))
    g_string_append (self->out, "}\n");
  else
    {
      open_page (self->out, snapshot->header);
      if (!put_items (self, snapshot->unread))
        return FALSE;
      g_string_append (self->out, "]}}\n");
    }
  return hand_on (self);
}

AnnoLayerLines *
anno_layer_writer_print (const AnnoLayerSnapshot *snapshot, AnnoArticle *article,
                         AnnoTagset *tagset, const char *article_path, const char *layer_path,
                         const AnnoLayerLines *before, const AnnoLayerOutput *output, gpointer data)
{
  g_return_val_if_fail (snapshot != NULL && ANNO_IS_ARTICLE (article), NULL);
  g_return_val_if_fail (article_path != NULL && layer_path != NULL, NULL);
  g_return_val_if_fail (output != NULL && (before == NULL || output->copy != NULL), NULL);

  g_autofree char *source = anno_relative_uri (layer_path, article_path);
  g_autoptr (GString) out = g_string_sized_new (4096);
  g_autoptr (AnnoLayerLines) lines
      = anno_layer_lines_new (anno_span_order_fork (snapshot->spans), article, tagset, source);
  Printer printer = { .out = out,
                      .output = output,
                      .data = data,
                      .article = article,
                      .tagset = tagset,
                      .source = source,
                      .before = before,
                      .lines = lines };

  return put_file (&printer, snapshot) ? g_steal_pointer (&lines) : NULL;
}

static gboolean
append_cb (const char *bytes, gsize n, gpointer data)
{
  g_string_append_len (data, bytes, (gssize) n);
  return TRUE;
}

GBytes *
anno_layer_writer_write (const AnnoLayerSnapshot *snapshot, AnnoArticle *article,
                         AnnoTagset *tagset, const char *article_path, const char *layer_path)
{
  static const AnnoLayerOutput whole = { append_cb, NULL };
  GString *all = g_string_new (NULL);
  g_autoptr (AnnoLayerLines) lines = anno_layer_writer_print (
      snapshot, article, tagset, article_path, layer_path, NULL, &whole, all);

  return g_string_free_to_bytes (all);
}
