/* How far somebody is with an article: the working state as lists count and sort it.
 *
 * Who marked something, and set no state, is in progress.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In the order in which work goes on. */
typedef enum
{
  ANNO_PROGRESS_NEW,
  ANNO_PROGRESS_IN_PROGRESS,
  ANNO_PROGRESS_NEEDS_CHANGES,
  ANNO_PROGRESS_DONE,
} AnnoProgress;

#define ANNO_N_PROGRESS 4

/* Of a layer of @n_spans that says @state (an unknown one, or NULL, is "new"). */
AnnoProgress anno_progress_of     (const char *state, guint n_spans);
/* "new", "in-progress", "needs-changes" or "done"; static. */
const char  *anno_progress_get_id (AnnoProgress self);
/* FALSE where no state is called so. */
gboolean     anno_progress_find   (const char *id, AnnoProgress *progress);

G_END_DECLS
