/* A line of an article set for a review: the words, the characters that are disputed among them,
 * and below them a lane a person with what they marked there.
 *
 * What all agree on is one calm lane, above those of the people. A lane is told by initials in the
 * left margin, a difference by its number in the right one; a number is filled once it is decided.
 * All that belongs to a line is one strip, so it is never parted. Where more people marked
 * something on a line than ANNO_REVIEW_LANES_MAX, the others are counted.
 */
#pragma once

#include "print/page-text.h"
#include "print/review-sheet.h"

G_BEGIN_DECLS

#define ANNO_REVIEW_LANES_MAX 12
#define ANNO_REVIEW_GUTTER 32 /* points: the left margin of the lines, with initials */
#define ANNO_REVIEW_MARGIN 50 /* the right one, with numbers */

/* A sheet that is being set. */
typedef struct
{
  const AnnoReviewSheet *sheet;
  PangoContext *context;
  double width;      /* of the page within its margins, in points */
  guint number;      /* of the article: part of each dest */
  guint block;       /* the last one that was given out */
  guint n_passed;    /* points that begin before what comes next */
  GHashTable *placed; /* a set: the numbers of points that stand beside a line */
  GPtrArray *strips; /* of AnnoStrip: what is set so far */
} AnnoReviewSetting;

/* Adds the strips of one line of the article, in reading order. */
void anno_review_lanes_set (AnnoReviewSetting *setting, const AnnoSheetLine *line);

/* A number in a badge, filled or not, with its upper left corner at @x, @y. Returns its text. */
AnnoStripText *anno_review_lanes_badge (const AnnoReviewSetting *setting, AnnoStrip *strip,
                                        guint number, gboolean filled, double x, double y,
                                        double *width);
/* The dest of a point beside the article ('p'), or in the table ('q'). */
char          *anno_review_lanes_dest  (const AnnoReviewSetting *setting, char where, guint number)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
