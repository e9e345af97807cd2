#include "foreign/cas.h"

#include <string.h>

/* Features up to that many are looked through one by one. */
#define FEW 16

static void
feature_free (gpointer data)
{
  AnnoCasFeature *self = data;
  g_ptr_array_unref (self->values);
  g_free (self);
}

static void
structure_free (gpointer data)
{
  AnnoCasStructure *self = data;
  g_ptr_array_unref (self->features);
  g_clear_pointer (&self->by_name, g_hash_table_unref);
  g_free (self);
}

static void
view_free (gpointer data)
{
  AnnoCasView *self = data;
  g_ptr_array_unref (self->members);
  g_free (self);
}

AnnoCas *
anno_cas_new (void)
{
  AnnoCas *self = g_new0 (AnnoCas, 1);
  self->words = g_string_chunk_new (4096);
  self->structures = g_ptr_array_new_with_free_func (structure_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->views = g_ptr_array_new_with_free_func (view_free);
  return self;
}

void
anno_cas_free (AnnoCas *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->structures);
  g_ptr_array_unref (self->views);
  g_string_chunk_free (self->words);
  g_free (self);
}

AnnoCasStructure *
anno_cas_add (AnnoCas *self, const char *id, const char *type)
{
  g_return_val_if_fail (self != NULL && type != NULL, NULL);

  if (id != NULL && g_hash_table_contains (self->by_id, id))
    {
      self->n_repeated++;
      return NULL;
    }
  AnnoCasStructure *structure = g_new0 (AnnoCasStructure, 1);
  structure->type = g_string_chunk_insert_const (self->words, type);
  structure->features = g_ptr_array_new_with_free_func (feature_free);
  g_ptr_array_add (self->structures, structure);
  if (id == NULL)
    return structure;
  structure->id = g_string_chunk_insert_const (self->words, id);
  g_hash_table_insert (self->by_id, (gpointer) structure->id, structure);
  return structure;
}

AnnoCasStructure *
anno_cas_find (const AnnoCas *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  return id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
}

AnnoCasView *
anno_cas_add_view (AnnoCas *self, const char *sofa)
{
  g_return_val_if_fail (self != NULL, NULL);

  AnnoCasView *view = g_new0 (AnnoCasView, 1);
  view->sofa = sofa != NULL ? g_string_chunk_insert_const (self->words, sofa) : NULL;
  view->members = g_ptr_array_new ();
  g_ptr_array_add (self->views, view);
  return view;
}

void
anno_cas_add_member (AnnoCas *self, AnnoCasView *view, const char *id)
{
  g_return_if_fail (self != NULL && view != NULL && id != NULL);
  g_ptr_array_add (view->members, g_string_chunk_insert_const (self->words, id));
}

AnnoCasFeature *
anno_cas_add_feature (AnnoCas *self, AnnoCasStructure *structure, const char *name,
                      AnnoCasKind kind, gboolean is_list)
{
  g_return_val_if_fail (self != NULL && structure != NULL && name != NULL, NULL);

  AnnoCasFeature *feature = g_new0 (AnnoCasFeature, 1);
  feature->name = g_string_chunk_insert_const (self->words, name);
  feature->kind = kind;
  feature->is_list = is_list;
  feature->values = g_ptr_array_new ();
  g_ptr_array_add (structure->features, feature);
  g_clear_pointer (&structure->by_name, g_hash_table_unref);
  return feature;
}

void
anno_cas_add_value (AnnoCas *self, AnnoCasFeature *feature, const char *value)
{
  g_return_if_fail (self != NULL && feature != NULL);

  self->n_values++;
  /* Ids and other short words come again and again; long ones don't. */
  g_ptr_array_add (feature->values, value == NULL ? NULL
                                    : strlen (value) < 64
                                        ? g_string_chunk_insert_const (self->words, value)
                                        : g_string_chunk_insert (self->words, value));
}

void
anno_cas_set (AnnoCas *self, AnnoCasStructure *structure, const char *name, AnnoCasKind kind,
              const char *value)
{
  if (value != NULL)
    anno_cas_add_value (self, anno_cas_add_feature (self, structure, name, kind, FALSE), value);
}

void
anno_cas_set_number (AnnoCas *self, AnnoCasStructure *structure, const char *name, guint number)
{
  char digits[16];

  g_snprintf (digits, sizeof digits, "%u", number);
  anno_cas_set (self, structure, name, ANNO_CAS_LITERAL, digits);
}

static void
sort_names (AnnoCasStructure *structure)
{
  structure->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = structure->features->len; i > 0; i--)
    {
      AnnoCasFeature *feature = structure->features->pdata[i - 1];
      g_hash_table_replace (structure->by_name, (gpointer) feature->name, feature);
    }
}

const AnnoCasFeature *
anno_cas_feature (AnnoCasStructure *structure, const char *name)
{
  g_return_val_if_fail (structure != NULL && name != NULL, NULL);

  if (structure->features->len > FEW)
    {
      if (structure->by_name == NULL)
        sort_names (structure);
      return g_hash_table_lookup (structure->by_name, name);
    }
  for (guint i = 0; i < structure->features->len; i++)
    {
      const AnnoCasFeature *feature = structure->features->pdata[i];
      if (strcmp (feature->name, name) == 0)
        return feature;
    }
  return NULL;
}

const char *
anno_cas_get (AnnoCasStructure *structure, const char *name)
{
  const AnnoCasFeature *feature = anno_cas_feature (structure, name);
  return feature != NULL && feature->values->len > 0 ? feature->values->pdata[0] : NULL;
}
