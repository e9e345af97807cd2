#include "session/mark-hits.h"

#include "session/mass-gesture.h"
#include "session/verbs.h"

#include <glib/gi18n-lib.h>

static void
say (AnnoSession *session, char *message, gboolean done)
{
  if (done)
    anno_session_say_done (session, message);
  else
    anno_session_say (session, message);
  g_free (message);
}

void
anno_mark_hit (AnnoSession *session, const AnnoTag *tag, AnnoRange hit, AnnoSpan *like)
{
  AnnoGesture gesture;

  g_return_if_fail (ANNO_IS_SESSION (session) && tag != NULL && hit.start < hit.end);

  if (!anno_session_may_mark (session, &gesture))
    return;
  if (like == NULL)
    {
      anno_session_select (session, hit.start, hit.end);
      g_action_group_activate_action (anno_verbs_get (session), "tag",
                                      g_variant_new_string (tag->id));
      return;
    }
  g_autoptr (GArray) alone = g_array_new (FALSE, FALSE, sizeof (AnnoRange));
  g_array_append_val (alone, hit);
  anno_session_do (session, anno_mass_gesture_mark (&gesture, tag, alone, like, NULL));
}

void
anno_mark_hits (AnnoSession *session, const AnnoTag *tag, const GArray *hits, AnnoSpan *like)
{
  AnnoGesture gesture;
  guint n = 0;

  g_return_if_fail (ANNO_IS_SESSION (session) && tag != NULL && hits != NULL);

  if (!anno_session_may_mark (session, &gesture))
    return;
  AnnoStep *step = anno_mass_gesture_mark (&gesture, tag, hits, like, &n);
  if (step == NULL)
    say (session, g_strdup_printf (_("All of them are marked as %s already."), tag->name), FALSE);
  else if (anno_session_do (session, step))
    say (session, g_strdup_printf (ngettext ("Marked %u place as %s", "Marked %u places as %s", n),
                                   n, tag->name), TRUE);
}

void
anno_unmark_hits (AnnoSession *session, const AnnoTag *tag, const GArray *hits)
{
  AnnoGesture gesture;

  g_return_if_fail (ANNO_IS_SESSION (session) && tag != NULL && hits != NULL);

  if (!anno_session_may_mark (session, &gesture))
    return;
  g_autoptr (GPtrArray) spans = anno_mass_gesture_find (&gesture, tag, hits);
  guint n = spans->len;
  if (n == 0)
    say (session, g_strdup_printf (_("None of them is marked as %s."), tag->name), FALSE);
  else if (anno_session_do (session, anno_mass_gesture_delete (&gesture, spans)))
    say (session, g_strdup_printf (ngettext ("Took the tag %2$s from %1$u place",
                                             "Took the tag %2$s from %1$u places", n),
                                   n, tag->name), TRUE);
}
