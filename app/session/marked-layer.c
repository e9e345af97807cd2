#include "session/marked-layer.h"

#include "files/file-reader.h"
#include "files/file-writer.h"
#include "files/folder-lock.h"
#include "files/safe-name.h"
#include "formats/conflict-markers.h"
#include "formats/json-scan.h"
#include "formats/layer-reader.h"
#include "session/layout.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (anno-marked-layer-error-quark, anno_marked_layer_error)

typedef struct
{
  const AnnoAnnotator *annotator;
  char *file;
  AnnoFileIdentity identity;
  GBytes *mine;
  GBytes *theirs;
} Marked;

static void
marked_clear (Marked *self)
{
  g_clear_pointer (&self->file, g_free);
  g_clear_pointer (&self->mine, g_bytes_unref);
  g_clear_pointer (&self->theirs, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Marked, marked_clear)

static gboolean
refuse (const Marked *self, AnnoMarkedLayerError code, const char *why, GError **error)
{
  g_autofree char *shown = anno_safe_name_display (self->file);

  /* Translators: a file, then what is wrong with it. */
  g_set_error (error, ANNO_MARKED_LAYER_ERROR, code, _("“%s” can’t be merged: %s"), shown, why);
  return FALSE;
}

/* Lines are counted in the version that is read, not in the file. */
static gboolean
check_version (const Marked *self, GBytes *bytes, const char *unreadable, GError **error)
{
  guint n;
  g_autoptr (GError) problem = NULL;
  g_autoptr (AnnoLayer) layer = anno_layer_reader_read (bytes, NULL, NULL, NULL, &problem);
  g_autoptr (AnnoLayerHeader) header
      = layer != NULL ? anno_layer_reader_peek (bytes, &n, &problem) : NULL;

  if (header == NULL)
    {
      g_autofree char *why = g_strdup_printf ("%s %s", unreadable, problem->message);
      return refuse (self, ANNO_MARKED_LAYER_ERROR_UNREADABLE, why, error);
    }
  if (header->creator_id != NULL && !g_str_equal (header->creator_id, self->annotator->id))
    return refuse (self, ANNO_MARKED_LAYER_ERROR_NOT_OWN,
                   _("These annotations are somebody else’s."), error);
  return TRUE;
}

static gboolean
read_versions (Marked *self, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) bytes
      = anno_file_reader_read (self->file, ANNO_JSON_MAX_LAYER, &self->identity, error);

  if (bytes == NULL)
    return FALSE;
  if (!anno_conflict_markers_split (bytes, &self->mine, &self->theirs, &problem))
    return refuse (self, ANNO_MARKED_LAYER_ERROR_UNREADABLE, problem->message, error);
  return check_version (self, self->mine, _("The version before “=======” can’t be read."), error)
         && check_version (self, self->theirs, _("The version after “=======” can’t be read."),
                           error);
}

static gboolean
write_versions (Marked *self, const char *copy, GError **error)
{
  return anno_file_writer_replace (copy, self->theirs, NULL, ANNO_FILE_WRITER_NONE, NULL, NULL,
                                   error)
         && anno_file_writer_replace (self->file, self->mine, &self->identity,
                                      ANNO_FILE_WRITER_NONE, NULL, NULL, error);
}

char *
anno_marked_layer_take_apart (const char *root, const AnnoAnnotator *annotator, const char *article,
                              GError **error)
{
  g_return_val_if_fail (root != NULL && annotator != NULL && article != NULL, NULL);

  g_auto (Marked) self = { .annotator = annotator };
  g_autoptr (AnnoFolderLock) lock = NULL;
  g_autofree char *folder = anno_layout_annotator_folder (root, annotator->slug);
  self.file = anno_layout_layer_file (root, annotator->slug, article);
  g_autofree char *copy = anno_layout_copy_file (self.file);

  if (!anno_folder_lock_take (folder, &lock, error) || !read_versions (&self, error)
      || !write_versions (&self, copy, error))
    return NULL;
  return g_strdup (anno_layout_below (root, copy));
}

guint
anno_marked_layer_find (const char *root, const char *slug, const char *article)
{
  g_return_val_if_fail (root != NULL && slug != NULL && article != NULL, 0);

  g_autofree char *file = anno_layout_layer_file (root, slug, article);
  g_autoptr (GBytes) bytes = anno_file_reader_read (file, ANNO_JSON_MAX_LAYER, NULL, NULL);
  return bytes != NULL ? anno_conflict_markers_find (bytes) : 0;
}
