/* The window that publishes what a review has settled: as what, of what, by which rule. It says
 * before, in numbers, what would be made, what stays open, and how a set that is there already
 * compares with it; so it is also the place where that is checked later.
 *
 * All is made by session/settled-set, in a thread, from what is saved. Actions: settled.publish,
 * settled.stop, settled.show, settled.copy, win.close, win.help. Signals:
 *   "visit" (const char *path, guint start, guint end): the person wants to see that place of an
 *     article.
 *   "show-set" (const char *slug): they want to see the set over the text.
 *   "help": they want to be helped.
 */
#pragma once

#include "session/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNO_TYPE_SETTLED_DIALOG (anno_settled_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AnnoSettledDialog, anno_settled_dialog, ANNO, SETTLED_DIALOG, AdwWindow)

/* @without: slugs of those whose annotations the review leaves out; or NULL. */
GtkWidget *anno_settled_dialog_new (GtkWindow *parent, AnnoSession *session,
                                    const char *const *without) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
