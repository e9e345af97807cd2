#include "foreign/uima-xmi-writer.h"

#include "foreign/cas-words.h"
#include "foreign/foreign-names.h"
#include "foreign/uima-types-file.h"
#include "foreign/uima-xmi-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The packages that cas-making uses, and the prefixes for them. */
static const struct
{
  const char *package;
  const char *prefix;
} packages[] = {
  { "uima.cas.", "cas" },
  { "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.", "metadata" },
  { ANNO_CAS_PACKAGE, "annotator" },
};

static void
print_attribute (GString *out, const char *name, const char *words)
{
  g_string_append_printf (out, " %s=\"", name);
  anno_uima_print_words (out, words);
  g_string_append_c (out, '"');
}

/* References stand in one attribute, with blanks between. */
static void
print_references (GString *out, const AnnoCasFeature *feature)
{
  g_string_append_printf (out, " %s=\"", feature->name);
  for (guint i = 0; i < feature->values->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "", (char *) feature->values->pdata[i]);
  g_string_append_c (out, '"');
}

/* Several words can't stand in an attribute: each is an element. */
static void
print_elements (GString *out, const AnnoCasFeature *feature)
{
  for (guint i = 0; i < feature->values->len; i++)
    {
      g_string_append_printf (out, "\n    <%s>", feature->name);
      anno_uima_print_words (out, feature->values->pdata[i]);
      g_string_append_printf (out, "</%s>", feature->name);
    }
}

static gboolean
is_element (const AnnoCasFeature *feature)
{
  return feature->is_list && feature->kind != ANNO_CAS_REFERENCE;
}

static const char *
prefix_of (const AnnoCasStructure *structure)
{
  for (guint i = 0; i < G_N_ELEMENTS (packages); i++)
    if (g_str_has_prefix (structure->type, packages[i].package))
      return packages[i].prefix;
  g_assert_not_reached ();
}

static void
print_structure (GString *out, const AnnoCasStructure *structure)
{
  const char *prefix = prefix_of (structure), *name = anno_cas_words_short (structure->type);
  gboolean has_elements = FALSE;

  g_string_append_printf (out, "  <%s:%s xmi:id=\"%s\"", prefix, name, structure->id);
  for (guint i = 0; i < structure->features->len; i++)
    {
      const AnnoCasFeature *feature = structure->features->pdata[i];
      if (is_element (feature))
        has_elements = TRUE;
      else if (feature->is_list)
        print_references (out, feature);
      else
        print_attribute (out, feature->name, feature->values->pdata[0]);
    }
  g_string_append (out, has_elements ? ">" : "/>\n");
  if (!has_elements)
    return;
  for (guint i = 0; i < structure->features->len; i++)
    if (is_element (structure->features->pdata[i]))
      print_elements (out, structure->features->pdata[i]);
  g_string_append_printf (out, "\n  </%s:%s>\n", prefix, name);
}

static void
print_view (GString *out, const AnnoCasView *view)
{
  g_string_append_printf (out, "  <cas:View sofa=\"%s\" members=\"", view->sofa);
  for (guint i = 0; i < view->members->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "", (char *) view->members->pdata[i]);
  g_string_append (out, "\"/>\n");
}

void
anno_uima_xmi_print (GString *out, const AnnoCas *cas)
{
  g_return_if_fail (out != NULL && cas != NULL);

  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\"");
  for (guint i = 0; i < G_N_ELEMENTS (packages); i++)
    {
      g_autofree char *package = g_strdelimit (g_strdup (packages[i].package), ".", '/');
      package[strlen (package) - 1] = '\0';
      g_string_append_printf (out, " xmlns:%s=\"http:///%s.ecore\"", packages[i].prefix, package);
    }
  g_string_append (out, " xmi:version=\"2.0\">\n  <cas:NULL xmi:id=\"0\"/>\n");
  /* UIMA puts the sofa last. */
  for (guint i = 1; i < cas->structures->len; i++)
    print_structure (out, cas->structures->pdata[i]);
  print_structure (out, cas->structures->pdata[0]);
  for (guint i = 0; i < cas->views->len; i++)
    print_view (out, cas->views->pdata[i]);
  g_string_append (out, "</xmi:XMI>\n");
}

static void
add_layer (AnnoSetFolder *folder, const AnnoSetArticle *article, const AnnoSetLayer *layer,
           const AnnoCasTypes *types)
{
  g_autoptr (AnnoCas) cas = anno_cas_making_cas (article, layer, types);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *name = anno_foreign_names_join (article->path, layer->slug, "xmi");

  anno_uima_xmi_print (out, cas);
  anno_set_folder_add (folder, name, out->str, out->len);
}

static void
add_article (AnnoSetFolder *folder, const AnnoSetArticle *article)
{
  g_autoptr (AnnoCasTypes) types = anno_cas_making_types (article);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *some = anno_foreign_names_join (article->path, "", "");
  g_autofree char *beside = g_path_get_dirname (some);
  g_autofree char *name = g_build_filename (beside, ANNO_UIMA_TYPES_NAME, NULL);

  for (guint i = 0; i < article->layers->len; i++)
    add_layer (folder, article, article->layers->pdata[i], types);
  anno_uima_types_print (out, types);
  anno_set_folder_add (folder, name, out->str, out->len);
}

static const char *const endings[] = { "xmi", "xml", NULL };

const AnnoSetFormat anno_uima_xmi_format = {
  .id = "uima-xmi",
  .name = N_("UIMA CAS XMI"),
  .keeps = ANNO_KEEPS_ALL & ~(ANNO_KEEPS_EXTRA | ANNO_KEEPS_SIGNS),
  .add_article = add_article,
  .spell = anno_cas_words_spell,
  .endings = endings,
  .read = anno_uima_xmi_read,
};
