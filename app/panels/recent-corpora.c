#include "panels/recent-corpora.h"

#include <gtk/gtk.h>

#define APPLICATION "Annotator" /* as the window enters it into the list */

static int
newest_first (gconstpointer a, gconstpointer b)
{
  GtkRecentInfo *const *x = a, *const *y = b;
  return g_date_time_compare (gtk_recent_info_get_modified (*y), gtk_recent_info_get_modified (*x));
}

static gboolean
is_corpus (GtkRecentInfo *info)
{
  return gtk_recent_info_has_application (info, APPLICATION)
         && g_strcmp0 (gtk_recent_info_get_mime_type (info), "inode/directory") == 0;
}

/* The folders that this program opened, of GtkRecentInfo, the newest first. */
static GPtrArray *
list_infos (void)
{
  GList *all = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_recent_info_unref);

  for (GList *link = all; link != NULL; link = link->next)
    if (is_corpus (link->data))
      g_ptr_array_add (found, gtk_recent_info_ref (link->data));
  g_list_free_full (all, (GDestroyNotify) gtk_recent_info_unref);
  g_ptr_array_sort (found, newest_first);
  return found;
}

GPtrArray *
anno_recent_corpora_list (void)
{
  g_autoptr (GPtrArray) infos = list_infos ();
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < infos->len && paths->len < ANNO_MAX_RECENT; i++)
    {
      char *path = g_filename_from_uri (gtk_recent_info_get_uri (infos->pdata[i]), NULL, NULL);
      if (path != NULL)
        g_ptr_array_add (paths, path);
    }
  return paths;
}
