#include "session/row-details.h"

#include "formats/json-scan.h"
#include "formats/layer-reader.h"
#include "formats/meta-file.h"
#include "files/file-reader.h"
#include "session/layout.h"
#include "suggest/calendar.h"
#include "text/article.h"
#include "text/plain.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>

#define HEAD 8192 /* bytes of an article: more than any head of one */
#define MAX_THREADS 2
#define AT_ONCE                                                                                    \
  16 /* rows are told in one turn of the main loop at most, so that frames come between */

struct _AnnoRowDetails
{
  char *root;
  AnnoRowDetailsReady ready;
  gpointer data;
  GThreadPool *pool;
  GMainContext *context;
  GCancellable *ended;
  gint64 n_wishes;
  GMutex lock;
  GQueue done;      /* of Wish: read, and not told yet; under the lock */
  GSource *telling; /* while there may be some; under the lock */
};

typedef struct
{
  AnnoArticleRow *row;
  char *path;
  char *slug;
  gint64 wish;
  guint64 signs; /* that don't need to be read again; 0 to read in any case */
  gboolean same;
  AnnoArticleDetails details;
} Wish;

static void
wish_free (Wish *self)
{
  g_clear_object (&self->row);
  g_free (self->path);
  g_free (self->slug);
  anno_article_details_clear (&self->details);
  g_free (self);
}

/* The first bytes, cut where no character is. */
static GBytes *
read_head (const char *path, GError **error)
{
  g_autofree char *head = g_malloc (HEAD);
  int fd = anno_file_ops_open (&anno_file_ops_system, AT_FDCWD, path, O_RDONLY, 0);
  gssize got = fd >= 0 ? anno_file_ops_read_all (&anno_file_ops_system, fd, head, HEAD) : -1;
  int cause = errno;
  const char *end;

  anno_file_ops_close (&anno_file_ops_system, &fd);
  if (got < 0)
    {
      anno_file_error_set_errno (error, ANNO_FILE_TASK_READ, path, cause);
      return NULL;
    }
  if (got == HEAD && !g_utf8_validate_len (head, (gsize) got, &end) && head + got - end < 4)
    got = end - head;
  return g_bytes_new_take (g_steal_pointer (&head), (gsize) got);
}

static char *
words_in (AnnoArticle *article, AnnoRange range)
{
  g_autofree char *words = anno_article_slice (article, range.start, range.end);
  return g_strstrip (anno_plain_show (words));
}

static void
read_article (const char *path, AnnoArticleDetails *details)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) head = read_head (path, &error);
  g_autoptr (AnnoArticle) article = head != NULL ? anno_article_new (head, &error) : NULL;

  if (article == NULL)
    {
      details->problem = g_strdup (error->message);
      return;
    }
  g_autofree char *line = words_in (article, anno_article_get_dateline (article));
  details->title = words_in (article, anno_article_get_headline (article));
  details->date = *line != '\0' ? anno_calendar_read_day (line) : NULL;
}

/* Metadata go before what is printed. */
static void
read_meta (const char *path, AnnoArticleDetails *details)
{
  g_auto (AnnoMeta) meta = { 0 };
  g_autoptr (GBytes) bytes = anno_file_reader_read (path, ANNO_JSON_MAX_FILE, NULL, NULL);

  if (bytes == NULL || !anno_meta_file_read (bytes, &meta, NULL))
    return;
  if (meta.title != NULL && *meta.title != '\0')
    {
      g_free (details->title);
      details->title = g_steal_pointer (&meta.title);
    }
  if (meta.date != NULL)
    {
      g_free (details->date);
      details->date = g_steal_pointer (&meta.date);
    }
}

static void
read_layer (const char *path, AnnoArticleDetails *details)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = anno_file_reader_read (path, ANNO_JSON_MAX_LAYER, NULL, &error);
  g_autoptr (AnnoLayerHeader) header
      = bytes != NULL ? anno_layer_reader_peek (bytes, &details->n_spans, &error) : NULL;

  if (header == NULL)
    {
      if (!g_error_matches (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NOT_FOUND)
          && details->problem == NULL)
        details->problem = g_strdup (error->message);
      return;
    }
  details->state = g_strdup (header->state);
  if (header->date != NULL)
    {
      g_free (details->date);
      details->date = g_strdup (header->date);
    }
}

static guint64
add_sign (guint64 signs, guint64 sign)
{
  return (signs ^ sign) * 1099511628211u; /* the prime of FNV-1a */
}

/* Another file, or the same one written to, has other signs. */
static guint64
take_signs (const char *const *paths, guint n)
{
  guint64 signs = 14695981039346656037u; /* where FNV-1a begins */

  for (guint i = 0; i < n; i++)
    {
      struct stat info = { 0 };
      if (stat (paths[i], &info) != 0)
        info = (struct stat){ 0 };
      signs = add_sign (add_sign (signs, info.st_ino), (guint64) info.st_size);
      signs = add_sign (add_sign (signs, (guint64) info.st_mtim.tv_sec),
                        (guint64) info.st_mtim.tv_nsec);
      signs = add_sign (add_sign (signs, (guint64) info.st_ctim.tv_sec),
                        (guint64) info.st_ctim.tv_nsec);
    }
  return MAX (signs, 1);
}

/* What the disk says about the article at @path below @root; only whether it is another one where
 * @known are its signs. Blocks; for any thread. */
static gboolean
read_details (const char *root, const char *slug, const char *path, guint64 known,
              AnnoArticleDetails *details)
{
  g_autofree char *article = anno_layout_article_file (root, path);
  g_autofree char *meta = anno_layout_meta_file (root, path);
  g_autofree char *layer = anno_layout_layer_file (root, slug, path);
  const char *const paths[] = { article, meta, layer };

  details->signs = take_signs (paths, G_N_ELEMENTS (paths));
  if (details->signs == known)
    return FALSE;
  read_article (article, details);
  read_meta (meta, details);
  read_layer (layer, details);
  return TRUE;
}

static Wish *
take_done (AnnoRowDetails *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  return g_queue_pop_head (&self->done);
}

static gboolean
is_all_told (AnnoRowDetails *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (!g_queue_is_empty (&self->done))
    return FALSE;
  g_clear_pointer (&self->telling, g_source_unref);
  return TRUE;
}

/* Who is told may put an end to it. */
static gboolean
tell_cb (gpointer data)
{
  AnnoRowDetails *self = data;
  g_autoptr (GCancellable) ended = g_object_ref (self->ended);

  for (guint i = 0; i < AT_ONCE; i++)
    {
      Wish *wish = take_done (self);
      if (wish == NULL)
        break;
      if (!wish->same)
        self->ready (wish->row, &wish->details, self->data);
      wish_free (wish);
      if (g_cancellable_is_cancelled (ended))
        return G_SOURCE_REMOVE;
    }
  return is_all_told (self) ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

/* Rows are let go in the main thread alone: what is called off is sent back as well. */
static void
read_cb (gpointer data, gpointer owner)
{
  Wish *wish = data;
  AnnoRowDetails *self = owner;

  if (!g_cancellable_is_cancelled (self->ended))
    wish->same = !read_details (self->root, wish->slug, wish->path, wish->signs, &wish->details);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_queue_push_tail (&self->done, wish);
  if (self->telling != NULL)
    return;
  self->telling = g_idle_source_new ();
  g_source_set_priority (self->telling, G_PRIORITY_DEFAULT_IDLE);
  g_source_set_callback (self->telling, tell_cb, self, NULL);
  g_source_attach (self->telling, self->context);
}

static int
compare_wishes (gconstpointer a, gconstpointer b, gpointer data)
{
  const Wish *x = a, *y = b;
  return x->wish > y->wish ? -1 : 1;
}

AnnoRowDetails *
anno_row_details_new (const char *root, AnnoRowDetailsReady ready, gpointer data)
{
  g_return_val_if_fail (root != NULL && ready != NULL, NULL);

  AnnoRowDetails *self = g_new0 (AnnoRowDetails, 1);
  self->root = g_strdup (root);
  self->ready = ready;
  self->data = data;
  self->ended = g_cancellable_new ();
  g_mutex_init (&self->lock);
  g_queue_init (&self->done);
  self->context = g_main_context_ref_thread_default ();
  self->pool = g_thread_pool_new (read_cb, self, MAX_THREADS, FALSE, NULL);
  g_thread_pool_set_sort_function (self->pool, compare_wishes, NULL);
  return self;
}

void
anno_row_details_free (AnnoRowDetails *self)
{
  if (self == NULL)
    return;
  g_cancellable_cancel (self->ended);
  g_thread_pool_free (self->pool, FALSE, TRUE); /* what waits comes back undone */
  if (self->telling != NULL)
    g_source_destroy (self->telling);
  g_clear_pointer (&self->telling, g_source_unref);
  g_queue_clear_full (&self->done, (GDestroyNotify) wish_free);
  g_mutex_clear (&self->lock);
  g_clear_object (&self->ended);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_free (self->root);
  g_free (self);
}

static Wish *
wish_new (const char *slug, AnnoArticleRow *row)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->row = g_object_ref (row);
  wish->path = g_strdup (anno_article_row_get_path (row));
  wish->slug = g_strdup (slug);
  return wish;
}

void
anno_row_details_want (AnnoRowDetails *self, const char *slug, AnnoArticleRow *row)
{
  g_return_if_fail (self != NULL && slug != NULL && ANNO_IS_ARTICLE_ROW (row));

  Wish *wish = wish_new (slug, row);
  wish->wish = ++self->n_wishes;
  g_thread_pool_push (self->pool, wish, NULL);
}

void
anno_row_details_look (AnnoRowDetails *self, const char *slug, AnnoArticleRow *row)
{
  g_return_if_fail (self != NULL && slug != NULL && ANNO_IS_ARTICLE_ROW (row));

  Wish *wish = wish_new (slug, row);
  wish->signs = anno_article_row_get_signs (row);
  g_thread_pool_push (self->pool, wish, NULL);
}
