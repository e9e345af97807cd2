#include "shell/hit-visit.h"

#include "session/colleague.h"

#include <string.h>

struct _AnnoHitVisit
{
  AnnoSession *session;
  AnnoArticleView *view;
  AnnoHitItem *item; /* on the way to it; NULL where it was reached, or given up */
  gboolean focus;
  gboolean is_place;     /* whose span it is has nothing there any more: the place is left */
  GCancellable *looking; /* for the colleague whose span it is; or NULL */
};

static const char *
own_slug (AnnoHitVisit *self)
{
  return anno_corpus_get_annotator (anno_session_get_corpus (self->session))->slug;
}

/* Whether the annotations in hand are those that the hit is about. */
static gboolean
is_looked_at (AnnoHitVisit *self, const AnnoHit *hit)
{
  const AnnoAnnotator *colleague = anno_session_get_colleague (self->session);

  return hit->slug == NULL
         || g_str_equal (hit->slug, colleague != NULL ? colleague->slug : own_slug (self));
}

/* Finds a span that begins and ends where the hit does, and is of its type. */
typedef struct
{
  const AnnoHit *hit;
  AnnoSpan *span;
} Wanted;

static gboolean
is_wanted (const AnnoFragment *fragment, gpointer data)
{
  Wanted *wanted = data;
  AnnoSpan *span = fragment->span;

  if (anno_span_get_start (span) == wanted->hit->start
      && anno_span_get_end (span) == wanted->hit->end
      && g_strcmp0 (anno_span_get_tag (span), wanted->hit->tag) == 0)
    wanted->span = span;
  return wanted->span == NULL;
}

static void
select_words (AnnoHitVisit *self, AnnoDocument *document, const AnnoHit *hit)
{
  guint length = anno_article_get_length (anno_document_get_article (document));
  guint start = MIN (hit->start, length), end = MIN (hit->end, length);

  if (start == end)
    return;
  anno_session_select (self->session, start, end);
  anno_article_view_select (self->view, start, end);
  anno_article_view_reveal (self->view, start, end);
}

/* The index may be behind: where the span has changed, its place is what is left of it. */
static void
arrive (AnnoHitVisit *self, AnnoDocument *document)
{
  g_autoptr (AnnoHitItem) item = g_steal_pointer (&self->item);
  const AnnoHit *hit = anno_hit_item_get_hit (item);
  Wanted wanted = { hit, NULL };

  if (hit->slug != NULL)
    anno_layer_foreach (anno_document_get_layer (document), hit->start, hit->end, is_wanted,
                        &wanted);
  if (wanted.span != NULL)
    anno_session_choose (self->session, anno_span_get_id (wanted.span), TRUE);
  else
    select_words (self, document, hit);
  if (self->focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
look_whether_there (AnnoHitVisit *self)
{
  AnnoDocument *document = anno_session_get_document (self->session);
  gboolean loading = FALSE;

  g_object_get (self->session, "loading", &loading, NULL);
  if (self->item == NULL || document == NULL || loading)
    return;
  const AnnoHit *hit = anno_hit_item_get_hit (self->item);
  if (strcmp (anno_document_get_path (document), hit->path) == 0
      && (self->is_place || is_looked_at (self, hit)))
    arrive (self, document);
}

/* Whoever opens another article meanwhile isn't led on. */
static void
loading_cb (AnnoHitVisit *self)
{
  if (self->item != NULL && self->looking == NULL
      && g_strcmp0 (anno_session_get_path (self->session), anno_hit_item_get_hit (self->item)->path)
             != 0)
    g_clear_object (&self->item);
}

static void
failed_cb (AnnoHitVisit *self)
{
  g_clear_object (&self->item);
}

/* @colleague: whose annotations are wanted, NULL for one's own; @turn: whether those in hand aren't
 * these. The article first: what is loaded from then on is on the way. */
static void
open_article (AnnoHitVisit *self, gboolean turn, const AnnoAnnotator *colleague)
{
  anno_session_open (self->session, anno_hit_item_get_hit (self->item)->path);
  if (turn)
    anno_session_look_at (self->session, colleague);
  look_whether_there (self);
}

/* The colleague with that folder, of those who have marked the article. */
static const AnnoAnnotator *
find_colleague (GPtrArray *colleagues, const char *slug)
{
  for (guint i = 0; colleagues != NULL && i < colleagues->len; i++)
    {
      const AnnoAnnotator *colleague = colleagues->pdata[i];
      if (g_str_equal (colleague->slug, slug))
        return colleague;
    }
  return NULL;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GCancellable) looking = data;
  g_autoptr (GPtrArray) colleagues = anno_colleague_list_finish (result, NULL);
  AnnoHitVisit *self = g_object_get_data (G_OBJECT (looking), "visit");

  /* Called off, the visit may be gone. */
  if (g_cancellable_is_cancelled (looking))
    return;
  g_clear_object (&self->looking);
  const AnnoAnnotator *colleague
      = find_colleague (colleagues, anno_hit_item_get_hit (self->item)->slug);
  self->is_place = colleague == NULL;
  open_article (self, colleague != NULL, colleague);
}

static void
look_for_colleague (AnnoHitVisit *self, const AnnoHit *hit)
{
  AnnoCorpus *corpus = anno_session_get_corpus (self->session);
  const char *former = anno_corpus_find_former (corpus, hit->path);

  self->looking = g_cancellable_new ();
  g_object_set_data (G_OBJECT (self->looking), "visit", self);
  anno_colleague_list_async (anno_corpus_get_root (corpus), hit->path, former, own_slug (self),
                             self->looking, listed_cb, g_object_ref (self->looking));
}

static void
stop (AnnoHitVisit *self)
{
  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_object (&self->item);
}

AnnoHitVisit *
anno_hit_visit_new (AnnoSession *session, AnnoArticleView *view)
{
  g_return_val_if_fail (ANNO_IS_SESSION (session) && ANNO_IS_ARTICLE_VIEW (view), NULL);

  AnnoHitVisit *self = g_new0 (AnnoHitVisit, 1);
  self->session = g_object_ref (session);
  self->view = view;
  g_signal_connect_swapped (session, "notify::document", G_CALLBACK (look_whether_there), self);
  g_signal_connect_swapped (session, "notify::loading", G_CALLBACK (loading_cb), self);
  g_signal_connect_swapped (session, "failed", G_CALLBACK (failed_cb), self);
  return self;
}

void
anno_hit_visit_free (AnnoHitVisit *self)
{
  if (self == NULL)
    return;
  stop (self);
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_object_unref (self->session);
  g_free (self);
}

void
anno_hit_visit_go (AnnoHitVisit *self, AnnoHitItem *item, gboolean focus)
{
  g_return_if_fail (self != NULL && ANNO_IS_HIT_ITEM (item));

  if (self->item == item)
    {
      self->focus = self->focus || focus;
      return;
    }
  stop (self);
  self->item = g_object_ref (item);
  self->focus = focus;
  self->is_place = FALSE;
  const AnnoHit *hit = anno_hit_item_get_hit (item);
  if (!is_looked_at (self, hit) && !g_str_equal (hit->slug, own_slug (self)))
    {
      look_for_colleague (self, hit);
      return;
    }
  open_article (self, !is_looked_at (self, hit), NULL);
}
