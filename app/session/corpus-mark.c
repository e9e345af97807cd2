#include "session/corpus-mark.h"

#include "session/documents-load.h"
#include "session/mass-gesture.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  AnnoTagset *tagset; /* holds the tag */
  const AnnoTag *tag;
  AnnoCorpusHits *hits;
  AnnoSpan *like; /* NULL for none */
  gboolean takes_away;
  AnnoCorpusMarked marked;
} Order;

static void
order_free (Order *self)
{
  anno_tagset_unref (self->tagset);
  anno_corpus_hits_free (self->hits);
  g_clear_pointer (&self->like, anno_span_unref);
  g_free (self);
}

static AnnoStep *
take_away (const AnnoGesture *gesture, const Order *order, const GArray *hits)
{
  g_autoptr (GPtrArray) spans = anno_mass_gesture_find (gesture, order->tag, hits);
  return spans->len > 0 ? anno_mass_gesture_delete (gesture, spans) : NULL;
}

/* Moves the edits of @step, which is about one article, to @edits. */
static void
add_edits (const AnnoStep *step, const char *article, GPtrArray *edits)
{
  const GPtrArray *own = anno_step_get_edits (step);

  for (guint i = 0; i < own->len; i++)
    {
      const AnnoEdit *edit = own->pdata[i];
      g_ptr_array_add (edits, anno_edit_new_span (article, edit->before, edit->after));
    }
}

static guint
count_meant (const AnnoStep *step, gboolean takes_away)
{
  const GPtrArray *edits = anno_step_get_edits (step);
  guint n = 0;

  for (guint i = 0; i < edits->len; i++)
    {
      const AnnoEdit *edit = edits->pdata[i];
      n += (takes_away ? edit->after : edit->before) == NULL;
    }
  return n;
}

static void
mark_article (Order *order, AnnoDocument *document, const AnnoArticleHits *hits, GPtrArray *edits)
{
  AnnoGesture gesture = { anno_document_get_layer (document), order->tagset,
                          anno_document_get_path (document) };
  const char *sha256 = anno_article_get_sha256 (anno_document_get_article (document));

  if (anno_document_get_locked_reason (document) != NULL || !g_str_equal (sha256, hits->sha256))
    {
      order->marked.n_left++;
      return;
    }
  g_autoptr (AnnoStep) step
      = order->takes_away ? take_away (&gesture, order, hits->hits)
                          : anno_mass_gesture_mark (&gesture, order->tag, hits->hits, order->like, NULL);
  if (step == NULL)
    return;
  order->marked.n_articles++;
  order->marked.n += count_meant (step, order->takes_away);
  add_edits (step, gesture.article, edits);
}

static char *
label_for (const Order *order)
{
  guint n = order->marked.n;
  const char *name = order->tag->name;

  if (order->takes_away)
    return g_strdup_printf (ngettext ("Take %2$s away from %1$u place in all articles",
                                      "Take %2$s away from %1$u places in all articles", n),
                            n, name);
  return g_strdup_printf (ngettext ("Mark %u place as %s in all articles",
                                    "Mark %u places as %s in all articles", n),
                          n, name);
}

static gboolean
carry_out (AnnoCorpus *corpus, Order *order, const GPtrArray *documents, GError **error)
{
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_edit_free);

  for (guint i = 0; i < documents->len; i++)
    mark_article (order, documents->pdata[i], order->hits->articles->pdata[i], edits);
  if (edits->len == 0)
    {
      g_ptr_array_unref (edits);
      return TRUE;
    }
  g_autofree char *label = label_for (order);
  g_autoptr (AnnoStep) step = anno_step_new (label, edits, anno_gesture_now ());
  return anno_corpus_do (corpus, step, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  AnnoCorpus *corpus = ANNO_CORPUS (source);
  GError *error = NULL;
  g_autoptr (GPtrArray) documents = anno_documents_load_finish (corpus, result, &error);

  if (documents != NULL && carry_out (corpus, g_task_get_task_data (task), documents, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Takes @order over. */
static void
start (AnnoCorpus *corpus, Order *order, GCancellable *cancellable, GAsyncReadyCallback callback,
       gpointer data)
{
  GTask *task = g_task_new (corpus, cancellable, callback, data);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  for (guint i = 0; i < order->hits->articles->len; i++)
    g_ptr_array_add (paths, ((AnnoArticleHits *) order->hits->articles->pdata[i])->article);
  g_ptr_array_add (paths, NULL);
  g_task_set_source_tag (task, anno_corpus_mark_async);
  g_task_set_task_data (task, order, (GDestroyNotify) order_free);
  anno_documents_load_async (corpus, (const char *const *) paths->pdata, cancellable, loaded_cb, task);
}

static Order *
order_new (AnnoCorpus *corpus, const AnnoTag *tag, AnnoCorpusHits *hits)
{
  Order *order = g_new0 (Order, 1);

  order->tagset = anno_tagset_ref (anno_corpus_get_tagset (corpus));
  order->tag = tag;
  order->hits = hits;
  return order;
}

void
anno_corpus_mark_async (AnnoCorpus *corpus, const AnnoTag *tag, AnnoCorpusHits *hits, AnnoSpan *like,
                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (ANNO_IS_CORPUS (corpus) && tag != NULL && hits != NULL);
  g_return_if_fail (like == NULL || anno_span_get_tag (like) == tag->id);

  Order *order = order_new (corpus, tag, hits);
  order->like = like != NULL ? anno_span_ref (like) : NULL;
  start (corpus, order, cancellable, callback, data);
}

void
anno_corpus_unmark_async (AnnoCorpus *corpus, const AnnoTag *tag, AnnoCorpusHits *hits,
                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (ANNO_IS_CORPUS (corpus) && tag != NULL && hits != NULL);

  Order *order = order_new (corpus, tag, hits);
  order->takes_away = TRUE;
  start (corpus, order, cancellable, callback, data);
}

gboolean
anno_corpus_mark_finish (AnnoCorpus *corpus, GAsyncResult *result, AnnoCorpusMarked *marked,
                         GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, corpus) && marked != NULL, FALSE);

  *marked = ((Order *) g_task_get_task_data (G_TASK (result)))->marked;
  return g_task_propagate_boolean (G_TASK (result), error);
}
