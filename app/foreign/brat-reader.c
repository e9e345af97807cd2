#include "foreign/brat-reader.h"

#include "files/file-error.h"
#include "foreign/brat-marks.h"
#include "foreign/brat-values.h"
#include "foreign/foreign-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* In the order in which those of one document are read, and the first of them brings it. */
const char *const anno_brat_reader_endings[] = { "a1", "a2", "ann", "co", "rel", NULL };

/* The name without the ending; NULL where it has none of brat's. */
static char *
stem_of (const char *name)
{
  const char *dot = strrchr (name, '.');

  return dot != NULL && g_strv_contains (anno_brat_reader_endings, dot + 1)
             ? g_strndup (name, (gsize) (dot - name))
             : NULL;
}

/* Whether an earlier part of the same document is read on its own. */
static gboolean
is_done (const AnnoForeignFile *file, const char *stem)
{
  for (guint i = 0; anno_brat_reader_endings[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat (stem, ".", anno_brat_reader_endings[i], NULL);
      if (strcmp (name, file->name) == 0)
        return FALSE;
      if (anno_foreign_source_has (file->source, name))
        return TRUE;
    }
  return FALSE;
}

/* The bytes of another file that belongs to it; NULL without an error where there is none. */
static GBytes *
read_beside (const AnnoForeignFile *file, const char *name, GError **error)
{
  g_autoptr (GError) reason = NULL;
  GBytes *bytes = NULL;

  if (anno_foreign_source_is_tree (file->source) && !anno_foreign_source_has (file->source, name))
    return NULL;
  bytes = anno_foreign_source_read (file->source, name, &reason);
  if (reason != NULL && !g_error_matches (reason, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&reason));
  return bytes;
}

/* The parts of the document (of GBytes), with their @names. */
static GPtrArray *
read_parts (const AnnoForeignFile *file, const char *stem, GPtrArray *names, GError **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; stem != NULL && anno_brat_reader_endings[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat (stem, ".", anno_brat_reader_endings[i], NULL);
      g_autoptr (GError) reason = NULL;
      GBytes *bytes = strcmp (name, file->name) == 0 ? g_bytes_ref (file->bytes)
                                                     : read_beside (file, name, &reason);
      if (reason != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return NULL;
        }
      if (bytes == NULL)
        continue;
      g_ptr_array_add (parts, bytes);
      g_ptr_array_add (names, g_steal_pointer (&name));
    }
  if (parts->len == 0)
    {
      g_ptr_array_add (parts, g_bytes_ref (file->bytes));
      g_ptr_array_add (names, g_strdup (file->name));
    }
  return g_steal_pointer (&parts);
}

/* Without it, the words of the marks have to say which text it was. */
static void
add_text (AnnoForeignDocument *document, const AnnoForeignFile *file, const char *stem)
{
  g_autofree char *name = stem != NULL ? g_strconcat (stem, ".txt", NULL) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = name != NULL ? read_beside (file, name, &error) : NULL;
  gsize n = 0;

  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &n) : NULL;
  if (error != NULL)
    anno_foreign_document_leave_out (document, "%s", error->message);
  else if (bytes != NULL && !g_utf8_validate_len (n > 0 ? text : "", n, NULL))
    anno_foreign_document_leave_out (document, _("“%s” isn’t UTF-8"), name);
  else if (bytes != NULL)
    document->text = g_strndup (n > 0 ? text : "", n);
}

static gboolean
add_marks (AnnoForeignDocument *document, const char *maker, const GPtrArray *parts,
           const GPtrArray *names, GError **error)
{
  g_autoptr (AnnoBratLines) lines = anno_brat_lines_new (document);
  AnnoForeignLayer *layer = anno_foreign_document_layer (document, maker);

  for (guint i = 0; i < parts->len; i++)
    if (!anno_brat_lines_add (lines, parts->pdata[i], parts->len > 1 ? names->pdata[i] : NULL,
                              error))
      return FALSE;
  anno_brat_lines_index (lines);
  anno_brat_marks_add (lines, layer);
  anno_brat_values_add (lines);
  anno_brat_lines_finish (lines);
  return TRUE;
}

gboolean
anno_brat_reader_read (const AnnoForeignFile *file, const AnnoForeignSink *sink, GError **error)
{
  g_autofree char *stem = NULL, *name = NULL, *maker = NULL;

  g_return_val_if_fail (file != NULL && sink != NULL, FALSE);

  stem = stem_of (file->name);
  if (stem != NULL && is_done (file, stem))
    return TRUE;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) parts = read_parts (file, stem, names, error);
  if (parts == NULL)
    return FALSE;
  anno_foreign_names_split (file->name, &name, &maker);
  g_autoptr (AnnoForeignDocument) document = anno_foreign_document_new (name);
  document->unit = ANNO_UNIT_CODE_POINTS;
  add_text (document, file, stem);
  if (!add_marks (document, maker, parts, names, error))
    return FALSE;
  sink->take (g_steal_pointer (&document), sink->data);
  return TRUE;
}
