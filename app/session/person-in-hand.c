#include "session/person-in-hand.h"

static void
add_ids (GStrvBuilder *builder, AnnoPeople *people, const char *id)
{
  AnnoPerson *person = anno_people_resolve (people, id);

  if (person == NULL)
    {
      g_strv_builder_add (builder, id);
      return;
    }
  g_autoptr (GPtrArray) same = anno_people_list_same (people, person);
  for (guint i = 0; i < same->len; i++)
    g_strv_builder_add (builder, anno_person_get_id (same->pdata[i]));
}

GStrv
anno_person_in_hand_list_ids (AnnoSession *session)
{
  g_return_val_if_fail (ANNO_IS_SESSION (session), NULL);

  AnnoSpan *chosen = anno_session_get_chosen (session);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n = 0;
  for (guint i = 0; chosen != NULL && i < anno_span_get_n_values (chosen); i++)
    {
      const AnnoValue *value = anno_span_get_value (chosen, i);
      if (value->kind != ANNO_VALUE_PERSON)
        continue;
      add_ids (builder, anno_session_get_people (session), value->text);
      n++;
    }
  return n > 0 ? g_strv_builder_end (builder) : NULL;
}

char *
anno_person_in_hand_get_name (AnnoSession *session)
{
  g_return_val_if_fail (ANNO_IS_SESSION (session), NULL);

  AnnoSpan *chosen = anno_session_get_chosen (session);
  for (guint i = 0; chosen != NULL && i < anno_span_get_n_values (chosen); i++)
    {
      const AnnoValue *value = anno_span_get_value (chosen, i);
      AnnoPerson *person
          = value->kind == ANNO_VALUE_PERSON
                ? anno_people_resolve (anno_session_get_people (session), value->text)
                : NULL;
      if (person != NULL)
        return g_strdup (anno_person_get_name (person));
    }
  return NULL;
}
