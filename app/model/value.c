#include "model/value.h"

G_DEFINE_BOXED_TYPE (AnnoValue, anno_value, anno_value_copy, anno_value_free)

AnnoValue *
anno_value_new (AnnoValueKind kind, const char *field, const char *text)
{
  g_return_val_if_fail (field != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  AnnoValue *self = g_new0 (AnnoValue, 1);
  self->kind = kind;
  self->field = g_intern_string (field);
  self->text = g_strdup (text);
  return self;
}

AnnoValue *
anno_value_new_timex (const char *field, const char *timex, const char *value, const char *anchor,
                      const char *mod)
{
  g_return_val_if_fail (timex != NULL, NULL);

  AnnoValue *self = anno_value_new (ANNO_VALUE_TIMEX, field, value);
  self->timex = g_strdup (timex);
  self->anchor = g_strdup (anchor);
  self->mod = g_strdup (mod);
  return self;
}

AnnoValue *
anno_value_copy (const AnnoValue *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  AnnoValue *copy = g_memdup2 (self, sizeof *self);
  copy->text = g_strdup (self->text);
  copy->timex = g_strdup (self->timex);
  copy->anchor = g_strdup (self->anchor);
  copy->mod = g_strdup (self->mod);
  copy->extra = g_strdup (self->extra);
  return copy;
}

void
anno_value_free (AnnoValue *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self->timex);
  g_free (self->anchor);
  g_free (self->mod);
  g_free (self->extra);
  g_free (self);
}

gboolean
anno_value_equal (const AnnoValue *a, const AnnoValue *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->kind == b->kind && a->field == b->field && g_str_equal (a->text, b->text)
         && g_strcmp0 (a->timex, b->timex) == 0 && g_strcmp0 (a->anchor, b->anchor) == 0
         && g_strcmp0 (a->mod, b->mod) == 0 && g_strcmp0 (a->extra, b->extra) == 0;
}
