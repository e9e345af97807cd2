/* What can go wrong with a file, in one domain for the reader, the writer and the lock.
 *
 * Each message names the file, the cause as the system gives it, and what a person can do. Callers
 * act on the code; they show the message as it is.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ANNO_FILE_ERROR (anno_file_error_quark ())

typedef enum
{
  ANNO_FILE_ERROR_IO,          /* the disk, the connection, the system */
  ANNO_FILE_ERROR_NOT_FOUND,   /* neither the file nor, for a write, its folder is there */
  ANNO_FILE_ERROR_NO_RIGHT,    /* this user may not do that here */
  ANNO_FILE_ERROR_NOT_REGULAR, /* a folder, a device, a pipe: not a file to read or replace */
  ANNO_FILE_ERROR_TOO_LARGE,   /* above the cap of the reader, or of the file system */
  ANNO_FILE_ERROR_NO_SPACE,    /* disk or quota full */
  ANNO_FILE_ERROR_CHANGED,     /* another file is there than the one that was last read */
  ANNO_FILE_ERROR_NOT_DURABLE, /* written and in place, but may not survive a power cut */
  ANNO_FILE_ERROR_LOCKED,      /* someone else holds the lock */
  ANNO_FILE_ERROR_NO_LOCKS,    /* this file system has no locks: compare and refuse instead */
  ANNO_FILE_ERROR_BAD_NAME,    /* empty, absolute, with "..", or too long */
  ANNO_FILE_ERROR_OUTSIDE      /* a link leads out of the folder that must not be left */
} AnnoFileErrorCode;

/* What was being done, for the first half of the message. */
typedef enum
{
  ANNO_FILE_TASK_READ,
  ANNO_FILE_TASK_CHECK, /* whether it is the file last read */
  ANNO_FILE_TASK_SAVE,
  ANNO_FILE_TASK_SYNC, /* after the new file took its place */
  ANNO_FILE_TASK_MAKE_FOLDER,
  ANNO_FILE_TASK_LOCK
} AnnoFileTask;

GQuark anno_file_error_quark (void);

/* Sets the error of a failed system call. @cause: the errno. @path: the file, in its on-disk
 * encoding. The code follows from the cause. */
void anno_file_error_set_errno (GError **error, AnnoFileTask task, const char *path, int cause);

/* Sets an error of @code whose cause is words, not an errno. @cause and @advice are sentences or
 * parts of one, translated, without and with a full stop. */
void anno_file_error_set_cause (GError **error,
                                AnnoFileTask task,
                                AnnoFileErrorCode code,
                                const char *path,
                                const char *cause,
                                const char *advice);

/* Sets the error of a path that names a folder, a device or a pipe. */
void anno_file_error_set_not_regular (GError **error, AnnoFileTask task, const char *path);

G_END_DECLS
