#include "panels/link-menu.h"

#include "panels/span-menu.h"
#include "session/link-gesture.h"

#include <glib/gi18n-lib.h>

GMenuModel *
anno_link_menu_new (AnnoSession *session)
{
  g_return_val_if_fail (ANNO_IS_SESSION (session), NULL);

  AnnoSpan *chosen = anno_session_get_chosen (session);
  AnnoGesture gesture;
  guint digit = 0;
  if (chosen == NULL || !anno_session_get_gesture (session, &gesture))
    return NULL;

  g_autoptr (GPtrArray) near = anno_link_gesture_candidates (&gesture, chosen, ANNO_SPAN_MENU_MOST);
  g_autoptr (GMenu) link_to = g_menu_new ();
  g_autoptr (GMenu) unlink = g_menu_new ();
  for (guint i = 0; i < near->len; i++)
    {
      AnnoLink link;
      anno_link_gesture_find (&gesture, chosen, near->pdata[i], &link);
      anno_span_menu_append (link.linked ? unlink : link_to, session, near->pdata[i], ++digit, "session.link");
    }
  if (digit == 0)
    return NULL;
  GMenu *menu = g_menu_new ();
  if (g_menu_model_get_n_items (G_MENU_MODEL (link_to)) > 0)
    g_menu_append_section (menu, _("Link To"), G_MENU_MODEL (link_to));
  if (g_menu_model_get_n_items (G_MENU_MODEL (unlink)) > 0)
    g_menu_append_section (menu, _("Take the Link Away From"), G_MENU_MODEL (unlink));
  return G_MENU_MODEL (menu);
}
