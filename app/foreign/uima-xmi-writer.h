/* Writes sets as UIMA CAS in XMI (UIMA References, “XMI CAS Serialization Reference”; OMG XMI 2.0):
 * a file for each layer, and beside it TypeSystem.xml, which says what types and features it has,
 * as INCEpTION lays its exported documents out. The type system is written anew beside each
 * article, so that an article's folder can be given on by itself, and because a layer may hold what
 * the tagset doesn't know. */
#pragma once

#include "foreign/cas-making.h"
#include "foreign/set-format.h"

G_BEGIN_DECLS

extern const AnnoSetFormat anno_uima_xmi_format;

/* Appends the file that holds @cas, as cas-making makes it. */
void anno_uima_xmi_print (GString *out, const AnnoCas *cas);

G_END_DECLS
