/* Writes attributions as schema.org's Quotation, in JSON-LD: what was said, by whom, when, and in
 * which article it stands (schema.org/Quotation, schema.org/NewsArticle). Out only: it has no
 * places. */
#pragma once

#include "foreign/set-format.h"

extern const AnnoSetFormat anno_schema_org_format;
