#include "review/review-threads.h"

typedef struct
{
  GHashTable *records; /* id → AnnoReviewRecord */
  GHashTable *roots;   /* AnnoReviewRecord → AnnoReviewThread, or NULL for none */
} Threads;

static void
thread_free (AnnoReviewThread *self)
{
  g_ptr_array_unref (self->replies);
  g_free (self);
}

static AnnoReviewThread *
thread_new (const AnnoReviewRecord *comment)
{
  AnnoReviewThread *self = g_new0 (AnnoReviewThread, 1);

  self->comment = comment;
  self->last = comment;
  self->replies = g_ptr_array_new ();
  return self;
}

/* Follows the answers up to a record of which it is known. What is met on the way is known then, so
 * that no chain is gone through twice; a circle leads nowhere. */
static AnnoReviewThread *
find_root (Threads *self, AnnoReviewRecord *record)
{
  g_autoptr (GPtrArray) way = g_ptr_array_new ();
  gpointer root = NULL;

  while (record != NULL && !g_hash_table_lookup_extended (self->roots, record, NULL, &root))
    {
      g_hash_table_insert (self->roots, record, NULL);
      g_ptr_array_add (way, record);
      record
          = record->reply_to != NULL ? g_hash_table_lookup (self->records, record->reply_to) : NULL;
    }
  for (guint i = 0; i < way->len; i++)
    g_hash_table_insert (self->roots, way->pdata[i], root);
  return root;
}

static void
add_answer (AnnoReviewThread *thread, const AnnoReviewRecord *record)
{
  if (record->kind == ANNO_REVIEW_REPLY)
    g_ptr_array_add (thread->replies, (AnnoReviewRecord *) record);
  else if (record->kind == ANNO_REVIEW_RESOLVE)
    thread->resolved_by = record;
  else if (record->kind == ANNO_REVIEW_REOPEN)
    thread->resolved_by = NULL;
  else
    return;
  thread->last = record;
}

GPtrArray *
anno_review_threads_new (const GPtrArray *records)
{
  g_return_val_if_fail (records != NULL, NULL);

  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) thread_free);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) roots = g_hash_table_new (NULL, NULL);
  Threads self = { ids, roots };

  for (guint i = 0; i < records->len; i++)
    {
      AnnoReviewRecord *record = records->pdata[i];
      g_hash_table_insert (ids, record->id, record);
      if (record->kind != ANNO_REVIEW_COMMENT)
        continue;
      AnnoReviewThread *thread = thread_new (record);
      g_hash_table_insert (roots, record, thread);
      g_ptr_array_add (list, thread);
    }
  for (guint i = 0; i < records->len; i++)
    {
      AnnoReviewThread *thread = find_root (&self, records->pdata[i]);
      if (thread != NULL)
        add_answer (thread, records->pdata[i]);
    }
  return list;
}
