/* The four pictures of agreement, for the window, a file, and who can't see them: made of a report
 * (session/corpus-agreement.h), drawn by app/print, told as a table and in words.
 *
 * A matrix of many people shows the first of them, and says so; the table has all. SVG is cairo's,
 * without what differs from run to run; its title and its description are words, and the same
 * report gives the same bytes (with the same fonts: cairo writes letters as shapes).
 */
#pragma once

#include "print/agreement-gain.h"
#include "print/agreement-line.h"
#include "print/agreement-matrix.h"
#include "session/corpus-agreement.h"

G_BEGIN_DECLS

typedef enum
{
  ANNO_PICTURE_PAIRS,  /* people × people: exact F1 */
  ANNO_PICTURE_TAGS,   /* tag × tag: review/confusion */
  ANNO_PICTURE_TIME,   /* review/agreement-course */
  ANNO_PICTURE_REVIEW, /* review/review-gain */
} AnnoPictureKind;

#define ANNO_N_PICTURES (ANNO_PICTURE_REVIEW + 1)

/* "pairs", "tags", "time", "review": for scripts and names of files. */
const char *anno_picture_kind_id    (AnnoPictureKind kind);
gboolean    anno_picture_kind_find  (const char *id, AnnoPictureKind *kind);

typedef struct _AnnoAgreementPicture AnnoAgreementPicture;

/* NULL where @report has nothing for it: people, tags or times to show, or a settled set.
 * @words: then a sentence that says why, to be freed; may be NULL. Nothing of @report is kept. */
AnnoAgreementPicture *anno_agreement_picture_new  (const AnnoAgreementReport *report,
                                                   AnnoPictureKind kind, char **words)
    G_GNUC_WARN_UNUSED_RESULT;
void                  anno_agreement_picture_free (AnnoAgreementPicture *self);

const char *anno_agreement_picture_get_title (const AnnoAgreementPicture *self);
/* What a screen reader says of it: a few sentences with its highest and lowest numbers. */
const char *anno_agreement_picture_get_words (const AnnoAgreementPicture *self);
/* In points. */
void        anno_agreement_picture_measure   (const AnnoAgreementPicture *self, double *width,
                                              double *height);
void        anno_agreement_picture_draw      (const AnnoAgreementPicture *self, cairo_t *cr,
                                              AnnoPlotScheme scheme);
/* The cell of a matrix at a place, by the numbers that the report has for its people, or
 * review/confusion for its tags. FALSE for other pictures and places. */
gboolean    anno_agreement_picture_find      (const AnnoAgreementPicture *self, double x, double y,
                                              guint *row, guint *column);
/* The table behind it, comma-separated, with a line of headings. */
GBytes     *anno_agreement_picture_print_csv (const AnnoAgreementPicture *self)
    G_GNUC_WARN_UNUSED_RESULT;
/* As printed on white. */
GBytes     *anno_agreement_picture_print_svg (const AnnoAgreementPicture *self)
    G_GNUC_WARN_UNUSED_RESULT;
/* Writes it to @path; a file that is there is only replaced where @replace says so. The end of the
 * name says which it is: ".csv", or SVG. Errors: ANNO_FILE_ERROR. Blocks. */
gboolean    anno_agreement_picture_save      (const AnnoAgreementPicture *self, const char *path,
                                              gboolean replace, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoAgreementPicture, anno_agreement_picture_free)

G_END_DECLS
