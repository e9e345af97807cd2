#include "index/index-update.h"

#include "files/file-reader.h"
#include "formats/annotator-file.h"
#include "formats/json-scan.h"
#include "formats/people-file.h"
#include "index/article-facts.h"
#include "index/index-writer.h"
#include "index/stale.h"
#include "session/layout.h"

#include <glib/gi18n-lib.h>

/* So many articles are written in one transaction, or as many as come in a second. */
#define BATCH 1000
#define BATCH_TIME G_USEC_PER_SEC
/* What is gone may stay in the full text as long as it is less, or not twice as much as what is
 * there. */
#define FEW_DOCS 20000
#define FEW_SPANS 500000

typedef struct
{
  AnnoIndexStore *store;
  AnnoIndexWriter *writer;
  AnnoIndexTold told;
  gpointer data;
  GCancellable *cancellable;
  AnnoIndexBatch batch;
} Update;

AnnoIndexMove *
anno_index_move_new (const char *from, const char *to)
{
  g_return_val_if_fail (from != NULL && to != NULL, NULL);

  AnnoIndexMove *self = g_new0 (AnnoIndexMove, 1);
  self->from = g_strdup (from);
  self->to = g_strdup (to);
  return self;
}

void
anno_index_move_free (AnnoIndexMove *self)
{
  if (self == NULL)
    return;
  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

static void
update_init (Update *self, AnnoIndexStore *store, AnnoIndexTold told, gpointer data)
{
  *self = (Update){ .store = store, .told = told, .data = data };
  self->writer = anno_index_writer_new (store);
  self->batch.changed = g_ptr_array_new_with_free_func (g_free);
  self->batch.removed = g_ptr_array_new_with_free_func (g_free);
  self->batch.moved = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_index_move_free);
}

static void
update_clear (Update *self)
{
  anno_index_writer_free (self->writer);
  g_ptr_array_unref (self->batch.changed);
  g_ptr_array_unref (self->batch.removed);
  g_ptr_array_unref (self->batch.moved);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Update, update_clear)

/* Ends a transaction, and tells of it. */
static gboolean
finish_batch (Update *self, GError **error)
{
  if (!anno_index_writer_commit (self->writer, error))
    return FALSE;
  if (self->told != NULL)
    self->told (&self->batch, self->data);
  g_ptr_array_set_size (self->batch.changed, 0);
  g_ptr_array_set_size (self->batch.removed, 0);
  g_ptr_array_set_size (self->batch.moved, 0);
  self->batch.people = FALSE;
  return TRUE;
}

static gboolean
put (Update *self, const AnnoFactWish *wish, const AnnoArticleFacts *facts, GHashTable *gone,
     GError **error)
{
  g_autofree char *from = NULL;

  if (!anno_index_writer_put (self->writer, facts, wish->signs, gone, &from, error))
    return FALSE;
  if (from != NULL)
    g_ptr_array_add (self->batch.moved, anno_index_move_new (from, facts->path));
  g_ptr_array_add (self->batch.changed, g_strdup (facts->path));
  self->batch.n_done++;
  return TRUE;
}

/* A batch of the wishes from the @n-th on. */
static gboolean
put_batch (Update *self, const GPtrArray *wishes, AnnoFactStream *stream, GHashTable *gone,
           guint *n, GError **error)
{
  gint64 begun = g_get_monotonic_time ();

  if (!anno_index_writer_begin (self->writer, error))
    return FALSE;
  for (guint i = 0; i < BATCH && *n < wishes->len && g_get_monotonic_time () - begun < BATCH_TIME;
       i++, (*n)++)
    {
      g_autoptr (AnnoArticleFacts) facts = anno_fact_stream_next (stream);
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error)
          || !put (self, wishes->pdata[*n], facts, gone, error))
        return FALSE;
    }
  return finish_batch (self, error);
}

static gboolean
put_wishes (Update *self, const GPtrArray *wishes, GHashTable *gone, GError **error)
{
  g_autoptr (AnnoFactStream) stream
      = anno_fact_stream_new (anno_index_store_get_root (self->store), wishes);

  for (guint n = 0; n < wishes->len;)
    if (!put_batch (self, wishes, stream, gone, &n, error))
      return FALSE;
  return TRUE;
}

static AnnoPeople *
read_people (const char *root, const char *slug)
{
  g_autofree char *file = anno_layout_people_file (root, slug);
  g_autoptr (GBytes) bytes = anno_file_reader_read (file, ANNO_JSON_MAX_FILE, NULL, NULL);
  return bytes != NULL ? anno_people_file_read (bytes, NULL) : NULL;
}

static char *
read_name (const char *root, const char *slug)
{
  g_autofree char *file = anno_layout_annotator_file (root, slug);
  g_autoptr (GBytes) bytes = anno_file_reader_read (file, ANNO_JSON_MAX_FILE, NULL, NULL);
  g_autofree char *id = NULL;
  char *name = NULL;

  if (bytes != NULL)
    anno_annotator_file_read (bytes, &id, &name, NULL);
  return name;
}

static gboolean
put_ledger (Update *self, const AnnoLedgerSigns *signs, GError **error)
{
  const char *root = anno_index_store_get_root (self->store);
  g_autoptr (AnnoPeople) people = read_people (root, signs->slug);
  g_autofree char *name = read_name (root, signs->slug);
  AnnoLedgerSigns resting = { signs->slug, anno_index_sign_at_rest (signs->people),
                              anno_index_sign_at_rest (signs->name) };

  self->batch.people = TRUE;
  return anno_index_writer_put_ledger (self->writer, &resting, name, people, error);
}

static gboolean
put_ledgers (Update *self, const AnnoStale *stale, GError **error)
{
  if (stale->ledgers->len == 0 && stale->lost->len == 0)
    return TRUE;
  if (!anno_index_writer_begin (self->writer, error))
    return FALSE;
  for (guint i = 0; i < stale->ledgers->len; i++)
    if (!put_ledger (self, stale->ledgers->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < stale->lost->len; i++)
    if (!anno_index_writer_remove_ledger (self->writer, stale->lost->pdata[i], error))
      return FALSE;
  self->batch.people = TRUE;
  return finish_batch (self, error);
}

/* Last, when it is known which of them were moved. */
static gboolean
remove_gone (Update *self, GHashTable *gone, GError **error)
{
  GHashTableIter iter;
  gpointer path;

  if (g_hash_table_size (gone) == 0)
    return TRUE;
  if (!anno_index_writer_begin (self->writer, error))
    return FALSE;
  g_hash_table_iter_init (&iter, gone);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    {
      if (!anno_index_writer_remove (self->writer, path, error))
        return FALSE;
      g_ptr_array_add (self->batch.removed, g_strdup (path));
    }
  return finish_batch (self, error);
}

static gboolean
note_complete (Update *self, GError **error)
{
  if (anno_index_is_complete (self->store))
    return TRUE;
  return anno_index_store_set_number (self->store, "complete", 1, error)
         && anno_index_store_exec (self->store, "PRAGMA wal_checkpoint(TRUNCATE)", error);
}

static gint64
count_rows (AnnoIndexStore *store, const char *sql)
{
  sqlite3_stmt *get = anno_index_store_get (store, sql, NULL);
  gint64 n = 0;

  if (get != NULL && anno_index_store_step (store, get, NULL))
    n = sqlite3_column_int64 (get, 0);
  sqlite3_reset (get);
  return n;
}

/* The full text keeps all that was ever put into it. Where most of that is gone, it is better made
 * anew. */
static gboolean
check_waste (AnnoIndexStore *store, GError **error)
{
  gint64 docs = anno_index_store_get_number (store, "dead-docs", 0);
  gint64 spans = anno_index_store_get_number (store, "dead-spans", 0);

  if ((docs < FEW_DOCS || docs < 2 * count_rows (store, "SELECT count(*) FROM article"))
      && (spans < FEW_SPANS
          || spans < 2 * count_rows (store, "SELECT sum (n) FROM total WHERE kind = 0")))
    return TRUE;
  g_set_error_literal (error, ANNO_INDEX_ERROR, ANNO_INDEX_ERROR_OTHER,
                       _("The index of the corpus holds too much that is gone."));
  return FALSE;
}

gboolean
anno_index_update_run (AnnoIndexStore *store, AnnoIndexTold told, gpointer data,
                       GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (store != NULL, FALSE);

  if (!check_waste (store, error))
    return FALSE;
  g_autoptr (AnnoStale) stale = anno_stale_find (store, cancellable, error);
  if (stale == NULL)
    return FALSE;
  g_auto (Update) self;
  update_init (&self, store, told, data);
  self.cancellable = cancellable;
  self.batch.n_all = stale->wishes->len;
  return put_ledgers (&self, stale, error) && put_wishes (&self, stale->wishes, stale->gone, error)
         && remove_gone (&self, stale->gone, error) && note_complete (&self, error);
}

/* One that isn't there any more, nor any layer on it, goes. */
static gboolean
put_one (Update *self, const AnnoArticleSigns *signs, GHashTable *gone, GError **error)
{
  GError *problem = NULL;

  if (signs->text.size < 0 && signs->layers == NULL)
    {
      g_hash_table_add (gone, g_strdup (signs->path));
      return TRUE;
    }
  g_autoptr (AnnoFactWish) wish = anno_stale_find_one (self->store, signs, &problem);
  if (problem != NULL)
    g_propagate_error (error, problem);
  if (wish == NULL)
    return problem == NULL;
  g_autoptr (AnnoArticleFacts) facts
      = anno_article_facts_read (anno_index_store_get_root (self->store), wish->signs, wish->slugs);
  return put (self, wish, facts, NULL, error);
}

gboolean
anno_index_update_these (AnnoIndexStore *store, GHashTable *paths, AnnoIndexTold told,
                         gpointer data, GError **error)
{
  g_return_val_if_fail (store != NULL && paths != NULL, FALSE);

  g_auto (Update) self;
  g_autoptr (GHashTable) gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer path;
  update_init (&self, store, told, data);
  self.batch.n_all = g_hash_table_size (paths);
  if (!anno_index_writer_begin (self.writer, error))
    return FALSE;
  g_hash_table_iter_init (&iter, paths);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    {
      g_autoptr (AnnoArticleSigns) signs
          = anno_article_signs_take (anno_index_store_get_root (store), path);
      if (!put_one (&self, signs, gone, error))
        return FALSE;
    }
  return finish_batch (&self, error) && remove_gone (&self, gone, error);
}

gboolean
anno_index_is_complete (AnnoIndexStore *store)
{
  g_return_val_if_fail (store != NULL, FALSE);
  return anno_index_store_get_number (store, "complete", 0) != 0;
}
