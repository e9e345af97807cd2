#include "shell/guideline-key.h"

#include "panels/guideline-text.h"

#include <glib/gi18n-lib.h>

#define MAX_HEIGHT 420 /* pixels, before it scrolls */

typedef struct
{
  AnnoArticleView *view;
  AnnoSession *const *session;
} GuidelineKey;

/* NULL: all tags. */
static const AnnoTag *
tag_in_hand (AnnoSession *session)
{
  AnnoTagset *tagset = anno_corpus_get_tagset (anno_session_get_corpus (session));
  AnnoSpan *chosen = anno_session_get_chosen (session);
  const char *id = chosen != NULL ? anno_span_get_tag (chosen) : anno_session_get_armed (session);

  return id != NULL ? anno_tagset_find (tagset, id) : NULL;
}

static gboolean
is_modifier (guint key)
{
  return key >= GDK_KEY_Shift_L && key <= GDK_KEY_Hyper_R;
}

/* What closes it is meant for the article as well, but for the keys that only close. */
static gboolean
pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
            GtkWidget *view)
{
  GtkWidget *popover = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  if (is_modifier (key))
    return FALSE;
  gtk_popover_popdown (GTK_POPOVER (popover));
  if (key != GDK_KEY_Escape && key != GDK_KEY_F2)
    gtk_event_controller_key_forward (controller, view);
  return TRUE;
}

static gboolean
unparent_idle (gpointer popover)
{
  gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkWidget *popover, GtkWidget *view)
{
  gtk_widget_grab_focus (view);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_idle, g_object_ref (popover), g_object_unref);
}

static void
fill (GtkWidget *popover, AnnoSession *session)
{
  AnnoTagset *tagset = anno_corpus_get_tagset (anno_session_get_corpus (session));
  const AnnoTag *tag = tag_in_hand (session);
  GtkWidget *scroller = gtk_scrolled_window_new (), *text = anno_guideline_text_new ();
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < anno_tagset_get_n_tags (tagset); i++)
    {
      const AnnoTag *one = anno_tagset_get_tag (tagset, i);
      if (tag != NULL && one != tag)
        continue;
      g_autofree char *said = anno_guideline_text_words (one, tag != NULL);
      anno_guideline_text_add (text, one, tag != NULL);
      g_string_append_printf (words, words->len > 0 ? "\n%s" : "%s", said);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), text);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Guideline"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words->str,
                                  -1);
}

/* At the chosen span, else at the caret; FALSE where neither is in sight. */
static gboolean
find_area (const GuidelineKey *self, GtkWidget *parent, GdkRectangle *area)
{
  AnnoSpan *chosen = anno_session_get_chosen (*self->session);
  guint caret = anno_article_view_get_caret (self->view);
  guint start = chosen != NULL ? anno_span_get_start (chosen) : caret;
  guint end = chosen != NULL ? anno_span_get_end (chosen) : caret + 1;
  double x = 0, y = 0;

  if (!anno_article_view_get_area (self->view, start, end, area)
      || !gtk_widget_translate_coordinates (GTK_WIDGET (self->view), parent, area->x, area->y, &x,
                                            &y))
    return FALSE;
  area->x = (int) x;
  area->y = (int) y;
  return TRUE;
}

static void
show_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const GuidelineKey *self = data;
  GtkWidget *parent = gtk_widget_get_ancestor (GTK_WIDGET (self->view), GTK_TYPE_BOX);
  GdkRectangle area;

  if (*self->session == NULL || parent == NULL)
    return;
  GtkWidget *popover = gtk_popover_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  fill (popover, *self->session);
  gtk_widget_set_parent (popover, parent);
  if (find_area (self, parent, &area))
    gtk_popover_set_pointing_to (GTK_POPOVER (popover), &area);
  gtk_widget_set_focusable (popover, TRUE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (pressed_cb), self->view, 0);
  gtk_widget_add_controller (popover, keys);
  g_signal_connect_object (popover, "closed", G_CALLBACK (closed_cb), self->view, 0);
  gtk_popover_popup (GTK_POPOVER (popover));
  gtk_widget_grab_focus (popover);
}

static void
key_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

void
anno_guideline_key_add (AnnoArticleView *view, AnnoSession *const *session)
{
  g_return_if_fail (ANNO_IS_ARTICLE_VIEW (view) && session != NULL);

  GuidelineKey *self = g_new (GuidelineKey, 1);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) show = g_simple_action_new ("show", NULL);
  *self = (GuidelineKey){ view, session };
  g_signal_connect_data (show, "activate", G_CALLBACK (show_cb), self, key_free, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (show));
  gtk_widget_insert_action_group (GTK_WIDGET (view), "guideline", G_ACTION_GROUP (group));
}
