/* What is pointed at and what is chosen in the article, one's own or a colleague's over it: the
 * card under the pointer, the chip beside several, and how a chosen span looks.
 *
 * It tells the session what was picked, and draws what the session has chosen.
 */
#pragma once

#include "session/session.h"
#include "view/article-view.h"

G_BEGIN_DECLS

typedef struct _AnnoPicking AnnoPicking;

/* @reader: what the card and the chip float over, which gives them their place; *@session is looked
 * at whenever something is picked, and may be NULL. All outlive it. */
AnnoPicking *anno_picking_new  (AnnoArticleView *view, AnnoSession *const *session,
                                GtkWidget *reader) G_GNUC_WARN_UNUSED_RESULT;
void         anno_picking_free (AnnoPicking *self);

/* What floats. */
GtkWidget *anno_picking_get_card (AnnoPicking *self);
GtkWidget *anno_picking_get_chip (AnnoPicking *self);

void anno_picking_hide (AnnoPicking *self);
/* Another span is chosen, or none. */
void anno_picking_show_chosen (AnnoPicking *self);

G_END_DECLS
