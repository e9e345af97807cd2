/* A page of the help as a tree: elements and the words in them, as Mallard has them.
 *
 * Only what a page needs to be read is kept: the names of elements, and the attributes "type",
 * "xref" and "href". */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _AnnoHelpNode AnnoHelpNode;

struct _AnnoHelpNode
{
  char *name;  /* of the element; NULL for words */
  char *words; /* as they stand in the file; NULL for an element */
  char *type;  /* these three: NULL where there is none */
  char *xref;
  char *href;
  GPtrArray *children; /* of AnnoHelpNode */
};

/* The element "page" of @bytes. Errors: G_MARKUP_ERROR, with the line. */
AnnoHelpNode *anno_help_node_parse (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void          anno_help_node_free  (AnnoHelpNode *self);

gboolean            anno_help_node_is    (const AnnoHelpNode *self, const char *name);
/* The first child of that name, and type (NULL for none); or NULL. */
const AnnoHelpNode *anno_help_node_child (const AnnoHelpNode *self, const char *name,
                                          const char *type);
/* All words below it, in one line. Empty for NULL. */
char *anno_help_node_get_words  (const AnnoHelpNode *self) G_GNUC_WARN_UNUSED_RESULT;
/* The same as Pango markup, with keys, names and links set off. What a link without words of its
 * own is called is asked of @title, by the id of the page. */
char *anno_help_node_get_markup (const AnnoHelpNode *self,
                                 char *(*title) (const char *page, gpointer data), gpointer data)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoHelpNode, anno_help_node_free)

G_END_DECLS
