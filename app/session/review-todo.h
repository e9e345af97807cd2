/* What reviewers ask of an annotator: all that is open between them, to be worked through.
 *
 * That is, of what has been said and not taken back:
 *   - comments that aren't resolved, on an annotation of one's own, or on all of an article that
 *     one has annotated, and answers to comments of one's own: as long as somebody else has the
 *     last word;
 *   - decisions by which one's own annotation is to be another one, or none, or one's article to
 *     have one that it lacks: until it is so, or one has changed it otherwise, which is for the
 *     reviewer to look at then, or has said something of it;
 *   - verdicts that want changes in an article that one has annotated, until they are answered;
 *   - such answers, to a verdict of one's own, until there is another one.
 *
 * Only articles with a file below reviews/ are looked at, and only those are read about which there
 * is something to say. Nothing is written. Blocks; for worker threads.
 */
#pragma once

#include "session/todo-item.h"
#include "session/todo-order.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Of AnnoTodoItem, by anno_todo_item_compare; an array that frees them. @problems, which may be
 * NULL, gets sentences (of char) about what couldn't be read. NULL with ANNO_FILE_ERROR where
 * reviews can't be listed, or G_IO_ERROR_CANCELLED. */
GPtrArray *anno_review_todo_list        (const AnnoTodoOrder *order, GPtrArray *problems,
                                         GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* The same in a worker thread; @problems of …_finish may be NULL. */
void       anno_review_todo_list_async  (const AnnoTodoOrder *order, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer data);
GPtrArray *anno_review_todo_list_finish (GAsyncResult *result, GPtrArray **problems,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
