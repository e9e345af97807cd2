/* When to save: a second after the last act, five at most after the first, and after a failure
 * again and again, ever more slowly.
 *
 * Only the clock; what saving is, the caller knows.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ANNO_AUTOSAVE_REST 1000      /* ms after the last act */
#define ANNO_AUTOSAVE_LONGEST 5000   /* ms after the first act that isn't saved */
#define ANNO_AUTOSAVE_FIRST_RETRY 2000
#define ANNO_AUTOSAVE_LAST_RETRY 60000

typedef struct _AnnoAutosave AnnoAutosave;

typedef void (*AnnoAutosaveDue) (gpointer data);

AnnoAutosave *anno_autosave_new  (AnnoAutosaveDue due, gpointer data) G_GNUC_WARN_UNUSED_RESULT;
void          anno_autosave_free (AnnoAutosave *self);
/* Something was done that isn't saved. */
void          anno_autosave_touch  (AnnoAutosave *self);
/* A save begins: nothing is due any more. */
void          anno_autosave_began  (AnnoAutosave *self);
/* The save went well, or failed and is to be tried again. */
void          anno_autosave_went_well (AnnoAutosave *self);
void          anno_autosave_failed    (AnnoAutosave *self);
/* Milliseconds until the save that is due, or -1. For @now: microseconds, monotonic. */
gint64        anno_autosave_get_due (AnnoAutosave *self, gint64 now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoAutosave, anno_autosave_free)

G_END_DECLS
