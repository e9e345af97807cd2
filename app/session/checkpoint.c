#include "session/checkpoint.h"

#include "files/file-error.h"
#include "formats/people-file.h"

AnnoSaveJob *
anno_checkpoint_layer (AnnoWork *work, AnnoDocument *document, AnnoSaveMode mode)
{
  g_return_val_if_fail (work != NULL && ANNO_IS_DOCUMENT (document), NULL);

  AnnoSaveJob *job
      = anno_save_job_new (work->root, work->annotator, anno_document_get_path (document));
  AnnoLayerLines *lines = anno_document_get_lines (document);
  job->mode = mode;
  job->snapshot = anno_layer_snapshot_new (anno_document_get_layer (document));
  job->text = g_object_ref (anno_document_get_article (document));
  job->tagset = anno_tagset_ref (work->tagset);
  job->expected = *anno_document_get_identity (document);
  job->before = lines != NULL ? anno_layer_lines_ref (lines) : NULL;
  job->revision = anno_document_get_revision (document);
  job->through = anno_work_get_last_act (work);
  return job;
}

AnnoSaveJob *
anno_checkpoint_people (AnnoWork *work, AnnoSaveMode mode)
{
  g_return_val_if_fail (work != NULL, NULL);

  AnnoSaveJob *job = anno_save_job_new (work->root, work->annotator, NULL);
  job->mode = mode;
  job->bytes = anno_people_file_write (work->people.people);
  job->people = anno_people_keeper_snapshot (&work->people);
  job->expected = work->people.identity;
  job->revision = work->people.revision;
  job->through = anno_work_get_last_act (work);
  return job;
}

static void
settle_layer (AnnoWork *work, AnnoSaveJob *job, AnnoDocument *document)
{
  anno_document_set_identity (document, &job->now, job->lines);
  anno_document_set_saved (document, job->revision);
  anno_work_mark_saved (work, job->article, job->through);
  anno_document_shelf_hold_dirty (work->shelf, document);
}

static void
settle_people (AnnoWork *work, AnnoSaveJob *job)
{
  anno_people_keeper_saved (&work->people, &job->now, g_steal_pointer (&job->people),
                            job->revision);
  anno_work_mark_saved (work, NULL, job->through);
}

/* It is in the file, but a power cut may take it: the file is ours, and it is written again. */
static void
settle_not_durable (AnnoWork *work, AnnoSaveJob *job, AnnoDocument *document)
{
  if (document != NULL)
    anno_document_set_identity (document, &job->now, job->lines);
  else if (job->article == NULL)
    work->people.identity = job->now;
}

void
anno_checkpoint_settle (AnnoWork *work, AnnoSaveJob *job)
{
  g_return_if_fail (work != NULL && job != NULL);

  AnnoDocument *document
      = job->article != NULL ? anno_document_shelf_find (work->shelf, job->article) : NULL;
  if (job->slug != NULL && !g_str_equal (job->slug, work->annotator->slug))
    {
      g_free (work->annotator->slug);
      work->annotator->slug = g_strdup (job->slug);
    }
  if (g_error_matches (job->error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NOT_DURABLE))
    settle_not_durable (work, job, document);
  else if (job->error == NULL && document != NULL)
    settle_layer (work, job, document);
  else if (job->error == NULL && job->article == NULL)
    settle_people (work, job);
}
