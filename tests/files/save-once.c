/* Saves as the program does, for tests from outside: save-once FILE SIZE [LETTER]. The file may be
 * there or not. Says "saved" when the writer does, else why not, and fails. */
#include "files/file-writer.h"

#include <stdio.h>

int
main (int argc, char **argv)
{
  if (argc < 3)
    return 2;

  gsize size = g_ascii_strtoull (argv[2], NULL, 10);
  g_autoptr (GBytes) text = g_bytes_new_take (g_strnfill (size, argc > 3 ? argv[3][0] : 'n'), size);
  g_autoptr (GError) error = NULL;
  AnnoFileIdentity found;

  if (anno_file_identity_take (&found, argv[1], ANNO_FILE_DEPTH_FULL, &error)
      && anno_file_writer_replace (argv[1], text, &found, ANNO_FILE_WRITER_NONE, NULL, NULL,
                                   &error))
    {
      puts ("saved");
      return 0;
    }
  g_printerr ("%s\n", error->message);
  return 1;
}
