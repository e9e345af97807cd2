/* The targets of a Web Annotation: which text it is about, where in it, and what it quotes (W3C Web
 * Annotation Data Model, 2017, sections 3.2, 4.1 and 4.2; RFC 5147 for "#char=").
 *
 * Positions, quotes and fragments are read, and what refines them. Several selectors of a target
 * say the same in other words, unless they are positions that differ: those are parts, as CATMA
 * writes them, and so are the targets of one annotation, as this program and Recogito write them.
 */
#pragma once

#include "foreign/foreign-set.h"
#include "formats/json-slice.h"

G_BEGIN_DECLS

typedef struct
{
  char *source;      /* what the text is called, as a reference; NULL where it isn't said */
  GArray *ranges;    /* of AnnoRange */
  GPtrArray *quotes; /* of char: in the order of the ranges, where there are as many */
  char *prefix;      /* of the first quote; NULL for none */
  char *suffix;
  gboolean is_whole;   /* it has no selector: all of the source is meant, which may be another
                        * annotation */
  gboolean is_strange; /* a selector isn't understood */
} AnnoWebTarget;

/* The targets in the member "target" of @annotation, of AnnoWebTarget. */
GPtrArray *anno_web_targets_read (const AnnoJsonSlice *annotation) G_GNUC_WARN_UNUSED_RESULT;
/* What the text is called that @source refers to: below the corpus, where the reference is
 * relative, as layers and sets have it; else the address. Percent-decoded, without a fragment. */
char      *anno_web_source_name  (const char *source) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
