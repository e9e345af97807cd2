#include "model/name-uuid.h"

#include <string.h>

/* Chosen once, at random; it must never change. */
static const guint8 name_space[16] = { 0x5d, 0x0e, 0x1b, 0x52, 0x6f, 0x2c, 0x4f, 0x2b,
                                       0x9a, 0x31, 0x7c, 0x44, 0x8e, 0x13, 0xd2, 0x96 };

char *
anno_name_uuid (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA1);
  guint8 hash[20];
  gsize n = sizeof hash;

  g_checksum_update (sum, name_space, sizeof name_space);
  g_checksum_update (sum, (const guchar *) name, (gssize) strlen (name));
  g_checksum_get_digest (sum, hash, &n);
  hash[6] = (guint8) ((hash[6] & 0x0F) | 0x50);
  hash[8] = (guint8) ((hash[8] & 0x3F) | 0x80);
  return g_strdup_printf ("urn:uuid:%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-"
                          "%02x%02x%02x%02x%02x%02x",
                          hash[0], hash[1], hash[2], hash[3], hash[4], hash[5], hash[6], hash[7],
                          hash[8], hash[9], hash[10], hash[11], hash[12], hash[13], hash[14],
                          hash[15]);
}
