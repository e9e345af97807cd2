/* Where the program's own data lie: the installed folder, or the one ANNO_DATA_DIR names, as
 * when the program runs from its build folder. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "sample" or another file or folder below the data folder. */
char *anno_data_folder_get (const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
