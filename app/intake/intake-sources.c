#include "intake/intake-sources.h"

struct _AnnoIntakeSources
{
  gatomicrefcount refs;
  GPtrArray *list; /* of AnnoIntakeSource */
};

static void
source_free (AnnoIntakeSource *self)
{
  g_free (self->path);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->name);
  g_free (self);
}

AnnoIntakeSources *
anno_intake_sources_new (void)
{
  AnnoIntakeSources *self = g_new0 (AnnoIntakeSources, 1);

  g_atomic_ref_count_init (&self->refs);
  self->list = g_ptr_array_new_with_free_func ((GDestroyNotify) source_free);
  return self;
}

AnnoIntakeSources *
anno_intake_sources_ref (AnnoIntakeSources *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

guint
anno_intake_sources_get_n (const AnnoIntakeSources *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->list->len;
}

void
anno_intake_sources_unref (AnnoIntakeSources *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->list);
  g_free (self);
}

AnnoIntakeSources *
anno_intake_sources_copy (const AnnoIntakeSources *self)
{
  AnnoIntakeSources *copy = anno_intake_sources_new ();

  g_return_val_if_fail (self != NULL, copy);

  for (guint i = 0; i < self->list->len; i++)
    {
      const AnnoIntakeSource *source = self->list->pdata[i];
      if (source->path != NULL)
        anno_intake_sources_add_path (copy, source->path);
      else
        anno_intake_sources_add_bytes (copy, source->bytes, source->name);
    }
  return copy;
}

void
anno_intake_sources_add_path (AnnoIntakeSources *self, const char *path)
{
  g_return_if_fail (self != NULL && path != NULL);

  AnnoIntakeSource *source = g_new0 (AnnoIntakeSource, 1);
  source->path = g_strdup (path);
  g_ptr_array_add (self->list, source);
}

void
anno_intake_sources_add_bytes (AnnoIntakeSources *self, GBytes *bytes, const char *name)
{
  g_return_if_fail (self != NULL && bytes != NULL && name != NULL);

  AnnoIntakeSource *source = g_new0 (AnnoIntakeSource, 1);
  source->bytes = g_bytes_ref (bytes);
  source->name = g_strdup (name);
  g_ptr_array_add (self->list, source);
}

const AnnoIntakeSource *
anno_intake_sources_get (const AnnoIntakeSources *self, guint n)
{
  g_return_val_if_fail (self != NULL && n < self->list->len, NULL);
  return self->list->pdata[n];
}
