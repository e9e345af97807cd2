#include "foreign/timeml-reader.h"

#include "foreign/foreign-names.h"
#include "foreign/markup-file.h"
#include "foreign/timeml-terms.h"
#include "formats/block-text.h"
#include "formats/meta-file.h"
#include "formats/xml-node.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DAY_LENGTH 10 /* of YYYY-MM-DD */
/* Of an event, links name an instance, and get the event's id: a long one many times over. */
#define MAX_ID_BYTES 256

/* Elements that mark words, and the attribute that is their id. */
static const char *const mark_names[] = { "TIMEX3",   "EVENT",  "SIGNAL", "TIMEX2",   "TIMEX",
                                          "C-SIGNAL", "ENAMEX", "NUMEX",  "CARDINAL", NULL };
static const char *const id_names[] = { "tid", "eid", "sid", "cid", "id", "ID", NULL };
static const char *const link_names[] = { "TLINK", "SLINK", "ALINK", "CLINK", NULL };
/* From what a link leads, and to what. */
static const char *const source_names[] = { "eventInstanceID", "timeID", "eventID", "from", NULL };
static const char *const target_names[] = { "relatedToEventInstance",
                                            "relatedToTime",
                                            "subordinatedEventInstance",
                                            "relatedToEvent",
                                            "to",
                                            NULL };

/* A file in hand. */
typedef struct
{
  AnnoForeignDocument *document;
  AnnoForeignLayer *layer;
  const xmlNode *root;
  const xmlNode *body; /* TEXT, or the root */
  GString *text;
  guint length;        /* of @text, in code points */
  GHashTable *by_id;   /* id of a mark or of an instance of an event → AnnoForeignSpan */
  GHashTable *by_node; /* xmlNode → AnnoForeignSpan */
  char *creation;      /* id of the TIMEX3 that is the date of the article; NULL for none */
} File;

static void
tell (File *self, const xmlNode *node, const char *what)
{
  anno_foreign_document_leave_out (self->document, _("line %u: %s (%s)"),
                                   anno_markup_file_line (node), what, (const char *) node->name);
}

/* The first of those attributes that says something. */
static char *
first_of (const xmlNode *node, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      char *value = anno_markup_file_attribute (node, names[i]);
      if (value != NULL && *value != '\0')
        return value;
      g_free (value);
    }
  return NULL;
}

static gboolean
is_creation (const xmlNode *node)
{
  g_autofree char *function = anno_markup_file_attribute (node, "functionInDocument");
  return anno_markup_file_is (node, "TIMEX3")
         && (g_strcmp0 (function, "CREATION_TIME") == 0
             || (anno_markup_file_is (node->parent, "DCT") && function == NULL));
}

static void
take_creation (File *self, const xmlNode *node)
{
  g_autofree char *value = anno_markup_file_attribute (node, "value");
  g_autofree char *day = value != NULL ? g_strndup (value, DAY_LENGTH) : NULL;

  if (self->creation != NULL)
    return;
  self->creation = anno_markup_file_attribute (node, "tid");
  if (self->creation == NULL)
    self->creation = g_strdup ("");
  if (day != NULL && anno_meta_is_day (day))
    self->document->date = g_steal_pointer (&day);
}

/* Gives the span an id, unless another one has it. */
static void
take_id (File *self, AnnoForeignSpan *span, const xmlNode *node)
{
  g_autofree char *id = first_of (node, id_names);

  if (id == NULL)
    return;
  if (strlen (id) > MAX_ID_BYTES)
    {
      tell (self, node, _("Its id is too long."));
      return;
    }
  if (g_hash_table_contains (self->by_id, id))
    {
      tell (self, node, _("Its id is there already; what points at it means the first."));
      return;
    }
  span->id = g_strdup (id);
  g_hash_table_insert (self->by_id, g_steal_pointer (&id), span);
}

static gboolean
is_own (const xmlAttr *attribute)
{
  return attribute->ns != NULL
         && strcmp ((const char *) attribute->ns->href, ANNO_TIMEML_NAMESPACE) == 0;
}

/* The tag or field that foreign/timeml-writer says; else @usual. */
static char *
own_name (const xmlNode *node, const char *name, const char *usual)
{
  for (const xmlAttr *at = node->properties; at != NULL; at = at->next)
    if (is_own (at) && strcmp ((const char *) at->name, name) == 0)
      return anno_markup_file_value (at);
  return g_strdup (usual);
}

static AnnoForeignSpan *
add_mark (File *self, const xmlNode *node)
{
  g_autofree char *type = anno_markup_file_is (node, "TIMEX3")
                              ? own_name (node, "tag", ANNO_TIMEML_TAG)
                              : g_strdup ((const char *) node->name);
  AnnoForeignSpan *span = anno_foreign_layer_add (self->layer, NULL, type);

  span->place = g_strdup_printf ("line %u", anno_markup_file_line (node));
  take_id (self, span, node);
  g_hash_table_insert (self->by_node, (gpointer) node, span);
  return span;
}

static void
close_mark (File *self, const xmlNode *node, AnnoForeignSpan *span, guint start)
{
  if (start < self->length)
    anno_foreign_span_add_range (span, start, self->length, NULL);
  else if (!is_creation (node))
    tell (self, node, _("It holds no words."));
}

/* As deep as the file, which formats/markup-limits bounds. */
static void
walk (File *self, const xmlNode *node, gboolean in_text)
{
  gboolean is_mark = anno_markup_file_is_one (node, mark_names);
  AnnoForeignSpan *span = NULL;
  guint start = self->length;

  in_text = in_text || node == self->body;
  if (anno_markup_file_is_text (node) && in_text)
    {
      g_string_append (self->text, (const char *) node->content);
      self->length += (guint) g_utf8_strlen ((const char *) node->content, -1);
    }
  if (is_creation (node))
    take_creation (self, node);
  else if (is_mark && !in_text)
    tell (self, node, _("It isn’t in the text."));
  if (is_mark && in_text)
    span = add_mark (self, node);
  for (const xmlNode *at = node->children; at != NULL && node->type == XML_ELEMENT_NODE;
       at = at->next)
    walk (self, at, in_text);
  if (span != NULL)
    close_mark (self, node, span, start);
}

/* What an instance is of; its own id then names the event too. */
static void
name_instance (File *self, const xmlNode *node)
{
  g_autofree char *event = anno_markup_file_attribute (node, "eventID");
  g_autofree char *id = anno_markup_file_attribute (node, "eiid");
  AnnoForeignSpan *span = event != NULL ? g_hash_table_lookup (self->by_id, event) : NULL;

  if (span == NULL)
    tell (self, node, _("There is no such event."));
  else if (id != NULL && !g_hash_table_contains (self->by_id, id))
    g_hash_table_insert (self->by_id, g_steal_pointer (&id), span);
}

/* A span that holds words, or NULL. */
static AnnoForeignSpan *
find (const File *self, const char *id)
{
  AnnoForeignSpan *span = id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
  return span != NULL && span->ranges->len > 0 ? span : NULL;
}

static gboolean
is_date_of_article (const File *self, const char *id)
{
  return id != NULL && self->creation != NULL && *id != '\0' && strcmp (id, self->creation) == 0;
}

/* What points at a mark is a link, all else a text. */
static void
add_value (File *self, AnnoForeignSpan *span, const char *field, const char *value)
{
  static const char *const pointers[]
      = { "beginPoint", "endPoint", "signalID", "c-signalID", "valueFromFunction", NULL };
  AnnoForeignSpan *target = g_strv_contains (pointers, field) ? find (self, value) : NULL;

  if (target != NULL)
    anno_foreign_span_add_value (span, ANNO_VALUE_LINK, field, target->id);
  else
    anno_foreign_span_add_value (span, ANNO_VALUE_TEXT, field, value);
}

/* Attributes that say nothing (empty, or what is so unless it is said), and those that are read
 * elsewhere. */
static gboolean
is_left (const char *name, const char *value, gboolean is_date)
{
  static const char *const known[] = { "type", "value", "mod", "anchorTimeID", "comment", NULL };

  if (*value == '\0' || g_strv_contains (id_names, name))
    return TRUE;
  if (is_date && g_strv_contains (known, name))
    return TRUE;
  return (strcmp (name, "functionInDocument") == 0 && strcmp (value, "NONE") == 0)
         || (strcmp (name, "temporalFunction") == 0 && strcmp (value, "false") == 0);
}

static void
take_attributes (File *self, const xmlNode *node, AnnoForeignSpan *span)
{
  gboolean is_date = anno_markup_file_is (node, "TIMEX3");

  for (const xmlAttr *at = node->properties; at != NULL; at = at->next)
    {
      g_autofree char *value = anno_markup_file_value (at);
      if (!is_own (at) && !is_left ((const char *) at->name, value, is_date))
        add_value (self, span, (const char *) at->name, value);
    }
}

static char *
read_anchor (File *self, const xmlNode *node)
{
  g_autofree char *id = anno_markup_file_attribute (node, "anchorTimeID");

  if (id == NULL || *id == '\0')
    return NULL;
  if (is_date_of_article (self, id))
    return g_strdup ("dct");
  if (find (self, id) != NULL)
    return g_steal_pointer (&id);
  tell (self, node, _("It is counted from a date that isn’t there."));
  return NULL;
}

static char *
filled (const xmlNode *node, const char *name)
{
  const char *const names[] = { name, NULL };
  return first_of (node, names);
}

static void
take_timex (File *self, const xmlNode *node, AnnoForeignSpan *span)
{
  g_autofree char *value = filled (node, "value");
  g_autofree char *type = filled (node, "type");
  g_autofree char *field = own_name (node, "field", ANNO_TIMEML_FIELD);

  span->note = filled (node, "comment");
  if (value == NULL)
    {
      tell (self, node, _("It has no value."));
      if (type != NULL)
        anno_foreign_span_add_value (span, ANNO_VALUE_TEXT, ANNO_TIMEML_FIELD "-type", type);
      return;
    }
  AnnoForeignValue *timex = anno_foreign_span_add_value (span, ANNO_VALUE_TIMEX, field, value);
  timex->timex = g_steal_pointer (&type);
  timex->mod = filled (node, "mod");
  timex->anchor = read_anchor (self, node);
}

static void
take_instance (File *self, const xmlNode *node)
{
  g_autofree char *event = anno_markup_file_attribute (node, "eventID");
  AnnoForeignSpan *span = find (self, event);

  for (const xmlAttr *at = node->properties; span != NULL && at != NULL; at = at->next)
    {
      const char *name = (const char *) at->name;
      g_autofree char *value = anno_markup_file_value (at);
      if (*value != '\0' && strcmp (name, "eventID") != 0 && strcmp (name, "eiid") != 0)
        add_value (self, span, name, value);
    }
}

/* "TLINK-BEFORE" */
static char *
field_of_link (const xmlNode *node)
{
  g_autofree char *relation = filled (node, "relType");
  return g_strjoin (relation != NULL ? "-" : "", (const char *) node->name,
                    relation != NULL ? relation : "", NULL);
}

static void
take_link (File *self, const xmlNode *node)
{
  g_autofree char *from = first_of (node, source_names), *to = first_of (node, target_names);
  g_autofree char *signal = filled (node, "signalID"), *field = field_of_link (node);
  AnnoForeignSpan *source = find (self, from), *target = find (self, to);

  if (source == NULL || (target == NULL && !is_date_of_article (self, to)))
    {
      tell (self, node, _("It ties nothing that is marked."));
      return;
    }
  if (target == NULL)
    anno_foreign_span_add_value (source, ANNO_VALUE_TEXT, field, "dct");
  else
    anno_foreign_span_add_value (source, ANNO_VALUE_LINK, field, target->id);
  if (signal != NULL)
    add_value (self, source, "signalID", signal);
}

/* What is said of the marks, once all of them, and all their names, are known. */
static void
take_all (File *self)
{
  for (const xmlNode *at = self->root; at != NULL; at = anno_xml_step (at, self->root, TRUE))
    if (anno_markup_file_is (at, "MAKEINSTANCE"))
      name_instance (self, at);
  for (const xmlNode *at = self->root; at != NULL; at = anno_xml_step (at, self->root, TRUE))
    {
      AnnoForeignSpan *span = g_hash_table_lookup (self->by_node, at);
      if (span != NULL && span->ranges->len == 0)
        continue;
      if (span != NULL && anno_markup_file_is (at, "TIMEX3"))
        take_timex (self, at, span);
      if (span != NULL)
        take_attributes (self, at, span);
      else if (anno_markup_file_is (at, "MAKEINSTANCE"))
        take_instance (self, at);
      else if (anno_markup_file_is_one (at, link_names))
        take_link (self, at);
    }
}

/* Marks without words were told; nothing links to them. */
static void
drop_empty (File *self)
{
  GPtrArray *spans = self->layer->spans;
  guint n = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      AnnoForeignSpan *span = spans->pdata[i];
      if (span->ranges->len == 0)
        continue;
      spans->pdata[i] = spans->pdata[n];
      spans->pdata[n++] = span;
    }
  g_ptr_array_set_size (spans, (gint) n);
}

static char *
read_words (const xmlNode *root, const char *name)
{
  const xmlNode *node = anno_xml_find (root, name);
  g_autofree char *words = node != NULL ? anno_markup_file_words (node) : NULL;
  return words != NULL ? anno_block_text_words (words) : NULL;
}

/* In a folder that foreign/timeml-writer wrote, "SLUG/ARTICLE.tml" is the work of SLUG on the
 * article of that DOCID; of a file that was taken out of one, only the last part is left. */
static char *
split_name (const char *name, const char *article, char **maker)
{
  g_autofree char *document = NULL, *base = g_path_get_basename (article), *stem = NULL;

  anno_foreign_names_split (name, &document, maker);
  stem = g_strndup (article,
                    strlen (article) - (g_str_has_suffix (article, ".txt") ? strlen (".txt") : 0));
  g_autofree char *end = g_strconcat ("/", stem, NULL);
  if (*maker == NULL && *stem != '\0' && g_str_has_suffix (document, end)
      && strlen (document) > strlen (end))
    *maker = g_strndup (document, strlen (document) - strlen (end));
  else if (g_str_has_prefix (base, document) && g_str_equal (base + strlen (document), ".txt"))
    return g_strdup (article);
  return g_steal_pointer (&document);
}

static void
read_document (File *self, const char *name)
{
  const xmlNode *id = anno_xml_find (self->root, "DOCID");
  g_autofree char *article = id != NULL ? anno_markup_file_words (id) : g_strdup ("");
  g_autofree char *maker = NULL;
  g_autofree char *document = split_name (name, g_strstrip (article), &maker);

  self->document->name = g_steal_pointer (&document);
  self->document->title = read_words (self->root, "TITLE");
  self->document->unit = ANNO_UNIT_CODE_POINTS;
  self->document->unit_is_said = TRUE;
  self->layer = anno_foreign_document_layer (self->document, maker);
  walk (self, self->root, FALSE);
  take_all (self);
  drop_empty (self);
  self->document->text = g_string_free (g_steal_pointer (&self->text), FALSE);
}

/* TimeML by its name; what another element wraps, by what is in it. */
static gboolean
is_timeml (const xmlNode *root)
{
  static const char *const wrappers[] = { "DOC", "DOCUMENT", "Document", "TEXT", NULL };

  if (anno_xml_is (root, "TimeML"))
    return TRUE;
  if (!anno_markup_file_is_one (root, wrappers))
    return FALSE;
  for (const xmlNode *at = root; at != NULL; at = anno_xml_step (at, root, TRUE))
    if (anno_markup_file_is_one (at, mark_names))
      return TRUE;
  return FALSE;
}

static void
read_root (const AnnoForeignFile *file, const xmlNode *root, GPtrArray *notes,
           const AnnoForeignSink *sink)
{
  const xmlNode *text = anno_markup_file_is (root, "TEXT") ? root : anno_xml_find (root, "TEXT");
  File self = { .document = anno_foreign_document_new (NULL),
                .root = root,
                .body = text != NULL ? text : root,
                .text = g_string_new (NULL),
                .by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                .by_node = g_hash_table_new (NULL, NULL) };

  for (guint i = 0; i < notes->len; i++)
    anno_foreign_document_leave_out (self.document, "%s", (const char *) notes->pdata[i]);
  read_document (&self, file->name);
  g_hash_table_unref (self.by_id);
  g_hash_table_unref (self.by_node);
  g_free (self.creation);
  sink->take (self.document, sink->data);
}

gboolean
anno_timeml_read (const AnnoForeignFile *file, const AnnoForeignSink *sink, GError **error)
{
  g_return_val_if_fail (file != NULL && sink != NULL, FALSE);

  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (xmlDoc) document = anno_markup_file_parse (file->bytes, notes, error);

  if (document == NULL)
    return FALSE;
  const xmlNode *root = xmlDocGetRootElement (document);
  if (!is_timeml (root))
    {
      g_set_error (error, ANNO_FOREIGN_ERROR, ANNO_FOREIGN_ERROR_BROKEN,
                   _("line %u: It begins with “%s”; a TimeML file begins with “TimeML”."),
                   anno_markup_file_line (root), (const char *) root->name);
      return FALSE;
    }
  read_root (file, root, notes, sink);
  return TRUE;
}
