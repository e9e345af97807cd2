/* What readers of forms in XML share: the tree of a file (formats/xml-document), and its words
 * taken exactly as they stand there, because places are counted in them. */
#pragma once

#include "foreign/set-format.h"
#include "formats/xml-document.h"

G_BEGIN_DECLS

/* @notes gets sentences (of char) about what is odd of the whole. Errors:
 * ANNO_FOREIGN_ERROR_BROKEN, with the line. */
xmlDoc *
anno_markup_file_parse (GBytes *bytes, GPtrArray *notes, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The line on which @node begins. */
guint anno_markup_file_line (const xmlNode *node);
/* Whether @node is an element of exactly that local name. */
gboolean anno_markup_file_is (const xmlNode *node, const char *name);
/* The same, of one of @names (NULL-terminated). */
gboolean anno_markup_file_is_one (const xmlNode *node, const char *const *names);
/* Whether @node is text. */
gboolean anno_markup_file_is_text (const xmlNode *node);

/* The value of that attribute, of any namespace, as XML has it; NULL where there is none. */
char *anno_markup_file_attribute (const xmlNode *node, const char *name) G_GNUC_WARN_UNUSED_RESULT;
char *anno_markup_file_value (const xmlAttr *attribute) G_GNUC_WARN_UNUSED_RESULT;
/* All text below @node; "" for none. */
char *anno_markup_file_words (const xmlNode *node) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
