#include "foreign/label-studio-results.h"

#include "text/isolate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const result_names[]
    = { "id",      "from_name", "to_name",   "type",   "value", "meta",
        "from_id", "to_id",     "direction", "labels", NULL };
static const char *const result_ignored[]
    = { "origin",         "score",           "readonly",       "hidden",     "parentID",
        "original_width", "original_height", "image_rotation", "item_index", NULL };
static const char *const value_names[]
    = { "start",    "end",    "startOffset",     "endOffset",  "globalOffsets",
        "text",     "labels", "hypertextlabels", "htmllabels", "choices",
        "taxonomy", "rating", "number",          "datetime",   NULL };

gboolean
anno_studio_find_range (const AnnoJsonSlice *value, AnnoRange *range)
{
  AnnoJsonSlice offsets;

  return (anno_json_marks_find_kind (value, "globalOffsets", '{', &offsets)
          && anno_json_marks_stretch (&offsets, "start", "end", range))
         || anno_json_marks_stretch (value, "start", "end", range);
}

gboolean
anno_studio_find_labels (const AnnoJsonSlice *value, AnnoJsonSlice *labels)
{
  return anno_json_marks_find_kind (value, "labels", '[', labels)
         || anno_json_marks_find_kind (value, "hypertextlabels", '[', labels)
         || anno_json_marks_find_kind (value, "htmllabels", '[', labels);
}

static char *
replace (const char *words, const char *from, const char *to)
{
  g_autoptr (GString) out = g_string_new (words);
  g_string_replace (out, from, to, 0);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Whether the words of the text in [@from, @to) (bytes) are written as @written; then they come. */
static char *
match (const AnnoStudioTask *self, gsize from, gsize to, const char *written)
{
  if (from > to || to - from > strlen (written)) /* as written, it is never shorter */
    return NULL;
  g_autofree char *words = g_strndup (self->document->text + from, to - from);
  g_autofree char *as_written = replace (words, "\n", "\\n");

  return g_str_equal (as_written, written) ? g_steal_pointer (&words) : NULL;
}

/* The words of @value: line breaks are the two characters \n there. Where the text itself has
 * those two somewhere, only the text tells which they are. */
static char *
read_quote (const AnnoStudioTask *self, const AnnoJsonSlice *value, AnnoRange range)
{
  g_autofree char *written = anno_json_marks_string (value, "text");

  if (written == NULL)
    return NULL;
  if (self->offsets != NULL)
    {
      char *words = match (self, anno_offsets_to_byte (self->offsets, range.start),
                           anno_offsets_to_byte (self->offsets, range.end), written);
      if (words != NULL)
        return words;
      guint start = anno_offsets_from_utf16 (self->offsets, range.start);
      guint end = anno_offsets_from_utf16 (self->offsets, range.end);
      words = match (self, anno_offsets_to_byte (self->offsets, start),
                     anno_offsets_to_byte (self->offsets, end), written);
      if (words != NULL)
        return words;
    }
  return replace (written, "\\n", "\n");
}

static AnnoForeignSpan *
add_mark (AnnoStudioTask *self, AnnoForeignLayer *layer, AnnoRange range, const char *type,
          const char *quote)
{
  AnnoForeignSpan *span = anno_foreign_layer_add (layer, NULL, type);

  anno_foreign_span_add_range (span, range.start, range.end, quote);
  span->place = g_strdup (self->place);
  return span;
}

AnnoForeignSpan *
anno_studio_add_marks (AnnoStudioTask *self, AnnoForeignLayer *layer, const AnnoJsonSlice *value,
                       AnnoRange range, const AnnoJsonSlice *labels)
{
  g_autofree char *quote = read_quote (self, value, range);
  AnnoForeignSpan *first = NULL;
  AnnoJsonSlice label;
  const char *at = NULL;

  while (labels != NULL && anno_json_next_element (labels, &at, &label))
    {
      g_autofree char *type = anno_json_marks_word (&label);
      AnnoForeignSpan *span = add_mark (self, layer, range, type, quote);
      first = first != NULL ? first : span;
    }
  return first != NULL ? first : add_mark (self, layer, range, NULL, quote);
}

/* A word, or a list of words, or the path to one in a tree: "Place/City". */
static char *
read_path (const AnnoJsonSlice *value)
{
  g_autoptr (GString) path = g_string_new (NULL);
  AnnoJsonSlice step;

  if (anno_json_slice_kind (value) != '[')
    return anno_json_marks_raw (value);
  for (const char *at = NULL; anno_json_next_element (value, &at, &step);)
    {
      g_autofree char *word = anno_json_marks_raw (&step);
      if (path->len > 0)
        g_string_append_c (path, '/');
      g_string_append (path, word);
    }
  return g_string_free (g_steal_pointer (&path), FALSE);
}

static void
add_words (AnnoForeignSpan *span, const char *field, const AnnoJsonSlice *words)
{
  AnnoJsonSlice element;

  if (anno_json_slice_kind (words) != '[')
    {
      g_autofree char *word = anno_json_marks_raw (words);
      anno_foreign_span_add_value (span, ANNO_VALUE_TEXT, field, word);
    }
  for (const char *at = NULL; anno_json_next_element (words, &at, &element);)
    {
      g_autofree char *word = read_path (&element);
      anno_foreign_span_add_value (span, ANNO_VALUE_TEXT, field, word);
    }
}

gboolean
anno_studio_add_values (AnnoForeignSpan *span, const char *field, const AnnoJsonSlice *value)
{
  static const char *const kinds[] = { "choices", "taxonomy", "rating", "number", "datetime" };
  AnnoJsonSlice words;
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (anno_json_marks_find (value, kinds[i], &words))
      {
        add_words (span, field, &words);
        any = TRUE;
      }
  /* A text area's words stand where a region has those of the text. */
  if (!any && anno_json_marks_find (value, "text", &words))
    {
      add_words (span, field, &words);
      any = TRUE;
    }
  return any;
}

static gboolean
is_kind (const AnnoJsonSlice *result, const char *type)
{
  AnnoJsonSlice value;

  return anno_json_marks_find_kind (result, "type", '"', &value)
         && anno_json_slice_is (&value, type);
}

static void
free_string (gpointer data)
{
  g_string_free (data, TRUE);
}

/* A line of what is noted of a mark. */
static void
add_note (AnnoStudioTask *self, AnnoForeignSpan *span, const AnnoJsonSlice *line)
{
  g_autofree char *words = anno_json_marks_raw (line);
  GString *note = g_hash_table_lookup (self->notes, span);

  if (note == NULL)
    {
      g_hash_table_insert (self->notes, span, g_string_new (words));
      return;
    }
  g_string_append_c (note, '\n');
  g_string_append (note, words);
}

static void
read_note (AnnoStudioTask *self, AnnoForeignSpan *span, const AnnoJsonSlice *result)
{
  AnnoJsonSlice meta, words, line;

  if (!anno_json_marks_find_kind (result, "meta", '{', &meta)
      || !anno_json_marks_find (&meta, "text", &words))
    return;
  if (anno_json_slice_kind (&words) == '"')
    add_note (self, span, &words);
  for (const char *at = NULL; anno_json_next_element (&words, &at, &line);)
    add_note (self, span, &line);
}

static void
settle_notes (AnnoStudioTask *self)
{
  GHashTableIter iter;
  gpointer span, note;

  g_hash_table_iter_init (&iter, self->notes);
  while (g_hash_table_iter_next (&iter, &span, &note))
    ((AnnoForeignSpan *) span)->note = g_strdup (((GString *) note)->str);
  g_clear_pointer (&self->notes, g_hash_table_unref);
}

/* Of a region that several controls label, each label is a mark; the first is what links and values
 * mean. */
static void
read_region (AnnoStudioTask *self, AnnoForeignLayer *layer, const AnnoJsonSlice *result,
             const AnnoJsonSlice *value, const AnnoJsonSlice *labels)
{
  g_autofree char *id = anno_json_marks_find_word (result, "id");
  const AnnoForeignSpan *known = id != NULL ? anno_mark_ids_find (self->ids, id) : NULL;
  AnnoRange range;

  if (!anno_studio_find_range (value, &range))
    {
      anno_foreign_document_leave_out (
          self->document,
          _("%s: A region has no place in a text that can be read; it is left out."), self->place);
      return;
    }
  AnnoForeignSpan *span = anno_studio_add_marks (self, layer, value, range, labels);
  read_note (self, span, result);
  if (known == NULL && id != NULL)
    anno_mark_ids_add (self->ids, layer, span, id);
  else if (known != NULL
           && memcmp (&g_array_index (known->ranges, AnnoRange, 0), &range, sizeof range) != 0)
    {
      g_autofree char *shown = anno_isolate_escaped (id);
      anno_foreign_document_leave_out (
          self->document, _("%s: Two marks have the id %s; links to it go to the first."),
          self->place, shown);
    }
}

static void
read_regions (AnnoStudioTask *self, AnnoForeignLayer *layer, const AnnoJsonSlice *results)
{
  AnnoJsonSlice result, value, labels;

  for (const char *at = NULL; anno_json_next_element (results, &at, &result);)
    {
      if (is_kind (&result, "relation")
          || !anno_json_marks_find_kind (&result, "value", '{', &value)
          || !anno_studio_find_labels (&value, &labels))
        continue;
      read_region (self, layer, &result, &value, &labels);
    }
}

/* The region that a result speaks of, which is made where nobody labelled it; NULL where it speaks
 * of the whole text. */
static AnnoForeignSpan *
find_region (AnnoStudioTask *self, AnnoForeignLayer *layer, const AnnoJsonSlice *result,
             const AnnoJsonSlice *value)
{
  g_autofree char *id = anno_json_marks_find_word (result, "id");
  AnnoForeignSpan *span = id != NULL ? anno_mark_ids_find (self->ids, id) : NULL;
  AnnoRange range;

  if (span != NULL || !anno_studio_find_range (value, &range))
    return span;
  span = anno_studio_add_marks (self, layer, value, range, NULL);
  if (id != NULL)
    anno_mark_ids_add (self->ids, layer, span, id);
  return span;
}

static void
read_values (AnnoStudioTask *self, AnnoForeignLayer *layer, const AnnoJsonSlice *result)
{
  AnnoJsonSlice value, labels;
  g_autofree char *field = anno_json_marks_find_word (result, "from_name");

  if (!anno_json_marks_find_kind (result, "value", '{', &value)
      || anno_studio_find_labels (&value, &labels))
    return;
  g_autofree char *shown = anno_isolate_escaped (field != NULL ? field : "");
  AnnoForeignSpan *span = find_region (self, layer, result, &value);
  if (span == NULL)
    anno_foreign_document_leave_out (self->document,
                                     _("%s: What “%s” says of the whole text is left out."),
                                     self->place, shown);
  else if (field == NULL || !anno_studio_add_values (span, field, &value))
    anno_foreign_document_leave_out (
        self->document, _("%s: What “%s” says of a mark is not understood, and left out."),
        self->place, shown);
  if (span != NULL)
    read_note (self, span, result);
}

/* One link; "left" is the other way round, "bi" both ways. */
static gboolean
link_ends (AnnoStudioTask *self, const char *from, const char *to, const char *direction,
           const char *field)
{
  gboolean left = g_strcmp0 (direction, "left") == 0, both = g_strcmp0 (direction, "bi") == 0;

  return anno_mark_ids_link (self->ids, left ? to : from, left ? from : to, field)
         && (!both || anno_mark_ids_link (self->ids, to, from, field));
}

static void
read_relation (AnnoStudioTask *self, const AnnoJsonSlice *result)
{
  g_autofree char *from = anno_json_marks_find_word (result, "from_id");
  g_autofree char *to = anno_json_marks_find_word (result, "to_id");
  g_autofree char *direction = anno_json_marks_string (result, "direction");
  AnnoJsonSlice labels, label;
  gboolean good = TRUE, named = FALSE;

  if (anno_json_marks_find_kind (result, "labels", '[', &labels))
    for (const char *at = NULL; good && anno_json_next_element (&labels, &at, &label);)
      {
        g_autofree char *field = anno_json_marks_word (&label);
        named = TRUE;
        good = link_ends (self, from, to, direction, field != NULL ? field : "relation");
      }
  if (!named)
    good = link_ends (self, from, to, direction, "relation");
  if (!good)
    anno_foreign_document_leave_out (
        self->document, _("%s: A relation ties regions that aren’t there; it is left out."),
        self->place);
}

void
anno_studio_read_results (AnnoStudioTask *self, AnnoForeignLayer *layer,
                          const AnnoJsonSlice *results)
{
  AnnoJsonSlice result, value;

  g_return_if_fail (self != NULL && layer != NULL && results != NULL);
  anno_mark_ids_begin (self->ids);
  self->notes = g_hash_table_new_full (NULL, NULL, NULL, free_string);
  read_regions (self, layer, results);
  for (const char *at = NULL; anno_json_next_element (results, &at, &result);)
    if (!is_kind (&result, "relation"))
      read_values (self, layer, &result);
  for (const char *at = NULL; anno_json_next_element (results, &at, &result);)
    {
      if (is_kind (&result, "relation"))
        read_relation (self, &result);
      anno_foreign_json_tell_others (self->json, self->document, self->place, &result, result_names,
                                     result_ignored);
      if (anno_json_marks_find_kind (&result, "value", '{', &value))
        anno_foreign_json_tell_others (self->json, self->document, self->place, &value, value_names,
                                       NULL);
    }
  settle_notes (self);
}
