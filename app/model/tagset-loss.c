#include "model/tagset-loss.h"

#include <glib/gi18n-lib.h>

static void
loss_free (AnnoTagsetLoss *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->articles);
  g_free (self);
}

/* @name: transfer full. */
static void
add (GPtrArray *losses, const AnnoTag *tag, const char *field, const char *choice, char *name)
{
  AnnoTagsetLoss *loss = g_new0 (AnnoTagsetLoss, 1);

  loss->tag = tag->id;
  loss->field = field;
  loss->choice = choice;
  loss->name = name;
  loss->articles = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (losses, loss);
}

/* @there: the field as it is now. */
static void
compare_choices (GPtrArray *losses, const AnnoTag *tag, const AnnoField *field,
                 const AnnoField *there)
{
  for (guint i = 0; i < field->choices->len; i++)
    {
      const AnnoChoice *choice = &g_array_index (field->choices, AnnoChoice, i);
      if (anno_field_find_choice (there, choice->id) == NULL)
        add (losses, tag, field->id, choice->id,
             /* Translators: a tag, one of its fields, and a choice of that: “Claim: Stance: Asks”.
              */
             g_strdup_printf (_ ("%s: %s: %s"), tag->name, field->name, choice->name));
    }
}

static void
compare_fields (GPtrArray *losses, const AnnoTag *tag, const AnnoTag *there)
{
  for (guint i = 0; i < tag->fields->len; i++)
    {
      const AnnoField *field = tag->fields->pdata[i];
      const AnnoField *now = anno_tag_find_field (there, field->id);
      if (now == NULL || now->kind != field->kind)
        add (losses, tag, field->id, NULL,
             /* Translators: a tag, and one of its fields: “Claim: Stance”. */
             g_strdup_printf (_ ("%s: %s"), tag->name, field->name));
      else
        compare_choices (losses, tag, field, now);
    }
}

GPtrArray *
anno_tagset_list_losses (const AnnoTagset *before, const AnnoTagset *after)
{
  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  GPtrArray *losses = g_ptr_array_new_with_free_func ((GDestroyNotify) loss_free);
  for (guint i = 0; i < anno_tagset_get_n_tags (before); i++)
    {
      const AnnoTag *tag = anno_tagset_get_tag (before, i);
      const AnnoTag *there = anno_tagset_find (after, tag->id);
      if (there != NULL)
        compare_fields (losses, tag, there);
      else
        add (losses, tag, NULL, NULL, g_strdup (tag->name));
    }
  return losses;
}

gboolean
anno_tagset_loss_concerns (const AnnoTagsetLoss *self, const AnnoTagset *before,
                           const AnnoSpan *span)
{
  g_return_val_if_fail (self != NULL && before != NULL && span != NULL, FALSE);

  if (anno_tagset_id_of (before, anno_span_get_tag (span)) != self->tag)
    return FALSE;
  if (self->field == NULL)
    return TRUE;
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      if (value->field == self->field
          && (self->choice == NULL || g_str_equal (value->text, self->choice)))
        return TRUE;
    }
  return FALSE;
}
