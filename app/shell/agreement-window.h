/* How far people agree, in a window of its own: computed in a thread, which can be stopped, from
 * what is saved; the annotations behind each number lead to their articles in the main window.
 *
 * Actions: agreement.compute, agreement.stop, agreement.gamma, agreement.back, win.close, win.help;
 * Escape goes back, or closes it.
 */
#pragma once

#include "session/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNO_TYPE_AGREEMENT_WINDOW (anno_agreement_window_get_type ())
G_DECLARE_FINAL_TYPE (AnnoAgreementWindow, anno_agreement_window, ANNO, AGREEMENT_WINDOW, AdwWindow)

/* @parent: over which it stands, and with which it goes. */
GtkWidget *anno_agreement_window_new (GtkWindow *parent, AnnoSession *session)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
