/* Writes an annotation set in a form, article by article, so that memory doesn't grow with the
 * corpus; or only looks what the form would lose. */
#pragma once

#include "exchange/set-loss.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What came of it. */
typedef struct
{
  guint n_articles; /* that have a layer in the set */
  guint n_layers;
  guint n_spans;
  AnnoLosses *losses;
  GPtrArray *problems; /* of char: sentences about what couldn't be read, and is left out */
} AnnoSetReport;

void anno_set_report_free (AnnoSetReport *self);

/* Takes the next @n bytes; FALSE where no more can be taken. */
typedef gboolean (*AnnoSetTake) (const char *bytes, gsize n, gpointer data);

/* The layers of the corpus at @root that @choice lets through, by article and annotator, which
 * gives the same bytes each time. @take: NULL only to look. Fails where the corpus, or what @choice
 * names in it, can't be entered (ANNO_FILE_ERROR), with G_IO_ERROR_CANCELLED, and with
 * G_IO_ERROR_CLOSED where @take wanted no more. Blocks. */
AnnoSetReport *anno_set_export_run (const char *root, const AnnoSetFormat *format,
                                    const AnnoSetChoice *choice, AnnoTagset *tagset,
                                    AnnoSetTake take, gpointer data, GCancellable *cancellable,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSetReport, anno_set_report_free)

G_END_DECLS
