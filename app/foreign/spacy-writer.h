/* Writes sets as spaCy and Prodigy read them: a text a line with labelled stretches, in code points
 * (Prodigy's documentation, "Annotation interfaces": span annotation). One line for each
 * annotator's layer; who made it, and of what, is in "meta". */
#pragma once

#include "foreign/set-format.h"

extern const AnnoSetFormat anno_spacy_format;
