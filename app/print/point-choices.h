/* The ways in which a difference was marked, or a field of it was filled in, and by whom: those of
 * the most people first, then by the people, in the order in which the sheet shows them. */
#pragma once

#include "print/review-sheet.h"

G_BEGIN_DECLS

typedef struct
{
  gconstpointer it; /* an AnnoVariant or an AnnoFieldOption */
  guint n;          /* people */
  guint first;      /* the first of them */
} AnnoPointChoice;

/* The variants of the @n-th cluster, and the options of a field (of AnnoPointChoice). */
GArray *anno_point_choices_new_variants (const AnnoReviewSheet *sheet, guint n)
    G_GNUC_WARN_UNUSED_RESULT;
GArray *anno_point_choices_new_options  (const AnnoReviewSheet *sheet, const AnnoFieldVote *vote)
    G_GNUC_WARN_UNUSED_RESULT;
/* Whose they are: layers (guint). */
GArray *anno_point_choices_list_layers  (const AnnoReviewSheet *sheet, const AnnoVariant *variant)
    G_GNUC_WARN_UNUSED_RESULT;
GArray *anno_point_choices_list_holders (const AnnoReviewSheet *sheet,
                                         const AnnoFieldOption *option) G_GNUC_WARN_UNUSED_RESULT;
/* Who has none of them: likewise. */
GArray *anno_point_choices_list_missing (const AnnoReviewSheet *sheet, const AnnoVote *vote)
    G_GNUC_WARN_UNUSED_RESULT;
/* "AM, BO"; of more than three people "14 of 100: AM, BO, … and 12 more". */
char   *anno_point_choices_name         (const AnnoReviewSheet *sheet, const GArray *layers)
    G_GNUC_WARN_UNUSED_RESULT;
/* The same where there is less room: "14 of 100" of more people than can be listed. */
char   *anno_point_choices_name_briefly (const AnnoReviewSheet *sheet, const GArray *layers)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
