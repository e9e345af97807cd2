#include "index/scan.h"

#include "files/file-ops.h"
#include "files/file-reader.h"
#include "files/folder-scan.h"
#include "formats/json-scan.h"
#include "formats/meta-file.h"
#include "index/article-facts.h"
#include "session/layout.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_THREADS 4
#define AT_ONCE 64                   /* articles that a thread takes at a time */
#define MAX_TEXT (256 * 1024 * 1024) /* bytes: what can be opened */
#define MAX_WORDS (16 * 1024 * 1024) /* bytes of it that are searched, as in the index */

/* What all threads share. */
typedef struct
{
  const char *root;
  const GPtrArray *paths;
  const AnnoMatcher *matcher;
  GHashTable *metas; /* a set of folders in which there are metadata */
  GCancellable *cancellable;
  gint next;      /* the first article that no thread has taken; atomic */
  guint8 *is_hit; /* by article; each is written by one thread */
} Scan;

/* A thread's own memory, used for one file after another. */
typedef struct
{
  char *text;
  gsize size;
} Buffer;

/* The bytes of the file, ending with a NUL; FALSE where that can't be read. */
static gboolean
read_file (Buffer *self, int root, const char *path, gsize *length)
{
  int fd = openat (root, path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  struct stat info;
  gssize got = -1;

  if (fd >= 0 && fstat (fd, &info) == 0 && S_ISREG (info.st_mode) && info.st_size <= MAX_TEXT)
    {
      if (self->size < (gsize) info.st_size + 1)
        {
          self->size = (gsize) info.st_size + 65536;
          self->text = g_realloc (self->text, self->size);
        }
      got = anno_file_ops_read_all (&anno_file_ops_system, fd, self->text, (gsize) info.st_size);
    }
  anno_file_ops_close (&anno_file_ops_system, &fd);
  if (got < 0)
    return FALSE;
  self->text[got] = '\0';
  *length = (gsize) got;
  return TRUE;
}

static char *
read_title (Buffer *self, int root, const char *path)
{
  g_autofree char *file = anno_layout_meta_file ("", path);
  g_auto (AnnoMeta) meta = { 0 };
  gsize length = 0;

  if (!read_file (self, root, file + strspn (file, "/"), &length) || length > ANNO_JSON_MAX_FILE)
    return NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (self->text, length);
  return anno_meta_file_read (bytes, &meta, NULL) ? g_steal_pointer (&meta.title) : NULL;
}

static gboolean
holds_metas (const char *root, const char *folder)
{
  g_autofree char *path = g_build_filename (root, folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".meta.json"))
      return TRUE;
  return FALSE;
}

/* The articles of a folder mostly come in a row; a name that isn't there costs as much as a file.
 */
static GHashTable *
find_metas (const char *root, const GPtrArray *paths)
{
  GHashTable *metas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *last = NULL;

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *folder = g_path_get_dirname (paths->pdata[i]);
      if (g_strcmp0 (folder, last) == 0)
        continue;
      g_free (last);
      last = g_strdup (folder);
      if (!g_hash_table_contains (metas, folder) && holds_metas (root, folder))
        g_hash_table_add (metas, g_steal_pointer (&folder));
    }
  return metas;
}

static gboolean
is_hit (const Scan *self, Buffer *text, Buffer *meta, int root, const char *path)
{
  gsize length = 0;

  if (!read_file (text, root, path, &length) || memchr (text->text, '\0', length) != NULL
      || !g_utf8_validate_len (text->text, length, NULL))
    return FALSE;
  for (length = MIN (length, MAX_WORDS); ((guchar) text->text[length] & 0xC0) == 0x80; length--)
    ;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *title
      = g_hash_table_contains (self->metas, folder) ? read_title (meta, root, path) : NULL;
  return anno_matcher_matches (self->matcher, text->text, length, title);
}

static gpointer
scan_thread (gpointer data)
{
  Scan *self = data;
  Buffer text = { NULL, 0 }, meta = { NULL, 0 };
  int root = open (self->root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gint n = (gint) self->paths->len;

  for (gint from; root >= 0 && (from = g_atomic_int_add (&self->next, AT_ONCE)) < n;)
    for (gint i = from; i < MIN (from + AT_ONCE, n); i++)
      if (!g_cancellable_is_cancelled (self->cancellable))
        self->is_hit[i] = is_hit (self, &text, &meta, root, self->paths->pdata[i]);
  anno_file_ops_close (&anno_file_ops_system, &root);
  g_free (text.text);
  g_free (meta.text);
  return NULL;
}

static void
run_threads (Scan *self)
{
  guint n = MIN (MIN (g_get_num_processors (), MOST_THREADS), self->paths->len / AT_ONCE + 1);
  GThread *threads[MOST_THREADS];

  for (guint i = 1; i < n; i++)
    threads[i] = g_thread_new ("scanning", scan_thread, self);
  scan_thread (self);
  for (guint i = 1; i < n; i++)
    g_thread_join (threads[i]);
}

/* Title, date and words around, read as the index reads them. */
static AnnoHit *
load_hit (const Scan *self, const char *path)
{
  g_autoptr (AnnoArticleSigns) signs = anno_article_signs_take (self->root, path);
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  g_autoptr (AnnoArticleFacts) facts = anno_article_facts_read (self->root, signs, nobody);
  g_autofree char *file = anno_layout_article_file (self->root, path);
  Buffer text = { NULL, 0 };
  gsize length = 0;
  AnnoHit *hit = anno_hit_new ();

  hit->path = g_strdup (path);
  hit->title = g_strdup (facts->title);
  hit->date = g_strdup (facts->date);
  if (read_file (&text, AT_FDCWD, file, &length) && g_utf8_validate_len (text.text, length, NULL))
    anno_hit_take_text (hit, self->matcher, text.text, length);
  g_free (text.text);
  return hit;
}

/* A hit, and what it is sorted by. */
typedef struct
{
  guint at;  /* in the list */
  guint day; /* 0: unknown, or not asked for */
} Dated;

static int
compare_dated (gconstpointer a, gconstpointer b)
{
  const Dated *x = a, *y = b;

  if (x->day != y->day)
    return x->day > y->day ? -1 : 1;
  return x->at < y->at ? -1 : 1;
}

static guint
read_day (const Scan *self, const char *path)
{
  g_autoptr (AnnoArticleSigns) signs = anno_article_signs_take (self->root, path);
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  g_autoptr (AnnoArticleFacts) facts = anno_article_facts_read (self->root, signs, nobody);

  return facts->date != NULL ? anno_index_map_day (facts->date, 0) : 0;
}

/* Unfinished where it is cancelled. */
static AnnoSearchResults *
collect (const Scan *self, const AnnoSearchWish *wish)
{
  AnnoSearchResults *results = anno_search_results_new (FALSE);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Dated));

  for (guint i = 0; i < self->paths->len && !g_cancellable_is_cancelled (self->cancellable); i++)
    if (self->is_hit[i])
      {
        gboolean by_date = wish->order == ANNO_SEARCH_BY_DATE && wish->limit > 0;
        Dated hit = { i, by_date ? read_day (self, self->paths->pdata[i]) : 0 };
        g_array_append_val (found, hit);
      }
  g_array_sort (found, compare_dated);
  for (guint i = wish->offset; i < found->len && results->hits->len < wish->limit
                               && !g_cancellable_is_cancelled (self->cancellable);
       i++)
    g_ptr_array_add (results->hits,
                     load_hit (self, self->paths->pdata[g_array_index (found, Dated, i).at]));
  results->n = results->n_articles = found->len;
  results->is_exact = results->is_complete = TRUE;
  return results;
}

static void
retain_scope (GPtrArray *paths, const char *scope)
{
  gsize n = scope != NULL ? strlen (scope) : 0;
  guint kept = 0;

  for (guint i = 0; n > 0 && i < paths->len; i++)
    {
      const char *path = paths->pdata[i];
      if (strncmp (path, scope, n) == 0 && (path[n] == '/' || path[n] == '\0'))
        {
          gpointer before = paths->pdata[kept];
          paths->pdata[kept++] = paths->pdata[i];
          paths->pdata[i] = before;
        }
    }
  if (n > 0)
    g_ptr_array_set_size (paths, (gint) kept);
}

AnnoSearchResults *
anno_scan_run (const char *root, const AnnoQuery *query, const AnnoSearchWish *wish,
               GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (root != NULL && query != NULL && wish != NULL, NULL);

  if (!anno_query_is_words (query))
    {
      g_set_error_literal (error, ANNO_INDEX_ERROR, ANNO_INDEX_ERROR_FAILED,
                           _("Without an index, only words can be looked for."));
      return NULL;
    }
  g_autoptr (GPtrArray) paths = anno_folder_scan (root, NULL, cancellable, error);
  if (paths == NULL)
    return NULL;
  g_autoptr (AnnoMatcher) matcher = anno_matcher_new (query);
  g_autofree guint8 *found = g_new0 (guint8, paths->len + 1);
  retain_scope (paths, wish->scope);
  g_autoptr (GHashTable) metas = find_metas (root, paths);
  Scan self = { root, paths, matcher, metas, cancellable, 0, found };
  run_threads (&self);
  g_autoptr (AnnoSearchResults) results = collect (&self, wish);
  return g_cancellable_set_error_if_cancelled (cancellable, error) ? NULL
                                                                   : g_steal_pointer (&results);
}
