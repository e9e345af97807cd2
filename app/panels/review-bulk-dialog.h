/* Asks before many differences are decided at once, and shows which those are. */
#pragma once

#include "session/review.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What more than half of the people have, where they do. Returns the dialog, which closes
 * itself. */
GtkWindow *anno_review_bulk_dialog_ask_majority (GtkWindow *parent, AnnoReview *review);
/* All of one person's, or those of one tag. */
GtkWindow *anno_review_bulk_dialog_ask_many     (GtkWindow *parent, AnnoReview *review);

G_END_DECLS
