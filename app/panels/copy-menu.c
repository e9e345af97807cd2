#include "panels/copy-menu.h"

#include "panels/span-menu.h"
#include "session/copy-gesture.h"

#include <glib/gi18n-lib.h>

GMenuModel *
anno_copy_menu_new (AnnoSession *session)
{
  g_return_val_if_fail (ANNO_IS_SESSION (session), NULL);

  AnnoSpan *chosen = anno_session_get_chosen (session);
  AnnoGesture gesture;
  if (chosen == NULL || !anno_session_get_gesture (session, &gesture))
    return NULL;

  g_autoptr (GPtrArray) near = anno_copy_gesture_candidates (&gesture, chosen, ANNO_SPAN_MENU_MOST);
  g_autoptr (GMenu) rows = g_menu_new ();
  for (guint i = 0; i < near->len; i++)
    anno_span_menu_append (rows, session, near->pdata[i], i + 1, "session.copy-fields");
  if (near->len == 0)
    return NULL;
  GMenu *menu = g_menu_new ();
  g_menu_append_section (menu, _("Copy the Fields Of"), G_MENU_MODEL (rows));
  return G_MENU_MODEL (menu);
}
