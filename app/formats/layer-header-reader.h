/* Reads what a layer file says of itself. See docs/format.md. */
#pragma once

#include "formats/json-scan.h"
#include "formats/layer-reader.h"

G_BEGIN_DECLS

/* The header in @root, a scanned layer. @items: the array of annotations; its text is NULL where
 * there is none. Errors: ANNO_LAYER_ERROR. */
AnnoLayerHeader *anno_layer_header_read (const AnnoJsonSlice *root,
                                         AnnoJsonSlice *items,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
