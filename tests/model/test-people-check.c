/* Proves model/people-check: each member of a circle is told, and who leads nowhere; nobody else. */
#include "model/people-check.h"

static void
put (AnnoPeople *people, const char *id, const char *merged_into)
{
  const AnnoPersonParts parts = { .id = id, .name = id, .merged_into = merged_into };
  g_autoptr (AnnoPerson) person = anno_person_new (&parts);

  anno_people_put (people, person);
}

static void
test_mergers (void)
{
  g_autoptr (AnnoPeople) people = anno_people_new ();
  g_autoptr (GPtrArray) findings = anno_findings_new ();
  g_autoptr (GString) told = g_string_new (NULL);

  put (people, "alone", NULL);
  put (people, "one", "two");
  put (people, "two", "end");
  put (people, "end", NULL);
  put (people, "away", "nobody");
  put (people, "round1", "round2");
  put (people, "round2", "round1");
  put (people, "before", "round2");
  put (people, "self", "self");
  anno_people_check (people, findings);
  for (guint i = 0; i < findings->len; i++)
    {
      const AnnoFinding *finding = findings->pdata[i];
      g_string_append_printf (told, "%s %s; ", finding->id,
                              anno_finding_kind_to_string (finding->kind));
    }
  g_assert_cmpstr (told->str, ==,
                   "away dead-link; round1 circle; round2 circle; self circle; ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people-check/mergers", test_mergers);
  return g_test_run ();
}
