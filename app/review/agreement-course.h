/* How agreement went over time: exact F1 of the articles of each day, week, month or year.
 *
 * An article belongs to the time of the last change of any span that was compared on it, in UTC;
 * one on which no span says when it was made has no time, and is only counted. Counts are pooled
 * over the articles of a time, and over all pairs of people, as in review/agreement; the interval
 * is the bootstrap over those articles. How long a time is depends on how much there is of it: days
 * up to two weeks, weeks up to half a year, months up to three years, else years. Times in between
 * in which nothing was changed have no value, and are there, but where that would be a long row.
 */
#pragma once

#include "model/layer.h"
#include "review/bootstrap.h"

G_BEGIN_DECLS

typedef enum
{
  ANNO_COURSE_DAY,
  ANNO_COURSE_WEEK, /* from Monday */
  ANNO_COURSE_MONTH,
  ANNO_COURSE_YEAR,
} AnnoCourseUnit;

typedef struct
{
  gint64 start; /* microseconds since 1970 UTC */
  AnnoMeasure f1;
  AnnoInterval interval;
} AnnoCoursePoint;

typedef struct _AnnoAgreementCourse AnnoAgreementCourse;

AnnoAgreementCourse *anno_agreement_course_new  (guint n_raters, guint n_categories)
    G_GNUC_WARN_UNUSED_RESULT;
void                 anno_agreement_course_free (AnnoAgreementCourse *self);

/* The last change of all spans; 0 where none says. @layers: @n, some of them NULL. */
gint64  anno_agreement_course_time  (AnnoLayer *const *layers, guint n);
/* @time: as above. @text may have more raters than that: they are passed over. */
void    anno_agreement_course_add   (AnnoAgreementCourse *self, const AnnoRatedText *text,
                                     gint64 time);
/* All times (of AnnoCoursePoint), in order, and how long they are. */
GArray *anno_agreement_course_list  (const AnnoAgreementCourse *self, AnnoCourseUnit *unit)
    G_GNUC_WARN_UNUSED_RESULT;
/* Articles that two have rated and that have no time. */
guint   anno_agreement_course_get_n_without_time (const AnnoAgreementCourse *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoAgreementCourse, anno_agreement_course_free)

G_END_DECLS
