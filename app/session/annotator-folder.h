/* Which folder below annotations/ is an annotator's: the one whose annotator.json has their id.
 *
 * The folder is named for the person, with "-2" … where another one of that name was first. It is
 * made, with its annotator.json, at the first write and not before. Blocks; for any thread.
 */
#pragma once

#include "session/annotator.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The slug that @annotator has, or would get, below @root. Never NULL. */
char *anno_annotator_folder_find (const char *root, const AnnoAnnotator *annotator)
    G_GNUC_WARN_UNUSED_RESULT;

/* Makes sure that the folder is there, is @annotator's and has their name of today; its slug, or
 * NULL and ANNO_FILE_ERROR or ANNO_JSON_ERROR where it can't be made, or can't be told whose it
 * is. */
char *anno_annotator_folder_claim (const char *root, const AnnoAnnotator *annotator,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Makes the folder under the slug that @annotator has, who is known to have none: looks at no other
 * one. FALSE with ANNO_FILE_ERROR where it can't be made, or is somebody else's by now. */
gboolean anno_annotator_folder_found (const char *root, const AnnoAnnotator *annotator,
                                      GError **error);

G_END_DECLS
