#include "index/index-stats.h"

static const struct
{
  const char *kind;
  const char *sql; /* key, name, spans, articles */
} questions[] = {
  { "articles", "SELECT NULL, NULL, (SELECT ifnull (sum (n), 0) FROM total WHERE kind = 0),"
                " count(*) FROM article WHERE there" },
  { "tag", "SELECT key, NULL, sum (tally.n) AS sum, count (DISTINCT article) FROM tally"
           " JOIN layer ON layer.id = tally.layer WHERE kind = 0 GROUP BY key"
           " ORDER BY sum DESC, key" },
  /* Those of one name are one, whoever's list they are on. */
  { "person", "WITH called AS (SELECT iri, min (name) AS name FROM person GROUP BY iri)"
              " SELECT min (key), called.name, sum (tally.n) AS sum, count (DISTINCT article)"
              " FROM tally JOIN layer ON layer.id = tally.layer LEFT JOIN called ON iri = key"
              " WHERE kind = 1 GROUP BY ifnull (called.name, key) ORDER BY sum DESC, 1" },
  { "annotator", "SELECT layer.slug, (SELECT name FROM ledger WHERE ledger.slug = layer.slug),"
                 " sum (n), count(*) FROM layer GROUP BY layer.slug ORDER BY layer.slug" },
  { "state", "SELECT state, NULL, sum (n), count(*) FROM layer WHERE state IS NOT NULL"
             " GROUP BY state ORDER BY state" },
  { "day", "SELECT date, NULL, -1, count(*) FROM article WHERE there AND date IS NOT NULL"
           " GROUP BY date ORDER BY date" },
  /* A layer that was changed after it was done counts on that later day. */
  { "done", "SELECT date (updated / 1000000, 'unixepoch', 'localtime') AS day, NULL, sum (n), count(*)"
            " FROM layer WHERE state = 'done' AND updated > 0 GROUP BY day HAVING day IS NOT NULL"
            " ORDER BY day" },
  { "size", "WITH sizes AS (SELECT (SELECT ifnull (sum (n), 0) FROM layer WHERE article = article.id)"
            " AS size FROM article WHERE there)"
            " SELECT size, NULL, -1, count(*) FROM sizes GROUP BY size ORDER BY size" },
};

static void
stat_free (gpointer data)
{
  AnnoStat *self = data;
  g_free (self->key);
  g_free (self->name);
  g_free (self);
}

static gboolean
add_kind (GPtrArray *stats, AnnoIndexStore *store, guint n, GError **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *get = anno_index_store_get (store, questions[n].sql, error);

  if (get == NULL)
    return FALSE;
  while (anno_index_store_step (store, get, &problem))
    {
      AnnoStat *stat = g_new0 (AnnoStat, 1);
      stat->kind = questions[n].kind;
      stat->key = anno_index_take_bytes (get, 0);
      stat->name = anno_index_take_text (get, 1);
      stat->spans = sqlite3_column_int64 (get, 2);
      stat->articles = sqlite3_column_int64 (get, 3);
      g_ptr_array_add (stats, stat);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

GPtrArray *
anno_index_stats_read (AnnoIndexStore *store, GError **error)
{
  g_return_val_if_fail (store != NULL, NULL);

  g_autoptr (GPtrArray) stats = g_ptr_array_new_with_free_func (stat_free);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if (!add_kind (stats, store, i, error))
      return NULL;
  return g_steal_pointer (&stats);
}
