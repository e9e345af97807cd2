/* What reviewers say of the article as a whole: approve it, ask for changes, or neither; and the
 * comments on it.
 *
 * One's own verdict can be given, and changed, here. Approving while comments are open is asked
 * about first.
 */
#pragma once

#include "session/review.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_VERDICT_BAR (anno_verdict_bar_get_type ())
G_DECLARE_FINAL_TYPE (AnnoVerdictBar, anno_verdict_bar, ANNO, VERDICT_BAR, GtkBox)

GtkWidget *anno_verdict_bar_new  (void) G_GNUC_WARN_UNUSED_RESULT;
/* @review: NULL for none. */
void       anno_verdict_bar_show (AnnoVerdictBar *self, AnnoReview *review);

/* What a verdict is called: “Approved”. */
const char *anno_verdict_describe (AnnoVerdict verdict);

G_END_DECLS
