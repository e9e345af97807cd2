/* annotator.json: who a folder below annotations/ belongs to. See docs/format.md.
 *
 * A name is written as plain text (text/plain.h); where nothing is left of it, the id stands for
 * it.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Errors: ANNO_JSON_ERROR. Both results are the caller's. */
gboolean anno_annotator_file_read  (GBytes *bytes, char **id, char **name, GError **error);
/* A new file. */
GBytes  *anno_annotator_file_write (const char *id, const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* The file @bytes with another name; all else in it is kept. */
GBytes  *anno_annotator_file_rename (GBytes *bytes, const char *name, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
