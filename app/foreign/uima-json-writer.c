#include "foreign/uima-json-writer.h"

#include "foreign/cas-words.h"
#include "foreign/foreign-names.h"
#include "foreign/uima-json-reader.h"
#include "formats/json-print.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Feature structures in the making. */
typedef struct
{
  GString *out;
  const AnnoCasTypes *types;
  guint n; /* the highest number that one has */
} Printer;

/* An array of references is named after its members. */
static char *
array_type (const AnnoCasFeatureType *feature)
{
  return feature->element != NULL ? g_strconcat (feature->element, "[]", NULL)
                                  : g_strdup (feature->range);
}

static void
print_feature_type (GString *out, const AnnoCasFeatureType *feature)
{
  g_autofree char *range = array_type (feature);

  anno_json_print_key (out, feature->name);
  g_string_append_c (out, '{');
  anno_json_print_member (out, "%NAME", feature->name);
  anno_json_print_member (out, "%RANGE", range);
  g_string_append_c (out, '}');
}

static void
print_types (GString *out, const AnnoCasTypes *types)
{
  for (guint i = 0; i < types->types->len; i++)
    {
      const AnnoCasType *type = types->types->pdata[i];
      g_string_append (out, i > 0 ? ",\n" : "\n");
      anno_json_print_string (out, type->name);
      g_string_append (out, ":{");
      anno_json_print_member (out, "%NAME", type->name);
      anno_json_print_member (out, "%SUPER_TYPE", type->parent);
      for (guint k = 0; k < type->features->len; k++)
        print_feature_type (out, type->features->pdata[k]);
      g_string_append_c (out, '}');
    }
}

static void
print_value (GString *out, AnnoCasKind kind, const char *value)
{
  g_autoptr (GString) word = g_string_new (NULL);

  if (kind == ANNO_CAS_TEXT)
    anno_json_print_string (word, value);
  else
    g_string_append (word, value);
  anno_json_print_raw (out, word->str);
}

/* Begins a feature structure on a line of its own. */
static void
begin (Printer *self, const char *id, const char *type)
{
  g_string_append (self->out, self->out->str[self->out->len - 1] == '[' ? "\n{" : ",\n{");
  g_string_append_printf (self->out, "\"%%ID\":%s", id);
  anno_json_print_member (self->out, "%TYPE", type);
}

/* An array is a feature structure of its own, which comes first; the result is its number. */
static guint
print_array (Printer *self, const AnnoCasStructure *structure, const AnnoCasFeature *feature)
{
  const AnnoCasFeatureType *declared
      = anno_cas_types_find_feature (self->types, structure->type, feature->name);
  g_autofree char *type = array_type (declared);
  g_autofree char *id = g_strdup_printf ("%u", ++self->n);

  begin (self, id, type);
  g_string_append (self->out, ",\"%ELEMENTS\":[");
  for (guint i = 0; i < feature->values->len; i++)
    print_value (self->out, feature->kind, feature->values->pdata[i]);
  g_string_append (self->out, "]}");
  return self->n;
}

static void
print_feature (Printer *self, const AnnoCasFeature *feature, guint array)
{
  gboolean is_reference = feature->is_list || feature->kind == ANNO_CAS_REFERENCE;
  g_autofree char *key = g_strconcat (is_reference ? "@" : "", feature->name, NULL);

  if (feature->is_list)
    {
      anno_json_print_number (self->out, key, array);
      return;
    }
  anno_json_print_key (self->out, key);
  if (feature->kind == ANNO_CAS_TEXT)
    anno_json_print_string (self->out, feature->values->pdata[0]);
  else
    g_string_append (self->out, feature->values->pdata[0]);
}

static void
print_structure (Printer *self, const AnnoCasStructure *structure)
{
  guint n = structure->features->len;
  g_autofree guint *arrays = g_new0 (guint, n);

  for (guint i = 0; i < n; i++)
    {
      const AnnoCasFeature *feature = structure->features->pdata[i];
      if (feature->is_list)
        arrays[i] = print_array (self, structure, feature);
    }
  begin (self, structure->id, structure->type);
  for (guint i = 0; i < n; i++)
    print_feature (self, structure->features->pdata[i], arrays[i]);
  g_string_append_c (self->out, '}');
}

static void
print_view (GString *out, const AnnoCasView *view)
{
  anno_json_print_key (out, ANNO_CAS_INITIAL_VIEW);
  g_string_append_printf (out, "{\"%%SOFA\":%s,\"%%MEMBERS\":[", view->sofa);
  for (guint i = 0; i < view->members->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "," : "", (char *) view->members->pdata[i]);
  g_string_append (out, "]}");
}

void
anno_uima_json_print (GString *out, const AnnoCas *cas, const AnnoCasTypes *types)
{
  g_return_if_fail (out != NULL && cas != NULL && types != NULL);

  Printer self = { out, types, cas->structures->len };
  g_string_append (out, "{\"%TYPES\":{");
  print_types (out, types);
  g_string_append (out, "\n},\n\"%FEATURE_STRUCTURES\":[");
  for (guint i = 0; i < cas->structures->len; i++)
    print_structure (&self, cas->structures->pdata[i]);
  g_string_append (out, "\n],\n\"%VIEWS\":{");
  for (guint i = 0; i < cas->views->len; i++)
    print_view (out, cas->views->pdata[i]);
  g_string_append (out, "}}\n");
}

static void
add_article (AnnoSetFolder *folder, const AnnoSetArticle *article)
{
  g_autoptr (AnnoCasTypes) types = anno_cas_making_types (article);

  for (guint i = 0; i < article->layers->len; i++)
    {
      const AnnoSetLayer *layer = article->layers->pdata[i];
      g_autoptr (AnnoCas) cas = anno_cas_making_cas (article, layer, types);
      g_autoptr (GString) out = g_string_new (NULL);
      g_autofree char *name = anno_foreign_names_join (article->path, layer->slug, "json");
      anno_uima_json_print (out, cas, types);
      anno_set_folder_add (folder, name, out->str, out->len);
    }
}

static const char *const endings[] = { "json", NULL };

const AnnoSetFormat anno_uima_json_format = {
  .id = "uima-json",
  .name = N_("UIMA CAS JSON"),
  .keeps = ANNO_KEEPS_ALL & ~ANNO_KEEPS_EXTRA,
  .add_article = add_article,
  .spell = anno_cas_words_spell,
  .endings = endings,
  .read = anno_uima_json_read,
};
