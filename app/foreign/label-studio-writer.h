/* Writes sets as Label Studio's JSON: a task for each article, with an annotation for each
 * annotator. Places are code points. Choices are further results on the same stretch, links are
 * relations. In `text` of a result, line breaks are the two characters \n, as Label Studio
 * writes them. */
#pragma once

#include "foreign/set-format.h"

extern const AnnoSetFormat anno_label_studio_format;
