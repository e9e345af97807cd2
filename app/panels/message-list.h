/* Sentences that are to be looked at, each with a sign before it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* More aren't shown, but counted: a list makes each of them, seen or not. */
#define ANNO_MESSAGE_LIST_MAX 100

/* @list: a vertical box, whose children these are from now on. */
void anno_message_list_clear (GtkBox *list);
void anno_message_list_add   (GtkBox *list, const char *words);
/* "… and 12 more", where @n is more than there can be. */
void anno_message_list_close (GtkBox *list, guint n);

G_END_DECLS
