#include "session/annotator.h"

AnnoAnnotator *
anno_annotator_new (const char *id, const char *name, const char *slug)
{
  g_return_val_if_fail (id != NULL && name != NULL && slug != NULL, NULL);

  AnnoAnnotator *self = g_new0 (AnnoAnnotator, 1);
  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->slug = g_strdup (slug);
  return self;
}

AnnoAnnotator *
anno_annotator_copy (const AnnoAnnotator *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return anno_annotator_new (self->id, self->name, self->slug);
}

void
anno_annotator_free (AnnoAnnotator *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->slug);
  g_free (self);
}
