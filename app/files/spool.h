/* A text in the making that is too long for memory: what is appended goes to a file that has no
 * name, and is gone with its program. What goes wrong is kept, and told at the end. Blocks.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AnnoSpool AnnoSpool;

/* Takes the next @n bytes; FALSE with an error where no more can be taken. */
typedef gboolean (*AnnoSpoolTake) (const char *bytes, gsize n, gpointer data, GError **error);

AnnoSpool *anno_spool_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void       anno_spool_free (AnnoSpool *self);
/* Where to append; the same as long as the spool lives. */
GString   *anno_spool_get_tail (AnnoSpool *self);
/* To be called now and then: puts what was appended out of memory, where it has become long. */
void       anno_spool_settle (AnnoSpool *self);
/* How many bytes were appended. */
guint64    anno_spool_get_size (const AnnoSpool *self);
/* Hands over all that was appended, piece by piece. FALSE with the first error there was: a
 * G_IO_ERROR of the disk, or what @take said. */
gboolean   anno_spool_hand (AnnoSpool *self, AnnoSpoolTake take, gpointer data, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSpool, anno_spool_free)

G_END_DECLS
