/* What a review sheet says of one article: its lines, who marked it, what they marked differently,
 * and what has been decided of that.
 *
 * Each cluster on which not all agree is a point, numbered from 1 in reading order. It has no fonts
 * and no places on paper: print/review-pages makes pages of it. Where names are hidden, people are
 * letters: which one is whose follows from the article and the annotator alone, and not from the
 * order of their names.
 */
#pragma once

#include "print/sheet.h"
#include "review/difference-words.h"
#include "review/review-state.h"
#include "review/vote.h"

G_BEGIN_DECLS

/* What is known. All must outlive the sheet, but `names`. */
typedef struct
{
  AnnoSheetFacts article;
  const AnnoFieldCompare *compare; /* of two layers at least */
  const AnnoReviewState *state;
  const char *const *names;        /* of the annotators, in the order of the layers */
  AnnoNamePerson name_person;      /* whom their spans name; NULL: nobody is known */
  gpointer data;
  gboolean hide_names;             /* of annotators and reviewers */
} AnnoReviewSheetFacts;

/* An annotator. */
typedef struct
{
  char *name;
  char *initials; /* short, and nobody else's on this sheet */
  guint layer;    /* among the clusters' */
} AnnoReviewPerson;

/* One thing that they marked differently. */
typedef struct
{
  guint number; /* from 1 */
  guint cluster;
  AnnoRange range; /* from the first of all marks to the end of the last one */
  const AnnoVote *vote;
  const AnnoReviewItem *item;
} AnnoReviewPoint;

typedef struct
{
  AnnoSheet *article; /* with nobody's spans */
  const AnnoFieldCompare *compare;
  const AnnoClusters *clusters; /* the compare's */
  const AnnoReviewState *state;
  GPtrArray *people;     /* of AnnoReviewPerson, in the order in which they are shown */
  guint *person_of;      /* a layer's person */
  GPtrArray *votes;      /* of AnnoVote, a cluster each */
  GArray *points;        /* of AnnoReviewPoint */
  guint *numbers;        /* a cluster's point; 0 where all agree */
  AnnoNamePerson name_person;
  gpointer data;
  GHashTable *reviewers; /* id → what a reviewer is called; NULL where names are shown */
} AnnoReviewSheet;

AnnoReviewSheet *anno_review_sheet_new  (const AnnoReviewSheetFacts *facts)
    G_GNUC_WARN_UNUSED_RESULT;
void             anno_review_sheet_free (AnnoReviewSheet *self);

guint                   anno_review_sheet_get_n      (const AnnoReviewSheet *self);
const AnnoReviewPoint  *anno_review_sheet_get        (const AnnoReviewSheet *self, guint n);
const AnnoReviewPerson *anno_review_sheet_get_person (const AnnoReviewSheet *self, guint n);
/* Whose the layer is. */
const AnnoReviewPerson *anno_review_sheet_who        (const AnnoReviewSheet *self, guint layer);
/* What the maker of @record may be called. */
const char             *anno_review_sheet_reviewer   (const AnnoReviewSheet *self,
                                                      const AnnoReviewRecord *record);
gboolean                anno_review_point_is_decided (const AnnoReviewPoint *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoReviewSheet, anno_review_sheet_free)

G_END_DECLS
