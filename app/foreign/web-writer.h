/* Writes sets as W3C Web Annotations (Web Annotation Data Model, Recommendation of 2017): one
 * collection in JSON-LD, or an annotation a line. Nothing is lost. */
#pragma once

#include "foreign/set-format.h"

extern const AnnoSetFormat anno_web_collection_format;
extern const AnnoSetFormat anno_web_lines_format;
