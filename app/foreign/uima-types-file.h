/* TypeSystem.xml: a type system descriptor of UIMA (UIMA References, “Type System Descriptors”),
 * which goes beside XMI files, because those don't say which numbers are references. */
#pragma once

#include "foreign/cas-types.h"

G_BEGIN_DECLS

#define ANNO_UIMA_TYPES_NAME "TypeSystem.xml"
/* Its root element. */
#define ANNO_UIMA_TYPES_ROOT "typeSystemDescription"

void anno_uima_types_print (GString *out, const AnnoCasTypes *types);
/* Errors: ANNO_ARTICLE_FORMAT_ERROR. What is no type or feature in it is passed over. */
AnnoCasTypes *anno_uima_types_read (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Appends @words as an attribute's value, or as an element's text: blanks stay as they are, and
 * what XML forbids is a blank. */
void anno_uima_print_words (GString *out, const char *words);

G_END_DECLS
