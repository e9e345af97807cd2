/* tagset.json: span types, their fields, and their place in an attribution. See docs/format.md. */
#pragma once

#include "model/tagset.h"

G_BEGIN_DECLS

/* Errors: ANNO_JSON_ERROR. SHAPE names the type or field that is wrong, and how: a missing id, two
 * types of one id or key, an unknown colour, kind or role, a link to a type that isn't there.
 * Unknown members are kept. */
AnnoTagset *anno_tagset_file_read  (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Not for a tagset that was reworded: its words are no longer its file's. */
GBytes     *anno_tagset_file_write (const AnnoTagset *tagset) G_GNUC_WARN_UNUSED_RESULT;
/* The default one (data/tagset.json, compiled in). */
AnnoTagset *anno_tagset_file_get_default (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
