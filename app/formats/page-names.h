/* What the names that a page gives its parts (class, id, elements of its own) say about them. */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

typedef enum
{
  ANNO_PAGE_NAMED_UNLIKELY = 1 << 0, /* menu, comments …, and not article, main … too */
  ANNO_PAGE_NAMED_SHARING = 1 << 1,  /* buttons to share the article */
  ANNO_PAGE_NAMED_ASIDE = 1 << 2,    /* newsletter box, related links, "read more" */
  ANNO_PAGE_NAMED_CAPTION = 1 << 3,
  ANNO_PAGE_NAMED_CREDIT = 1 << 4,
  ANNO_PAGE_NAMED_BYLINE = 1 << 5,
  ANNO_PAGE_NAMED_DATE = 1 << 6,
  ANNO_PAGE_NAMED_HEADER = 1 << 7,
} AnnoPageNamed;

/* Bits of AnnoPageNamed. *@weight: +25 for class, id and itemprop each that speak for an article,
 * -25 for each that speaks against one. */
guint anno_page_names_read (const xmlNode *element, int *weight);

G_END_DECLS
