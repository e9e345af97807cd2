#include "foreign/uima-types-file.h"

#include "foreign/signs.h"
#include "formats/xml-document.h"
#include "formats/xml-node.h"

#include <string.h>

void
anno_uima_print_words (GString *out, const char *words)
{
  g_return_if_fail (out != NULL && words != NULL);

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    switch (*p)
      {
      case '&':
        g_string_append (out, "&amp;");
        break;
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '>':
        g_string_append (out, "&gt;");
        break;
      case '"':
        g_string_append (out, "&quot;");
        break;
      case '\t':
      case '\n':
      case '\r':
        g_string_append_printf (out, "&#%d;", *p);
        break;
      default:
        if (anno_signs_is_forbidden (g_utf8_get_char (p)))
          g_string_append_c (out, ' ');
        else
          g_string_append_len (out, p, g_utf8_next_char (p) - p);
      }
}

static void
print_element (GString *out, const char *indent, const char *name, const char *words)
{
  g_string_append_printf (out, "%s<%s>", indent, name);
  anno_uima_print_words (out, words);
  g_string_append_printf (out, "</%s>\n", name);
}

static void
print_feature (GString *out, const AnnoCasFeatureType *feature)
{
  g_string_append (out, "        <featureDescription>\n");
  print_element (out, "          ", "name", feature->name);
  print_element (out, "          ", "description", "");
  print_element (out, "          ", "rangeTypeName", feature->range);
  if (feature->element != NULL)
    print_element (out, "          ", "elementType", feature->element);
  g_string_append (out, "        </featureDescription>\n");
}

static void
print_type (GString *out, const AnnoCasType *type)
{
  g_string_append (out, "    <typeDescription>\n");
  print_element (out, "      ", "name", type->name);
  print_element (out, "      ", "description", "");
  print_element (out, "      ", "supertypeName", type->parent);
  if (type->features->len > 0)
    {
      g_string_append (out, "      <features>\n");
      for (guint i = 0; i < type->features->len; i++)
        print_feature (out, type->features->pdata[i]);
      g_string_append (out, "      </features>\n");
    }
  g_string_append (out, "    </typeDescription>\n");
}

void
anno_uima_types_print (GString *out, const AnnoCasTypes *types)
{
  g_return_if_fail (out != NULL && types != NULL);

  g_string_append (out,
                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<typeSystemDescription xmlns=\"http://uima.apache.org/resourceSpecifier\">\n"
                   "  <types>\n");
  for (guint i = 0; i < types->types->len; i++)
    print_type (out, types->types->pdata[i]);
  g_string_append (out, "  </types>\n</typeSystemDescription>\n");
}

/* The text of the child element @name; NULL where there is none, or nothing in it. */
static char *
text_of (const xmlNode *node, const char *name)
{
  const xmlNode *child = anno_xml_child (node, name);
  return child != NULL ? anno_xml_words (child) : NULL;
}

static void
read_feature (AnnoCasType *type, const xmlNode *node)
{
  g_autofree char *name = text_of (node, "name"), *range = text_of (node, "rangeTypeName");
  g_autofree char *element = text_of (node, "elementType");
  g_autofree char *shared = text_of (node, "multipleReferencesAllowed");

  if (name == NULL || range == NULL)
    return;
  AnnoCasFeatureType *feature = anno_cas_type_add_feature (type, name, range, element);
  feature->is_shared = g_strcmp0 (shared, "true") == 0;
}

static void
read_type (AnnoCasTypes *types, const xmlNode *node)
{
  g_autofree char *name = text_of (node, "name"), *parent = text_of (node, "supertypeName");

  if (name == NULL)
    return;
  AnnoCasType *type = anno_cas_types_add (types, name, parent);
  const xmlNode *features = anno_xml_child (node, "features");
  for (const xmlNode *at = anno_xml_child (features, "featureDescription"); at != NULL;
       at = anno_xml_next (at, "featureDescription"))
    read_feature (type, at);
}

AnnoCasTypes *
anno_uima_types_read (GBytes *bytes, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (xmlDoc) document = anno_xml_document_parse (bytes, NULL, notes, error);
  if (document == NULL)
    return NULL;
  AnnoCasTypes *types = anno_cas_types_new ();
  const xmlNode *root = xmlDocGetRootElement (document);
  const xmlNode *list
      = anno_xml_is (root, ANNO_UIMA_TYPES_ROOT) ? anno_xml_child (root, "types") : NULL;
  for (const xmlNode *at = anno_xml_child (list, "typeDescription"); at != NULL;
       at = anno_xml_next (at, "typeDescription"))
    read_type (types, at);
  return types;
}
