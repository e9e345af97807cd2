/* One article with what several annotators made of it, loaded to be compared.
 *
 * Who has no layer on it has not looked at it, and is no side of the case. A layer that was made on
 * another version of the text is told; where words that it quotes don't stand at their places any
 * more, its spans are compared where these are now, in memory alone, and each that moved is told,
 * as is each that isn't found and so is left out; so is a layer of which nothing is found. Lines
 * that aren't annotations as we know them are told too: they are no part of what is compared. What
 * is odd beyond that is corpus-check's.
 *
 * Blocks; for any thread. Nothing is written.
 */
#pragma once

#include "review/field-compare.h"
#include "review/layer-move.h"
#include "session/corpus-survey.h"
#include "session/document.h"
#include "session/review-people.h"

G_BEGIN_DECLS

/* What one annotator made. */
typedef struct
{
  const char *slug; /* on-disk encoding */
  char *name;       /* what the annotator is called: plain UTF-8, of moderate length, and nobody
                     * else's of the case */
  AnnoLayer *layer;
  AnnoPeople *people;     /* the annotator's list */
  gboolean on_other_text; /* made on another version */
  GPtrArray *moved;       /* of AnnoSpanMove (review/layer-move.h): spans found elsewhere, or with
                           * other words; NULL where all are at their places */
  GPtrArray *lost;        /* likewise: spans that weren't found, and aren't in the layer */
} AnnoReviewSide;

typedef struct
{
  const char *path;       /* below the corpus, on-disk encoding */
  AnnoDocument *document; /* without a layer of its own */
  AnnoArticle *article;
  AnnoTagset *tagset;
  const AnnoReviewPeople *people;
  GPtrArray *sides;      /* of AnnoReviewSide, as people has the annotators */
  AnnoClusters *clusters; /* of the sides' layers in that order, once they are asked for */
  AnnoFieldCompare compare;
} AnnoReviewCase;

/* The annotators that are taken for people: the folders below annotations/ of the corpus at @root,
 * but for those of settled sets (session/settled-name.h). Looks at the disk. */
GStrv anno_review_case_list_slugs (const char *root) G_GNUC_WARN_UNUSED_RESULT;

/* How many of @people's annotators have a layer on an article that is there. */
guint anno_review_case_count (const AnnoSurveyEntry *entry, const AnnoReviewPeople *people);

/* Reads the article that @entry tells of, with the layers of @people's annotators. @problems gets
 * sentences (of char). NULL where the article can't be read, or none of them has a layer that can
 * be. All arguments outlive the case. */
AnnoReviewCase *anno_review_case_load (const char *root, const AnnoSurveyEntry *entry,
                                       const AnnoReviewPeople *people, AnnoTagset *tagset,
                                       GPtrArray *problems) G_GNUC_WARN_UNUSED_RESULT;
void            anno_review_case_free (AnnoReviewCase *self);

/* Whether all that its sides marked is compared: whether no layer is left out, nor any of its spans
 * because it isn't found. @entry: what it was loaded of. */
gboolean anno_review_case_is_whole (const AnnoReviewCase *self, const AnnoSurveyEntry *entry);

/* The @n-th side. */
const AnnoReviewSide   *anno_review_case_get     (const AnnoReviewCase *self, guint n);
/* Which spans stand for one thing, and whether their fields are the same. The case's. */
const AnnoFieldCompare *anno_review_case_compare (AnnoReviewCase *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoReviewCase, anno_review_case_free)

G_END_DECLS
