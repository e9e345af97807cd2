/* A window that moves over the bytes of a source, so that one of any size is read in pieces.
 *
 * What is looked at is a copy of its own: whoever changes the source, or cuts it short, at worst
 * changes what comes next. A source that is in memory as a whole is looked at where it lies.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reads @n bytes from @at on into @buffer. Returns how many; fewer where the source ends. */
typedef gsize (*AnnoByteRead) (guint64 at, void *buffer, gsize n, gpointer data);

typedef struct _AnnoByteWindow AnnoByteWindow;

/* Over @size bytes, which @read reads. */
AnnoByteWindow *anno_byte_window_new          (AnnoByteRead read, guint64 size, gpointer data)
    G_GNUC_WARN_UNUSED_RESULT;
/* Over what lies at @text, which must live as long. */
AnnoByteWindow *anno_byte_window_new_for_text (const char *text, gsize n_bytes)
    G_GNUC_WARN_UNUSED_RESULT;
void            anno_byte_window_free         (AnnoByteWindow *self);

/* The next @want bytes: how many there are, fewer only at the end. *@bytes is good until the next
 * peek. */
gsize   anno_byte_window_peek     (AnnoByteWindow *self, gsize want, const char **bytes);
/* Leaves @n_bytes behind, seen or not, but no more than there are. */
void    anno_byte_window_skip     (AnnoByteWindow *self, guint64 n_bytes);
/* Goes to @at, or to the end where that is nearer. */
void    anno_byte_window_seek     (AnnoByteWindow *self, guint64 at);
/* Where it stands. */
guint64 anno_byte_window_get_at   (const AnnoByteWindow *self);
/* How long the source is: less than was said, once it turned out to end before. */
guint64 anno_byte_window_get_size (const AnnoByteWindow *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoByteWindow, anno_byte_window_free)

G_END_DECLS
