/* Writes sets as brat standoff ("brat standoff format" of brat's documentation): a collection for
 * each annotator, with each article as NAME.txt and NAME.ann, and the configuration that goes with
 * them.
 *
 * Spans are text-bound annotations in code points; where a span goes over the end of a line, it is
 * in fragments, as brat itself writes it. Links are relations, fields and the flag attributes,
 * people normalizations, notes the annotator's notes, with line breaks as \n.
 */
#pragma once

#include "exchange/set-format.h"

extern const AnnoSetFormat anno_brat_format;
