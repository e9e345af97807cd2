/* Things to say as soon as somebody had the time to listen: in the next round of the main loop. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _AnnoMessages AnnoMessages;

/* Each is told as the signal @signal (an id, of one string) of @owner, which outlives the
 * messages. */
AnnoMessages *anno_messages_new  (GObject *owner) G_GNUC_WARN_UNUSED_RESULT;
void          anno_messages_free (AnnoMessages *self);
void          anno_messages_add  (AnnoMessages *self, guint signal, const char *text);
/* Each of @texts, of char. */
void          anno_messages_add_all (AnnoMessages *self, guint signal, const GPtrArray *texts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoMessages, anno_messages_free)

G_END_DECLS
