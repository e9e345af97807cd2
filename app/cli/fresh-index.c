#include "cli/fresh-index.h"

#include "cli/output.h"
#include "files/file-error.h"
#include "index/index-update.h"

#include <errno.h>

static AnnoIndexStore *
open_updated (const char *root, gboolean in_memory, GError **error)
{
  g_autoptr (AnnoIndexStore) store = in_memory ? anno_index_store_open_in_memory (root, error)
                                               : anno_index_store_open (root, error);

  if (store == NULL || !anno_index_update_run (store, NULL, NULL, NULL, error))
    return NULL;
  return g_steal_pointer (&store);
}

/* Of what isn't there, the folder above would be taken for the corpus. */
gboolean
anno_fresh_index_check (const char *root, const char *named, GError **error)
{
  g_return_val_if_fail (root != NULL && named != NULL, FALSE);

  if (g_file_test (root, G_FILE_TEST_IS_DIR) && g_file_test (named, G_FILE_TEST_EXISTS))
    return TRUE;
  anno_file_error_set_errno (error, ANNO_FILE_TASK_READ, named, ENOENT);
  return FALSE;
}

AnnoIndexStore *
anno_fresh_index_open (const char *root, const char *named, gboolean in_memory, GError **error)
{
  g_autoptr (GError) problem = NULL;
  if (!anno_fresh_index_check (root, named, error))
    return NULL;
  AnnoIndexStore *store = open_updated (root, in_memory, &problem);

  if (store == NULL && !in_memory && anno_index_error_is_damage (problem))
    {
      g_clear_error (&problem);
      anno_index_store_remove (root);
      store = open_updated (root, FALSE, &problem);
    }
  if (store == NULL && !in_memory && problem->domain == ANNO_INDEX_ERROR)
    {
      anno_output_message (named, problem->message);
      g_clear_error (&problem);
      store = open_updated (root, TRUE, &problem);
    }
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return store;
}
