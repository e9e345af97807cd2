/* The search in all articles, in place of their list: a box in which words and filters are typed
 * and completed, and below it the hits, which stay while articles are shown.
 *
 * Signals:
 *   "shown" (AnnoHitItem *item, gboolean by_key): somebody came to that hit, and wants to see it.
 *   "activated" (AnnoHitItem *item): … and to go there.
 *   "closed": it isn't needed any more.
 */
#pragma once

#include "panels/hit-item.h"
#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_SEARCH_PANEL (anno_search_panel_get_type ())
G_DECLARE_FINAL_TYPE (AnnoSearchPanel, anno_search_panel, ANNO, SEARCH_PANEL, GtkWidget)

GtkWidget *anno_search_panel_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* The session whose corpus is searched, or NULL. */
void anno_search_panel_set_session (AnnoSearchPanel *self, AnnoSession *session);
/* Puts the keyboard into the box, with what is in it selected. @text: what is looked for from now
 * on, or NULL. */
void anno_search_panel_open (AnnoSearchPanel *self, const char *text);
/* Nobody looks at it; what was typed is there again when it is opened. */
void anno_search_panel_rest (AnnoSearchPanel *self);
/* The hit @by places on from the one that was shown last; NULL at an end, or where there is none.
 */
AnnoHitItem *anno_search_panel_go (AnnoSearchPanel *self, int by);

/* What is asked; NULL without a session. */
AnnoCorpusIndex *anno_search_panel_get_index (AnnoSearchPanel *self);
/* Whether the first hits of what was typed are still to come. */
gboolean anno_search_panel_is_busy (AnnoSearchPanel *self);

G_END_DECLS
