/* A step as a line of the journal, and back: label, time, and every edit with both its values. */
#pragma once

#include "model/edit.h"
#include "model/tagset.h"

G_BEGIN_DECLS

/* One JSON object without a line end. @tagset: for the order of fields only. */
char     *anno_step_record_print (AnnoStep *step, const AnnoTagset *tagset) G_GNUC_WARN_UNUSED_RESULT;
/* Errors: ANNO_JSON_ERROR. */
AnnoStep *anno_step_record_read  (const char *text, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
