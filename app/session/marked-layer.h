/* Takes apart a layer file in which version control left two versions between conflict markers: the
 * one before "=======" becomes the layer, the other one a copy beside it, to be merged.
 *
 * Only one's own file, and only where both versions can be read. The copy is written first:
 * whatever fails, both are there, in the one file or in two.
 */
#pragma once

#include "session/annotator.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define ANNO_MARKED_LAYER_ERROR (anno_marked_layer_error_quark ())
GQuark anno_marked_layer_error_quark (void);

typedef enum
{
  ANNO_MARKED_LAYER_ERROR_NOT_OWN, /* somebody else made it */
  ANNO_MARKED_LAYER_ERROR_UNREADABLE, /* the markers, or a version, aren't what they must be */
} AnnoMarkedLayerError;

/* The layer file of @annotator on @article. Returns the copy, as a path below @root; NULL with
 * ANNO_MARKED_LAYER_ERROR or ANNO_FILE_ERROR, and then the file is as it was. Blocks; for any
 * thread. */
char *anno_marked_layer_take_apart (const char *root, const AnnoAnnotator *annotator,
                                    const char *article, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The line of the first marker in that file; 0 where it has none, or can't be read. Blocks. */
guint anno_marked_layer_find (const char *root, const char *slug, const char *article);

G_END_DECLS
