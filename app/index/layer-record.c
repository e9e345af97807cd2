#include "index/layer-record.h"

#include "index/schema.h"

#include <string.h>

struct _AnnoLayerRecord
{
  AnnoIndexStore *store;
  gint64 next_layer;
  gint64 n_dead;      /* spans of removed layers that are still in the full text */
  GHashTable *totals; /* of Total: what this transaction adds */
};

typedef struct
{
  int kind;
  char *key;
  gint64 n;
  gint64 layers;
} Total;

static guint
total_hash (gconstpointer data)
{
  const Total *self = data;
  return g_str_hash (self->key) + (guint) self->kind;
}

static gboolean
total_equal (gconstpointer a, gconstpointer b)
{
  const Total *x = a, *y = b;
  return x->kind == y->kind && strcmp (x->key, y->key) == 0;
}

static void
total_free (gpointer data)
{
  g_free (((Total *) data)->key);
  g_free (data);
}

AnnoLayerRecord *
anno_layer_record_new (AnnoIndexStore *store)
{
  g_return_val_if_fail (store != NULL, NULL);

  AnnoLayerRecord *self = g_new0 (AnnoLayerRecord, 1);
  self->store = store;
  self->totals = g_hash_table_new_full (total_hash, total_equal, NULL, total_free);
  return self;
}

void
anno_layer_record_free (AnnoLayerRecord *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->totals);
  g_free (self);
}

void
anno_layer_record_begin (AnnoLayerRecord *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_remove_all (self->totals);
  self->next_layer = anno_index_store_get_number (self->store, "next-layer", 1);
  self->n_dead = anno_index_store_get_number (self->store, "dead-spans", 0);
}

static void
add_total (AnnoLayerRecord *self, int kind, const char *key, gint64 n, gint64 layers)
{
  Total wanted = { kind, (char *) key, 0, 0 };
  Total *total = g_hash_table_lookup (self->totals, &wanted);

  if (total == NULL)
    {
      total = g_new0 (Total, 1);
      total->kind = kind;
      total->key = g_strdup (key);
      g_hash_table_add (self->totals, total);
    }
  total->n += n;
  total->layers += layers;
}

static gboolean
write_total (AnnoLayerRecord *self, const Total *total, GError **error)
{
  sqlite3_stmt *put = anno_index_store_get (
      self->store,
      "INSERT INTO total VALUES (?, ?, ?, ?) ON CONFLICT (kind, key)"
      " DO UPDATE SET n = n + excluded.n, layers = layers + excluded.layers",
      error);

  if (put == NULL)
    return FALSE;
  sqlite3_bind_int (put, 1, total->kind);
  anno_index_bind_text (put, 2, total->key);
  sqlite3_bind_int64 (put, 3, total->n);
  sqlite3_bind_int64 (put, 4, total->layers);
  return anno_index_store_run (self->store, put, error);
}

gboolean
anno_layer_record_finish (AnnoLayerRecord *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  GHashTableIter iter;
  gpointer total;
  gboolean any = g_hash_table_size (self->totals) > 0;
  g_hash_table_iter_init (&iter, self->totals);
  while (g_hash_table_iter_next (&iter, &total, NULL))
    if (!write_total (self, total, error))
      return FALSE;
  return (!any || anno_index_store_exec (self->store, "DELETE FROM total WHERE layers <= 0", error))
         && anno_index_store_set_number (self->store, "dead-spans", self->n_dead, error)
         && anno_index_store_set_number (self->store, "next-layer", self->next_layer, error);
}

static gboolean
take_off_tally (AnnoLayerRecord *self, gint64 layer, GError **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *get
      = anno_index_store_get (self->store, "SELECT kind, key, n FROM tally WHERE layer = ?", error);

  if (get == NULL)
    return FALSE;
  sqlite3_bind_int64 (get, 1, layer);
  while (anno_index_store_step (self->store, get, &problem))
    add_total (self, sqlite3_column_int (get, 0), (const char *) sqlite3_column_text (get, 1),
               -sqlite3_column_int64 (get, 2), -1);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
delete_range (AnnoLayerRecord *self, const char *sql, gint64 from, gint64 to, GError **error)
{
  sqlite3_stmt *remove = anno_index_store_get (self->store, sql, error);

  if (remove == NULL)
    return FALSE;
  sqlite3_bind_int64 (remove, 1, from);
  sqlite3_bind_int64 (remove, 2, to);
  return anno_index_store_run (self->store, remove, error);
}

static gboolean
remove_layer (AnnoLayerRecord *self, gint64 id, GError **error)
{
  return take_off_tally (self, id, error)
         && delete_range (self, "DELETE FROM tally WHERE layer BETWEEN ? AND ?", id, id, error)
         && delete_range (self, "DELETE FROM span WHERE id >= ? AND id < ?", id * ANNO_INDEX_SPANS,
                          (id + 1) * ANNO_INDEX_SPANS, error)
         && delete_range (self, "DELETE FROM layer WHERE id BETWEEN ? AND ?", id, id, error);
}

static gboolean
is_among (const GArray *signs, const char *slug)
{
  for (guint i = 0; signs != NULL && i < signs->len; i++)
    if (strcmp (g_array_index (signs, AnnoLayerSign, i).slug, slug) == 0)
      return TRUE;
  return FALSE;
}

/* The ids of the layers on @article that are to go: those of @slug, or all that aren't in @signs.
 */
static GArray *
list_layers (AnnoLayerRecord *self, gint64 article, const char *slug, const GArray *signs,
             GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *get = anno_index_store_get (
      self->store, "SELECT id, slug, n FROM layer WHERE article = ?", error);

  if (get == NULL)
    return NULL;
  sqlite3_bind_int64 (get, 1, article);
  while (anno_index_store_step (self->store, get, &problem))
    {
      gint64 id = sqlite3_column_int64 (get, 0);
      g_autofree char *found = anno_index_take_bytes (get, 1);
      if (slug != NULL ? strcmp (slug, found) != 0 : is_among (signs, found))
        continue;
      self->n_dead += MAX (sqlite3_column_int64 (get, 2), 1);
      g_array_append_val (ids, id);
    }
  if (problem == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

static gboolean
remove_layers (AnnoLayerRecord *self, gint64 article, const char *slug, const GArray *signs,
               GError **error)
{
  g_autoptr (GArray) ids = list_layers (self, article, slug, signs, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!remove_layer (self, g_array_index (ids, gint64, i), error))
      return FALSE;
  return ids != NULL;
}

gboolean
anno_layer_record_retain (AnnoLayerRecord *self, gint64 article, const GArray *signs,
                          GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return remove_layers (self, article, NULL, signs, error);
}

static gboolean
add_layer (AnnoLayerRecord *self, gint64 id, gint64 article, const AnnoLayerFacts *facts,
           GError **error)
{
  sqlite3_stmt *add = anno_index_store_get (
      self->store, "INSERT INTO layer VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", error);

  if (add == NULL)
    return FALSE;
  sqlite3_bind_int64 (add, 1, id);
  sqlite3_bind_int64 (add, 2, article);
  anno_index_bind_bytes (add, 3, facts->slug);
  anno_index_sign_bind (&facts->sign, add, 4);
  anno_index_bind_text (add, 5, facts->name);
  anno_index_bind_text (add, 6, facts->state);
  anno_index_bind_text (add, 7, facts->date);
  sqlite3_bind_int64 (add, 8, facts->updated);
  sqlite3_bind_int64 (add, 9, facts->n);
  anno_index_bind_text (add, 10, facts->problem);
  return anno_index_store_run (self->store, add, error);
}

static gboolean
add_tally (AnnoLayerRecord *self, gint64 layer, const AnnoTally *tally, GError **error)
{
  sqlite3_stmt *add
      = anno_index_store_get (self->store, "INSERT INTO tally VALUES (?, ?, ?, ?)", error);

  if (add == NULL)
    return FALSE;
  add_total (self, (int) tally->kind, tally->key, tally->n, 1);
  sqlite3_bind_int64 (add, 1, layer);
  sqlite3_bind_int (add, 2, (int) tally->kind);
  anno_index_bind_text (add, 3, tally->key);
  sqlite3_bind_int64 (add, 4, tally->n);
  return anno_index_store_run (self->store, add, error);
}

static gboolean
add_span (AnnoLayerRecord *self, gint64 id, const AnnoSpanFacts *span, GError **error)
{
  sqlite3_stmt *add = anno_index_store_get (
      self->store, "INSERT INTO span VALUES (?, ?, ?, ?, ?, ?, ?, ?)", error);

  if (add == NULL)
    return FALSE;
  sqlite3_bind_int64 (add, 1, id);
  anno_index_bind_text (add, 2, span->tag);
  sqlite3_bind_int64 (add, 3, span->start);
  sqlite3_bind_int64 (add, 4, span->end);
  sqlite3_bind_int (add, 5, span->unsure);
  anno_index_bind_text (add, 6, span->person);
  anno_index_bind_text (add, 7, span->text);
  anno_index_bind_text (add, 8, span->note);
  return anno_index_store_run (self->store, add, error);
}

static gboolean
add_span_words (AnnoLayerRecord *self, gint64 id, const char *words, gsize n, GError **error)
{
  sqlite3_stmt *add = anno_index_store_get (
      self->store, "INSERT INTO span_words (rowid, words) VALUES (?, ?)", error);

  if (add == NULL)
    return FALSE;
  sqlite3_bind_int64 (add, 1, id);
  sqlite3_bind_text (add, 2, words, (int) n, SQLITE_STATIC);
  return anno_index_store_run (self->store, add, error);
}

static gboolean
add_tallies (AnnoLayerRecord *self, gint64 layer, const AnnoLayerFacts *facts, GError **error)
{
  GHashTableIter iter;
  gpointer tally;

  g_hash_table_iter_init (&iter, facts->tally);
  while (g_hash_table_iter_next (&iter, &tally, NULL))
    if (!add_tally (self, layer, tally, error))
      return FALSE;
  return TRUE;
}

gboolean
anno_layer_record_put (AnnoLayerRecord *self, gint64 article, const AnnoLayerFacts *facts,
                       GError **error)
{
  g_return_val_if_fail (self != NULL && facts != NULL, FALSE);

  gint64 id = self->next_layer++;
  if (!remove_layers (self, article, facts->slug, NULL, error)
      || !add_layer (self, id, article, facts, error) || !add_tallies (self, id, facts, error))
    return FALSE;
  for (guint i = 0; i < facts->spans->len; i++)
    {
      const AnnoSpanFacts *span = &g_array_index (facts->spans, AnnoSpanFacts, i);
      gint64 span_id = id * ANNO_INDEX_SPANS + i;
      if (!add_span (self, span_id, span, error)
          || !add_span_words (self, span_id, facts->words->str + span->words, span->n_words, error))
        return FALSE;
    }
  return TRUE;
}
