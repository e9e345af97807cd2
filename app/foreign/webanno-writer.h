/* Writes sets as WebAnno TSV 3.3 (“WebAnno TSV 3.3 File format” in INCEpTION's User Guide): a file
 * for each annotator of an article, laid out as INCEpTION lays out a project.
 *
 * All spans are in one layer with a feature `tag`, so that a project needs no more than that layer
 * and one of relations to take them in; what overlaps is stacked. Each further part of a span is a
 * mark of its own, to which a relation `part` leads. What lies between two sentences belongs to the
 * first, so that the text can be had again as it was.
 */
#pragma once

#include "foreign/set-format.h"

extern const AnnoSetFormat anno_webanno_format;
