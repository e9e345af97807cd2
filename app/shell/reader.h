/* The middle pane: the article, and what appears over it while one marks.
 *
 * It joins the view, which only says what a person does, with the session, which does it: the tag
 * popover at a selection, the chip "1 of 3" where spans overlap, the card of the span under the
 * pointer, the words a screen reader says. Where there is no article it says why, and what to do.
 */
#pragma once

#include "session/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNO_TYPE_READER (anno_reader_get_type ())
G_DECLARE_FINAL_TYPE (AnnoReader, anno_reader, ANNO, READER, GtkWidget)

/* The session whose article is shown, or NULL. */
void anno_reader_set_session (AnnoReader *self, AnnoSession *session);
void anno_reader_focus       (AnnoReader *self);
/* Times the normal size of the text; notifies "zoom". */
void anno_reader_set_zoom    (AnnoReader *self, double zoom);
double anno_reader_get_zoom  (AnnoReader *self);

/* The article's view, whence all actions are in reach. */
GtkWidget *anno_reader_get_view (AnnoReader *self);

G_END_DECLS
