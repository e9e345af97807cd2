/* Asks for a folder or for files, with the dialog that the desktop has for it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @files: of GFile, not empty, the callee's only for the call; NULL where they cancelled. */
typedef void (*AnnoFilesPicked) (GPtrArray *files, gpointer data);

/* The callback is called once, in any case. */
void anno_file_picker_pick_folder (GtkWindow *parent, AnnoFilesPicked picked, gpointer data);
/* Plain text is proposed; all files can be looked at. */
void anno_file_picker_pick_files  (GtkWindow *parent, AnnoFilesPicked picked, gpointer data);
/* Files of any kind, to be imported. */
void anno_file_picker_pick_sources (GtkWindow *parent, AnnoFilesPicked picked, gpointer data);
/* Where to put a file called @name; the dialog asks about one that is there. @files: that one. */
void anno_file_picker_save (GtkWindow *parent, const char *title, const char *name,
                            AnnoFilesPicked picked, gpointer data);

G_END_DECLS
