/* Reads what a layer file says of itself. See docs/format.md. */
#pragma once

#include "formats/json-scan.h"
#include "model/layer-header.h"

G_BEGIN_DECLS

#define ANNO_LAYER_ERROR (anno_layer_error_quark ())
GQuark anno_layer_error_quark (void);

typedef enum
{
  ANNO_LAYER_ERROR_NOT_A_LAYER, /* JSON, but no annotation collection of ours */
  ANNO_LAYER_ERROR_NEWER,       /* `format` is higher than this program knows */
} AnnoLayerError;

/* The header in @root, a scanned layer. @items: the array of annotations; its text is NULL where
 * there is none. Errors: ANNO_LAYER_ERROR. */
AnnoLayerHeader *anno_layer_header_read (const AnnoJsonSlice *root,
                                         AnnoJsonSlice *items,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
