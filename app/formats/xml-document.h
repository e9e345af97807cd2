/* An XML file as a tree of libxml2, made so that no file can harm: nothing is read but the bytes
 * given, no entity is expanded, no DTD is loaded, and what a parser would choke on is refused
 * before it begins (formats/markup-limits). Undefined entities are put in or noted
 * (formats/xml-entities).
 *
 * The tree holds no entities and no declarations, so that asking it for the text of a node costs
 * what the text has. Nothing global of libxml2 is touched: safe in any thread, and beside other
 * users of it.
 */
#pragma once

#include <gio/gio.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* @encoding: as of anno_xml_encoding_decode(). What was odd is added to @notes (of char). Errors:
 * ANNO_ARTICLE_FORMAT_ERROR, with the line where there is one. */
xmlDoc *anno_xml_document_parse (GBytes *bytes, const char *encoding, GPtrArray *notes,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

G_END_DECLS
