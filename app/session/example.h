/* The example of a corpus: whose annotations somebody is shown first who has none there yet. */
#pragma once

#include "session/annotator.h"

G_BEGIN_DECLS

/* Whom corpus.json below @root names; NULL where it names nobody, where that is @own_slug, or where
 * @own_slug has a folder there already. Sets @error (ANNO_FILE_ERROR, ANNO_JSON_ERROR) where
 * corpus.json can't be read. Blocks; for any thread. */
AnnoAnnotator *anno_example_find (const char *root, const char *own_slug, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
