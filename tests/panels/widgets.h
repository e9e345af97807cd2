/* What every test of widgets needs: GTK started in a way that doesn't differ from one machine to
 * the next, and widgets found by what a person sees or hears of them. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Starts GTK for a test program. */
void widgets_init (int *argc, char ***argv);
/* Lets everything that waits for the main loop happen. */
void widgets_settle (void);
/* Puts @child into a window of that size, and waits until it is drawn. The caller destroys it. */
GtkWindow *widgets_show (GtkWidget *child, int width, int height) G_GNUC_WARN_UNUSED_RESULT;

/* The first widget below @root of that type, or with that accessible name, or that text (labels);
 * NULL where there is none. */
gpointer widgets_find_type  (GtkWidget *root, GType type);
gpointer widgets_find_named (GtkWidget *root, const char *name);
gpointer widgets_find_label (GtkWidget *root, const char *text);

/* The question of that heading; waits until it is asked. */
AdwMessageDialog *widgets_wait_for_question (const char *heading);
/* Gives @response as a click on its button does, which closes the question too. */
void widgets_answer (AdwMessageDialog *question, const char *response);

G_END_DECLS
