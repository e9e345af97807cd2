/* Brings a folder up to date with another one that has no path here, as with a server that is
 * named by a URI alone: a copy to be read.
 *
 * Taken are files of the names that are asked for, from sub-folders, too; no links, and nothing
 * whose name begins with a dot. What is unchanged by size and time isn't read again; what is gone
 * there goes here. Its files are read-only, so that nobody works on them by mistake.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Copies what changed of @from to the folder @to, which is made where it is missing. @suffixes:
 * NULL-terminated, as in ".txt". @n_files (or NULL) counts the files that are up to date,
 * atomically. FALSE with the error of what can't be read or written, or G_IO_ERROR_CANCELLED: what
 * was brought before stays, and the next time goes on from there. Blocks. */
gboolean anno_folder_mirror (GFile *from, const char *to, const char *const *suffixes,
                             gint *n_files, GCancellable *cancellable, GError **error);

G_END_DECLS
