/* Which folders of a source are named for people: in collections without makers, as brat's, each
 * person's work lies in a folder of its own, somewhere between the top and the files.
 */
#pragma once

#include "foreign/set-format.h"

G_BEGIN_DECLS

#define ANNO_MAKER_DEPTH_NONE G_MAXUINT
/* Folders that are looked into, at most, below each other. */
#define ANNO_MAKER_DEPTH_MAX 4

/* How many folders lie above those that are named for people: the same files lie in more than one
 * of them. Where all files lie in one folder, it counts as named for somebody if @one_is_enough.
 * ANNO_MAKER_DEPTH_NONE where there are no such folders. */
guint    anno_maker_depth_find (const AnnoForeignSource *source, const AnnoSetFormat *format,
                                gboolean one_is_enough);
/* Cuts the folder at @depth out of the path @name: *@part, and what is left. FALSE where the file
 * itself is that part, or lies above it. */
gboolean anno_maker_depth_cut  (const char *name, guint depth, char **part, char **rest);

G_END_DECLS
