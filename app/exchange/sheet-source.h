/* What review sheets are made from: articles of a corpus that two of the chosen annotators have
 * marked, each loaded with its layers and what reviewers said of it.
 *
 * Blocks; for any thread, one at a time.
 */
#pragma once

#include "print/review-sheet.h"
#include "session/review-case.h"
#include "session/review-store.h"

G_BEGIN_DECLS

/* The articles, in the order of their paths. */
typedef struct
{
  char *root;
  AnnoTagset *tagset;
  GPtrArray *entries; /* of AnnoSurveyEntry */
  AnnoReviewPeople *people;
  GPtrArray *problems; /* of char: sentences about what couldn't be read */
} AnnoSheetSource;

/* @scope: of the articles, "" for all. @slugs: whose layers; NULL for all annotators', but for
 * settled sets. Errors: ANNO_FILE_ERROR, ANNO_JSON_ERROR, G_IO_ERROR_CANCELLED. */
AnnoSheetSource *anno_sheet_source_new  (const char *root, const char *scope,
                                         const char *const *slugs, GCancellable *cancellable,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
void             anno_sheet_source_free (AnnoSheetSource *self);
guint            anno_sheet_source_get_n (const AnnoSheetSource *self);

/* An article's sheet, with what it points to. */
typedef struct _AnnoLoadedSheet AnnoLoadedSheet;

/* NULL where it can't be compared; then, or where something is left out, that is told in the
 * source's problems. The source outlives it. */
AnnoLoadedSheet       *anno_loaded_sheet_new  (AnnoSheetSource *source, guint n,
                                               gboolean hide_names) G_GNUC_WARN_UNUSED_RESULT;
void                   anno_loaded_sheet_free (AnnoLoadedSheet *self);
const AnnoReviewSheet *anno_loaded_sheet_get  (const AnnoLoadedSheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSheetSource, anno_sheet_source_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoLoadedSheet, anno_loaded_sheet_free)

G_END_DECLS
