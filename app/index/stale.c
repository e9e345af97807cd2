#include "index/stale.h"

#include <string.h>

/* What the index has of one article. */
typedef struct
{
  gint64 id;
  const AnnoArticleSigns *signs; /* what the corpus has */
  AnnoIndexSign text;
  AnnoIndexSign meta;
  GArray *layers; /* of AnnoLayerSign, or NULL */
} Known;

static void
known_clear (gpointer data)
{
  g_clear_pointer (&((Known *) data)->layers, g_array_unref);
}

void
anno_stale_free (AnnoStale *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->wishes);
  g_hash_table_unref (self->gone);
  g_ptr_array_unref (self->ledgers);
  g_ptr_array_unref (self->lost);
  anno_corpus_signs_free (self->signs);
  g_free (self);
}

static const AnnoLayerSign *
find_layer (const GArray *layers, const char *slug)
{
  for (guint i = 0; layers != NULL && i < layers->len; i++)
    if (strcmp (g_array_index (layers, AnnoLayerSign, i).slug, slug) == 0)
      return &g_array_index (layers, AnnoLayerSign, i);
  return NULL;
}

/* The layers that are to be read: all where the text is another one, because spans quote it. */
static GPtrArray *
list_slugs (const AnnoArticleSigns *signs, const Known *known, gboolean all)
{
  GPtrArray *slugs = g_ptr_array_new ();

  for (guint i = 0; signs->layers != NULL && i < signs->layers->len; i++)
    {
      const AnnoLayerSign *layer = &g_array_index (signs->layers, AnnoLayerSign, i);
      const AnnoLayerSign *had = all ? NULL : find_layer (known->layers, layer->slug);
      if (had == NULL || !anno_index_sign_equal (&had->sign, &layer->sign))
        g_ptr_array_add (slugs, (gpointer) layer->slug);
    }
  return slugs;
}

static guint
count_layers (const GArray *layers)
{
  return layers != NULL ? layers->len : 0;
}

/* NULL where nothing changed. */
static AnnoFactWish *
compare (const AnnoArticleSigns *signs, const Known *known)
{
  gboolean text = known == NULL || !anno_index_sign_equal (&known->text, &signs->text);
  gboolean meta = known == NULL || !anno_index_sign_equal (&known->meta, &signs->meta);
  GPtrArray *slugs = list_slugs (signs, known, text);

  if (!text && !meta && slugs->len == 0
      && count_layers (known->layers) == count_layers (signs->layers))
    {
      g_ptr_array_unref (slugs);
      return NULL;
    }
  AnnoFactWish *wish = g_new0 (AnnoFactWish, 1);
  wish->signs = signs;
  wish->slugs = slugs;
  return wish;
}

/* The articles of the index, by id; those that are gone are noted. */
static gboolean
load_articles (AnnoStale *self, AnnoIndexStore *store, GArray *known, GError **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *get = anno_index_store_get (
      store, "SELECT id, path, sign, meta_sign FROM article ORDER BY id", error);

  if (get == NULL)
    return FALSE;
  while (anno_index_store_step (store, get, &problem))
    {
      g_autofree char *path = anno_index_take_bytes (get, 1);
      Known article
          = { sqlite3_column_int64 (get, 0), g_hash_table_lookup (self->signs->articles, path),
              anno_index_sign_take (get, 2), anno_index_sign_take (get, 3), NULL };
      if (article.signs != NULL)
        g_array_append_val (known, article);
      else
        g_hash_table_add (self->gone, g_steal_pointer (&path));
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static void
add_layer (Known *article, const char *slug, AnnoIndexSign sign)
{
  AnnoLayerSign layer = { slug, sign };

  if (article->layers == NULL)
    article->layers = g_array_sized_new (FALSE, FALSE, sizeof (AnnoLayerSign), 2);
  g_array_append_val (article->layers, layer);
}

static Known *
find_known (GArray *known, gint64 id)
{
  guint from = 0, to = known->len;

  while (from < to)
    {
      guint middle = from + (to - from) / 2;
      if (g_array_index (known, Known, middle).id < id)
        from = middle + 1;
      else
        to = middle;
    }
  return from < known->len && g_array_index (known, Known, from).id == id
             ? &g_array_index (known, Known, from)
             : NULL;
}

/* As they lie in the table, which is fastest. */
static gboolean
load_layers (AnnoIndexStore *store, GArray *known, GError **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *get = anno_index_store_get (store, "SELECT article, slug, sign FROM layer", error);
  const char *slug = "";

  if (get == NULL)
    return FALSE;
  while (anno_index_store_step (store, get, &problem))
    {
      Known *article = find_known (known, sqlite3_column_int64 (get, 0));
      if (article == NULL)
        continue;
      slug = anno_index_take_slug (get, 1, slug);
      add_layer (article, slug, anno_index_sign_take (get, 2));
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

typedef struct
{
  char *place;
  AnnoFactWish *wish;
} Placed;

static int
compare_placed (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Placed *) a)->place, ((const Placed *) b)->place);
}

static void
sort_wishes (GPtrArray *wishes)
{
  g_autofree Placed *placed = g_new (Placed, wishes->len + 1);

  for (guint i = 0; i < wishes->len; i++)
    {
      AnnoFactWish *wish = wishes->pdata[i];
      placed[i] = (Placed){ anno_corpus_signs_place (wish->signs->path), wish };
    }
  qsort (placed, wishes->len, sizeof *placed, compare_placed);
  for (guint i = 0; i < wishes->len; i++)
    {
      wishes->pdata[i] = placed[i].wish;
      g_free (placed[i].place);
    }
}

static void
find_wishes (AnnoStale *self, const GArray *known)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_direct_hash, g_direct_equal);
  GHashTableIter iter;
  gpointer signs;

  for (guint i = 0; i < known->len; i++)
    {
      const Known *article = &g_array_index (known, Known, i);
      AnnoFactWish *wish = compare (article->signs, article);
      g_hash_table_add (seen, (gpointer) article->signs);
      if (wish != NULL)
        g_ptr_array_add (self->wishes, wish);
    }
  g_hash_table_iter_init (&iter, self->signs->articles);
  while (g_hash_table_size (seen) < g_hash_table_size (self->signs->articles)
         && g_hash_table_iter_next (&iter, NULL, &signs))
    if (!g_hash_table_contains (seen, signs))
      g_ptr_array_add (self->wishes, compare (signs, NULL));
  sort_wishes (self->wishes);
}

static gboolean
find_ledgers (AnnoStale *self, AnnoIndexStore *store, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GHashTable) same = g_hash_table_new (g_direct_hash, g_direct_equal);
  sqlite3_stmt *get
      = anno_index_store_get (store, "SELECT slug, sign, name_sign FROM ledger", error);
  GHashTableIter iter;
  gpointer value;

  if (get == NULL)
    return FALSE;
  while (anno_index_store_step (store, get, &problem))
    {
      g_autofree char *slug = anno_index_take_bytes (get, 0);
      AnnoIndexSign people = anno_index_sign_take (get, 1), name = anno_index_sign_take (get, 2);
      AnnoLedgerSigns *signs = g_hash_table_lookup (self->signs->ledgers, slug);
      if (signs == NULL)
        g_ptr_array_add (self->lost, g_steal_pointer (&slug));
      else if (anno_index_sign_equal (&signs->people, &people)
               && anno_index_sign_equal (&signs->name, &name))
        g_hash_table_add (same, signs);
    }
  g_hash_table_iter_init (&iter, self->signs->ledgers);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (!g_hash_table_contains (same, value))
      g_ptr_array_add (self->ledgers, value);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static AnnoStale *
stale_new (AnnoCorpusSigns *signs)
{
  AnnoStale *self = g_new0 (AnnoStale, 1);

  self->signs = signs;
  self->wishes = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_fact_wish_free);
  self->gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ledgers = g_ptr_array_new ();
  self->lost = g_ptr_array_new_with_free_func (g_free);
  return self;
}

AnnoStale *
anno_stale_find (AnnoIndexStore *store, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (store != NULL, NULL);

  AnnoCorpusSigns *signs
      = anno_corpus_signs_take (anno_index_store_get_root (store), cancellable, error);
  if (signs == NULL)
    return NULL;
  g_autoptr (AnnoStale) self = stale_new (signs);
  g_autoptr (GArray) known = g_array_new (FALSE, FALSE, sizeof (Known));
  g_array_set_clear_func (known, known_clear);
  if (!load_articles (self, store, known, error) || !load_layers (store, known, error)
      || !find_ledgers (self, store, error))
    return NULL;
  find_wishes (self, known);
  /* What lies where the walk couldn't go isn't known to be gone. */
  if (!signs->whole)
    {
      g_hash_table_remove_all (self->gone);
      g_ptr_array_set_size (self->lost, 0);
    }
  return g_steal_pointer (&self);
}

AnnoFactWish *
anno_stale_find_one (AnnoIndexStore *store, const AnnoArticleSigns *signs, GError **error)
{
  g_return_val_if_fail (store != NULL && signs != NULL, NULL);

  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *get = anno_index_store_get (
      store, "SELECT id, sign, meta_sign FROM article WHERE path = ?", error);
  g_autoptr (GArray) known = g_array_new (FALSE, FALSE, sizeof (Known));
  g_array_set_clear_func (known, known_clear);
  if (get == NULL)
    return NULL;
  anno_index_bind_bytes (get, 1, signs->path);
  if (!anno_index_store_step (store, get, &problem))
    {
      if (problem == NULL)
        return compare (signs, NULL);
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  Known article = { sqlite3_column_int64 (get, 0), signs, anno_index_sign_take (get, 1),
                    anno_index_sign_take (get, 2), NULL };
  sqlite3_reset (get);
  sqlite3_stmt *layers
      = anno_index_store_get (store, "SELECT slug, sign FROM layer WHERE article = ?", error);
  if (layers == NULL)
    return NULL;
  sqlite3_bind_int64 (layers, 1, article.id);
  while (anno_index_store_step (store, layers, &problem))
    {
      g_autofree char *slug = anno_index_take_bytes (layers, 0);
      add_layer (&article, g_intern_string (slug), anno_index_sign_take (layers, 1));
    }
  g_array_append_val (known, article);
  if (problem == NULL)
    return compare (signs, &article);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}
