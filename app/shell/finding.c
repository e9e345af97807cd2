#include "shell/finding.h"

#include "session/corpus-search.h"

#include <glib/gi18n-lib.h>

#define WORDS_MAX 200 /* code points: a longer selection isn't what one looks for */

typedef struct
{
  AnnoFindBar *bar;
  AnnoArticleView *view;
  AnnoSession *const *session;
  GCancellable *next; /* the look for the next article, or NULL */
} Finding;

static void
hits_changed_cb (Finding *self)
{
  anno_article_view_set_hits (self->view, anno_find_bar_get_hits (self->bar));
}

/* What was found is selected, so that a tag's key marks it once the keyboard is back. */
static void
arrived_cb (Finding *self, guint start, guint end)
{
  if (*self->session == NULL)
    return;
  anno_session_select (*self->session, start, end);
  anno_article_view_select (self->view, start, end);
  anno_article_view_reveal (self->view, start, end);
}

static void
closed_cb (Finding *self)
{
  anno_article_view_set_hits (self->view, NULL);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* The selected words, where they are what one would look for; else NULL. */
static char *
selected_words (AnnoSession *session, AnnoArticle *article, guint *from)
{
  const GArray *selection = anno_session_get_selection (session);

  if (selection->len != 1)
    return NULL;
  const AnnoSegment *segment = &g_array_index (selection, AnnoSegment, 0);
  *from = segment->start;
  if (segment->end - segment->start > WORDS_MAX
      || anno_article_line_at (article, segment->start) != anno_article_line_at (article, segment->end))
    return NULL;
  return anno_article_slice (article, segment->start, segment->end);
}

static AnnoDocument *
document_of (Finding *self)
{
  return *self->session != NULL ? anno_session_get_document (*self->session) : NULL;
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Finding *self = data;
  AnnoDocument *document = document_of (self);

  if (document == NULL)
    return;
  guint from = anno_article_view_get_caret (self->view);
  g_autofree char *words
      = selected_words (*self->session, anno_document_get_article (document), &from);
  anno_find_bar_open (self->bar, words, from);
}

static void
go (Finding *self, int by)
{
  if (anno_find_bar_is_open (self->bar))
    anno_find_bar_go (self->bar, by);
  else
    open_cb (NULL, NULL, self);
}

static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  go (data, 1);
}

static void
previous_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  go (data, -1);
}

/* What the look for another article needs when it comes back. */
typedef struct
{
  Finding *finding;
  AnnoSession *session;
  GCancellable *running;
} Look;

static void
next_found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Look *look = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = anno_corpus_search_next_finish (result, &error);

  /* Called off, the window may have gone with what it found. */
  if (!g_cancellable_is_cancelled (look->running))
    {
      g_clear_object (&look->finding->next);
      if (path != NULL)
        anno_session_open (look->session, path);
      else
        anno_session_say (look->session, error != NULL ? error->message
                                                       : _("No further article holds these words."));
    }
  g_object_unref (look->session);
  g_object_unref (look->running);
  g_free (look);
}

static void
stop_looking (Finding *self)
{
  if (self->next != NULL)
    g_cancellable_cancel (self->next);
  g_clear_object (&self->next);
}

/* The search goes on in each article that is opened. */
static void
next_article_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Finding *self = data;
  AnnoPattern *pattern = anno_find_bar_get_pattern (self->bar);
  AnnoDocument *document = document_of (self);

  if (document == NULL || pattern == NULL || !anno_find_bar_is_open (self->bar))
    return;
  stop_looking (self);
  self->next = g_cancellable_new ();
  Look *look = g_new (Look, 1);
  *look = (Look) { self, g_object_ref (*self->session), g_object_ref (self->next) };
  anno_corpus_search_next_async (anno_session_get_corpus (look->session), pattern,
                                 anno_document_get_path (document), self->next, next_found_cb, look);
}

static void
finding_free (gpointer data, GClosure *closure)
{
  stop_looking (data);
  g_free (data);
}

static void
like_chosen_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Finding *self = data;
  AnnoSpan *chosen = *self->session != NULL ? anno_session_get_chosen (*self->session) : NULL;

  if (chosen != NULL)
    anno_find_bar_open_like (self->bar, chosen);
  else if (*self->session != NULL)
    anno_session_say (*self->session, _("Choose a span first: what equals it is looked for."));
}

static const GActionEntry entries[] = {
  { "open", open_cb },
  { "next", next_cb },
  { "previous", previous_cb },
  { "next-article", next_article_cb },
  { "like-chosen", like_chosen_cb },
};

/* The actions are the whole window's, so that its keys reach them from everywhere. */
static void
root_changed_cb (Finding *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->bar));

  if (root == NULL)
    return;
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (root), "find", G_ACTION_GROUP (group));
}

void
anno_finding_add (AnnoFindBar *bar, AnnoArticleView *view, AnnoSession *const *session)
{
  g_return_if_fail (ANNO_IS_FIND_BAR (bar) && ANNO_IS_ARTICLE_VIEW (view) && session != NULL);

  Finding *self = g_new (Finding, 1);
  *self = (Finding) { bar, view, session, NULL };
  g_signal_connect_data (bar, "notify::root", G_CALLBACK (root_changed_cb), self, finding_free,
                         G_CONNECT_SWAPPED);
  g_signal_connect_swapped (bar, "hits-changed", G_CALLBACK (hits_changed_cb), self);
  g_signal_connect_swapped (bar, "arrived", G_CALLBACK (arrived_cb), self);
  g_signal_connect_swapped (bar, "closed", G_CALLBACK (closed_cb), self);
}
