/* Rows of a menu that stand for spans near the chosen one: a digit, which is the row's key, the tag
 * and the words. */
#pragma once

#include "session/session.h"

G_BEGIN_DECLS

/* As many as there are digits. */
#define ANNO_SPAN_MENU_MOST 9

/* Adds a row for @span: with the key @digit, from 1 on, and the action @action on its id. */
void anno_span_menu_append (GMenu *menu, AnnoSession *session, AnnoSpan *span, guint digit,
                            const char *action);

G_END_DECLS
