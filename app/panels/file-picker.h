/* Asks for a folder or for files, with the dialog that the desktop has for it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @files: of GFile, never empty; NULL where they cancelled. */
typedef void (*AnnoFilesPicked) (GListModel *files, gpointer data);

/* @data is freed by @destroy after the answer. */
void anno_file_picker_pick_folder (GtkWindow *parent, AnnoFilesPicked picked, gpointer data,
                                   GDestroyNotify destroy);
/* Plain text is proposed; all files can be looked at. */
void anno_file_picker_pick_articles (GtkWindow *parent, AnnoFilesPicked picked, gpointer data,
                                     GDestroyNotify destroy);

G_END_DECLS
