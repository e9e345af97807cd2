/* Writes sets as CoNLL-2003 has them: a word a line with its tag in the last of four columns, an
 * empty line after each sentence (Tjong Kim Sang and De Meulder, “Introduction to the CoNLL-2003
 * Shared Task”). The second and third column, for parts of speech and chunks, say nothing.
 *
 * A file for each annotator of an article. Words are cut also where a span begins or ends, so that
 * none is moved; sentences that a span goes over are one. Of spans that share words, the first is
 * kept.
 */
#pragma once

#include "foreign/set-format.h"

extern const AnnoSetFormat anno_conll_iob2_format;
extern const AnnoSetFormat anno_conll_iob1_format;
extern const AnnoSetFormat anno_conll_bioes_format;
