#include "session/row-index.h"

#include <string.h>

#define FIRST 200  /* rows that come before all others */
#define AT_ONCE 400 /* rows that are filled in in one turn of the main loop */
#define FEW 32     /* so many are told one by one */

/* Rows that were read, on their way to the list. */
typedef struct
{
  AnnoIndexRows *rows;
  guint next;
  GPtrArray *wanted; /* of AnnoArticleRow: those not among them are unknown; or NULL */
} Batch;

struct _AnnoRowIndex
{
  AnnoCorpusIndex *index;
  AnnoArticleList *list;
  const char *slug; /* interned */
  AnnoRowIndexEvents events;
  gpointer data;
  GCancellable *ended;
  GQueue batches;    /* of Batch, in the order in which they were read */
  guint filling;     /* the source that fills */
  GPtrArray *wanted; /* of AnnoArticleRow: looked at, and not asked for yet */
  guint asking;      /* the source that asks */
};

/* What one question was about, and who asked it. */
typedef struct
{
  AnnoRowIndex *self; /* gone, where the question was called off */
  GPtrArray *wanted;
  gboolean goes_on;
} Question;

static void
batch_free (gpointer data)
{
  Batch *self = data;
  anno_index_rows_free (self->rows);
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
  g_free (self);
}

static void
question_free (Question *self)
{
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static GArray *
take_layers (const AnnoIndexRow *row)
{
  GArray *layers = row->n_layers > 0 ? g_array_new (FALSE, FALSE, sizeof (AnnoRowLayer)) : NULL;

  for (guint i = 0; i < row->n_layers; i++)
    {
      const AnnoIndexLayer *layer = &row->layers[i];
      AnnoRowLayer mine
          = { layer->slug, anno_progress_of (layer->state, layer->n_spans), layer->n_spans };
      g_array_append_val (layers, mine);
    }
  return layers;
}

static GArray *
take_tags (const AnnoIndexLayer *layer)
{
  GArray *tags = layer->n_tags > 0 ? g_array_new (FALSE, FALSE, sizeof (AnnoRowTag)) : NULL;

  for (guint i = 0; i < layer->n_tags; i++)
    {
      AnnoRowTag tag = { layer->tags[i].tag, layer->tags[i].n };
      g_array_append_val (tags, tag);
    }
  return tags;
}

static void
take_row (AnnoRowIndex *self, const AnnoIndexRow *row, AnnoArticleDetails *details)
{
  const AnnoIndexLayer *own = anno_index_row_find_layer (row, self->slug);

  details->title = g_strdup (row->title);
  details->date = g_strdup (own != NULL && own->date != NULL ? own->date : row->date);
  details->source = g_strdup (row->source);
  details->problem = g_strdup (row->problem);
  details->gone = row->missing;
  details->indexed = TRUE;
  details->layers = take_layers (row);
  if (own == NULL)
    return;
  details->state = g_strdup (own->state);
  details->n_spans = own->n_spans;
  details->updated = own->updated;
  details->tags = take_tags (own);
}

static AnnoArticleRow *
fill_row (AnnoRowIndex *self, const AnnoIndexRow *row, GPtrArray *added)
{
  g_auto (AnnoArticleDetails) details = { 0 };
  AnnoArticleRow *there = anno_article_list_find (self->list, row->path);

  take_row (self, row, &details);
  if (there == NULL)
    {
      there = anno_article_row_new (row->path);
      g_ptr_array_add (added, there);
    }
  anno_article_row_take_details (there, &details);
  return there;
}

static void
end_batch (AnnoRowIndex *self, Batch *batch)
{
  for (guint i = 0; batch->wanted != NULL && i < batch->wanted->len; i++)
    {
      AnnoArticleRow *row = batch->wanted->pdata[i];
      guint n = anno_index_rows_get_n (batch->rows), at = 0;
      while (at < n && strcmp (anno_index_rows_get (batch->rows, at)->path,
                               anno_article_row_get_path (row)) != 0)
        at++;
      if (at == n)
        self->events.unknown (row, self->data);
    }
  batch_free (g_queue_pop_head (&self->batches));
}

/* Who is told may look at the list, not put an end to it. */
static gboolean
fill_cb (gpointer data)
{
  AnnoRowIndex *self = data;
  Batch *batch = g_queue_peek_head (&self->batches);
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) filled = g_ptr_array_new ();
  guint n = anno_index_rows_get_n (batch->rows), end = MIN (batch->next + AT_ONCE, n);
  gboolean few = n <= FEW;

  for (; batch->next < end; batch->next++)
    g_ptr_array_add (filled,
                     fill_row (self, anno_index_rows_get (batch->rows, batch->next), added));
  anno_article_list_add (self->list, added);
  for (guint i = 0; few && i < filled->len; i++)
    self->events.filled (filled->pdata[i], self->data);
  if (!few && batch->next == n)
    self->events.many (self->data);
  if (batch->next == n)
    end_batch (self, batch);
  if (!g_queue_is_empty (&self->batches))
    return G_SOURCE_CONTINUE;
  self->filling = 0;
  return G_SOURCE_REMOVE;
}

/* The first rows are what a person waits for. */
static void
push (AnnoRowIndex *self, AnnoIndexRows *rows, GPtrArray *wanted)
{
  Batch *batch = g_new0 (Batch, 1);

  batch->rows = rows;
  batch->wanted = wanted;
  g_queue_push_tail (&self->batches, batch);
  if (self->filling == 0)
    self->filling = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, fill_cb, self, NULL);
}

static Question *
question_new (AnnoRowIndex *self)
{
  Question *question = g_new0 (Question, 1);
  question->self = self;
  return question;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Question) question = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoIndexRows) rows = anno_corpus_index_list_finish (NULL, result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  AnnoRowIndex *self = question->self;
  guint n = rows != NULL ? anno_index_rows_get_n (rows) : 0;
  for (guint i = 0; rows == NULL && question->wanted != NULL && i < question->wanted->len; i++)
    self->events.unknown (question->wanted->pdata[i], self->data);
  if (question->goes_on && n == FIRST)
    anno_corpus_index_list_async (self->index, anno_index_rows_get (rows, n - 1)->path, 0,
                                  self->ended, read_cb, question_new (self));
  if (rows != NULL)
    push (self, g_steal_pointer (&rows), g_steal_pointer (&question->wanted));
}

static void
ask_these (AnnoRowIndex *self, char **paths, guint n)
{
  for (guint i = 0; i < n; i += ANNO_INDEX_FEW_ROWS)
    {
      g_autoptr (GPtrArray) some = g_ptr_array_new ();
      for (guint k = i; k < MIN (i + ANNO_INDEX_FEW_ROWS, n); k++)
        g_ptr_array_add (some, paths[k]);
      g_ptr_array_add (some, NULL);
      anno_corpus_index_list_these_async (self->index, (const char *const *) some->pdata,
                                          self->ended, read_cb, question_new (self));
    }
}

static void
changed_cb (AnnoRowIndex *self, GStrv paths)
{
  ask_these (self, paths, g_strv_length (paths));
}

static void
removed_cb (AnnoRowIndex *self, GStrv paths)
{
  for (guint i = 0; paths[i] != NULL; i++)
    anno_article_list_remove (self->list, paths[i]);
  self->events.many (self->data);
}

static void
moved_cb (AnnoRowIndex *self, const char *from, const char *to)
{
  anno_article_list_remove (self->list, from);
}

static gboolean
ask_cb (gpointer data)
{
  AnnoRowIndex *self = data;
  Question *question = question_new (self);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  self->asking = 0;
  question->wanted = g_steal_pointer (&self->wanted);
  for (guint i = 0; i < question->wanted->len; i++)
    g_ptr_array_add (paths, (gpointer) anno_article_row_get_path (question->wanted->pdata[i]));
  g_ptr_array_add (paths, NULL);
  anno_corpus_index_list_these_async (self->index, (const char *const *) paths->pdata, self->ended,
                                      read_cb, question);
  return G_SOURCE_REMOVE;
}

AnnoRowIndex *
anno_row_index_new (AnnoCorpusIndex *index, AnnoArticleList *list, const char *slug,
                    const AnnoRowIndexEvents *events, gpointer data)
{
  g_return_val_if_fail (ANNO_IS_CORPUS_INDEX (index) && list != NULL && slug != NULL, NULL);
  g_return_val_if_fail (events != NULL, NULL);

  AnnoRowIndex *self = g_new0 (AnnoRowIndex, 1);
  Question *all = question_new (self);
  self->index = g_object_ref (index);
  self->list = list;
  self->slug = g_intern_string (slug);
  self->events = *events;
  self->data = data;
  self->ended = g_cancellable_new ();
  g_queue_init (&self->batches);
  g_signal_connect_swapped (index, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (index, "removed", G_CALLBACK (removed_cb), self);
  g_signal_connect_swapped (index, "moved", G_CALLBACK (moved_cb), self);
  all->goes_on = TRUE;
  anno_corpus_index_list_async (index, NULL, FIRST, self->ended, read_cb, all);
  return self;
}

void
anno_row_index_free (AnnoRowIndex *self)
{
  if (self == NULL)
    return;
  g_cancellable_cancel (self->ended);
  g_signal_handlers_disconnect_by_data (self->index, self);
  if (self->filling != 0)
    g_source_remove (self->filling);
  if (self->asking != 0)
    g_source_remove (self->asking);
  g_queue_clear_full (&self->batches, batch_free);
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
  g_object_unref (self->index);
  g_object_unref (self->ended);
  g_free (self);
}

void
anno_row_index_touch (AnnoRowIndex *self, const char *article)
{
  g_return_if_fail (self != NULL && article != NULL);
  anno_corpus_index_touch (self->index, article);
}

void
anno_row_index_want (AnnoRowIndex *self, AnnoArticleRow *row)
{
  g_return_if_fail (self != NULL && ANNO_IS_ARTICLE_ROW (row));

  if (self->wanted == NULL)
    self->wanted = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->wanted, g_object_ref (row));
  if (self->wanted->len == ANNO_INDEX_FEW_ROWS)
    {
      g_clear_handle_id (&self->asking, g_source_remove);
      ask_cb (self);
    }
  else if (self->asking == 0)
    self->asking = g_idle_add_full (G_PRIORITY_HIGH_IDLE, ask_cb, self, NULL);
}
