#include "cli/input.h"

#include <gio/gunixinputstream.h>
#include <unistd.h>

#define STEP (64 * 1024)
#define MIB (1024 * 1024)

GBytes *
anno_input_read (gsize most, GError **error)
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *piece = g_malloc (STEP);

  for (;;)
    {
      gssize n = g_input_stream_read (input, piece, STEP, NULL, error);
      if (n < 0)
        return NULL;
      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
      g_byte_array_append (bytes, piece, (guint) n);
      if (bytes->len <= most)
        continue;
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
                   "It has more than %u MiB, the most that can be read. Name a file instead.",
                   (guint) (most / MIB));
      return NULL;
    }
}
