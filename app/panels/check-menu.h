/* A button that says what of a list is chosen, and opens the list to choose from: any number, or
 * all.
 *
 * Signals: "changed": another choice was made.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_CHECK_MENU (anno_check_menu_get_type ())
G_DECLARE_FINAL_TYPE (AnnoCheckMenu, anno_check_menu, ANNO, CHECK_MENU, GtkBox)

GtkWidget *anno_check_menu_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* @name: what is chosen of, for screen readers. @all: what all of them are called. @names: of the
 * items, all of which are chosen then (NULL-terminated). */
void     anno_check_menu_fill       (AnnoCheckMenu *self, const char *name, const char *all,
                                     const char *const *names);
/* Whether all are chosen: then nothing has to be picked out. */
gboolean anno_check_menu_has_all    (AnnoCheckMenu *self);
gboolean anno_check_menu_is_chosen  (AnnoCheckMenu *self, guint index);
void     anno_check_menu_set_chosen (AnnoCheckMenu *self, guint index, gboolean chosen);

G_END_DECLS
