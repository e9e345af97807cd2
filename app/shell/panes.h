/* Three panes side by side that fold where there is no room: list, reading surface, inspector.
 *
 * Wide: what a person wants to see is there. Medium: the list gives way to the inspector. Narrow:
 * one pane at a time, the reading surface unless another is asked for. Only while it is wide does
 * showing or hiding a pane count as what a person wants in the long run.
 *
 * Properties (notifying, writable): list-shown, inspector-shown (boolean): whether that pane is to
 * be seen at this moment. folded (readable): whether there is room for one pane only.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_PANES (anno_panes_get_type ())
G_DECLARE_FINAL_TYPE (AnnoPanes, anno_panes, ANNO, PANES, GtkWidget)

/* The three children; each is set once. */
void anno_panes_set_children (AnnoPanes *self, GtkWidget *list, GtkWidget *middle,
                              GtkWidget *inspector);
/* Takes widths and wishes from @settings ("list-width", "inspector-width", "show-list",
 * "show-inspector"), and keeps them there. */
void anno_panes_bind_settings (AnnoPanes *self, GSettings *settings);
/* Folds for @width (pixels) before there is any, so that a narrow window isn't opened with room for
 * panes that are not to be seen. */
void anno_panes_expect      (AnnoPanes *self, int width);
/* Where there is room for one pane only: shows the middle one. */
void anno_panes_show_middle (AnnoPanes *self);

G_END_DECLS
