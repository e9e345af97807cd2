/* Hears of changes to a few files in hand, as far as the system tells of them.
 *
 * A hint only, that may come too often or not at all: what has changed, the caller looks up.
 * Several changes within a moment are told once.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AnnoDiskWatch AnnoDiskWatch;

typedef void (*AnnoDiskWatchChanged) (gpointer data);

AnnoDiskWatch *anno_disk_watch_new  (AnnoDiskWatchChanged changed, gpointer data)
    G_GNUC_WARN_UNUSED_RESULT;
void           anno_disk_watch_free (AnnoDiskWatch *self);
/* @path may not be there yet, but its folder must: a folder that is missing isn't waited for.
 * TRUE where it wasn't listened to before: what changed until now, nobody has told. */
gboolean       anno_disk_watch_add  (AnnoDiskWatch *self, const char *path);
/* Likewise; what is told is not that @path changes, but that another version of it comes beside
 * it, or goes, as its name says for sure (files/conflict-name.h). */
gboolean       anno_disk_watch_add_copies (AnnoDiskWatch *self, const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoDiskWatch, anno_disk_watch_free)

G_END_DECLS
