/* What a DTD would say, said without one: named characters such as &eacute;, &nbsp; and &mdash;.
 *
 * No DTD is ever read, so the DOCTYPE is taken out before libxml2 sees the text, and names are put
 * in: what HTML names becomes its character, in text and in attributes (where libxml2 2.9 would
 * take its first byte alone), any other name becomes U+FFFD. XML's own five and numbers stay, and
 * nothing in comments, CDATA and processing instructions is touched. Lines stay as they are.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @text, valid UTF-8, without a DOCTYPE and entities but XML's own; the same bytes where it has
 * none. Each unknown name is added to @unknown (of char) once, up to a few of them. */
GBytes *anno_xml_entities_resolve (GBytes *text, GPtrArray *unknown) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
