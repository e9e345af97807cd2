/* The chip "1 of 3" at a chosen span where several overlap: says that there are others, and how to
 * go through them. Never takes the focus, nor a click. */
#pragma once

#include "panels/floating.h"

G_BEGIN_DECLS

#define ANNO_TYPE_PICK_CHIP (anno_pick_chip_get_type ())
G_DECLARE_FINAL_TYPE (AnnoPickChip, anno_pick_chip, ANNO, PICK_CHIP, AnnoFloating)

/* Must be given a parent, as panels/floating.h says, and unparented, by the caller. */
GtkWidget *anno_pick_chip_new  (void) G_GNUC_WARN_UNUSED_RESULT;
/* @nth: from 1. @area: of the chosen span, in its own coordinates. Beside the column of @view,
 * where there are no words to cover. */
void       anno_pick_chip_show (AnnoPickChip *self, guint nth, guint of, const GdkRectangle *area,
                                GtkTextView *view);

G_END_DECLS
