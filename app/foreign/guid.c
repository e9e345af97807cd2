#include "foreign/guid.h"

#include <string.h>

/* Made once, at random. */
static const guchar namespace[16] = { 0x5b, 0x0e, 0x5d, 0x1c, 0x63, 0x8a, 0x4f, 0x0b,
                                      0x9a, 0x47, 0xd2, 0x6c, 0x1f, 0x83, 0x0e, 0x95 };

static char *
print (const guchar *bytes)
{
  GString *guid = g_string_new (NULL);

  for (guint i = 0; i < 16; i++)
    g_string_append_printf (guid, "%s%02x", i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "",
                            bytes[i]);
  return g_string_free (guid, FALSE);
}

char *
anno_guid_make (const char *kind, ...)
{
  g_return_val_if_fail (kind != NULL, NULL);

  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA1);
  guchar digest[20];
  gsize n = sizeof digest;
  va_list names;

  g_checksum_update (sum, namespace, sizeof namespace);
  g_checksum_update (sum, (const guchar *) kind, -1);
  va_start (names, kind);
  /* Names are parted by what none of them holds, so that "a", "bc" is not "ab", "c". */
  for (const char *name = va_arg (names, const char *); name != NULL;
       name = va_arg (names, const char *))
    {
      g_checksum_update (sum, (const guchar *) "\0", 1);
      g_checksum_update (sum, (const guchar *) name, -1);
    }
  va_end (names);
  g_checksum_get_digest (sum, digest, &n);
  digest[6] = (digest[6] & 0x0F) | 0x50;
  digest[8] = (digest[8] & 0x3F) | 0x80;
  return print (digest);
}
