#include "session/tagset-store.h"

#include "files/file-reader.h"
#include "files/file-writer.h"
#include "files/folder-lock.h"
#include "files/safe-name.h"
#include "formats/json-scan.h"
#include "formats/tagset-file.h"
#include "session/layout.h"
#include "session/remote-copy.h"

#include <glib/gi18n-lib.h>

AnnoTagset *
anno_tagset_store_read (const char *root, AnnoFileIdentity *identity, GError **error)
{
  g_return_val_if_fail (root != NULL, NULL);

  g_autofree char *file = anno_layout_tagset_file (root);
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) bytes = anno_file_reader_read (file, ANNO_JSON_MAX_FILE, identity, &problem);
  if (g_error_matches (problem, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NOT_FOUND))
    {
      if (identity != NULL)
        *identity = (AnnoFileIdentity){ 0 };
      return anno_tagset_file_get_default ();
    }
  if (bytes == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  AnnoTagset *tagset = anno_tagset_file_read (bytes, error);
  if (tagset == NULL)
    {
      g_autofree char *shown = anno_safe_name_display (file);
      /* Translators: a file, before what is wrong with it. */
      g_prefix_error (error, _("%s: "), shown);
    }
  return tagset;
}

AnnoTagsetOrder *
anno_tagset_order_new (const char *root, AnnoTagset *tagset, AnnoSaveMode mode,
                       const AnnoFileIdentity *expected)
{
  g_return_val_if_fail (root != NULL && tagset != NULL && expected != NULL, NULL);

  AnnoTagsetOrder *self = g_new0 (AnnoTagsetOrder, 1);
  self->root = g_strdup (root);
  self->tagset = anno_tagset_ref (tagset);
  self->mode = mode;
  self->expected = self->now = *expected;
  return self;
}

void
anno_tagset_order_free (AnnoTagsetOrder *self)
{
  if (self == NULL)
    return;
  g_free (self->root);
  anno_tagset_unref (self->tagset);
  g_free (self->copy_path);
  g_free (self);
}

/* What can't be read again must not be there. */
static GBytes *
print_checked (const AnnoTagset *tagset, GError **error)
{
  g_autoptr (GBytes) bytes = anno_tagset_file_write (tagset);
  AnnoTagset *back = anno_tagset_file_read (bytes, error);

  if (back == NULL)
    return NULL;
  anno_tagset_unref (back);
  return g_steal_pointer (&bytes);
}

static gboolean
write_beside (AnnoTagsetOrder *order, const char *file, GBytes *bytes, GError **error)
{
  g_autofree char *copy = anno_layout_copy_file (file);

  if (!anno_file_writer_replace (copy, bytes, NULL, ANNO_FILE_WRITER_NONE, NULL, NULL, error))
    return FALSE;
  order->copy_path = g_steal_pointer (&copy);
  return TRUE;
}

/* What is there becomes what is expected, once it is safe beside. */
static gboolean
keep_theirs (AnnoTagsetOrder *order, const char *file, GError **error)
{
  AnnoFileIdentity found = { 0 };
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) theirs = anno_file_reader_read (file, ANNO_JSON_MAX_FILE, &found, &problem);

  if (theirs == NULL && !g_error_matches (problem, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  order->expected = theirs != NULL ? found : (AnnoFileIdentity){ 0 };
  return theirs == NULL || write_beside (order, file, theirs, error);
}

static gboolean
write_locked (AnnoTagsetOrder *order, GBytes *bytes, GError **error)
{
  g_autofree char *file = anno_layout_tagset_file (order->root);

  if (order->mode == ANNO_SAVE_COPY_ONLY)
    return write_beside (order, file, bytes, error);
  if (order->mode == ANNO_SAVE_OVER_COPY && !keep_theirs (order, file, error))
    return FALSE;
  return anno_file_writer_replace (file, bytes, &order->expected, ANNO_FILE_WRITER_NONE,
                                   &order->now, NULL, error);
}

gboolean
anno_tagset_store_write (AnnoTagsetOrder *order, GError **error)
{
  g_return_val_if_fail (order != NULL, FALSE);

  g_autoptr (AnnoFolderLock) lock = NULL;
  g_autoptr (GBytes) bytes = print_checked (order->tagset, error);
  if (bytes == NULL || !anno_remote_copy_check (order->root, error)
      || !anno_folder_lock_take (order->root, &lock, error))
    return FALSE;
  return write_locked (order, bytes, error);
}
