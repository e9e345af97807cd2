/* Writes sets as doccano reads them for relation extraction: an annotator's article a line, with
 * entities and relations. Places are UTF-16 code units, as its web page counts them. Ids are
 * numbers that are unique in the file. */
#pragma once

#include "foreign/set-format.h"

extern const AnnoSetFormat anno_doccano_format;
