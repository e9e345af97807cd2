#include "session/apply.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (anno-apply-error-quark, anno_apply_error)

static gboolean
span_is (AnnoSpan *there, AnnoSpan *expected)
{
  if (there == NULL || expected == NULL)
    return there == expected;
  return anno_span_equal (there, expected);
}

static gboolean
person_is (AnnoPerson *there, AnnoPerson *expected)
{
  if (there == NULL || expected == NULL)
    return there == expected;
  return anno_person_equal (there, expected);
}

gboolean
anno_edit_fits (const AnnoEdit *edit, AnnoPeople *people, AnnoLayer *layer)
{
  g_return_val_if_fail (edit != NULL, FALSE);

  switch (edit->kind)
    {
    case ANNO_EDIT_SPAN:
      return span_is (anno_layer_find (layer, anno_edit_get_id (edit)), edit->before);
    case ANNO_EDIT_MEMBER:
      return g_strcmp0 (anno_layer_header_get_member (anno_layer_get_header (layer), edit->name),
                        edit->old_text) == 0;
    case ANNO_EDIT_PERSON:
      return person_is (anno_people_find (people, anno_edit_get_id (edit)), edit->old_person);
    case ANNO_EDIT_RECORD: /* it is in a file of its own, where nothing is ever taken away */
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
check_edit (const AnnoEdit *edit, AnnoPeople *people, AnnoLayer *layer, GError **error)
{
  if (anno_edit_get_layer (edit) != NULL && layer == NULL)
    {
      g_set_error (error, ANNO_APPLY_ERROR, ANNO_APPLY_ERROR_NOT_LOADED,
                   _("%s is not open."), edit->article);
      return FALSE;
    }
  if (!anno_edit_fits (edit, people, layer))
    {
      g_set_error (error, ANNO_APPLY_ERROR, ANNO_APPLY_ERROR_CHANGED,
                   _("%s has changed since: this step no longer fits, and nothing was done."),
                   edit->article != NULL ? edit->article : _("The list of people"));
      return FALSE;
    }
  return TRUE;
}

static AnnoLayer *
find_layer (const AnnoEdit *edit, AnnoFindLayer find, gpointer data)
{
  const char *article = anno_edit_get_layer (edit);
  return article != NULL ? find (article, data) : NULL;
}

static void
put_in_place (const AnnoEdit *edit, AnnoPeople *people, AnnoLayer *layer)
{
  switch (edit->kind)
    {
    case ANNO_EDIT_SPAN:
      if (edit->after != NULL)
        anno_layer_put (layer, edit->after);
      else
        anno_layer_remove (layer, anno_edit_get_id (edit));
      break;
    case ANNO_EDIT_MEMBER:
      anno_layer_set_member (layer, edit->name, edit->new_text);
      break;
    case ANNO_EDIT_PERSON:
      if (edit->new_person != NULL)
        anno_people_put (people, edit->new_person);
      else
        anno_people_remove (people, anno_edit_get_id (edit));
      break;
    case ANNO_EDIT_RECORD:
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Edits of one step may follow each other on the same span, so each is checked when its turn
 * comes; if one doesn't fit, those before it are taken back. */
static gboolean
apply_in_order (const GPtrArray *edits, AnnoPeople *people, AnnoFindLayer find, gpointer data,
                GError **error)
{
  for (guint i = 0; i < edits->len; i++)
    {
      const AnnoEdit *edit = edits->pdata[i];
      AnnoLayer *layer = find_layer (edit, find, data);
      if (check_edit (edit, people, layer, error))
        {
          put_in_place (edit, people, layer);
          continue;
        }
      for (; i > 0; i--)
        {
          g_autoptr (AnnoEdit) back = anno_edit_invert (edits->pdata[i - 1]);
          put_in_place (back, people, find_layer (back, find, data));
        }
      return FALSE;
    }
  return TRUE;
}

gboolean
anno_apply_step (AnnoStep *step, AnnoPeople *people, AnnoFindLayer find, gpointer data,
                 GError **error)
{
  g_return_val_if_fail (step != NULL && find != NULL, FALSE);
  return apply_in_order (anno_step_get_edits (step), people, find, data, error);
}

gboolean
anno_revert_step (AnnoStep *step, AnnoPeople *people, AnnoFindLayer find, gpointer data,
                  GError **error)
{
  g_return_val_if_fail (step != NULL && find != NULL, FALSE);

  const GPtrArray *edits = anno_step_get_edits (step);
  g_autoptr (GPtrArray) inverted = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_edit_free);
  for (guint i = edits->len; i > 0; i--)
    g_ptr_array_add (inverted, anno_edit_invert (edits->pdata[i - 1]));
  return apply_in_order (inverted, people, find, data, error);
}

gboolean
anno_apply_edit (const AnnoEdit *edit, AnnoPeople *people, AnnoLayer *layer, GError **error)
{
  g_return_val_if_fail (edit != NULL, FALSE);

  if (!check_edit (edit, people, layer, error))
    return FALSE;
  put_in_place (edit, people, layer);
  return TRUE;
}
