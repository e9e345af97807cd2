/* The agreement of several annotators over a corpus, or a part of it: reads article by article,
 * and has review/agreement count. Memory grows with what was marked, not with the texts.
 *
 * Blocks; for any thread.
 */
#pragma once

#include "review/agreement-course.h"
#include "review/agreement.h"
#include "review/confusion.h"
#include "review/review-gain.h"

G_BEGIN_DECLS

/* How far it is: told by the thread that counts, read by any. */
typedef struct
{
  gint n; /* articles; all of them while the measures are computed */
  gint n_all;
} AnnoAgreementProgress;

typedef struct
{
  const char *root;
  const char *scope;              /* of the articles; "" for all */
  const char *const *articles;    /* only these of them, below the root; NULL for all */
  const char *const *slugs;       /* whose layers; NULL for all who have one there, but for settled
                                   * sets */
  const char *settled;            /* the folder of the settled set that all are held against; NULL
                                   * for none */
  gboolean pictures;              /* whether what pictures need is counted, too */
  AnnoAgreementProgress *progress; /* or NULL */
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
  GPtrArray *folders;  /* of char: the same, as the disk has them */
  GPtrArray *names;    /* of char: what they are called, as far as a layer says so */
  GPtrArray *articles; /* of char: below the root, on-disk encoding */
  GArray *rows;        /* of AnnoAgreementRow */
  AnnoGamma gamma;
  GPtrArray *moves;    /* of AnnoAgreementMoves */
  GPtrArray *problems; /* of char: sentences about what couldn't be compared */
  /* For pictures; else NULL: */
  AnnoConfusion *confusion;
  AnnoAgreementCourse *course;
  AnnoReviewGain *gain; /* NULL without a settled set, too */
  char *settled;        /* what the settled set is called; or NULL */
} AnnoAgreementReport;

/* Errors: ANNO_FILE_ERROR, ANNO_JSON_ERROR, G_IO_ERROR_CANCELLED. */
AnnoAgreementReport *anno_corpus_agreement_run  (const AnnoAgreementOrder *order,
                                                 GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void                 anno_agreement_report_free (AnnoAgreementReport *self);
/* The row of that measure, or NULL. */
const AnnoAgreementRow *anno_agreement_report_find (const AnnoAgreementReport *self,
                                                    const char *measure, AnnoAgreementOf of,
                                                    guint number, guint other);

/* The folder of the settled set that is meant by @name, which may be the folder or the set's name;
 * with NULL, the first there is, byte by byte. NULL where there is none. Looks at the disk. */
char *anno_corpus_agreement_find_settled (const char *root, const char *name)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoAgreementReport, anno_agreement_report_free)

G_END_DECLS
