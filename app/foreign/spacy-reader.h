/* Reads what spaCy and Prodigy write, in code points: Prodigy's tasks, a text a line with "spans"
 * and "relations" (Prodigy's documentation, "Annotation interfaces"), what Doc.to_json gives, and
 * the pairs of a text and its "entities" that training data comes in (spaCy's documentation,
 * "Training data"). "end" is behind the last character; "token_end" is the last token. */
#pragma once

#include "foreign/set-format.h"

gboolean anno_spacy_read (const AnnoForeignFile *file, const AnnoForeignSink *sink, GError **error);
