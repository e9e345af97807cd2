/* A list that follows another one when it is told to: rows are made and laid out not while an act
 * is carried out, but when there is time.
 *
 * While it is behind it has as many items as before. Those that are gone meanwhile are stood in for
 * by one beside them; the next catching up replaces them all.
 *
 * A list view that loses rows it keeps an eye on looks for them among all that came in the same
 * change. So no change that removes and adds names more than ANNO_LATE_LIST_PIECE items: a longer
 * one is told piece by piece.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ANNO_LATE_LIST_PIECE 512

#define ANNO_TYPE_LATE_LIST (anno_late_list_get_type ())
G_DECLARE_FINAL_TYPE (AnnoLateList, anno_late_list, ANNO, LATE_LIST, GObject)

/* Signal "behind" (): the source has changed, for the first time since it was caught up with. */

AnnoLateList *anno_late_list_new        (GType item_type) G_GNUC_WARN_UNUSED_RESULT;
/* NULL for an empty list. The items of the last source are gone at once; those of this one come
 * by catching up. */
void          anno_late_list_set_source (AnnoLateList *self, GListModel *source);
/* Tells what has changed. Of what was added and takes no other's place at most @most items are
 * told, so that a view can make its rows a few at a time. FALSE where that leaves it behind. */
gboolean      anno_late_list_catch_up   (AnnoLateList *self, guint most);

G_END_DECLS
