#include "panels/tag-popover.h"

#include "panels/swatch.h"
#include "session/verbs.h"

#include <glib/gi18n-lib.h>

#define MOST_IN_A_ROW 6
#define ABOVE 6 /* pixels between it and the words */
#define BELOW 14

struct _AnnoTagPopover
{
  AnnoFloating parent_instance;
  AnnoSession *session;
  GtkWidget *flow;
};

G_DEFINE_FINAL_TYPE (AnnoTagPopover, anno_tag_popover, ANNO_TYPE_FLOATING)

static void
clicked_cb (GtkWidget *button, AnnoTagPopover *self)
{
  const char *id = g_object_get_data (G_OBJECT (button), "tag");

  g_action_group_activate_action (anno_verbs_get (self->session), "tag",
                                  g_variant_new_string (id));
}

static GtkWidget *
make_button (AnnoTagPopover *self, const AnnoTag *tag)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *swatch = anno_swatch_new ();

  anno_swatch_set_tag (ANNO_SWATCH (swatch), tag, TRUE);
  gtk_box_append (GTK_BOX (box), swatch);
  gtk_box_append (GTK_BOX (box), gtk_label_new (tag->name));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_focusable (button, FALSE);
  g_autofree char *name = g_strdup_printf (_("Mark the Selection as %s"), tag->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "tag", g_strdup (tag->id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, 0);
  return button;
}

static void
add_button (AnnoTagPopover *self, const AnnoTag *tag)
{
  GtkWidget *button = make_button (self, tag);

  gtk_flow_box_append (GTK_FLOW_BOX (self->flow), button);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
}

static void
anno_tag_popover_dispose (GObject *object)
{
  AnnoTagPopover *self = ANNO_TAG_POPOVER (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (anno_tag_popover_parent_class)->dispose (object);
}

static void
anno_tag_popover_class_init (AnnoTagPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anno_tag_popover_dispose;
}

static void
anno_tag_popover_init (AnnoTagPopover *self)
{
  self->flow = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->flow), 2);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (self->flow), TRUE);
  anno_floating_set_child (ANNO_FLOATING (self), self->flow);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Tags for the Selection"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "tag-popover");
}

GtkWidget *
anno_tag_popover_new (void)
{
  return g_object_new (ANNO_TYPE_TAG_POPOVER, NULL);
}

void
anno_tag_popover_set_session (AnnoTagPopover *self, AnnoSession *session)
{
  GtkWidget *child = NULL;

  g_return_if_fail (ANNO_IS_TAG_POPOVER (self));

  while ((child = gtk_widget_get_first_child (self->flow)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->flow), child);
  g_set_object (&self->session, session);
  if (session == NULL)
    return;
  AnnoTagset *tagset = anno_corpus_get_tagset (anno_session_get_corpus (session));
  guint n = anno_tagset_get_n_tags (tagset);
  /* A flow box asks for the room of a whole row, whether it has the children for it or not. */
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->flow), CLAMP (n, 1, MOST_IN_A_ROW));
  for (guint i = 0; i < n; i++)
    add_button (self, anno_tagset_get_tag (tagset, i));
}

void
anno_tag_popover_show_at (AnnoTagPopover *self, const GdkRectangle *area, gboolean above)
{
  g_return_if_fail (ANNO_IS_TAG_POPOVER (self) && area != NULL);

  anno_floating_show_at (ANNO_FLOATING (self), area, above ? GTK_POS_TOP : GTK_POS_BOTTOM,
                         above ? ABOVE : BELOW);
}
