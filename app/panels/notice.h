/* A notice across the window: something that a person must know, and up to two things to do about
 * it.
 *
 * One at a time; a later one with the same subject replaces an earlier one, another one waits in
 * line, where those that ask something go before those that don't. It stays until it is answered,
 * closed or withdrawn.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_NOTICE (anno_notice_get_type ())
G_DECLARE_FINAL_TYPE (AnnoNotice, anno_notice, ANNO, NOTICE, GtkWidget)

/* @answer: 0 or 1, which button; or -1 where it was closed. */
typedef void (*AnnoNoticeAnswer) (int answer, gpointer data);

/* @subject: what it is about, so that it can be withdrawn. @first and @second: labels of
 * buttons, or NULL. @data is freed by @destroy once the notice is gone. */
void anno_notice_show     (AnnoNotice *self, const char *subject, const char *message,
                           const char *first, const char *second, AnnoNoticeAnswer answer,
                           gpointer data, GDestroyNotify destroy);
void anno_notice_withdraw (AnnoNotice *self, const char *subject);

G_END_DECLS
