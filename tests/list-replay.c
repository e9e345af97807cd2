#include "list-replay.h"

struct _ListReplay
{
  GListModel *model;
  ListReplayKey key;
  GPtrArray *copy; /* of items */
  guint n_signals;
};

static gpointer
key_of (ListReplay *self, gpointer item)
{
  return self->key != NULL ? self->key (item) : item;
}

static void
check_smallest (ListReplay *self, guint position, guint removed, guint added)
{
  g_assert_cmpuint (removed + added, >, 0);
  if (removed == 0 || added == 0)
    return;

  g_autoptr (GObject) first = g_list_model_get_item (self->model, position);
  g_autoptr (GObject) last = g_list_model_get_item (self->model, position + added - 1);
  g_assert_true (key_of (self, first) != key_of (self, self->copy->pdata[position]));
  g_assert_true (key_of (self, last) != key_of (self, self->copy->pdata[position + removed - 1]));
}

static void
check_same (ListReplay *self)
{
  g_assert_cmpuint (g_list_model_get_n_items (self->model), ==, self->copy->len);
  for (guint i = 0; i < self->copy->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (self->model, i);
      g_assert_true (key_of (self, item) == key_of (self, self->copy->pdata[i]));
    }
  g_assert_null (g_list_model_get_item (self->model, self->copy->len));
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, ListReplay *self)
{
  g_assert_cmpuint (position + removed, <=, self->copy->len);
  check_smallest (self, position, removed, added);
  if (removed > 0)
    g_ptr_array_remove_range (self->copy, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (self->copy, position + i, g_list_model_get_item (model, position + i));
  check_same (self);
  self->n_signals++;
}

ListReplay *
list_replay_new (GListModel *model, ListReplayKey key)
{
  ListReplay *self = g_new0 (ListReplay, 1);

  self->model = g_object_ref (model);
  self->key = key;
  self->copy = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (self->copy, g_list_model_get_item (model, i));
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), self);
  return self;
}

void
list_replay_free (ListReplay *self)
{
  check_same (self);
  g_signal_handlers_disconnect_by_data (self->model, self);
  g_object_unref (self->model);
  g_ptr_array_unref (self->copy);
  g_free (self);
}

guint
list_replay_n_signals (ListReplay *self)
{
  guint n = self->n_signals;

  self->n_signals = 0;
  return n;
}
