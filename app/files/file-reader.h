/* Reads a whole file, together with the identity of exactly the bytes that were read.
 *
 * Only regular files are read: a pipe or a device is refused without waiting for it. The file is
 * looked at before and after; if it was written meanwhile, it is read again, and refused if it
 * doesn't come to rest. Reading changes nothing on disk but the access time. Blocks: not for the
 * main thread.
 */
#pragma once

#include "files/file-identity.h"

G_BEGIN_DECLS

#define ANNO_FILE_READER_TRIES 5

/* @limit: the most bytes to accept. @identity (or NULL) gets the file's identity, hash included.
 * Returns the bytes, or NULL and ANNO_FILE_ERROR: NOT_FOUND, NO_RIGHT, NOT_REGULAR, TOO_LARGE (the
 * message says how large and the limit), CHANGED (being written all the time), IO. */
GBytes *anno_file_reader_read (const char *path,
                               gsize limit,
                               AnnoFileIdentity *identity,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same through other system calls. */
GBytes *anno_file_reader_read_with (const AnnoFileOps *ops,
                                    const char *path,
                                    gsize limit,
                                    AnnoFileIdentity *identity,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
