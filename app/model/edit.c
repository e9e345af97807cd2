#include "model/edit.h"

struct _AnnoStep
{
  gatomicrefcount refs;
  char *label;
  gint64 time;
  GPtrArray *edits;
};

G_DEFINE_BOXED_TYPE (AnnoStep, anno_step, anno_step_ref, anno_step_unref)

static AnnoSpan *
ref_span (AnnoSpan *span)
{
  return span != NULL ? anno_span_ref (span) : NULL;
}

static AnnoPerson *
ref_person (AnnoPerson *person)
{
  return person != NULL ? g_object_ref (person) : NULL;
}

AnnoEdit *
anno_edit_new_span (const char *article, AnnoSpan *before, AnnoSpan *after)
{
  g_return_val_if_fail (article != NULL && (before != NULL || after != NULL), NULL);

  AnnoEdit *self = g_new0 (AnnoEdit, 1);
  self->kind = ANNO_EDIT_SPAN;
  self->article = g_strdup (article);
  self->before = ref_span (before);
  self->after = ref_span (after);
  return self;
}

AnnoEdit *
anno_edit_new_member (const char *article, const char *name, const char *before, const char *after)
{
  g_return_val_if_fail (article != NULL && name != NULL, NULL);

  AnnoEdit *self = g_new0 (AnnoEdit, 1);
  self->kind = ANNO_EDIT_MEMBER;
  self->article = g_strdup (article);
  self->name = g_strdup (name);
  self->old_text = g_strdup (before);
  self->new_text = g_strdup (after);
  return self;
}

AnnoEdit *
anno_edit_new_person (AnnoPerson *before, AnnoPerson *after)
{
  g_return_val_if_fail (before != NULL || after != NULL, NULL);

  AnnoEdit *self = g_new0 (AnnoEdit, 1);
  self->kind = ANNO_EDIT_PERSON;
  self->old_person = ref_person (before);
  self->new_person = ref_person (after);
  return self;
}

AnnoEdit *
anno_edit_new_record (const char *article, const char *id, gboolean made)
{
  g_return_val_if_fail (article != NULL && id != NULL, NULL);

  AnnoEdit *self = g_new0 (AnnoEdit, 1);
  self->kind = ANNO_EDIT_RECORD;
  self->article = g_strdup (article);
  self->name = g_strdup (id);
  self->old_text = made ? NULL : g_strdup (id);
  self->new_text = made ? g_strdup (id) : NULL;
  return self;
}

void
anno_edit_free (AnnoEdit *self)
{
  if (self == NULL)
    return;
  g_free (self->article);
  g_clear_pointer (&self->before, anno_span_unref);
  g_clear_pointer (&self->after, anno_span_unref);
  g_free (self->name);
  g_free (self->old_text);
  g_free (self->new_text);
  g_clear_object (&self->old_person);
  g_clear_object (&self->new_person);
  g_free (self);
}

AnnoEdit *
anno_edit_invert (const AnnoEdit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (self->kind)
    {
    case ANNO_EDIT_SPAN:
      return anno_edit_new_span (self->article, self->after, self->before);
    case ANNO_EDIT_MEMBER:
      return anno_edit_new_member (self->article, self->name, self->new_text, self->old_text);
    case ANNO_EDIT_PERSON:
      return anno_edit_new_person (self->new_person, self->old_person);
    case ANNO_EDIT_RECORD:
      return anno_edit_new_record (self->article, self->name, self->new_text == NULL);
    default:
      g_assert_not_reached ();
    }
}

const char *
anno_edit_get_id (const AnnoEdit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->kind == ANNO_EDIT_SPAN)
    return anno_span_get_id (self->after != NULL ? self->after : self->before);
  if (self->kind == ANNO_EDIT_PERSON)
    return anno_person_get_id (self->new_person != NULL ? self->new_person : self->old_person);
  return self->kind == ANNO_EDIT_RECORD ? self->name : NULL;
}

const char *
anno_edit_get_layer (const AnnoEdit *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->kind == ANNO_EDIT_SPAN || self->kind == ANNO_EDIT_MEMBER ? self->article : NULL;
}

AnnoStep *
anno_step_new (const char *label, GPtrArray *edits, gint64 time)
{
  g_return_val_if_fail (label != NULL && edits != NULL && edits->len > 0, NULL);

  AnnoStep *self = g_new0 (AnnoStep, 1);
  g_atomic_ref_count_init (&self->refs);
  self->label = g_strdup (label);
  self->edits = edits;
  self->time = time;
  return self;
}

AnnoStep *
anno_step_ref (AnnoStep *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
anno_step_unref (AnnoStep *self)
{
  g_return_if_fail (self != NULL);
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->label);
  g_clear_pointer (&self->edits, g_ptr_array_unref);
  g_free (self);
}

static gboolean
is_about (const AnnoEdit *edit, const char *article)
{
  return g_strcmp0 (edit->article, article) == 0;
}

static AnnoEdit *
copy_edit (const AnnoEdit *edit, const char *article)
{
  switch (edit->kind)
    {
    case ANNO_EDIT_SPAN:
      return anno_edit_new_span (article, edit->before, edit->after);
    case ANNO_EDIT_MEMBER:
      return anno_edit_new_member (article, edit->name, edit->old_text, edit->new_text);
    case ANNO_EDIT_PERSON:
      return anno_edit_new_person (edit->old_person, edit->new_person);
    case ANNO_EDIT_RECORD:
      return anno_edit_new_record (article, edit->name, edit->new_text != NULL);
    default:
      g_assert_not_reached ();
    }
}

AnnoStep *
anno_step_move (AnnoStep *self, const char *from, const char *to)
{
  gboolean any = FALSE;

  g_return_val_if_fail (self != NULL && from != NULL && to != NULL, NULL);

  for (guint i = 0; i < self->edits->len; i++)
    any = any || is_about (self->edits->pdata[i], from);
  if (!any)
    return anno_step_ref (self);
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_edit_free);
  for (guint i = 0; i < self->edits->len; i++)
    {
      const AnnoEdit *edit = self->edits->pdata[i];
      g_ptr_array_add (edits, copy_edit (edit, is_about (edit, from) ? to : edit->article));
    }
  return anno_step_new (self->label, edits, self->time);
}

const char *
anno_step_get_label (const AnnoStep *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->label;
}

gint64
anno_step_get_time (const AnnoStep *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->time;
}

const GPtrArray *
anno_step_get_edits (const AnnoStep *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->edits;
}

const char *
anno_step_get_article (const AnnoStep *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  for (guint i = 0; i < self->edits->len; i++)
    if (((AnnoEdit *) self->edits->pdata[i])->article != NULL)
      return ((AnnoEdit *) self->edits->pdata[i])->article;
  return NULL;
}
