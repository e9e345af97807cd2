#include "session/todo-list.h"

#include "session/review-keeper.h"
#include "session/review-todo.h"
#include "session/review-trace.h"
#include "session/todo-merge.h"

#define GATHER 250 /* milliseconds: several files come in one after the other */

struct _AnnoTodoList
{
  GObject parent_instance;
  AnnoCorpus *corpus; /* which owns it; NULL once it is gone */
  GListStore *items;
  GPtrArray *all;       /* of AnnoTodoItem: with what was dropped */
  GPtrArray *problems;  /* of char */
  GHashTable *dropped;  /* a key of an item → its article */
  GPtrArray *settled;   /* of char: keys of those about which what is being read says how it is */
  GHashTable *asked;    /* articles of which something was ever asked */
  GHashTable *wanted;   /* articles that are to be read again */
  GHashTable *monitors; /* folder → GFileMonitor */
  GFileMonitor *first;  /* of the root, until there are reviews */
  gboolean all_wanted;
  gboolean is_read;
  gboolean blind;
  char *stamp;   /* of what was read */
  char *reading; /* the article that is being read; NULL for all of them */
  GCancellable *loading;
  guint gather; /* the source that looks */
};

enum
{
  PROP_0,
  PROP_LOADING,
  N_PROPS,
};

enum
{
  CHANGED,
  FAILED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoTodoList, anno_todo_list, G_TYPE_OBJECT)

static G_DEFINE_QUARK (anno-todo-list, anno_todo_list)

    static void read_next (AnnoTodoList *self);

static void
anno_todo_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AnnoTodoList *self = ANNO_TODO_LIST (object);

  if (id == PROP_LOADING)
    g_value_set_boolean (value, self->loading != NULL);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
monitor_free (gpointer monitor)
{
  g_file_monitor_cancel (monitor);
  g_object_unref (monitor);
}

static void
anno_todo_list_dispose (GObject *object)
{
  AnnoTodoList *self = ANNO_TODO_LIST (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_handle_id (&self->gather, g_source_remove);
  g_clear_pointer (&self->monitors, g_hash_table_unref);
  g_clear_pointer (&self->first, monitor_free);
  g_clear_weak_pointer (&self->corpus);
  G_OBJECT_CLASS (anno_todo_list_parent_class)->dispose (object);
}

static void
anno_todo_list_finalize (GObject *object)
{
  AnnoTodoList *self = ANNO_TODO_LIST (object);

  g_object_unref (self->items);
  g_ptr_array_unref (self->all);
  g_ptr_array_unref (self->problems);
  g_hash_table_unref (self->dropped);
  g_ptr_array_unref (self->settled);
  g_hash_table_unref (self->asked);
  g_hash_table_unref (self->wanted);
  g_free (self->stamp);
  g_free (self->reading);
  G_OBJECT_CLASS (anno_todo_list_parent_class)->finalize (object);
}

static void
anno_todo_list_class_init (AnnoTodoListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GType type = ANNO_TYPE_TODO_LIST;

  object_class->get_property = anno_todo_list_get_property;
  object_class->dispose = anno_todo_list_dispose;
  object_class->finalize = anno_todo_list_finalize;
  props[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[CHANGED]
      = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
anno_todo_list_init (AnnoTodoList *self)
{
  self->items = g_list_store_new (ANNO_TYPE_TODO_ITEM);
  self->all = g_ptr_array_new_with_free_func (g_object_unref);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  self->dropped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->settled = g_ptr_array_new_with_free_func (g_free);
  self->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->monitors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, monitor_free);
}

static char *
make_key (AnnoTodoItem *item)
{
  const AnnoTodoFacts *facts = anno_todo_item_get (item);
  return g_strconcat (facts->record->id, "\n", facts->last->id, NULL);
}

static void
show (AnnoTodoList *self)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  for (guint i = 0; i < self->all->len; i++)
    {
      g_autofree char *key = make_key (self->all->pdata[i]);
      if (!g_hash_table_contains (self->dropped, key))
        g_ptr_array_add (shown, self->all->pdata[i]);
    }
  anno_todo_merge_into (self->items, shown);
}

/* What is dropped while its act is on its way to the disk stays dropped. */
static void
list_settled (AnnoTodoList *self)
{
  GHashTableIter iter;
  gpointer key, article;

  g_ptr_array_set_size (self->settled, 0);
  if (anno_review_keeper_is_busy (anno_review_keeper_get (self->corpus))
      || anno_corpus_get_save_state (self->corpus) != ANNO_SAVE_STATE_SAVED)
    return;
  g_hash_table_iter_init (&iter, self->dropped);
  while (g_hash_table_iter_next (&iter, &key, &article))
    if (self->reading == NULL || g_str_equal (self->reading, article))
      g_ptr_array_add (self->settled, g_strdup (key));
}

/* @found: of the article that was read, or of all. */
static void
take (AnnoTodoList *self, GPtrArray *found)
{
  g_autoptr (GPtrArray) before = self->all;

  self->all = self->reading != NULL ? anno_todo_merge_article (before, self->reading, found)
                                    : g_ptr_array_ref (found);
  for (guint i = 0; i < found->len; i++)
    g_hash_table_add (self->asked, g_strdup (anno_todo_item_get (found->pdata[i])->article));
  for (guint i = 0; i < self->settled->len; i++)
    g_hash_table_remove (self->dropped, self->settled->pdata[i]);
  self->is_read = TRUE;
  show (self);
}

static void
stop_reading (AnnoTodoList *self)
{
  g_clear_object (&self->loading);
  g_clear_pointer (&self->reading, g_free);
  read_next (self);
  if (self->loading == NULL)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoTodoList) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *problems = NULL;
  g_autoptr (GPtrArray) found = anno_review_todo_list_finish (result, &problems, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->corpus == NULL)
    {
      g_clear_pointer (&problems, g_ptr_array_unref);
      return;
    }
  if (found != NULL)
    {
      if (self->reading == NULL)
        {
          g_ptr_array_unref (self->problems);
          self->problems = g_steal_pointer (&problems);
        }
      g_clear_pointer (&problems, g_ptr_array_unref);
      take (self, found);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  else
    g_signal_emit (self, signals[FAILED], 0, error->message);
  stop_reading (self);
}

/* @article: transfer full; NULL for all. */
static void
begin (AnnoTodoList *self, char *article)
{
  AnnoTodoOrder order = { (char *) anno_corpus_get_root (self->corpus), article,
                          (AnnoAnnotator *) anno_corpus_get_annotator (self->corpus),
                          anno_corpus_get_tagset (self->corpus), self->blind };

  self->reading = article;
  list_settled (self);
  anno_review_todo_list_async (&order, self->loading, listed_cb, g_object_ref (self));
}

static gboolean
gather_cb (gpointer data)
{
  AnnoTodoList *self = data;

  self->gather = 0;
  anno_todo_list_look (self);
  return G_SOURCE_REMOVE;
}

static void
disk_cb (AnnoTodoList *self)
{
  if (self->gather == 0)
    self->gather = g_timeout_add (GATHER, gather_cb, self);
}

static void
root_cb (AnnoTodoList *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  if (g_strcmp0 (name, "reviews") == 0)
    disk_cb (self);
}

static GFileMonitor *
listen (AnnoTodoList *self, const char *folder, GCallback changed)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  GFileMonitor *monitor = g_file_monitor_directory (file, G_FILE_MONITOR_NONE, NULL, NULL);

  if (monitor != NULL) /* else it is looked at when the window gets the focus */
    g_signal_connect_object (monitor, "changed", changed, self, G_CONNECT_SWAPPED);
  return monitor;
}

static void
listen_to (AnnoTodoList *self, const GPtrArray *folders)
{
  for (guint i = 0; i < folders->len; i++)
    {
      GFileMonitor *monitor = g_hash_table_contains (self->monitors, folders->pdata[i])
                                  ? NULL
                                  : listen (self, folders->pdata[i], G_CALLBACK (disk_cb));
      if (monitor != NULL)
        g_hash_table_insert (self->monitors, g_strdup (folders->pdata[i]), monitor);
    }
  if (folders->len > 0)
    g_clear_pointer (&self->first, monitor_free);
  else if (self->first == NULL)
    self->first = listen (self, anno_corpus_get_root (self->corpus), G_CALLBACK (root_cb));
}

static void
traced_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoTodoList) self = data;
  g_autoptr (AnnoReviewTrace) trace = anno_review_trace_new_finish (result, NULL);

  if (trace == NULL || self->corpus == NULL)
    return;
  listen_to (self, trace->folders);
  if (g_strcmp0 (trace->stamp, self->stamp) == 0)
    {
      stop_reading (self);
      return;
    }
  g_free (self->stamp);
  self->stamp = g_steal_pointer (&trace->stamp);
  begin (self, NULL);
}

static char *
take_wanted (AnnoTodoList *self)
{
  GHashTableIter iter;
  gpointer key;
  char *article = NULL;

  g_hash_table_iter_init (&iter, self->wanted);
  if (g_hash_table_iter_next (&iter, &key, NULL))
    {
      article = g_strdup (key);
      g_hash_table_iter_remove (&iter);
    }
  return article;
}

static void
read_next (AnnoTodoList *self)
{
  const AnnoAnnotator *me = self->corpus != NULL ? anno_corpus_get_annotator (self->corpus) : NULL;

  if (self->loading != NULL || me == NULL || me->slug == NULL
      || (!self->all_wanted && g_hash_table_size (self->wanted) == 0))
    return;
  self->loading = g_cancellable_new ();
  if (self->all_wanted)
    {
      self->all_wanted = FALSE;
      anno_review_trace_new_async (anno_corpus_get_root (self->corpus), me->slug, self->loading,
                                   traced_cb, g_object_ref (self));
    }
  else
    begin (self, take_wanted (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
}

static void
want (AnnoTodoList *self, const char *article)
{
  g_hash_table_add (self->wanted, g_strdup (article));
  read_next (self);
}

/* One has said something of @article, which is in its file now. */
static void
said_cb (AnnoTodoList *self, const char *article)
{
  want (self, article);
}

/* What was said is in no file. */
static void
not_said_cb (AnnoTodoList *self)
{
  g_hash_table_remove_all (self->dropped);
  show (self);
}

/* Of what was asked something may be done, in an article that is in memory. */
static void
saved_cb (AnnoTodoList *self)
{
  if (self->corpus == NULL || anno_corpus_get_save_state (self->corpus) != ANNO_SAVE_STATE_SAVED)
    return;
  g_autoptr (GPtrArray) documents = anno_corpus_list_documents (self->corpus);
  for (guint i = 0; i < documents->len; i++)
    {
      const char *path = anno_document_get_path (documents->pdata[i]);
      if (g_hash_table_contains (self->asked, path))
        want (self, path);
    }
}

/* What is asked is said in other words. */
static void
say_anew (AnnoTodoList *self)
{
  g_clear_pointer (&self->stamp, g_free);
  anno_todo_list_look (self);
}

/* What is being read holds it until it hears of that. */
static void
let_go (AnnoTodoList *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_object_unref (self);
}

AnnoTodoList *
anno_todo_list_get (AnnoCorpus *corpus)
{
  g_return_val_if_fail (ANNO_IS_CORPUS (corpus), NULL);

  AnnoTodoList *self = g_object_get_qdata (G_OBJECT (corpus), anno_todo_list_quark ());
  if (self != NULL)
    return self;
  self = g_object_new (ANNO_TYPE_TODO_LIST, NULL);
  g_set_weak_pointer (&self->corpus, corpus);
  g_object_set_qdata_full (G_OBJECT (corpus), anno_todo_list_quark (), self,
                           (GDestroyNotify) let_go);
  AnnoReviewKeeper *keeper = anno_review_keeper_get (corpus);
  g_signal_connect_object (keeper, "said", G_CALLBACK (said_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keeper, "failed", G_CALLBACK (not_said_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (corpus, "notify::save-state", G_CALLBACK (saved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (corpus, "notify::tagset", G_CALLBACK (say_anew), self,
                           G_CONNECT_SWAPPED);
  anno_todo_list_look (self);
  return self;
}

GListModel *
anno_todo_list_get_items (AnnoTodoList *self)
{
  g_return_val_if_fail (ANNO_IS_TODO_LIST (self), NULL);
  return G_LIST_MODEL (self->items);
}

const GPtrArray *
anno_todo_list_get_problems (AnnoTodoList *self)
{
  g_return_val_if_fail (ANNO_IS_TODO_LIST (self), NULL);
  return self->problems;
}

gboolean
anno_todo_list_is_read (AnnoTodoList *self)
{
  g_return_val_if_fail (ANNO_IS_TODO_LIST (self), FALSE);
  return self->is_read;
}

void
anno_todo_list_look (AnnoTodoList *self)
{
  g_return_if_fail (ANNO_IS_TODO_LIST (self));

  self->all_wanted = TRUE;
  read_next (self);
}

void
anno_todo_list_set_blind (AnnoTodoList *self, gboolean blind)
{
  g_return_if_fail (ANNO_IS_TODO_LIST (self));

  if (self->blind == blind)
    return;
  self->blind = blind;
  say_anew (self);
}

gboolean
anno_todo_list_get_blind (AnnoTodoList *self)
{
  g_return_val_if_fail (ANNO_IS_TODO_LIST (self), FALSE);
  return self->blind;
}

void
anno_todo_list_drop (AnnoTodoList *self, AnnoTodoItem *item)
{
  g_return_if_fail (ANNO_IS_TODO_LIST (self) && ANNO_IS_TODO_ITEM (item));

  g_hash_table_insert (self->dropped, make_key (item),
                       g_strdup (anno_todo_item_get (item)->article));
  show (self);
}
