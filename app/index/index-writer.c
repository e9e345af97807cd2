#include "index/index-writer.h"

#include "index/layer-record.h"
#include "index/schema.h"
#include "index/words.h"

#include <string.h>

struct _AnnoIndexWriter
{
  AnnoIndexStore *store;
  AnnoLayerRecord *layers;
  gint64 next_doc;
  gint64 n_dead; /* texts that are still in the full text, under numbers that nothing has */
};

/* What the index has of an article. */
typedef struct
{
  gint64 id; /* 0: nothing */
  gint64 doc;
  AnnoIndexSign meta_sign;
  char *sha256;
} Known;

static void
known_clear (Known *self)
{
  g_free (self->sha256);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Known, known_clear)

AnnoIndexWriter *
anno_index_writer_new (AnnoIndexStore *store)
{
  g_return_val_if_fail (store != NULL, NULL);

  AnnoIndexWriter *self = g_new0 (AnnoIndexWriter, 1);
  self->store = store;
  self->layers = anno_layer_record_new (store);
  return self;
}

void
anno_index_writer_free (AnnoIndexWriter *self)
{
  if (self == NULL)
    return;
  anno_index_store_rollback (self->store);
  anno_layer_record_free (self->layers);
  g_free (self);
}

gboolean
anno_index_writer_begin (AnnoIndexWriter *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!anno_index_store_begin (self->store, error))
    return FALSE;
  self->next_doc = anno_index_store_get_number (self->store, "next-doc", 1);
  self->n_dead = anno_index_store_get_number (self->store, "dead-docs", 0);
  anno_layer_record_begin (self->layers);
  return TRUE;
}

gboolean
anno_index_writer_commit (AnnoIndexWriter *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (anno_layer_record_finish (self->layers, error)
      && anno_index_store_set_number (self->store, "next-doc", self->next_doc, error)
      && anno_index_store_set_number (self->store, "dead-docs", self->n_dead, error)
      && anno_index_store_commit (self->store, error))
    return TRUE;
  anno_index_store_rollback (self->store);
  return FALSE;
}

static gboolean
find_article (AnnoIndexWriter *self, const char *path, Known *known, GError **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *find = anno_index_store_get (
      self->store, "SELECT id, doc, meta_sign, sha256 FROM article WHERE path = ?", error);

  if (find == NULL)
    return FALSE;
  anno_index_bind_bytes (find, 1, path);
  if (anno_index_store_step (self->store, find, &problem))
    {
      known->id = sqlite3_column_int64 (find, 0);
      known->doc = sqlite3_column_int64 (find, 1);
      known->meta_sign = anno_index_sign_take (find, 2);
      known->sha256 = anno_index_take_text (find, 3);
      sqlite3_reset (find);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* Of the articles that are gone, one with that text; NULL for none. */
static char *
find_moved (AnnoIndexWriter *self, const char *sha256, GHashTable *gone)
{
  sqlite3_stmt *find = anno_index_store_get (
      self->store, "SELECT path FROM article WHERE sha256 = ? ORDER BY id LIMIT 1000", NULL);
  char *found = NULL;

  if (find == NULL)
    return NULL;
  anno_index_bind_text (find, 1, sha256);
  while (found == NULL && anno_index_store_step (self->store, find, NULL))
    {
      g_autofree char *path = anno_index_take_bytes (find, 0);
      if (g_hash_table_contains (gone, path))
        found = g_steal_pointer (&path);
    }
  sqlite3_reset (find);
  return found;
}

static gboolean
move_article (AnnoIndexWriter *self, const char *from, const char *to, GError **error)
{
  sqlite3_stmt *move = anno_index_store_get (
      self->store, "UPDATE article SET path = ?, place = ? WHERE path = ?", error);
  g_autofree char *place = anno_corpus_signs_place (to);

  if (move == NULL)
    return FALSE;
  anno_index_bind_bytes (move, 1, to);
  anno_index_bind_bytes (move, 2, place);
  anno_index_bind_bytes (move, 3, from);
  return anno_index_store_run (self->store, move, error);
}

/* The row of the article, made where there is none. */
static gboolean
get_article (AnnoIndexWriter *self, const AnnoArticleFacts *facts, GHashTable *gone,
             char **moved_from, Known *known, GError **error)
{
  if (!find_article (self, facts->path, known, error))
    return FALSE;
  if (known->id != 0)
    return TRUE;
  g_autofree char *from = facts->sha256 != NULL && gone != NULL && g_hash_table_size (gone) > 0
                              ? find_moved (self, facts->sha256, gone)
                              : NULL;
  if (from != NULL)
    {
      if (!move_article (self, from, facts->path, error))
        return FALSE;
      g_hash_table_remove (gone, from);
      if (moved_from != NULL)
        *moved_from = g_steal_pointer (&from);
      return find_article (self, facts->path, known, error);
    }
  sqlite3_stmt *add = anno_index_store_get (
      self->store, "INSERT INTO article (path, place) VALUES (?, ?) RETURNING id", error);
  g_autofree char *place = anno_corpus_signs_place (facts->path);
  if (add == NULL)
    return FALSE;
  anno_index_bind_bytes (add, 1, facts->path);
  anno_index_bind_bytes (add, 2, place);
  if (!anno_index_store_step (self->store, add, error))
    return FALSE;
  known->id = sqlite3_column_int64 (add, 0);
  sqlite3_reset (add);
  return TRUE;
}

/* The words of the text get a new number; nothing where they are the same. */
static gboolean
put_words (AnnoIndexWriter *self, const AnnoArticleFacts *facts, Known *known, GError **error)
{
  if (facts->words == NULL)
    {
      self->n_dead += known->doc != 0;
      known->doc = 0;
      return TRUE;
    }
  if (known->doc != 0 && g_strcmp0 (known->sha256, facts->sha256) == 0
      && anno_index_sign_equal (&known->meta_sign, &facts->meta_sign))
    return TRUE;
  sqlite3_stmt *add = anno_index_store_get (
      self->store, "INSERT INTO article_words (rowid, words) VALUES (?, ?)", error);
  if (add == NULL)
    return FALSE;
  self->n_dead += known->doc != 0;
  known->doc = self->next_doc++;
  sqlite3_bind_int64 (add, 1, known->doc);
  sqlite3_bind_text (add, 2, facts->words->str, (int) facts->words->len, SQLITE_STATIC);
  return anno_index_store_run (self->store, add, error);
}

static gboolean
put_facts (AnnoIndexWriter *self, const AnnoArticleFacts *facts, const Known *known, GError **error)
{
  sqlite3_stmt *put = anno_index_store_get (
      self->store,
      "UPDATE article SET doc = ?, sign = ?, meta_sign = ?, sha256 = ?, title = ?, byline = ?,"
      " date = ?, date_origin = ?, source = ?, url = ?, name = ?, problem = ?, there = ? WHERE id "
      "= ?",
      error);

  if (put == NULL)
    return FALSE;
  if (known->doc != 0)
    sqlite3_bind_int64 (put, 1, known->doc);
  anno_index_sign_bind (&facts->sign, put, 2);
  anno_index_sign_bind (&facts->meta_sign, put, 3);
  anno_index_bind_text (put, 4, facts->sha256);
  anno_index_bind_text (put, 5, facts->title);
  anno_index_bind_text (put, 6, facts->byline);
  anno_index_bind_text (put, 7, facts->date);
  anno_index_bind_text (put, 8, facts->date_origin);
  anno_index_bind_text (put, 9, facts->source);
  anno_index_bind_text (put, 10, facts->url);
  anno_index_bind_text (put, 11, facts->name);
  anno_index_bind_text (put, 12, facts->problem);
  sqlite3_bind_int (put, 13, facts->sign.size >= 0);
  sqlite3_bind_int64 (put, 14, known->id);
  return anno_index_store_run (self->store, put, error);
}

gboolean
anno_index_writer_put (AnnoIndexWriter *self, const AnnoArticleFacts *facts,
                       const AnnoArticleSigns *signs, GHashTable *gone, char **moved_from,
                       GError **error)
{
  g_return_val_if_fail (self != NULL && facts != NULL && signs != NULL, FALSE);

  g_auto (Known) known = { .meta_sign = ANNO_INDEX_NO_SIGN };
  if (!get_article (self, facts, gone, moved_from, &known, error)
      || !put_words (self, facts, &known, error) || !put_facts (self, facts, &known, error)
      || !anno_layer_record_retain (self->layers, known.id, signs->layers, error))
    return FALSE;
  for (guint i = 0; i < facts->layers->len; i++)
    if (!anno_layer_record_put (self->layers, known.id, facts->layers->pdata[i], error))
      return FALSE;
  return TRUE;
}

gboolean
anno_index_writer_remove (AnnoIndexWriter *self, const char *path, GError **error)
{
  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  g_auto (Known) known = { 0 };
  if (!find_article (self, path, &known, error))
    return FALSE;
  if (known.id == 0)
    return TRUE;
  sqlite3_stmt *remove
      = anno_index_store_get (self->store, "DELETE FROM article WHERE id = ?", error);
  if (remove == NULL || !anno_layer_record_retain (self->layers, known.id, NULL, error))
    return FALSE;
  self->n_dead += known.doc != 0;
  sqlite3_bind_int64 (remove, 1, known.id);
  return anno_index_store_run (self->store, remove, error);
}

static gboolean
run_on_slug (AnnoIndexWriter *self, const char *sql, const char *slug, GError **error)
{
  sqlite3_stmt *statement = anno_index_store_get (self->store, sql, error);

  if (statement == NULL)
    return FALSE;
  anno_index_bind_bytes (statement, 1, slug);
  return anno_index_store_run (self->store, statement, error);
}

gboolean
anno_index_writer_remove_ledger (AnnoIndexWriter *self, const char *slug, GError **error)
{
  g_return_val_if_fail (self != NULL && slug != NULL, FALSE);
  return run_on_slug (self, "DELETE FROM person WHERE slug = ?", slug, error)
         && run_on_slug (self, "DELETE FROM ledger WHERE slug = ?", slug, error);
}

static void
add_names (GString *names, AnnoPerson *person)
{
  const AnnoPersonParts *parts = anno_person_get_parts (person);

  anno_words_add (names, parts->name, strlen (parts->name));
  anno_words_add_border (names);
  for (guint i = 0; parts->aliases != NULL && parts->aliases[i] != NULL; i++)
    {
      anno_words_add (names, parts->aliases[i], strlen (parts->aliases[i]));
      anno_words_add_border (names);
    }
}

/* Whoever turned out to be somebody else is found by the names of both. */
static gboolean
put_person (AnnoIndexWriter *self, const char *slug, AnnoPeople *people, AnnoPerson *person,
            GError **error)
{
  sqlite3_stmt *put = anno_index_store_get (
      self->store, "INSERT OR REPLACE INTO person VALUES (?, ?, ?, ?, ?)", error);
  AnnoPerson *real = anno_people_resolve (people, anno_person_get_id (person));
  g_autoptr (GString) names = g_string_new (" ");

  if (put == NULL)
    return FALSE;
  add_names (names, real);
  if (real != person)
    add_names (names, person);
  anno_index_bind_bytes (put, 1, slug);
  anno_index_bind_text (put, 2, anno_person_get_id (person));
  anno_index_bind_text (put, 3, anno_person_get_id (real));
  anno_index_bind_text (put, 4, anno_person_get_name (real));
  anno_index_bind_text (put, 5, names->str);
  return anno_index_store_run (self->store, put, error);
}

gboolean
anno_index_writer_put_ledger (AnnoIndexWriter *self, const AnnoLedgerSigns *signs, const char *name,
                              AnnoPeople *people, GError **error)
{
  g_return_val_if_fail (self != NULL && signs != NULL, FALSE);

  if (!anno_index_writer_remove_ledger (self, signs->slug, error))
    return FALSE;
  sqlite3_stmt *put
      = anno_index_store_get (self->store, "INSERT INTO ledger VALUES (?, ?, ?, ?)", error);
  if (put == NULL)
    return FALSE;
  anno_index_bind_bytes (put, 1, signs->slug);
  anno_index_sign_bind (&signs->people, put, 2);
  anno_index_sign_bind (&signs->name, put, 3);
  anno_index_bind_text (put, 4, name);
  if (!anno_index_store_run (self->store, put, error))
    return FALSE;
  for (guint i = 0; people != NULL && i < anno_people_get_n (people); i++)
    {
      g_autoptr (AnnoPerson) person = g_list_model_get_item (G_LIST_MODEL (people), i);
      if (!put_person (self, signs->slug, people, person, error))
        return FALSE;
    }
  return TRUE;
}
