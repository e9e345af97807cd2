/* One article of an annotation set on its way out: its text, what is known of it, and the layers
 * that go along, with the people they name. */
#pragma once

#include "foreign/set-choice.h"
#include "foreign/set-flatten.h"
#include "model/people.h"
#include "session/corpus-survey.h"
#include "session/document.h"

G_BEGIN_DECLS

/* What one annotator made. */
typedef struct
{
  const char *slug; /* on-disk encoding */
  char *shown;      /* the same as UTF-8 */
  AnnoLayer *layer;
  AnnoPeople *people; /* the annotator's list */
  GHashTable *flattened; /* ids of the spans that go where a form holds no overlaps; or NULL */
} AnnoSetLayer;

typedef struct
{
  const char *path; /* below the corpus, on-disk encoding */
  char *shown;      /* the same as UTF-8, with "/" */
  AnnoDocument *document; /* its text, and what is known of it; without a layer of its own */
  AnnoTagset *tagset;
  GPtrArray *layers; /* of AnnoSetLayer, by slug */
} AnnoSetArticle;

/* The lists of people of a corpus, each read once. */
typedef struct _AnnoSetPeople AnnoSetPeople;

AnnoSetPeople *anno_set_people_new  (const char *root) G_GNUC_WARN_UNUSED_RESULT;
void           anno_set_people_free (AnnoSetPeople *self);

/* Reads the article that @entry tells of, with the layers that @choice lets through, and of them
 * the spans. @problems gets sentences (of char) about what can't be read, and is left out. NULL
 * where the article itself can't be read, or nobody whose layer is wanted has one. All arguments
 * outlive the article. Blocks. */
AnnoSetArticle *anno_set_article_load (const char *root, const AnnoSurveyEntry *entry,
                                       const AnnoSetChoice *choice, AnnoTagset *tagset,
                                       AnnoSetPeople *people, GPtrArray *problems)
    G_GNUC_WARN_UNUSED_RESULT;
void            anno_set_article_free (AnnoSetArticle *self);

/* Finds out which spans have to go by @rule, for a form that holds no overlaps; @dates_only: among
 * those with a date's value, where it holds only these. */
void            anno_set_article_flatten (AnnoSetArticle *self, AnnoFlatten rule,
                                          gboolean dates_only);
/* Takes out of the layers, which are the set's own, what was found to go, and, where @dates_only,
 * what has no date's value. */
void            anno_set_article_reduce  (AnnoSetArticle *self, gboolean dates_only);

/* Whom @value of a span of @layer names, following mergers; NULL where the list doesn't know them.
 * The list's. */
AnnoPerson *anno_set_layer_find_person (const AnnoSetLayer *layer, const AnnoValue *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSetPeople, anno_set_people_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSetArticle, anno_set_article_free)

G_END_DECLS
