#include "index/fact-stream.h"

#include "index/article-facts.h"

#define MOST_WAITING 128
#define FEW 4 /* for so many no thread is made */

struct _AnnoFactStream
{
  char *root;
  const GPtrArray *wishes;
  guint taken;
  GThread *thread; /* NULL: read by who takes them */
  GMutex lock;
  GCond changed;
  GQueue waiting; /* of AnnoArticleFacts; under the lock */
  gboolean ended; /* nobody takes any more; under the lock */
};

void
anno_fact_wish_free (AnnoFactWish *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->slugs);
  g_free (self);
}

static AnnoArticleFacts *
read_facts (AnnoFactStream *self, guint n)
{
  const AnnoFactWish *wish = self->wishes->pdata[n];
  return anno_article_facts_read (self->root, wish->signs, wish->slugs);
}

/* Takes @facts over. FALSE where nobody wants them. */
static gboolean
hand_over (AnnoFactStream *self, AnnoArticleFacts *facts)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  while (!self->ended && g_queue_get_length (&self->waiting) >= MOST_WAITING)
    g_cond_wait (&self->changed, &self->lock);
  g_queue_push_tail (&self->waiting, facts);
  g_cond_signal (&self->changed);
  return !self->ended;
}

static gpointer
read_thread (gpointer data)
{
  AnnoFactStream *self = data;

  for (guint i = 0; i < self->wishes->len; i++)
    if (!hand_over (self, read_facts (self, i)))
      break;
  return NULL;
}

AnnoFactStream *
anno_fact_stream_new (const char *root, const GPtrArray *wishes)
{
  g_return_val_if_fail (root != NULL && wishes != NULL, NULL);

  AnnoFactStream *self = g_new0 (AnnoFactStream, 1);
  self->root = g_strdup (root);
  self->wishes = wishes;
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  g_queue_init (&self->waiting);
  if (wishes->len > FEW)
    self->thread = g_thread_new ("index-reading", read_thread, self);
  return self;
}

void
anno_fact_stream_free (AnnoFactStream *self)
{
  if (self == NULL)
    return;
  g_mutex_lock (&self->lock);
  self->ended = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);
  if (self->thread != NULL)
    g_thread_join (self->thread);
  g_queue_clear_full (&self->waiting, (GDestroyNotify) anno_article_facts_free);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self->root);
  g_free (self);
}

AnnoArticleFacts *
anno_fact_stream_next (AnnoFactStream *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->taken >= self->wishes->len)
    return NULL;
  if (self->thread == NULL)
    return read_facts (self, self->taken++);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  while (g_queue_is_empty (&self->waiting))
    g_cond_wait (&self->changed, &self->lock);
  self->taken++;
  AnnoArticleFacts *facts = g_queue_pop_head (&self->waiting);
  g_cond_signal (&self->changed);
  return facts;
}
