#include "foreign/webanno-schema.h"

#include "foreign/webanno-words.h"

#include <string.h>

#define FORMAT "#FORMAT=WebAnno TSV "
#define ROLE "ROLE_"
#define BASE "BT_"

static void
layer_free (gpointer data)
{
  AnnoWebannoLayer *self = data;
  g_free (self->name);
  g_free (self->short_name);
  g_free (self);
}

static void
column_free (gpointer data)
{
  AnnoWebannoColumn *self = data;
  g_free (self->name);
  g_free (self->target);
  g_free (self);
}

AnnoWebannoSchema *
anno_webanno_schema_new (void)
{
  AnnoWebannoSchema *self = g_new0 (AnnoWebannoSchema, 1);
  self->layers = g_ptr_array_new_with_free_func (layer_free);
  self->columns = g_ptr_array_new_with_free_func (column_free);
  return self;
}

void
anno_webanno_schema_free (AnnoWebannoSchema *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->layers);
  g_ptr_array_unref (self->columns);
  g_free (self);
}

gboolean
anno_webanno_schema_read_format (AnnoWebannoSchema *self, const char *line, gsize n)
{
  g_return_val_if_fail (self != NULL && line != NULL, FALSE);

  g_autofree char *words = g_strndup (line, n);
  const char *version = words + strlen (FORMAT);
  if (!g_str_has_prefix (words, FORMAT) || !g_ascii_isdigit (*version))
    return FALSE;
  self->major = *version - '0';
  if (version[1] == '.' && g_ascii_isdigit (version[2]))
    self->minor = version[2] - '0';
  return version[1] == '.' || version[1] == '\0';
}

static AnnoWebannoColumn *
add_column (AnnoWebannoSchema *self, AnnoWebannoColumnKind kind, const char *name)
{
  AnnoWebannoLayer *layer = self->layers->pdata[self->layers->len - 1];
  AnnoWebannoColumn *column = g_new0 (AnnoWebannoColumn, 1);

  column->kind = kind;
  column->layer = self->layers->len - 1;
  column->nth = layer->n_columns++;
  column->name = g_strdup (name);
  column->base = ANNO_WEBANNO_ANY_LAYER;
  g_ptr_array_add (self->columns, column);
  return column;
}

/* The feature of "ROLE_layer:Feature_linkType": the names may all hold "_", but the type of the
 * link begins with the name of the layer. */
static char *
feature_of_role (const AnnoWebannoLayer *layer, const char *declared)
{
  const char *colon = strchr (declared, ':');
  const char *feature = colon != NULL ? colon + 1 : declared + strlen (ROLE);
  g_autofree char *type = g_strconcat ("_", layer->name, NULL);
  const char *end = strstr (feature, type);

  if (end == NULL)
    end = strrchr (feature, '_');
  return end != NULL ? g_strndup (feature, (gsize) (end - feature)) : g_strdup (feature);
}

static void
read_span_column (AnnoWebannoSchema *self, const AnnoWebannoLayer *layer, const char *declared)
{
  AnnoWebannoColumn *last
      = layer->n_columns > 0 ? self->columns->pdata[self->columns->len - 1] : NULL;

  if (g_str_has_prefix (declared, ROLE))
    {
      g_autofree char *feature = feature_of_role (layer, declared);
      add_column (self, ANNO_WEBANNO_ROLE, feature);
    }
  else if (last != NULL && last->kind == ANNO_WEBANNO_ROLE)
    add_column (self, ANNO_WEBANNO_TARGET, last->name)->target = g_strdup (declared);
  else
    add_column (self, ANNO_WEBANNO_VALUE, declared);
}

static void
read_column (AnnoWebannoSchema *self, const char *declared)
{
  const AnnoWebannoLayer *layer = self->layers->pdata[self->layers->len - 1];

  if (layer->kind == ANNO_WEBANNO_SPAN_LAYER)
    read_span_column (self, layer, declared);
  else if (layer->kind == ANNO_WEBANNO_CHAIN_LAYER)
    add_column (self,
                strcmp (declared, "referenceRelation") == 0 ? ANNO_WEBANNO_CHAIN_LINK
                                                            : ANNO_WEBANNO_CHAIN_TYPE,
                declared);
  else if (g_str_has_prefix (declared, BASE))
    add_column (self, ANNO_WEBANNO_SOURCE, NULL)->target = g_strdup (declared + strlen (BASE));
  else
    add_column (self, ANNO_WEBANNO_VALUE, declared);
}

static void
add_layer (AnnoWebannoSchema *self, AnnoWebannoLayerKind kind, const char *name)
{
  AnnoWebannoLayer *layer = g_new0 (AnnoWebannoLayer, 1);
  const char *dot = strrchr (name, '.');

  layer->kind = kind;
  layer->name = g_strdup (name);
  layer->short_name = g_strdup (dot != NULL ? dot + 1 : name);
  layer->is_ours
      = strcmp (name, kind == ANNO_WEBANNO_SPAN_LAYER ? ANNO_WEBANNO_SPANS : ANNO_WEBANNO_RELATIONS)
        == 0;
  g_ptr_array_add (self->layers, layer);
}

gboolean
anno_webanno_schema_read_layer (AnnoWebannoSchema *self, const char *line, gsize n)
{
  static const char *const prefixes[] = { "#T_SP=", "#T_CH=", "#T_RL=" };

  g_return_val_if_fail (self != NULL && line != NULL, FALSE);

  g_autofree char *words = g_strndup (line, n);
  guint kind = 0;
  while (kind < G_N_ELEMENTS (prefixes) && !g_str_has_prefix (words, prefixes[kind]))
    kind++;
  if (kind == G_N_ELEMENTS (prefixes))
    return FALSE;
  g_auto (GStrv) parts = g_strsplit (words + strlen (prefixes[kind]), "|", -1);
  add_layer (self, (AnnoWebannoLayerKind) kind, parts[0] != NULL ? parts[0] : "");
  const AnnoWebannoLayer *layer = self->layers->pdata[self->layers->len - 1];
  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      read_column (self, parts[i]);
  if (layer->n_columns == 0)
    add_column (self, ANNO_WEBANNO_PLACEHOLDER, NULL);
  return TRUE;
}

void
anno_webanno_schema_finish (AnnoWebannoSchema *self)
{
  g_return_if_fail (self != NULL);

  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->layers->len; i++)
    {
      AnnoWebannoLayer *layer = self->layers->pdata[i];
      if (layer->kind != ANNO_WEBANNO_RELATION_LAYER)
        g_hash_table_insert (numbers, layer->name, GUINT_TO_POINTER (i));
    }
  for (guint i = 0; i < self->columns->len; i++)
    {
      AnnoWebannoColumn *column = self->columns->pdata[i];
      gpointer found;
      if (column->target != NULL
          && g_hash_table_lookup_extended (numbers, column->target, NULL, &found))
        column->base = GPOINTER_TO_UINT (found);
    }
}
