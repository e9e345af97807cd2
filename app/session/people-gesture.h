/* What a person's gesture does to the ledger of people, as a step.
 *
 * As with the gestures on spans, nothing is applied here. No layer is rewritten but by a split,
 * which says of mentions that somebody else is meant: whom a person was merged into is said in the
 * ledger alone. Functions return NULL, without an error, where nothing would change.
 */
#pragma once

#include "model/edit.h"
#include "model/layer.h"
#include "model/people.h"

G_BEGIN_DECLS

#define ANNO_PEOPLE_GESTURE_ERROR (anno_people_gesture_error_quark ())
GQuark anno_people_gesture_error_quark (void);

typedef enum
{
  ANNO_PEOPLE_GESTURE_ERROR_UNKNOWN,  /* nobody of the ledger has that id */
  ANNO_PEOPLE_GESTURE_ERROR_SAME,     /* the two are one person already */
  ANNO_PEOPLE_GESTURE_ERROR_USED,     /* there are mentions of the person */
  ANNO_PEOPLE_GESTURE_ERROR_WIKIDATA, /* no number of an item there */
} AnnoPeopleGestureError;

/* A person value of a span. */
typedef struct
{
  char *article;  /* its path below the corpus */
  char *id;       /* of the span */
  const char *field; /* interned */
  char *person;   /* the id, as the layer has it */
  guint start;    /* where the span begins, in code points */
  char *words;    /* what was marked, in one line; may be cut. NULL where the text wasn't at hand */
} AnnoMentioned;

void anno_mentioned_free (AnnoMentioned *self);

/* The layer on @article, or NULL. */
typedef AnnoLayer *(*AnnoFindMentions) (const char *article, gpointer data);

/* A new person with a random id, made of @parts, whose id counts for nothing. */
AnnoPerson *anno_people_gesture_make (const AnnoPersonParts *parts) G_GNUC_WARN_UNUSED_RESULT;
/* Puts the person that @parts describe in the place of the one with that id, or adds them.
 * @parts->wikidata may be the address of an item, too. */
AnnoStep *anno_people_gesture_put     (AnnoPeople *people, const AnnoPersonParts *parts,
                                       GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* @id, and who was merged into them, turn out to be @into. Refused where they are one person
 * already, as a circle would have it. */
AnnoStep *anno_people_gesture_merge   (AnnoPeople *people, const char *id, const char *into,
                                       GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* Takes back that @id was merged into somebody. */
AnnoStep *anno_people_gesture_unmerge (AnnoPeople *people, const char *id, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* Takes @id, and who was merged into them, out of the ledger. Refused where @n_mentions is more
 * than 0. */
AnnoStep *anno_people_gesture_delete  (AnnoPeople *people, const char *id, guint n_mentions,
                                       GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* Says of @mentions (of AnnoMentioned) that @person is meant, and adds them to the ledger where
 * they aren't in it. Mentions that aren't there any more are passed over. */
AnnoStep *anno_people_gesture_split   (AnnoPeople *people, AnnoPerson *person,
                                       const GPtrArray *mentions,
                                       AnnoFindMentions find, gpointer data)
    G_GNUC_WARN_UNUSED_RESULT;

/* The number of an item of Wikidata, "Q22212", that @text is or ends with; NULL where it is
 * none. */
char *anno_people_gesture_read_wikidata (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoMentioned, anno_mentioned_free)

G_END_DECLS
