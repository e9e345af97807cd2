#include "formats/xml-node.h"

#include "formats/block-text.h"

#include <string.h>

gboolean
anno_xml_is (const xmlNode *node, const char *name)
{
  return node != NULL && node->type == XML_ELEMENT_NODE
         && g_ascii_strcasecmp ((const char *) node->name, name) == 0;
}

static const xmlNode *
first_of (const xmlNode *node, const char *name)
{
  while (node != NULL && !anno_xml_is (node, name))
    node = node->next;
  return node;
}

const xmlNode *
anno_xml_child (const xmlNode *node, const char *name)
{
  return node != NULL ? first_of (node->children, name) : NULL;
}

const xmlNode *
anno_xml_next (const xmlNode *node, const char *name)
{
  g_return_val_if_fail (node != NULL, NULL);

  return first_of (node->next, name);
}

const xmlNode *
anno_xml_path (const xmlNode *node, const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  g_auto (GStrv) names = g_strsplit (path, "/", -1);
  for (guint i = 0; names[i] != NULL && node != NULL; i++)
    node = anno_xml_child (node, names[i]);
  return node;
}

const xmlNode *
anno_xml_step (const xmlNode *node, const xmlNode *root, gboolean within)
{
  g_return_val_if_fail (node != NULL && root != NULL, NULL);

  if (within && node->type == XML_ELEMENT_NODE && node->children != NULL)
    return node->children;
  while (node != root && node->next == NULL)
    node = node->parent;
  return node != root ? node->next : NULL;
}

const xmlNode *
anno_xml_find (const xmlNode *node, const char *name)
{
  const xmlNode *at = node;

  while (at != NULL && (at = anno_xml_step (at, node, TRUE)) != NULL)
    if (anno_xml_is (at, name))
      return at;
  return NULL;
}

char *
anno_xml_attribute (const xmlNode *node, const char *name)
{
  if (node == NULL || node->type != XML_ELEMENT_NODE)
    return NULL;
  for (const xmlAttr *at = node->properties; at != NULL; at = at->next)
    if (g_ascii_strcasecmp ((const char *) at->name, name) == 0)
      {
        xmlChar *value = xmlNodeListGetString (node->doc, at->children, 1);
        char *words = anno_block_text_words ((const char *) value);
        xmlFree (value);
        return words;
      }
  return NULL;
}

char *
anno_xml_language (const xmlNode *node)
{
  for (; node != NULL && node->type == XML_ELEMENT_NODE; node = node->parent)
    {
      char *language = anno_xml_attribute (node, "lang");
      if (language != NULL)
        return language;
    }
  return NULL;
}

static gboolean
is_text (const xmlNode *node)
{
  return (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
         && node->content != NULL;
}

/* In HTML and NITF, and in TEI. */
static gboolean
is_break (const xmlNode *node)
{
  return anno_xml_is (node, "br") || anno_xml_is (node, "lb");
}

char *
anno_xml_text (const xmlNode *node)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const xmlNode *at = node; at != NULL; at = anno_xml_step (at, node, TRUE))
    if (is_text (at))
      g_string_append (text, (const char *) at->content);
    else if (is_break (at))
      g_string_append_c (text, '\n');
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalnum (c);
}

/* Whether @text, from another element than what @so_far ends with, is glued to it. */
static gboolean
is_glued (const GString *so_far, const char *text)
{
  if (so_far->len == 0 || *text == '\0')
    return FALSE;
  const char *last = g_utf8_find_prev_char (so_far->str, so_far->str + so_far->len);
  return is_letter (g_utf8_get_char (last)) && is_letter (g_utf8_get_char (text));
}

char *
anno_xml_words (const xmlNode *node)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean other = FALSE;

  for (const xmlNode *at = node; at != NULL; at = anno_xml_step (at, node, TRUE))
    if (is_text (at))
      {
        if (other && is_glued (text, (const char *) at->content))
          g_string_append_c (text, ' ');
        g_string_append (text, (const char *) at->content);
        other = FALSE;
      }
    else if (is_break (at))
      g_string_append_c (text, '\n');
    else if (at->type == XML_ELEMENT_NODE)
      other = TRUE;
  return anno_block_text_words (text->str);
}
