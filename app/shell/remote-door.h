/* The way to what a desktop names by a URI: by the path that leads there, where there is one; else
 * by a copy that is to be read, which is made while a window says how far it is and can stop it. */
#pragma once

#include "shell/window.h"

G_BEGIN_DECLS

/* @path: what is to be opened now. */
typedef void (*AnnoRemoteOpen) (const char *path, gpointer data);

/* Opens @file, or tells in @window why it can't be; nothing where @window is closed meanwhile.
 * @data is released by @free_data at the end. */
void anno_remote_door_open (AnnoWindow *window, GFile *file, AnnoRemoteOpen open, gpointer data,
                            GDestroyNotify free_data);

G_END_DECLS
