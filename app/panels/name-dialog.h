/* Asks who is annotating, once. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @name: what was entered, without blanks at the ends, never empty; NULL where they cancelled. */
typedef void (*AnnoNameEntered) (const char *name, gpointer data);

/* Asks for the name, with what it is for; what the account says is there to begin with. The
 * callback is called once, in any case. Returns the dialog, which closes itself. */
GtkWindow *anno_name_dialog_ask (GtkWindow *parent, AnnoNameEntered entered, gpointer data);

G_END_DECLS
