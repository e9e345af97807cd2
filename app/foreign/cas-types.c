#include "foreign/cas-types.h"

#include <string.h>

/* More steps up than any type system has: who inherits in circles doesn't inherit. */
#define STEPS_MAX 64

static const char *const primitives[]
    = { "Boolean", "Byte", "Short", "Integer", "Long", "Float", "Double", "String" };

static void
feature_free (gpointer data)
{
  AnnoCasFeatureType *self = data;
  g_free (self->name);
  g_free (self->range);
  g_free (self->element);
  g_free (self);
}

static void
type_free (gpointer data)
{
  AnnoCasType *self = data;
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->features);
  g_free (self->name);
  g_free (self->parent);
  g_free (self);
}

AnnoCasTypes *
anno_cas_types_new (void)
{
  AnnoCasTypes *self = g_new0 (AnnoCasTypes, 1);
  self->types = g_ptr_array_new_with_free_func (type_free);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
anno_cas_types_free (AnnoCasTypes *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->types);
  g_free (self);
}

AnnoCasType *
anno_cas_types_add (AnnoCasTypes *self, const char *name, const char *parent)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  AnnoCasType *type = g_hash_table_lookup (self->by_name, name);
  if (type != NULL)
    return type;
  type = g_new0 (AnnoCasType, 1);
  type->name = g_strdup (name);
  type->parent = g_strdup (parent != NULL ? parent : ANNO_CAS_TOP);
  type->features = g_ptr_array_new_with_free_func (feature_free);
  type->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  g_ptr_array_add (self->types, type);
  g_hash_table_insert (self->by_name, type->name, type);
  return type;
}

AnnoCasFeatureType *
anno_cas_type_add_feature (AnnoCasType *self, const char *name, const char *range,
                           const char *element)
{
  g_return_val_if_fail (self != NULL && name != NULL && range != NULL, NULL);

  AnnoCasFeatureType *feature = g_hash_table_lookup (self->by_name, name);
  if (feature != NULL)
    return feature;
  feature = g_new0 (AnnoCasFeatureType, 1);
  feature->name = g_strdup (name);
  feature->range = g_strdup (range);
  feature->element = g_strdup (element);
  g_ptr_array_add (self->features, feature);
  g_hash_table_insert (self->by_name, feature->name, feature);
  return feature;
}

gboolean
anno_cas_types_is_a (const AnnoCasTypes *self, const char *name, const char *ancestor)
{
  g_return_val_if_fail (self != NULL && name != NULL && ancestor != NULL, FALSE);

  for (guint i = 0; i < STEPS_MAX; i++)
    {
      if (strcmp (name, ancestor) == 0)
        return TRUE;
      const AnnoCasType *type = g_hash_table_lookup (self->by_name, name);
      if (type == NULL)
        return FALSE;
      name = type->parent;
    }
  return FALSE;
}

const AnnoCasFeatureType *
anno_cas_types_find_feature (const AnnoCasTypes *self, const char *type, const char *feature)
{
  g_return_val_if_fail (self != NULL && type != NULL && feature != NULL, NULL);

  for (guint i = 0; i < STEPS_MAX; i++)
    {
      const AnnoCasType *at = g_hash_table_lookup (self->by_name, type);
      const AnnoCasFeatureType *found
          = at != NULL ? g_hash_table_lookup (at->by_name, feature) : NULL;
      if (found != NULL || at == NULL)
        return found;
      type = at->parent;
    }
  return NULL;
}

/* Whether @type is "uima.cas." with the name of something simple and @ending. */
static gboolean
is_simple (const char *type, const char *ending)
{
  if (!g_str_has_prefix (type, "uima.cas."))
    return FALSE;
  const char *name = type + strlen ("uima.cas.");
  for (guint i = 0; i < G_N_ELEMENTS (primitives); i++)
    {
      gsize n = strlen (primitives[i]);
      if (strncmp (name, primitives[i], n) == 0 && strcmp (name + n, ending) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
anno_cas_type_is_primitive_array (const char *type)
{
  g_return_val_if_fail (type != NULL, FALSE);
  return is_simple (type, "Array") || is_simple (type, "[]");
}

gboolean
anno_cas_type_is_reference_array (const char *type)
{
  g_return_val_if_fail (type != NULL, FALSE);
  return strcmp (type, "uima.cas.FSArray") == 0
         || (g_str_has_suffix (type, "[]") && !is_simple (type, "[]"));
}

AnnoCasRange
anno_cas_types_range (const AnnoCasTypes *self, const AnnoCasFeatureType *feature)
{
  g_return_val_if_fail (self != NULL, ANNO_CAS_RANGE_UNCLEAR);

  if (feature == NULL)
    return ANNO_CAS_RANGE_UNCLEAR;
  const char *range = feature->range;
  if (is_simple (range, "") || anno_cas_types_is_a (self, range, "uima.cas.String"))
    return ANNO_CAS_RANGE_TEXT;
  if (anno_cas_type_is_primitive_array (range) || is_simple (range, "List"))
    return feature->is_shared ? ANNO_CAS_RANGE_REFERENCES : ANNO_CAS_RANGE_TEXTS;
  if (anno_cas_type_is_reference_array (range) || g_str_has_prefix (range, "uima.")
      || g_hash_table_contains (self->by_name, range))
    return ANNO_CAS_RANGE_REFERENCES;
  return ANNO_CAS_RANGE_UNCLEAR;
}
