#include "shell/recent-menu.h"

#include "files/safe-name.h"
#include "panels/recent-corpora.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>

/* In the label of a menu an underscore marks the mnemonic; names from outside have none. */
static char *
label_of (const char *path)
{
  g_autofree char *name = anno_safe_name_display_base (path);
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);
  return g_strjoinv ("__", parts);
}

static void
fill (GMenu *menu)
{
  g_autoptr (GPtrArray) paths = anno_recent_corpora_list ();

  g_menu_remove_all (menu);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *label = label_of (paths->pdata[i]);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target_value (item, "win.open-path",
                                               g_variant_new_bytestring (paths->pdata[i]));
      g_menu_append_item (menu, item);
    }
  if (paths->len == 0)
    g_menu_append (menu, _("None Yet"), "win.none");
}

void
anno_recent_menu_fill (GMenu *menu)
{
  g_return_if_fail (G_IS_MENU (menu));

  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (fill), menu,
                           G_CONNECT_SWAPPED);
  fill (menu);
}
