#include "panels/article-menu.h"

#include "panels/working-state.h"
#include "session/list-verbs.h"

#include <glib/gi18n-lib.h>

static void
append_state (GMenu *menu, AnnoArticleRow *row, AnnoProgress progress)
{
  const char *id = anno_progress_get_id (progress);
  /* Translators: sets the working state of an article: "New", "In Progress", … */
  g_autofree char *label = g_strdup_printf (_("State: %s"), anno_working_state_title (id));
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (
      item, "session.state-of", anno_list_verbs_target (anno_article_row_get_path (row), id));
  g_menu_append_item (menu, item);
}

GMenuModel *
anno_article_menu_new (AnnoArticleRow *row)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_ROW (row), NULL);

  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < ANNO_N_PROGRESS; i++)
    if (i != anno_article_row_get_progress (row))
      append_state (menu, row, i);
  return G_MENU_MODEL (menu);
}
