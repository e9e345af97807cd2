#include "index/index-map.h"

#include "index/index-update.h"
#include "index/schema.h"

#include <string.h>

#define MOST_IDS 20000000

static const char *const states[] = { "new", "in-progress", "done", "needs-changes" };

void
anno_index_map_free (AnnoIndexMap *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->articles);
  g_array_unref (self->docs);
  g_array_unref (self->layers);
  g_array_unref (self->order);
  g_array_unref (self->by_date);
  g_free (self);
}

static guint
find_state (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_strcmp0 (states[i], name) == 0)
      return i;
  return G_MAXUINT;
}

const char *
anno_index_map_state_name (guint state)
{
  return state < G_N_ELEMENTS (states) ? states[state] : NULL;
}

guint
anno_index_map_day (const char *text, guint rest)
{
  guint day = 0, n = 0;

  for (const char *p = text; p != NULL && *p != '\0' && n < 8; p++)
    if (g_ascii_isdigit (*p))
      {
        day = day * 10 + (guint) (*p - '0');
        n++;
      }
  for (; n < 8; n++)
    day = day * 10 + rest;
  return day;
}

/* Ids are given out one after the other: a larger one was never given out. */
static gboolean
is_id (gint64 id)
{
  return id >= 0 && id < MOST_IDS;
}

static gboolean
fail_damaged (GError **error)
{
  anno_index_error_set (error, SQLITE_CORRUPT, sqlite3_errstr (SQLITE_CORRUPT));
  return FALSE;
}

/* A zeroed place for @at. */
static gpointer
reach (GArray *array, gint64 at)
{
  if (at >= array->len)
    g_array_set_size (array, (guint) at + 1);
  return array->data + (gsize) at * g_array_get_element_size (array);
}

static gboolean
load_articles (AnnoIndexMap *self, AnnoIndexStore *store, GError **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *get = anno_index_store_get (
      store, "SELECT id, doc, date FROM article WHERE there ORDER BY place", error);

  if (get == NULL)
    return FALSE;
  while (anno_index_store_step (store, get, &problem))
    {
      guint id = (guint) sqlite3_column_int64 (get, 0);
      if (!is_id (sqlite3_column_int64 (get, 0)) || !is_id (sqlite3_column_int64 (get, 1)))
        {
          sqlite3_reset (get);
          return fail_damaged (error);
        }
      const char *date = (const char *) sqlite3_column_text (get, 2);
      AnnoMapArticle *article = reach (self->articles, id);
      article->is_there = TRUE;
      article->doc = sqlite3_column_int64 (get, 1);
      article->day = date != NULL ? anno_index_map_day (date, 0) : 0;
      if (article->doc > 0)
        *(guint *) reach (self->docs, article->doc) = id;
      g_array_append_val (self->by_date, id);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
load_layers (AnnoIndexMap *self, AnnoIndexStore *store, GError **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *get = anno_index_store_get (
      store, "SELECT id, article, slug, state, date FROM layer ORDER BY article, slug", error);
  const char *slug = "";

  if (get == NULL)
    return FALSE;
  while (anno_index_store_step (store, get, &problem))
    {
      gint64 id = sqlite3_column_int64 (get, 0);
      guint article = (guint) sqlite3_column_int64 (get, 1);
      if (!is_id (id))
        {
          sqlite3_reset (get);
          return fail_damaged (error);
        }
      slug = anno_index_take_slug (get, 2, slug);
      AnnoMapLayer layer
          = { article, slug, find_state ((const char *) sqlite3_column_text (get, 3)) };
      if (article >= self->articles->len
          || !g_array_index (self->articles, AnnoMapArticle, article).is_there)
        continue;
      AnnoMapArticle *of = &g_array_index (self->articles, AnnoMapArticle, article);
      if (of->day == 0 && sqlite3_column_type (get, 4) != SQLITE_NULL)
        of->day = anno_index_map_day ((const char *) sqlite3_column_text (get, 4), 0);
      of->first_layer = of->n_layers == 0 ? self->order->len : of->first_layer;
      of->n_layers++;
      *(AnnoMapLayer *) reach (self->layers, id) = layer;
      g_array_append_val (self->order, id);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* Days are few: so articles are counted into them, which keeps those of one day as they are. */
static void
sort_by_date (AnnoIndexMap *self)
{
  guint n = self->by_date->len;
  guint *from = (guint *) (gpointer) self->by_date->data;
  g_autofree guint *to = g_new (guint, n + 1);

  if (n == 0)
    return;
  for (guint shift = 0; shift < 32; shift += 16)
    {
      g_autofree guint *places = g_new0 (guint, 65537);
      for (guint i = 0; i < n; i++)
        places[(~g_array_index (self->articles, AnnoMapArticle, from[i]).day >> shift & 0xFFFF)
               + 1]++;
      for (guint i = 1; i < 65536; i++)
        places[i] += places[i - 1];
      for (guint i = 0; i < n; i++)
        to[places[~g_array_index (self->articles, AnnoMapArticle, from[i]).day >> shift & 0xFFFF]++]
            = from[i];
      memcpy (from, to, n * sizeof *to);
    }
  for (guint i = 0; i < n; i++)
    g_array_index (self->articles, AnnoMapArticle, from[i]).rank = i;
}

static GArray *
new_array (guint size)
{
  return g_array_new (FALSE, TRUE, size);
}

AnnoIndexMap *
anno_index_map_load (AnnoIndexStore *store, GError **error)
{
  g_return_val_if_fail (store != NULL, NULL);

  g_autoptr (AnnoIndexMap) self = g_new0 (AnnoIndexMap, 1);
  self->articles = new_array (sizeof (AnnoMapArticle));
  self->docs = new_array (sizeof (guint));
  self->layers = new_array (sizeof (AnnoMapLayer));
  self->order = new_array (sizeof (gint64));
  self->by_date = new_array (sizeof (guint));
  self->version = anno_index_store_get_version (store);
  self->complete = anno_index_is_complete (store);
  if (!load_articles (self, store, error) || !load_layers (self, store, error))
    return NULL;
  sort_by_date (self);
  return g_steal_pointer (&self);
}

const AnnoIndexMap *
anno_index_map_get (AnnoIndexStore *store, GError **error)
{
  g_return_val_if_fail (store != NULL, NULL);

  AnnoIndexMap *map = anno_index_store_get_kept (store);
  if (map != NULL && map->version == anno_index_store_get_version (store))
    return map;
  map = anno_index_map_load (store, error);
  anno_index_store_keep (store, map, (GDestroyNotify) anno_index_map_free);
  return map;
}

guint
anno_index_map_find_doc (const AnnoIndexMap *self, gint64 doc)
{
  return doc >= 0 && doc < self->docs->len ? g_array_index (self->docs, guint, doc) : 0;
}

const AnnoMapLayer *
anno_index_map_find_layer (const AnnoIndexMap *self, gint64 span)
{
  gint64 layer = span / ANNO_INDEX_SPANS;

  if (span < 0 || layer >= self->layers->len)
    return NULL;
  const AnnoMapLayer *found = &g_array_index (self->layers, AnnoMapLayer, layer);
  return found->article != 0 ? found : NULL;
}
