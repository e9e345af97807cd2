/* The spans of the article as a list: in reading order, filtered by tag; a click goes there.
 *
 * Several rows can be selected, with Shift, Ctrl or Ctrl+A: those spans are chosen together, and
 * what is done is done to all of them. Delete deletes what is chosen, as it does in the article.
 * Signal "activated": Enter or a double click on the chosen span.
 */
#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_SPAN_LIST (anno_span_list_get_type ())
G_DECLARE_FINAL_TYPE (AnnoSpanList, anno_span_list, ANNO, SPAN_LIST, GtkBox)

void anno_span_list_set_session (AnnoSpanList *self, AnnoSession *session);

G_END_DECLS
