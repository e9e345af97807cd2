#include "shell/caret-verbs.h"

#include "session/verbs.h"

/* The view that the actions are of, and the session that it shows. */
typedef struct
{
  AnnoArticleView *view; /* not owned: it owns this */
  AnnoSession *const *session;
} Caret;

static void
caret_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
split_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const Caret *self = data;

  if (*self->session != NULL)
    g_action_group_activate_action (anno_verbs_get (*self->session), "split",
                                    g_variant_new_uint32 (anno_article_view_get_caret (self->view)));
}

void
anno_caret_verbs_add (AnnoArticleView *view, AnnoSession *const *session)
{
  g_return_if_fail (ANNO_IS_ARTICLE_VIEW (view) && session != NULL);

  Caret *self = g_new0 (Caret, 1);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) split = g_simple_action_new ("split", NULL);
  self->view = view;
  self->session = session;
  g_signal_connect_data (split, "activate", G_CALLBACK (split_cb), self, caret_free, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (split));
  gtk_widget_insert_action_group (GTK_WIDGET (view), "caret", G_ACTION_GROUP (group));
}
