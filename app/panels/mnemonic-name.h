/* The names of buttons whose labels have an underlined letter, for screen readers.
 *
 * GTK 4.8 names such a button by its label twice, once with the underscore: "_Save Save".
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Names @button, a GtkButton or GtkCheckButton, by its label without the underscore. Returns it. */
GtkWidget *anno_mnemonic_name (GtkWidget *button);
/* All such buttons below @root. */
void       anno_mnemonic_name_all (GtkWidget *root);

G_END_DECLS
