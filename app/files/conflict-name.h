/* Tells from a file's name that it is another version of a file, which a sync client left beside
 * it.
 *
 * Each program has a way of its own to say so in a name; what is known of them is one table. Only
 * the name is looked at, in the on-disk encoding, and it has no folder in it. Some ways are too
 * common to be sure of: they count only where the caller knows what the name would have to be.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ANNO_CONFLICT_ORIGIN_SYNCTHING, /* a.sync-conflict-20170710-090000-ABCDEFG.json */
  ANNO_CONFLICT_ORIGIN_DROPBOX,   /* a (Ann's conflicted copy 2017-07-10).json, and a
                                   * (Case Conflict).json */
  ANNO_CONFLICT_ORIGIN_NEXTCLOUD, /* a (conflicted copy 2017-07-10 090000).json */
  ANNO_CONFLICT_ORIGIN_OWNCLOUD,  /* a_conflict-20170710-090000.json, its older form */
  ANNO_CONFLICT_ORIGIN_SEAFILE,   /* a (SFConflict ann@example.org 2017-07-10-09-00-00).json */
  ANNO_CONFLICT_ORIGIN_GOOGLE,    /* a[Conflict].json, a_conf(1).json */
  ANNO_CONFLICT_ORIGIN_ONEDRIVE,  /* a-COMPUTER.json, a-host-safeBackup-0001.json */
  ANNO_CONFLICT_ORIGIN_NUMBERED,  /* a (1).json: Google Drive, and whoever copies a file */
  ANNO_CONFLICT_ORIGIN_OTHER,     /* a (… conflict …).json, by a program that isn't known */
  ANNO_CONFLICT_ORIGIN_KEPT,      /* a.20170710T090000.000000.conflict.json: this program's own */
  ANNO_CONFLICT_ORIGIN_MERGED,    /* ….merged.json: this program's, for what was merged already */
} AnnoConflictOrigin;

/* The name of the file that the one called @name is another version of, or NULL where it is none,
 * as far as the name tells for sure. Of a copy of a copy it is the first file. @origin (or NULL):
 * whose way of naming that is; the last one's. */
char *anno_conflict_name_original (const char *name, AnnoConflictOrigin *origin)
    G_GNUC_WARN_UNUSED_RESULT;

/* The same, where @is_expected says which names the file itself may have, so that the ways that are
 * not sure count too. */
typedef gboolean (*AnnoConflictExpected) (const char *name, gpointer data);
char *anno_conflict_name_original_of (const char *name, AnnoConflictExpected is_expected,
                                      gpointer data, AnnoConflictOrigin *origin)
    G_GNUC_WARN_UNUSED_RESULT;

/* "Syncthing", "Dropbox" …: names, which aren't translated; NULL where no program is sure. */
const char *anno_conflict_origin_get_program (AnnoConflictOrigin origin);

G_END_DECLS
