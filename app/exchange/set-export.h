/* Writes an annotation set in a form, article by article, so that memory doesn't grow with the
 * corpus, but for forms that begin with what only the end knows; or only looks what the form would
 * lose. */
#pragma once

#include "exchange/set-loss.h"
#include "exchange/set-progress.h"
#include "exchange/set-proof.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What came of it. */
typedef struct
{
  AnnoSetCount n; /* articles: those that have a layer in the set */
  AnnoLosses *losses;
  GPtrArray *flaws;    /* of AnnoSetFlaw: what doesn't come back as it went out; our fault */
  GPtrArray *problems; /* of char: sentences about what couldn't be read, and is left out */
} AnnoSetReport;

void anno_set_report_free (AnnoSetReport *self);

/* Where it goes. */
typedef struct
{
  /* The next @n bytes of the file; FALSE where no more can be taken. */
  gboolean (*take) (const char *bytes, gsize n, gpointer data);
  gpointer data;
  AnnoSetFolder *folder; /* for a form of many files, and for one file each */
} AnnoSetTarget;

/* What is wanted of an export. */
typedef struct
{
  const char *root;
  const AnnoSetFormat *format;
  const AnnoSetChoice *choice;
  AnnoTagset *tagset;
  AnnoSetProgress *progress; /* told of articles; or NULL */
} AnnoSetWish;

/* What is printed is read back, article by article, where the form can be read, and compared.
 *
 * The layers of the corpus that the choice lets through, by article and annotator, which
 * gives the same bytes each time. @target: NULL only to look; a folder is the caller's to finish.
 * Fails where the corpus, or what the choice names in it, can't be entered (ANNO_FILE_ERROR), with
 * G_IO_ERROR_CANCELLED, and with G_IO_ERROR_CLOSED where no more could be taken. Blocks. */
AnnoSetReport *anno_set_export_run (const AnnoSetWish *wish, const AnnoSetTarget *target,
                                    GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSetReport, anno_set_report_free)

G_END_DECLS
