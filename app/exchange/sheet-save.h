/* Writes review sheets to the disk, or hands their bytes on: one PDF, or a folder with one for each
 * article, there whole or not at all. */
#pragma once

#include "exchange/set-save.h"
#include "print/sheet-pdf.h"

G_BEGIN_DECLS

typedef struct
{
  const char *root;
  const char *scope;         /* of the articles; "" for all */
  const char *const *slugs;  /* whose layers; NULL for all annotators' */
  gboolean hide_names;
  AnnoPaper paper;
  const char *path;          /* where to; NULL: `take` takes it */
  AnnoSheetTake take;
  gpointer data;
  gboolean replace;          /* a file that is there; a folder never is */
  gboolean each;             /* a file for each article, in a folder */
} AnnoSheetOrder;

typedef struct
{
  guint n_articles;
  guint n_pages;
  guint n_differences;
  guint n_decided;     /* of these */
  GPtrArray *problems; /* of char: sentences about what couldn't be compared */
} AnnoSheetReport;

/* @fault: set in any case. Fails with what it says, G_IO_ERROR_NOT_FOUND where no article can be
 * compared (then @problems, or NULL, has got why), or G_IO_ERROR_CANCELLED. Blocks. */
AnnoSheetReport *anno_sheet_save        (const AnnoSheetOrder *order, AnnoSetFault *fault,
                                         GPtrArray *problems, GCancellable *cancellable,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
void             anno_sheet_report_free (AnnoSheetReport *self);
/* The same in a worker thread; what @order points at is copied, but for `data`. */
void             anno_sheet_save_async  (const AnnoSheetOrder *order, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer data);
AnnoSheetReport *anno_sheet_save_finish (GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSheetReport, anno_sheet_report_free)

G_END_DECLS
