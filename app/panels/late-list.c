#include "panels/late-list.h"

struct _AnnoLateList
{
  GObject parent_instance;
  GType item_type;
  GListModel *source;
  /* What is not told yet: in place of `removed` items from `start` on, there are `added` now. */
  guint start;
  guint removed;
  guint added;
  GObject *kept; /* stands in where all items are gone */
};

enum
{
  BEHIND,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnoLateList, anno_late_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static gboolean
is_behind (AnnoLateList *self)
{
  return self->removed > 0 || self->added > 0;
}

static guint
count (AnnoLateList *self)
{
  return self->source != NULL ? g_list_model_get_n_items (self->source) : 0;
}

static GType
get_item_type (GListModel *model)
{
  return ANNO_LATE_LIST (model)->item_type;
}

static guint
get_n_items (GListModel *model)
{
  AnnoLateList *self = ANNO_LATE_LIST (model);
  return count (self) - self->added + self->removed;
}

static gpointer
get_item (GListModel *model, guint position)
{
  AnnoLateList *self = ANNO_LATE_LIST (model);
  guint n = count (self);

  if (position >= get_n_items (model))
    return NULL;
  if (position >= self->start + self->removed)
    position = position - self->removed + self->added;
  else if (position >= self->start)
    position = MIN (position, n > 0 ? n - 1 : 0);
  return n > 0 ? g_list_model_get_item (self->source, position) : g_object_ref (self->kept);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
keep_one (AnnoLateList *self)
{
  if (self->kept == NULL && count (self) > 0)
    self->kept = g_list_model_get_item (self->source, 0);
}

/* Changes are joined to the least stretch that holds them all. */
static void
items_changed_cb (AnnoLateList *self, guint position, guint removed, guint added)
{
  gboolean was_behind = is_behind (self);
  guint first = was_behind ? MIN (self->start, position) : position;
  guint last = was_behind ? MAX (self->start + self->added, position + removed) : position + removed;
  guint old_last = last - self->added + self->removed;

  self->start = first;
  self->removed = old_last - first;
  self->added = last - removed + added - first;
  if (!was_behind && is_behind (self))
    g_signal_emit (self, signals[BEHIND], 0);
}

static void
tell_first (AnnoLateList *self, guint removed, guint added)
{
  guint start = self->start;

  self->start += added;
  self->removed -= removed;
  self->added -= added;
  g_list_model_items_changed (G_LIST_MODEL (self), start, removed, added);
}

/* Who is told may change the source again. */
static void
tell (AnnoLateList *self, guint most)
{
  while (self->removed > 0 && self->added > 0
         && MAX (self->removed, self->added) > ANNO_LATE_LIST_PIECE)
    {
      guint n = MIN (MIN (self->removed, self->added), ANNO_LATE_LIST_PIECE);
      tell_first (self, n, n);
    }
  guint removed = self->removed;
  guint added = MIN (self->added, MAX (removed, most));
  if (removed > 0 || added > 0)
    tell_first (self, removed, added);
}

static void
anno_late_list_dispose (GObject *object)
{
  AnnoLateList *self = ANNO_LATE_LIST (object);

  if (self->source != NULL)
    g_signal_handlers_disconnect_by_data (self->source, self);
  g_clear_object (&self->source);
  g_clear_object (&self->kept);
  self->start = self->removed = self->added = 0;
  G_OBJECT_CLASS (anno_late_list_parent_class)->dispose (object);
}

static void
anno_late_list_class_init (AnnoLateListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anno_late_list_dispose;
  signals[BEHIND] = g_signal_new ("behind", ANNO_TYPE_LATE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
anno_late_list_init (AnnoLateList *self)
{
}

AnnoLateList *
anno_late_list_new (GType item_type)
{
  AnnoLateList *self = g_object_new (ANNO_TYPE_LATE_LIST, NULL);

  self->item_type = item_type;
  return self;
}

void
anno_late_list_set_source (AnnoLateList *self, GListModel *source)
{
  g_return_if_fail (ANNO_IS_LATE_LIST (self) && (source == NULL || G_IS_LIST_MODEL (source)));

  if (self->source == source)
    return;
  guint before = get_n_items (G_LIST_MODEL (self));
  if (self->source != NULL)
    g_signal_handlers_disconnect_by_data (self->source, self);
  g_set_object (&self->source, source);
  g_clear_object (&self->kept);
  keep_one (self);
  self->start = 0;
  self->removed = before;
  self->added = count (self);
  if (source != NULL)
    g_signal_connect_object (source, "items-changed", G_CALLBACK (items_changed_cb), self,
                             G_CONNECT_SWAPPED);
  if (before > 0)
    tell_first (self, before, 0);
}

gboolean
anno_late_list_catch_up (AnnoLateList *self, guint most)
{
  g_return_val_if_fail (ANNO_IS_LATE_LIST (self), FALSE);

  if (!is_behind (self))
    return TRUE;
  keep_one (self);
  tell (self, most);
  return !is_behind (self);
}
