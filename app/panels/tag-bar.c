#include "panels/tag-bar.h"

#include "panels/later.h"
#include "panels/swatch.h"
#include "session/verbs.h"

#include <glib/gi18n-lib.h>

struct _AnnoTagBar
{
  GtkWidget parent_instance;
  AnnoSession *session;
  GSignalGroup *document;
  AnnoLater *later;
  GtkWidget *flow;
  GtkWidget *hint;
  GPtrArray *buttons; /* of GtkToggleButton, in the tagset's order; borrowed */
};

G_DEFINE_FINAL_TYPE (AnnoTagBar, anno_tag_bar, GTK_TYPE_WIDGET)

static AnnoTagset *
tagset_of (AnnoTagBar *self)
{
  return anno_corpus_get_tagset (anno_session_get_corpus (self->session));
}

static const char *
hint_for (AnnoTagBar *self)
{
  if (anno_session_get_armed (self->session) != NULL)
    return _("Drag over words to mark them. Esc to stop.");
  if (anno_session_has_selection (self->session))
    return _("Press a key or a tag to mark the selection.");
  if (anno_session_get_chosen (self->session) != NULL)
    return _("Press a key or a tag to change the span’s tag.");
  return _("Select words, then press a key. Or press a tag, then drag.");
}

static gboolean
is_locked (AnnoTagBar *self)
{
  AnnoDocument *document = anno_session_get_document (self->session);

  return document != NULL && anno_document_get_locked_reason (document) != NULL;
}

/* Where nothing can be marked, which is said above the article, nothing is offered here. */
static void
show_state (gpointer widget)
{
  AnnoTagBar *self = widget;

  if (self->session == NULL)
    return;
  const char *armed = anno_session_get_armed (self->session);
  gboolean locked = is_locked (self);

  for (guint i = 0; i < self->buttons->len; i++)
    {
      const AnnoTag *tag = anno_tagset_get_tag (tagset_of (self), i);
      gtk_toggle_button_set_active (self->buttons->pdata[i], tag->id == armed);
    }
  gtk_label_set_text (GTK_LABEL (self->hint), hint_for (self));
  gtk_widget_set_visible (self->hint, !locked);
  gtk_widget_set_sensitive (self->flow, !locked);
}

static void
ask (AnnoTagBar *self)
{
  anno_later_ask (self->later);
}

static void
document_changed_cb (AnnoTagBar *self)
{
  g_signal_group_set_target (self->document, anno_session_get_document (self->session));
  ask (self);
}

static void
clicked_cb (GtkWidget *button, AnnoTagBar *self)
{
  const char *id = g_object_get_data (G_OBJECT (button), "tag");
  gboolean tags = anno_session_has_selection (self->session)
                  || (anno_session_get_chosen (self->session) != NULL
                      && anno_session_get_armed (self->session) == NULL);

  g_action_group_activate_action (anno_verbs_get (self->session), tags ? "tag" : "arm",
                                  g_variant_new_string (id));
  show_state (self);
}

static GtkWidget *
make_button (AnnoTagBar *self, const AnnoTag *tag)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *swatch = anno_swatch_new ();
  GtkWidget *label = gtk_label_new (tag->name);

  anno_swatch_set_tag (ANNO_SWATCH (swatch), tag, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), swatch);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_set_tooltip_text (button, tag->guideline);
  char key[7] = { 0 };
  g_autofree char *name = g_strdup_printf (_("Tag as %s"), tag->name);
  g_unichar_to_utf8 (g_unichar_toupper (tag->key), key);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, key, -1);
  g_object_set_data_full (G_OBJECT (button), "tag", g_strdup (tag->id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, 0);
  return button;
}

static void
remove_buttons (AnnoTagBar *self)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (self->flow)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->flow), child);
  g_ptr_array_set_size (self->buttons, 0);
}

static void
anno_tag_bar_dispose (GObject *object)
{
  AnnoTagBar *self = ANNO_TAG_BAR (object);
  GtkWidget *child = NULL;

  g_clear_object (&self->document);
  g_clear_object (&self->session);
  g_clear_pointer (&self->later, anno_later_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (anno_tag_bar_parent_class)->dispose (object);
}

static void
anno_tag_bar_finalize (GObject *object)
{
  AnnoTagBar *self = ANNO_TAG_BAR (object);

  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  G_OBJECT_CLASS (anno_tag_bar_parent_class)->finalize (object);
}

static void
anno_tag_bar_class_init (AnnoTagBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anno_tag_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = anno_tag_bar_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "tagbar");
}

static void
anno_tag_bar_init (AnnoTagBar *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->later = anno_later_new (GTK_WIDGET (self), show_state);
  self->buttons = g_ptr_array_new ();
  self->document = g_signal_group_new (ANNO_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document, "notify::locked-reason", G_CALLBACK (ask), self);
  self->flow = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (self->flow), TRUE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (self->flow), 2);
  /* In columns of two, always: three and one would look like a remainder. */
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->flow), 2);
  gtk_widget_set_parent (self->flow, GTK_WIDGET (self));

  self->hint = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->hint), 0);
  gtk_widget_add_css_class (self->hint, "caption");
  gtk_widget_add_css_class (self->hint, "dim-label");
  gtk_widget_set_parent (self->hint, GTK_WIDGET (self));
}

void
anno_tag_bar_set_session (AnnoTagBar *self, AnnoSession *session)
{
  g_return_if_fail (ANNO_IS_TAG_BAR (self));

  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->session, ask, self);
      g_signal_handlers_disconnect_by_func (self->session, document_changed_cb, self);
      g_signal_group_set_target (self->document, NULL);
    }
  remove_buttons (self);
  g_set_object (&self->session, session);
  if (session == NULL)
    return;

  for (guint i = 0; i < anno_tagset_get_n_tags (tagset_of (self)); i++)
    {
      GtkWidget *button = make_button (self, anno_tagset_get_tag (tagset_of (self), i));
      gtk_flow_box_append (GTK_FLOW_BOX (self->flow), button);
      gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
      g_ptr_array_add (self->buttons, button);
    }
  const char *const watched[] = { "notify::armed", "notify::chosen", "notify::has-selection" };
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_object (session, watched[i], G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::document", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  document_changed_cb (self);
}
