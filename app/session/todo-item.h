/* Something that reviewers ask of an annotator, as an item of a list. Immutable. */
#pragma once

#include "model/person.h"
#include "model/review-record.h"

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  ANNO_TODO_COMMENT,  /* a comment that is open: on one's annotation or article, or in answer to
                       * one */
  ANNO_TODO_DECISION, /* one's annotation was decided to be another one, or none, or to be there */
  ANNO_TODO_CHANGES,  /* a verdict that wants changes in an article of one's */
  ANNO_TODO_AGAIN,    /* who was asked for changes says that they are done */
} AnnoTodoKind;

/* What can be done about it. */
typedef enum
{
  ANNO_TODO_CAN_APPLY = 1 << 0,   /* make it as it was decided */
  ANNO_TODO_CAN_ANSWER = 1 << 1,  /* say something of it */
  ANNO_TODO_CAN_RESOLVE = 1 << 2, /* close the thread, or say that what was asked for is done */
} AnnoTodoActs;

#define ANNO_TYPE_TODO_ITEM (anno_todo_item_get_type ())
G_DECLARE_FINAL_TYPE (AnnoTodoItem, anno_todo_item, ANNO, TODO_ITEM, GObject)

/* To be read only. */
typedef struct
{
  AnnoTodoKind kind;
  char *article; /* below the root, on-disk encoding */
  char *title;   /* what the article is called */
  char *sha256;  /* of its text */
  AnnoReviewRecord *record; /* the comment, the decision, the verdict: what an act is about */
  AnnoReviewRecord *last;   /* what was said last; often the same */
  char *who;     /* who said that: names */
  char *words;   /* what they say, or ask for */
  char *about;   /* the comment that is answered; or NULL */
  char *quote;   /* the words of the article that it is about; NULL for all of it */
  guint start;   /* their place, in code points: that of one's own annotation as it is now, … */
  guint end;     /* … else as it was; 0 for all of the article */
  char *own;     /* the id of one's own annotation; NULL where it is none */
  GPtrArray *wanted; /* of AnnoSpan: what a decision wants there, in one's own terms */
  GPtrArray *people; /* of AnnoPerson: whom these name and one's ledger lacks */
  guint n_left;      /* links of these to what one hasn't marked */
  guint n_changed;   /* of one's annotations, since changes were wanted */
  guint acts;        /* AnnoTodoActs */
} AnnoTodoFacts;

void anno_todo_facts_clear (AnnoTodoFacts *self);

/* Takes the members of @facts over, and clears it. */
AnnoTodoItem        *anno_todo_item_new (AnnoTodoFacts *facts) G_GNUC_WARN_UNUSED_RESULT;
const AnnoTodoFacts *anno_todo_item_get (AnnoTodoItem *self);
/* By article; what is about all of it last, after what one works through before. */
int                  anno_todo_item_compare (AnnoTodoItem *a, AnnoTodoItem *b);
/* Whether both are the same thing to do, though it may say something else by now. */
gboolean             anno_todo_item_is_same (AnnoTodoItem *a, AnnoTodoItem *b);
/* "Decision", "Changes wanted" … */
const char          *anno_todo_kind_describe (AnnoTodoKind kind);
/* All there is to say of it, in one sentence, as a screen reader does. */
char                *anno_todo_item_describe (AnnoTodoItem *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnoTodoFacts, anno_todo_facts_clear)

G_END_DECLS
