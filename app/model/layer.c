#include "model/layer.h"

#include "model/interval-index.h"
#include "model/link-index.h"
#include "model/span-item.h"

struct _AnnoLayer
{
  GObject parent_instance;
  AnnoLayerHeader *header;
  GHashTable *by_id;            /* id, the span's → AnnoSpan, owned */
  AnnoSpanOrder *order;         /* the list */
  AnnoIntervalIndex *fragments; /* one entry per segment: what a place asks */
  AnnoLinkIndex *links;
  GHashTable *tags; /* id, interned as spans have it → how many spans have it */
  GPtrArray *unread;
};

enum
{
  CHANGED,
  MEMBER_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnoLayer,
                               anno_layer,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (anno_span_get_id (a), anno_span_get_id (b));
}

static AnnoInterval
segment_of (AnnoSpan *span, guint part)
{
  const AnnoSegment *segment = anno_span_get_segments (span) + part;
  return (AnnoInterval){ segment->start, segment->end, span, part };
}

static void
count_tag (AnnoLayer *self, AnnoSpan *span, int by)
{
  gpointer tag = (gpointer) anno_span_get_tag (span);
  int n = GPOINTER_TO_INT (g_hash_table_lookup (self->tags, tag)) + by;

  if (n > 0)
    g_hash_table_insert (self->tags, tag, GINT_TO_POINTER (n));
  else
    g_hash_table_remove (self->tags, tag);
}

static void
index_span (AnnoLayer *self, AnnoSpan *span)
{
  anno_span_order_add (self->order, span);
  for (guint part = 0; part < anno_span_get_n_segments (span); part++)
    {
      AnnoInterval interval = segment_of (span, part);
      anno_interval_index_add (self->fragments, &interval);
    }
  anno_link_index_add (self->links, span);
  count_tag (self, span, 1);
}

static void
forget_span (AnnoLayer *self, AnnoSpan *span)
{
  anno_span_order_remove (self->order, span);
  for (guint part = 0; part < anno_span_get_n_segments (span); part++)
    {
      AnnoInterval interval = segment_of (span, part);
      anno_interval_index_remove (self->fragments, &interval);
    }
  anno_link_index_remove (self->links, span);
  count_tag (self, span, -1);
}

/* A hash key lives in the value, so both leave together. */
static void
own_span (AnnoLayer *self, AnnoSpan *span)
{
  g_hash_table_replace (self->by_id, (gpointer) anno_span_get_id (span), anno_span_ref (span));
}

static GType
get_item_type (GListModel *model)
{
  return ANNO_TYPE_SPAN_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return anno_layer_get_n_spans (ANNO_LAYER (model));
}

static gpointer
get_item (GListModel *model, guint position)
{
  AnnoSpan *span = anno_layer_nth (ANNO_LAYER (model), position);
  return span != NULL ? anno_span_item_new (span) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
anno_layer_finalize (GObject *object)
{
  AnnoLayer *self = ANNO_LAYER (object);

  g_clear_pointer (&self->header, anno_layer_header_free);
  g_clear_pointer (&self->order, anno_span_order_free);
  g_clear_pointer (&self->fragments, anno_interval_index_free);
  g_clear_pointer (&self->links, anno_link_index_free);
  g_clear_pointer (&self->tags, g_hash_table_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->unread, g_ptr_array_unref);
  G_OBJECT_CLASS (anno_layer_parent_class)->finalize (object);
}

static void
anno_layer_class_init (AnnoLayerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anno_layer_finalize;

  signals[CHANGED] = g_signal_new ("changed", ANNO_TYPE_LAYER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 2, ANNO_TYPE_SPAN, ANNO_TYPE_SPAN);
  signals[MEMBER_CHANGED] = g_signal_new ("member-changed", ANNO_TYPE_LAYER, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
anno_layer_init (AnnoLayer *self)
{
  self->by_id
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) anno_span_unref);
  self->order = anno_span_order_new ();
  self->fragments = anno_interval_index_new (compare_ids);
  self->links = anno_link_index_new ();
  self->tags = g_hash_table_new (NULL, NULL);
}

AnnoLayer *
anno_layer_new (AnnoLayerHeader *header)
{
  g_return_val_if_fail (header != NULL, NULL);

  AnnoLayer *self = g_object_new (ANNO_TYPE_LAYER, NULL);
  self->header = header;
  return self;
}

const AnnoLayerHeader *
anno_layer_get_header (AnnoLayer *self)
{
  g_return_val_if_fail (ANNO_IS_LAYER (self), NULL);
  return self->header;
}

void
anno_layer_set_member (AnnoLayer *self, const char *name, const char *value)
{
  g_return_if_fail (ANNO_IS_LAYER (self));

  if (g_strcmp0 (anno_layer_header_get_member (self->header, name), value) == 0)
    return;
  if (anno_layer_header_set_member (self->header, name, value))
    g_signal_emit (self, signals[MEMBER_CHANGED], 0, name);
}

guint
anno_layer_get_n_spans (AnnoLayer *self)
{
  g_return_val_if_fail (ANNO_IS_LAYER (self), 0);
  return anno_span_order_get_length (self->order);
}

AnnoSpan *
anno_layer_find (AnnoLayer *self, const char *id)
{
  g_return_val_if_fail (ANNO_IS_LAYER (self) && id != NULL, NULL);
  return g_hash_table_lookup (self->by_id, id);
}

AnnoSpan *
anno_layer_nth (AnnoLayer *self, guint n)
{
  g_return_val_if_fail (ANNO_IS_LAYER (self), NULL);
  return anno_span_order_nth (self->order, n);
}

AnnoSpanOrder *
anno_layer_fork_order (AnnoLayer *self)
{
  g_return_val_if_fail (ANNO_IS_LAYER (self), NULL);
  return anno_span_order_fork (self->order);
}

guint
anno_layer_rank (AnnoLayer *self, AnnoSpan *span)
{
  g_return_val_if_fail (ANNO_IS_LAYER (self) && span != NULL, G_MAXUINT);
  return anno_span_order_rank (self->order, span);
}

void
anno_layer_put (AnnoLayer *self, AnnoSpan *span)
{
  g_return_if_fail (ANNO_IS_LAYER (self) && span != NULL);

  AnnoSpan *found = anno_layer_find (self, anno_span_get_id (span));
  if (found == span)
    return;

  g_autoptr (AnnoSpan) before = found != NULL ? anno_span_ref (found) : NULL;
  guint old_rank = G_MAXUINT;
  if (before != NULL)
    {
      old_rank = anno_layer_rank (self, before);
      forget_span (self, before);
    }
  own_span (self, span);
  index_span (self, span);

  guint rank = anno_layer_rank (self, span);
  if (old_rank == rank)
    g_list_model_items_changed (G_LIST_MODEL (self), rank, 1, 1);
  else if (before != NULL)
    {
      guint first = MIN (rank, old_rank), n = MAX (rank, old_rank) - first + 1;
      g_list_model_items_changed (G_LIST_MODEL (self), first, n, n);
    }
  else
    g_list_model_items_changed (G_LIST_MODEL (self), rank, 0, 1);
  g_signal_emit (self, signals[CHANGED], 0, before, span);
}

gboolean
anno_layer_remove (AnnoLayer *self, const char *id)
{
  g_return_val_if_fail (ANNO_IS_LAYER (self) && id != NULL, FALSE);

  AnnoSpan *found = anno_layer_find (self, id);
  if (found == NULL)
    return FALSE;

  g_autoptr (AnnoSpan) before = anno_span_ref (found);
  guint rank = anno_layer_rank (self, before);
  forget_span (self, before);
  g_hash_table_remove (self->by_id, id);
  g_list_model_items_changed (G_LIST_MODEL (self), rank, 1, 0);
  g_signal_emit (self, signals[CHANGED], 0, before, NULL);
  return TRUE;
}

static guint
count_segments (const GPtrArray *spans)
{
  guint n = 0;
  for (guint i = 0; i < spans->len; i++)
    n += anno_span_get_n_segments (spans->pdata[i]);
  return n;
}

static void
build_indexes (AnnoLayer *self, const GPtrArray *spans)
{
  g_autoptr (GArray) parts
      = g_array_sized_new (FALSE, FALSE, sizeof (AnnoInterval), count_segments (spans));
  for (guint i = 0; i < spans->len; i++)
    {
      AnnoSpan *span = spans->pdata[i];
      for (guint part = 0; part < anno_span_get_n_segments (span); part++)
        {
          AnnoInterval interval = segment_of (span, part);
          g_array_append_val (parts, interval);
        }
      anno_link_index_add (self->links, span);
      count_tag (self, span, 1);
    }
  anno_span_order_fill (self->order, (AnnoSpan *const *) spans->pdata, spans->len);
  anno_interval_index_build (self->fragments, (AnnoInterval *) (void *) parts->data, parts->len);
}

GPtrArray *
anno_layer_fill (AnnoLayer *self, GPtrArray *spans)
{
  g_return_val_if_fail (ANNO_IS_LAYER (self) && spans != NULL, NULL);
  g_return_val_if_fail (anno_layer_get_n_spans (self) == 0, NULL);

  g_autoptr (GPtrArray) kept = g_ptr_array_sized_new (spans->len);
  GPtrArray *doubles = NULL;
  for (guint i = 0; i < spans->len; i++)
    {
      AnnoSpan *span = spans->pdata[i];
      if (anno_layer_find (self, anno_span_get_id (span)) == NULL)
        {
          own_span (self, span);
          g_ptr_array_add (kept, span);
          continue;
        }
      if (doubles == NULL)
        doubles = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_span_unref);
      g_ptr_array_add (doubles, anno_span_ref (span));
    }
  build_indexes (self, kept);
  if (kept->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, kept->len);
  return doubles;
}

typedef struct
{
  AnnoFragmentVisit visit;
  gpointer data;
} Visit;

static gboolean
visit_interval (const AnnoInterval *interval, gpointer data)
{
  Visit *visit = data;
  AnnoFragment fragment = { interval->start, interval->end, interval->item, interval->part };
  return visit->visit (&fragment, visit->data);
}

void
anno_layer_foreach (AnnoLayer *self, guint start, guint end, AnnoFragmentVisit visit, gpointer data)
{
  g_return_if_fail (ANNO_IS_LAYER (self) && visit != NULL && start <= end);

  Visit closure = { visit, data };
  anno_interval_index_foreach (self->fragments, start, end, visit_interval, &closure);
}

guint
anno_layer_count_tag (AnnoLayer *self, const char *tag)
{
  g_return_val_if_fail (ANNO_IS_LAYER (self), 0);
  return (guint) GPOINTER_TO_INT (g_hash_table_lookup (self->tags, tag));
}

GPtrArray *
anno_layer_list_tags (AnnoLayer *self)
{
  g_return_val_if_fail (ANNO_IS_LAYER (self), NULL);

  GPtrArray *tags = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer tag;
  g_hash_table_iter_init (&iter, self->tags);
  while (g_hash_table_iter_next (&iter, &tag, NULL))
    g_ptr_array_add (tags, tag);
  return tags;
}

const GPtrArray *
anno_layer_find_links_to (AnnoLayer *self, const char *id)
{
  g_return_val_if_fail (ANNO_IS_LAYER (self) && id != NULL, NULL);
  return anno_link_index_find (self->links, id);
}

void
anno_layer_take_unread (AnnoLayer *self, GPtrArray *lines)
{
  g_return_if_fail (ANNO_IS_LAYER (self));
  g_clear_pointer (&self->unread, g_ptr_array_unref);
  self->unread = lines;
}

const GPtrArray *
anno_layer_get_unread (AnnoLayer *self)
{
  g_return_val_if_fail (ANNO_IS_LAYER (self), NULL);
  return self->unread;
}

static void
remove_what_is_not_in (AnnoLayer *self, AnnoLayer *other)
{
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < anno_layer_get_n_spans (self); i++)
    {
      const char *id = anno_span_get_id (anno_layer_nth (self, i));
      if (anno_layer_find (other, id) == NULL)
        g_ptr_array_add (gone, g_strdup (id));
    }
  for (guint i = 0; i < gone->len; i++)
    anno_layer_remove (self, gone->pdata[i]);
}

static void
put_what_differs (AnnoLayer *self, AnnoLayer *other)
{
  for (guint i = 0; i < anno_layer_get_n_spans (other); i++)
    {
      AnnoSpan *span = anno_layer_nth (other, i);
      AnnoSpan *mine = anno_layer_find (self, anno_span_get_id (span));
      if (mine == NULL || !anno_span_equal (mine, span))
        anno_layer_put (self, span);
    }
}

/* The members that are told are set one by one; the rest of the header is simply taken. */
static void
take_header (AnnoLayer *self, AnnoLayer *other)
{
  static const char *const names[] = { "date", "dateOrigin", "state" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    anno_layer_set_member (self, names[i], anno_layer_header_get_member (other->header, names[i]));
  anno_layer_header_free (self->header);
  self->header = g_steal_pointer (&other->header);
}

void
anno_layer_become (AnnoLayer *self, AnnoLayer *other)
{
  g_return_if_fail (ANNO_IS_LAYER (self) && ANNO_IS_LAYER (other) && self != other);

  remove_what_is_not_in (self, other);
  put_what_differs (self, other);
  take_header (self, other);
  anno_layer_take_unread (self, g_steal_pointer (&other->unread));
}
