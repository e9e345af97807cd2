#include "panels/working-state.h"

#include "panels/later.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _AnnoWorkingState
{
  GtkBox parent_instance;
  AnnoSession *session;
  AnnoLater *later;
  GSignalGroup *document;
  GSignalGroup *layer;
  GtkWidget *button; /* says the state, and opens the menu of all */
  GtkWidget *icon;
  GtkWidget *label;
  GtkWidget *done_button;
};

G_DEFINE_FINAL_TYPE (AnnoWorkingState, anno_working_state, GTK_TYPE_BOX)

typedef struct
{
  const char *id;
  const char *icon;
  const char *words;
  const char *title;
} State;

static const State states[] = {
  { "new", "annotator-new-symbolic", N_("new"), N_("New") },
  { "in-progress", "annotator-in-progress-symbolic", N_("in progress"), N_("In Progress") },
  { "needs-changes", "annotator-needs-changes-symbolic", N_("needs changes"), N_("Needs Changes") },
  { "done", "annotator-done-symbolic", N_("done"), N_("Done") },
};

static const State *
find_state (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_strcmp0 (states[i].id, id) == 0)
      return &states[i];
  return &states[0];
}

const char *
anno_working_state_of (const char *id, guint n_spans)
{
  const State *state = find_state (id);

  return state == &states[0] && n_spans > 0 ? "in-progress" : state->id;
}

const char *
anno_working_state_icon (const char *id)
{
  return find_state (id)->icon;
}

const char *
anno_working_state_words (const char *id)
{
  return _(find_state (id)->words);
}

const char *
anno_working_state_title (const char *id)
{
  return _(find_state (id)->title);
}

static const State *
state_of (AnnoDocument *document)
{
  if (document == NULL)
    return &states[0];
  return find_state (anno_working_state_of (anno_document_get_state (document),
                                            anno_layer_get_n_spans (anno_document_get_layer (document))));
}

static void
show_state (gpointer widget)
{
  AnnoWorkingState *self = widget;
  g_autoptr (AnnoDocument) document = g_signal_group_dup_target (self->document);
  const State *state = state_of (document);
  gboolean locked = document == NULL || anno_document_get_locked_reason (document) != NULL;
  /* Translators: %s is a working state: "New", "In Progress", "Needs Changes" or "Done" */
  g_autofree char *name = g_strdup_printf (_("Working State: %s"), _(state->title));

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), state->icon);
  gtk_label_set_text (GTK_LABEL (self->label), _(state->title));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_widget_set_visible (self->done_button, !g_str_equal (state->id, "done"));
  gtk_widget_set_sensitive (GTK_WIDGET (self), !locked);
  gtk_widget_set_visible (GTK_WIDGET (self), document != NULL);
}

static void
ask (AnnoWorkingState *self)
{
  anno_later_ask (self->later);
}

static void
document_changed_cb (AnnoWorkingState *self)
{
  AnnoDocument *document = anno_session_get_document (self->session);

  g_signal_group_set_target (self->document, document);
  g_signal_group_set_target (self->layer,
                             document != NULL ? anno_document_get_layer (document) : NULL);
  ask (self);
}

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autofree char *action = g_strdup_printf ("session.state::%s", states[i].id);
      g_menu_append (menu, _(states[i].title), action);
    }
  return G_MENU_MODEL (menu);
}

static void
anno_working_state_dispose (GObject *object)
{
  AnnoWorkingState *self = ANNO_WORKING_STATE (object);

  g_clear_pointer (&self->later, anno_later_free);
  g_clear_object (&self->layer);
  g_clear_object (&self->document);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (anno_working_state_parent_class)->dispose (object);
}

static void
anno_working_state_class_init (AnnoWorkingStateClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anno_working_state_dispose;
}

static void
add_button (AnnoWorkingState *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autoptr (GMenuModel) menu = make_menu ();

  self->icon = gtk_image_new ();
  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE); /* with large text; it is never cut */
  gtk_label_set_natural_wrap_mode (GTK_LABEL (self->label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_box_append (GTK_BOX (box), self->icon);
  gtk_box_append (GTK_BOX (box), self->label);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), box);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (self->button), FALSE);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (self->button), GTK_ARROW_UP);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->button), menu);
  gtk_widget_set_tooltip_text (self->button, _("Progress on This Article"));
  gtk_widget_set_hexpand (self->button, TRUE);
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self), self->button);
}

/* Where there is no room for its words, an icon must do. */
static void
add_done_button (AnnoWorkingState *self)
{
  GtkWidget *face = adw_squeezer_new ();

  adw_squeezer_set_homogeneous (ADW_SQUEEZER (face), FALSE);
  adw_squeezer_add (ADW_SQUEEZER (face), gtk_label_new (_("Mark as Done")));
  adw_squeezer_add (ADW_SQUEEZER (face),
                    gtk_image_new_from_icon_name (anno_working_state_icon ("done")));
  self->done_button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->done_button), face);
  gtk_widget_set_tooltip_text (self->done_button, _("Mark as Done"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->done_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Mark as Done"), -1);
  gtk_widget_set_halign (self->done_button, GTK_ALIGN_END);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->done_button),
                                           "session.state::done");
  gtk_box_append (GTK_BOX (self), self->done_button);
}

static void
anno_working_state_init (AnnoWorkingState *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "working-state");
  self->later = anno_later_new (GTK_WIDGET (self), show_state);
  self->document = g_signal_group_new (ANNO_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document, "notify::state", G_CALLBACK (ask), self);
  g_signal_group_connect_swapped (self->document, "notify::locked-reason", G_CALLBACK (ask),
                                  self);
  self->layer = g_signal_group_new (ANNO_TYPE_LAYER);
  g_signal_group_connect_swapped (self->layer, "items-changed", G_CALLBACK (ask), self);
  add_button (self);
  add_done_button (self);
  show_state (self);
}

void
anno_working_state_set_session (AnnoWorkingState *self, AnnoSession *session)
{
  g_return_if_fail (ANNO_IS_WORKING_STATE (self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (self->session, document_changed_cb, self);
  g_set_object (&self->session, session);
  g_signal_group_set_target (self->document, NULL);
  g_signal_group_set_target (self->layer, NULL);
  show_state (self);
  if (session == NULL)
    return;
  g_signal_connect_object (session, "notify::document", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  document_changed_cb (self);
}
