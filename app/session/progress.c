#include "session/progress.h"

static const char *const ids[ANNO_N_PROGRESS] = { "new", "in-progress", "needs-changes", "done" };

gboolean
anno_progress_find (const char *id, AnnoProgress *progress)
{
  g_return_val_if_fail (progress != NULL, FALSE);

  for (guint i = 0; i < ANNO_N_PROGRESS; i++)
    if (g_strcmp0 (ids[i], id) == 0)
      {
        *progress = i;
        return TRUE;
      }
  return FALSE;
}

AnnoProgress
anno_progress_of (const char *state, guint n_spans)
{
  AnnoProgress progress = ANNO_PROGRESS_NEW;

  anno_progress_find (state, &progress);
  return progress == ANNO_PROGRESS_NEW && n_spans > 0 ? ANNO_PROGRESS_IN_PROGRESS : progress;
}

const char *
anno_progress_get_id (AnnoProgress self)
{
  g_return_val_if_fail (self < ANNO_N_PROGRESS, ids[0]);
  return ids[self];
}
