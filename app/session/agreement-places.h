/* The spans behind a number of agreement: pairs of them that are the same, or differ, each as a hit
 * (index/hit.h) that leads to its article, with a sentence that says what differs.
 *
 * Two spans are the same where exact F1 counts them: the same place and tag, whatever their fields;
 * behind the number of a field, pairs of spans that are the same in it, or differ. The pairs are
 * those of review/span-pairing, of each two people in question.
 *
 * Blocks; for any thread. Nothing is written.
 */
#pragma once

#include "index/hit.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* More hits aren't made, only counted. */
#define ANNO_AGREEMENT_PLACES_MAX 2000

typedef struct
{
  const char *root;
  const char *const *slugs;    /* the people in question, as they are ordered in the report */
  const char *const *articles; /* below the root; NULL for all */
  int first;                   /* of slugs: only this pair; below 0 for all pairs */
  int second;
  const char *tag;             /* only where one of the two has it, or NULL */
  const char *field;           /* of that tag, or NULL */
  int row;                     /* of review/confusion: only pairs of that cell; below 0 for all */
  int column;
  gboolean same;               /* those that are the same, instead of those that differ */
} AnnoAgreementPlacesWish;

typedef struct
{
  GPtrArray *hits; /* of AnnoHit; by article, then by place */
  guint n_all;     /* with those that were too many */
} AnnoAgreementPlaces;

/* Errors: ANNO_FILE_ERROR, ANNO_JSON_ERROR, G_IO_ERROR_CANCELLED. What can't be read is passed
 * over: the report has told of it. */
AnnoAgreementPlaces *anno_agreement_places_find (const AnnoAgreementPlacesWish *wish,
                                                 GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void                 anno_agreement_places_free (AnnoAgreementPlaces *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoAgreementPlaces, anno_agreement_places_free)

G_END_DECLS
