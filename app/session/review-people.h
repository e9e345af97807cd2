/* Whom several annotators name, and who of them is one person.
 *
 * Each annotator has a ledger, and ids differ from ledger to ledger. Two ids are one person's where
 * they are equal, where one was merged into the other, and where two ledgers agree on it by name:
 * each of the two is whom anno_people_match finds in the other's ledger. That it is so both ways
 * keeps two people of one name, whom one ledger tells apart, two people. What follows from several
 * such steps holds too, so that it is an equivalence.
 *
 * All ledgers are read at once, so what is one person doesn't hang on the order of articles.
 */
#pragma once

#include "model/people.h"

G_BEGIN_DECLS

typedef struct _AnnoReviewPeople AnnoReviewPeople;

/* Of the annotators @slugs of the corpus at @root. @problems gets sentences (of char) about ledgers
 * that can't be read; they count as empty. Blocks; afterwards any thread may read it. */
AnnoReviewPeople *anno_review_people_new  (const char *root, const char *const *slugs,
                                           GPtrArray *problems) G_GNUC_WARN_UNUSED_RESULT;
void              anno_review_people_free (AnnoReviewPeople *self);

/* The ledger of @slug, or NULL where that isn't one of the annotators. */
AnnoPeople *anno_review_people_get (const AnnoReviewPeople *self, const char *slug);
gboolean    anno_review_people_has (const AnnoReviewPeople *self, const char *slug);
/* The annotators in the order in which they were given, each once: NULL-terminated. */
const char *const *anno_review_people_list (const AnnoReviewPeople *self);

/* Whether both ids are one person's: an AnnoIsOnePerson and AnnoSamePerson, with @self as data. */
gboolean    anno_review_people_is_one (const char *a, const char *b, gpointer self);
/* The id that stands for all ids of that person: the smallest that isn't merged; @id itself where
 * nobody knows it. */
const char *anno_review_people_id_of  (const AnnoReviewPeople *self, const char *id);
/* Who that is, following mergers, in the first ledger that has them, by slug; or NULL. */
AnnoPerson *anno_review_people_find   (const AnnoReviewPeople *self, const char *id);
/* What they are called: an AnnoNamePerson, with @self as data. */
char       *anno_review_people_name   (const char *id, gpointer self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoReviewPeople, anno_review_people_free)

G_END_DECLS
