/* The names of half-written files, which say who is writing them.
 *
 * A name holds a mark of the machine, a mark of its running since the last boot, the process id and
 * a random number: ".annotator-MACHINE-BOOT-PID-RANDOM.tmp", 50 bytes at most whatever the target
 * is called. So the next start can tell a leftover from a file that a colleague's program is
 * writing in the same shared folder at this moment:
 *
 *  - of this machine, before its last boot: a leftover;
 *  - of this machine, of a process that is gone: a leftover;
 *  - of a running process, or of another machine: a leftover after an hour. No save takes that
 * long, and clocks of machines that share a folder don't differ by that much. A process id can
 * belong to another program by now, hence the hour there too.
 *
 * A sandbox that counts processes on its own is another machine here. A wrong guess costs a save
 * that fails, says so and is tried again, never a file.
 */
#pragma once

#include <glib.h>
#include <sys/types.h>

G_BEGIN_DECLS

#define ANNO_FILE_TEMP_MAX_AGE 3600 /* seconds */

typedef struct
{
  char machine[9]; /* 8 hex digits */
  char boot[9];    /* 8 hex digits */
  pid_t pid;
} AnnoFileTemp;

/* This process. */
void anno_file_temp_init (AnnoFileTemp *self);
/* A new name for a file of this process; never the same twice but by chance. */
char *anno_file_temp_name (const AnnoFileTemp *self) G_GNUC_WARN_UNUSED_RESULT;

/* Reads such a name. FALSE: it isn't one of ours. */
gboolean anno_file_temp_parse (AnnoFileTemp *self, const char *name);
/* Whether a file that @writer made and last wrote @age seconds ago is a leftover, as seen by
 * @self. */
gboolean
anno_file_temp_is_leftover (const AnnoFileTemp *self, const AnnoFileTemp *writer, gint64 age);

G_END_DECLS
