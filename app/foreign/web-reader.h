/* Reads Web Annotations (W3C Web Annotation Data Model, Recommendation of 2017): a collection, a
 * page, a list of annotations, one, or one a line; this program's sets and layers, and what
 * Hypothesis, Recogito and CATMA write. By the Recommendation places are code points; the last
 * three, which run in a browser or in Java, count UTF-16 code units. No text comes along. */
#pragma once

#include "foreign/set-format.h"

gboolean anno_web_read (const AnnoForeignFile *file, const AnnoForeignSink *sink, GError **error);
