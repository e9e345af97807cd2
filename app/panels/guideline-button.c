#include "panels/guideline-button.h"

#include <glib/gi18n-lib.h>

struct _AnnoGuidelineButton
{
  GtkWidget parent_instance;
  const AnnoTag *tag;
  GtkWidget *button;
  GtkWidget *lines;
};

G_DEFINE_FINAL_TYPE (AnnoGuidelineButton, anno_guideline_button, GTK_TYPE_WIDGET)

static void
add_line (AnnoGuidelineButton *self, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self->lines), label);
}

static gboolean
says_something (const AnnoTag *tag)
{
  if (tag == NULL)
    return FALSE;
  for (guint i = 0; i < tag->fields->len; i++)
    if (((const AnnoField *) tag->fields->pdata[i])->guideline != NULL)
      return TRUE;
  return tag->guideline != NULL;
}

/* Filled when it is asked for: the card shows another span far more often. */
static void
fill_cb (AnnoGuidelineButton *self)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (self->lines)) != NULL)
    gtk_box_remove (GTK_BOX (self->lines), child);
  if (self->tag == NULL)
    return;
  add_line (self, self->tag->name, "heading");
  if (self->tag->guideline != NULL)
    add_line (self, self->tag->guideline, NULL);
  for (guint i = 0; i < self->tag->fields->len; i++)
    {
      const AnnoField *field = self->tag->fields->pdata[i];
      if (field->guideline == NULL)
        continue;
      add_line (self, field->name, "caption-heading");
      add_line (self, field->guideline, NULL);
    }
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

  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_margin_start (self->lines, 6);
  gtk_widget_set_margin_end (self->lines, 6);
  gtk_widget_set_margin_top (self->lines, 6);
  gtk_widget_set_margin_bottom (self->lines, 6);
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
  gtk_widget_set_sensitive (self->button, says_something (tag));
}
