/* What the lines of brat standoff say of spans: relations, equivalences, attributes, normalizations
 * and notes. */
#pragma once

#include "foreign/brat-lines.h"

G_BEGIN_DECLS

/* Adds it to the marks that the lines have. What is said of other lines is told. */
void anno_brat_values_add (AnnoBratLines *lines);

G_END_DECLS
