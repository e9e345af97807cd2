#include "shell/widening.h"

#include "session/widen.h"

/* The way from the first selection to the one there is now; forgotten where that is another one. */
typedef struct
{
  AnnoArticleView *view; /* not owned: it owns this */
  AnnoSession *const *session;
  GArray *steps; /* of AnnoRange: the last one is what is selected */
} Widening;

static void
widening_free (gpointer data, GClosure *closure)
{
  Widening *self = data;

  g_array_unref (self->steps);
  g_free (self);
}

/* What is selected now, else the caret. */
static AnnoRange
find_selection (Widening *self)
{
  const GArray *selection = anno_session_get_selection (*self->session);
  guint caret = anno_article_view_get_caret (self->view);

  if (selection->len == 0)
    return (AnnoRange){ caret, caret };
  const AnnoSegment *last = &g_array_index (selection, AnnoSegment, selection->len - 1);
  return (AnnoRange){ last->start, last->end };
}

static gboolean
is_last_step (Widening *self, AnnoRange now)
{
  if (self->steps->len == 0)
    return FALSE;
  const AnnoRange *last = &g_array_index (self->steps, AnnoRange, self->steps->len - 1);
  return last->start == now.start && last->end == now.end;
}

/* As a drag over it would, but that an armed tag waits for its key: there may be more steps. */
static void
set_selection (Widening *self, AnnoRange range)
{
  anno_article_view_select (self->view, range.start, range.end);
  if (anno_session_get_armed (*self->session) != NULL)
    anno_session_select (*self->session, range.start, range.end);
  else
    g_signal_emit_by_name (self->view, "selected", range.start, range.end, FALSE);
}

static void
widen_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Widening *self = data;
  AnnoDocument *document = *self->session != NULL ? anno_session_get_document (*self->session) : NULL;

  if (document == NULL)
    return;
  AnnoRange now = find_selection (self);
  AnnoRange next = anno_widen (anno_document_get_article (document), now);
  if (!is_last_step (self, now))
    {
      g_array_set_size (self->steps, 0);
      g_array_append_val (self->steps, now);
    }
  if (next.start == now.start && next.end == now.end)
    return;
  g_array_append_val (self->steps, next);
  set_selection (self, next);
}

static void
narrow_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Widening *self = data;

  if (*self->session == NULL || self->steps->len < 2 || !is_last_step (self, find_selection (self)))
    return;
  g_array_set_size (self->steps, self->steps->len - 1);
  set_selection (self, g_array_index (self->steps, AnnoRange, self->steps->len - 1));
}

void
anno_widening_add (AnnoArticleView *view, AnnoSession *const *session)
{
  g_return_if_fail (ANNO_IS_ARTICLE_VIEW (view) && session != NULL);

  Widening *self = g_new0 (Widening, 1);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) widen = g_simple_action_new ("widen", NULL);
  g_autoptr (GSimpleAction) narrow = g_simple_action_new ("narrow", NULL);
  self->view = view;
  self->session = session;
  self->steps = g_array_new (FALSE, FALSE, sizeof (AnnoRange));
  g_signal_connect (widen, "activate", G_CALLBACK (widen_cb), self);
  g_signal_connect_data (narrow, "activate", G_CALLBACK (narrow_cb), self, widening_free, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (widen));
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (narrow));
  gtk_widget_insert_action_group (GTK_WIDGET (view), "selection", G_ACTION_GROUP (group));
}
