/* The agreement of several annotators over a corpus, or a part of it: reads article by article,
 * and has review/agreement count. Memory grows with what was marked, not with the texts.
 *
 * Blocks; for any thread.
 */
#pragma once

#include "review/agreement.h"

G_BEGIN_DECLS

typedef struct
{
  const char *root;
  const char *scope;              /* of the articles; "" for all */
  const char *const *slugs;       /* whose layers; NULL for all who have one there, but for settled
                                   * sets */
  AnnoAgreementOptions options;   /* without tagset and raters, which are found */
} AnnoAgreementOrder;

/* What moved in a layer that was made on another version of the text, as review-case has it. */
typedef struct
{
  char *article;    /* below the root, on-disk encoding */
  char *slug;       /* on-disk encoding */
  GPtrArray *moved; /* of AnnoSpanMove */
  GPtrArray *lost;  /* of AnnoSpanMove */
} AnnoAgreementMoves;

/* Rows may point to the report. */
typedef struct
{
  AnnoTagset *tagset;
  GPtrArray *slugs;    /* of char: the raters, sorted, in UTF-8 */
  GPtrArray *articles; /* of char: below the root, on-disk encoding */
  GArray *rows;        /* of AnnoAgreementRow */
  AnnoGamma gamma;
  GPtrArray *moves;    /* of AnnoAgreementMoves */
  GPtrArray *problems; /* of char: sentences about what couldn't be compared */
} AnnoAgreementReport;

/* Errors: ANNO_FILE_ERROR, ANNO_JSON_ERROR, G_IO_ERROR_CANCELLED. */
AnnoAgreementReport *anno_corpus_agreement_run  (const AnnoAgreementOrder *order,
                                                 GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void                 anno_agreement_report_free (AnnoAgreementReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoAgreementReport, anno_agreement_report_free)

G_END_DECLS
