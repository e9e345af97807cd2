#include "model/layer-header.h"

AnnoLayerHeader *
anno_layer_header_new (const char *label, const char *creator_id, const char *creator_name,
                       const char *sha256)
{
  g_autofree char *uuid = g_uuid_string_random ();
  AnnoLayerHeader *self = g_new0 (AnnoLayerHeader, 1);

  self->id = g_strconcat ("urn:uuid:", uuid, NULL);
  self->label = g_strdup (label);
  self->creator_id = g_strdup (creator_id);
  self->creator_name = g_strdup (creator_name);
  self->sha256 = g_strdup (sha256);
  self->state = g_strdup ("new");
  return self;
}

AnnoLayerHeader *
anno_layer_header_copy (const AnnoLayerHeader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  AnnoLayerHeader *copy = g_memdup2 (self, sizeof *self);
  char **members[] = { &copy->id, &copy->label, &copy->creator_id, &copy->creator_name,
                       &copy->sha256, &copy->date, &copy->date_origin, &copy->state,
                       &copy->context, &copy->extra, &copy->creator_extra, &copy->article_extra,
                       &copy->page_extra };
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    *members[i] = g_strdup (*members[i]);
  return copy;
}

void
anno_layer_header_free (AnnoLayerHeader *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->label);
  g_free (self->creator_id);
  g_free (self->creator_name);
  g_free (self->sha256);
  g_free (self->date);
  g_free (self->date_origin);
  g_free (self->state);
  g_free (self->context);
  g_free (self->extra);
  g_free (self->creator_extra);
  g_free (self->article_extra);
  g_free (self->page_extra);
  g_free (self);
}

static char **
find_member (AnnoLayerHeader *self, const char *name)
{
  if (g_str_equal (name, "date"))
    return &self->date;
  if (g_str_equal (name, "dateOrigin"))
    return &self->date_origin;
  if (g_str_equal (name, "state"))
    return &self->state;
  return NULL;
}

const char *
anno_layer_header_get_member (const AnnoLayerHeader *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  char **member = find_member ((AnnoLayerHeader *) self, name);
  return member != NULL ? *member : NULL;
}

gboolean
anno_layer_header_set_member (AnnoLayerHeader *self, const char *name, const char *value)
{
  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  char **member = find_member (self, name);
  if (member == NULL)
    return FALSE;
  g_free (*member);
  *member = g_strdup (value);
  return TRUE;
}
