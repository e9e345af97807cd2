/* A folder of files in the making: it is there whole, under its name, or not at all; or the same in
 * an archive.
 *
 * The files are written into a folder beside it, which takes the name at the end. What goes wrong
 * is kept, and nothing is written from then on: who adds files need not look each time. Blocks.
 */
#pragma once

#include "files/zip-writer.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AnnoSetFolder AnnoSetFolder;

/* @path: must not be there, or be an empty folder, when it is finished. */
AnnoSetFolder *anno_set_folder_new  (const char *path) G_GNUC_WARN_UNUSED_RESULT;
/* What is added goes into @archive, which is the caller's to finish, in place of …_finish. */
AnnoSetFolder *anno_set_folder_new_in_archive (AnnoZipWriter *archive) G_GNUC_WARN_UNUSED_RESULT;
/* Removes what wasn't finished. */
void           anno_set_folder_free (AnnoSetFolder *self);
/* From now on @tap is told of each file that is added, until it is NULL. */
typedef void (*AnnoSetFolderTap) (const char *name, const char *bytes, gsize n, gpointer data);
void           anno_set_folder_set_tap (AnnoSetFolder *self, AnnoSetFolderTap tap, gpointer data);
/* @name: below the folder, with "/"; folders are made where they are missing. */
void           anno_set_folder_add  (AnnoSetFolder *self, const char *name, const char *bytes,
                                     gsize n);
/* Whether all is well so far. */
gboolean       anno_set_folder_is_well (const AnnoSetFolder *self);
/* Gives it its name. FALSE with the first error there was, or G_IO_ERROR_EXISTS where something is
 * in the way. */
gboolean       anno_set_folder_finish (AnnoSetFolder *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSetFolder, anno_set_folder_free)

G_END_DECLS
