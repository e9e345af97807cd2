#include "foreign/markup-file.h"

#include "formats/xml-node.h"

#include <string.h>

xmlDoc *
anno_markup_file_parse (GBytes *bytes, GPtrArray *notes, GError **error)
{
  g_return_val_if_fail (bytes != NULL && notes != NULL, NULL);

  g_autoptr (GError) reason = NULL;
  xmlDoc *document = anno_xml_document_parse (bytes, NULL, notes, &reason);

  if (document == NULL)
    g_set_error_literal (error, ANNO_FOREIGN_ERROR, ANNO_FOREIGN_ERROR_BROKEN, reason->message);
  return document;
}

guint
anno_markup_file_line (const xmlNode *node)
{
  long line = xmlGetLineNo (node);
  return line > 0 ? (guint) line : 0;
}

gboolean
anno_markup_file_is (const xmlNode *node, const char *name)
{
  return node != NULL && node->type == XML_ELEMENT_NODE
         && strcmp ((const char *) node->name, name) == 0;
}

gboolean
anno_markup_file_is_one (const xmlNode *node, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (anno_markup_file_is (node, names[i]))
      return TRUE;
  return FALSE;
}

gboolean
anno_markup_file_is_text (const xmlNode *node)
{
  return (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
         && node->content != NULL;
}

char *
anno_markup_file_value (const xmlAttr *attribute)
{
  g_return_val_if_fail (attribute != NULL, NULL);

  xmlChar *value = xmlNodeListGetString (attribute->doc, attribute->children, 1);
  char *words = g_strdup (value != NULL ? (const char *) value : "");
  xmlFree (value);
  return words;
}

char *
anno_markup_file_attribute (const xmlNode *node, const char *name)
{
  g_return_val_if_fail (node != NULL && name != NULL, NULL);

  if (node->type != XML_ELEMENT_NODE)
    return NULL;
  for (const xmlAttr *at = node->properties; at != NULL; at = at->next)
    if (strcmp ((const char *) at->name, name) == 0)
      return anno_markup_file_value (at);
  return NULL;
}

char *
anno_markup_file_words (const xmlNode *node)
{
  g_return_val_if_fail (node != NULL, NULL);

  GString *words = g_string_new (NULL);
  for (const xmlNode *at = node; at != NULL; at = anno_xml_step (at, node, TRUE))
    if (anno_markup_file_is_text (at))
      g_string_append (words, (const char *) at->content);
  return g_string_free (words, FALSE);
}
