/* What a report on a settled set (session/settled-report.h) comes to, in numbers and in sentences:
 * what it would hold, what stays open, and how what is there compares with it.
 *
 * Made of a report on a set that was only compared, it says what would become of one that is made.
 */
#pragma once

#include "session/settled-report.h"

G_BEGIN_DECLS

/* How what is there of the set compares with what would be made now. */
typedef enum
{
  ANNO_STANDING_NOTHING, /* there is nothing that could be settled */
  ANNO_STANDING_NEW,     /* there is nothing of it yet */
  ANNO_STANDING_SAME,    /* it is as it would be made */
  ANNO_STANDING_GROWS,   /* it is, and lacks something */
  ANNO_STANDING_OTHER,   /* something of it would be replaced, or removed */
  ANNO_STANDING_TOUCHED, /* another hand has changed it: it can't be made */
} AnnoSettledStanding;

typedef struct
{
  guint n_articles; /* that are settled */
  guint n_spans;
  guint n_decided; /* places, … */
  guint n_neither; /* … of these those where nothing is to be marked, … */
  guint n_ruled;   /* … that are settled by the rule, … */
  guint n_agreed;  /* … on which all agree, … */
  guint n_open;    /* … that stay open */
  guint n_open_articles;
  guint n_dropped; /* links to what stays open */
  guint open[ANNO_N_OPEN_REASONS];
  guint fates[ANNO_N_SETTLED_FATES]; /* articles */
  gboolean is_whole;                 /* nothing had to be left out */
  AnnoSettledStanding standing;
} AnnoSettledSums;

AnnoSettledSums anno_settled_sums (const AnnoSettledReport *report);

/* "41 annotations in 3 articles". */
char *anno_settled_sums_describe (const AnnoSettledSums *self) G_GNUC_WARN_UNUSED_RESULT;
/* "10 places as reviewers decided · 20 places on which all agree · 9 places by the rule". */
char *anno_settled_sums_describe_parts (const AnnoSettledSums *self) G_GNUC_WARN_UNUSED_RESULT;
/* "3 places in 2 articles stay open: nobody has decided 2, …"; NULL where none does. */
char *anno_settled_sums_describe_open (const AnnoSettledSums *self) G_GNUC_WARN_UNUSED_RESULT;
/* How the set that is there compares, in a sentence. */
char *anno_settled_sums_describe_standing (const AnnoSettledSums *self) G_GNUC_WARN_UNUSED_RESULT;

/* What an article of the set would become, and why, in a sentence; NULL where it is as it is. */
char *anno_settled_article_describe_fate (const AnnoSettledArticle *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
