/* Looking around in a tree of libxml2: by local names, in whatever case and namespace, because
 * agencies differ in both. Trees are those of formats/xml-document, or of HTML: without entities.
 * */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* Whether @node is an element of that local name. */
gboolean       anno_xml_is    (const xmlNode *node, const char *name);
/* The first child element of that name; NULL where there is none, and for NULL. */
const xmlNode *anno_xml_child (const xmlNode *node, const char *name);
/* The next element behind @node, among its siblings, of that name. */
const xmlNode *anno_xml_next  (const xmlNode *node, const char *name);
/* The child of the child …: @path is "docdata/date.issue". At each step the first of that name. */
const xmlNode *anno_xml_path  (const xmlNode *node, const char *path);
/* The first element of that name below @node, in the order of the document. */
const xmlNode *anno_xml_find  (const xmlNode *node, const char *name);
/* The node behind @node in the order of the document, not below @node itself where @within is
 * FALSE, and never outside of @root; NULL at its end. */
const xmlNode *anno_xml_step  (const xmlNode *node, const xmlNode *root, gboolean within);

/* The value of the attribute of that local name, by the rule for words; NULL where it has none, or
 * blanks. */
char *anno_xml_attribute (const xmlNode *node, const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* xml:lang of @node or of what it lies in; NULL where none says it. */
char *anno_xml_language  (const xmlNode *node) G_GNUC_WARN_UNUSED_RESULT;
/* All text below @node as it stands there, with a line end for a break; "" for none. */
char *anno_xml_text      (const xmlNode *node) G_GNUC_WARN_UNUSED_RESULT;
/* That text by the rule for words within a block (formats/block-text); where two elements stand
 * glued together, letter to letter, a blank parts them. For names, never for an article's text.
 * NULL where nothing is left, and for NULL. */
char *anno_xml_words     (const xmlNode *node) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
