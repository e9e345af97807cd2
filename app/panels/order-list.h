/* A list of rows that a person puts in order: by dragging a row, or by Alt+Up and Alt+Down on it.
 *
 * The list moves its own rows; whoever owns what they stand for hears of it. Signals:
 *   "opened" (uint index): Enter, or a click, on a row.
 *   "moved" (uint from, uint to): the row that was at @from is at @to now.
 *   "removed" (uint index): Delete on a row, which stays until its owner takes it away.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNO_TYPE_ORDER_LIST (anno_order_list_get_type ())
G_DECLARE_FINAL_TYPE (AnnoOrderList, anno_order_list, ANNO, ORDER_LIST, GtkBox)

/* @name: what it is called for a screen reader. */
GtkWidget *anno_order_list_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;
void anno_order_list_clear (AnnoOrderList *self);
/* Adds @row at the end. */
void anno_order_list_append (AnnoOrderList *self, AdwActionRow *row);
void anno_order_list_remove (AnnoOrderList *self, guint index);
guint anno_order_list_get_n (AnnoOrderList *self);
/* The row at @index, or NULL. */
AdwActionRow *anno_order_list_nth (AnnoOrderList *self, guint index);
/* Gives the row at @index the keyboard, or the last one where there are fewer. FALSE for no rows.
 */
gboolean anno_order_list_focus (AnnoOrderList *self, guint index);

G_END_DECLS
