/* What the buttons for undo and redo say they would do. */
#pragma once

#include "model/history.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Puts the label of the step that @undo and @redo would take back, or do again, into their tooltips. */
void anno_history_tips_show (GtkWidget *undo, GtkWidget *redo, AnnoHistory *history);

G_END_DECLS
