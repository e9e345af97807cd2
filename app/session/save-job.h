/* The saving of one file of one's own, as a worker thread does it: under the folder's lock, and
 * only over the file that was last seen.
 *
 * A job holds copies and immutable things only, never what is alive in the main thread.
 */
#pragma once

#include "formats/layer-writer.h"
#include "session/annotator.h"
#include "files/file-identity.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What to do about another version of the file. */
typedef enum
{
  ANNO_SAVE_IF_UNCHANGED, /* ANNO_FILE_ERROR_CHANGED where there is one */
  ANNO_SAVE_OVER_COPY,    /* keep it in a copy beside, then write */
  ANNO_SAVE_COPY_ONLY,    /* leave it, and write ours into a copy beside */
} AnnoSaveMode;

typedef struct
{
  AnnoSaveMode mode;
  char *root;
  AnnoAnnotator *annotator;
  char *article; /* NULL for the people */
  /* A layer, … */
  AnnoLayerSnapshot *snapshot;
  AnnoArticle *text;
  AnnoTagset *tagset;
  AnnoLayerLines *before; /* what the expected file holds, or NULL */
  /* … or bytes that are printed already. */
  GBytes *bytes;
  AnnoFileIdentity expected;
  gboolean is_tidy; /* the folder was cleared of leftovers by a job before */

  /* What the caller wants to know again. */
  guint64 revision;
  guint64 through; /* the last act of the journal that it holds */
  GHashTable *people;

  /* The outcome: `error` is NULL where all went well. */
  AnnoFileIdentity now;
  AnnoLayerLines *lines; /* what the layer file holds now */
  char *slug;      /* the folder that it went to; NULL where that can't be had */
  char *copy_path; /* of the version that was kept beside; NULL for none */
  GError *error;
} AnnoSaveJob;

AnnoSaveJob *anno_save_job_new  (const char *root, const AnnoAnnotator *annotator,
                                 const char *article)
    G_GNUC_WARN_UNUSED_RESULT;
void         anno_save_job_free (AnnoSaveJob *self);
/* Blocks; for any thread. */
void         anno_save_job_run  (AnnoSaveJob *self);

/* Runs all @jobs (of AnnoSaveJob, transfer full), one after the other, in a worker thread; …_finish
 * gives them back with their outcomes. */
void       anno_save_jobs_run_async  (GPtrArray *jobs, GAsyncReadyCallback callback, gpointer data);
GPtrArray *anno_save_jobs_run_finish (GAsyncResult *result) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSaveJob, anno_save_job_free)

G_END_DECLS
