#include "cli/list-choice.h"

#include <string.h>

typedef enum
{
  BY_PATH,
  BY_TITLE,
  BY_DATE,
  BY_STATE,
  BY_SOURCE,
  BY_ANNOTATIONS,
  BY_ANNOTATORS,
  N_KEYS,
} Key;

static const char *const keys[N_KEYS]
    = { "path", "title", "date", "state", "source", "annotations", "annotators" };

static gboolean
find_key (const char *name, Key *key)
{
  for (guint i = 0; i < N_KEYS; i++)
    if (strcmp (keys[i], name) == 0)
      {
        *key = i;
        return TRUE;
      }
  return FALSE;
}

char *
anno_list_choice_check (const AnnoListChoice *self)
{
  AnnoProgress progress;
  Key key;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->state != NULL && !anno_progress_find (self->state, &progress))
    return g_strdup ("A state is new, in-progress, needs-changes or done");
  if (self->sort != NULL && !find_key (self->sort, &key))
    return g_strdup ("It sorts by path, title, date, state, source, annotations or annotators");
  if (self->mine != NULL && self->annotator != NULL && strcmp (self->mine, self->annotator) != 0)
    return g_strdup ("--mine says whose annotations count already");
  return NULL;
}

static const char *
eyes_of (const AnnoListChoice *self)
{
  return self->mine != NULL ? self->mine : self->annotator;
}

static AnnoProgress
progress_of (const AnnoListedLayer *layer)
{
  return anno_progress_of (layer->state, layer->n_spans);
}

/* NULL where they have none. */
static const AnnoListedLayer *
find_layer (const AnnoListedArticle *article, const char *slug)
{
  for (guint i = 0; i < article->layers->len; i++)
    {
      const AnnoListedLayer *layer = article->layers->pdata[i];
      if (strcmp (layer->slug, slug) == 0)
        return layer;
    }
  return NULL;
}

static AnnoProgress
progress_for (const AnnoListedArticle *article, const char *slug)
{
  const AnnoListedLayer *layer = find_layer (article, slug);
  return layer != NULL ? progress_of (layer) : ANNO_PROGRESS_NEW;
}

/* How far they have come who have come least far, or one of whom it is asked. */
static AnnoProgress
rank_of (const AnnoListChoice *self, const AnnoListedArticle *article)
{
  AnnoProgress least = ANNO_PROGRESS_DONE;

  if (eyes_of (self) != NULL)
    return progress_for (article, eyes_of (self));
  for (guint i = 0; i < article->layers->len; i++)
    least = MIN (least, progress_of (article->layers->pdata[i]));
  return article->layers->len > 0 ? least : ANNO_PROGRESS_NEW;
}

static gboolean
has_state (const AnnoListChoice *self, const AnnoListedArticle *article)
{
  AnnoProgress wanted = ANNO_PROGRESS_NEW;

  if (self->state == NULL || !anno_progress_find (self->state, &wanted))
    return TRUE;
  if (eyes_of (self) != NULL)
    return progress_for (article, eyes_of (self)) == wanted;
  for (guint i = 0; i < article->layers->len; i++)
    if (progress_of (article->layers->pdata[i]) == wanted)
      return TRUE;
  return article->layers->len == 0 && wanted == ANNO_PROGRESS_NEW;
}

static gboolean
is_mine (const AnnoListChoice *self, const AnnoListedArticle *article, AnnoAssignments *assignments)
{
  guint n_others = 0;

  if (self->mine == NULL)
    return TRUE;
  for (guint i = 0; i < article->layers->len; i++)
    {
      const AnnoListedLayer *layer = article->layers->pdata[i];
      n_others += progress_of (layer) != ANNO_PROGRESS_NEW && strcmp (layer->slug, self->mine) != 0;
    }
  return anno_assignments_is_to_do (assignments, article->path, self->mine,
                                    progress_for (article, self->mine), n_others);
}

static guint
count_spans (const AnnoListChoice *self, const AnnoListedArticle *article)
{
  const AnnoListedLayer *own
      = eyes_of (self) != NULL ? find_layer (article, eyes_of (self)) : NULL;
  guint n = 0;

  if (eyes_of (self) != NULL)
    return own != NULL ? own->n_spans : 0;
  for (guint i = 0; i < article->layers->len; i++)
    n += ((const AnnoListedLayer *) article->layers->pdata[i])->n_spans;
  return n;
}

/* What lacks it comes last. */
static int
compare_texts (const char *a, const char *b)
{
  return a == NULL || b == NULL ? (a == NULL) - (b == NULL) : strcmp (a, b);
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const AnnoListChoice *self = data;
  const AnnoListedArticle *x = *(AnnoListedArticle *const *) a, *y = *(AnnoListedArticle *const *) b;
  Key key = BY_PATH;
  int order = 0;

  find_key (self->sort, &key);
  switch (key)
    {
    case BY_TITLE:
      order = compare_texts (x->title, y->title);
      break;
    case BY_DATE:
      order = compare_texts (x->date, y->date);
      break;
    case BY_SOURCE:
      order = compare_texts (x->source, y->source);
      break;
    case BY_STATE:
      order = (int) rank_of (self, x) - (int) rank_of (self, y);
      break;
    case BY_ANNOTATIONS:
      order = (count_spans (self, x) > count_spans (self, y))
              - (count_spans (self, x) < count_spans (self, y));
      break;
    case BY_ANNOTATORS:
      order = (x->layers->len > y->layers->len) - (x->layers->len < y->layers->len);
      break;
    case BY_PATH:
    case N_KEYS:
    default:
      break;
    }
  return order != 0 ? order : strcmp (x->path, y->path);
}

void
anno_list_choice_apply (const AnnoListChoice *self, GPtrArray *articles,
                        AnnoAssignments *assignments)
{
  guint n = 0;

  g_return_if_fail (self != NULL && articles != NULL);

  for (guint i = 0; i < articles->len; i++)
    {
      AnnoListedArticle *article = articles->pdata[i];
      if (!has_state (self, article) || !is_mine (self, article, assignments))
        continue;
      articles->pdata[i] = articles->pdata[n];
      articles->pdata[n++] = article;
    }
  g_ptr_array_set_size (articles, (int) n);
  if (self->sort != NULL)
    g_ptr_array_sort_with_data (articles, compare_cb, (gpointer) self);
}
