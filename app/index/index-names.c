#include "index/index-names.h"

#include "index/words.h"

#include <string.h>

/* How well a name fits what was typed. */
typedef enum
{
  FITS_NOT,
  FITS_BEGUN, /* its last word goes on, or more words follow, or are before */
  FITS_WHOLE,
} Fit;

/* @names: words with a blank behind each, as in the index. */
static gboolean
holds (const char *names, const AnnoClause *clause)
{
  g_autoptr (GString) wanted = g_string_new (" ");
  g_autofree char *padded = g_strconcat (" ", names, NULL);

  for (guint i = 0; i < clause->words->len; i++)
    {
      g_string_append (wanted, clause->words->pdata[i]);
      if (!clause->is_prefix || i + 1 < clause->words->len)
        g_string_append_c (wanted, ' ');
    }
  return strstr (padded, wanted->str) != NULL;
}

static Fit
fit (const AnnoClause *clause, const char *name)
{
  g_autoptr (GPtrArray) words = anno_words_list (name);
  g_autoptr (GString) row = g_string_new (NULL);
  gboolean same = words->len == clause->words->len;

  for (guint i = 0; i < words->len; i++)
    {
      same = same && strcmp (words->pdata[i], clause->words->pdata[i]) == 0;
      g_string_append_printf (row, "%s ", (const char *) words->pdata[i]);
    }
  if (same)
    return FITS_WHOLE;
  return holds (row->str, clause) ? FITS_BEGUN : FITS_NOT;
}

gboolean
anno_index_names_fits (const AnnoClause *clause, const char *name)
{
  g_return_val_if_fail (clause != NULL, FALSE);
  return name != NULL && fit (clause, name) != FITS_NOT;
}

static Fit
better (Fit a, Fit b)
{
  return MAX (a, b);
}

/* The ids of the types that fit @wanted. */
static void
add_types (GPtrArray *ids, const AnnoClause *clause, AnnoTagset *tagset, Fit wanted)
{
  for (guint i = 0; tagset != NULL && i < anno_tagset_get_n_tags (tagset); i++)
    {
      const AnnoTag *tag = anno_tagset_get_tag (tagset, i);
      if (better (fit (clause, tag->id), fit (clause, tag->name)) != wanted)
        continue;
      g_ptr_array_add (ids, g_strdup (tag->id));
      for (guint k = 0; k < tag->formerly->len; k++)
        g_ptr_array_add (ids, g_strdup (tag->formerly->pdata[k]));
    }
}

/* Those that layers have, whatever the tagset says. */
static gboolean
add_used_types (GPtrArray *ids, AnnoIndexStore *store, const AnnoClause *clause, AnnoTagset *tagset,
                Fit wanted, GError **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *get = anno_index_store_get (store, "SELECT key FROM total WHERE kind = 0", error);

  if (get == NULL)
    return FALSE;
  while (anno_index_store_step (store, get, &problem))
    {
      const char *id = (const char *) sqlite3_column_text (get, 0);
      if ((tagset == NULL || anno_tagset_find (tagset, id) == NULL) && fit (clause, id) == wanted)
        g_ptr_array_add (ids, g_strdup (id));
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

GPtrArray *
anno_index_names_tags (AnnoIndexStore *store, const AnnoClause *clause, AnnoTagset *tagset,
                       GError **error)
{
  g_return_val_if_fail (store != NULL && clause != NULL, NULL);

  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  for (Fit wanted = FITS_WHOLE; wanted > FITS_NOT && ids->len == 0; wanted--)
    {
      add_types (ids, clause, tagset, wanted);
      if (!add_used_types (ids, store, clause, tagset, wanted, error))
        return NULL;
    }
  return g_steal_pointer (&ids);
}

GPtrArray *
anno_index_names_people (AnnoIndexStore *store, const AnnoClause *clause, GError **error)
{
  g_return_val_if_fail (store != NULL && clause != NULL, NULL);

  g_autoptr (GPtrArray) iris = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *get
      = anno_index_store_get (store, "SELECT DISTINCT iri, names FROM person ORDER BY iri", error);
  if (get == NULL)
    return NULL;
  while (anno_index_store_step (store, get, &problem))
    if (holds ((const char *) sqlite3_column_text (get, 1), clause))
      g_ptr_array_add (iris, anno_index_take_text (get, 0));
  if (strchr (clause->text, ':') != NULL)
    g_ptr_array_add (iris, g_strdup (clause->text));
  if (problem == NULL)
    return g_steal_pointer (&iris);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

GHashTable *
anno_index_names_slugs (AnnoIndexStore *store, const AnnoClause *clause, GError **error)
{
  g_return_val_if_fail (store != NULL && clause != NULL, NULL);

  g_autoptr (GHashTable) slugs = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *get = anno_index_store_get (store, "SELECT slug, name FROM ledger", error);
  Fit best = FITS_BEGUN;
  if (get == NULL)
    return NULL;
  while (anno_index_store_step (store, get, &problem))
    {
      g_autofree char *slug = anno_index_take_bytes (get, 0);
      g_autofree char *shown = g_utf8_make_valid (slug, -1);
      const char *name = (const char *) sqlite3_column_text (get, 1);
      Fit fits = better (fit (clause, shown), name != NULL ? fit (clause, name) : FITS_NOT);
      if (fits > best)
        g_hash_table_remove_all (slugs);
      best = better (best, fits);
      if (fits == best)
        g_hash_table_add (slugs, (gpointer) g_intern_string (slug));
    }
  if (problem == NULL)
    return g_steal_pointer (&slugs);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}
