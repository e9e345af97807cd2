/* Who is compared, on which articles, and what kappa and its like take one by one.
 *
 * Settled sets are among the people, and aren't chosen until somebody chooses them. Signals:
 * "changed".
 */
#pragma once

#include "exchange/agreement-work.h"
#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_COMPARE_OPTIONS (anno_compare_options_get_type ())
G_DECLARE_FINAL_TYPE (AnnoCompareOptions, anno_compare_options, ANNO, COMPARE_OPTIONS, GtkBox)

/* Once. Looks which folders there are. */
void anno_compare_options_set_session (AnnoCompareOptions *self, AnnoSession *session);
/* What is chosen; the settled set that all are held against is the first there is. */
AnnoAgreementWork *anno_compare_options_make_work (AnnoCompareOptions *self)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
