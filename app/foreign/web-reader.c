#include "foreign/web-reader.h"

#include "foreign/foreign-json.h"
#include "foreign/json-marks.h"
#include "foreign/web-bodies.h"
#include "foreign/web-links.h"
#include "foreign/web-own.h"
#include "foreign/web-targets.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A text that annotations are about. */
typedef struct
{
  AnnoForeignDocument *document; /* NULL once it is given away */
  GHashTable *layers;            /* by maker */
} Text;

typedef struct
{
  AnnoForeignJson *json;
  GHashTable *texts; /* reference, or "" for none → Text, which several may be of */
  GHashTable *names; /* name, or "" → Text */
  GPtrArray *order;  /* of Text */
  AnnoWebLinks *links;
  char *maker;        /* of the collection; NULL for nobody */
  AnnoWebPlace place; /* of what is in hand: a layer is one annotator's work, whatever an
                       * annotation says */
  char *date;         /* of the article that the layer is about */
} Reading;

/* What an annotation may have that says nothing of the text, and what Hypothesis adds. */
static const char *const annotation_names[]
    = { "id",   "type", "motivation", "creator",   "unsure",   "body", "bodyValue", "target",
        "user", "text", "tags",       "user_info", "document", "uri",  NULL };
static const char *const annotation_ignored[]
    = { "@context",   "@id",         "@type",  "created",     "modified", "generated",
        "generator",  "suggestedBy", "rights", "canonical",   "via",      "audience",
        "stylesheet", "updated",     "group",  "permissions", "links",    "flagged",
        "hidden",     "moderation",  "url",    NULL };

static void
text_free (gpointer data)
{
  Text *self = data;
  g_clear_pointer (&self->document, anno_foreign_document_free);
  g_clear_pointer (&self->layers, g_hash_table_unref);
  g_free (self);
}

static void
reading_init (Reading *self)
{
  *self = (Reading){ NULL };
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->order = g_ptr_array_new_with_free_func (text_free);
  self->links = anno_web_links_new ();
}

static void
reading_clear (Reading *self)
{
  g_hash_table_unref (self->texts);
  g_hash_table_unref (self->names);
  g_ptr_array_unref (self->order);
  anno_web_links_free (self->links);
  g_free (self->maker);
  g_free (self->date);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

/* Whether its type, or one of them, is @wanted. */
static gboolean
is_type (const AnnoJsonSlice *object, const char *wanted)
{
  AnnoJsonSlice type, one;

  if (!anno_json_marks_find (object, "type", &type)
      && !anno_json_marks_find (object, "@type", &type))
    return FALSE;
  if (anno_json_slice_is (&type, wanted))
    return TRUE;
  for (const char *at = NULL; anno_json_next_element (&type, &at, &one);)
    if (anno_json_slice_is (&one, wanted))
      return TRUE;
  return FALSE;
}

static gboolean
is_annotation (const AnnoJsonSlice *value)
{
  AnnoJsonSlice target;

  if (!anno_json_marks_find (value, "target", &target))
    return FALSE;
  return is_type (value, "Annotation") || is_type (value, "oa:Annotation")
         || anno_json_slice_kind (&target) == '[' || anno_json_slice_kind (&target) == '{';
}

/* Whether @list holds an annotation, which tells it from others of that name. */
static gboolean
holds_annotation (const AnnoJsonSlice *list)
{
  AnnoJsonSlice element;
  const char *at = NULL;

  return anno_json_slice_kind (list) == '[' && anno_json_next_element (list, &at, &element)
         && is_annotation (&element);
}

/* The annotations of a collection, a page, or an export of Hypothesis; FALSE where it is none of
 * these. The text of @items is NULL where they are elsewhere. */
static gboolean
find_items (const AnnoJsonSlice *value, AnnoJsonSlice *items)
{
  static const char *const others[] = { "rows", "annotations", "@graph" };
  AnnoJsonSlice first;
  gboolean is_page = is_type (value, "AnnotationPage");

  *items = (AnnoJsonSlice){ NULL, 0 };
  if (is_page || is_type (value, "AnnotationCollection"))
    {
      if (anno_json_marks_find (value, "first", &first) && anno_json_slice_kind (&first) == '{')
        value = &first;
      if (!anno_json_marks_find_kind (value, "items", '[', items))
        *items = (AnnoJsonSlice){ NULL, 0 };
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (anno_json_marks_find (value, others[i], items) && holds_annotation (items))
      return TRUE;
  return FALSE;
}

static gboolean
is_record (const AnnoJsonSlice *value)
{
  AnnoJsonSlice items;
  return is_annotation (value) || find_items (value, &items);
}

static Text *
add_text (Reading *self, const char *name)
{
  Text *text = g_new0 (Text, 1);

  text->document = anno_foreign_document_new (*name != '\0' ? name : NULL);
  text->document->date = g_strdup (self->date);
  g_ptr_array_add (self->order, text);
  g_hash_table_insert (self->names, g_strdup (name), text);
  return text;
}

/* What isn't said to be about a text is about the one of the file's name. */
static Text *
find_text (Reading *self, const char *source)
{
  const char *reference = source != NULL ? source : "";
  Text *text = g_hash_table_lookup (self->texts, reference);

  if (text != NULL)
    return text;
  g_autofree char *name = anno_web_source_name (reference);
  text = g_hash_table_lookup (self->names, name != NULL ? name : "");
  if (text == NULL)
    text = add_text (self, name != NULL ? name : "");
  g_hash_table_insert (self->texts, g_strdup (reference), text);
  return text;
}

static void G_GNUC_PRINTF (2, 3) tell (Reading *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (self->json->pending, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* All parts have their words, or none has. */
static gboolean
have_quotes (const GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const AnnoWebTarget *part = parts->pdata[i];
      if (part->quotes->len != part->ranges->len)
        return FALSE;
    }
  return TRUE;
}

static void
add_ranges (AnnoForeignSpan *span, const AnnoWebTarget *part, gboolean with_quotes)
{
  for (guint i = 0; i < part->ranges->len; i++)
    {
      const AnnoRange *range = &g_array_index (part->ranges, AnnoRange, i);
      anno_foreign_span_add_range (span, range->start, range->end,
                                   with_quotes ? part->quotes->pdata[i] : NULL);
    }
}

/* The words around all of it are those before the first part, and after the last. */
static void
add_context (AnnoForeignSpan *span, const GPtrArray *parts)
{
  const AnnoWebTarget *first = NULL, *last = NULL;
  guint start = 0, end = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      const AnnoWebTarget *part = parts->pdata[i];
      for (guint k = 0; k < part->ranges->len; k++)
        {
          const AnnoRange *range = &g_array_index (part->ranges, AnnoRange, k);
          if (first == NULL || range->start < start)
            {
              first = part;
              start = range->start;
            }
          if (last == NULL || range->end > end)
            {
              last = part;
              end = range->end;
            }
        }
    }
  if (first != NULL)
    {
      span->prefix = g_strdup (first->prefix);
      span->suffix = g_strdup (last->suffix);
    }
}

static void
add_places (AnnoForeignSpan *span, const GPtrArray *parts)
{
  const AnnoWebTarget *only = parts->pdata[0];
  gboolean with_quotes = have_quotes (parts);

  if (only->ranges->len == 0)
    {
      g_ptr_array_add (span->quotes, g_strdup (only->quotes->pdata[0]));
      span->prefix = g_strdup (only->prefix);
      span->suffix = g_strdup (only->suffix);
      return;
    }
  for (guint i = 0; i < parts->len; i++)
    add_ranges (span, parts->pdata[i], with_quotes);
  add_context (span, parts);
  /* Alternatives: a position and several ways to quote it. */
  if (!with_quotes && parts->len == 1 && only->ranges->len == 1 && only->quotes->len > 1)
    g_ptr_array_add (span->quotes, g_strdup (only->quotes->pdata[0]));
}

/* The parts of the first text that it is about, of AnnoWebTarget; NULL, and told, where it has
 * none. */
static GPtrArray *
choose_parts (Reading *self, const GPtrArray *targets, const char *place)
{
  GPtrArray *parts = g_ptr_array_new ();
  const AnnoWebTarget *first = NULL;
  guint n_strange = 0, n_elsewhere = 0, n_quoted = 0;

  for (guint i = 0; i < targets->len; i++)
    {
      const AnnoWebTarget *target = targets->pdata[i];
      gboolean placed = target->ranges->len > 0;
      if (!placed && target->quotes->len != 1)
        n_strange++;
      else if (first != NULL && g_strcmp0 (first->source, target->source) != 0)
        n_elsewhere++;
      else if (first != NULL && (!placed || first->ranges->len == 0))
        n_quoted++;
      else
        {
          first = target;
          g_ptr_array_add (parts, targets->pdata[i]);
        }
    }
  if (parts->len == 0)
    {
      tell (self, _("%s: It says no place in a text, and is left out."), place);
      g_clear_pointer (&parts, g_ptr_array_unref);
      return NULL;
    }
  if (n_strange > 0)
    tell (self, _("%s: Parts of it that say no place in a text are left out."), place);
  if (n_elsewhere > 0)
    tell (self, _("%s: It is about several texts; only what is in the first is read."), place);
  if (n_quoted > 0)
    tell (self, _("%s: Of several parts, those with a quotation and no place are left out."),
          place);
  return parts;
}

static void
read_facts (Text *text, const AnnoJsonSlice *annotation, const char *id)
{
  AnnoJsonSlice document, title, user;

  if (id != NULL && *id == '#') /* as Recogito names them */
    text->document->unit = ANNO_UNIT_UTF16;
  if (!anno_json_marks_find_kind (annotation, "user", '"', &user))
    return;
  text->document->unit = ANNO_UNIT_UTF16;
  if (text->document->title != NULL
      || !anno_json_marks_find_kind (annotation, "document", '{', &document)
      || !anno_json_marks_find (&document, "title", &title))
    return;
  const char *at = NULL;
  AnnoJsonSlice first = title;
  if (anno_json_slice_kind (&title) == '[' && !anno_json_next_element (&title, &at, &first))
    return;
  text->document->title = anno_json_marks_word (&first);
}

/* Whose work it is: in a layer, nobody's but its annotator's. */
static char *
read_maker (const Reading *self, const AnnoJsonSlice *annotation)
{
  char *maker = self->place == ANNO_WEB_SET ? anno_web_own_maker (annotation) : NULL;

  if (maker == NULL && self->place != ANNO_WEB_LAYER)
    maker = anno_web_bodies_maker (annotation);
  return maker != NULL ? maker : g_strdup (self->maker);
}

static void
read_foreign (Reading *self, Text *text, AnnoForeignSpan *span, const AnnoJsonSlice *annotation,
              const char *id)
{
  const AnnoWebMark mark = { self->json, text->document, span, span->place };
  AnnoJsonSlice address;

  read_facts (text, annotation, id);
  if (anno_json_marks_find_kind (annotation, "body", '{', &address)
      && is_type (&address, "Dataset")) /* CATMA's */
    text->document->unit = ANNO_UNIT_UTF16;
  anno_web_bodies_read (&mark, annotation);
  if (!anno_web_own_read (annotation, ANNO_WEB_FOREIGN, span))
    anno_foreign_json_tell_others (self->json, text->document, span->place, annotation,
                                   annotation_names, annotation_ignored);
}

static void
read_mark (Reading *self, const AnnoJsonSlice *annotation, const GPtrArray *parts, const char *id,
           const char *place)
{
  const AnnoWebTarget *part = parts->pdata[0];
  g_autofree char *uri = part->source == NULL ? anno_json_marks_string (annotation, "uri") : NULL;
  g_autofree char *maker = read_maker (self, annotation);
  Text *text = find_text (self, part->source != NULL ? part->source : uri);
  AnnoForeignLayer *layer = anno_json_marks_layer (&text->layers, text->document,
                                                   anno_foreign_json_maker (self->json, maker));
  AnnoForeignSpan *span = anno_foreign_layer_add (layer, NULL, NULL);

  span->place = g_strdup (place);
  add_places (span, parts);
  if (self->place == ANNO_WEB_FOREIGN || !anno_web_own_read (annotation, self->place, span))
    read_foreign (self, text, span, annotation, id);
  if (!anno_web_links_add (self->links, text->document, layer, span, id))
    anno_foreign_document_leave_out (
        text->document, _("%s: Another annotation has the same id; links go to the first."),
        place);
}

static void
read_annotation (Reading *self, const AnnoJsonSlice *annotation, const char *place)
{
  g_autoptr (GPtrArray) targets = anno_web_targets_read (annotation);
  g_autofree char *id = anno_json_marks_string (annotation, "id");

  if (anno_web_links_tie (self->links, annotation, targets, place))
    return;
  g_autoptr (GPtrArray) parts = choose_parts (self, targets, place);
  if (parts != NULL)
    read_mark (self, annotation, parts, id, place);
}

/* A layer of this program says whose it is, and of which article, once for all. */
static void
read_header (Reading *self, const AnnoJsonSlice *collection)
{
  AnnoJsonSlice article, format;

  g_clear_pointer (&self->maker, g_free);
  g_clear_pointer (&self->date, g_free);
  if (!is_type (collection, "AnnotationCollection") && !is_type (collection, "AnnotationPage"))
    return;
  self->maker = anno_web_bodies_maker (collection);
  if (!anno_json_marks_find_kind (collection, "article", '{', &article)
      || !anno_json_marks_find_kind (collection, "format", '0', &format))
    return;
  self->place = ANNO_WEB_LAYER;
  g_autofree char *date = anno_json_marks_string (&article, "date");
  self->date = anno_json_marks_day (date);
}

static void
tell_other_pages (Reading *self, const AnnoJsonSlice *collection, const char *place)
{
  AnnoJsonSlice first, next;
  const AnnoJsonSlice *page
      = anno_json_marks_find_kind (collection, "first", '{', &first) ? &first : collection;

  if (anno_json_marks_find (page, "next", &next)
      || anno_json_marks_find_kind (collection, "first", '"', &next))
    tell (self,
          _("%s: There are annotations on a page that isn’t in this file; they are left out."),
          place);
}

static void
read_collection (Reading *self, const AnnoJsonSlice *collection, const AnnoJsonSlice *items,
                 const char *place)
{
  AnnoJsonSlice item;
  guint n = 0;

  read_header (self, collection);
  tell_other_pages (self, collection, place);
  for (const char *at = NULL; items->text != NULL && anno_json_next_element (items, &at, &item);)
    {
      g_autofree char *inner = g_strdup_printf (_("annotation %u"), ++n);
      if (is_annotation (&item))
        read_annotation (self, &item, inner);
      else
        anno_foreign_json_tell_strange (self->json, inner);
    }
}

static void
read_record (AnnoForeignJson *json, const AnnoJsonSlice *record, const char *place, gpointer data)
{
  Reading *self = data;
  AnnoJsonSlice items;

  self->json = json;
  self->place = anno_web_own_is_said (record) ? ANNO_WEB_SET : ANNO_WEB_FOREIGN;
  if (!is_annotation (record) && find_items (record, &items))
    read_collection (self, record, &items, place);
  else
    read_annotation (self, record, place);
}

static void
end (AnnoForeignJson *json, gpointer data)
{
  Reading *self = data;

  self->json = json;
  anno_web_links_settle (self->links, json->pending);
  for (guint i = 0; i < self->order->len && !json->stopped; i++)
    {
      Text *text = self->order->pdata[i];
      anno_foreign_json_give (json, g_steal_pointer (&text->document));
    }
}

gboolean
anno_web_read (const AnnoForeignFile *file, const AnnoForeignSink *sink, GError **error)
{
  static const AnnoForeignJsonForm form = {
    .is_record = is_record,
    .read = read_record,
    .end = end,
    .refusal = N_("This is no file of Web Annotations: nothing in it has a “target”."),
  };
  g_auto (Reading) reading = { NULL };

  g_return_val_if_fail (file != NULL && sink != NULL, FALSE);
  reading_init (&reading);
  return anno_foreign_json_read (file, sink, &form, &reading, error);
}
