#include "shell/pick-chip.h"

#include <glib/gi18n-lib.h>

struct _AnnoPickChip
{
  AnnoFloating parent_instance;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (AnnoPickChip, anno_pick_chip, ANNO_TYPE_FLOATING)

static void
anno_pick_chip_class_init (AnnoPickChipClass *klass)
{
}

static void
anno_pick_chip_init (AnnoPickChip *self)
{
  self->label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->label, "caption");
  gtk_widget_add_css_class (self->label, "numeric");
  anno_floating_set_child (ANNO_FLOATING (self), self->label);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "pick-chip");
}

GtkWidget *
anno_pick_chip_new (void)
{
  return g_object_new (ANNO_TYPE_PICK_CHIP, NULL);
}

void
anno_pick_chip_show (AnnoPickChip *self, guint nth, guint of, const GdkRectangle *area,
                     GtkTextView *view)
{
  g_return_if_fail (ANNO_IS_PICK_CHIP (self) && area != NULL && GTK_IS_TEXT_VIEW (view));

  int left = gtk_text_view_get_left_margin (view), right = gtk_text_view_get_right_margin (view);
  GdkRectangle column = { left, area->y, gtk_widget_get_width (GTK_WIDGET (view)) - left - right,
                          area->height };

  /* Translators: which of the spans that overlap here is chosen, and the keys that choose another. */
  g_autofree char *words = g_strdup_printf (_("%u of %u  ↑↓"), nth, of);
  gtk_label_set_text (GTK_LABEL (self->label), words);
  anno_floating_show_at (ANNO_FLOATING (self), &column, GTK_POS_RIGHT, 0);
}
