/* A difference in one sentence, for rows, screen readers and the terminal: “Anna: Speaker, “Sen.
 * Lindsey Graham”; Ben: Speaker, “Lindsey Graham”; start differs by 5”.
 *
 * Words from outside are isolated (text/isolate.h), so that none turns those around it. Numbers are
 * code points.
 */
#pragma once

#include "review/difference.h"

G_BEGIN_DECLS

/* What a person is called, to be freed; NULL for one that nobody knows. */
typedef char *(*AnnoNamePerson) (const char *id, gpointer data);

typedef struct
{
  AnnoArticle *article;
  const AnnoClusters *clusters;
  const AnnoTagset *tagset; /* whose names are shown; NULL for that of the clusters */
  const char *name_a;       /* what the two are called: another name where nobody may know who */
  const char *name_b;
  AnnoNamePerson name_person; /* NULL: nobody is known */
  gpointer data;
} AnnoDifferenceWords;

char *anno_difference_describe (const AnnoDifference *self, const AnnoDifferenceWords *words)
    G_GNUC_WARN_UNUSED_RESULT;

/* What the fields of @mark's span say, “Person: Lindsey Graham · Mention: Name”; empty where none
 * is set. The names of the words aren't asked for. */
char *anno_mark_describe_fields (const AnnoMark *mark, const AnnoFieldCompare *compare,
                                 const AnnoDifferenceWords *words) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
