#include "files/file-temp.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PREFIX ".annotator-"
#define ENDING ".tmp"
#define MARK 8 /* hex digits of a mark, and of the random number */
#define HEX "0123456789abcdef"

/* The start of a hash: the machine's id itself is nobody else's business. */
static void
set_mark (char *mark, const char *path, const char *salt)
{
  g_autofree char *content = NULL;
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  if (g_file_get_contents (path, &content, NULL, NULL))
    g_checksum_update (checksum, (const guchar *) content, -1);
  g_checksum_update (checksum, (const guchar *) salt, -1);
  g_strlcpy (mark, g_checksum_get_string (checksum), MARK + 1);
}

void
anno_file_temp_init (AnnoFileTemp *self)
{
  g_return_if_fail (self != NULL);

  g_autofree char *processes = g_file_read_link ("/proc/self/ns/pid", NULL);
  g_autofree char *salt = g_strconcat (g_get_host_name (), processes, NULL);
  set_mark (self->machine, "/etc/machine-id", salt);
  set_mark (self->boot, "/proc/sys/kernel/random/boot_id", "");
  self->pid = getpid ();
}

char *
anno_file_temp_name (const AnnoFileTemp *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strdup_printf (PREFIX "%s-%s-%x-%08x" ENDING, self->machine, self->boot,
                          (guint) self->pid, g_random_int ());
}

/* Takes 1 to MARK hex digits and the @end after them. Returns what follows, or NULL. */
static const char *
take_hex (const char *text, char *out, const char *end)
{
  gsize length = strspn (text, HEX);

  if (length == 0 || length > MARK || !g_str_has_prefix (text + length, end))
    return NULL;
  memcpy (out, text, length);
  out[length] = '\0';
  return text + length + strlen (end);
}

gboolean
anno_file_temp_parse (AnnoFileTemp *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  char pid[MARK + 1], chance[MARK + 1];
  const char *rest = g_str_has_prefix (name, PREFIX) ? name + strlen (PREFIX) : NULL;
  rest = rest ? take_hex (rest, self->machine, "-") : NULL;
  rest = rest ? take_hex (rest, self->boot, "-") : NULL;
  rest = rest ? take_hex (rest, pid, "-") : NULL;
  rest = rest ? take_hex (rest, chance, ENDING) : NULL;
  if (rest == NULL || *rest != '\0' || strlen (self->machine) != MARK || strlen (self->boot) != MARK
      || strlen (chance) != MARK)
    return FALSE;
  guint64 number = strtoul (pid, NULL, 16);
  self->pid = (pid_t) number;
  return number > 0 && number <= G_MAXINT32;
}

gboolean
anno_file_temp_is_leftover (const AnnoFileTemp *self, const AnnoFileTemp *writer, gint64 age)
{
  g_return_val_if_fail (self != NULL && writer != NULL, FALSE);

  if (age > ANNO_FILE_TEMP_MAX_AGE)
    return TRUE;
  if (strcmp (self->machine, writer->machine) != 0)
    return FALSE;
  if (strcmp (self->boot, writer->boot) != 0)
    return TRUE;
  return kill (writer->pid, 0) < 0 && errno == ESRCH;
}
