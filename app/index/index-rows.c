#include "index/index-rows.h"

#include "index/corpus-signs.h"

#include <string.h>

#define COLUMNS "id, path, title, byline, date, date_origin, source, problem, NOT there"

struct _AnnoIndexRows
{
  GStringChunk *strings;
  GArray *rows;       /* of AnnoIndexRow */
  GArray *ids;        /* of gint64: one a row */
  GPtrArray *layers;  /* of AnnoIndexLayer and AnnoIndexTag arrays */
  const char *last_slug;
};

static AnnoIndexRows *
rows_new (void)
{
  AnnoIndexRows *self = g_new0 (AnnoIndexRows, 1);

  self->strings = g_string_chunk_new (65536);
  self->rows = g_array_new (FALSE, FALSE, sizeof (AnnoIndexRow));
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->layers = g_ptr_array_new_with_free_func (g_free);
  self->last_slug = "";
  return self;
}

void
anno_index_rows_free (AnnoIndexRows *self)
{
  if (self == NULL)
    return;
  g_string_chunk_free (self->strings);
  g_array_unref (self->rows);
  g_array_unref (self->ids);
  g_ptr_array_unref (self->layers);
  g_free (self);
}

static const char *
take_text (AnnoIndexRows *self, sqlite3_stmt *get, int at)
{
  const char *text = (const char *) sqlite3_column_text (get, at);
  return text != NULL
             ? g_string_chunk_insert_len (self->strings, text, sqlite3_column_bytes (get, at))
             : NULL;
}

/* One of a few. */
static const char *
take_word (AnnoIndexRows *self, sqlite3_stmt *get, int at)
{
  const char *text = (const char *) sqlite3_column_text (get, at);
  return text != NULL ? g_string_chunk_insert_const (self->strings, text) : NULL;
}

static void
add_row (AnnoIndexRows *self, sqlite3_stmt *get)
{
  AnnoIndexRow row = { 0 };
  gint64 id = sqlite3_column_int64 (get, 0);

  row.path = g_string_chunk_insert_len (self->strings, sqlite3_column_blob (get, 1),
                                        sqlite3_column_bytes (get, 1));
  row.title = take_text (self, get, 2);
  row.byline = take_text (self, get, 3);
  row.date = take_text (self, get, 4);
  row.date_origin = take_word (self, get, 5);
  row.source = take_text (self, get, 6);
  row.problem = take_text (self, get, 7);
  row.missing = sqlite3_column_int (get, 8);
  g_array_append_val (self->ids, id);
  g_array_append_val (self->rows, row);
}

/* A layer, after its article: slug, state, date, n, updated, whether it can't be read. */
static AnnoIndexLayer
take_layer (AnnoIndexRows *self, sqlite3_stmt *get)
{
  AnnoIndexLayer layer = { 0 };

  layer.slug = anno_index_take_slug (get, 1, self->last_slug);
  self->last_slug = layer.slug;
  layer.state = take_word (self, get, 2);
  layer.date = take_text (self, get, 3);
  layer.n_spans = (guint) sqlite3_column_int64 (get, 4);
  layer.updated = sqlite3_column_int64 (get, 5);
  layer.unreadable = sqlite3_column_int (get, 6);
  return layer;
}

static void
set_layers (AnnoIndexRows *self, guint n, GArray *layers)
{
  AnnoIndexRow *row = &g_array_index (self->rows, AnnoIndexRow, n);
  gpointer copy;

  if (layers->len == 0)
    return;
  copy = g_memdup2 (layers->data, layers->len * sizeof (AnnoIndexLayer));
  g_ptr_array_add (self->layers, copy);
  row->layers = copy;
  row->n_layers = layers->len;
  g_array_set_size (layers, 0);
}

#define LAYER_COLUMNS "article, slug, state, date, n, updated, problem IS NOT NULL"
#define TAG_COUNTS "SELECT layer.slug, key, tally.n FROM layer JOIN tally ON tally.layer = layer.id" \
  " WHERE layer.article = ? AND kind = 0 ORDER BY layer.slug, tally.n DESC, key"

/* Puts the tags gathered with the layer of @slug. */
static void
set_tags (AnnoIndexRows *self, GArray *layers, const char *slug, GArray *tags)
{
  for (guint i = 0; tags->len > 0 && i < layers->len; i++)
    {
      AnnoIndexLayer *layer = &g_array_index (layers, AnnoIndexLayer, i);
      if (layer->slug != slug)
        continue;
      gpointer copy = g_memdup2 (tags->data, tags->len * sizeof (AnnoIndexTag));
      g_ptr_array_add (self->layers, copy);
      layer->tags = copy;
      layer->n_tags = tags->len;
    }
  g_array_set_size (tags, 0);
}

static gboolean
load_tags_of (AnnoIndexRows *self, AnnoIndexStore *store, guint n, GArray *layers, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GArray) tags = g_array_new (FALSE, FALSE, sizeof (AnnoIndexTag));
  sqlite3_stmt *get = anno_index_store_get (store, TAG_COUNTS, error);
  const char *slug = "";

  if (get == NULL)
    return FALSE;
  sqlite3_bind_int64 (get, 1, g_array_index (self->ids, gint64, n));
  while (anno_index_store_step (store, get, &problem))
    {
      const char *whose = anno_index_take_slug (get, 0, slug);
      AnnoIndexTag tag = { g_intern_string ((const char *) sqlite3_column_text (get, 1)),
                           (guint) sqlite3_column_int64 (get, 2) };
      if (whose != slug)
        set_tags (self, layers, slug, tags);
      slug = whose;
      g_array_append_val (tags, tag);
    }
  set_tags (self, layers, slug, tags);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
load_layers_of (AnnoIndexRows *self, AnnoIndexStore *store, guint n, GArray *layers, GError **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *get = anno_index_store_get (
      store, "SELECT " LAYER_COLUMNS " FROM layer WHERE article = ? ORDER BY slug", error);

  if (get == NULL)
    return FALSE;
  sqlite3_bind_int64 (get, 1, g_array_index (self->ids, gint64, n));
  while (anno_index_store_step (store, get, &problem))
    {
      AnnoIndexLayer layer = take_layer (self, get);
      g_array_append_val (layers, layer);
    }
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  gboolean ok = layers->len == 0 || load_tags_of (self, store, n, layers, error);
  set_layers (self, n, layers);
  return ok;
}

static GHashTable *
map_ids (AnnoIndexRows *self)
{
  GHashTable *places = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->ids->len; i++)
    g_hash_table_insert (places, &g_array_index (self->ids, gint64, i), GUINT_TO_POINTER (i));
  return places;
}

/* All layers of the index in one go, article by article. */
static gboolean
load_all_layers (AnnoIndexRows *self, AnnoIndexStore *store, GArray *layers, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GHashTable) places = map_ids (self);
  sqlite3_stmt *get = anno_index_store_get (
      store, "SELECT " LAYER_COLUMNS " FROM layer ORDER BY article, slug", error);
  gint64 last = -1;
  gpointer place = NULL;
  gboolean known = FALSE;

  if (get == NULL)
    return FALSE;
  while (anno_index_store_step (store, get, &problem))
    {
      gint64 id = sqlite3_column_int64 (get, 0);
      if (id != last)
        {
          if (known)
            set_layers (self, GPOINTER_TO_UINT (place), layers);
          known = g_hash_table_lookup_extended (places, &id, NULL, &place);
          last = id;
        }
      if (!known)
        continue;
      AnnoIndexLayer layer = take_layer (self, get);
      g_array_append_val (layers, layer);
    }
  if (known)
    set_layers (self, GPOINTER_TO_UINT (place), layers);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
load_layers (AnnoIndexRows *self, AnnoIndexStore *store, GError **error)
{
  g_autoptr (GArray) layers = g_array_new (FALSE, FALSE, sizeof (AnnoIndexLayer));

  if (self->rows->len > ANNO_INDEX_FEW_ROWS)
    return load_all_layers (self, store, layers, error);
  for (guint i = 0; i < self->rows->len; i++)
    if (!load_layers_of (self, store, i, layers, error))
      return FALSE;
  return TRUE;
}

AnnoIndexRows *
anno_index_rows_read (AnnoIndexStore *store, const char *after, guint limit, GError **error)
{
  g_return_val_if_fail (store != NULL, NULL);

  g_autoptr (AnnoIndexRows) self = rows_new ();
  g_autoptr (GError) problem = NULL;
  g_autofree char *place = after != NULL ? anno_corpus_signs_place (after) : g_strdup ("");
  sqlite3_stmt *get = anno_index_store_get (
      store, "SELECT " COLUMNS " FROM article WHERE place > ? ORDER BY place LIMIT ?", error);
  if (get == NULL)
    return NULL;
  anno_index_bind_bytes (get, 1, place);
  sqlite3_bind_int64 (get, 2, limit > 0 ? (gint64) limit : -1);
  while (anno_index_store_step (store, get, &problem))
    add_row (self, get);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  return load_layers (self, store, error) ? g_steal_pointer (&self) : NULL;
}

AnnoIndexRows *
anno_index_rows_read_these (AnnoIndexStore *store, const char *const *paths, GError **error)
{
  g_return_val_if_fail (store != NULL && paths != NULL, NULL);

  g_autoptr (AnnoIndexRows) self = rows_new ();
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (GError) problem = NULL;
      sqlite3_stmt *get
          = anno_index_store_get (store, "SELECT " COLUMNS " FROM article WHERE path = ?", error);
      if (get == NULL)
        return NULL;
      anno_index_bind_bytes (get, 1, paths[i]);
      if (anno_index_store_step (store, get, &problem))
        add_row (self, get);
      sqlite3_reset (get);
      if (problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
    }
  return load_layers (self, store, error) ? g_steal_pointer (&self) : NULL;
}

guint
anno_index_rows_get_n (const AnnoIndexRows *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->rows->len;
}

const AnnoIndexRow *
anno_index_rows_get (const AnnoIndexRows *self, guint n)
{
  g_return_val_if_fail (self != NULL && n < self->rows->len, NULL);
  return &g_array_index (self->rows, AnnoIndexRow, n);
}

const AnnoIndexLayer *
anno_index_row_find_layer (const AnnoIndexRow *self, const char *slug)
{
  g_return_val_if_fail (self != NULL && slug != NULL, NULL);

  for (guint i = 0; i < self->n_layers; i++)
    if (strcmp (self->layers[i].slug, slug) == 0)
      return &self->layers[i];
  return NULL;
}
