#include "session/todo-order.h"

AnnoTodoOrder *
anno_todo_order_copy (const AnnoTodoOrder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  AnnoTodoOrder *copy = g_new0 (AnnoTodoOrder, 1);
  copy->root = g_strdup (self->root);
  copy->article = g_strdup (self->article);
  copy->annotator = anno_annotator_copy (self->annotator);
  copy->tagset = anno_tagset_ref (self->tagset);
  copy->blind = self->blind;
  return copy;
}

void
anno_todo_order_free (AnnoTodoOrder *self)
{
  if (self == NULL)
    return;
  g_free (self->root);
  g_free (self->article);
  g_clear_pointer (&self->annotator, anno_annotator_free);
  g_clear_pointer (&self->tagset, anno_tagset_unref);
  g_free (self);
}
