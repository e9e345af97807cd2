/* Keeps what is done to what a layer file can hold: a line of it is an annotation, and one that is
 * longer than a reader takes would make the whole file unreadable.
 */
#pragma once

#include "model/edit.h"
#include "model/tagset.h"

G_BEGIN_DECLS

/* Whether the span that @edit leaves there, if need be without the words it quotes, fits into a
 * line of the layer file @layer_below (as anno_layout_layer_below gives it). Error:
 * ANNO_APPLY_ERROR_TOO_LONG, a sentence to show as it is. */
gboolean anno_line_limit_check (const AnnoEdit *edit, const AnnoTagset *tagset,
                                const char *layer_below, GError **error);

G_END_DECLS
