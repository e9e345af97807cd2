#include "panels/typing.h"

#include "panels/commit-entry.h"
#include "panels/note-editor.h"

void
anno_typing_take_over (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  GtkWidget *focus = gtk_window_get_focus (window);
  if (focus == NULL)
    return;
  GtkWidget *entry = gtk_widget_get_ancestor (focus, ANNO_TYPE_COMMIT_ENTRY);
  GtkWidget *note = gtk_widget_get_ancestor (focus, ANNO_TYPE_NOTE_EDITOR);
  if (entry != NULL)
    anno_commit_entry_settle (ANNO_COMMIT_ENTRY (entry));
  if (note != NULL)
    anno_note_editor_settle (ANNO_NOTE_EDITOR (note));
}

gboolean
anno_typing_is_going_on (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  return focus != NULL && GTK_IS_EDITABLE (focus);
}
