/* Replaces a file as a whole: at every instant, whatever fails, the old or the new text is there.
 *
 * The new text goes to a temporary file beside the target, gets the old one's rights, is synced,
 * and takes the target's name in one step, if the target is still the file that the caller knows.
 * Then the folder is synced. On every failure the target is untouched and the temporary file is
 * gone; if the process is killed, anno_file_writer_remove_leftovers() removes it later.
 *
 *  - A link is written through: its target is replaced, the link stays. A link to nothing is
 * refused.
 *  - Mode, owner, group, access list and user attributes are kept as far as the system allows;
 * never can anyone read more than before, also not in the temporary file.
 *  - A file with several hard links loses them: the other names keep the old text.
 *  - A file that this user may not write is refused, though its folder would let it be replaced.
 *  - The old file's bytes are compared before the new one is synced, its signs once more after that
 *    (file-identity.h). Between that look and the step that replaces it there are microseconds that
 *    no system call closes. Programs of ours shut them with files/folder-lock.
 *
 * A program that writes must ignore SIGXFSZ, or a limit on the size of files kills it in the
 * middle; ignored, the limit is an error like any other. Blocks: not for the main thread.
 */
#pragma once

#include "files/file-source.h"

G_BEGIN_DECLS

typedef enum
{
  ANNO_FILE_WRITER_NONE = 0,
  ANNO_FILE_WRITER_PRIVATE = 1 << 0 /* a new file gets mode 0600 instead of 0666 less the umask */
} AnnoFileWriterFlags;

/* What a caller may want to tell, once, about a save that went well. */
typedef enum
{
  ANNO_FILE_WRITER_NOTE_NOTHING = 0,
  ANNO_FILE_WRITER_NOTE_HARD_LINK = 1 << 0,       /* the file's other names keep the old text */
  ANNO_FILE_WRITER_NOTE_LOST_OWNER = 1 << 1,      /* it belongs to this user now */
  ANNO_FILE_WRITER_NOTE_LOST_GROUP = 1 << 2,      /* group or access list, and with it rights */
  ANNO_FILE_WRITER_NOTE_LOST_ATTRIBUTES = 1 << 3, /* user attributes */
  ANNO_FILE_WRITER_NOTE_NO_FOLDER_SYNC = 1 << 4   /* this file system can't make a name last */
} AnnoFileWriterNotes;

/* Writes @bytes to @path. @expected: the file as last read or written, hash included; NULL, or one
 * that doesn't exist: no file may be there. @notes may be NULL.
 *
 * Returns TRUE when the text is on disk for good. @now (or NULL) is then its identity: what to
 * expect at the next save. Else FALSE and ANNO_FILE_ERROR:
 *  - CHANGED: another file is there, and @now is its identity (see file-identity.h: the hash is set
 *    only where the bytes had to be looked at);
 *  - NOT_DURABLE: the new text is in place, and @now is its identity, but a power cut may bring the
 *    old one back: still to be saved;
 *  - all others (NO_SPACE, NO_RIGHT, NOT_FOUND, NOT_REGULAR, TOO_LARGE, BAD_NAME, IO): the old file
 *    is as it was, and @now is left alone. */
gboolean anno_file_writer_replace (const char *path,
                                   GBytes *bytes,
                                   const AnnoFileIdentity *expected,
                                   AnnoFileWriterFlags flags,
                                   AnnoFileIdentity *now,
                                   AnnoFileWriterNotes *notes,
                                   GError **error);
/* The same through other system calls. */
gboolean anno_file_writer_replace_with (const AnnoFileOps *ops,
                                        const char *path,
                                        GBytes *bytes,
                                        const AnnoFileIdentity *expected,
                                        AnnoFileWriterFlags flags,
                                        AnnoFileIdentity *now,
                                        AnnoFileWriterNotes *notes,
                                        GError **error);

/* Adds the whole text to @sink, in as many pieces as it likes; what the old file has may be copied
 * from @old (NULL where there is none), which is compared with the expected one afterwards. FALSE
 * where that can't be done: then nothing is replaced. */
typedef gboolean (*AnnoFileFill) (AnnoFileSink *sink, AnnoFileSource *old, gpointer data);

/* As …_replace, for a text that is made while it is written. */
gboolean anno_file_writer_fill (const char *path,
                                AnnoFileFill fill,
                                gpointer data,
                                const AnnoFileIdentity *expected,
                                AnnoFileIdentity *now,
                                GError **error);
gboolean anno_file_writer_fill_with (const AnnoFileOps *ops,
                                     const char *path,
                                     AnnoFileFill fill,
                                     gpointer data,
                                     const AnnoFileIdentity *expected,
                                     AnnoFileWriterFlags flags,
                                     AnnoFileIdentity *now,
                                     AnnoFileWriterNotes *notes,
                                     GError **error);

/* Removes from @folder (not below it) what killed processes of this user left behind; see
 * file-temp.h for what counts as left. A folder that isn't there holds nothing. *@removed (or NULL)
 * gets the count. Returns FALSE with ANNO_FILE_ERROR if the folder can't be looked through or a
 * leftover can't be removed; the others are removed all the same. */
gboolean anno_file_writer_remove_leftovers (const char *folder, guint *removed, GError **error);

G_END_DECLS
