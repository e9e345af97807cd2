/* Brings sources into a corpus: each is read by the reader of its format, and what it holds becomes
 * articles there, but for what is there already.
 *
 * A source that is broken, hostile or of no known format is told in the report and doesn't keep the
 * others out. What was imported before it was cancelled stays.
 */
#pragma once

#include "intake/intake-report.h"
#include "intake/intake-sources.h"
#include "intake/intake-wish.h"

G_BEGIN_DECLS

/* How far it has come: counted atomically in the thread that imports, for whoever shows it. */
typedef struct
{
  gint n_sources;  /* files that are done with */
  gint n_articles; /* imported, or found to be there */
  gint permille;   /* of the source in hand */
} AnnoIntakeProgress;

/* Blocks. @progress may be NULL. Fails only where the corpus at @root can't be looked at. */
AnnoIntakeReport *anno_intake_run (const char *root, const AnnoIntakeSources *sources,
                                   const AnnoIntakeWish *wish, AnnoIntakeProgress *progress,
                                   GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* The same in a worker thread. @progress outlives the import. */
void              anno_intake_run_async  (const char *root, AnnoIntakeSources *sources,
                                          const AnnoIntakeWish *wish, AnnoIntakeProgress *progress,
                                          GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer data);
AnnoIntakeReport *anno_intake_run_finish (GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
