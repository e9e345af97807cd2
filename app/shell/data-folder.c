#include "shell/data-folder.h"

char *
anno_data_folder_get (const char *name)
{
  const char *folder = g_getenv ("ANNO_DATA_DIR");

  g_return_val_if_fail (name != NULL, NULL);
  return g_build_filename (folder != NULL ? folder : ANNO_PKGDATADIR, name, NULL);
}
