/* The small palette of tags at a selection: it shows each tag's key, takes a click, and never takes
 * the keyboard away from the article.
 *
 * Nothing in it can be focused, so that the letter that tags still goes to the article; it lies
 * beside the selection, not under the pointer.
 */
#pragma once

#include "panels/floating.h"
#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_TAG_POPOVER (anno_tag_popover_get_type ())
G_DECLARE_FINAL_TYPE (AnnoTagPopover, anno_tag_popover, ANNO, TAG_POPOVER, AnnoFloating)

/* Must be given a parent, as panels/floating.h says, and unparented, by the caller. */
GtkWidget *anno_tag_popover_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void       anno_tag_popover_set_session (AnnoTagPopover *self, AnnoSession *session);
/* Shows it at @area (in its own coordinates); above where @above is set, else below. */
void       anno_tag_popover_show_at     (AnnoTagPopover *self, const GdkRectangle *area,
                                         gboolean above);

G_END_DECLS
