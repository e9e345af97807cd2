/* Review sheets as a PDF, one article after the other. The same sheets give the same bytes. */
#pragma once

#include "print/paper.h"
#include "print/review-sheet.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AnnoSheetPdf AnnoSheetPdf;

/* Takes bytes as they are made; FALSE where it can't. */
typedef gboolean (*AnnoSheetTake) (const char *bytes, gsize n, gpointer data);

/* Nothing is taken before the first sheet is added. */
AnnoSheetPdf *anno_sheet_pdf_new    (const AnnoPaper *paper, AnnoSheetTake take, gpointer data)
    G_GNUC_WARN_UNUSED_RESULT;
/* Once it isn't finished, what was taken is no PDF. */
void          anno_sheet_pdf_free   (AnnoSheetPdf *self);
/* Returns how many pages it has. */
guint         anno_sheet_pdf_add    (AnnoSheetPdf *self, const AnnoReviewSheet *sheet);
/* After one sheet at least. FALSE with G_IO_ERROR_CLOSED where bytes weren't taken, and
 * G_IO_ERROR_FAILED where it couldn't be made. */
gboolean      anno_sheet_pdf_finish (AnnoSheetPdf *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSheetPdf, anno_sheet_pdf_free)

G_END_DECLS
