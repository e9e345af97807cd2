/* What several people made of one article, read and compared: what readings of a review share as
 * long as the layers are the same (session/review-reading).
 *
 * Made in a worker thread, and only looked at afterwards, by any thread. What differs is told in
 * words only when somebody asks for them, as there can be a hundred thousand differences of which a
 * person sees twenty.
 */
#pragma once

#include "session/annotator.h"
#include "session/review-case.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is to be read. */
typedef struct
{
  char *root;
  char *article; /* below the root, on-disk encoding */
  GStrv without; /* slugs of those who have annotated it and are left out; or NULL */
  AnnoTagset *tagset;
  GHashTable *names; /* slug → what the annotator is to be called, while names are hidden; then
                      * people come in the order of these. NULL: as they are called */
  gboolean blind;    /* names are hidden: those without one above are called by letters, as
                      * session/over-layers calls them; needs a reviewer */
  AnnoAnnotator *reviewer; /* who reviews; or NULL */
} AnnoReviewOrder;

/* Somebody who has annotated an article. */
typedef struct
{
  char *slug; /* on-disk encoding */
  char *name; /* what they are called here, in UTF-8 */
  gboolean is_compared;
} AnnoReviewer;

AnnoReviewer *anno_reviewer_copy (const AnnoReviewer *self) G_GNUC_WARN_UNUSED_RESULT;
void          anno_reviewer_free (AnnoReviewer *self);

/* To be read only. */
typedef struct
{
  gatomicrefcount refs;
  AnnoReviewOrder *order;
  char *article; /* a GRefString: as the order has it */
  AnnoSurveyEntry *entry;
  AnnoReviewPeople *people;
  AnnoReviewCase *one;  /* with its clusters; NULL where nobody has annotated the article */
  GPtrArray *found;     /* what differs, under the number of its cluster: of AnnoDifference where
                         * two are compared, else of AnnoVote; NULL without a case */
  GPtrArray *everybody; /* of AnnoReviewer */
  GHashTable *letters;  /* slug → letter, of those whose names are hidden; or NULL */
  GPtrArray *names;     /* of char: what the sides are called, in their order */
  GPtrArray *problems;  /* of char: sentences about what couldn't be read or compared */
} AnnoReviewBasis;

/* Blocks; for any thread. */
AnnoReviewBasis *anno_review_basis_new   (const AnnoReviewOrder *order) G_GNUC_WARN_UNUSED_RESULT;
AnnoReviewBasis *anno_review_basis_ref   (AnnoReviewBasis *self);
void             anno_review_basis_unref (AnnoReviewBasis *self);
/* What people marked differently there, in a sentence. */
char            *anno_review_basis_describe (const AnnoReviewBasis *self, guint cluster)
    G_GNUC_WARN_UNUSED_RESULT;

AnnoReviewOrder *anno_review_order_copy (const AnnoReviewOrder *self) G_GNUC_WARN_UNUSED_RESULT;
void             anno_review_order_free (AnnoReviewOrder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoReviewBasis, anno_review_basis_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoReviewOrder, anno_review_order_free)

G_END_DECLS
