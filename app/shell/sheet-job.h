/* A review sheet on its way to paper or to a file: what is wanted, shared by the steps that get it
 * there. */
#pragma once

#include "exchange/sheet-source.h"
#include "print/review-pages.h"
#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  GtkWindow *parent; /* weak; NULL once it is closed */
  AnnoSession *session;
  char *article;     /* below the root, on-disk encoding */
  char **slugs;      /* NULL for all annotators' */
  gboolean hide_names;
  /* Once it is read, and laid out. */
  AnnoSheetSource *source;
  AnnoLoadedSheet *sheet;
  AnnoReviewPages *pages;
} AnnoSheetJob;

/* NULL where no article is in hand. */
AnnoSheetJob *anno_sheet_job_new   (GtkWindow *parent, AnnoSession *session,
                                    const char *const *slugs, gboolean hide_names)
    G_GNUC_WARN_UNUSED_RESULT;
AnnoSheetJob *anno_sheet_job_ref   (AnnoSheetJob *self);
void          anno_sheet_job_unref (AnnoSheetJob *self);
/* The root of its corpus. */
const char   *anno_sheet_job_get_root (const AnnoSheetJob *self);
/* Says why it went wrong; nothing where somebody called it off. */
void          anno_sheet_job_say_error (AnnoSheetJob *self, const GError *error);

/* Reads the article with its layers and reviews, in a thread. FALSE with ANNO_FILE_ERROR,
 * ANNO_JSON_ERROR, or G_IO_ERROR_NOT_FOUND where it can't be compared. */
void     anno_sheet_job_load_async  (AnnoSheetJob *self, GAsyncReadyCallback callback,
                                     gpointer data);
gboolean anno_sheet_job_load_finish (GAsyncResult *result, GError **error);
/* Lays it out for @paper, in a thread: then `pages` is there. */
void     anno_sheet_job_lay_out     (AnnoSheetJob *self, const AnnoPaper *paper);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSheetJob, anno_sheet_job_unref)

G_END_DECLS
