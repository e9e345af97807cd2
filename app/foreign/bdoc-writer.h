/* Writes sets as GATE's BDoc JSON (python-gatenlp's documentation, "BDoc document format"): a
 * document for each article, with an annotation set for each annotator. Places are code points,
 * which offset_type "p" says. Links are the numbers of annotations, people IRIs with the name
 * beside. */
#pragma once

#include "foreign/set-format.h"

extern const AnnoSetFormat anno_bdoc_format;
