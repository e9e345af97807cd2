#include "session/over-follow.h"

/* One span is in hand, one's own or a colleague's. */
static void
chosen_cb (AnnoSession *session, AnnoOverLayers *over)
{
  if (anno_over_layers_get_chosen (over, NULL) == NULL)
    return;
  if (anno_session_has_selection (session))
    anno_session_select (session, 0, 0);
  anno_session_choose (session, NULL, FALSE);
}

static void
blind_cb (AnnoSession *session)
{
  anno_session_look_at (session, NULL);
}

void
anno_over_follow (AnnoSession *session)
{
  g_return_if_fail (ANNO_IS_SESSION (session));

  AnnoOverLayers *over = anno_session_get_over_layers (session);

  g_signal_connect_object (over, "chosen-changed", G_CALLBACK (chosen_cb), session,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (over, "notify::blind", G_CALLBACK (blind_cb), session,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (over, "told", G_CALLBACK (anno_session_say), session,
                           G_CONNECT_SWAPPED);
}
