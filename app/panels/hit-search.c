#include "panels/hit-search.h"

#define FIRST 30  /* hits of the first page: what a high window shows, and some more */
#define PAGE 100  /* … of each further one */
#define PAUSE 700 /* milliseconds from a change of the index until it is asked again */

struct _AnnoHitSearch
{
  GObject parent_instance;
  AnnoCorpusIndex *index;
  AnnoQuery *query;
  AnnoSearchOrder order;
  GListStore *hits;
  GCancellable *asking; /* all that was asked about the query; NULL without one */
  gboolean is_first;    /* its first answer is to come */
  gboolean pages;       /* the next page is on its way */
  gboolean at_end;      /* there is no further page */
  char *problem;
  guint64 n;
  guint64 n_articles;
  gboolean is_exact;
  gboolean is_complete;
  gboolean spans;
  guint again; /* the source that asks once more */
};

enum
{
  ANSWERED,
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoHitSearch, anno_hit_search, G_TYPE_OBJECT)

static guint
n_hits (AnnoHitSearch *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->hits));
}

static void
tell (AnnoHitSearch *self, guint signal)
{
  g_signal_emit (self, signals[signal], 0);
}

static gboolean
is_same (AnnoHitSearch *self, guint at, AnnoHitItem *item)
{
  g_autoptr (AnnoHitItem) there = g_list_model_get_item (G_LIST_MODEL (self->hits), at);
  return anno_hit_item_equals (there, item);
}

/* Makes the list what @items are; tells no more of it than what differs. */
static void
become (AnnoHitSearch *self, GPtrArray *items)
{
  guint n = n_hits (self), head = 0, tail = 0;

  while (head < MIN (n, items->len) && is_same (self, head, items->pdata[head]))
    head++;
  while (tail < MIN (n, items->len) - head
         && is_same (self, n - 1 - tail, items->pdata[items->len - 1 - tail]))
    tail++;
  if (head < n - tail || head < items->len - tail)
    g_list_store_splice (self->hits, head, n - tail - head, items->pdata + head,
                         items->len - tail - head);
}

/* Takes the hits out of @results. */
static GPtrArray *
to_items (AnnoSearchResults *results)
{
  gsize n = 0;
  g_autofree gpointer *hits = g_ptr_array_steal (results->hits, &n);
  GPtrArray *items = g_ptr_array_new_full ((guint) n, g_object_unref);

  for (gsize i = 0; i < n; i++)
    g_ptr_array_add (items, anno_hit_item_new (hits[i]));
  return items;
}

static void
forget_counts (AnnoHitSearch *self)
{
  self->n = self->n_articles = 0;
  self->is_exact = self->is_complete = TRUE;
  g_clear_pointer (&self->problem, g_free);
}

static void
take_counts (AnnoHitSearch *self, const AnnoSearchResults *results)
{
  self->n = results->n;
  self->n_articles = results->n_articles;
  self->is_exact = results->is_exact;
  self->is_complete = results->is_complete;
  self->spans = results->spans;
}

static void
ask (AnnoHitSearch *self, guint offset, guint limit, GAsyncReadyCallback callback)
{
  const AnnoSearchWish wish
      = { .order = self->order, .offset = offset, .limit = limit, .count = limit == 0 };

  anno_corpus_index_search_async (self->index, self->query, &wish, self->asking, callback,
                                  g_object_ref (self));
}

/* What was asked, if it is still wanted; else NULL, and *@problem only where that is to be said. */
static AnnoSearchResults *
finish (AnnoHitSearch *self, GAsyncResult *result, GError **problem)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoSearchResults) results
      = anno_corpus_index_search_finish (self->index, result, &error);

  if (self->asking == NULL || g_task_get_cancellable (G_TASK (result)) != self->asking)
    return NULL;
  if (results == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (problem, g_steal_pointer (&error));
  return g_steal_pointer (&results);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoHitSearch) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoSearchResults) results = finish (self, result, &error);

  if (results == NULL)
    return;
  take_counts (self, results);
  tell (self, CHANGED);
}

static void
take_first (AnnoHitSearch *self, AnnoSearchResults *results)
{
  g_autoptr (GPtrArray) items = to_items (results);

  take_counts (self, results);
  become (self, items);
  self->at_end = results->is_exact && items->len >= results->n;
  if (!self->is_exact)
    ask (self, 0, 0, counted_cb);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoHitSearch) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoSearchResults) results = finish (self, result, &error);

  if (results == NULL && error == NULL)
    return;
  gboolean was_first = self->is_first;
  self->is_first = FALSE;
  g_clear_pointer (&self->problem, g_free);
  if (results != NULL)
    take_first (self, results);
  else
    {
      g_list_store_remove_all (self->hits);
      forget_counts (self);
      self->problem = g_strdup (error->message);
    }
  tell (self, was_first ? ANSWERED : CHANGED);
}

static void
page_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoHitSearch) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoSearchResults) results = finish (self, result, &error);

  if (results == NULL && error == NULL)
    return;
  self->pages = FALSE;
  self->at_end = results == NULL || results->hits->len == 0;
  if (self->at_end)
    return;
  g_autoptr (GPtrArray) items = to_items (results);
  g_list_store_splice (self->hits, n_hits (self), 0, items->pdata, items->len);
}

static void
stop (AnnoHitSearch *self)
{
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_handle_id (&self->again, g_source_remove);
  self->pages = FALSE;
}

static gboolean
again_cb (gpointer data)
{
  AnnoHitSearch *self = data;

  self->again = 0;
  gboolean was_first = self->is_first;
  stop (self);
  self->is_first = was_first;
  self->asking = g_cancellable_new ();
  ask (self, 0, MAX (n_hits (self), FIRST), answered_cb);
  return G_SOURCE_REMOVE;
}

/* While the index is made it changes all the time: then it is asked now and then. */
static void
index_changed_cb (AnnoHitSearch *self)
{
  if (self->query == NULL || self->again != 0)
    return;
  self->again = g_timeout_add (PAUSE, again_cb, self);
}

static void
progress_cb (AnnoHitSearch *self)
{
  if (self->query != NULL && !self->is_first)
    tell (self, CHANGED);
}

static void
anno_hit_search_dispose (GObject *object)
{
  AnnoHitSearch *self = ANNO_HIT_SEARCH (object);

  stop (self);
  g_clear_pointer (&self->query, anno_query_unref);
  if (self->index != NULL)
    g_signal_handlers_disconnect_by_data (self->index, self);
  g_clear_object (&self->index);
  G_OBJECT_CLASS (anno_hit_search_parent_class)->dispose (object);
}

static void
anno_hit_search_finalize (GObject *object)
{
  AnnoHitSearch *self = ANNO_HIT_SEARCH (object);

  g_object_unref (self->hits);
  g_free (self->problem);
  G_OBJECT_CLASS (anno_hit_search_parent_class)->finalize (object);
}

static void
anno_hit_search_class_init (AnnoHitSearchClass *klass)
{
  const GType type = ANNO_TYPE_HIT_SEARCH;

  G_OBJECT_CLASS (klass)->dispose = anno_hit_search_dispose;
  G_OBJECT_CLASS (klass)->finalize = anno_hit_search_finalize;
  signals[ANSWERED]
      = g_signal_new ("answered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGED]
      = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anno_hit_search_init (AnnoHitSearch *self)
{
  self->hits = g_list_store_new (ANNO_TYPE_HIT_ITEM);
  forget_counts (self);
}

AnnoHitSearch *
anno_hit_search_new (AnnoCorpusIndex *index)
{
  static const char *const changes[]
      = { "changed", "removed", "people-changed", "notify::updating" };

  g_return_val_if_fail (ANNO_IS_CORPUS_INDEX (index), NULL);

  AnnoHitSearch *self = g_object_new (ANNO_TYPE_HIT_SEARCH, NULL);
  self->index = g_object_ref (index);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    g_signal_connect_object (index, changes[i], G_CALLBACK (index_changed_cb), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (index, "progress", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
  return self;
}

static gboolean
is_asked_already (AnnoHitSearch *self, AnnoQuery *query, AnnoSearchOrder order)
{
  return self->query != NULL && query != NULL && self->order == order && self->problem == NULL
         && anno_query_get_tagset (self->query) == anno_query_get_tagset (query)
         && g_str_equal (anno_query_get_text (self->query), anno_query_get_text (query));
}

void
anno_hit_search_look_for (AnnoHitSearch *self, AnnoQuery *query, AnnoSearchOrder order)
{
  g_return_if_fail (ANNO_IS_HIT_SEARCH (self));

  if (is_asked_already (self, query, order))
    return;
  stop (self);
  g_clear_pointer (&self->query, anno_query_unref);
  self->order = order;
  self->is_first = query != NULL && !anno_query_is_empty (query);
  if (self->is_first)
    {
      self->query = anno_query_ref (query);
      self->asking = g_cancellable_new ();
      ask (self, 0, FIRST, answered_cb);
      return;
    }
  g_list_store_remove_all (self->hits);
  forget_counts (self);
  tell (self, ANSWERED);
}

void
anno_hit_search_more (AnnoHitSearch *self)
{
  g_return_if_fail (ANNO_IS_HIT_SEARCH (self));

  if (self->query == NULL || self->is_first || self->pages || self->at_end || n_hits (self) == 0)
    return;
  self->pages = TRUE;
  ask (self, n_hits (self), PAGE, page_cb);
}

AnnoQuery *
anno_hit_search_get_query (AnnoHitSearch *self)
{
  g_return_val_if_fail (ANNO_IS_HIT_SEARCH (self), NULL);
  return self->query;
}

GListModel *
anno_hit_search_get_hits (AnnoHitSearch *self)
{
  g_return_val_if_fail (ANNO_IS_HIT_SEARCH (self), NULL);
  return G_LIST_MODEL (self->hits);
}

gboolean
anno_hit_search_is_busy (AnnoHitSearch *self)
{
  g_return_val_if_fail (ANNO_IS_HIT_SEARCH (self), FALSE);
  return self->is_first;
}

const char *
anno_hit_search_get_problem (AnnoHitSearch *self)
{
  g_return_val_if_fail (ANNO_IS_HIT_SEARCH (self), NULL);
  return self->problem;
}

gboolean
anno_hit_search_count (AnnoHitSearch *self, guint64 *n, guint64 *n_articles)
{
  g_return_val_if_fail (ANNO_IS_HIT_SEARCH (self) && n != NULL && n_articles != NULL, FALSE);
  *n = self->n;
  *n_articles = self->n_articles;
  return self->is_exact;
}

gboolean
anno_hit_search_finds_spans (AnnoHitSearch *self)
{
  g_return_val_if_fail (ANNO_IS_HIT_SEARCH (self), FALSE);
  return self->spans;
}

gboolean
anno_hit_search_is_whole (AnnoHitSearch *self, guint *n_done, guint *n_all)
{
  g_return_val_if_fail (ANNO_IS_HIT_SEARCH (self) && n_done != NULL && n_all != NULL, TRUE);
  anno_corpus_index_get_progress (self->index, n_done, n_all);
  return self->is_complete;
}
