/* One article as it is looked at for what is asked of an annotator: what was said of it, and, only
 * where there is something to it, what that annotator and others have made of it.
 *
 * Blocks; belongs to one thread.
 */
#pragma once

#include "session/document.h"
#include "session/review-case.h"
#include "session/todo-item.h"
#include "session/todo-order.h"

G_BEGIN_DECLS

typedef struct
{
  const AnnoTodoOrder *order;
  const char *article;
  GPtrArray *in_force;     /* of AnnoReviewRecord, borrowed */
  GPtrArray *problems;     /* of char */
  GHashTable *names;       /* an annotator's IRI → what they are called; shared, and added to */
  gboolean is_own;         /* whether the annotator has a layer on it */

  AnnoDocument *document;  /* NULL until it is asked for, or where it can't be read */
  gboolean is_read;
  AnnoSurveyEntry *entry;  /* these three likewise */
  AnnoReviewPeople *people;
  AnnoReviewCase *one;
} AnnoTodoLooking;

/* @in_force outlives it. */
void anno_todo_looking_init  (AnnoTodoLooking *self, const AnnoTodoOrder *order,
                              const char *article, GPtrArray *in_force, GPtrArray *problems,
                              GHashTable *names);
void anno_todo_looking_clear (AnnoTodoLooking *self);

/* The article with the annotator's layer, or an empty one; NULL where it can't be read. */
AnnoDocument   *anno_todo_looking_read     (AnnoTodoLooking *self);
/* All layers on it; NULL where the annotator's isn't among them. */
AnnoReviewCase *anno_todo_looking_get_case (AnnoTodoLooking *self);
/* What that annotator is called; NULL where nobody knows, or is to. */
const char     *anno_todo_looking_name     (AnnoTodoLooking *self, const char *whose);

/* Fills in what all items have in common; FALSE where the article can't be read. */
gboolean anno_todo_looking_begin (AnnoTodoLooking *self, AnnoTodoFacts *facts, AnnoTodoKind kind,
                                  const AnnoReviewRecord *record, const AnnoReviewRecord *last);
/* Fills in where that is, and what stands there, of an article that was read. */
void     anno_todo_looking_place (AnnoTodoLooking *self, AnnoTodoFacts *facts,
                                  const AnnoSpan *span);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnoTodoLooking, anno_todo_looking_clear)

G_END_DECLS
