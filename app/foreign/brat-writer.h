/* Writes sets as brat standoff ("brat standoff format" of brat's documentation), which
 * foreign/brat-reader reads: a collection for each annotator, with each article as NAME.txt and
 * NAME.ann, and the configuration that goes with them.
 *
 * Spans are text-bound annotations in code points; where a span goes over the end of a line, it is
 * in fragments, as brat itself writes it. Spans of a type with the member "event" are events, and
 * their links roles: two roles of which one is called as the other with a number behind are one to
 * brat. All other links are relations, but those that say that spans are the same, which are
 * equivalences and so lose their direction. Fields and the flag are attributes, people and entries
 * of lists normalizations, notes the annotator's notes, or of the type that they begin with.
 */
#pragma once

#include "foreign/set-format.h"

extern const AnnoSetFormat anno_brat_format;
