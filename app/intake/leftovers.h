/* Clears away what killed imports left half-written in the folders of a corpus.
 *
 * Each annotator's own folder is cleared when they begin to work, and isn't looked at here. Blocks.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* In all folders at and below @root, without following links. What can't be cleared hinders
 * nobody. */
void anno_leftovers_clear (const char *root, GCancellable *cancellable);

G_END_DECLS
