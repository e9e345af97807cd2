#include "view/primary-selection.h"

static GdkClipboard *
primary_of (GtkTextView *view)
{
  return gtk_widget_get_primary_clipboard (GTK_WIDGET (view));
}

void
anno_primary_selection_keep (GtkTextView *view)
{
  g_return_if_fail (GTK_IS_TEXT_VIEW (view) && gtk_widget_get_realized (GTK_WIDGET (view)));
  gtk_text_buffer_remove_selection_clipboard (gtk_text_view_get_buffer (view), primary_of (view));
}

void
anno_primary_selection_release (GtkTextView *view)
{
  g_return_if_fail (GTK_IS_TEXT_VIEW (view) && gtk_widget_get_realized (GTK_WIDGET (view)));
  gtk_text_buffer_add_selection_clipboard (gtk_text_view_get_buffer (view), primary_of (view));
}

void
anno_primary_selection_offer (GtkTextView *view, const char *text)
{
  g_return_if_fail (GTK_IS_TEXT_VIEW (view) && text != NULL);
  gdk_clipboard_set_text (primary_of (view), text);
}
