/* Unpacks an archive into a folder, as somebody who trusts nothing in it.
 *
 * Only plain files are unpacked; names that lead out of the folder, links and devices are refused.
 * What it may grow to is bounded. Nothing that is there is written over. Blocks.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is left of it: unpacking counts down. */
typedef struct
{
  gint64 n_bytes;
  guint n_files;
} AnnoZipRoom;

/* Unpacks the ZIP archive @path below @folder, an empty folder of one's own. @names gets the names
 * of its files (of char, with "/"). Errors: ANNO_FILE_ERROR (BAD_NAME, TOO_LARGE, NO_SPACE, …),
 * G_IO_ERROR; what was unpacked until then is there. */
gboolean anno_zip_unpack    (const char *path, const char *folder, AnnoZipRoom *room,
                             GPtrArray *names, GError **error);
/* Whether the file begins as a ZIP archive does. */
gboolean anno_zip_is_archive (const char *path);

G_END_DECLS
