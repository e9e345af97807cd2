/* What passes is said in a toast. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A toast of plain words (never markup), instead of one that is still shown; with @undo, it has
 * a button that undoes. It comes after the frame that shows in the article what it speaks of; of
 * several that wait for one frame, the last is shown. */
void anno_toast (AdwToastOverlay *toasts, const char *message, gboolean undo);

/* The same, with a button that undoes by @action (a detailed name). */
void anno_toast_offer (AdwToastOverlay *toasts, const char *message, const char *action);

G_END_DECLS
