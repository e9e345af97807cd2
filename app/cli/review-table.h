/* What an act of "review" works on: the articles that are named, with what annotators made of them
 * and reviewers said, and who acts.
 */
#pragma once

#include "cli/exit-status.h"
#include "cli/place.h"
#include "review/review-acts.h"
#include "session/annotator.h"
#include "session/reviewed-case.h"

G_BEGIN_DECLS

typedef struct
{
  const char *named;
  AnnoPlace place;
  AnnoTagset *tagset;
  GPtrArray *entries; /* of AnnoSurveyEntry, by path */
  AnnoReviewPeople *people;
  GPtrArray *problems; /* of char: sentences, told when it is cleared */
  AnnoAnnotator *self; /* who acts; NULL where only looked at */
} AnnoReviewTable;

/* @named: a corpus or a part of it; @slugs: whose annotations, NULL for all. @as: the folder of who
 * acts, or NULL. What is wrong is told; then the status isn't DONE. */
AnnoExit anno_review_table_open (AnnoReviewTable *self, const char *named, const char *const *slugs,
                                 const char *as);
/* Tells the problems, and clears. Returns @status, or FINDINGS where there were some and that is
 * higher. */
AnnoExit anno_review_table_close (AnnoReviewTable *self, AnnoExit status);

/* The @n-th article; NULL where nobody has annotations on it that can be read. */
AnnoReviewedCase *anno_review_table_load (AnnoReviewTable *self, guint n) G_GNUC_WARN_UNUSED_RESULT;
/* The one article that is named; else told, and NULL. */
AnnoReviewedCase *anno_review_table_load_one (AnnoReviewTable *self) G_GNUC_WARN_UNUSED_RESULT;

/* What acts are made with. */
AnnoReviewDesk
anno_review_table_desk (const AnnoReviewTable *self, const AnnoReviewedCase *reviewed);
/* Writes @records (of AnnoReviewRecord), and takes them into @reviewed. What went wrong is told. */
AnnoExit
anno_review_table_add (AnnoReviewTable *self, AnnoReviewedCase *reviewed, const GPtrArray *records);
/* Prints the lines of @records, which were made: the article, the place, what it is, the id, and of
 * a decision the status that its place has now. Returns FINDINGS where one is contested. */
AnnoExit anno_review_table_show (const AnnoReviewTable *self, const AnnoReviewedCase *reviewed,
                                 const GPtrArray *records, gboolean json);

/* The index of the side whose folder that is; G_MAXUINT, told, where it isn't there. */
guint anno_review_table_find_side (const AnnoReviewTable *self, const AnnoReviewedCase *reviewed,
                                   const char *slug);
/* The cluster that @word means, START-END or a span's id; FALSE, told, for none, or several. @mark
 * (or NULL) gets the span's mark, or NULL where @word is a place. */
gboolean
anno_review_table_find_place (const AnnoReviewTable *self, const AnnoReviewedCase *reviewed,
                              const char *word, guint *cluster, const AnnoMark **mark);
/* Tells @format, in which %s is @word, about what is named. Returns @status. */
AnnoExit anno_review_table_tell (const AnnoReviewTable *self, AnnoExit status, const char *format,
                                 const char *word);

/* An id as typed, with or without "urn:uuid:". */
char *anno_review_table_make_id (const char *word) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
