/* The application: one process, one corpus object per root, any number of windows on it.
 *
 * Files and folders named on the command line, by "Open with" or by another start of the program
 * come in through …_open; what is open already is raised, not opened again.
 *
 * Actions ("app."): new-window, preferences, about, quit.
 */
#pragma once

#include "session/corpus.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNO_TYPE_APPLICATION (anno_application_get_type ())
G_DECLARE_FINAL_TYPE (AnnoApplication, anno_application, ANNO, APPLICATION, AdwApplication)

AnnoApplication *anno_application_new          (void) G_GNUC_WARN_UNUSED_RESULT;
GSettings       *anno_application_get_settings (AnnoApplication *self);
/* The name given with --annotator, or NULL: who annotates in this run, without being asked. */
const char      *anno_application_get_name_override (AnnoApplication *self);

/* The corpus at @root: the one that is open already, else one that is read now. @annotator: who
 * works on it; only asked where it isn't open yet. */
void        anno_application_open_corpus_async  (AnnoApplication *self, const char *root,
                                                 const AnnoAnnotator *annotator,
                                                 GAsyncReadyCallback callback, gpointer data);
AnnoCorpus *anno_application_open_corpus_finish (AnnoApplication *self, GAsyncResult *result,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
