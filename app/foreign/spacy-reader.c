#include "foreign/spacy-reader.h"

#include "foreign/foreign-json.h"
#include "foreign/json-marks.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

/* One text with what is marked in it. */
typedef struct
{
  AnnoForeignJson *json;
  AnnoForeignDocument *document;
  AnnoForeignLayer *layer;
  const char *place;
  GArray *tokens;     /* of AnnoRange, by number */
  AnnoMarkIds *ids;   /* by place and label */
  GHashTable *places; /* "start end" → the name in `ids` of the first mark there */
} Task;

static const char *const task_names[]
    = { "text", "spans", "ents", "entities", "tokens", "relations", "answer", "meta", NULL };
/* How Prodigy knows a task again and shows it, and what Doc.to_json says of words. */
static const char *const task_ignored[]
    = { "_input_hash", "_task_hash",   "_session_id", "_annotator_id", "_view_id", "_timestamp",
        "_is_binary",  "_is_sentence", "sents",       "version",       "path",     "id",
        NULL };
static const char *const span_names[]
    = { "start", "end", "token_start", "token_end", "label", "text", "id", "kb_id", NULL };
static const char *const span_ignored[] = { "type", "source", "input_hash", "ws", NULL };
static const char *const relation_names[]
    = { "head", "child", "head_span", "child_span", "label", NULL };
static const char *const relation_ignored[] = { "color", NULL };
static const char *const meta_names[] = { "article", "title", "date", "annotator", NULL };

static gboolean
is_pair (const AnnoJsonSlice *value)
{
  AnnoJsonSlice text, rest, more;
  const char *at = NULL;

  return anno_json_next_element (value, &at, &text) && anno_json_slice_kind (&text) == '"'
         && anno_json_next_element (value, &at, &rest) && anno_json_slice_kind (&rest) == '{'
         && !anno_json_next_element (value, &at, &more)
         && (anno_json_marks_find_kind (&rest, "entities", '[', &more)
             || anno_json_marks_find (&rest, "spans", &more)
             || anno_json_marks_find_kind (&rest, "cats", '{', &more));
}

/* {"classes": …, "annotations": [pair, …]}, as a page that makes training data writes it. */
static gboolean
holds_pairs (const AnnoJsonSlice *value, AnnoJsonSlice *pairs)
{
  AnnoJsonSlice classes, pair;

  if (!anno_json_marks_find_kind (value, "classes", '[', &classes)
      || !anno_json_marks_find_kind (value, "annotations", '[', pairs))
    return FALSE;
  for (const char *at = NULL; anno_json_next_element (pairs, &at, &pair);)
    if (is_pair (&pair))
      return TRUE;
  return FALSE;
}

/* [[0, 5, "NAME"], …], which others write as objects. */
static gboolean
holds_triples (const AnnoJsonSlice *value)
{
  AnnoJsonSlice list, first;
  const char *at = NULL;

  return anno_json_marks_find_kind (value, "entities", '[', &list)
         && (!anno_json_next_element (&list, &at, &first) || anno_json_slice_kind (&first) == '[');
}

static gboolean
is_task (const AnnoJsonSlice *value)
{
  static const char *const signs[]
      = { "spans", "ents", "tokens", "answer", "_input_hash", "_task_hash" };
  AnnoJsonSlice member;

  if (!anno_json_marks_find_kind (value, "text", '"', &member))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (anno_json_marks_find (value, signs[i], &member))
      return TRUE;
  return holds_triples (value);
}

static gboolean
is_record (const AnnoJsonSlice *value)
{
  AnnoJsonSlice pairs;

  return is_pair (value) || is_task (value) || holds_pairs (value, &pairs);
}

static void
read_tokens (Task *self, const AnnoJsonSlice *record)
{
  AnnoJsonSlice list, token;

  if (!anno_json_marks_find_kind (record, "tokens", '[', &list))
    return;
  for (const char *at = NULL; anno_json_next_element (&list, &at, &token);)
    {
      AnnoRange range = { 0, 0 };
      if (!anno_json_marks_stretch (&token, "start", "end", &range))
        range = (AnnoRange){ 0, 0 };
      g_array_append_val (self->tokens, range);
    }
}

/* From the first of the tokens to the last. */
static gboolean
find_tokens (const Task *self, guint first, guint last, AnnoRange *range)
{
  if (first > last || last >= self->tokens->len)
    return FALSE;
  range->start = g_array_index (self->tokens, AnnoRange, first).start;
  range->end = g_array_index (self->tokens, AnnoRange, last).end;
  return range->start < range->end;
}

/* Where @span lies: by its places, or else by its tokens. */
static gboolean
find_range (const Task *self, const AnnoJsonSlice *span, AnnoRange *range)
{
  AnnoJsonSlice first, last;
  guint from, to;

  if (anno_json_marks_stretch (span, "start", "end", range))
    return TRUE;
  if (anno_json_marks_find (span, "start", &first) && anno_json_marks_find (span, "end", &last)
      && self->tokens->len == 0)
    return FALSE;
  return anno_json_marks_find (span, "token_start", &first)
         && anno_json_marks_find (span, "token_end", &last)
         && anno_json_marks_number (&first, &from) && anno_json_marks_number (&last, &to)
         && find_tokens (self, from, to, range);
}

static void
tell_no_place (const Task *self)
{
  anno_foreign_document_leave_out (
      self->document, _("%s: A mark doesn’t say where it begins and ends; it is left out."),
      self->place);
}

/* Relations say what they tie by its place and its label; of several, the first is meant. */
static void
remember (Task *self, AnnoForeignSpan *span, AnnoRange range)
{
  g_autofree char *exact
      = g_strdup_printf ("%u %u %s", range.start, range.end, span->type != NULL ? span->type : "");
  g_autofree char *id = g_strdup_printf ("%u", self->layer->spans->len);
  g_autofree char *name
      = anno_mark_ids_find (self->ids, exact) == NULL ? g_strdup (exact) : g_strdup (id);

  anno_mark_ids_add_as (self->ids, self->layer, span, name, id);
  g_autofree char *where = g_strdup_printf ("%u %u", range.start, range.end);
  if (!g_hash_table_contains (self->places, where))
    g_hash_table_insert (self->places, g_steal_pointer (&where), g_steal_pointer (&name));
}

static AnnoForeignSpan *
add_mark (Task *self, AnnoRange range, const char *label, const char *quote)
{
  AnnoForeignSpan *span
      = anno_foreign_layer_add (self->layer, NULL, label != NULL && *label != '\0' ? label : NULL);

  anno_foreign_span_add_range (span, range.start, range.end, quote);
  span->place = g_strdup (self->place);
  remember (self, span, range);
  return span;
}

static void
add_word (AnnoForeignSpan *span, const AnnoJsonSlice *object, const char *name)
{
  g_autofree char *word = anno_json_marks_string (object, name);

  if (word != NULL && *word != '\0')
    anno_foreign_span_add_value (span, ANNO_VALUE_TEXT, name, word);
}

static void
read_span (Task *self, const AnnoJsonSlice *object, const char *group)
{
  AnnoRange range;

  if (!find_range (self, object, &range))
    {
      tell_no_place (self);
      return;
    }
  g_autofree char *label = anno_json_marks_find_word (object, "label");
  g_autofree char *quote = anno_json_marks_string (object, "text");
  AnnoForeignSpan *span = add_mark (self, range, label, quote);
  add_word (span, object, "kb_id");
  add_word (span, object, "id");
  if (group != NULL)
    anno_foreign_span_add_value (span, ANNO_VALUE_TEXT, "group", group);
  anno_foreign_json_tell_others (self->json, self->document, self->place, object, span_names,
                                 span_ignored);
}

/* [start, end, label], and an entry of a knowledge base where there is one. */
static void
read_triple (Task *self, const AnnoJsonSlice *list, const char *group)
{
  AnnoJsonSlice parts[4] = { { NULL, 0 } }, part;
  AnnoRange range = { 0, 0 };
  guint n = 0;

  for (const char *at = NULL; anno_json_next_element (list, &at, &part); n++)
    if (n < G_N_ELEMENTS (parts))
      parts[n] = part;
  if (n < 2 || !anno_json_marks_number (&parts[0], &range.start)
      || !anno_json_marks_number (&parts[1], &range.end) || range.start >= range.end)
    {
      tell_no_place (self);
      return;
    }
  g_autofree char *label = n > 2 ? anno_json_marks_word (&parts[2]) : NULL;
  g_autofree char *entry = n > 3 ? anno_json_marks_word (&parts[3]) : NULL;
  AnnoForeignSpan *span = add_mark (self, range, label, NULL);
  if (entry != NULL)
    anno_foreign_span_add_value (span, ANNO_VALUE_TEXT, "kb_id", entry);
  if (group != NULL)
    anno_foreign_span_add_value (span, ANNO_VALUE_TEXT, "group", group);
  if (n > 4)
    anno_foreign_document_leave_out (
        self->document, _("%s: A mark has more parts than are understood; they are left out."),
        self->place);
}

static void
read_list (Task *self, const AnnoJsonSlice *list, const char *group)
{
  AnnoJsonSlice element;

  for (const char *at = NULL; anno_json_next_element (list, &at, &element);)
    if (anno_json_slice_kind (&element) == '{')
      read_span (self, &element, group);
    else
      read_triple (self, &element, group);
}

/* A list, or lists by name; "sc" is what spaCy calls one that nobody named. */
static void
read_spans (Task *self, const AnnoJsonSlice *record, const char *name)
{
  AnnoJsonSlice spans, key, list;

  if (!anno_json_marks_find (record, name, &spans))
    return;
  if (anno_json_slice_kind (&spans) == '[')
    read_list (self, &spans, NULL);
  for (const char *at = NULL; anno_json_next_pair (&spans, &at, &key, &list);)
    {
      g_autofree char *group = anno_json_slice_to_string (&key);
      read_list (self, &list, g_str_equal (group, "sc") ? NULL : group);
    }
}

/* The name in `ids` of the mark at one end of a relation, which is made where it is missing: words
 * without a label may be tied too. */
static char *
find_end (Task *self, const AnnoJsonSlice *relation, const char *span_name, const char *token_name)
{
  AnnoJsonSlice span = { NULL, 0 }, token;
  AnnoRange range;
  guint number;
  gboolean found = anno_json_marks_find_kind (relation, span_name, '{', &span)
                   && find_range (self, &span, &range);

  if (!found)
    found = anno_json_marks_find (relation, token_name, &token)
            && anno_json_marks_number (&token, &number)
            && find_tokens (self, number, number, &range);
  if (!found)
    return NULL;
  g_autofree char *label = span.text != NULL ? anno_json_marks_find_word (&span, "label") : NULL;
  g_autofree char *where = g_strdup_printf ("%u %u", range.start, range.end);
  const char *first = label == NULL ? g_hash_table_lookup (self->places, where) : NULL;
  g_autofree char *name = first != NULL
                              ? g_strdup (first)
                              : g_strconcat (where, " ", label != NULL ? label : "", NULL);
  if (anno_mark_ids_find (self->ids, name) == NULL)
    add_mark (self, range, label, NULL);
  return g_steal_pointer (&name);
}

static void
read_relation (Task *self, const AnnoJsonSlice *relation)
{
  g_autofree char *head = find_end (self, relation, "head_span", "head");
  g_autofree char *child = find_end (self, relation, "child_span", "child");
  g_autofree char *label = anno_json_marks_find_word (relation, "label");

  if (head == NULL || child == NULL
      || !anno_mark_ids_link (self->ids, head, child, label != NULL ? label : "relation"))
    {
      anno_foreign_document_leave_out (
          self->document, _("%s: A relation doesn’t say what it ties; it is left out."),
          self->place);
      return;
    }
  anno_foreign_json_tell_others (self->json, self->document, self->place, relation, relation_names,
                                 relation_ignored);
}

static void
read_relations (Task *self, const AnnoJsonSlice *record)
{
  AnnoJsonSlice list, relation;

  if (!anno_json_marks_find_kind (record, "relations", '[', &list))
    return;
  for (const char *at = NULL; anno_json_next_element (&list, &at, &relation);)
    read_relation (self, &relation);
}

/* Whether the annotator took it; else that is told. */
static gboolean
is_accepted (const Task *self, const AnnoJsonSlice *record)
{
  g_autofree char *answer = anno_json_marks_string (record, "answer");

  if (answer == NULL || g_str_equal (answer, "accept"))
    return TRUE;
  g_autofree char *shown = anno_isolate_escaped (answer);
  anno_foreign_document_leave_out (
      self->document,
      /* Translators: a place such as “line 3”, and a word such as “reject”. */
      _("%s: Whoever marked it answered “%s”: what is marked there is left out."), self->place,
      shown);
  return FALSE;
}

/* What is known of the text, and whose work it is. */
static char *
read_meta (Task *self, const AnnoJsonSlice *record)
{
  AnnoJsonSlice meta;
  g_autofree char *maker = NULL;

  if (anno_json_marks_find_kind (record, "meta", '{', &meta))
    {
      g_autofree char *date = anno_json_marks_string (&meta, "date");
      self->document->name = anno_json_marks_string (&meta, "article");
      self->document->title = anno_json_marks_string (&meta, "title");
      self->document->date = anno_json_marks_day (date);
      maker = anno_json_marks_find_word (&meta, "annotator");
      anno_foreign_json_tell_others (self->json, self->document, self->place, &meta, meta_names,
                                     NULL);
    }
  if (maker == NULL)
    maker = anno_json_marks_find_word (record, "_annotator_id");
  if (maker == NULL)
    maker = anno_json_marks_find_word (record, "_session_id");
  return g_strdup (anno_foreign_json_maker (self->json, maker));
}

static void
read_task (AnnoForeignJson *json, const AnnoJsonSlice *record, char *text, const char *place)
{
  g_autoptr (AnnoMarkIds) ids = anno_mark_ids_new ();
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (AnnoRange));
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Task self = { json, anno_foreign_document_new (NULL), NULL, place, tokens, ids, places };
  g_autofree char *maker = read_meta (&self, record);

  self.document->text = text;
  if (is_accepted (&self, record))
    {
      self.layer = anno_foreign_document_add_layer (self.document, maker);
      read_tokens (&self, record);
      read_spans (&self, record, "spans");
      read_spans (&self, record, "ents");
      read_spans (&self, record, "entities");
      read_relations (&self, record);
    }
  anno_foreign_json_tell_others (json, self.document, place, record, task_names, task_ignored);
  anno_foreign_json_give (json, self.document);
}

static void
read_pair (AnnoForeignJson *json, const AnnoJsonSlice *pair, const char *place)
{
  AnnoJsonSlice text, rest;
  const char *at = NULL;

  if (anno_json_next_element (pair, &at, &text) && anno_json_next_element (pair, &at, &rest))
    read_task (json, &rest, anno_json_slice_to_string (&text), place);
}

static void
read_record (AnnoForeignJson *self, const AnnoJsonSlice *record, const char *place, gpointer data)
{
  AnnoJsonSlice pairs, pair;
  guint n = 0;

  if (is_pair (record))
    read_pair (self, record, place);
  else if (!holds_pairs (record, &pairs))
    read_task (self, record, anno_json_marks_string (record, "text"), place);
  else
    for (const char *at = NULL; !self->stopped && anno_json_next_element (&pairs, &at, &pair);)
      {
        g_autofree char *inner = g_strdup_printf (_("entry %u"), ++n);
        if (is_pair (&pair))
          read_pair (self, &pair, inner);
        else if (anno_json_slice_kind (&pair) != 'n')
          anno_foreign_json_tell_strange (self, inner);
      }
}

gboolean
anno_spacy_read (const AnnoForeignFile *file, const AnnoForeignSink *sink, GError **error)
{
  static const AnnoForeignJsonForm form = {
    .is_record = is_record,
    .read = read_record,
    .refusal = N_("This is no file of spaCy or Prodigy: nothing in it has a text with “spans” or "
                  "“entities”."),
  };

  g_return_val_if_fail (file != NULL && sink != NULL, FALSE);
  return anno_foreign_json_read (file, sink, &form, NULL, error);
}
