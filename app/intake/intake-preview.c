#include "intake/intake-preview.h"

#include <string.h>

/* Where the beginning of @text ends that is kept: between two code points. */
static gsize
cut (const char *text, gsize size)
{
  if (size <= ANNO_INTAKE_PREVIEW_MAX)
    return size;
  return (gsize) (g_utf8_find_prev_char (text, text + ANNO_INTAKE_PREVIEW_MAX + 1) - text);
}

AnnoIntakePreview *
anno_intake_preview_new (const AnnoArticleDraft *draft)
{
  g_return_val_if_fail (draft != NULL && draft->text != NULL, NULL);

  AnnoIntakePreview *self = g_new0 (AnnoIntakePreview, 1);
  gsize size = strlen (draft->text), kept = cut (draft->text, size);
  self->text = g_strndup (draft->text, kept);
  self->is_cut = kept < size;
  self->title = g_strdup (draft->meta.title);
  self->byline = g_strdup (draft->meta.byline);
  self->publisher = g_strdup (draft->meta.source);
  self->date = g_strdup (draft->meta.date);
  return self;
}

void
anno_intake_preview_free (AnnoIntakePreview *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->text);
  g_free (self->title);
  g_free (self->byline);
  g_free (self->publisher);
  g_free (self->date);
  g_free (self);
}
