/* annotator.json: who a folder below annotations/ belongs to. See docs/format.md. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Errors: ANNO_JSON_ERROR. Both results are the caller's. */
gboolean anno_annotator_file_read  (GBytes *bytes, char **id, char **name, GError **error);
GBytes  *anno_annotator_file_write (const char *id, const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
