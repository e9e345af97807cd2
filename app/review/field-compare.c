#include "review/field-compare.h"

#include <string.h>

/* Whether what @a names in the one layer is what @b names in the other. */
static gboolean
is_one_target (const AnnoFieldCompare *self, guint layer_a, const char *a, guint layer_b,
               const char *b)
{
  guint first = anno_clusters_find (self->clusters, layer_a, a);
  guint second = anno_clusters_find (self->clusters, layer_b, b);

  if (first == G_MAXUINT && second == G_MAXUINT)
    return g_str_equal (a, b);
  return first == second;
}

static gboolean
is_one_anchor (const AnnoFieldCompare *self, guint layer_a, const char *a, guint layer_b,
               const char *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return is_one_target (self, layer_a, a, layer_b, b);
}

static gboolean
is_one_person (const AnnoFieldCompare *self, const char *a, const char *b)
{
  return g_str_equal (a, b)
         || (self->is_one_person != NULL && self->is_one_person (a, b, self->data));
}

static gboolean
is_one_value (const AnnoFieldCompare *self, guint layer_a, const AnnoValue *a, guint layer_b,
              const AnnoValue *b)
{
  if (a->kind != b->kind || a->field != b->field)
    return FALSE;
  switch (a->kind)
    {
    case ANNO_VALUE_PERSON:
      return is_one_person (self, a->text, b->text);
    case ANNO_VALUE_LINK:
      return is_one_target (self, layer_a, a->text, layer_b, b->text);
    case ANNO_VALUE_TIMEX:
      return g_str_equal (a->text, b->text) && g_strcmp0 (a->timex, b->timex) == 0
             && g_strcmp0 (a->mod, b->mod) == 0
             && is_one_anchor (self, layer_a, a->anchor, layer_b, b->anchor);
    case ANNO_VALUE_TEXT:
    default:
      return g_str_equal (a->text, b->text);
    }
}

static gboolean
says_nothing (const AnnoField *field, const AnnoValue *value)
{
  return field != NULL && field->kind == ANNO_FIELD_CHOICE && field->choices->len > 0
         && value->kind == ANNO_VALUE_TEXT
         && g_str_equal (value->text, g_array_index (field->choices, AnnoChoice, 0).id);
}

static const AnnoField *
find_field (const AnnoFieldCompare *self, const AnnoSpan *span, const char *field)
{
  const AnnoTag *tag = anno_tagset_find (self->clusters->tagset, anno_span_get_tag (span));
  return tag != NULL ? anno_tag_find_field (tag, field) : NULL;
}

gboolean
anno_field_compare_has (const AnnoFieldCompare *self, const AnnoMark *mark, const AnnoValue *value,
                        const AnnoMark *other)
{
  g_return_val_if_fail (self != NULL && mark != NULL && value != NULL && other != NULL, FALSE);

  for (guint i = 0; i < anno_span_get_n_values (other->span); i++)
    if (is_one_value (self, mark->layer, value, other->layer, anno_span_get_value (other->span, i)))
      return TRUE;
  return FALSE;
}

GPtrArray *
anno_field_compare_values (const AnnoFieldCompare *self, const AnnoMark *mark, const char *field)
{
  g_return_val_if_fail (self != NULL && mark != NULL && field != NULL, NULL);

  GPtrArray *values = g_ptr_array_new ();
  const AnnoField *known = find_field (self, mark->span, field);
  for (guint i = 0; i < anno_span_get_n_values (mark->span); i++)
    {
      const AnnoValue *value = anno_span_get_value (mark->span, i);
      if (value->field == field && !says_nothing (known, value))
        g_ptr_array_add (values, (AnnoValue *) value);
    }
  return values;
}

static gboolean
has_all (const AnnoFieldCompare *self, const AnnoMark *mark, const GPtrArray *values,
         const AnnoMark *other)
{
  for (guint i = 0; i < values->len; i++)
    if (!anno_field_compare_has (self, mark, values->pdata[i], other))
      return FALSE;
  return TRUE;
}

gboolean
anno_field_compare_is_same (const AnnoFieldCompare *self, const AnnoMark *a, const AnnoMark *b,
                            const char *field)
{
  g_return_val_if_fail (self != NULL && a != NULL && b != NULL && field != NULL, FALSE);

  g_autoptr (GPtrArray) first = anno_field_compare_values (self, a, field);
  g_autoptr (GPtrArray) second = anno_field_compare_values (self, b, field);
  return has_all (self, a, first, b) && has_all (self, b, second, a);
}

gboolean
anno_field_compare_is_all_same (const AnnoFieldCompare *self, const AnnoMark *a, const AnnoMark *b)
{
  g_return_val_if_fail (self != NULL && a != NULL && b != NULL, FALSE);

  const AnnoMark *marks[] = { a, b };
  const char *tag = anno_clusters_tag_of (self->clusters, a);
  g_autoptr (GPtrArray) fields = anno_field_compare_list (self, tag, marks, 2);
  for (guint i = 0; i < fields->len; i++)
    if (!anno_field_compare_is_same (self, a, b, fields->pdata[i]))
      return FALSE;
  return TRUE;
}

static gboolean
has_field (const AnnoMark *const *marks, guint n, const char *field)
{
  for (guint i = 0; i < n; i++)
    if (anno_span_find_value (marks[i]->span, field) != NULL)
      return TRUE;
  return FALSE;
}

static int
compare_ids_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Appends, in order, what the spans have beyond the fields of @tag. */
static void
append_foreign (GPtrArray *list, const AnnoTag *tag, const AnnoMark *const *marks, guint n)
{
  g_autoptr (GPtrArray) foreign = g_ptr_array_new ();
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < anno_span_get_n_values (marks[i]->span); k++)
      {
        const char *field = anno_span_get_value (marks[i]->span, k)->field;
        if ((tag == NULL || anno_tag_find_field (tag, field) == NULL)
            && g_hash_table_add (known, (char *) field))
          g_ptr_array_add (foreign, (char *) field);
      }
  g_ptr_array_sort (foreign, compare_ids_cb);
  g_ptr_array_extend (list, foreign, NULL, NULL);
}

GPtrArray *
anno_field_compare_list (const AnnoFieldCompare *self, const char *tag,
                         const AnnoMark *const *marks, guint n)
{
  g_return_val_if_fail (self != NULL && tag != NULL && (marks != NULL || n == 0), NULL);

  GPtrArray *list = g_ptr_array_new ();
  const AnnoTag *known = anno_tagset_find (self->clusters->tagset, tag);
  for (guint i = 0; known != NULL && i < known->fields->len; i++)
    {
      const AnnoField *field = known->fields->pdata[i];
      if (has_field (marks, n, field->id))
        g_ptr_array_add (list, (char *) field->id);
    }
  append_foreign (list, known, marks, n);
  return list;
}
