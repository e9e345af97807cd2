#include "text/said-place.h"

static void
said_place_clear (gpointer data)
{
  AnnoSaidPlace *self = data;

  g_free (self->quote);
  g_free (self->prefix);
  g_free (self->suffix);
}

GArray *
anno_said_place_list (void)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (AnnoSaidPlace));

  g_array_set_clear_func (list, said_place_clear);
  return list;
}

GHashTable *
anno_said_places_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
}
