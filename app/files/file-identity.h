/* Which file, with which bytes, was there: what tells whether the file on disk is still the one
 * that was last read or written.
 *
 * No single sign can be trusted. A sync client brings a file whose time is older than ours, an
 * in-place rewrite keeps the inode, a tool sets the time back, and two writes within one tick of
 * the file system's clock have the same times. So there are three depths:
 *
 *  - quick: device, inode, size, time of the text and time of the inode (which no program can set)
 *    are equal, and they were already at rest when the identity was taken. Times younger than
 *    ANNO_FILE_IDENTITY_RESTS are not at rest: then, and where any of the signs but the size
 *    differs, the bytes decide. A different size needs no reading.
 *  - glance: as quick, but equal signs do, at rest or not. For a first look that others follow.
 *  - full: as quick, but the bytes are always read. For a file that is to be replaced, and for file
 *    systems that make up their inode times.
 *
 * Where bytes decide, the same bytes in another inode or with other times count as unchanged: a
 * touch or a sync client's rewrite loses nobody's work. A plain value, copied with "=".
 */
#pragma once

#include "files/byte-digest.h"
#include "files/file-error.h"
#include "files/file-ops.h"

G_BEGIN_DECLS

#define ANNO_FILE_IDENTITY_RESTS (2 * G_GINT64_CONSTANT (1000000000)) /* ns */

typedef struct
{
  gboolean exists; /* FALSE: nothing is there, and all else is zero */
  gboolean at_rest;
  guint64 device;
  guint64 inode;
  guint64 size; /* bytes */
  gint64 mtime; /* ns since 1970: when the text was last changed, as far as the disk says */
  gint64 ctime; /* ns since 1970: when the inode was last changed */
  gboolean is_hashed; /* FALSE: the bytes were not looked at */
  guint64 hash[ANNO_BYTE_DIGEST_LANES];
} AnnoFileIdentity;

typedef enum
{
  ANNO_FILE_DEPTH_GLANCE,
  ANNO_FILE_DEPTH_QUICK,
  ANNO_FILE_DEPTH_FULL
} AnnoFileDepth;

/* Where a file is looked for: a name in an open folder, where a link is not followed, or a path
 * from AT_FDCWD, where it is. */
typedef struct
{
  const AnnoFileOps *ops;
  AnnoFileTask task; /* for messages */
  int folder;
  const char *name;
  const char *path; /* for messages */
} AnnoFilePlace;

/* Takes what fstat() said at this moment, without a hash. */
void anno_file_identity_from_stat (AnnoFileIdentity *self, const struct stat *stat);
/* Adds the hash of these bytes. */
void anno_file_identity_set_bytes (AnnoFileIdentity *self, const void *data, gsize length);

/* Takes the identity of the file at @path, links followed; nothing there is an identity too.
 * @depth FULL: with the hash. Errors: ANNO_FILE_ERROR, what is not a file included. */
gboolean anno_file_identity_take (AnnoFileIdentity *self,
                                  const char *path,
                                  AnnoFileDepth depth,
                                  GError **error);
/* The same of an open file. Reads from the start, and leaves the file's position at its end. */
gboolean anno_file_identity_take_fd (AnnoFileIdentity *self,
                                     const AnnoFilePlace *place,
                                     int fd,
                                     AnnoFileDepth depth,
                                     GError **error);

/* Whether device, inode, size and both times are equal, or nothing is there in both. */
gboolean
anno_file_identity_same_signs (const AnnoFileIdentity *self, const AnnoFileIdentity *other);
/* Whether both were hashed and have the same bytes, or nothing is there in both. */
gboolean
anno_file_identity_same_bytes (const AnnoFileIdentity *self, const AnnoFileIdentity *other);

/* The same, of a file that was found at @place: else ANNO_FILE_ERROR_CHANGED. */
gboolean anno_file_identity_compare (const AnnoFileIdentity *self,
                                     const AnnoFileIdentity *found,
                                     const AnnoFilePlace *place,
                                     GError **error);

/* Whether the file at @path is still @self, by the rule above. @now (or NULL) gets what is there
 * now, also on ANNO_FILE_ERROR_CHANGED; after TRUE it carries the hash of @self and replaces it.
 * Returns FALSE with ANNO_FILE_ERROR_CHANGED if it is another one, with another code if that can't
 * be told. */
gboolean anno_file_identity_check (const AnnoFileIdentity *self,
                                   const char *path,
                                   AnnoFileDepth depth,
                                   AnnoFileIdentity *now,
                                   GError **error);
/* The same at a place that is already held. */
gboolean anno_file_identity_check_at (const AnnoFileIdentity *self,
                                      const AnnoFilePlace *place,
                                      AnnoFileDepth depth,
                                      AnnoFileIdentity *now,
                                      GError **error);

G_END_DECLS
