#include "session/meta-store.h"

#include "files/file-reader.h"
#include "files/file-writer.h"
#include "files/folder-lock.h"
#include "files/safe-name.h"
#include "files/safe-path.h"
#include "formats/json-scan.h"
#include "session/layout.h"
#include "session/remote-copy.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <unistd.h>

/* What is there that can't be read is remembered all the same, so that it is told once. */
static gboolean
read_bytes (const char *file, AnnoFileIdentity *identity, GBytes **bytes, GError **error)
{
  g_autoptr (GError) problem = NULL;

  *bytes = anno_file_reader_read (file, ANNO_JSON_MAX_FILE, identity, &problem);
  if (*bytes != NULL)
    return TRUE;
  if (identity != NULL)
    *identity = (AnnoFileIdentity){ 0 };
  if (g_error_matches (problem, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NOT_FOUND))
    return TRUE;
  if (identity != NULL)
    anno_file_identity_take (identity, file, ANNO_FILE_DEPTH_QUICK, NULL);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

gboolean
anno_meta_store_read (const char *root, const char *article, AnnoMeta *meta,
                      AnnoFileIdentity *identity, GError **error)
{
  g_return_val_if_fail (root != NULL && article != NULL && meta != NULL, FALSE);

  g_autofree char *file = anno_layout_meta_file (root, article);
  g_autoptr (GBytes) bytes = NULL;
  if (!read_bytes (file, identity, &bytes, error))
    return FALSE;
  if (bytes == NULL)
    anno_meta_clear (meta);
  return bytes == NULL || anno_meta_file_read (bytes, meta, error);
}

char *
anno_meta_store_explain (const char *root, const char *article, const GError *error)
{
  g_return_val_if_fail (root != NULL && article != NULL && error != NULL, NULL);

  g_autofree char *file = anno_layout_meta_file (root, article);
  g_autofree char *shown = anno_safe_name_display (file);
  /* Translators: the file, then why it can't be read. */
  return g_strdup_printf (_("What “%s” knows about the article is not used: %s"), shown,
                          error->message);
}

char *
anno_meta_store_find_hindrance (const char *root, const char *article)
{
  g_return_val_if_fail (root != NULL && article != NULL, NULL);

  g_autofree char *file = anno_layout_meta_file (root, article);
  g_autofree char *folder = g_path_get_dirname (file);
  if (access (folder, W_OK) == 0 && (access (file, W_OK) == 0 || errno == ENOENT))
    return NULL;
  g_autofree char *cause = g_strdup (g_strerror (errno));
  g_autofree char *shown = anno_safe_name_display (file);
  /* Translators: a file, then what the system says: "Permission denied". */
  return g_strdup_printf (_("What is known of this article can only be read here: “%s” can’t be "
                            "written (%s). Ask the owner of the folder for permission to write "
                            "there."),
                          shown, cause);
}

AnnoMetaOrder *
anno_meta_order_new (const char *root, const char *article, const AnnoMeta *meta,
                     const AnnoFileIdentity *expected)
{
  g_return_val_if_fail (root != NULL && article != NULL, NULL);
  g_return_val_if_fail (meta != NULL && expected != NULL, NULL);

  AnnoMetaOrder *self = g_new0 (AnnoMetaOrder, 1);
  self->root = g_strdup (root);
  self->article = g_strdup (article);
  anno_meta_copy (&self->meta, meta);
  self->expected = self->now = *expected;
  return self;
}

void
anno_meta_order_free (AnnoMetaOrder *self)
{
  if (self == NULL)
    return;
  g_free (self->root);
  g_free (self->article);
  anno_meta_clear (&self->meta);
  g_free (self);
}

/* What can't be read again must not be there. */
static GBytes *
print_checked (const AnnoMeta *meta, GError **error)
{
  g_autoptr (GBytes) bytes = anno_meta_file_write (meta);
  g_auto (AnnoMeta) back = { NULL };

  return anno_meta_file_read (bytes, &back, error) ? g_steal_pointer (&bytes) : NULL;
}

/* Where links lead to, which is written: not out of the corpus, whatever they are called. */
static gboolean
stays_below (const char *root, const char *file, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (file);
  char *above = realpath (root, NULL), *real = realpath (file, NULL);
  gboolean is_new = real == NULL;

  if (is_new)
    real = realpath (folder, NULL);
  gboolean stays = above != NULL && real != NULL
                   && (anno_path_is_below (above, real) || (is_new && g_str_equal (above, real)));
  free (above);
  free (real);
  if (!stays)
    anno_file_error_set_cause (error, ANNO_FILE_TASK_SAVE, ANNO_FILE_ERROR_OUTSIDE, file,
                               _("a link leads out of the folder"),
                               _("Put the file itself where the link is."));
  return stays;
}

/* What is known goes with an article. */
static gboolean
has_article (const AnnoMetaOrder *order, GError **error)
{
  AnnoFileIdentity there = { 0 };
  g_autofree char *file = anno_path_join_below (order->root, order->article, -1, error);

  if (file == NULL || !anno_file_identity_take (&there, file, ANNO_FILE_DEPTH_GLANCE, error))
    return FALSE;
  if (!there.exists)
    anno_file_error_set_errno (error, ANNO_FILE_TASK_CHECK, file, ENOENT);
  return there.exists;
}

gboolean
anno_meta_store_write (AnnoMetaOrder *order, GError **error)
{
  g_return_val_if_fail (order != NULL, FALSE);

  g_autofree char *file = anno_layout_meta_file (order->root, order->article);
  g_autoptr (AnnoFolderLock) lock = NULL;
  g_autoptr (GBytes) bytes = print_checked (&order->meta, error);
  if (bytes == NULL || !anno_remote_copy_check (order->root, error)
      || !anno_folder_lock_take (order->root, &lock, error))
    return FALSE;
  if (!has_article (order, error) || !stays_below (order->root, file, error))
    return FALSE;
  return anno_file_writer_replace (file, bytes, &order->expected, ANNO_FILE_WRITER_NONE,
                                   &order->now, NULL, error);
}
