#include "panels/guideline-button.h"

#include "panels/guideline-text.h"

#include <glib/gi18n-lib.h>

struct _AnnoGuidelineButton
{
  GtkWidget parent_instance;
  const AnnoTag *tag;
  GtkWidget *button;
  GtkWidget *lines;
};

G_DEFINE_FINAL_TYPE (AnnoGuidelineButton, anno_guideline_button, GTK_TYPE_WIDGET)

/* Filled when it is asked for: the card shows another span far more often. */
static void
fill_cb (AnnoGuidelineButton *self)
{
  anno_guideline_text_clear (self->lines);
  if (self->tag != NULL)
    anno_guideline_text_add (self->lines, self->tag, TRUE);
}

static void
anno_guideline_button_dispose (GObject *object)
{
  AnnoGuidelineButton *self = ANNO_GUIDELINE_BUTTON (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (anno_guideline_button_parent_class)->dispose (object);
}

static void
anno_guideline_button_class_init (AnnoGuidelineButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anno_guideline_button_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
anno_guideline_button_init (AnnoGuidelineButton *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->lines = anno_guideline_text_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), self->lines);
  g_signal_connect_object (popover, "show", G_CALLBACK (fill_cb), self, G_CONNECT_SWAPPED);

  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "help-about-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_tooltip_text (self->button, _("When to Use This Tag"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("When to Use This Tag"), -1);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

void
anno_guideline_button_set_tag (AnnoGuidelineButton *self, const AnnoTag *tag)
{
  g_return_if_fail (ANNO_IS_GUIDELINE_BUTTON (self));

  self->tag = tag;
  gtk_widget_set_sensitive (self->button, anno_guideline_text_has (tag));
}
