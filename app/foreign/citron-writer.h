/* Writes sets as Citron's JSON (foreign/citron-words.h), which foreign/citron-reader reads: a
 * file for each annotator's attributions in an article, SLUG/PATH.json. What is part of no
 * attribution is left out, and so are links that play no role in one. */
#pragma once

#include "foreign/set-format.h"

extern const AnnoSetFormat anno_citron_format;
