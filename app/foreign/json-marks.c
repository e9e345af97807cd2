#include "foreign/json-marks.h"

#include <string.h>

gboolean
anno_json_marks_find (const AnnoJsonSlice *object, const char *name, AnnoJsonSlice *value)
{
  AnnoJsonSlice key, found;

  g_return_val_if_fail (object != NULL && name != NULL && value != NULL, FALSE);
  for (const char *at = NULL; anno_json_next_pair (object, &at, &key, &found);)
    if (anno_json_slice_is (&key, name))
      {
        *value = found;
        return anno_json_slice_kind (&found) != 'n';
      }
  return FALSE;
}

gboolean
anno_json_marks_find_kind (const AnnoJsonSlice *object, const char *name, char kind,
                           AnnoJsonSlice *value)
{
  return anno_json_marks_find (object, name, value) && anno_json_slice_kind (value) == kind;
}

char *
anno_json_marks_string (const AnnoJsonSlice *object, const char *name)
{
  AnnoJsonSlice value;

  return anno_json_marks_find (object, name, &value) ? anno_json_slice_to_string (&value) : NULL;
}

char *
anno_json_marks_word (const AnnoJsonSlice *value)
{
  g_return_val_if_fail (value != NULL, NULL);

  char kind = anno_json_slice_kind (value);
  char *word = kind == '"'   ? anno_json_slice_to_string (value)
               : kind == '0' ? g_strndup (value->text, value->length)
                             : NULL;
  if (word != NULL && *word == '\0')
    g_clear_pointer (&word, g_free);
  return word;
}

char *
anno_json_marks_find_word (const AnnoJsonSlice *object, const char *name)
{
  AnnoJsonSlice value;

  return anno_json_marks_find (object, name, &value) ? anno_json_marks_word (&value) : NULL;
}

char *
anno_json_marks_raw (const AnnoJsonSlice *value)
{
  g_return_val_if_fail (value != NULL, NULL);

  if (anno_json_slice_kind (value) == '"')
    return anno_json_slice_to_string (value);
  GString *raw = g_string_new (NULL);
  anno_json_slice_minify (raw, value);
  return g_string_free (raw, FALSE);
}

gboolean
anno_json_marks_number (const AnnoJsonSlice *value, guint *number)
{
  gint64 read = 0;

  g_return_val_if_fail (value != NULL && number != NULL, FALSE);
  if (anno_json_slice_kind (value) != '0' || !anno_json_slice_to_int (value, &read) || read < 0
      || read >= G_MAXUINT32)
    return FALSE;
  *number = (guint) read;
  return TRUE;
}

gboolean
anno_json_marks_stretch (const AnnoJsonSlice *object, const char *start_name, const char *end_name,
                         AnnoRange *range)
{
  AnnoJsonSlice start, end;

  g_return_val_if_fail (range != NULL, FALSE);
  return anno_json_marks_find (object, start_name, &start)
         && anno_json_marks_find (object, end_name, &end)
         && anno_json_marks_number (&start, &range->start)
         && anno_json_marks_number (&end, &range->end) && range->start < range->end;
}

char *
anno_json_marks_day (const char *date)
{
  static const char form[] = "dddd-dd-dd";

  for (gsize i = 0; i < sizeof form - 1; i++)
    if (date == NULL || (form[i] == 'd' ? !g_ascii_isdigit (date[i]) : date[i] != form[i]))
      return NULL;
  if (g_ascii_isdigit (date[sizeof form - 1]))
    return NULL;
  guint year = (guint) g_ascii_strtoull (date, NULL, 10);
  guint month = (guint) g_ascii_strtoull (date + 5, NULL, 10);
  guint day = (guint) g_ascii_strtoull (date + 8, NULL, 10);
  return g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year)
             ? g_strndup (date, sizeof form - 1)
             : NULL;
}

AnnoForeignLayer *
anno_json_marks_layer (GHashTable **layers, AnnoForeignDocument *document, const char *maker)
{
  g_return_val_if_fail (layers != NULL && document != NULL, NULL);

  const char *key = maker != NULL ? maker : "";
  if (*layers == NULL)
    *layers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  AnnoForeignLayer *layer = g_hash_table_lookup (*layers, key);
  if (layer == NULL)
    {
      layer = anno_foreign_document_add_layer (document, maker);
      g_hash_table_insert (*layers, g_strdup (key), layer);
    }
  return layer;
}

typedef struct
{
  AnnoForeignLayer *layer;
  AnnoForeignSpan *span;
} Mark;

struct _AnnoMarkIds
{
  GHashTable *marks; /* of the scope: name → Mark */
  GHashTable *taken; /* a set of char: the layer and the id */
  guint n_renamed;
};

AnnoMarkIds *
anno_mark_ids_new (void)
{
  AnnoMarkIds *self = g_new0 (AnnoMarkIds, 1);
  self->marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
anno_mark_ids_free (AnnoMarkIds *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->marks);
  g_hash_table_unref (self->taken);
  g_free (self);
}

void
anno_mark_ids_begin (AnnoMarkIds *self)
{
  g_return_if_fail (self != NULL);
  g_hash_table_remove_all (self->marks);
}

/* Whether nobody of @layer had @id; from now on, somebody does. */
static gboolean
take (AnnoMarkIds *self, const AnnoForeignLayer *layer, const char *id)
{
  return g_hash_table_add (self->taken, g_strdup_printf ("%p %s", (gconstpointer) layer, id));
}

gboolean
anno_mark_ids_add_as (AnnoMarkIds *self, AnnoForeignLayer *layer, AnnoForeignSpan *span,
                      const char *name, const char *id)
{
  g_return_val_if_fail (self != NULL && layer != NULL && span != NULL, FALSE);
  g_return_val_if_fail (name != NULL && id != NULL, FALSE);

  const Mark mark = { layer, span };
  if (g_hash_table_contains (self->marks, name))
    return FALSE;
  g_autofree char *mine = g_strdup (id);
  while (!take (self, layer, mine)) /* the number only grows: all tries together are few */
    {
      g_free (mine);
      mine = g_strdup_printf ("%s~%u", id, ++self->n_renamed);
    }
  g_free (span->id);
  span->id = g_steal_pointer (&mine);
  g_hash_table_insert (self->marks, g_strdup (name), g_memdup2 (&mark, sizeof mark));
  return TRUE;
}

gboolean
anno_mark_ids_add (AnnoMarkIds *self, AnnoForeignLayer *layer, AnnoForeignSpan *span,
                   const char *name)
{
  return anno_mark_ids_add_as (self, layer, span, name, name);
}

AnnoForeignSpan *
anno_mark_ids_find (const AnnoMarkIds *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  const Mark *mark = g_hash_table_lookup (self->marks, name);
  return mark != NULL ? mark->span : NULL;
}

gboolean
anno_mark_ids_link (AnnoMarkIds *self, const char *from, const char *to, const char *field)
{
  g_return_val_if_fail (self != NULL && field != NULL, FALSE);

  const Mark *mark = from != NULL ? g_hash_table_lookup (self->marks, from) : NULL;
  const char *id
      = mark != NULL && to != NULL ? anno_mark_ids_find_in (self, mark->layer, to) : NULL;
  if (id == NULL)
    return FALSE;
  anno_foreign_span_add_value (mark->span, ANNO_VALUE_LINK, field, id);
  return TRUE;
}

const char *
anno_mark_ids_find_in (const AnnoMarkIds *self, const AnnoForeignLayer *layer, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  const Mark *mark = g_hash_table_lookup (self->marks, name);
  return mark != NULL && mark->layer == layer ? mark->span->id : NULL;
}
