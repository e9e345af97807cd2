/* A picture of agreement, with what it says for who doesn't see it, and the ways to save it. The
 * cells of a matrix can be pressed.
 *
 * Signals: "cell" (uint row, uint column): that cell of a matrix was pressed.
 */
#pragma once

#include "exchange/agreement-picture.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_PICTURE_VIEW (anno_picture_view_get_type ())
G_DECLARE_FINAL_TYPE (AnnoPictureView, anno_picture_view, ANNO, PICTURE_VIEW, GtkBox)

GtkWidget *anno_picture_view_new (AnnoPictureKind kind) G_GNUC_WARN_UNUSED_RESULT;
/* @picture: transfer full; NULL for none: then @why, a sentence, stands in its place. */
void anno_picture_view_show (AnnoPictureView *self, AnnoAgreementPicture *picture,
                             const char *why);

G_END_DECLS
