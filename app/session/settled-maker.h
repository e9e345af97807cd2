/* What a settled set says: its layers and its list of people, as the bytes of their files.
 *
 * All follows from the order and from what lies in the corpus, so the same gives the same bytes.
 * Nothing is written. Blocks; for any thread.
 */
#pragma once

#include "session/annotator.h"
#include "session/reviewed-case.h"
#include "session/settled-report.h"

G_BEGIN_DECLS

typedef struct
{
  const AnnoSettledOrder *order;
  AnnoAnnotator *annotator; /* of the set */
  AnnoTagset *tagset;
  AnnoReviewPeople *sources; /* whose layers are settled */
  AnnoPeople *people;        /* whom the set names, as far as it was made */
  GPtrArray *problems;       /* of char; borrowed */
} AnnoSettledMaker;

/* Errors: about the tagset. */
AnnoSettledMaker *
anno_settled_maker_new (const AnnoSettledOrder *order, const char *slug, GPtrArray *problems,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void anno_settled_maker_free (AnnoSettledMaker *self);

/* The layer on the article of @entry; @row tells of it. NULL, told, where a layer or a review can't
 * be read: as a vote is lacking, nothing can be said. */
GBytes *anno_settled_maker_make_layer (AnnoSettledMaker *self, const AnnoSurveyEntry *entry,
                                       AnnoSettledArticle *row) G_GNUC_WARN_UNUSED_RESULT;
/* Takes note of whom a layer of the set names that isn't made anew. */
void anno_settled_maker_note_layer (AnnoSettledMaker *self, AnnoLayer *layer);
/* The list of people, by now; NULL where nobody is named. */
GBytes *anno_settled_maker_make_people (AnnoSettledMaker *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSettledMaker, anno_settled_maker_free)

G_END_DECLS
