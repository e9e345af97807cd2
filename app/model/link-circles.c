#include "model/link-circles.h"

/* A span on the way, and which of its values comes next. */
typedef struct
{
  AnnoSpan *span;
  guint next;
} Stop;

/* Whether a span was left behind, or is on the way we came. */
enum
{
  UNSEEN,
  ON_THE_WAY,
  LEFT,
};

typedef struct
{
  AnnoLayer *layer;
  const char *field; /* interned */
  GHashTable *seen;  /* of AnnoSpan to one of the above */
  GArray *way;       /* of Stop */
  GPtrArray *found;
} Search;

static void
enter (Search *self, AnnoSpan *span)
{
  Stop stop = { span, 0 };
  g_array_append_val (self->way, stop);
  g_hash_table_insert (self->seen, span, GINT_TO_POINTER (ON_THE_WAY));
}

/* The circle runs from @span over the rest of the way, and back. */
static void
note_circle (Search *self, AnnoSpan *span)
{
  AnnoSpan *first = span;
  for (guint i = self->way->len; i-- > 0;)
    {
      AnnoSpan *stop = g_array_index (self->way, Stop, i).span;
      if (anno_span_compare (stop, first) < 0)
        first = stop;
      if (stop == span)
        break;
    }
  g_ptr_array_add (self->found, anno_span_ref (first));
}

/* The span that the next link of the last stop points to; NULL where it has no more. */
static AnnoSpan *
follow (Search *self)
{
  Stop *stop = &g_array_index (self->way, Stop, self->way->len - 1);

  while (stop->next < anno_span_get_n_values (stop->span))
    {
      const AnnoValue *value = anno_span_get_value (stop->span, stop->next++);
      AnnoSpan *target = value->kind == ANNO_VALUE_LINK && value->field == self->field
                             ? anno_layer_find (self->layer, value->text)
                             : NULL;
      if (target != NULL)
        return target;
    }
  return NULL;
}

static void
walk_from (Search *self, AnnoSpan *start)
{
  enter (self, start);
  while (self->way->len > 0)
    {
      AnnoSpan *target = follow (self);
      if (target == NULL)
        {
          AnnoSpan *last = g_array_index (self->way, Stop, self->way->len - 1).span;
          g_hash_table_insert (self->seen, last, GINT_TO_POINTER (LEFT));
          g_array_set_size (self->way, self->way->len - 1);
        }
      else if (GPOINTER_TO_INT (g_hash_table_lookup (self->seen, target)) == UNSEEN)
        enter (self, target);
      else if (GPOINTER_TO_INT (g_hash_table_lookup (self->seen, target)) == ON_THE_WAY)
        note_circle (self, target);
    }
}

GPtrArray *
anno_link_circles_find (AnnoLayer *layer, const char *field)
{
  g_return_val_if_fail (ANNO_IS_LAYER (layer) && field != NULL, NULL);

  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) way = g_array_new (FALSE, FALSE, sizeof (Stop));
  Search self = { layer, g_intern_string (field), seen, way,
                  g_ptr_array_new_with_free_func ((GDestroyNotify) anno_span_unref) };

  for (guint i = 0; i < anno_layer_get_n_spans (layer); i++)
    {
      AnnoSpan *span = anno_layer_nth (layer, i);
      if (GPOINTER_TO_INT (g_hash_table_lookup (seen, span)) == UNSEEN)
        walk_from (&self, span);
    }
  return self.found;
}
