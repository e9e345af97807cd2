#include "cli/sitting.h"

#include "cli/output.h"
#include "files/file-reader.h"
#include "formats/annotator-file.h"
#include "formats/json-scan.h"
#include "session/corpus-conflicts.h"
#include "session/corpus-save.h"
#include "session/layout.h"

void
anno_sitting_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

GAsyncResult *
anno_sitting_wait (GAsyncResult **answer)
{
  g_return_val_if_fail (answer != NULL, NULL);

  while (*answer == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (answer);
}

static void
problem_cb (AnnoSitting *self, const char *message)
{
  anno_output_message (self->place, message);
}

/* Nobody writes into a folder of which it can't be told whose it is. */
AnnoAnnotator *
anno_sitting_read_annotator (const char *root, const char *slug, GError **error)
{
  g_return_val_if_fail (root != NULL && slug != NULL, NULL);

  g_autofree char *path = anno_layout_annotator_file (root, slug);
  g_autofree char *id = NULL, *name = NULL;
  g_autoptr (GBytes) bytes = anno_file_reader_read (path, ANNO_JSON_MAX_FILE, NULL, error);

  if (bytes == NULL || !anno_annotator_file_read (bytes, &id, &name, error))
    return NULL;
  return anno_annotator_new (id, name, slug);
}

AnnoExit
anno_sitting_open (AnnoSitting *self, const char *root, const char *slug, const char *place)
{
  g_return_val_if_fail (self != NULL && root != NULL && slug != NULL, ANNO_EXIT_INPUT);

  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoAnnotator) annotator = anno_sitting_read_annotator (root, slug, &error);
  GAsyncResult *answer = NULL;
  *self = (AnnoSitting){ .place = g_strdup (place) };
  if (annotator != NULL)
    {
      anno_corpus_open_async (root, annotator, NULL, anno_sitting_answer, &answer);
      g_autoptr (GAsyncResult) result = anno_sitting_wait (&answer);
      self->corpus = anno_corpus_open_finish (result, &error);
    }
  if (self->corpus == NULL)
    {
      anno_output_message (place, error->message);
      g_clear_pointer (&self->place, g_free);
      return ANNO_EXIT_INPUT;
    }
  g_signal_connect_swapped (self->corpus, "problem", G_CALLBACK (problem_cb), self);
  g_signal_connect_swapped (self->corpus, "recovered", G_CALLBACK (problem_cb), self);
  return ANNO_EXIT_DONE;
}

AnnoExit
anno_sitting_close (AnnoSitting *self)
{
  g_return_val_if_fail (self != NULL && self->corpus != NULL, ANNO_EXIT_WRITE);

  g_autoptr (GError) error = NULL;
  GAsyncResult *answer = NULL;
  anno_corpus_save_async (self->corpus, anno_sitting_answer, &answer);
  g_autoptr (GAsyncResult) result = anno_sitting_wait (&answer);
  gboolean saved = anno_corpus_save_finish (self->corpus, result, &error);
  if (!saved)
    anno_output_message (self->place, error->message);
  g_autoptr (GPtrArray) conflicts = anno_corpus_list_conflicts (self->corpus);
  gboolean conflict = conflicts->len > 0;
  g_ptr_array_set_size (conflicts, 0);
  g_signal_handlers_disconnect_by_data (self->corpus, self);
  g_clear_object (&result);
  g_clear_object (&self->corpus);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_pointer (&self->place, g_free);
  if (saved)
    return ANNO_EXIT_DONE;
  return conflict ? ANNO_EXIT_CONFLICT : ANNO_EXIT_WRITE;
}
