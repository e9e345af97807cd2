#include "session/settled-seal.h"

#include <string.h>

#define KEY "\"settled\":{"
#define HASH_KEY "\"sha256\":\""
#define HASH_LENGTH 64

static const char zeros[HASH_LENGTH + 1]
    = "0000000000000000000000000000000000000000000000000000000000000000";

char *
anno_settled_seal_member (const char *members)
{
  return g_strconcat (KEY, members != NULL ? members : "", members != NULL ? "," : "", HASH_KEY,
                      zeros, "\"}", NULL);
}

/* Where the hash stands in the file; NULL for nowhere. In a string of JSON no quote stands without
 * a backslash, so that what is found is a member. */
static const char *
find_hash (const char *bytes, gsize n)
{
  const char *end = bytes + n;
  const char *key = memmem (bytes, n, KEY, strlen (KEY));
  const char *hash
      = key != NULL ? memmem (key, (gsize) (end - key), HASH_KEY, strlen (HASH_KEY)) : NULL;

  if (hash == NULL || (gsize) (end - hash) < strlen (HASH_KEY) + HASH_LENGTH)
    return NULL;
  return hash + strlen (HASH_KEY);
}

/* Of the bytes, with zeros for the hash at @at. */
static char *
digest (const char *bytes, gsize n, const char *at)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  const char *after = at + HASH_LENGTH;

  g_checksum_update (checksum, (const guchar *) bytes, at - bytes);
  g_checksum_update (checksum, (const guchar *) zeros, HASH_LENGTH);
  g_checksum_update (checksum, (const guchar *) after, bytes + n - after);
  return g_strdup (g_checksum_get_string (checksum));
}

GBytes *
anno_settled_seal_close (GBytes *bytes)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  gsize n;
  char *copy = g_bytes_unref_to_data (bytes, &n);
  const char *at = find_hash (copy, n);
  g_assert (at != NULL);
  g_autofree char *hash = digest (copy, n, at);
  memcpy (copy + (at - copy), hash, HASH_LENGTH);
  return g_bytes_new_take (copy, n);
}

gboolean
anno_settled_seal_is_whole (GBytes *bytes)
{
  g_return_val_if_fail (bytes != NULL, FALSE);

  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);
  const char *at = data != NULL ? find_hash (data, n) : NULL;
  if (at == NULL)
    return FALSE;
  g_autofree char *hash = digest (data, n, at);
  return memcmp (at, hash, HASH_LENGTH) == 0;
}
