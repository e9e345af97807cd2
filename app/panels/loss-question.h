/* Asks what is to become of one's own spans that hold what the new tagset no longer has.
 */
#pragma once

#include "model/tagset-loss.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @losses: as they were, with the answers in them; NULL where the person thought better of it.
 * Called once. */
typedef void (*AnnoLossesAnswered) (GPtrArray *losses, gpointer data);

/* @losses: of AnnoTagsetLoss, each held by something; kept. @after: the new tagset. Without another
 * answer all is kept as it is. @problems: of char, about what couldn't be counted. */
GtkWindow *
anno_loss_question_ask (GtkWindow *parent, GPtrArray *losses, const AnnoTagset *after,
                        const GPtrArray *problems, AnnoLossesAnswered answered, gpointer data);

G_END_DECLS
