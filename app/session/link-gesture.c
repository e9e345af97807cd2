#include "session/link-gesture.h"

#include <glib/gi18n-lib.h>

/* How many spans to either side are looked at: what is further away is hardly meant. */
#define REACH 400

static gboolean
has_link (AnnoSpan *owner, const AnnoField *field, const char *id)
{
  for (guint i = 0; i < anno_span_get_n_values (owner); i++)
    {
      const AnnoValue *value = anno_span_get_value (owner, i);
      if (value->kind == ANNO_VALUE_LINK && value->field == field->id && g_str_equal (value->text, id))
        return TRUE;
    }
  return FALSE;
}

/* Whether links of @field lead from @span to @id, over however many spans. */
static gboolean
leads_to (const AnnoGesture *self, AnnoSpan *span, const AnnoField *field, const char *id)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) todo = g_ptr_array_new ();

  g_ptr_array_add (todo, span);
  while (todo->len > 0)
    {
      AnnoSpan *at = g_ptr_array_steal_index (todo, todo->len - 1);
      if (!g_hash_table_add (seen, at))
        continue;
      if (g_str_equal (anno_span_get_id (at), id))
        return TRUE;
      for (guint i = 0; i < anno_span_get_n_values (at); i++)
        {
          const AnnoValue *value = anno_span_get_value (at, i);
          AnnoSpan *next = value->kind == ANNO_VALUE_LINK && value->field == field->id
                               ? anno_layer_find (self->layer, value->text)
                               : NULL;
          if (next != NULL)
            g_ptr_array_add (todo, next);
        }
    }
  return FALSE;
}

/* A field by which @owner links to @part, or, where none does, the first by which it may. */
static gboolean
find_from (const AnnoGesture *self, AnnoSpan *owner, AnnoSpan *part, AnnoLink *link)
{
  const AnnoTag *tag = anno_tagset_find (self->tagset, anno_span_get_tag (owner));
  const char *id = anno_span_get_id (part);
  const char *type = anno_tagset_id_of (self->tagset, anno_span_get_tag (part));

  *link = (AnnoLink) { owner, part, NULL, FALSE };
  for (guint i = 0; tag != NULL && i < tag->fields->len && !link->linked; i++)
    {
      const AnnoField *field = tag->fields->pdata[i];
      if (field->kind != ANNO_FIELD_LINK || !anno_field_accepts (field, type))
        continue;
      link->linked = has_link (owner, field, id);
      if (link->linked || (link->field == NULL
                           && !leads_to (self, part, field, anno_span_get_id (owner))))
        link->field = field;
    }
  return link->field != NULL;
}

static gboolean
lies_in (AnnoSpan *inner, AnnoSpan *outer)
{
  return anno_span_get_start (outer) <= anno_span_get_start (inner)
         && anno_span_get_end (inner) <= anno_span_get_end (outer);
}

gboolean
anno_link_gesture_find (const AnnoGesture *self, AnnoSpan *span, AnnoSpan *other, AnnoLink *link)
{
  AnnoLink back;

  g_return_val_if_fail (self != NULL && span != NULL && other != NULL && link != NULL, FALSE);

  if (span == other)
    return FALSE;
  gboolean there = find_from (self, span, other, link);
  gboolean here = find_from (self, other, span, &back);
  if (here && !(there && link->linked)
      && (!there || back.linked || (lies_in (other, span) && !lies_in (span, other))))
    *link = back;
  return there || here;
}

AnnoStep *
anno_link_gesture_toggle (const AnnoGesture *self, const AnnoLink *link)
{
  g_return_val_if_fail (self != NULL && link != NULL && link->field != NULL, NULL);

  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_value_free);
  const char *id = anno_span_get_id (link->part);
  for (guint i = 0; i < anno_span_get_n_values (link->owner); i++)
    {
      const AnnoValue *value = anno_span_get_value (link->owner, i);
      if (value->field == link->field->id && !g_str_equal (value->text, id)
          && (link->field->many || link->linked))
        g_ptr_array_add (values, anno_value_copy (value));
    }
  if (!link->linked)
    g_ptr_array_add (values, anno_value_new (ANNO_VALUE_LINK, link->field->id, id));
  return anno_gesture_set_field (self, link->owner, link->field, values);
}

/* How many code points lie between the two. */
static guint
distance (AnnoSpan *a, AnnoSpan *b)
{
  if (anno_span_get_start (b) >= anno_span_get_end (a))
    return anno_span_get_start (b) - anno_span_get_end (a);
  if (anno_span_get_start (a) >= anno_span_get_end (b))
    return anno_span_get_start (a) - anno_span_get_end (b);
  return 0;
}

static int
compare_distance (gconstpointer a, gconstpointer b, gpointer data)
{
  AnnoSpan *one = *(AnnoSpan *const *) a, *two = *(AnnoSpan *const *) b, *from = data;
  guint x = distance (from, one), y = distance (from, two);

  return x != y ? (x < y ? -1 : 1) : anno_span_compare (one, two);
}

GPtrArray *
anno_link_gesture_candidates (const AnnoGesture *self, AnnoSpan *span, guint max)
{
  g_return_val_if_fail (self != NULL && span != NULL, NULL);

  GPtrArray *found = g_ptr_array_new ();
  guint rank = anno_layer_rank (self->layer, span);
  guint from = rank > REACH ? rank - REACH : 0;
  guint to = MIN (anno_layer_get_n_spans (self->layer), rank + REACH);
  for (guint i = from; i < to; i++)
    {
      AnnoSpan *other = anno_layer_nth (self->layer, i);
      AnnoLink link;
      if (anno_link_gesture_find (self, span, other, &link))
        g_ptr_array_add (found, other);
    }
  g_ptr_array_sort_with_data (found, compare_distance, span);
  if (found->len > max)
    g_ptr_array_set_size (found, (int) max);
  return found;
}
