/* The parts of which the forms of the tagset are made, so that they look and speak alike.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A page of a window that scrolls, with a column in it: *@column (borrowed) takes the parts. */
GtkWidget *anno_form_parts_page (GtkWidget **column) G_GNUC_WARN_UNUSED_RESULT;
/* Adds @widget to the column, with @name above it, and @hint (or NULL) below. */
void anno_form_parts_add (GtkWidget *column, const char *name, GtkWidget *widget, const char *hint);
/* An entry that is called @name for a screen reader. */
GtkWidget *anno_form_parts_entry (const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* Shows @text there, if it is another one: the caret stays where somebody is typing. */
void anno_form_parts_show (GtkWidget *entry, const char *text);
/* A drop-down of @words (NULL-terminated) that is called @name. */
GtkWidget *
anno_form_parts_drop_down (const char *name, const char *const *words) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
