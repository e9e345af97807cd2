#include "foreign/bdoc-reader.h"

#include "foreign/bdoc-words.h"
#include "foreign/foreign-json.h"
#include "foreign/json-marks.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One annotation set. */
typedef struct
{
  AnnoForeignJson *json;
  AnnoForeignDocument *document;
  AnnoForeignLayer *layer;
  AnnoMarkIds *ids;   /* by number */
  GPtrArray *marks;   /* of AnnoForeignSpan: those with features, beside `features` */
  GPtrArray *numbers; /* of char: their names in `ids`, or NULL */
  GArray *features;   /* of AnnoJsonSlice */
  char *place;        /* of the annotation in hand */
} Set;

static const char *const document_names[]
    = { "annotation_sets", "text", "features", "offset_type", "name", NULL };
static const char *const set_names[] = { "name", "annotations", "next_annid", NULL };
static const char *const mark_names[] = { "type", "start", "end", "id", "features", NULL };
static const char *const facts[] = { "title", "date", "source", "url", NULL };

static gboolean
is_document (const AnnoJsonSlice *value)
{
  AnnoJsonSlice member;

  return anno_json_marks_find_kind (value, "annotation_sets", '{', &member)
         && anno_json_marks_find_kind (value, "text", '"', &member);
}

static gboolean
is_ours (const AnnoJsonSlice *features)
{
  AnnoJsonSlice iri;
  return anno_json_marks_find_kind (features, ANNO_BDOC_IRI, '"', &iri);
}

/* A list that goes along with the values of a field. */
typedef struct
{
  AnnoJsonSlice list; /* text NULL for none */
  const char *at;
} Beside;

static Beside
find_beside (GHashTable *lists, const char *prefix, const char *field)
{
  g_autofree char *key = g_strconcat (prefix, field, NULL);
  const AnnoJsonSlice *list = g_hash_table_lookup (lists, key);
  Beside beside = { { NULL, 0 }, NULL };

  if (list != NULL)
    beside.list = *list;
  return beside;
}

/* The lists of ours among the features, by name. */
static GHashTable *
list_besides (const AnnoJsonSlice *features)
{
  GHashTable *lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  AnnoJsonSlice key, value;

  for (const char *at = NULL; anno_json_next_pair (features, &at, &key, &value);)
    {
      g_autofree char *name = anno_json_slice_to_string (&key);
      if (g_str_has_prefix (name, ANNO_BDOC_OURS) && anno_json_slice_kind (&value) == '[')
        g_hash_table_insert (lists, g_steal_pointer (&name), g_memdup2 (&value, sizeof value));
    }
  return lists;
}

/* What it says of the next value; NULL for nothing. */
static char *
next_beside (Beside *self)
{
  AnnoJsonSlice word;

  if (self->list.text == NULL || !anno_json_next_element (&self->list, &self->at, &word))
    return NULL;
  return anno_json_slice_kind (&word) == '"' ? anno_json_slice_to_string (&word) : NULL;
}

static void
add_link (Set *self, const AnnoForeignSpan *span, const char *number, const char *field,
          const AnnoJsonSlice *target)
{
  g_autofree char *to = anno_json_marks_word (target);

  if (anno_mark_ids_link (self->ids, number, to, field))
    return;
  g_autofree char *shown = anno_isolate_escaped (field);
  anno_foreign_document_leave_out (
      self->document, _("%s: “%s” links to an annotation that isn’t there; it is left out."),
      span->place, shown);
}

static void
add_text (AnnoForeignSpan *span, const char *field, const AnnoJsonSlice *value)
{
  g_autofree char *words = anno_json_marks_raw (value);
  anno_foreign_span_add_value (span, ANNO_VALUE_TEXT, field, words);
}

/* A field as this program writes it: words, or the numbers of annotations, with what they have
 * beside. */
static void
read_field (Set *self, AnnoForeignSpan *span, const char *number, const char *field,
            GHashTable *lists, const AnnoJsonSlice *list)
{
  Beside names = find_beside (lists, ANNO_BDOC_NAME, field);
  Beside types = find_beside (lists, ANNO_BDOC_TYPE, field);
  Beside mods = find_beside (lists, ANNO_BDOC_MOD, field);
  Beside anchors = find_beside (lists, ANNO_BDOC_ANCHOR, field);
  AnnoJsonSlice element;

  for (const char *at = NULL; anno_json_next_element (list, &at, &element);)
    {
      if (anno_json_slice_kind (&element) == '0')
        {
          add_link (self, span, number, field, &element);
          continue;
        }
      add_text (span, field, &element);
      AnnoForeignValue *value = span->values->pdata[span->values->len - 1];
      value->name = next_beside (&names);
      value->timex = next_beside (&types);
      value->mod = next_beside (&mods);
      value->anchor = next_beside (&anchors);
      if (names.list.text != NULL)
        value->kind = ANNO_VALUE_PERSON;
      else if (value->timex != NULL)
        value->kind = ANNO_VALUE_TIMEX;
    }
}

/* What is ours and no field. */
static void
read_own (AnnoForeignSpan *span, const AnnoJsonSlice *features)
{
  AnnoJsonSlice unsure;

  span->note = anno_json_marks_string (features, ANNO_BDOC_NOTE);
  span->unsure = anno_json_marks_find_kind (features, ANNO_BDOC_UNSURE, 't', &unsure);
}

static void
read_features (Set *self, AnnoForeignSpan *span, const char *number, const AnnoJsonSlice *features)
{
  const gsize n_ours = strlen (ANNO_BDOC_OURS);
  gboolean ours = is_ours (features);
  g_autoptr (GHashTable) lists = ours ? list_besides (features) : NULL;
  AnnoJsonSlice key, value;

  if (ours)
    read_own (span, features);
  for (const char *at = NULL; anno_json_next_pair (features, &at, &key, &value);)
    {
      g_autofree char *name = anno_json_slice_to_string (&key);
      const char *field = name;
      if (ours && g_str_has_prefix (name, ANNO_BDOC_OURS))
        {
          field = name + n_ours;
          if (!g_str_has_prefix (field, ANNO_BDOC_OURS))
            continue;
        }
      if (ours && anno_json_slice_kind (&value) == '[')
        read_field (self, span, number, field, lists, &value);
      else if (anno_json_slice_kind (&value) != 'n')
        add_text (span, field, &value);
    }
}

/* Whether it is one more part of another annotation, which gets it. */
static gboolean
read_part (Set *self, const AnnoJsonSlice *features, AnnoRange range)
{
  AnnoJsonSlice part;

  if (!anno_json_marks_find_kind (features, ANNO_BDOC_PART_OF, '0', &part))
    return FALSE;
  g_autofree char *whole = anno_json_marks_word (&part);
  AnnoForeignSpan *span = anno_mark_ids_find (self->ids, whole);
  if (span != NULL)
    anno_foreign_span_add_range (span, range.start, range.end, NULL);
  return span != NULL;
}

/* Adds a mark without what it says of others. */
static AnnoForeignSpan *
add_mark (Set *self, const AnnoJsonSlice *object, const AnnoJsonSlice *features, const char *number,
          AnnoRange range)
{
  g_autofree char *type = anno_json_marks_string (object, "type");
  g_autofree char *iri = features->text != NULL && is_ours (features)
                             ? anno_json_marks_string (features, ANNO_BDOC_IRI)
                             : g_strdup (number);
  AnnoForeignSpan *span = anno_foreign_layer_add (self->layer, NULL, type);

  anno_foreign_span_add_range (span, range.start, range.end, NULL);
  span->place = g_strdup (self->place);
  if (number != NULL && !anno_mark_ids_add_as (self->ids, self->layer, span, number, iri))
    anno_foreign_document_leave_out (
        self->document, _("%s: Another annotation has the same number; links go to the first."),
        self->place);
  return span;
}

static void
read_annotation (Set *self, const AnnoJsonSlice *object, gboolean parts)
{
  AnnoJsonSlice features = { NULL, 0 }, part;
  g_autofree char *number = anno_json_marks_find_word (object, "id");
  AnnoRange range;

  g_free (self->place);
  self->place = number != NULL ? g_strdup_printf (_("annotation %s"), number)
                               : g_strdup (_("an annotation without a number"));
  if (!anno_json_marks_stretch (object, "start", "end", &range))
    {
      if (!parts)
        anno_foreign_document_leave_out (
            self->document, _("%s: It doesn’t say where it begins and ends; it is left out."),
            self->place);
      return;
    }
  if (!anno_json_marks_find_kind (object, "features", '{', &features))
    features = (AnnoJsonSlice){ NULL, 0 };
  gboolean is_part = features.text != NULL && !is_ours (&features)
                     && anno_json_marks_find_kind (&features, ANNO_BDOC_PART_OF, '0', &part);
  if (is_part != parts || (parts && read_part (self, &features, range)))
    return;
  AnnoForeignSpan *span = add_mark (self, object, &features, number, range);
  g_ptr_array_add (self->marks, span);
  g_ptr_array_add (self->numbers, span->id != NULL ? g_steal_pointer (&number) : NULL);
  g_array_append_val (self->features, features);
  anno_foreign_json_tell_others (self->json, self->document, self->place, object, mark_names, NULL);
}

/* First what others may speak of, then their parts, then what they say of each other. */
static void
read_set (AnnoForeignJson *json, AnnoForeignDocument *document, const char *maker,
          const AnnoJsonSlice *annotations)
{
  g_autoptr (AnnoMarkIds) ids = anno_mark_ids_new ();
  g_autoptr (GPtrArray) marks = g_ptr_array_new ();
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) features = g_array_new (FALSE, FALSE, sizeof (AnnoJsonSlice));
  Set self = { .json = json,
               .document = document,
               .layer = anno_foreign_document_add_layer (document, maker),
               .ids = ids,
               .marks = marks,
               .numbers = numbers,
               .features = features };
  AnnoJsonSlice object;

  for (guint parts = 0; parts < 2; parts++)
    for (const char *at = NULL; anno_json_next_element (annotations, &at, &object);)
      read_annotation (&self, &object, parts == 1);
  for (guint i = 0; i < marks->len; i++)
    {
      const AnnoJsonSlice *said = &g_array_index (features, AnnoJsonSlice, i);
      AnnoForeignSpan *span = marks->pdata[i];
      if (said->text != NULL)
        read_features (&self, span, numbers->pdata[i], said);
    }
  g_free (self.place);
}

static void
read_sets (AnnoForeignJson *json, AnnoForeignDocument *document, const AnnoJsonSlice *sets,
           const char *place)
{
  AnnoJsonSlice key, set, annotations;

  for (const char *at = NULL; anno_json_next_pair (sets, &at, &key, &set);)
    {
      g_autofree char *name = anno_json_slice_to_string (&key);
      anno_foreign_json_tell_others (json, document, place, &set, set_names, NULL);
      if (anno_json_marks_find_kind (&set, "annotations", '[', &annotations))
        read_set (json, document, anno_foreign_json_maker (json, name), &annotations);
    }
}

/* FALSE where it says that it counts something unknown. */
static gboolean
read_unit (AnnoForeignDocument *document, const AnnoJsonSlice *record, const char *place)
{
  g_autofree char *type = anno_json_marks_string (record, "offset_type");

  if (type == NULL)
    return TRUE;
  document->unit = g_str_equal (type, "j") ? ANNO_UNIT_UTF16 : ANNO_UNIT_CODE_POINTS;
  document->unit_is_said = g_str_equal (type, "j") || g_str_equal (type, "p");
  if (document->unit_is_said)
    return TRUE;
  g_autofree char *shown = anno_isolate_escaped (type);
  anno_foreign_document_leave_out (
      document, _("%s: Nobody knows what places of the offset type “%s” count; all is left out."),
      place, shown);
  return FALSE;
}

static void
read_document (AnnoForeignJson *json, const AnnoJsonSlice *record, const char *place, gpointer data)
{
  AnnoForeignDocument *document = anno_foreign_document_new (NULL);
  AnnoJsonSlice sets, features;

  document->name = anno_json_marks_string (record, "name");
  if (document->name != NULL && *document->name == '\0')
    g_clear_pointer (&document->name, g_free);
  document->text = anno_json_marks_string (record, "text");
  if (anno_json_marks_find_kind (record, "features", '{', &features))
    {
      g_autofree char *date = anno_json_marks_string (&features, "date");
      document->title = anno_json_marks_string (&features, "title");
      document->date = anno_json_marks_day (date);
      anno_foreign_json_tell_others (json, document, place, &features, facts, NULL);
    }
  if (read_unit (document, record, place)
      && anno_json_marks_find_kind (record, "annotation_sets", '{', &sets))
    read_sets (json, document, &sets, place);
  anno_foreign_json_tell_others (json, document, place, record, document_names, NULL);
  anno_foreign_json_give (json, document);
}

gboolean
anno_bdoc_read (const AnnoForeignFile *file, const AnnoForeignSink *sink, GError **error)
{
  static const AnnoForeignJsonForm form = {
    .is_record = is_document,
    .read = read_document,
    .refusal = N_("This is no BDoc document of GATE: it has no “annotation_sets” and “text”."),
  };

  g_return_val_if_fail (file != NULL && sink != NULL, FALSE);
  return anno_foreign_json_read (file, sink, &form, NULL, error);
}
