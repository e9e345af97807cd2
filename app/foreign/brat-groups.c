#include "foreign/brat-groups.h"

#include "foreign/brat-tags.h"

/* The spans that links of one type tie. */
typedef struct
{
  const char *type;
  GHashTable *above; /* AnnoSpan → another one of its group; the topmost has none */
  GPtrArray *spans;  /* of AnnoSpan, each once, as they come */
} Ties;

static void
ties_free (gpointer data)
{
  Ties *self = data;
  g_hash_table_unref (self->above);
  g_ptr_array_unref (self->spans);
  g_free (self);
}

static void
group_free (gpointer data)
{
  AnnoBratGroup *self = data;
  g_ptr_array_unref (self->spans);
  g_free (self);
}

static Ties *
find_ties (GPtrArray *all, const char *type)
{
  for (guint i = 0; i < all->len; i++)
    {
      Ties *ties = all->pdata[i];
      if (g_str_equal (ties->type, type))
        return ties;
    }
  Ties *ties = g_new0 (Ties, 1);
  ties->type = type;
  ties->above = g_hash_table_new (NULL, NULL);
  ties->spans = g_ptr_array_new ();
  g_ptr_array_add (all, ties);
  return ties;
}

/* The topmost of its group. The way there is halved, so that it stays short. */
static AnnoSpan *
find_top (Ties *self, AnnoSpan *span)
{
  AnnoSpan *above;

  while ((above = g_hash_table_lookup (self->above, span)) != NULL)
    {
      AnnoSpan *next = g_hash_table_lookup (self->above, above);
      if (next != NULL)
        g_hash_table_insert (self->above, span, next);
      span = next != NULL ? next : above;
    }
  return span;
}

static void
tie (Ties *self, AnnoSpan *from, AnnoSpan *to)
{
  AnnoSpan *ends[] = { from, to };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (!g_hash_table_contains (self->above, ends[i]))
      {
        g_hash_table_insert (self->above, ends[i], NULL);
        g_ptr_array_add (self->spans, ends[i]);
      }
  AnnoSpan *top = find_top (self, from), *other = find_top (self, to);
  if (top != other)
    g_hash_table_insert (self->above, other, top);
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  return anno_span_compare (*(AnnoSpan *const *) a, *(AnnoSpan *const *) b);
}

static void
add_groups (GPtrArray *groups, Ties *ties)
{
  g_autoptr (GHashTable) by_top = g_hash_table_new (NULL, NULL);

  g_ptr_array_sort (ties->spans, compare_spans);
  for (guint i = 0; i < ties->spans->len; i++)
    {
      AnnoSpan *top = find_top (ties, ties->spans->pdata[i]);
      AnnoBratGroup *group = g_hash_table_lookup (by_top, top);
      if (group == NULL)
        {
          group = g_new0 (AnnoBratGroup, 1);
          group->type = ties->type;
          group->spans = g_ptr_array_new ();
          g_hash_table_insert (by_top, top, group);
          g_ptr_array_add (groups, group);
        }
      g_ptr_array_add (group->spans, ties->spans->pdata[i]);
    }
}

GPtrArray *
anno_brat_groups_list (AnnoLayer *layer)
{
  g_return_val_if_fail (ANNO_IS_LAYER (layer), NULL);

  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (ties_free);
  GPtrArray *groups = g_ptr_array_new_with_free_func (group_free);
  for (guint i = 0; i < anno_layer_get_n_spans (layer); i++)
    {
      AnnoSpan *span = anno_layer_nth (layer, i);
      for (guint k = 0; k < anno_span_get_n_values (span); k++)
        {
          const AnnoValue *value = anno_span_get_value (span, k);
          const char *type
              = value->kind == ANNO_VALUE_LINK ? anno_brat_tags_equiv_of (value->field) : NULL;
          AnnoSpan *to = type != NULL ? anno_layer_find (layer, value->text) : NULL;
          if (to != NULL && to != span)
            tie (find_ties (all, type), span, to);
        }
    }
  for (guint i = 0; i < all->len; i++)
    add_groups (groups, all->pdata[i]);
  return groups;
}
