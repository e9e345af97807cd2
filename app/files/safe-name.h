/* Names that are safe to put on a disk, and names from elsewhere that are safe to show.
 *
 * What goes to disk is made of [a-z0-9._-] only, so that it is the same file on every system a
 * shared folder meets: no case, no encoding, no reserved device names.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ANNO_SAFE_NAME_SLUG_MAX 64 /* bytes */

/* A folder name for a person: transliterated to [a-z0-9-], neither starting nor ending with a dash,
 * 1 to ANNO_SAFE_NAME_SLUG_MAX bytes; "annotator" where nothing is left. @name may be any bytes. */
char *anno_safe_name_slug (const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* The same, and @fallback where nothing is left of @name. */
char *anno_safe_name_slug_or (const char *name, const char *fallback) G_GNUC_WARN_UNUSED_RESULT;
/* @slug for the first (@number up to 1), else @slug with "-2", "-3" …, kept within the length. */
char *anno_safe_name_slug_numbered (const char *slug, guint number) G_GNUC_WARN_UNUSED_RESULT;

/* A path or a name as words to show, on one line: see anno_plain_escape. */
char *anno_safe_name_display (const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* The same of the last part of a path. */
char *anno_safe_name_display_base (const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
