/* The file of a journal: found by corpus and annotator, held under a lock, only added to.
 *
 * Blocks; one thread at a time.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char *base;   /* the path without number and ending */
  guint number; /* 1, or more where other programs hold those before it */
  char *path;
  int fd;
  goffset length; /* bytes that are sound; what is behind them is cut off at the next write */
  char *left_path; /* another program's journal, taken over, or NULL */
  int left_fd;
} AnnoJournalFile;

/* Opens, or makes, the file in @folder, and takes its lock. */
gboolean anno_journal_file_open  (AnnoJournalFile *self, const char *folder, const char *root,
                                  const char *annotator, GError **error);
void     anno_journal_file_close (AnnoJournalFile *self);
/* All bytes of the file. */
GBytes  *anno_journal_file_read  (AnnoJournalFile *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Adds @text at its end, and waits for the disk. On an error the end is where it was. */
gboolean anno_journal_file_add   (AnnoJournalFile *self, const char *text, gsize length,
                                  GError **error);
/* Puts a new file with @text in its place, under the same lock. */
gboolean anno_journal_file_replace (AnnoJournalFile *self, const char *text, gsize length,
                                    GError **error);
/* A copy of it beside it, with the time in its name; the path. */
char    *anno_journal_file_keep_copy (AnnoJournalFile *self, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* Takes the next journal of the same corpus and annotator that nobody holds; its bytes, or NULL. */
GBytes  *anno_journal_file_take_left   (AnnoJournalFile *self) G_GNUC_WARN_UNUSED_RESULT;
char    *anno_journal_file_keep_left   (AnnoJournalFile *self, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void     anno_journal_file_remove_left (AnnoJournalFile *self);
/* Puts @text behind its first @at bytes, in place of what is there. */
void     anno_journal_file_add_left    (AnnoJournalFile *self, goffset at, const char *text,
                                        gsize length);

G_END_DECLS
