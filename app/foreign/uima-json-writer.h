/* Writes sets as UIMA CAS in JSON (SPECIFICATION.adoc of uimaj-io-jsoncas, version 0.4.0; where its
 * words and its reference files differ, as the files have it: `begin` without an anchor's mark, no
 * header): a file for each layer, which holds its types. */
#pragma once

#include "foreign/cas-making.h"
#include "foreign/set-format.h"

G_BEGIN_DECLS

extern const AnnoSetFormat anno_uima_json_format;

/* Appends the file that holds @cas and @types, as cas-making makes them. */
void anno_uima_json_print (GString *out, const AnnoCas *cas, const AnnoCasTypes *types);

G_END_DECLS
