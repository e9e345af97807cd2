/* Takes in what people marked in another program: each becomes that person's layer, a new one.
 *
 * The source is read twice, document by document, so that memory doesn't grow with it: first to
 * learn which articles, people and types there are, then to place the marks and write. Nothing is
 * written where a layer would be in the way.
 */
#pragma once

#include "exchange/read-report.h"
#include "exchange/set-progress.h"

G_BEGIN_DECLS

typedef struct
{
  const char *root;
  AnnoForeignSource *source;   /* what is read; NULL: what is at @path */
  const char *path;
  const AnnoSetFormat *format; /* NULL: the one that it is in */
  const char *article;   /* below the root: what all of it is about; NULL: by names and texts */
  const char *annotator; /* the name of whose work it is, where files don't say; NULL */
  const AnnoTypeMap *map; /* or NULL */
  AnnoOffsetUnit unit;    /* what is counted; ANNO_N_UNITS: to be found */
  gboolean grows;         /* types that the tagset lacks are added to it */
  gboolean only_look;
  AnnoSetProgress *progress; /* told of documents; or NULL */
} AnnoReadOrder;

/* Whose fault it is that nothing, or not all, was taken in. */
typedef enum
{
  ANNO_READ_FAULT_NONE,
  ANNO_READ_FAULT_SOURCE,   /* nothing in it could be read */
  ANNO_READ_FAULT_CORPUS,   /* it can't be read */
  ANNO_READ_FAULT_EXISTS,   /* somebody has a layer there already, or the tagset was changed */
  ANNO_READ_FAULT_DISK,
} AnnoReadFault;

/* @fault: set in any case. Fails with what @fault says, or G_IO_ERROR_CANCELLED; what was written
 * until then is whole, and stays. Blocks. */
AnnoReadReport *anno_set_read (const AnnoReadOrder *order, AnnoReadFault *fault,
                               GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* The same in a worker thread; what @order points at is copied, or kept: the source is taken over. */
void            anno_set_read_async  (const AnnoReadOrder *order, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer data);
AnnoReadReport *anno_set_read_finish (GAsyncResult *result, AnnoReadFault *fault, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* Takes the layers away again that @report tells of, and the articles that came in with them, which
 * nobody has changed since; @n: of how many layers that could be done. What stays is told as an
 * error: ANNO_FILE_ERROR. Tags that are new stay. Blocks. */
gboolean        anno_set_read_take_back (const char *root, const AnnoReadReport *report, guint *n,
                                         GError **error);
/* The same in a worker thread; @report: transfer full. */
void            anno_set_read_take_back_async  (const char *root, AnnoReadReport *report,
                                                GAsyncReadyCallback callback, gpointer data);
gboolean        anno_set_read_take_back_finish (GAsyncResult *result, guint *n, GError **error);

G_END_DECLS
