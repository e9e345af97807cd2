#include "panels/guideline-entry.h"

#include "panels/separator-filter.h"
#include "text/plain.h"

#include <string.h>

struct _AnnoGuidelineEntry
{
  GtkBox parent_instance;
  GtkWidget *view;
  gboolean setting;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (AnnoGuidelineEntry, anno_guideline_entry, GTK_TYPE_BOX)

static void
changed_cb (AnnoGuidelineEntry *self)
{
  if (!self->setting)
    g_signal_emit (self, changed_signal, 0);
}

static void
anno_guideline_entry_class_init (AnnoGuidelineEntryClass *klass)
{
  changed_signal = g_signal_new ("changed", ANNO_TYPE_GUIDELINE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
anno_guideline_entry_init (AnnoGuidelineEntry *self)
{
  self->view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->view), 9);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->view), 9);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->view), 7);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->view), 7);
  gtk_text_view_set_pixels_below_lines (GTK_TEXT_VIEW (self->view), 4);
  gtk_widget_set_hexpand (self->view, TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "note-editor");
  gtk_box_append (GTK_BOX (self), self->view);
  anno_separator_filter_add (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)));
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
anno_guideline_entry_new (const char *name)
{
  AnnoGuidelineEntry *self = g_object_new (ANNO_TYPE_GUIDELINE_ENTRY, NULL);

  g_return_val_if_fail (name != NULL, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  return GTK_WIDGET (self);
}

void
anno_guideline_entry_set (AnnoGuidelineEntry *self, const char *lines)
{
  g_return_if_fail (ANNO_IS_GUIDELINE_ENTRY (self));

  self->setting = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)),
                            lines != NULL ? lines : "", -1);
  self->setting = FALSE;
}

char *
anno_guideline_entry_get (AnnoGuidelineEntry *self)
{
  g_return_val_if_fail (ANNO_IS_GUIDELINE_ENTRY (self), NULL);

  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  GtkTextIter start, end;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  g_autofree char *text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *plain = anno_plain_clean (lines[i]);
      if (*plain != '\0')
        g_strv_builder_add (kept, plain);
    }
  g_auto (GStrv) all = g_strv_builder_end (kept);
  return all[0] != NULL ? g_strjoinv ("\n", all) : NULL;
}
