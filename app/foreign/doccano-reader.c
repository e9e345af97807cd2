#include "foreign/doccano-reader.h"

#include "foreign/foreign-json.h"
#include "foreign/json-marks.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

/* One text with what is marked in it. */
typedef struct
{
  AnnoForeignJson *json;
  AnnoForeignDocument *document;
  GHashTable *layers; /* of the document, by maker */
  AnnoMarkIds *ids;
  const char *place;
  char *maker;     /* of what doesn't say whose it is; NULL for nobody */
  guint n_whole;   /* labels of the text as a whole */
  guint n_numbers; /* labels that are numbers */
} Example;

static const char *const list_names[] = { "label", "labels", "annotations", "entities" };
static const char *const text_names[] = { "text", "data" };
static const char *const example_names[]
    = { "text",      "data",      "label",    "labels", "annotations",
        "entities",  "relations", "Comments", "cats",   "article",
        "annotator", "filename",  "title",    "date",   "annotation_approver",
        NULL };
static const char *const example_ignored[] = { "id", "created_at", "updated_at", NULL };
static const char *const mark_names[]
    = { "id", "label", "start_offset", "end_offset", "start", "end", "user", NULL };
static const char *const mark_ignored[]
    = { "created_at", "updated_at", "prob", "manual", "example", "document", "uuid", NULL };
static const char *const relation_names[] = { "from_id", "to_id", "type", NULL };
static const char *const relation_ignored[] = { "id", NULL };

static gboolean
find_text (const AnnoJsonSlice *value, AnnoJsonSlice *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (text_names); i++)
    if (anno_json_marks_find_kind (value, text_names[i], '"', text))
      return TRUE;
  return FALSE;
}

static gboolean
is_example (const AnnoJsonSlice *value)
{
  AnnoJsonSlice member;

  if (!find_text (value, &member))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (list_names); i++)
    if (anno_json_marks_find_kind (value, list_names[i], '[', &member))
      return TRUE;
  return FALSE;
}

static void
add_mark (Example *self, const AnnoJsonSlice *label, AnnoRange range, const char *id,
          const char *maker)
{
  AnnoForeignLayer *layer = anno_json_marks_layer (&self->layers, self->document,
                                                   anno_foreign_json_maker (self->json, maker));
  g_autofree char *type = label->text != NULL ? anno_json_marks_word (label) : NULL;
  AnnoForeignSpan *span = anno_foreign_layer_add (layer, NULL, type);

  anno_foreign_span_add_range (span, range.start, range.end, NULL);
  span->place = g_strdup (self->place);
  self->n_numbers += label->text != NULL && anno_json_slice_kind (label) == '0';
  if (id == NULL || anno_mark_ids_add (self->ids, layer, span, id))
    return;
  g_autofree char *shown = anno_isolate_escaped (id);
  anno_foreign_document_leave_out (self->document,
                                   _("%s: Two marks have the id %s; links to it go to the first."),
                                   self->place, shown);
}

static void
tell_no_place (const Example *self)
{
  anno_foreign_document_leave_out (
      self->document, _("%s: A mark doesn’t say where it begins and ends; it is left out."),
      self->place);
}

static void
read_object (Example *self, const AnnoJsonSlice *object)
{
  AnnoJsonSlice label = { NULL, 0 };
  AnnoRange range;

  anno_foreign_json_tell_others (self->json, self->document, self->place, object, mark_names,
                                 mark_ignored);
  anno_json_marks_find (object, "label", &label);
  if (!anno_json_marks_stretch (object, "start_offset", "end_offset", &range)
      && !anno_json_marks_stretch (object, "start", "end", &range))
    {
      AnnoJsonSlice start;
      if (anno_json_marks_find (object, "start_offset", &start)
          || anno_json_marks_find (object, "start", &start))
        tell_no_place (self);
      else
        self->n_whole++;
      return;
    }
  g_autofree char *id = anno_json_marks_find_word (object, "id");
  g_autofree char *user = anno_json_marks_find_word (object, "user");
  add_mark (self, &label, range, id, user != NULL ? user : self->maker);
}

/* [start, end, label]. */
static void
read_triple (Example *self, const AnnoJsonSlice *list)
{
  AnnoJsonSlice parts[3] = { { NULL, 0 } }, part;
  AnnoRange range = { 0, 0 };
  guint n = 0;

  for (const char *at = NULL; anno_json_next_element (list, &at, &part); n++)
    if (n < G_N_ELEMENTS (parts))
      parts[n] = part;
  if (n < 2 || n > 3 || !anno_json_marks_number (&parts[0], &range.start)
      || !anno_json_marks_number (&parts[1], &range.end) || range.start >= range.end)
    tell_no_place (self);
  else
    add_mark (self, &parts[2], range, NULL, self->maker);
}

/* A label that is a word, or a number, is one of the whole text. */
static void
read_marks (Example *self, const AnnoJsonSlice *record, const char *name)
{
  AnnoJsonSlice list, mark;

  if (!anno_json_marks_find (record, name, &list))
    return;
  if (anno_json_slice_kind (&list) != '[')
    self->n_whole++;
  for (const char *at = NULL; anno_json_next_element (&list, &at, &mark);)
    switch (anno_json_slice_kind (&mark))
      {
      case '[':
        read_triple (self, &mark);
        break;
      case '{':
        read_object (self, &mark);
        break;
      default:
        self->n_whole++;
      }
}

static void
read_relations (Example *self, const AnnoJsonSlice *record)
{
  AnnoJsonSlice list, relation;

  if (!anno_json_marks_find_kind (record, "relations", '[', &list))
    return;
  for (const char *at = NULL; anno_json_next_element (&list, &at, &relation);)
    {
      g_autofree char *from = anno_json_marks_find_word (&relation, "from_id");
      g_autofree char *to = anno_json_marks_find_word (&relation, "to_id");
      g_autofree char *type = anno_json_marks_find_word (&relation, "type");
      anno_foreign_json_tell_others (self->json, self->document, self->place, &relation,
                                     relation_names, relation_ignored);
      if (!anno_mark_ids_link (self->ids, from, to, type != NULL ? type : "relation"))
        anno_foreign_document_leave_out (
            self->document,
            _("%s: An end of a relation isn’t there, or is another annotator’s; it is left out."),
            self->place);
    }
}

/* Comments are on the text as a whole. */
static void
tell_comments (const Example *self, const AnnoJsonSlice *record)
{
  AnnoJsonSlice list, comment;

  if (!anno_json_marks_find_kind (record, "Comments", '[', &list))
    return;
  for (const char *at = NULL; anno_json_next_element (&list, &at, &comment);)
    {
      g_autofree char *words = anno_json_marks_raw (&comment);
      g_autofree char *shown = anno_isolate_escaped (words);
      anno_foreign_document_leave_out (self->document,
                                       _("%s: A comment on the whole text is left out: “%s”"),
                                       self->place, shown);
    }
}

static void
tell_rest (const Example *self)
{
  if (self->n_whole > 0)
    anno_foreign_document_leave_out (self->document,
                                     ngettext ("%s: %u label of the whole text is left out.",
                                               "%s: %u labels of the whole text are left out.",
                                               self->n_whole),
                                     self->place, self->n_whole);
  if (self->n_numbers > 0)
    anno_foreign_document_leave_out (
        self->document,
        ngettext ("%s: %u mark has a number for a label; what it stands for, the file doesn’t "
                  "say.",
                  "%s: %u marks have numbers for labels; what they stand for, the file doesn’t "
                  "say.",
                  self->n_numbers),
        self->place, self->n_numbers);
}

static void
read_facts (Example *self, const AnnoJsonSlice *record)
{
  AnnoForeignDocument *document = self->document;
  AnnoJsonSlice text;
  g_autofree char *date = anno_json_marks_string (record, "date");

  if (find_text (record, &text))
    document->text = anno_json_slice_to_string (&text);
  document->name = anno_json_marks_string (record, "article");
  if (document->name == NULL)
    document->name = anno_json_marks_string (record, "filename");
  document->title = anno_json_marks_string (record, "title");
  document->date = anno_json_marks_day (date);
  document->unit = ANNO_UNIT_UTF16;
  self->maker = anno_json_marks_find_word (record, "annotator");
  if (self->maker == NULL)
    self->maker = anno_json_marks_find_word (record, "annotation_approver");
}

static void
read_example (AnnoForeignJson *json, const AnnoJsonSlice *record, const char *place, gpointer data)
{
  g_autoptr (AnnoMarkIds) ids = anno_mark_ids_new ();
  Example self
      = { .json = json, .document = anno_foreign_document_new (NULL), .ids = ids, .place = place };
  AnnoJsonSlice cats, cat;

  read_facts (&self, record);
  for (guint i = 0; i < G_N_ELEMENTS (list_names); i++)
    read_marks (&self, record, list_names[i]);
  if (anno_json_marks_find (record, "cats", &cats))
    for (const char *at = NULL; anno_json_next_element (&cats, &at, &cat);)
      self.n_whole++;
  read_relations (&self, record);
  if (self.layers == NULL) /* somebody looked, and marked nothing */
    anno_json_marks_layer (&self.layers, self.document, anno_foreign_json_maker (json, self.maker));
  tell_comments (&self, record);
  tell_rest (&self);
  anno_foreign_json_tell_others (json, self.document, place, record, example_names,
                                 example_ignored);
  g_clear_pointer (&self.layers, g_hash_table_unref);
  g_free (self.maker);
  anno_foreign_json_give (json, self.document);
}

gboolean
anno_doccano_read (const AnnoForeignFile *file, const AnnoForeignSink *sink, GError **error)
{
  static const AnnoForeignJsonForm form = {
    .is_record = is_example,
    .read = read_example,
    .refusal = N_("This is no file of doccano: nothing in it has a text with “label” or "
                  "“entities”."),
  };

  g_return_val_if_fail (file != NULL && sink != NULL, FALSE);
  return anno_foreign_json_read (file, sink, &form, NULL, error);
}
