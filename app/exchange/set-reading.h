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
  ANNO_READ_FAULT_NOBODY,   /* it isn't said whose work it is */
  ANNO_READ_FAULT_CORPUS,   /* it can't be read */
  ANNO_READ_FAULT_EXISTS,   /* somebody has a layer there already, or the tagset was changed */
  ANNO_READ_FAULT_DISK,
} AnnoReadFault;

/* @fault: set in any case. Fails with what @fault says, or G_IO_ERROR_CANCELLED; what was written
 * until then is whole, and stays. Blocks. */
AnnoReadReport *anno_set_read (const AnnoReadOrder *order, AnnoReadFault *fault,
                               GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
