#include "session/copy-watch.h"

#include "model/finding.h"
#include "session/disk-watch.h"
#include "session/layout.h"

#include <string.h>

struct _AnnoCopyWatch
{
  GObject parent_instance;
  char *root;
  GPtrArray *copies;  /* of AnnoConflictCopy */
  GHashTable *marked; /* of article */
  AnnoDiskWatch *ears;
  gboolean looking;
  gboolean look_again;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoCopyWatch, anno_copy_watch, G_TYPE_OBJECT)

static void
heard_cb (gpointer data)
{
  anno_copy_watch_look (data);
}

/* In the main thread, which a look in a worker may outlive. */
static void
anno_copy_watch_dispose (GObject *object)
{
  g_clear_pointer (&ANNO_COPY_WATCH (object)->ears, anno_disk_watch_free);
  G_OBJECT_CLASS (anno_copy_watch_parent_class)->dispose (object);
}

static void
anno_copy_watch_finalize (GObject *object)
{
  AnnoCopyWatch *self = ANNO_COPY_WATCH (object);

  g_clear_pointer (&self->root, g_free);
  g_clear_pointer (&self->copies, g_ptr_array_unref);
  g_clear_pointer (&self->marked, g_hash_table_unref);
  G_OBJECT_CLASS (anno_copy_watch_parent_class)->finalize (object);
}

static void
anno_copy_watch_class_init (AnnoCopyWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anno_copy_watch_dispose;
  G_OBJECT_CLASS (klass)->finalize = anno_copy_watch_finalize;
  signals[CHANGED] = g_signal_new ("changed", ANNO_TYPE_COPY_WATCH, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
anno_copy_watch_init (AnnoCopyWatch *self)
{
  self->copies = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_conflict_copy_free);
  self->marked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ears = anno_disk_watch_new (heard_cb, self);
}

AnnoCopyWatch *
anno_copy_watch_new (const char *root)
{
  g_return_val_if_fail (root != NULL, NULL);

  AnnoCopyWatch *self = g_object_new (ANNO_TYPE_COPY_WATCH, NULL);
  self->root = g_strdup (root);
  return self;
}

static void
look_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GPtrArray *copies = anno_conflict_copies_find (data, NULL, NULL);

  for (guint i = copies->len; i > 0; i--)
    if (!anno_conflict_copy_is_open (copies->pdata[i - 1]))
      g_ptr_array_remove_index (copies, i - 1);
  g_task_return_pointer (task, copies, (GDestroyNotify) g_ptr_array_unref);
}

static gboolean
is_same (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (strcmp (((AnnoConflictCopy *) a->pdata[i])->path, ((AnnoConflictCopy *) b->pdata[i])->path)
        != 0)
      return FALSE;
  return TRUE;
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoCopyWatch) self = data;
  g_autoptr (GPtrArray) copies = g_task_propagate_pointer (G_TASK (result), NULL);

  self->looking = FALSE;
  if (!is_same (copies, self->copies))
    {
      g_clear_pointer (&self->copies, g_ptr_array_unref);
      self->copies = g_steal_pointer (&copies);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  if (self->look_again)
    anno_copy_watch_look (self);
}

void
anno_copy_watch_look (AnnoCopyWatch *self)
{
  g_return_if_fail (ANNO_IS_COPY_WATCH (self));

  self->look_again = self->looking;
  if (self->looking)
    return;
  self->looking = TRUE;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, looked_cb, g_object_ref (self));
  g_task_set_source_tag (task, anno_copy_watch_look);
  g_task_set_task_data (task, g_strdup (self->root), g_free);
  g_task_run_in_thread (task, look_thread);
}

static gboolean
is_marked (AnnoDocument *document)
{
  const GPtrArray *findings = anno_document_get_findings (document);

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    if (((const AnnoFinding *) findings->pdata[i])->kind == ANNO_FINDING_CONFLICT_MARKERS)
      return TRUE;
  return FALSE;
}

void
anno_copy_watch_meet (AnnoCopyWatch *self, AnnoDocument *document, const char *slug)
{
  g_return_if_fail (ANNO_IS_COPY_WATCH (self) && ANNO_IS_DOCUMENT (document) && slug != NULL);

  const char *article = anno_document_get_path (document);
  g_autofree char *layer = anno_layout_layer_file (self->root, slug, article);
  anno_disk_watch_add_copies (self->ears, layer);
  gboolean changed = is_marked (document) ? g_hash_table_add (self->marked, g_strdup (article))
                                          : g_hash_table_remove (self->marked, article);
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
}

const GPtrArray *
anno_copy_watch_get_copies (AnnoCopyWatch *self)
{
  g_return_val_if_fail (ANNO_IS_COPY_WATCH (self), NULL);
  return self->copies;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
anno_copy_watch_list_marked (AnnoCopyWatch *self)
{
  g_return_val_if_fail (ANNO_IS_COPY_WATCH (self), NULL);

  GPtrArray *articles = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer article;

  g_hash_table_iter_init (&iter, self->marked);
  while (g_hash_table_iter_next (&iter, &article, NULL))
    g_ptr_array_add (articles, g_strdup (article));
  g_ptr_array_sort (articles, compare_texts);
  return articles;
}
