/* What markup may ask of a parser: a scan of its bytes before libxml2 sees them.
 *
 * libxml2 compares each attribute of a tag with all before it, and each prefix with all namespaces
 * in scope, and makes a node of a hundred bytes and more out of three: 40,000 attributes in one
 * tag cost it 12 seconds. So the bytes are counted first, with bounds that no article comes near.
 * A DOCTYPE with declarations of its own is refused too: entities are how small files become
 * large, and how files and addresses are read that nobody named. Only what names another DTD may
 * stand there (<!ENTITY % nitf SYSTEM "…"> %nitf;), because NewsML 1 is sent so;
 * formats/xml-entities takes it out.
 *
 * The text is UTF-8 (whoever has other bytes converts them first, see formats/xml-encoding). One
 * pass, no allocation, safe in any thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ANNO_MARKUP_MAX_BYTES (64 * 1024 * 1024)
#define ANNO_MARKUP_MAX_ATTRIBUTES 256 /* of one tag */
#define ANNO_MARKUP_MAX_PARTS 2000000  /* tags, attributes, comments … together */
#define ANNO_MARKUP_MAX_DEPTH 256      /* of elements; in XML only */
#define ANNO_MARKUP_MAX_NAMESPACES 256 /* in scope at once; in XML only */

typedef enum
{
  ANNO_MARKUP_XML,
  ANNO_MARKUP_HTML, /* end tags may be missing, scripts and styles are no markup */
} AnnoMarkup;

/* Whether the @n_bytes of @text may be parsed. Errors: ANNO_ARTICLE_FORMAT_ERROR_REFUSED, with the
 * line. */
gboolean anno_markup_limits_check (const char *text, gsize n_bytes, AnnoMarkup markup,
                                   GError **error);

G_END_DECLS
