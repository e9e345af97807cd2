#include "model/span-extra.h"

AnnoSpanExtra *
anno_span_extra_new (void)
{
  return g_new0 (AnnoSpanExtra, 1);
}

void
anno_span_extra_free (AnnoSpanExtra *self)
{
  if (self == NULL)
    return;
  g_free (self->creator);
  g_free (self->generator);
  g_free (self->members);
  g_free (self->tag);
  g_free (self->note);
  g_free (self->bodies);
  g_strfreev (self->targets);
  g_free (self);
}

AnnoSpanExtra *
anno_span_extra_copy (const AnnoSpanExtra *self)
{
  if (self == NULL)
    return NULL;

  AnnoSpanExtra *copy = anno_span_extra_new ();
  copy->creator = g_strdup (self->creator);
  copy->generator = g_strdup (self->generator);
  copy->members = g_strdup (self->members);
  copy->tag = g_strdup (self->tag);
  copy->note = g_strdup (self->note);
  copy->bodies = g_strdup (self->bodies);
  copy->targets = g_strdupv (self->targets);
  return copy;
}

static gboolean
strv_equal0 (GStrv a, GStrv b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strv_equal ((const char *const *) a, (const char *const *) b);
}

gboolean
anno_span_extra_equal (const AnnoSpanExtra *a, const AnnoSpanExtra *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strcmp0 (a->creator, b->creator) == 0 && g_strcmp0 (a->generator, b->generator) == 0
         && g_strcmp0 (a->members, b->members) == 0 && g_strcmp0 (a->tag, b->tag) == 0
         && g_strcmp0 (a->note, b->note) == 0 && g_strcmp0 (a->bodies, b->bodies) == 0
         && strv_equal0 (a->targets, b->targets);
}

gboolean
anno_span_extra_is_empty (const AnnoSpanExtra *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  for (guint i = 0; self->targets != NULL && self->targets[i] != NULL; i++)
    if (*self->targets[i] != '\0')
      return FALSE;
  return self->creator == NULL && self->generator == NULL && self->members == NULL
         && self->tag == NULL && self->note == NULL && self->bodies == NULL;
}
