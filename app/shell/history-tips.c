#include "shell/history-tips.h"

#include <glib/gi18n-lib.h>

/* A tooltip that is set, even to the same words, has the window look under the pointer anew. */
static void
set_tooltip (GtkWidget *widget, const char *words)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), words) != 0)
    gtk_widget_set_tooltip_text (widget, words);
}

void
anno_history_tips_show (GtkWidget *undo, GtkWidget *redo, AnnoHistory *history)
{
  g_return_if_fail (GTK_IS_WIDGET (undo) && GTK_IS_WIDGET (redo) && ANNO_IS_HISTORY (history));

  AnnoStep *last = anno_history_peek_undo (history), *next = anno_history_peek_redo (history);
  g_autofree char *undo_words
      = last != NULL ? g_strdup_printf (_("Undo “%s” (Ctrl+Z)"), anno_step_get_label (last))
                     : g_strdup (_("Undo (Ctrl+Z)"));
  g_autofree char *redo_words
      = next != NULL ? g_strdup_printf (_("Redo “%s” (Shift+Ctrl+Z)"), anno_step_get_label (next))
                     : g_strdup (_("Redo (Shift+Ctrl+Z)"));

  set_tooltip (undo, undo_words);
  set_tooltip (redo, redo_words);
}
