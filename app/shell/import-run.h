/* One look at sources, or one import of them, under way in its thread: how far it has come is told
 * now and then, and what came of it at the end.
 *
 * Belongs to the main thread. It ends by itself, and is gone once it has told its end; who lets go
 * of it before hears nothing more, whatever the thread still does. */
#pragma once

#include "intake/intake.h"

G_BEGIN_DECLS

typedef struct _AnnoImportRun AnnoImportRun;

/* @n_articles: so far; @part: of the source in hand, from 0 to 1. */
typedef void (*AnnoImportRunTold)  (guint n_articles, double part, gpointer data);
/* @report (transfer full), or NULL and @error. */
typedef void (*AnnoImportRunEnded) (AnnoIntakeReport *report, const GError *error, gpointer data);

AnnoImportRun *anno_import_run_new (const char *root, AnnoIntakeSources *sources,
                                    const AnnoIntakeWish *wish, AnnoImportRunTold told,
                                    AnnoImportRunEnded ended,
                                    gpointer data) G_GNUC_WARN_UNUSED_RESULT;
/* Has it end soon; what came in before is told as its end. */
void           anno_import_run_stop  (AnnoImportRun *self);
/* Stops it, and lets go of it. */
void           anno_import_run_leave (AnnoImportRun *self);

G_END_DECLS
