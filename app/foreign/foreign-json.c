#include "foreign/foreign-json.h"

#include "foreign/foreign-names.h"
#include "formats/json-head.h"
#include "formats/json-scan.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many things that are nothing of the form are told one by one. */
#define MAX_STRANGE 1000

/* What is open while a file is read. */
typedef struct
{
  AnnoForeignJson *json;
  const AnnoForeignJsonForm *form;
  gpointer data;
  guint n_records;
  guint n_lines;          /* that aren't blank, where lines are read */
  gboolean begins_broken; /* the first line is no JSON */
} Reading;

static void
json_init (AnnoForeignJson *self, const AnnoForeignFile *file, const AnnoForeignSink *sink)
{
  *self = (AnnoForeignJson){ .file = file, .sink = sink };
  anno_foreign_names_split (file->name, &self->name, &self->maker);
  self->makers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->pending = g_ptr_array_new_with_free_func (g_free);
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
json_clear (AnnoForeignJson *self)
{
  g_clear_pointer (&self->held, anno_foreign_document_free);
  g_hash_table_unref (self->makers);
  g_ptr_array_unref (self->pending);
  g_hash_table_unref (self->told);
  g_free (self->name);
  g_free (self->maker);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnoForeignJson, json_clear)

/* Moves what @from owns behind what @to has. */
static void
move_all (GPtrArray *from, GPtrArray *to)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, from->pdata[i]);
  g_ptr_array_set_free_func (from, NULL);
  g_ptr_array_set_size (from, 0);
}

static void
take_pending (AnnoForeignJson *self)
{
  for (guint i = 0; self->held != NULL && i < self->pending->len; i++)
    anno_foreign_document_leave_out (self->held, "%s", (const char *) self->pending->pdata[i]);
  if (self->held != NULL)
    g_ptr_array_set_size (self->pending, 0);
}

static void
give_held (AnnoForeignJson *self)
{
  if (self->held == NULL || self->stopped)
    return;
  self->stopped = !self->sink->take (g_steal_pointer (&self->held), self->sink->data);
}

static const char *
key_of (const AnnoForeignLayer *layer)
{
  return layer->maker != NULL ? layer->maker : "";
}

/* Whether @document is what is held, as others marked it. */
static gboolean
continues_held (const AnnoForeignJson *self, const AnnoForeignDocument *document)
{
  if (self->held == NULL || self->held->name == NULL || self->held->text == NULL
      || g_strcmp0 (self->held->name, document->name) != 0
      || g_strcmp0 (self->held->text, document->text) != 0 || self->held->unit != document->unit)
    return FALSE;
  for (guint i = 0; i < document->layers->len; i++)
    if (g_hash_table_contains (self->makers, key_of (document->layers->pdata[i])))
      return FALSE;
  return TRUE;
}

void
anno_foreign_json_give (AnnoForeignJson *self, AnnoForeignDocument *document)
{
  g_return_if_fail (self != NULL && document != NULL);

  gboolean continues = continues_held (self, document);
  if (!continues)
    {
      give_held (self);
      g_hash_table_remove_all (self->makers);
      self->n_documents++;
    }
  for (guint i = 0; i < document->layers->len; i++)
    g_hash_table_add (self->makers, g_strdup (key_of (document->layers->pdata[i])));
  if (continues)
    {
      move_all (document->layers, self->held->layers);
      move_all (document->left_out, self->held->left_out);
      anno_foreign_document_free (document);
    }
  else
    {
      g_clear_pointer (&self->held, anno_foreign_document_free);
      self->held = document;
    }
  take_pending (self);
}

/* @sentence: transfer full. */
static void
add_strange (AnnoForeignJson *self, char *sentence)
{
  if (self->n_strange++ < MAX_STRANGE)
    g_ptr_array_add (self->pending, sentence);
  else
    g_free (sentence);
  take_pending (self);
}

/* The last document tells how many there were further on. */
static void
count_strange (AnnoForeignJson *self)
{
  guint n = self->n_strange > MAX_STRANGE ? self->n_strange - MAX_STRANGE : 0;

  if (n > 0 && self->held != NULL)
    anno_foreign_document_leave_out (self->held,
                                     ngettext ("%u more thing that isn’t understood",
                                               "%u more things that aren’t understood", n),
                                     n);
}

void
anno_foreign_json_tell_strange (AnnoForeignJson *self, const char *place)
{
  g_return_if_fail (self != NULL && place != NULL);

  add_strange (self, g_strdup_printf (
                         _("%s: This is nothing that the form knows, and left out."), place));
}

const char *
anno_foreign_json_maker (const AnnoForeignJson *self, const char *maker)
{
  g_return_val_if_fail (self != NULL, NULL);
  return maker != NULL && *maker != '\0' ? maker : self->maker;
}

static gboolean
is_among (const AnnoJsonSlice *key, const char *const *names)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (anno_json_slice_is (key, names[i]))
      return TRUE;
  return FALSE;
}

/* Whether there is something in it to be told of. */
static gboolean
says_something (const AnnoJsonSlice *value)
{
  const char *at = NULL;
  AnnoJsonSlice key, inner;

  switch (anno_json_slice_kind (value))
    {
    case 'n':
      return FALSE;
    case '"':
      return !anno_json_slice_is (value, "");
    case '[':
      return anno_json_next_element (value, &at, &inner);
    case '{':
      return anno_json_next_pair (value, &at, &key, &inner);
    default:
      return TRUE;
    }
}

void
anno_foreign_json_tell_other (AnnoForeignJson *self, AnnoForeignDocument *document,
                              const char *place, const AnnoJsonSlice *key,
                              const AnnoJsonSlice *value)
{
  g_return_if_fail (self != NULL && document != NULL && place != NULL);
  g_return_if_fail (key != NULL && value != NULL);

  if (!says_something (value))
    return;
  g_autofree char *name = anno_json_slice_to_string (key);
  if (!g_hash_table_add (self->told, g_strdup (name)))
    return;
  g_autofree char *shown = anno_isolate_escaped (name);
  anno_foreign_document_leave_out (
      document,
      /* Translators: a place such as “line 3”, and the name of a member of a JSON file. */
      _("%s: “%s” is not understood, and left out here and further on."), place, shown);
}

void
anno_foreign_json_tell_others (AnnoForeignJson *self, AnnoForeignDocument *document,
                               const char *place, const AnnoJsonSlice *object,
                               const char *const *known, const char *const *ignored)
{
  AnnoJsonSlice key, value;

  g_return_if_fail (object != NULL);
  for (const char *at = NULL; anno_json_next_pair (object, &at, &key, &value);)
    if (!is_among (&key, known) && !is_among (&key, ignored))
      anno_foreign_json_tell_other (self, document, place, &key, &value);
}

static void
read_record (Reading *self, const AnnoJsonSlice *record, const char *place)
{
  if (self->form->is_record (record))
    {
      self->n_records++;
      self->form->read (self->json, record, place, self->data);
      return;
    }
  anno_foreign_json_tell_strange (self->json, place);
}

static void
read_whole (Reading *self, const AnnoJsonSlice *whole)
{
  AnnoJsonSlice element;
  guint n = 0;

  if (self->form->is_record (whole) || anno_json_slice_kind (whole) != '[')
    {
      g_autofree char *first = g_strdup_printf (_("entry %u"), 1);
      read_record (self, whole, first);
      return;
    }
  for (const char *at = NULL;
       !self->json->stopped && anno_json_next_element (whole, &at, &element);)
    {
      g_autofree char *place = g_strdup_printf (_("entry %u"), ++n);
      read_record (self, &element, place);
    }
}

static gboolean
is_blank (const AnnoJsonSlice *line)
{
  for (gsize i = 0; i < line->length; i++)
    if (line->text[i] != ' ' && line->text[i] != '\t' && line->text[i] != '\r')
      return FALSE;
  return TRUE;
}

static void
read_line (Reading *self, const AnnoJsonSlice *line, guint number)
{
  g_autoptr (GError) error = NULL;

  if (is_blank (line))
    return;
  self->n_lines++;
  if (anno_json_scan (line->text, line->length, ANNO_FOREIGN_FILE_MAX, number, &error))
    {
      g_autofree char *place = g_strdup_printf (_("line %u"), number);
      read_record (self, line, place);
      return;
    }
  self->begins_broken = self->begins_broken || self->n_lines == 1;
  add_strange (self->json, g_strdup (error->message));
}

static void
read_lines (Reading *self, const AnnoJsonSlice *whole)
{
  const char *at = whole->text, *end = at + whole->length;

  for (guint number = 1; at < end && !self->json->stopped; number++)
    {
      const char *stop = memchr (at, '\n', (gsize) (end - at));
      stop = stop != NULL ? stop : end;
      read_line (self, &(AnnoJsonSlice){ at, (gsize) (stop - at) }, number);
      at = stop + 1;
    }
}

/* What is alone in its file is called as that. */
static void
finish (Reading *self)
{
  AnnoForeignJson *json = self->json;

  if (self->form->end != NULL && !json->stopped)
    self->form->end (json, self->data);
  if (json->n_documents == 0 && !json->stopped) /* what is told needs somebody to tell it */
    anno_foreign_json_give (json, anno_foreign_document_new (NULL));
  if (json->n_documents == 1 && json->held != NULL && json->held->name == NULL)
    json->held->name = g_strdup (json->name);
  count_strange (json);
  give_held (json);
}

gboolean
anno_foreign_json_read (const AnnoForeignFile *file, const AnnoForeignSink *sink,
                        const AnnoForeignJsonForm *form, gpointer data, GError **error)
{
  g_return_val_if_fail (file != NULL && sink != NULL && form != NULL, FALSE);

  g_auto (AnnoForeignJson) json = { 0 };
  g_autoptr (GError) broken = NULL;
  AnnoJsonSlice whole = { NULL, 0 };
  Reading self = { .json = &json, .form = form, .data = data };

  json_init (&json, file, sink);
  whole.text = g_bytes_get_data (file->bytes, &whole.length);
  whole.text = whole.text != NULL ? whole.text : "";
  anno_json_head_skip_mark (&whole.text, &whole.length);
  if (anno_json_scan (whole.text, whole.length, ANNO_FOREIGN_FILE_MAX, 1, &broken))
    read_whole (&self, &whole);
  else
    read_lines (&self, &whole);
  if (self.n_records > 0)
    {
      finish (&self);
      return TRUE;
    }
  /* A text whose first line is no JSON was never meant as lines: what is wrong in the whole says
   * more. */
  gboolean is_json = broken == NULL || (self.n_lines > 0 && !self.begins_broken);
  g_set_error_literal (error, ANNO_FOREIGN_ERROR, ANNO_FOREIGN_ERROR_BROKEN,
                       is_json ? _ (form->refusal) : broken->message);
  return FALSE;
}
