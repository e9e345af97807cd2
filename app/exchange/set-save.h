/* Writes an annotation set to the disk: one file, or a folder of files, there whole or not at
 * all. */
#pragma once

#include "exchange/set-export.h"

G_BEGIN_DECLS

/* Whose fault it is that nothing was written. */
typedef enum
{
  ANNO_SET_FAULT_NONE,
  ANNO_SET_FAULT_CORPUS, /* it couldn't be read, or the work was called off */
  ANNO_SET_FAULT_EXISTS, /* something is there already */
  ANNO_SET_FAULT_DISK,
} AnnoSetFault;

/* A set to be written, and where to. */
typedef struct
{
  AnnoSetWish wish;
  const char *path; /* NULL only to look what would be lost; of many files, one that ends in “.zip”
                     * is an archive */
  gboolean replace; /* a file that is there; a folder never is */
  gboolean each;    /* a file for each article, in a folder, of a form that is one file else */
} AnnoSetOrder;

/* What was written is read from the disk again, and has to be what was to go there. @fault: set in
 * any case. Blocks. */
AnnoSetReport *anno_set_save (const AnnoSetOrder *order, AnnoSetFault *fault,
                              GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* The same in a worker thread; what @order points at is copied, or kept. */
void           anno_set_save_async  (const AnnoSetOrder *order, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer data);
/* @fault may be NULL. */
AnnoSetReport *anno_set_save_finish (GAsyncResult *result, AnnoSetFault *fault, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
