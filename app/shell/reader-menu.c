#include "shell/reader-menu.h"

#include "panels/context-menu.h"
#include "panels/copy-menu.h"
#include "panels/link-menu.h"
#include "session/span-in-hand.h"

#include <glib/gi18n-lib.h>

struct _AnnoReaderMenu
{
  AnnoArticleView *view;
  AnnoSession *const *session;
  void (*hide) (gpointer);
  gpointer data;
  GtkWidget *popover; /* hangs on the view, because that is whose coordinates the places are in */
  guint idle_id;      /* shows it */
};

static gboolean
made_cb (gpointer data)
{
  AnnoReaderMenu *self = data;

  self->idle_id = 0;
  gtk_popover_popup (GTK_POPOVER (self->popover));
  return G_SOURCE_REMOVE;
}

static void
make (AnnoReaderMenu *self, GMenuModel *model)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->popover = gtk_popover_menu_new_from_model (model);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self->view));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
}

static void
show (AnnoReaderMenu *self, GMenuModel *model, const GdkRectangle *area)
{
  self->hide (self->data);
  make (self, model);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), area);
  /* A menu adds the lines between its sections in the next idle turn, and would be too low by them:
   * the last item cut off. */
  g_clear_handle_id (&self->idle_id, g_source_remove);
  self->idle_id = g_idle_add (made_cb, self);
}

static gboolean
is_chosen (AnnoSession *session, AnnoLayer *layer, const char *id)
{
  g_autoptr (GPtrArray) chosen = anno_session_list_chosen (session);
  AnnoDocument *document = anno_session_get_document (session);

  if (document == NULL || anno_document_get_layer (document) != layer)
    return FALSE;
  for (guint i = 0; i < chosen->len; i++)
    if (g_strcmp0 (anno_span_get_id (chosen->pdata[i]), id) == 0)
      return TRUE;
  return FALSE;
}

/* Of several that are chosen, the menu is for all. */
static void
context_cb (AnnoReaderMenu *self, const char *id, double x, double y, AnnoLayer *layer)
{
  AnnoSession *session = *self->session;

  if (session == NULL)
    return;
  if (id != NULL && !anno_session_has_selection (session) && !is_chosen (session, layer, id))
    anno_span_in_hand_choose (session, layer, id);
  g_autoptr (GMenuModel) model = anno_context_menu_new (session);
  if (model != NULL)
    show (self, model, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
}

static void
say_why_not (AnnoSession *session, AnnoSpan *chosen, const char *nothing)
{
  AnnoDocument *document = anno_session_get_document (session);
  const char *locked = document != NULL ? anno_document_get_locked_reason (document) : NULL;

  anno_session_say (session, locked != NULL   ? locked
                             : chosen == NULL ? _("Choose a span first.")
                                              : nothing);
}

/* Shows, at the chosen span, a menu of others; where there is none to show, says @nothing. */
static void
show_near (AnnoReaderMenu *self, GMenuModel *(*make_model) (AnnoSession *), const char *nothing)
{
  AnnoSession *session = *self->session;
  AnnoSpan *chosen = session != NULL ? anno_session_get_chosen (session) : NULL;
  g_autoptr (GMenuModel) model = chosen != NULL ? make_model (session) : NULL;
  GdkRectangle area = { 0, 0, 1, 1 };

  if (session == NULL)
    return;
  if (model == NULL)
    {
      say_why_not (session, chosen, nothing);
      return;
    }
  anno_article_view_get_area (self->view, anno_span_get_start (chosen), anno_span_get_end (chosen),
                              &area);
  show (self, model, &area);
}

static void
link_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_near (data, anno_link_menu_new, _("There is nothing near that it could be linked to."));
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_near (data, anno_copy_menu_new, _("No span of its type near it has fields to copy."));
}

static const GActionEntry entries[] = {
  { "link", link_cb },
  { "copy-fields", copy_cb },
};

AnnoReaderMenu *
anno_reader_menu_new (AnnoArticleView *view, AnnoSession *const *session, void (*hide) (gpointer),
                      gpointer data)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_VIEW (view) && session != NULL && hide != NULL, NULL);

  AnnoReaderMenu *self = g_new0 (AnnoReaderMenu, 1);
  *self = (AnnoReaderMenu) { view, session, hide, data, NULL, 0 };
  make (self, NULL);
  g_signal_connect_swapped (view, "context", G_CALLBACK (context_cb), self);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (view), "menu", G_ACTION_GROUP (group));
  return self;
}

void
anno_reader_menu_free (AnnoReaderMenu *self)
{
  if (self == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->view, self);
  gtk_widget_insert_action_group (GTK_WIDGET (self->view), "menu", NULL);
  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_free (self);
}

void
anno_reader_menu_present (AnnoReaderMenu *self)
{
  g_return_if_fail (self != NULL);
  gtk_popover_present (GTK_POPOVER (self->popover));
}
