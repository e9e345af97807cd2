#include "session/review-todo.h"

#include "session/layout.h"
#include "session/review-store.h"
#include "session/todo-decisions.h"
#include "session/todo-finding.h"

#include <string.h>

#define SUFFIX ".json"
#define DEPTH 64 /* of folders; links to folders aren't followed */

/* Adds the articles of the review files below @folder, which is @below the reviewer's. */
static void
walk (const char *folder, const char *below, guint depth, GHashTable *articles)
{
  g_autoptr (GDir) dir = depth < DEPTH ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *relative
          = *below != '\0' ? g_build_filename (below, name, NULL) : g_strdup (name);
      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        walk (path, relative, depth + 1, articles);
      else if (g_str_has_suffix (name, ".txt" SUFFIX) && name[0] != '.'
               && !anno_layout_is_copy (path))
        g_hash_table_add (articles,
                          g_strndup (relative, strlen (relative) - strlen (SUFFIX)));
    }
}

static int
compare_paths_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The articles that somebody else has reviewed, sorted; borrowed from @articles. */
static GPtrArray *
list_articles (const AnnoTodoOrder *order, GHashTable *articles, GError **error)
{
  g_auto (GStrv) slugs = anno_layout_list_reviewers (order->root, error);
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer article;

  if (slugs == NULL)
    {
      g_ptr_array_unref (list);
      return NULL;
    }
  for (guint i = 0; slugs[i] != NULL; i++)
    {
      g_autofree char *folder = anno_layout_reviewer_folder (order->root, slugs[i]);
      if (g_strcmp0 (slugs[i], order->annotator->slug) != 0)
        walk (folder, "", 0, articles);
    }
  g_hash_table_iter_init (&iter, articles);
  while (g_hash_table_iter_next (&iter, &article, NULL))
    g_ptr_array_add (list, article);
  g_ptr_array_sort (list, compare_paths_cb);
  return list;
}

static void
tell_unread (const AnnoReviews *reviews, GPtrArray *problems)
{
  for (guint i = 0; i < reviews->reviewers->len; i++)
    {
      const AnnoReviewerFile *reviewer = reviews->reviewers->pdata[i];
      if (reviewer->error != NULL)
        g_ptr_array_add (problems, g_strdup (reviewer->error->message));
    }
}

static void
look_at (const AnnoTodoOrder *order, const char *article, GHashTable *names, GPtrArray *problems,
         GPtrArray *items)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoReviews) reviews = anno_review_store_load (order->root, article, &error);

  if (reviews == NULL)
    {
      g_ptr_array_add (problems, g_strdup (error->message));
      return;
    }
  tell_unread (reviews, problems);
  g_autoptr (GPtrArray) in_force = anno_review_records_in_force (reviews->records);
  g_auto (AnnoTodoLooking) looking = { 0 };
  anno_todo_looking_init (&looking, order, article, in_force, problems, names);
  anno_todo_find_threads (&looking, items);
  anno_todo_find_decisions (&looking, items);
  anno_todo_find_verdicts (&looking, items);
}

static int
compare_items_cb (gconstpointer a, gconstpointer b)
{
  return anno_todo_item_compare (*(AnnoTodoItem *const *) a, *(AnnoTodoItem *const *) b);
}

GPtrArray *
anno_review_todo_list (const AnnoTodoOrder *order, GPtrArray *problems, GCancellable *cancellable,
                       GError **error)
{
  g_return_val_if_fail (order != NULL && order->root != NULL && order->tagset != NULL, NULL);
  g_return_val_if_fail (order->annotator != NULL && order->annotator->slug != NULL, NULL);

  g_autoptr (GPtrArray) unheard = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) names
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) articles = NULL;

  if (order->article != NULL)
    {
      articles = g_ptr_array_new ();
      g_ptr_array_add (articles, order->article);
    }
  else if ((articles = list_articles (order, known, error)) == NULL)
    return NULL;
  for (guint i = 0; i < articles->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      look_at (order, articles->pdata[i], names, problems != NULL ? problems : unheard, items);
    }
  g_ptr_array_sort (items, compare_items_cb);
  return g_steal_pointer (&items);
}

/* What comes out of the worker thread. */
typedef struct
{
  GPtrArray *items;
  GPtrArray *problems; /* of char */
} Found;

static void
found_free (Found *self)
{
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self);
}

static void
list_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Found *found = g_new0 (Found, 1);
  GError *error = NULL;

  found->problems = g_ptr_array_new_with_free_func (g_free);
  found->items = anno_review_todo_list (data, found->problems, cancellable, &error);
  if (found->items != NULL)
    {
      g_task_return_pointer (task, found, (GDestroyNotify) found_free);
      return;
    }
  found_free (found);
  g_task_return_error (task, error);
}

void
anno_review_todo_list_async (const AnnoTodoOrder *order, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (order != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, anno_review_todo_list_async);
  g_task_set_task_data (task, anno_todo_order_copy (order), (GDestroyNotify) anno_todo_order_free);
  g_task_run_in_thread (task, list_thread);
}

GPtrArray *
anno_review_todo_list_finish (GAsyncResult *result, GPtrArray **problems, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  Found *found = g_task_propagate_pointer (G_TASK (result), error);
  if (found == NULL)
    return NULL;
  GPtrArray *items = g_steal_pointer (&found->items);
  if (problems != NULL)
    *problems = g_steal_pointer (&found->problems);
  found_free (found);
  return items;
}
