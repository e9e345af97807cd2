/* The menus over the article: that of the chosen span, and the one that links it.
 *
 * Action ("menu."), on the view: link. */
#pragma once

#include "session/session.h"
#include "view/article-view.h"

G_BEGIN_DECLS

typedef struct _AnnoReaderMenu AnnoReaderMenu;

/* @session: where the session of the moment, or NULL, is kept. @hide: called, with @data, before
 * a menu shows, to clear what else floats there. @view and @session outlive it. */
AnnoReaderMenu *anno_reader_menu_new     (AnnoArticleView *view, AnnoSession *const *session,
                                          void (*hide) (gpointer), gpointer data)
    G_GNUC_WARN_UNUSED_RESULT;
void            anno_reader_menu_free    (AnnoReaderMenu *self);
/* To be called when the view gets its place. */
void            anno_reader_menu_present (AnnoReaderMenu *self);

G_END_DECLS
