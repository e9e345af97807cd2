#include "foreign/uima-xmi-reader.h"

#include "foreign/cas-reading.h"
#include "foreign/uima-types-file.h"
#include "foreign/uima-xmi-guess.h"
#include "formats/xml-document.h"
#include "formats/xml-node.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define XMI "http://www.omg.org/XMI"

typedef struct
{
  AnnoCas *cas;
  const AnnoCasTypes *types;
} Reader;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlChar, xmlFree)

/* Its namespace says the package: "http:///org/example.ecore". NULL where it says none. */
static char *
type_of (const xmlNode *node)
{
  static const char begin[] = "http:///", end[] = ".ecore";
  const char *uri = node->ns != NULL ? (const char *) node->ns->href : NULL;

  if (uri == NULL || !g_str_has_prefix (uri, begin) || !g_str_has_suffix (uri, end)
      || strlen (uri) < strlen (begin) + strlen (end))
    return NULL;
  g_autofree char *package
      = g_strndup (uri + strlen (begin), strlen (uri) - strlen (begin) - strlen (end));
  g_strdelimit (package, "/", '.');
  if (strcmp (package, "uima.noNamespace") == 0)
    return g_strdup ((const char *) node->name);
  return g_strconcat (package, ".", (const char *) node->name, NULL);
}

static gboolean
is_xmi (const xmlNs *space)
{
  return space != NULL && strcmp ((const char *) space->href, XMI) == 0;
}

static char *
attribute_of (const xmlNode *node, const char *name, const char *space)
{
  g_autoptr (xmlChar) value
      = space != NULL ? xmlGetNsProp (node, (const xmlChar *) name, (const xmlChar *) space)
                      : xmlGetNoNsProp (node, (const xmlChar *) name);
  return g_strdup ((const char *) value);
}

/* What UIMA's own types have, which no type system declares. */
static AnnoCasRange
range_of (const Reader *self, const char *type, const char *feature)
{
  const gboolean is_sofa = strcmp (type, ANNO_CAS_SOFA) == 0;

  if (strcmp (feature, "sofa") == 0 || strcmp (feature, "sofaArray") == 0)
    return ANNO_CAS_RANGE_REFERENCES;
  if (is_sofa || strcmp (feature, "begin") == 0 || strcmp (feature, "end") == 0
      || strcmp (feature, "language") == 0)
    return ANNO_CAS_RANGE_TEXT;
  if (anno_cas_type_is_primitive_array (type))
    return ANNO_CAS_RANGE_TEXTS;
  if (anno_cas_type_is_reference_array (type) || strcmp (feature, "tail") == 0
      || strcmp (type, "uima.cas.NonEmptyFSList") == 0)
    return ANNO_CAS_RANGE_REFERENCES;
  if (g_str_has_prefix (type, "uima.cas.NonEmpty"))
    return ANNO_CAS_RANGE_TEXT;
  return anno_cas_types_range (self->types,
                               anno_cas_types_find_feature (self->types, type, feature));
}

static void
add_words (Reader *self, AnnoCasFeature *feature, const char *words)
{
  g_auto (GStrv) parts = g_strsplit_set (words, " \t\n\r", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (parts[i][0] != '\0')
      anno_cas_add_value (self->cas, feature, parts[i]);
}

static void
read_attribute (Reader *self, AnnoCasStructure *structure, const xmlAttr *attribute)
{
  const char *name = (const char *) attribute->name;
  AnnoCasRange range = range_of (self, structure->type, name);
  AnnoCasKind kind = range == ANNO_CAS_RANGE_REFERENCES ? ANNO_CAS_REFERENCE
                     : range == ANNO_CAS_RANGE_UNCLEAR  ? ANNO_CAS_UNCLEAR
                                                        : ANNO_CAS_TEXT;
  g_autoptr (xmlChar) value = xmlNodeListGetString (attribute->doc, attribute->children, 1);
  const char *words = value != NULL ? (const char *) value : "";

  if (range == ANNO_CAS_RANGE_REFERENCES || range == ANNO_CAS_RANGE_TEXTS)
    add_words (self, anno_cas_add_feature (self->cas, structure, name, kind, TRUE), words);
  else
    anno_cas_set (self->cas, structure, name, kind, words);
}

/* The children of one name are the members of an array, or the parts of one value. */
static void
read_child (Reader *self, AnnoCasStructure *structure, const xmlNode *node, AnnoCasFeature **last)
{
  const char *name = (const char *) node->name;
  g_autofree char *target = attribute_of (node, "href", NULL);
  AnnoCasKind kind = target != NULL ? ANNO_CAS_REFERENCE : ANNO_CAS_TEXT;

  if (*last == NULL || strcmp ((*last)->name, name) != 0 || (*last)->kind != kind)
    *last = anno_cas_add_feature (self->cas, structure, name, kind, TRUE);
  if (target != NULL)
    {
      anno_cas_add_value (self->cas, *last, *target == '#' ? target + 1 : target);
      return;
    }
  g_autofree char *words = anno_xml_text (node);
  if (range_of (self, structure->type, name) == ANNO_CAS_RANGE_REFERENCES)
    {
      (*last)->kind = ANNO_CAS_REFERENCE;
      add_words (self, *last, words);
    }
  else
    anno_cas_add_value (self->cas, *last, words);
  if (xmlFirstElementChild ((xmlNode *) node) != NULL)
    self->cas->n_odd++;
}

static void
read_structure (Reader *self, const xmlNode *node)
{
  g_autofree char *type = type_of (node), *id = attribute_of (node, "id", XMI);
  AnnoCasStructure *structure = type != NULL ? anno_cas_add (self->cas, id, type) : NULL;
  AnnoCasFeature *last = NULL;

  self->cas->n_odd += type == NULL;
  if (structure == NULL)
    return;
  structure->line = (guint) MAX (xmlGetLineNo (node), 0);
  for (const xmlAttr *at = node->properties; at != NULL; at = at->next)
    if (!is_xmi (at->ns))
      read_attribute (self, structure, at);
  for (const xmlNode *at = node->children; at != NULL; at = at->next)
    if (at->type == XML_ELEMENT_NODE)
      read_child (self, structure, at, &last);
}

static void
read_view (Reader *self, const xmlNode *node)
{
  g_autofree char *sofa = attribute_of (node, "sofa", NULL);
  g_autofree char *members = attribute_of (node, "members", NULL);
  AnnoCasView *view = anno_cas_add_view (self->cas, sofa);
  g_auto (GStrv) ids = g_strsplit_set (members != NULL ? members : "", " \t\n\r", -1);

  for (guint i = 0; ids[i] != NULL; i++)
    if (ids[i][0] != '\0')
      anno_cas_add_member (self->cas, view, ids[i]);
}

static void
read_node (Reader *self, const xmlNode *node)
{
  g_autofree char *type = type_of (node);

  if (is_xmi (node->ns))
    return; /* xmi:Documentation and its like */
  if (g_strcmp0 (type, "uima.cas.View") == 0)
    read_view (self, node);
  else
    read_structure (self, node);
}

/* The type system beside the file, or above it: an empty one where there is none, or it can't be
 * read, which *@problem then says. */
static AnnoCasTypes *
find_types (const AnnoForeignFile *file, char **problem)
{
  g_autofree char *folder = g_path_get_dirname (file->name);

  while (file->source != NULL)
    {
      g_autoptr (GError) error = NULL;
      gboolean is_top = strcmp (folder, ".") == 0 || strcmp (folder, "/") == 0;
      g_autofree char *name = is_top ? g_strdup (ANNO_UIMA_TYPES_NAME)
                                     : g_build_filename (folder, ANNO_UIMA_TYPES_NAME, NULL);
      g_autoptr (GBytes) bytes = anno_foreign_source_read (file->source, name, NULL);
      AnnoCasTypes *types = bytes != NULL ? anno_uima_types_read (bytes, &error) : NULL;
      if (types != NULL)
        return types;
      if (error != NULL)
        *problem = g_strdup_printf ("%s: %s", name, error->message);
      if (is_top || error != NULL)
        break;
      char *above = g_path_get_dirname (folder);
      g_free (folder);
      folder = above;
    }
  return anno_cas_types_new ();
}

static gboolean
hand_on (const AnnoForeignFile *file, const AnnoForeignSink *sink, const xmlNode *root,
         const GPtrArray *notes)
{
  g_autofree char *problem = NULL;
  g_autoptr (AnnoCas) cas = anno_cas_new ();
  g_autoptr (AnnoCasTypes) types = find_types (file, &problem);
  Reader self = { cas, types };

  for (const xmlNode *at = root->children; at != NULL; at = at->next)
    if (at->type == XML_ELEMENT_NODE)
      read_node (&self, at);
  gboolean guessed = anno_uima_xmi_guess (cas);
  AnnoForeignDocument *document = anno_cas_reading_document (cas, types, file);
  for (guint i = 0; i < notes->len; i++)
    anno_foreign_document_leave_out (document, "%s", (char *) notes->pdata[i]);
  if (problem != NULL)
    anno_foreign_document_leave_out (document, "%s", problem);
  if (guessed)
    anno_foreign_document_leave_out (
        document,
        _("%s doesn’t say of all features what they are: which numbers are references "
          "was guessed."),
        ANNO_UIMA_TYPES_NAME);
  sink->take (document, sink->data);
  return TRUE;
}

gboolean
anno_uima_xmi_read (const AnnoForeignFile *file, const AnnoForeignSink *sink, GError **error)
{
  g_return_val_if_fail (file != NULL && sink != NULL, FALSE);

  g_autoptr (GError) problem = NULL;
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (xmlDoc) tree = anno_xml_document_parse (file->bytes, NULL, notes, &problem);
  if (tree == NULL)
    {
      g_set_error_literal (error, ANNO_FOREIGN_ERROR, ANNO_FOREIGN_ERROR_BROKEN, problem->message);
      return FALSE;
    }
  const xmlNode *root = xmlDocGetRootElement (tree);
  if (anno_xml_is (root, ANNO_UIMA_TYPES_ROOT))
    return TRUE; /* what goes with documents, and none itself */
  if (anno_xml_is (root, "XMI") && is_xmi (root->ns))
    return hand_on (file, sink, root, notes);
  g_set_error (error, ANNO_FOREIGN_ERROR, ANNO_FOREIGN_ERROR_BROKEN,
               _("Line %u: This is no UIMA CAS: its root must be <xmi:XMI>, but is <%s>."),
               (guint) MAX (xmlGetLineNo (root), 1), (const char *) root->name);
  return FALSE;
}
