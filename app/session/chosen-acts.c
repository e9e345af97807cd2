#include "session/chosen-acts.h"

#include "session/gesture.h"
#include "session/mass-gesture.h"

#include <glib/gi18n-lib.h>

gboolean
anno_chosen_delete (AnnoSession *session)
{
  g_return_val_if_fail (ANNO_IS_SESSION (session), FALSE);

  g_autoptr (GPtrArray) chosen = anno_session_list_chosen (session);
  AnnoGesture gesture;
  guint n = chosen->len;
  if (n == 0 || !anno_session_get_gesture (session, &gesture))
    return FALSE;
  if (n == 1)
    return anno_session_do (session, anno_gesture_delete (&gesture, chosen->pdata[0]));
  if (!anno_session_do (session, anno_mass_gesture_delete (&gesture, chosen)))
    return FALSE;
  g_autofree char *said = g_strdup_printf (ngettext ("%u span deleted", "%u spans deleted", n), n);
  anno_session_say_done (session, said);
  return TRUE;
}

gboolean
anno_chosen_retag (AnnoSession *session, const AnnoTag *tag)
{
  g_return_val_if_fail (ANNO_IS_SESSION (session) && tag != NULL, FALSE);

  g_autoptr (GPtrArray) chosen = anno_session_list_chosen (session);
  AnnoGesture gesture;
  if (chosen->len == 0 || !anno_session_get_gesture (session, &gesture))
    return FALSE;
  return anno_session_do (session, chosen->len == 1
                                       ? anno_gesture_retag (&gesture, chosen->pdata[0], tag)
                                       : anno_mass_gesture_retag (&gesture, chosen, tag));
}

gboolean
anno_chosen_set_unsure (AnnoSession *session, gboolean unsure)
{
  g_return_val_if_fail (ANNO_IS_SESSION (session), FALSE);

  g_autoptr (GPtrArray) chosen = anno_session_list_chosen (session);
  AnnoGesture gesture;
  if (chosen->len == 0 || !anno_session_get_gesture (session, &gesture))
    return FALSE;
  return anno_session_do (session, chosen->len == 1
                                       ? anno_gesture_set_unsure (&gesture, chosen->pdata[0], unsure)
                                       : anno_mass_gesture_set_unsure (&gesture, chosen, unsure));
}

/* All that is chosen, where @span is among it; else @span alone. */
static GPtrArray *
with_chosen (AnnoSession *session, AnnoSpan *span)
{
  GPtrArray *chosen = anno_session_list_chosen (session);

  if (!g_ptr_array_find (chosen, span, NULL))
    {
      g_ptr_array_set_size (chosen, 0);
      g_ptr_array_add (chosen, span);
    }
  return chosen;
}

static AnnoStep *
set_field (const AnnoGesture *gesture, const GPtrArray *spans, AnnoSpan *span, const AnnoField *field,
           const GPtrArray *values)
{
  const AnnoTag *tag = anno_tagset_find (gesture->tagset, anno_span_get_tag (span));

  return spans->len == 1 || tag == NULL
             ? anno_gesture_set_field (gesture, span, field, values)
             : anno_mass_gesture_set_field (gesture, spans, tag, field, values);
}

gboolean
anno_chosen_set_field (AnnoSession *session, AnnoSpan *span, const AnnoField *field,
                       const GPtrArray *values)
{
  g_return_val_if_fail (ANNO_IS_SESSION (session) && span != NULL && field != NULL, FALSE);

  g_autoptr (GPtrArray) spans = with_chosen (session, span);
  AnnoGesture gesture;
  return anno_session_get_gesture (session, &gesture)
         && anno_session_do (session, set_field (&gesture, spans, span, field, values));
}

/* The step with @person joining the ledger first. */
static AnnoStep *
with_person (AnnoStep *step, const char *article, AnnoPerson *person)
{
  const GPtrArray *edits = anno_step_get_edits (step);
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_edit_free);

  g_ptr_array_add (all, anno_edit_new_person (NULL, person));
  for (guint i = 0; i < edits->len; i++)
    {
      const AnnoEdit *edit = edits->pdata[i];
      g_ptr_array_add (all, anno_edit_new_span (article, edit->before, edit->after));
    }
  return anno_step_new (anno_step_get_label (step), all, anno_step_get_time (step));
}

gboolean
anno_chosen_set_person (AnnoSession *session, AnnoSpan *span, const AnnoField *field,
                        AnnoPerson *person, gboolean add)
{
  g_return_val_if_fail (ANNO_IS_SESSION (session) && span != NULL && field != NULL, FALSE);

  g_autoptr (GPtrArray) spans = with_chosen (session, span);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_value_free);
  AnnoGesture gesture;
  if (!anno_session_get_gesture (session, &gesture))
    return FALSE;
  if (person != NULL)
    g_ptr_array_add (values,
                     anno_value_new (ANNO_VALUE_PERSON, field->id, anno_person_get_id (person)));
  g_autoptr (AnnoStep) step = set_field (&gesture, spans, span, field, values);
  if (step == NULL || person == NULL || !add)
    return anno_session_do (session, g_steal_pointer (&step));
  return anno_session_do (session, with_person (step, gesture.article, person));
}
