#include "model/people-check.h"

#include "text/isolate.h"

#include <glib/gi18n-lib.h>

static AnnoPerson *
next_of (AnnoPeople *people, AnnoPerson *person)
{
  const char *id = anno_person_get_parts (person)->merged_into;
  return id != NULL ? anno_people_find (people, id) : NULL;
}

/* Whether one comes back to @person. Another circle on the way isn't this person's. */
static gboolean
is_in_circle (AnnoPeople *people, AnnoPerson *person)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  AnnoPerson *at = next_of (people, person);

  while (at != NULL && at != person && g_hash_table_add (seen, at))
    at = next_of (people, at);
  return at == person;
}

/* @message: transfer full. */
static void
report (GPtrArray *findings, AnnoFindingKind kind, AnnoPerson *person, char *message)
{
  AnnoFinding *finding = anno_finding_new (kind, message);

  finding->id = g_strdup (anno_person_get_id (person));
  g_ptr_array_add (findings, finding);
}

static void
check_person (AnnoPeople *people, AnnoPerson *person, GPtrArray *findings)
{
  g_autofree char *name = anno_isolate_escaped (anno_person_get_name (person));

  if (anno_person_get_parts (person)->merged_into == NULL)
    return;
  if (next_of (people, person) == NULL)
    report (findings, ANNO_FINDING_DEAD_LINK, person,
            /* Translators: a person's name. */
            g_strdup_printf (_("“%s” was merged into somebody who isn’t in the list of people."),
                             name));
  else if (is_in_circle (people, person))
    report (findings, ANNO_FINDING_CIRCLE, person,
            /* Translators: a person's name. */
            g_strdup_printf (_("“%s” was merged in a circle, which leads back to this person."),
                             name));
}

void
anno_people_check (AnnoPeople *people, GPtrArray *findings)
{
  g_return_if_fail (ANNO_IS_PEOPLE (people) && findings != NULL);

  for (guint i = 0; i < anno_people_get_n (people); i++)
    {
      g_autoptr (AnnoPerson) person = g_list_model_get_item (G_LIST_MODEL (people), i);
      check_person (people, person, findings);
    }
}
