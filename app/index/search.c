#include "index/search.h"

#include "index/schema.h"
#include "index/search-filter.h"

#include <string.h>

/* So many spans are gone through before a page is made otherwise. */
#define FEW 65536
/* What so few have is ordered by relevance: what more have ranks none of them. */
#define RELEVANT 500
/* So many articles are looked at for a page, and so many times the full text is asked; then all is
 * gone through after all. */
#define MOST_TRIED 2000
#define MOST_ASKED 300

#define ALL_ARTICLES "SELECT rowid FROM article_words WHERE article_words MATCH ?"
#define ALL_SPANS "SELECT rowid FROM span_words WHERE span_words MATCH ?"

/* A search under way. */
typedef struct
{
  AnnoIndexStore *store;
  const AnnoIndexMap *map;
  const AnnoSearchWish *wish;
  AnnoSearchPlan *plan;
  AnnoSearchFilter *filter;
  GArray *found; /* of gint64: ids of articles, or of spans */
  gboolean all;  /* whether `found` is all there is */
  guint n_rows;  /* of the full text that were gone through */
  guint n_asked; /* times the full text was asked about one article, or layer */
  guint64 n;
  guint64 n_articles;
  guint8 *seen;  /* by article: whether it was counted */
} Search;

AnnoSearchResults *
anno_search_results_new (gboolean spans)
{
  AnnoSearchResults *self = g_new0 (AnnoSearchResults, 1);
  self->hits = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_hit_free);
  self->spans = spans;
  return self;
}

void
anno_search_results_free (AnnoSearchResults *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->hits);
  g_free (self);
}

/* What a row of the full text stands for: an article, or the row itself, a span; 0 where it isn't
 * there any more, or isn't let through. */
static gint64
meant_by (const Search *self, gint64 row)
{
  if (self->plan->spans)
    {
      const AnnoMapLayer *layer = anno_index_map_find_layer (self->map, row);
      return layer != NULL && anno_search_filter_lets_layer (self->filter, layer) ? row : 0;
    }
  guint article = anno_index_map_find_doc (self->map, row);
  return article != 0 && anno_search_filter_lets_article (self->filter, article) ? article : 0;
}

/* Counts what was found, and the article that it is in. */
static void
count (Search *self, gint64 id)
{
  guint article = self->plan->spans ? anno_index_map_find_layer (self->map, id)->article : (guint) id;

  self->n++;
  self->n_articles += !self->seen[article];
  self->seen[article] = TRUE;
}

/* Goes through what the full text gives: all of it, or the first of it. */
static gboolean
go_through (Search *self, guint most, gboolean keep, GError **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *get
      = anno_index_store_get (self->store, self->plan->spans ? ALL_SPANS : ALL_ARTICLES, error);
  gboolean more = FALSE;

  if (get == NULL)
    return FALSE;
  anno_index_bind_text (get, 1, self->plan->wanted);
  g_array_set_size (self->found, 0);
  self->n = self->n_articles = self->n_rows = 0;
  memset (self->seen, 0, self->map->articles->len);
  for (; self->n_rows < most && (more = anno_index_store_step (self->store, get, &problem));
       self->n_rows++)
    {
      gint64 id = meant_by (self, sqlite3_column_int64 (get, 0));
      if (id == 0)
        continue;
      count (self, id);
      if (keep)
        g_array_append_val (self->found, id);
    }
  sqlite3_reset (get);
  self->all = !more;
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* Where only articles are asked for, and none of their words. */
static void
take_let_through (Search *self)
{
  for (guint i = 0; i < self->map->by_date->len; i++)
    {
      gint64 id = g_array_index (self->map->by_date, guint, i);
      if (anno_search_filter_lets_article (self->filter, (guint) id))
        g_array_append_val (self->found, id);
    }
  self->n = self->n_articles = self->found->len;
  self->all = TRUE;
}

static guint
rank_of (const Search *self, gint64 id)
{
  guint article
      = self->plan->spans ? anno_index_map_find_layer (self->map, id)->article : (guint) id;
  return g_array_index (self->map->articles, AnnoMapArticle, article).rank;
}

/* Spans of one article by who made them, then by place: ids of layers tell nothing. */
static int
compare_by_date (gconstpointer a, gconstpointer b, gpointer data)
{
  const Search *self = data;
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;
  guint rank_x = rank_of (self, x), rank_y = rank_of (self, y);

  if (rank_x != rank_y)
    return rank_x < rank_y ? -1 : 1;
  int by_slug = strcmp (anno_index_map_find_layer (self->map, x)->slug,
                        anno_index_map_find_layer (self->map, y)->slug);
  return by_slug != 0 ? by_slug : x < y ? -1 : x > y;
}

/* Adds what the rows that @get gives stand for. */
static gboolean
add_found (Search *self, sqlite3_stmt *get, GError **error)
{
  g_autoptr (GError) problem = NULL;

  while (anno_index_store_step (self->store, get, &problem))
    {
      gint64 id = meant_by (self, sqlite3_column_int64 (get, 0));
      if (id != 0)
        g_array_append_val (self->found, id);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* As the full text ranks them. For that it counts all that has any of the words, or keys: of spans,
 * too many. */
static gboolean
order_by_relevance (Search *self, GError **error)
{
  sqlite3_stmt *get
      = anno_index_store_get (self->store, ALL_ARTICLES " ORDER BY rank, rowid", error);

  if (get == NULL)
    return FALSE;
  anno_index_bind_text (get, 1, self->plan->wanted);
  g_array_set_size (self->found, 0);
  return add_found (self, get, error);
}

/* The rows of one article, or one layer, that the expression finds. */
static gboolean
try_range (Search *self, const char *wanted, gint64 from, gint64 to, GError **error)
{
  sqlite3_stmt *get
      = anno_index_store_get (self->store,
                              self->plan->spans ? ALL_SPANS " AND rowid BETWEEN ? AND ?"
                                                : ALL_ARTICLES " AND rowid BETWEEN ? AND ?",
                              error);

  if (get == NULL)
    return FALSE;
  self->n_asked++;
  anno_index_bind_text (get, 1, wanted);
  sqlite3_bind_int64 (get, 2, from);
  sqlite3_bind_int64 (get, 3, to);
  return add_found (self, get, error);
}

/* Of the people that are asked for, those whom the layer mentions; NULL on error. Whoever says
 * something in a layer is mentioned there, too. */
static GHashTable *
list_people (Search *self, gint64 layer, GError **error)
{
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *get = anno_index_store_get (
      self->store, "SELECT key FROM tally WHERE layer = ? AND kind = 1", error);

  if (get == NULL)
    return NULL;
  sqlite3_bind_int64 (get, 1, layer);
  while (anno_index_store_step (self->store, get, &problem))
    if (g_hash_table_contains (self->plan->people, sqlite3_column_text (get, 0)))
      g_hash_table_add (people, anno_index_take_text (get, 0));
  if (problem == NULL)
    return g_steal_pointer (&people);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

/* To ask for everybody of a name that many have costs far more than to ask for those who are
 * there. */
static gboolean
try_layer (Search *self, gint64 layer, GError **error)
{
  gint64 from = layer * ANNO_INDEX_SPANS, to = from + ANNO_INDEX_SPANS - 1;

  if (self->plan->people == NULL)
    return try_range (self, self->plan->wanted, from, to, error);
  g_autoptr (GHashTable) people = list_people (self, layer, error);
  if (people == NULL)
    return FALSE;
  g_autofree char *wanted
      = g_hash_table_size (people) > 0 ? anno_search_plan_narrow (self->plan, people) : NULL;
  return wanted == NULL || try_range (self, wanted, from, to, error);
}

static gboolean
try_article (Search *self, guint id, GError **error)
{
  const AnnoMapArticle *article = &g_array_index (self->map->articles, AnnoMapArticle, id);

  if (!self->plan->spans)
    return try_range (self, self->plan->wanted, article->doc, article->doc, error);
  for (guint i = 0; i < article->n_layers; i++)
    {
      gint64 layer = g_array_index (self->map->order, gint64, article->first_layer + i);
      if (!try_layer (self, layer, error))
        return FALSE;
    }
  return TRUE;
}

/* Fills the page with what many have: tries the articles by date. */
static gboolean
try_by_date (Search *self, GError **error)
{
  guint wanted = self->wish->offset + self->wish->limit, tried = 0;

  g_array_set_size (self->found, 0);
  for (guint i = 0; i < self->map->by_date->len && self->found->len < wanted && tried < MOST_TRIED
                    && self->n_asked < MOST_ASKED;
       i++)
    {
      guint id = g_array_index (self->map->by_date, guint, i);
      if (!anno_search_filter_lets_article (self->filter, id))
        continue;
      tried++;
      if (!try_article (self, id, error))
        return FALSE;
    }
  if (self->found->len >= wanted)
    {
      self->n = MAX (self->n, self->found->len);
      return TRUE;
    }
  return go_through (self, G_MAXUINT, TRUE, error);
}

/* Many are in order sooner by going through all articles in that order. */
static void
order_articles (Search *self)
{
  g_autofree guint8 *is_found = g_new0 (guint8, self->map->articles->len);

  for (guint i = 0; i < self->found->len; i++)
    is_found[g_array_index (self->found, gint64, i)] = TRUE;
  g_array_set_size (self->found, 0);
  for (guint i = 0; i < self->map->by_date->len; i++)
    {
      gint64 id = g_array_index (self->map->by_date, guint, i);
      if (is_found[id])
        g_array_append_val (self->found, id);
    }
}

static gboolean
order (Search *self, GError **error)
{
  if (self->wish->order == ANNO_SEARCH_BY_RELEVANCE && self->n_rows <= RELEVANT
      && !self->plan->spans)
    return order_by_relevance (self, error);
  if (self->plan->spans)
    g_array_sort_with_data (self->found, compare_by_date, self);
  else
    order_articles (self);
  return TRUE;
}

static gboolean
find (Search *self, GError **error)
{
  if (self->plan->is_hopeless)
    {
      self->all = TRUE;
      return TRUE;
    }
  if (self->plan->wanted == NULL)
    {
      take_let_through (self);
      return TRUE;
    }
  if (self->wish->limit == 0)
    return go_through (self, G_MAXUINT, FALSE, error);
  gboolean by_parts = self->plan->spans && !self->plan->has_prefix && !self->wish->count;
  gboolean at_once = by_parts && self->plan->people != NULL;
  if (!at_once && !go_through (self, by_parts ? FEW : G_MAXUINT, TRUE, error))
    return FALSE;
  if (!self->all && !try_by_date (self, error))
    return FALSE;
  return !self->all || order (self, error);
}

static gboolean
load_hits (Search *self, const AnnoQuery *query, GPtrArray *hits, GError **error)
{
  g_autoptr (AnnoMatcher) matcher = anno_matcher_new (query);
  guint end = MIN (self->found->len, self->wish->offset + self->wish->limit);

  for (guint i = self->wish->offset; i < end; i++)
    {
      g_autoptr (GError) problem = NULL;
      gint64 id = g_array_index (self->found, gint64, i);
      AnnoHit *hit = self->plan->spans ? anno_hit_load_span (self->store, matcher, id, &problem)
                                       : anno_hit_load_article (self->store, matcher, id, &problem);
      if (hit != NULL)
        g_ptr_array_add (hits, hit);
      if (problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
    }
  return TRUE;
}

AnnoSearchResults *
anno_search_run (AnnoIndexStore *store, const AnnoIndexMap *map, const AnnoQuery *query,
                 const AnnoSearchWish *wish, GError **error)
{
  g_return_val_if_fail (store != NULL && map != NULL && query != NULL && wish != NULL, NULL);

  g_autoptr (AnnoSearchPlan) plan = anno_search_plan_new (store, query, error);
  g_autoptr (AnnoSearchFilter) filter
      = plan != NULL ? anno_search_filter_new (store, map, query, plan, wish->scope, error) : NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree guint8 *seen = g_new0 (guint8, map->articles->len + 1);
  Search self = { .store = store, .map = map, .wish = wish, .plan = plan, .filter = filter,
                  .found = found, .seen = seen };
  if (filter == NULL || !find (&self, error))
    return NULL;
  g_autoptr (AnnoSearchResults) results = anno_search_results_new (plan->spans);
  if (!load_hits (&self, query, results->hits, error))
    return NULL;
  results->n = self.n;
  results->n_articles = self.all ? self.n_articles : 0;
  results->is_exact = self.all;
  results->is_complete = map->complete;
  return g_steal_pointer (&results);
}
