#include "files/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define LONG (256 * 1024)  /* bytes that stay in memory */
#define PIECE (256 * 1024) /* bytes */

struct _AnnoSpool
{
  GString *tail; /* what isn't in the file yet */
  int file;      /* -1 until it is needed */
  guint64 n;     /* bytes in the file */
  GError *error; /* the first that there was */
};

AnnoSpool *
anno_spool_new (void)
{
  AnnoSpool *self = g_new0 (AnnoSpool, 1);
  self->tail = g_string_new (NULL);
  self->file = -1;
  return self;
}

void
anno_spool_free (AnnoSpool *self)
{
  g_return_if_fail (self != NULL);

  if (self->file >= 0)
    close (self->file);
  g_string_free (self->tail, TRUE);
  g_clear_error (&self->error);
  g_free (self);
}

GString *
anno_spool_get_tail (AnnoSpool *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->tail;
}

guint64
anno_spool_get_size (const AnnoSpool *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n + self->tail->len;
}

static gboolean
fail (AnnoSpool *self)
{
  int cause = errno;
  g_autofree char *shown = g_filename_display_name (g_get_tmp_dir ());

  g_set_error (&self->error, G_IO_ERROR, (int) g_io_error_from_errno (cause),
               _("What is too long for memory can’t be kept in “%s”: %s."), shown,
               g_strerror (cause));
  return FALSE;
}

/* Nobody else finds it, and nothing is left of it. */
static gboolean
open_file (AnnoSpool *self)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "annotator-XXXXXX", NULL);

  if (self->file >= 0)
    return TRUE;
  self->file = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  if (self->file < 0)
    return fail (self);
  g_unlink (path);
  return TRUE;
}

static gboolean
write_all (AnnoSpool *self)
{
  gsize done = 0;

  while (done < self->tail->len)
    {
      gssize n = write (self->file, self->tail->str + done, self->tail->len - done);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return fail (self);
      done += (gsize) n;
    }
  return TRUE;
}

void
anno_spool_settle (AnnoSpool *self)
{
  g_return_if_fail (self != NULL);

  if (self->tail->len < LONG)
    return;
  if (self->error == NULL && open_file (self) && write_all (self))
    self->n += self->tail->len;
  g_string_truncate (self->tail, 0); /* once it failed, too: nobody gets to see it */
}

static gboolean
hand_file (AnnoSpool *self, AnnoSpoolTake take, gpointer data, GError **error)
{
  g_autofree char *piece = g_malloc (PIECE);
  guint64 at = 0;

  while (at < self->n)
    {
      gssize n = pread (self->file, piece, (gsize) MIN (PIECE, self->n - at), (off_t) at);
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          errno = n < 0 ? errno : EIO; /* the file was cut short */
          fail (self);
          g_propagate_error (error, g_error_copy (self->error));
          return FALSE;
        }
      if (!take (piece, (gsize) n, data, error))
        return FALSE;
      at += (guint64) n;
    }
  return TRUE;
}

gboolean
anno_spool_hand (AnnoSpool *self, AnnoSpoolTake take, gpointer data, GError **error)
{
  g_return_val_if_fail (self != NULL && take != NULL, FALSE);

  if (self->error != NULL)
    {
      g_propagate_error (error, g_error_copy (self->error));
      return FALSE;
    }
  return hand_file (self, take, data, error)
         && (self->tail->len == 0 || take (self->tail->str, self->tail->len, data, error));
}
