/* What a window leaves behind for the next start: its size, the place one was at, the recent
 * folders. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Returns the width in pixels that it has when it isn't maximized. */
int  anno_window_memory_restore_size (GtkWindow *window, GSettings *settings);
void anno_window_memory_keep_size    (GtkWindow *window, GSettings *settings);

/* @root: of the corpus that is shown; @article: below it, NULL for none; both in the on-disk
 * encoding. */
void anno_window_memory_keep_place (GSettings *settings, const char *root, const char *article);
/* The article that was in hand last in the corpus at @root; NULL where that was another corpus, or
 * where the article is gone. Looks at the disk. */
char *anno_window_memory_find_place (GSettings *settings, const char *root)
    G_GNUC_WARN_UNUSED_RESULT;
/* Puts @root among the desktop's recent folders. */
void anno_window_memory_add_recent (const char *root);

G_END_DECLS
