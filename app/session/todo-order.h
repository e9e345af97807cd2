/* Of whom to ask what reviewers want, and where to look for it. See session/review-todo.h. */
#pragma once

#include "model/tagset.h"
#include "session/annotator.h"

G_BEGIN_DECLS

typedef struct
{
  char *root;
  char *article; /* below the root, on-disk encoding; NULL for all */
  AnnoAnnotator *annotator; /* who is asked */
  AnnoTagset *tagset;
  gboolean blind; /* whether annotators go without their names */
} AnnoTodoOrder;

AnnoTodoOrder *anno_todo_order_copy (const AnnoTodoOrder *self) G_GNUC_WARN_UNUSED_RESULT;
void           anno_todo_order_free (AnnoTodoOrder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoTodoOrder, anno_todo_order_free)

G_END_DECLS
