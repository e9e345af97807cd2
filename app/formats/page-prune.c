#include "formats/page-prune.h"

#include "formats/markup-blocks.h"
#include "formats/page-names.h"
#include "formats/xml-node.h"

#include <string.h>

#define NO_TEXT                                                                                    \
  " applet audio base button canvas datalist dialog embed head iframe input link map meta "        \
  "noframes "                                                                                      \
  "noscript object option script select style svg template textarea title video "
#define ROLES                                                                                      \
  " alert alertdialog banner complementary contentinfo dialog menu menubar navigation search "

static gboolean
has_role (const xmlNode *node)
{
  g_autofree char *role = anno_xml_attribute (node, "role");
  g_autofree char *wanted = role != NULL ? g_strdup_printf (" %s ", role) : NULL;

  return wanted != NULL && strstr (ROLES, wanted) != NULL;
}

static gboolean
is_true (const xmlNode *node, const char *attribute)
{
  g_autofree char *value = anno_xml_attribute (node, attribute);

  return value != NULL && g_ascii_strcasecmp (value, "true") == 0;
}

/* Frames of the page itself may carry any name. */
static gboolean
is_frame (const xmlNode *node)
{
  return anno_page_is_any (node, " html body main article a code pre ");
}

static gboolean
is_aside_by_names (const xmlNode *node)
{
  const AnnoPageMark *mark = anno_page_mark (node);

  return !is_frame (node) && mark->table == NULL && !mark->in_code
         && (mark->named & ANNO_PAGE_NAMED_UNLIKELY);
}

static AnnoPageState
judge (const xmlNode *node, gboolean by_names)
{
  if (anno_page_is_any (node, NO_TEXT) || anno_markup_blocks_is_hidden (node)
      || is_true (node, "aria-hidden"))
    return ANNO_PAGE_OUT;
  if (anno_page_is_any (node, " nav ") || is_true (node, "aria-modal") || has_role (node))
    return ANNO_PAGE_ASIDE;
  return by_names && is_aside_by_names (node) ? ANNO_PAGE_ASIDE : ANNO_PAGE_COUNTS;
}

void
anno_page_prune (AnnoPage *self, gboolean by_names)
{
  g_return_if_fail (self != NULL);

  for (xmlNode *node = self->root; node != NULL;)
    {
      gboolean counts = FALSE;
      if (node->type == XML_ELEMENT_NODE)
        {
          AnnoPageMark *mark = anno_page_mark (node);
          mark->state = node == self->root ? ANNO_PAGE_COUNTS : judge (node, by_names);
          counts = mark->state == ANNO_PAGE_COUNTS;
        }
      node = anno_page_next (node, self->root, counts);
    }
  anno_page_measure (self);
}
