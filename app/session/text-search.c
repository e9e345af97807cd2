#include "session/text-search.h"

struct _AnnoTextSearch
{
  GObject parent_instance;
  AnnoSession *session; /* borrowed: it may go first */
  AnnoPattern *pattern; /* NULL: nothing is looked for */
  GCancellable *running;
  GArray *hits; /* of AnnoRange */
  guint at;
  guint from; /* where the current hit is to be */
  char *problem;
};

enum
{
  CHANGED,
  ARRIVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoTextSearch, anno_text_search, G_TYPE_OBJECT)

/* What a thread looks for, and where. */
typedef struct
{
  AnnoPattern *pattern;
  AnnoArticle *article;
} Job;

static void
job_free (Job *job)
{
  anno_pattern_unref (job->pattern);
  g_object_unref (job->article);
  g_free (job);
}

static void
tell_changed (AnnoTextSearch *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
stop (AnnoTextSearch *self)
{
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
}

static void
find_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;
  GArray *hits = anno_pattern_find (job->pattern, job->article, ANNO_TEXT_SEARCH_MAX, cancellable,
                                    &error);

  if (hits != NULL)
    g_task_return_pointer (task, hits, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

static void
arrive (AnnoTextSearch *self, guint at)
{
  const AnnoRange *hit = &g_array_index (self->hits, AnnoRange, at);

  self->at = at;
  tell_changed (self);
  g_signal_emit (self, signals[ARRIVED], 0, hit->start, hit->end);
}

/* The first hit at or after @place; from the last one on, the first of all. */
static guint
first_from (const GArray *hits, guint place)
{
  guint low = 0, high = hits->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (hits, AnnoRange, middle).start < place)
        low = middle + 1;
      else
        high = middle;
    }
  return low < hits->len ? low : 0;
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoTextSearch) self = data;
  g_autoptr (GError) error = NULL;
  GArray *hits = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->running)
    {
      g_clear_pointer (&hits, g_array_unref);
      return;
    }
  g_clear_object (&self->running);
  if (hits == NULL)
    self->problem = g_strdup (error->message);
  else
    {
      g_array_unref (self->hits);
      self->hits = hits;
    }
  if (self->hits->len > 0)
    arrive (self, first_from (self->hits, self->from));
  else
    tell_changed (self);
}

static void
start (AnnoTextSearch *self)
{
  AnnoDocument *document = self->session != NULL ? anno_session_get_document (self->session) : NULL;

  stop (self);
  g_array_set_size (self->hits, 0);
  self->at = G_MAXUINT;
  if (self->pattern != NULL && document != NULL)
    {
      Job *job = g_new (Job, 1);
      job->pattern = anno_pattern_ref (self->pattern);
      job->article = g_object_ref (anno_document_get_article (document));
      self->running = g_cancellable_new ();
      /* Not the task's source: that might let go of it last, in its thread. */
      g_autoptr (GTask) task = g_task_new (NULL, self->running, found_cb, g_object_ref (self));
      g_task_set_task_data (task, job, (GDestroyNotify) job_free);
      g_task_run_in_thread (task, find_thread);
    }
  tell_changed (self);
}

static void
document_changed_cb (AnnoTextSearch *self)
{
  self->from = 0;
  start (self);
}

static void
anno_text_search_dispose (GObject *object)
{
  AnnoTextSearch *self = ANNO_TEXT_SEARCH (object);

  stop (self);
  g_clear_weak_pointer (&self->session);
  G_OBJECT_CLASS (anno_text_search_parent_class)->dispose (object);
}

static void
anno_text_search_finalize (GObject *object)
{
  AnnoTextSearch *self = ANNO_TEXT_SEARCH (object);

  g_clear_pointer (&self->pattern, anno_pattern_unref);
  g_array_unref (self->hits);
  g_free (self->problem);
  G_OBJECT_CLASS (anno_text_search_parent_class)->finalize (object);
}

static void
anno_text_search_class_init (AnnoTextSearchClass *klass)
{
  const GType type = ANNO_TYPE_TEXT_SEARCH;

  G_OBJECT_CLASS (klass)->dispose = anno_text_search_dispose;
  G_OBJECT_CLASS (klass)->finalize = anno_text_search_finalize;
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[ARRIVED] = g_signal_new ("arrived", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
anno_text_search_init (AnnoTextSearch *self)
{
  self->hits = g_array_new (FALSE, FALSE, sizeof (AnnoRange));
  self->at = G_MAXUINT;
}

AnnoTextSearch *
anno_text_search_new (AnnoSession *session)
{
  g_return_val_if_fail (ANNO_IS_SESSION (session), NULL);

  AnnoTextSearch *self = g_object_new (ANNO_TYPE_TEXT_SEARCH, NULL);
  g_set_weak_pointer (&self->session, session);
  g_signal_connect_object (session, "notify::document", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
anno_text_search_look_for (AnnoTextSearch *self, const char *const *words, AnnoPatternFlags flags,
                           guint from)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (ANNO_IS_TEXT_SEARCH (self));

  g_clear_pointer (&self->pattern, anno_pattern_unref);
  g_clear_pointer (&self->problem, g_free);
  if (words != NULL && words[0] != NULL && *words[0] != '\0')
    {
      self->pattern = anno_pattern_new (words, flags, &error);
      self->problem = error != NULL ? g_strdup (error->message) : NULL;
    }
  self->from = from;
  start (self);
}

AnnoPattern *
anno_text_search_get_pattern (AnnoTextSearch *self)
{
  g_return_val_if_fail (ANNO_IS_TEXT_SEARCH (self), NULL);
  return self->pattern;
}

gboolean
anno_text_search_is_on (AnnoTextSearch *self)
{
  g_return_val_if_fail (ANNO_IS_TEXT_SEARCH (self), FALSE);
  return self->pattern != NULL;
}

gboolean
anno_text_search_is_busy (AnnoTextSearch *self)
{
  g_return_val_if_fail (ANNO_IS_TEXT_SEARCH (self), FALSE);
  return self->running != NULL;
}

const GArray *
anno_text_search_get_hits (AnnoTextSearch *self)
{
  g_return_val_if_fail (ANNO_IS_TEXT_SEARCH (self), NULL);
  return self->hits;
}

guint
anno_text_search_get_at (AnnoTextSearch *self)
{
  g_return_val_if_fail (ANNO_IS_TEXT_SEARCH (self), G_MAXUINT);
  return self->at;
}

const char *
anno_text_search_get_problem (AnnoTextSearch *self)
{
  g_return_val_if_fail (ANNO_IS_TEXT_SEARCH (self), NULL);
  return self->problem;
}

void
anno_text_search_go (AnnoTextSearch *self, int by)
{
  g_return_if_fail (ANNO_IS_TEXT_SEARCH (self));

  gint64 n = self->hits->len;
  if (n > 0)
    arrive (self, (guint) ((((gint64) self->at + by) % n + n) % n));
}
