/* Named characters that XML doesn't have and news files use: &eacute;, &nbsp;, &mdash;.
 *
 * They would come from a DTD, which is never read. So they are put in before libxml2 sees the text:
 * what HTML names becomes its character, in text and in attributes, any other name becomes U+FFFD.
 * XML's own five and numbers stay, and nothing in comments, CDATA and processing instructions is
 * touched. Lines stay as they are. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @text, valid UTF-8, without entities but XML's own; the same bytes where it has no others. Each
 * unknown name is added to @unknown (of char) once, up to a few of them. */
GBytes *anno_xml_entities_resolve (GBytes *text, GPtrArray *unknown) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
