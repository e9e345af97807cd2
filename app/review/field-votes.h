/* What several people put into the fields of one thing, and who put what.
 *
 * An option is all values of a field, as review/field-compare.h compares them; to leave it unset is
 * one too. Options of the most people come first, then by anno_clusters_compare_marks of their
 * first holders; holders are in that order, too, and the first stands for the option.
 */
#pragma once

#include "review/field-compare.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *holders; /* of AnnoMark, borrowed from the clusters */
} AnnoFieldOption;

typedef struct
{
  const char *field; /* its id, interned */
  gboolean link;
  guint n_votes;      /* people asked: those who marked it with this tag */
  GPtrArray *options; /* of AnnoFieldOption */
} AnnoFieldVote;

/* Of all fields that at least one of the @n marks, which have @tag, has set; in the order of
 * anno_field_compare_list. An array that frees them. */
GPtrArray *anno_field_votes_new (const AnnoFieldCompare *compare, const char *tag,
                                 const AnnoMark *const *marks, guint n) G_GNUC_WARN_UNUSED_RESULT;
void       anno_field_vote_free (AnnoFieldVote *self);
/* The marks with @tag in that cluster, borrowed, by anno_clusters_compare_marks. */
GPtrArray *anno_field_votes_list_marks (const AnnoFieldCompare *compare, guint cluster,
                                        const char *tag) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
