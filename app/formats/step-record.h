/* A step as a line of the journal, and back: label, time, and every edit with both its values.
 *
 * Spans are annotations as in a layer file, without quotes and source; persons are as in
 * people.json. See docs/format.md.
 */
#pragma once

#include "model/edit.h"
#include "model/tagset.h"

G_BEGIN_DECLS

/* One JSON object without a line end. @tagset: for the order of fields only; NULL for their own. */
char     *anno_step_record_print (AnnoStep *step, const AnnoTagset *tagset)
    G_GNUC_WARN_UNUSED_RESULT;
/* The step again: its edits find what they left where the layer was read anew. Errors:
 * ANNO_JSON_ERROR; SHAPE names the edit that is wrong, and how. */
AnnoStep *anno_step_record_read  (const char *text, gsize length, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
