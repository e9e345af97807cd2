#include "panels/tag-popover.h"

#include "panels/swatch.h"
#include "session/verbs.h"

#include <glib/gi18n-lib.h>

struct _AnnoTagPopover
{
  GtkPopover parent_instance;
  AnnoSession *session;
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (AnnoTagPopover, anno_tag_popover, GTK_TYPE_POPOVER)

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
anno_tag_popover_dispose (GObject *object)
{
  AnnoTagPopover *self = ANNO_TAG_POPOVER (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (anno_tag_popover_parent_class)->dispose (object);
}

/* A popover's surface is larger than what is seen of it, by its shadow; there a press belongs to
 * the article. GTK leaves this to popovers with an arrow. */
static void
anno_tag_popover_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AnnoTagPopover *self = ANNO_TAG_POPOVER (widget);
  GtkWidget *contents = gtk_widget_get_parent (self->box);
  graphene_rect_t bounds;

  GTK_WIDGET_CLASS (anno_tag_popover_parent_class)->size_allocate (widget, width, height, baseline);
  if (!gtk_widget_compute_bounds (contents, widget, &bounds))
    return;
  double left = 0, top = 0;
  gtk_native_get_surface_transform (GTK_NATIVE (self), &left, &top);
  cairo_rectangle_int_t seen = { (int) (left + bounds.origin.x), (int) (top + bounds.origin.y),
                                 (int) bounds.size.width, (int) bounds.size.height };
  cairo_region_t *region = cairo_region_create_rectangle (&seen);
  gdk_surface_set_input_region (gtk_native_get_surface (GTK_NATIVE (self)), region);
  cairo_region_destroy (region);
}

static void
anno_tag_popover_class_init (AnnoTagPopoverClass *klass)
{
  GTK_WIDGET_CLASS (klass)->size_allocate = anno_tag_popover_size_allocate;
  G_OBJECT_CLASS (klass)->dispose = anno_tag_popover_dispose;
}

static void
anno_tag_popover_init (AnnoTagPopover *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  gtk_popover_set_child (GTK_POPOVER (self), self->box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Tags for the Selection"), -1);
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
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

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  g_set_object (&self->session, session);
  if (session == NULL)
    return;
  AnnoTagset *tagset = anno_corpus_get_tagset (anno_session_get_corpus (session));
  for (guint i = 0; i < anno_tagset_get_n_tags (tagset); i++)
    gtk_box_append (GTK_BOX (self->box), make_button (self, anno_tagset_get_tag (tagset, i)));
}

void
anno_tag_popover_show_at (AnnoTagPopover *self, const GdkRectangle *area, gboolean above)
{
  g_return_if_fail (ANNO_IS_TAG_POPOVER (self) && area != NULL);

  gtk_popover_set_position (GTK_POPOVER (self), above ? GTK_POS_TOP : GTK_POS_BOTTOM);
  gtk_popover_set_offset (GTK_POPOVER (self), 0, above ? -6 : 14);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), area);
  gtk_popover_popup (GTK_POPOVER (self));
}
