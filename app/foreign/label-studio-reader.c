#include "foreign/label-studio-reader.h"

#include "foreign/label-studio-results.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const task_names[]
    = { "data", "annotations", "completions", "predictions", "drafts", NULL };
static const char *const task_ignored[] = { "id",
                                            "inner_id",
                                            "created_at",
                                            "updated_at",
                                            "project",
                                            "meta",
                                            "file_upload",
                                            "total_annotations",
                                            "cancelled_annotations",
                                            "total_predictions",
                                            "comment_count",
                                            "unresolved_comment_count",
                                            "last_comment_updated_at",
                                            "updated_by",
                                            "comment_authors",
                                            "storage_filename",
                                            "is_labeled",
                                            "overlap",
                                            "allow_skip",
                                            NULL };
static const char *const data_names[] = { "text", "article", "title", "date", NULL };
static const char *const annotation_names[]
    = { "result", "completed_by", "was_cancelled", "model_version", NULL };
static const char *const annotation_ignored[] = { "id",
                                                  "ground_truth",
                                                  "created_at",
                                                  "updated_at",
                                                  "created_ago",
                                                  "draft_created_at",
                                                  "lead_time",
                                                  "prediction",
                                                  "result_count",
                                                  "unique_id",
                                                  "import_id",
                                                  "last_action",
                                                  "task",
                                                  "project",
                                                  "updated_by",
                                                  "parent_prediction",
                                                  "parent_annotation",
                                                  "last_created_by",
                                                  "score",
                                                  "cluster",
                                                  "neighbors",
                                                  "mislabeling",
                                                  "bulk_created",
                                                  "model",
                                                  "model_run",
                                                  NULL };
static const char *const flat_ignored[]
    = { "id",        "annotator",    "annotation_id", "created_at", "updated_at",
        "lead_time", "completed_by", "agreement",     NULL };

static gboolean
is_task (const AnnoJsonSlice *value)
{
  AnnoJsonSlice data;
  return anno_json_marks_find_kind (value, "data", '{', &data);
}

/* Whether all that a control made is marks in a text. */
static gboolean
is_list_of_regions (const AnnoJsonSlice *value)
{
  AnnoJsonSlice element;
  AnnoRange range;
  const char *at = NULL;

  if (!anno_json_next_element (value, &at, &element))
    return FALSE;
  return anno_json_slice_kind (&element) == '{' && anno_studio_find_range (&element, &range);
}

/* JSON_MIN: the data of a task, and each control by its name, side by side. */
static gboolean
is_flat (const AnnoJsonSlice *value)
{
  AnnoJsonSlice key, member, labels, element;

  if (anno_json_marks_find (value, "annotation_id", &member)
      && anno_json_marks_find (value, "annotator", &member))
    return TRUE;
  for (const char *at = NULL; anno_json_next_pair (value, &at, &key, &member);)
    {
      const char *first = NULL;
      if (is_list_of_regions (&member) && anno_json_next_element (&member, &first, &element)
          && anno_studio_find_labels (&element, &labels))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_record (const AnnoJsonSlice *value)
{
  return is_task (value) || is_flat (value);
}

static gboolean
is_address (const char *text)
{
  return (strstr (text, "://") != NULL || g_str_has_prefix (text, "/data/"))
         && strpbrk (text, " \t\r\n") == NULL;
}

/* The only string in @data that may be the text; NULL where there are several. */
static char *
find_only_string (const AnnoJsonSlice *data, const char *const *others)
{
  AnnoJsonSlice key, value;
  char *found = NULL;
  guint n = 0;

  for (const char *at = NULL; anno_json_next_pair (data, &at, &key, &value);)
    {
      gboolean is_other = FALSE;
      for (guint i = 0; others[i] != NULL; i++)
        is_other = is_other || anno_json_slice_is (&key, others[i]);
      if (anno_json_slice_kind (&value) != '"' || is_other)
        continue;
      n++;
      g_free (found);
      found = anno_json_slice_to_string (&key);
    }
  if (n != 1)
    g_clear_pointer (&found, g_free);
  return found;
}

/* What the first result is to be shown on: by custom the same name as that of the data. */
static char *
find_to_name (const AnnoJsonSlice *task)
{
  static const char *const lists[] = { "annotations", "completions", "predictions" };
  AnnoJsonSlice list, annotation, results, result;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      if (!anno_json_marks_find_kind (task, lists[i], '[', &list))
        continue;
      for (const char *at = NULL; anno_json_next_element (&list, &at, &annotation);)
        {
          if (!anno_json_marks_find_kind (&annotation, "result", '[', &results))
            continue;
          for (const char *in = NULL; anno_json_next_element (&results, &in, &result);)
            {
              char *name = anno_json_marks_string (&result, "to_name");
              if (name != NULL)
                return name;
            }
        }
    }
  return NULL;
}

/* The name of the member of @data that is the text; NULL for none. */
static char *
find_text_key (const AnnoJsonSlice *data, const AnnoJsonSlice *task)
{
  AnnoJsonSlice value;
  g_autofree char *to_name = task != NULL ? find_to_name (task) : NULL;

  if (anno_json_marks_find_kind (data, "text", '"', &value))
    return g_strdup ("text");
  if (to_name != NULL && anno_json_marks_find_kind (data, to_name, '"', &value))
    return g_steal_pointer (&to_name);
  return find_only_string (data, task != NULL ? data_names + 1 : flat_ignored);
}

/* What is shown of a web page isn't its source, and an address is no text. */
static void
read_data (AnnoStudioTask *self, const AnnoJsonSlice *data, const char *text_key)
{
  g_autofree char *text = text_key != NULL ? anno_json_marks_string (data, text_key) : NULL;
  g_autofree char *date = anno_json_marks_string (data, "date");

  self->document->name = anno_json_marks_string (data, "article");
  self->document->title = anno_json_marks_string (data, "title");
  self->document->date = anno_json_marks_day (date);
  if (text == NULL || is_address (text))
    return;
  self->document->text = g_steal_pointer (&text);
  if (strstr (self->document->text, "\\n") != NULL)
    self->offsets = anno_offsets_new (self->document->text, strlen (self->document->text));
}

static void
tell_data (AnnoStudioTask *self, const AnnoJsonSlice *data, const char *text_key)
{
  AnnoJsonSlice key, value;

  for (const char *at = NULL; anno_json_next_pair (data, &at, &key, &value);)
    {
      gboolean known = text_key != NULL && anno_json_slice_is (&key, text_key);
      for (guint i = 0; data_names[i] != NULL; i++)
        known = known || anno_json_slice_is (&key, data_names[i]);
      if (!known)
        anno_foreign_json_tell_other (self->json, self->document, self->place, &key, &value);
    }
}

/* Who made it: a number, an address, or what is known of them. */
static char *
read_maker (const AnnoJsonSlice *annotation, const char *name)
{
  static const char *const names[] = { "email", "username", "first_name", "id" };
  AnnoJsonSlice by;

  if (!anno_json_marks_find (annotation, name, &by))
    return NULL;
  if (anno_json_slice_kind (&by) != '{')
    return anno_json_marks_word (&by);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      char *word = anno_json_marks_find_word (&by, names[i]);
      if (word != NULL)
        return word;
    }
  return NULL;
}

static gboolean
is_cancelled (const AnnoJsonSlice *annotation)
{
  AnnoJsonSlice value;
  return anno_json_marks_find_kind (annotation, "was_cancelled", 't', &value);
}

static void
note_html (AnnoStudioTask *self, const AnnoJsonSlice *value)
{
  AnnoJsonSlice offsets;

  if (!anno_json_marks_find_kind (value, "globalOffsets", '{', &offsets))
    return;
  g_clear_pointer (&self->document->text, g_free);
  g_clear_pointer (&self->offsets, anno_offsets_free);
  self->document->unit = ANNO_UNIT_UTF16;
}

static void
read_annotation (AnnoStudioTask *self, const AnnoJsonSlice *annotation, const char *maker)
{
  AnnoJsonSlice results, result, value;

  if (!anno_json_marks_find_kind (annotation, "result", '[', &results))
    return;
  for (const char *at = NULL; anno_json_next_element (&results, &at, &result);)
    if (anno_json_marks_find_kind (&result, "value", '{', &value))
      note_html (self, &value);
  AnnoForeignLayer *layer = anno_json_marks_layer (&self->layers, self->document,
                                                   anno_foreign_json_maker (self->json, maker));
  anno_studio_read_results (self, layer, &results);
  anno_foreign_json_tell_others (self->json, self->document, self->place, annotation,
                                 annotation_names, annotation_ignored);
}

/* How many of the list were taken. */
static guint
read_annotations (AnnoStudioTask *self, const AnnoJsonSlice *task, const char *name)
{
  AnnoJsonSlice list, annotation;
  guint n = 0, n_cancelled = 0;

  if (!anno_json_marks_find_kind (task, name, '[', &list))
    return 0;
  for (const char *at = NULL; anno_json_next_element (&list, &at, &annotation);)
    {
      if (is_cancelled (&annotation))
        {
          n_cancelled++;
          continue;
        }
      g_autofree char *maker = read_maker (&annotation, "completed_by");
      read_annotation (self, &annotation, maker);
      n++;
    }
  if (n_cancelled > 0)
    anno_foreign_document_leave_out (
        self->document,
        ngettext ("%s: %u annotation was cancelled there, and is left out.",
                  "%s: %u annotations were cancelled there, and are left out.", n_cancelled),
        self->place, n_cancelled);
  return n;
}

/* What a program proposed counts only where nobody marked anything. */
static void
read_predictions (AnnoStudioTask *self, const AnnoJsonSlice *task, gboolean wanted)
{
  AnnoJsonSlice list, prediction;
  guint n = 0;

  if (!anno_json_marks_find_kind (task, "predictions", '[', &list))
    return;
  for (const char *at = NULL; anno_json_next_element (&list, &at, &prediction); n++)
    {
      g_autofree char *model = anno_json_marks_find_word (&prediction, "model_version");
      if (wanted)
        read_annotation (self, &prediction, model != NULL ? model : "prediction");
    }
  if (n == 0)
    return;
  if (wanted)
    anno_foreign_document_leave_out (
        self->document, _("%s: Nobody marked this text; what is read is what a program proposed."),
        self->place);
  else
    anno_foreign_document_leave_out (self->document,
                                     ngettext ("%s: %u prediction of a program is left out.",
                                               "%s: %u predictions of programs are left out.", n),
                                     self->place, n);
}

static void
tell_drafts (AnnoStudioTask *self, const AnnoJsonSlice *task)
{
  AnnoJsonSlice list, draft;
  const char *at = NULL;

  if (anno_json_marks_find_kind (task, "drafts", '[', &list)
      && anno_json_next_element (&list, &at, &draft))
    anno_foreign_document_leave_out (
        self->document, _("%s: Drafts that nobody submitted are left out."), self->place);
}

static void
read_task (AnnoStudioTask *self, const AnnoJsonSlice *task)
{
  AnnoJsonSlice data = { NULL, 0 };

  anno_json_marks_find_kind (task, "data", '{', &data);
  g_autofree char *key = find_text_key (&data, task);
  read_data (self, &data, key);
  guint n = read_annotations (self, task, "annotations");
  n += read_annotations (self, task, "completions");
  read_predictions (self, task, n == 0);
  tell_drafts (self, task);
  tell_data (self, &data, key);
  anno_foreign_json_tell_others (self->json, self->document, self->place, task, task_names,
                                 task_ignored);
}

/* What is said of a stretch belongs to the first mark there. */
static void
read_flat_value (AnnoStudioTask *self, AnnoForeignLayer *layer, GHashTable *marks,
                 const char *field, const AnnoJsonSlice *value, gboolean labels_wanted)
{
  AnnoJsonSlice labels;
  AnnoRange range;

  if (anno_studio_find_labels (value, &labels) != labels_wanted
      || !anno_studio_find_range (value, &range))
    return;
  g_autofree char *where = g_strdup_printf ("%u %u", range.start, range.end);
  AnnoForeignSpan *span = g_hash_table_lookup (marks, where);
  if (labels_wanted || span == NULL)
    {
      AnnoForeignSpan *added
          = anno_studio_add_marks (self, layer, value, range, labels_wanted ? &labels : NULL);
      if (span == NULL)
        g_hash_table_insert (marks, g_steal_pointer (&where), added);
      span = added;
    }
  if (!labels_wanted)
    anno_studio_add_values (span, field, value);
}

static void
read_flat_values (AnnoStudioTask *self, AnnoForeignLayer *layer, GHashTable *marks,
                  const AnnoJsonSlice *flat, gboolean labels_wanted)
{
  AnnoJsonSlice key, list, value;

  for (const char *at = NULL; anno_json_next_pair (flat, &at, &key, &list);)
    {
      if (!is_list_of_regions (&list))
        continue;
      g_autofree char *field = anno_json_slice_to_string (&key);
      for (const char *in = NULL; anno_json_next_element (&list, &in, &value);)
        {
          note_html (self, &value);
          read_flat_value (self, layer, marks, field, &value, labels_wanted);
        }
    }
}

static void
tell_flat (AnnoStudioTask *self, const AnnoJsonSlice *flat, const char *text_key)
{
  AnnoJsonSlice key, value;

  for (const char *at = NULL; anno_json_next_pair (flat, &at, &key, &value);)
    {
      gboolean known = is_list_of_regions (&value)
                       || (text_key != NULL && anno_json_slice_is (&key, text_key));
      for (guint i = 0; data_names[i] != NULL; i++)
        known = known || anno_json_slice_is (&key, data_names[i]);
      for (guint i = 0; flat_ignored[i] != NULL; i++)
        known = known || anno_json_slice_is (&key, flat_ignored[i]);
      if (!known)
        anno_foreign_json_tell_other (self->json, self->document, self->place, &key, &value);
    }
}

static void
read_flat (AnnoStudioTask *self, const AnnoJsonSlice *flat)
{
  g_autoptr (GHashTable) marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *key = find_text_key (flat, NULL);
  g_autofree char *maker = read_maker (flat, "annotator");

  read_data (self, flat, key);
  AnnoForeignLayer *layer = anno_json_marks_layer (&self->layers, self->document,
                                                   anno_foreign_json_maker (self->json, maker));
  read_flat_values (self, layer, marks, flat, TRUE);
  read_flat_values (self, layer, marks, flat, FALSE);
  tell_flat (self, flat, key);
}

static void
read_record (AnnoForeignJson *json, const AnnoJsonSlice *record, const char *place, gpointer data)
{
  g_autoptr (AnnoMarkIds) ids = anno_mark_ids_new ();
  AnnoStudioTask self
      = { .json = json, .document = anno_foreign_document_new (NULL), .place = place, .ids = ids };

  if (is_task (record))
    read_task (&self, record);
  else
    read_flat (&self, record);
  g_clear_pointer (&self.layers, g_hash_table_unref);
  g_clear_pointer (&self.offsets, anno_offsets_free);
  anno_foreign_json_give (json, self.document);
}

gboolean
anno_label_studio_read (const AnnoForeignFile *file, const AnnoForeignSink *sink, GError **error)
{
  static const AnnoForeignJsonForm form = {
    .is_record = is_record,
    .read = read_record,
    .refusal = N_("This is no export of Label Studio: nothing in it is a task with “data”, nor "
                  "text with labelled regions."),
  };

  g_return_val_if_fail (file != NULL && sink != NULL, FALSE);
  return anno_foreign_json_read (file, sink, &form, NULL, error);
}
