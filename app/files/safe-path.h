/* Paths from a file's content, joined only where they stay below a root.
 *
 * This looks at words, never at the disk: a symbolic link can still lead out, see files/folder for
 * that.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether @path lies below @root (not @root itself), both made absolute and free of "." and ".."
 * by their words. */
gboolean anno_path_is_below (const char *root, const char *path);

/* @relative below @root. @length: bytes, or -1 for a NUL-terminated string; given, a NUL inside is
 * seen. Refuses what is empty, absolute, holds a NUL or a "..", with ANNO_FILE_ERROR_BAD_NAME. */
char *anno_path_join_below (const char *root, const char *relative, gssize length, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
