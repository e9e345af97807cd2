#include "index/search-filter.h"

#include "index/index-names.h"

#include <string.h>

/* What is asked of a layer. */
typedef struct
{
  const AnnoClause *clause;
  GHashTable *slugs; /* of BY; interned */
  guint states;      /* of STATE: a bit for each */
} LayerClause;

struct _AnnoSearchFilter
{
  const AnnoIndexMap *map;
  guint8 *lets;   /* by article: whether it is let through */
  GArray *layers; /* of LayerClause */
};

static void
layer_clause_clear (gpointer data)
{
  g_clear_pointer (&((LayerClause *) data)->slugs, g_hash_table_unref);
}

void
anno_search_filter_free (AnnoSearchFilter *self)
{
  if (self == NULL)
    return;
  g_free (self->lets);
  g_array_unref (self->layers);
  g_free (self);
}

static const AnnoMapArticle *
get_article (const AnnoSearchFilter *self, guint id)
{
  return &g_array_index (self->map->articles, AnnoMapArticle, id);
}

static void
filter_date (AnnoSearchFilter *self, const AnnoClause *clause)
{
  guint from = MAX (anno_index_map_day (clause->from, 0), 1);
  guint to = anno_index_map_day (clause->to, 9);

  for (guint id = 0; id < self->map->articles->len; id++)
    {
      guint day = get_article (self, id)->day;
      if ((day >= from && day <= to) == clause->is_not)
        self->lets[id] = FALSE;
    }
}

/* Lets only those through that @found has, or hasn't. */
static void
retain (AnnoSearchFilter *self, const guint8 *found, gboolean is_not)
{
  for (guint id = 0; id < self->map->articles->len; id++)
    if ((found[id] != 0) == is_not)
      self->lets[id] = FALSE;
}

/* Where the index is damaged, an id may be anything. */
static void
note_found (const AnnoSearchFilter *self, guint8 *found, gint64 id)
{
  if (id >= 0 && id < self->map->articles->len)
    found[id] = TRUE;
}

static gboolean
filter_source (AnnoSearchFilter *self, AnnoIndexStore *store, const AnnoClause *clause,
               GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree guint8 *found = g_new0 (guint8, self->map->articles->len + 1);
  sqlite3_stmt *get = anno_index_store_get (
      store, "SELECT id, source FROM article WHERE source IS NOT NULL", error);

  if (get == NULL)
    return FALSE;
  while (anno_index_store_step (store, get, &problem))
    if (anno_index_names_fits (clause, (const char *) sqlite3_column_text (get, 1)))
      note_found (self, found, sqlite3_column_int64 (get, 0));
  retain (self, found, clause->is_not);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
filter_scope (AnnoSearchFilter *self, AnnoIndexStore *store, const char *scope, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree guint8 *found = g_new0 (guint8, self->map->articles->len + 1);
  g_autofree char *below = g_strconcat (scope != NULL ? scope : "", "/", NULL);
  g_autofree char *behind = g_strconcat (scope != NULL ? scope : "", "0", NULL); /* '/' + 1 */

  if (scope == NULL || *scope == '\0')
    return TRUE;
  sqlite3_stmt *get = anno_index_store_get (
      store, "SELECT id FROM article WHERE path = ? OR (path > ? AND path < ?)", error);
  if (get == NULL)
    return FALSE;
  anno_index_bind_bytes (get, 1, scope);
  anno_index_bind_bytes (get, 2, below);
  anno_index_bind_bytes (get, 3, behind);
  while (anno_index_store_step (store, get, &problem))
    note_found (self, found, sqlite3_column_int64 (get, 0));
  retain (self, found, FALSE);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static guint
states_of (const AnnoClause *clause)
{
  guint states = 0;

  for (guint i = 0; anno_index_map_state_name (i) != NULL; i++)
    if (anno_index_names_fits (clause, anno_index_map_state_name (i)))
      states |= 1u << i;
  return states;
}

static gboolean
add_layer_clause (AnnoSearchFilter *self, AnnoIndexStore *store, const AnnoClause *clause,
                  GError **error)
{
  LayerClause layer = { clause, NULL, 0 };

  if (clause->kind == ANNO_CLAUSE_BY)
    {
      layer.slugs = anno_index_names_slugs (store, clause, error);
      if (layer.slugs == NULL)
        return FALSE;
    }
  else
    layer.states = states_of (clause);
  g_array_append_val (self->layers, layer);
  return TRUE;
}

static gboolean
fits (const LayerClause *clause, const AnnoMapLayer *layer)
{
  if (clause->clause->kind == ANNO_CLAUSE_BY)
    return g_hash_table_contains (clause->slugs, layer->slug);
  return layer->state < 32 && (clause->states >> layer->state & 1) != 0;
}

static gboolean
lets_layer (const AnnoSearchFilter *self, const AnnoMapLayer *layer)
{
  for (guint i = 0; i < self->layers->len; i++)
    {
      const LayerClause *clause = &g_array_index (self->layers, LayerClause, i);
      if (fits (clause, layer) == clause->clause->is_not)
        return FALSE;
    }
  return TRUE;
}

/* Whether an article that nobody has begun is asked for. */
static gboolean
lets_nobody (const AnnoSearchFilter *self)
{
  for (guint i = 0; i < self->layers->len; i++)
    {
      const LayerClause *clause = &g_array_index (self->layers, LayerClause, i);
      gboolean is_new = clause->clause->kind == ANNO_CLAUSE_STATE && (clause->states & 1) != 0;
      if (is_new == clause->clause->is_not)
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_wanted_layers (const AnnoSearchFilter *self)
{
  for (guint i = 0; i < self->layers->len; i++)
    if (!g_array_index (self->layers, LayerClause, i).clause->is_not)
      return TRUE;
  return FALSE;
}

/* One layer that is as asked for; where only something isn't wanted, none that is so. */
static gboolean
lets_by_layers (const AnnoSearchFilter *self, const AnnoMapArticle *article, gboolean wants_one)
{
  for (guint i = 0; i < article->n_layers; i++)
    {
      gint64 id = g_array_index (self->map->order, gint64, article->first_layer + i);
      if (lets_layer (self, &g_array_index (self->map->layers, AnnoMapLayer, id)) == wants_one)
        return wants_one;
    }
  return article->n_layers == 0 ? lets_nobody (self) : !wants_one;
}

static void
filter_layers (AnnoSearchFilter *self)
{
  gboolean wants_one = has_wanted_layers (self);

  if (self->layers->len == 0)
    return;
  for (guint id = 0; id < self->map->articles->len; id++)
    if (self->lets[id] && !lets_by_layers (self, get_article (self, id), wants_one))
      self->lets[id] = FALSE;
}

static guint
article_of (const AnnoSearchFilter *self, gboolean spans, gint64 row)
{
  const AnnoMapLayer *layer = spans ? anno_index_map_find_layer (self->map, row) : NULL;

  if (spans)
    return layer != NULL ? layer->article : 0;
  return anno_index_map_find_doc (self->map, row);
}

/* Takes out the articles in which the expression finds something. */
static gboolean
filter_unwanted (AnnoSearchFilter *self, AnnoIndexStore *store, gboolean spans,
                 const char *expression, GError **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *get
      = anno_index_store_get (store,
                              spans ? "SELECT rowid FROM span_words WHERE span_words MATCH ?"
                                    : "SELECT rowid FROM article_words WHERE article_words MATCH ?",
                              error);

  if (get == NULL)
    return FALSE;
  anno_index_bind_text (get, 1, expression);
  while (anno_index_store_step (store, get, &problem))
    self->lets[article_of (self, spans, sqlite3_column_int64 (get, 0))] = FALSE;
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
filter_clause (AnnoSearchFilter *self, AnnoIndexStore *store, const AnnoClause *clause,
               GError **error)
{
  switch (clause->kind)
    {
    case ANNO_CLAUSE_DATE:
      filter_date (self, clause);
      return TRUE;
    case ANNO_CLAUSE_SOURCE:
      return filter_source (self, store, clause, error);
    case ANNO_CLAUSE_BY:
    case ANNO_CLAUSE_STATE:
      return add_layer_clause (self, store, clause, error);
    default:
      return TRUE;
    }
}

static gboolean
set_up (AnnoSearchFilter *self, AnnoIndexStore *store, const AnnoQuery *query,
        const AnnoSearchPlan *plan, GError **error)
{
  for (guint id = 1; id < self->map->articles->len; id++)
    self->lets[id] = get_article (self, id)->is_there;
  for (guint i = 0; i < anno_query_get_n (query); i++)
    if (!filter_clause (self, store, anno_query_get_clause (query, i), error))
      return FALSE;
  if (!plan->spans)
    filter_layers (self);
  if (plan->unwanted != NULL && !filter_unwanted (self, store, FALSE, plan->unwanted, error))
    return FALSE;
  for (guint i = 0; i < plan->no_spans->len; i++)
    if (!filter_unwanted (self, store, TRUE, plan->no_spans->pdata[i], error))
      return FALSE;
  return TRUE;
}

AnnoSearchFilter *
anno_search_filter_new (AnnoIndexStore *store, const AnnoIndexMap *map, const AnnoQuery *query,
                        const AnnoSearchPlan *plan, const char *scope, GError **error)
{
  g_return_val_if_fail (store != NULL && map != NULL && query != NULL && plan != NULL, NULL);

  g_autoptr (AnnoSearchFilter) self = g_new0 (AnnoSearchFilter, 1);
  self->map = map;
  self->lets = g_new0 (guint8, map->articles->len + 1);
  self->layers = g_array_new (FALSE, FALSE, sizeof (LayerClause));
  g_array_set_clear_func (self->layers, layer_clause_clear);
  return set_up (self, store, query, plan, error) && filter_scope (self, store, scope, error)
             ? g_steal_pointer (&self)
             : NULL;
}

gboolean
anno_search_filter_lets_article (const AnnoSearchFilter *self, guint article)
{
  return article < self->map->articles->len && self->lets[article];
}

gboolean
anno_search_filter_lets_layer (const AnnoSearchFilter *self, const AnnoMapLayer *layer)
{
  return anno_search_filter_lets_article (self, layer->article) && lets_layer (self, layer);
}
