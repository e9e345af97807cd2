/* The folders that were open last, the newest first, as the settings keep them.
 *
 * Paths are in the encoding of the disk, which need not be UTF-8; a file manager's list of recent
 * files would not keep them so.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ANNO_MAX_RECENT_CORPORA 6

/* The paths; empty where there is none. */
GStrv anno_recent_corpora_get    (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
/* Puts @path at the head. The oldest falls off. */
void  anno_recent_corpora_add    (GSettings *settings, const char *path);
void  anno_recent_corpora_remove (GSettings *settings, const char *path);

G_END_DECLS
