#include "session/reviewer-name.h"

#include "text/plain.h"

/* How much of a name is shown, in code points. */
#define MOST_OF_NAME 80

static char *
make_tame (const char *said)
{
  g_autofree char *name = anno_plain_clean (said != NULL ? said : "");

  if (g_utf8_strlen (name, -1) <= MOST_OF_NAME)
    return g_steal_pointer (&name);
  g_autofree char *start = g_utf8_substring (name, 0, MOST_OF_NAME - 1);
  return g_strconcat (start, "…", NULL);
}

char *
anno_reviewer_name (const AnnoReviewRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);

  g_autofree char *name = make_tame (record->creator_name);
  if (*name != '\0')
    return g_steal_pointer (&name);
  g_autofree char *id = make_tame (record->creator_id);
  return *id != '\0' ? g_steal_pointer (&id) : g_strdup ("?");
}
