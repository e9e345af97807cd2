/* Brings sources into a corpus: each is read by the reader of its format, and what it holds becomes
 * articles there, but for what is there already.
 *
 * A source that is broken, hostile or of no known format is told in the report and doesn't keep the
 * others out. What was imported before it was cancelled stays.
 */
#pragma once

#include "intake/intake-report.h"
#include "intake/intake-wish.h"

G_BEGIN_DECLS

/* Sources up to that size are read; larger ones only where their format is read a line or a record
 * at a time. Bytes. */
#define ANNO_INTAKE_MAX_SOURCE (256 * 1024 * 1024)

/* How far it has come: counted atomically in the thread that imports, for whoever shows it. */
typedef struct
{
  gint n_sources;  /* files that are done with */
  gint n_articles; /* imported, or found to be there */
  gint permille;   /* of the source in hand */
} AnnoIntakeProgress;

/* What is to be imported: files and folders by their paths, and bytes that lie in no file, by a
 * name for them. Nothing is added once an import of it has begun. */
typedef struct _AnnoIntakeSources AnnoIntakeSources;
AnnoIntakeSources *anno_intake_sources_new   (void) G_GNUC_WARN_UNUSED_RESULT;
AnnoIntakeSources *anno_intake_sources_ref   (AnnoIntakeSources *self);
void               anno_intake_sources_unref (AnnoIntakeSources *self);
AnnoIntakeSources *anno_intake_sources_copy  (const AnnoIntakeSources *self)
    G_GNUC_WARN_UNUSED_RESULT;
guint              anno_intake_sources_get_n (const AnnoIntakeSources *self);
void               anno_intake_sources_add_path  (AnnoIntakeSources *self, const char *path);
void               anno_intake_sources_add_bytes (AnnoIntakeSources *self, GBytes *bytes,
                                                  const char *name);

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

/* Takes back what @report says came in, article by article (intake/article-writer), in a worker
 * thread. …_finish: how many went, and in *@n_left (or NULL) how many stay. @report outlives it. */
void  anno_intake_take_back_async  (const char *root, const AnnoIntakeReport *report,
                                    GAsyncReadyCallback callback, gpointer data);
guint anno_intake_take_back_finish (GAsyncResult *result, guint *n_left);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoIntakeSources, anno_intake_sources_unref)

G_END_DECLS
