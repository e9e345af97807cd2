/* Gives a finished file the name it was made for, where no file has that name yet. */
#pragma once

#include "files/file-ops.h"

G_BEGIN_DECLS

/* @temp becomes @name, both in the open @folder. FALSE with errno, EEXIST where the name is taken:
 * then @temp is as it was. */
gboolean anno_file_placing_new (const AnnoFileOps *ops, int folder, const char *temp,
                                const char *name);

G_END_DECLS
