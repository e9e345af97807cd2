/* A window: the articles at the left, the article in the middle, the inspector at the right.
 *
 * It owns a session once a corpus is open, hands it to its panes, and shows what the corpus has to
 * say: toasts for what passes, notices for what must be answered. Panes fold where there is no
 * room.
 *
 * Actions ("win."): open-folder, open-files, open-sample, open-path (ay), zoom-in, zoom-out,
 * zoom-normal, toggle-list, toggle-inspector, edit-fields, focus-article, filter-articles,
 * next-pane, shortcuts, fullscreen, close, and those of the doors. "session." has the session's
 * verbs.
 */
#pragma once

#include "shell/corpora.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNO_TYPE_WINDOW (anno_window_get_type ())
G_DECLARE_FINAL_TYPE (AnnoWindow, anno_window, ANNO, WINDOW, AdwApplicationWindow)

/* @corpora: where it gets what it opens. */
AnnoWindow *anno_window_new (AdwApplication *application, AnnoCorpora *corpora)
    G_GNUC_WARN_UNUSED_RESULT;

/* Shows the ways in, where nothing is open or being opened: for a window that is to open
 * nothing. */
void        anno_window_welcome  (AnnoWindow *self);
/* Opens the corpus that @path (a folder or an article, absolute) belongs to, and shows the
 * article. */
void        anno_window_open     (AnnoWindow *self, const char *path);
/* The root of the corpus it shows, or is about to show; NULL for none. */
const char *anno_window_get_root (AnnoWindow *self);
/* Says why something that has no path on this computer can't be opened. */
void        anno_window_tell_remote (AnnoWindow *self, const char *uri, const char *why);

G_END_DECLS
