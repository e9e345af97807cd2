/* Asks, before a window closes, what is to become of changes that aren't saved. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Closes @window without another question, where it is still there. */
typedef void (*AnnoSaveQuestionLeave) (GtkWindow *window);

/* To save is the window's action "win.save", to discard is @leave; neither where they cancel. */
void anno_save_question_ask (GtkWindow *window, const char *heading, gboolean can_save,
                             AnnoSaveQuestionLeave leave);

G_END_DECLS
