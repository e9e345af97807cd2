#include "review/field-values.h"

GPtrArray *
anno_field_values_new (const AnnoSpan *span, const AnnoField *field)
{
  g_return_val_if_fail (span != NULL && field != NULL, NULL);

  GPtrArray *values = g_ptr_array_new ();

  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    if (anno_span_get_value (span, i)->field == field->id)
      g_ptr_array_add (values, (gpointer) anno_span_get_value (span, i));
  return values;
}

static gboolean
same_target (const AnnoFieldContext *self, const char *a, const char *b)
{
  const char *twin = g_hash_table_lookup (self->twins, a);

  return twin != NULL && g_str_equal (twin, b);
}

/* Anchors are spans, but for words like "dct", which mean the same to both. */
static gboolean
same_anchor (const AnnoFieldContext *self, const char *a, const char *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return same_target (self, a, b) || (g_str_equal (a, "dct") && g_str_equal (b, "dct"));
}

static gboolean
same_value (const AnnoFieldContext *self, const AnnoValue *a, const AnnoValue *b)
{
  if (a->kind != b->kind)
    return FALSE;
  if (a->kind == ANNO_VALUE_LINK)
    return same_target (self, a->text, b->text);
  if (a->kind == ANNO_VALUE_PERSON && self->same_person != NULL)
    return self->same_person (a->text, b->text, self->data);
  return g_str_equal (a->text, b->text) && g_strcmp0 (a->timex, b->timex) == 0
         && g_strcmp0 (a->mod, b->mod) == 0 && same_anchor (self, a->anchor, b->anchor);
}

/* Whether each value of both has its like in the other. */
static gboolean
same_sets (const AnnoFieldContext *self, const GPtrArray *a, const GPtrArray *b)
{
  g_autofree gboolean *found = g_new0 (gboolean, b->len + 1);

  for (guint i = 0; i < a->len; i++)
    {
      gboolean any = FALSE;
      for (guint k = 0; k < b->len; k++)
        if (same_value (self, a->pdata[i], b->pdata[k]))
          any = found[k] = TRUE;
      if (!any)
        return FALSE;
    }
  for (guint i = 0; i < b->len; i++)
    if (!found[i])
      return FALSE;
  return TRUE;
}

/* Whether one of @values leads to a span that isn't in @ids. */
static gboolean
leads_astray (const GPtrArray *values, GHashTable *ids)
{
  for (guint i = 0; i < values->len; i++)
    {
      const AnnoValue *value = values->pdata[i];
      const char *target = value->kind == ANNO_VALUE_LINK ? value->text : value->anchor;
      if (target != NULL && !g_str_equal (target, "dct") && !g_hash_table_contains (ids, target))
        return TRUE;
    }
  return FALSE;
}

/* Of a choice that isn't set, the first is meant. */
static gboolean
same_choices (const AnnoField *field, const GPtrArray *a, const GPtrArray *b, gboolean same)
{
  const GPtrArray *set = a->len > 0 ? a : b;

  if (same || (a->len > 0 && b->len > 0) || field->choices->len == 0)
    return same;
  const char *first = g_array_index (field->choices, AnnoChoice, 0).id;
  for (guint i = 0; i < set->len; i++)
    if (!g_str_equal (((const AnnoValue *) set->pdata[i])->text, first))
      return FALSE;
  return TRUE;
}

AnnoFieldVerdict
anno_field_compare (const AnnoFieldContext *self, const AnnoField *field, const AnnoSpan *a,
                    const AnnoSpan *b)
{
  g_autoptr (GPtrArray) first = anno_field_values_new (a, field);
  g_autoptr (GPtrArray) second = anno_field_values_new (b, field);
  AnnoFieldVerdict verdict = { .same = same_sets (self, first, second) };

  if (field->kind == ANNO_FIELD_CHOICE)
    verdict.same = same_choices (field, first, second, verdict.same);
  else
    verdict.unset = first->len == 0 && second->len == 0;
  verdict.lost = leads_astray (first, self->twins) || leads_astray (second, self->others);
  return verdict;
}

guint
anno_field_choice_of (const AnnoSpan *span, const AnnoField *field)
{
  g_autoptr (GPtrArray) values = anno_field_values_new (span, field);

  if (values->len > 1)
    return ANNO_FIELD_SEVERAL;
  if (values->len == 0)
    return 0;
  for (guint i = 0; i < field->choices->len; i++)
    if (g_str_equal (g_array_index (field->choices, AnnoChoice, i).id,
                     ((const AnnoValue *) values->pdata[0])->text))
      return i;
  return field->choices->len;
}
