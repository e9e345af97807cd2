/* Files to be read: one, a folder of them, or an archive. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Bytes that a file may have at most, and all files of an archive together. */
#define ANNO_FOREIGN_FILE_MAX (256 * 1024 * 1024)
#define ANNO_FOREIGN_ARCHIVE_MAX (G_GINT64_CONSTANT (4) * 1024 * 1024 * 1024)
/* Files that a folder or an archive may have at most. */
#define ANNO_FOREIGN_FILES_MAX 1000000

typedef struct _AnnoForeignSource AnnoForeignSource;

/* The file, the folder or the ZIP archive at @path. Of a single file, its folder can be asked for
 * others that belong to it, but they aren't listed. Errors: ANNO_FILE_ERROR, G_IO_ERROR. Blocks, as
 * all of this. */
AnnoForeignSource *anno_foreign_source_open (const char *path, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* One file whose bytes are at hand. @name: what it is called; NULL: none yet. */
AnnoForeignSource *anno_foreign_source_new_for_bytes (const char *name, GBytes *bytes)
    G_GNUC_WARN_UNUSED_RESULT;
/* Adds another one that is at hand. */
void               anno_foreign_source_add_bytes (AnnoForeignSource *self, const char *name,
                                                  GBytes *bytes);
void               anno_foreign_source_free (AnnoForeignSource *self);

/* Whether it is many files, each of which has its place in a tree. */
gboolean         anno_foreign_source_is_tree (const AnnoForeignSource *self);
/* The names of its files below it, with "/" (of char), sorted; the source's. */
const GPtrArray *anno_foreign_source_list (const AnnoForeignSource *self);
/* Whether a file of that name is listed. */
gboolean         anno_foreign_source_has  (const AnnoForeignSource *self, const char *name);
/* The bytes of the file with that name, listed or beside; NULL with an error:
 * ANNO_FILE_ERROR_NOT_FOUND where there is none. */
GBytes          *anno_foreign_source_read (AnnoForeignSource *self, const char *name,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoForeignSource, anno_foreign_source_free)

G_END_DECLS
