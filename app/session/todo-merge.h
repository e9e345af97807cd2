/* Lists of what is asked, read anew: what says the same as before stays the same object, so that
 * whoever shows it sees only what has changed. */
#pragma once

#include "session/todo-item.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* @all (of AnnoTodoItem, sorted) with @found in place of what it has of @article; an array that
 * frees them. */
GPtrArray *anno_todo_merge_article (const GPtrArray *all, const char *article,
                                    const GPtrArray *found) G_GNUC_WARN_UNUSED_RESULT;
/* Makes @store hold @items, or those of its own that say the same; changes nothing else. */
void       anno_todo_merge_into    (GListStore *store, const GPtrArray *items);

G_END_DECLS
