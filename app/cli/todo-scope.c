#include "cli/todo-scope.h"

#include "cli/output.h"
#include "cli/sitting.h"
#include "session/review-todo.h"
#include "session/tagset-store.h"

static AnnoTodoOrder *
make_order (const AnnoPlace *place, const char *named, const char *slug, GError **error)
{
  g_autoptr (AnnoTodoOrder) order = g_new0 (AnnoTodoOrder, 1);

  order->root = g_strdup (place->root);
  if (g_file_test (named, G_FILE_TEST_IS_REGULAR))
    order->article = g_strdup (place->scope);
  order->tagset = anno_tagset_store_read (place->root, NULL, error);
  if (order->tagset == NULL)
    return NULL;
  order->annotator = anno_sitting_read_annotator (place->root, slug, error);
  return order->annotator != NULL ? g_steal_pointer (&order) : NULL;
}

AnnoExit
anno_todo_scope_open (AnnoTodoScope *self, const char *named, const char *slug)
{
  g_return_val_if_fail (self != NULL && named != NULL && slug != NULL, ANNO_EXIT_INPUT);

  g_autoptr (GError) error = NULL;

  *self = (AnnoTodoScope){ .named = named };
  if (!g_file_test (named, G_FILE_TEST_EXISTS))
    {
      anno_output_message (named, "There is no such file or folder.");
      return ANNO_EXIT_INPUT;
    }
  anno_place_init (&self->place, named);
  self->order = make_order (&self->place, named, slug, &error);
  if (self->order != NULL)
    return ANNO_EXIT_DONE;
  anno_output_message (named, error->message);
  anno_place_clear (&self->place);
  return ANNO_EXIT_INPUT;
}

void
anno_todo_scope_close (AnnoTodoScope *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->order, anno_todo_order_free);
  anno_place_clear (&self->place);
}

/* A part of a corpus is a folder, or one article. */
static gboolean
is_within (const char *scope, const char *article)
{
  gsize length = strlen (scope);

  return length == 0
         || (g_str_has_prefix (article, scope)
             && (article[length] == '\0' || article[length] == G_DIR_SEPARATOR));
}

GPtrArray *
anno_todo_scope_list (const AnnoTodoScope *self, AnnoExit *status)
{
  g_return_val_if_fail (self != NULL && self->order != NULL && status != NULL, NULL);

  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  GPtrArray *items = anno_review_todo_list (self->order, problems, NULL, &error);

  if (items == NULL)
    {
      anno_output_message (self->named, error->message);
      return NULL;
    }
  for (guint i = 0; i < problems->len; i++)
    anno_output_message (self->named, problems->pdata[i]);
  if (problems->len > 0)
    *status = MAX (*status, ANNO_EXIT_FINDINGS);
  for (guint i = items->len; i > 0; i--)
    if (!is_within (self->place.scope, anno_todo_item_get (items->pdata[i - 1])->article))
      g_ptr_array_remove_index (items, i - 1);
  return items;
}
