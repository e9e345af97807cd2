/* One thing that people marked in an article, alike or not, as an item of a list: what differs, in
 * words, and what has been decided. Immutable; its sentence is made when it is first asked for. */
#pragma once

#include "review/difference.h"
#include "review/review-state.h"
#include "session/review-basis.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define ANNO_TYPE_REVIEW_ENTRY (anno_review_entry_get_type ())
G_DECLARE_FINAL_TYPE (AnnoReviewEntry, anno_review_entry, ANNO, REVIEW_ENTRY, GObject)

/* To be read only. */
typedef struct
{
  char *article;   /* a GRefString: below the root, on-disk encoding */
  guint cluster;
  guint start;     /* code points, from the first of all marks … */
  guint end;       /* … to the end of the last one */
  AnnoDifferenceKind kind;
  const char *tag; /* of most of them; interned */
  guint n_with;    /* how many have a mark here, … */
  guint n_of;      /* … of how many */
  AnnoReviewStatus status;
  GArray *disputed; /* of AnnoRange: the characters that only some marked, where boundaries differ;
                     * NULL for none */
  char *decided;   /* what was decided, by whom and why; NULL where nothing was */
  guint n_threads; /* comments on it */
  guint n_unresolved;
  gint64 changed; /* when something happened to it last that the reviewer didn't do themselves, in
                   * microseconds (review/review-news.h) */
} AnnoReviewFacts;

/* @facts: all that it points to is taken over. @basis has the words for it. */
AnnoReviewEntry *anno_review_entry_new (const AnnoReviewFacts *facts, AnnoReviewBasis *basis)
    G_GNUC_WARN_UNUSED_RESULT;
const AnnoReviewFacts *anno_review_entry_get (AnnoReviewEntry *self);
/* What differs, in words. Only for the thread that shows entries. */
const char      *anno_review_entry_get_sentence (AnnoReviewEntry *self);
/* Makes its words at once, and lets go of what they are made of: for lists of many articles, of
 * which not all are to be kept. Before anybody else has it. */
void             anno_review_entry_detach (AnnoReviewEntry *self);
/* Whether both say the same of the same. Only for the thread that shows entries. */
gboolean anno_review_entry_equal (AnnoReviewEntry *a, AnnoReviewEntry *b);
/* In the order of the article: who reads it on comes to @a before @b, where this is negative. */
int      anno_review_entry_compare_places (AnnoReviewEntry *a, AnnoReviewEntry *b);
/* Whether somebody is still to say something of it. */
gboolean anno_review_entry_is_open (AnnoReviewEntry *self);
/* All that is to be said of it, in one sentence, as a screen reader does. */
char *anno_review_entry_describe (AnnoReviewEntry *self) G_GNUC_WARN_UNUSED_RESULT;

/* What a status is called; "" for one that is open. */
const char *anno_review_status_describe (AnnoReviewStatus status);
/* The heading above differences of one kind. @name_a and @name_b: of two people; NULL where there
 * are more. */
char *anno_difference_kind_describe (AnnoDifferenceKind kind, const char *name_a,
                                     const char *name_b) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
