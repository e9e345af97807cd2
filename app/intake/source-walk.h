/* The files that a person means who names files and folders to be imported.
 *
 * Folders are walked to any depth, in the order of names, without following links and without what
 * is hidden. In a corpus, what is the program's own is left alone: articles, their meta files,
 * annotations and reviews, by whatever path one comes to them. Blocks.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* @file: its path, beginning as the named one; @folder: where it lies below the folder that was
 * named, "" for one that was named itself. FALSE ends the walk. */
typedef gboolean (*AnnoSourceFound)   (const char *file, const char *folder, gpointer data);
/* What can't be entered: a path, and why as a sentence. */
typedef void     (*AnnoSourceProblem) (const char *path, const char *why, gpointer data);

/* @root: of the corpus that it is for; NULL for none. When it is cancelled, it ends. */
void anno_source_walk (const char *named, const char *root, GCancellable *cancellable,
                       AnnoSourceFound found, AnnoSourceProblem problem, gpointer data);

G_END_DECLS
