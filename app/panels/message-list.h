/* Sentences that are to be looked at, each with a sign before it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* More aren't shown, but counted: a list makes each of them, seen or not. */
#define ANNO_MESSAGE_LIST_MAX 100

/* @list: a vertical box, whose children these are from now on. */
void anno_message_list_clear (GtkBox *list);
void anno_message_list_add   (GtkBox *list, const char *words);
/* The same, with more to open: rows are added to the result, a vertical box. */
GtkBox *anno_message_list_add_parent (GtkBox *list, const char *words);
/* A row that can be pressed; @activated is called then. @data lasts as long as the row. */
void anno_message_list_add_link (GtkBox *rows, const char *words, GCallback activated,
                                 gpointer data, GClosureNotify free_data);
/* "… and 12 more"; nothing for none. */
void anno_message_list_count_rest (GtkBox *list, guint n);
/* The same, where @n is more than there can be. */
void anno_message_list_close (GtkBox *list, guint n);

G_END_DECLS
