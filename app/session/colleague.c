#include "session/colleague.h"

#include "formats/annotator-file.h"
#include "formats/json-scan.h"
#include "formats/people-file.h"
#include "session/document-loader.h"
#include "files/file-reader.h"
#include "session/layout.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *root;
  char *article;
  char *former; /* where it was before, or NULL */
  AnnoAnnotator *who; /* oneself for a list, of whom only the slug counts; the colleague for a load */
} Order;

static void
order_free (Order *self)
{
  g_free (self->root);
  g_free (self->article);
  g_free (self->former);
  anno_annotator_free (self->who);
  g_free (self);
}

static void
run (const char *root, const char *article, const char *former, AnnoAnnotator *who, gpointer tag,
     GTaskThreadFunc work, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Order *order = g_new0 (Order, 1);

  order->root = g_strdup (root);
  order->article = g_strdup (article);
  order->former = g_strdup (former);
  order->who = who;
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, order, (GDestroyNotify) order_free);
  g_task_run_in_thread (task, work);
}

static GBytes *
read_file (const char *path)
{
  return anno_file_reader_read (path, ANNO_JSON_MAX_FILE, NULL, NULL);
}

AnnoAnnotator *
anno_colleague_identify (const char *root, const char *slug)
{
  g_return_val_if_fail (root != NULL && slug != NULL, NULL);

  g_autofree char *path = anno_layout_annotator_file (root, slug);
  g_autofree char *id = NULL, *name = NULL;
  g_autoptr (GBytes) bytes = read_file (path);

  if (bytes != NULL && anno_annotator_file_read (bytes, &id, &name, NULL))
    return anno_annotator_new (id, name, slug);
  g_autofree char *unknown = g_strconcat ("urn:x-annotator:", slug, NULL);
  return anno_annotator_new (unknown, slug, slug);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const AnnoAnnotator *first = *(AnnoAnnotator *const *) a, *second = *(AnnoAnnotator *const *) b;
  return g_utf8_collate (first->name, second->name);
}

static gboolean
has_layer (const Order *order, const char *slug, const char *article)
{
  g_autofree char *layer = anno_layout_layer_file (order->root, slug, article);
  return g_file_test (layer, G_FILE_TEST_IS_REGULAR);
}

/* Where their layer on the article is. */
static const char *
place_of (const Order *order, const char *slug)
{
  return order->former != NULL && !has_layer (order, slug, order->article) ? order->former
                                                                           : order->article;
}

static void
list (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Order *order = data;
  g_auto (GStrv) slugs = anno_layout_list_annotators (order->root, NULL);
  GPtrArray *colleagues = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_annotator_free);

  for (guint i = 0; slugs != NULL && slugs[i] != NULL; i++)
    if (!g_str_equal (slugs[i], order->who->slug)
        && has_layer (order, slugs[i], place_of (order, slugs[i])))
      g_ptr_array_add (colleagues, anno_colleague_identify (order->root, slugs[i]));
  g_ptr_array_sort (colleagues, compare_names);
  g_task_return_pointer (task, colleagues, (GDestroyNotify) g_ptr_array_unref);
}

void
anno_colleague_list_async (const char *root, const char *article, const char *former,
                           const char *own_slug, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (root != NULL && article != NULL && own_slug != NULL);
  run (root, article, former, anno_annotator_new ("", "", own_slug), anno_colleague_list_async, list,
       cancellable, callback, data);
}

GPtrArray *
anno_colleague_list_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static AnnoPeople *
load_people (const Order *order)
{
  g_autofree char *path = anno_layout_people_file (order->root, order->who->slug);
  g_autoptr (GBytes) bytes = read_file (path);
  AnnoPeople *people = bytes != NULL ? anno_people_file_read (bytes, NULL) : NULL;

  return people != NULL ? people : anno_people_new ();
}

static char *
explain_lock (const AnnoAnnotator *who)
{
  if (*who->name == '\0')
    return g_strdup (_("You are looking at a colleague’s annotations. Only they can change them."));
  /* Translators: a person's name. */
  return g_strdup_printf (_("You are looking at %s’s annotations. Only they can change them."),
                          who->name);
}

static void
load (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Order *order = data;
  GError *error = NULL;
  g_autoptr (AnnoDocument) document
      = anno_document_load_former (order->root, order->article,
                                   place_of (order, order->who->slug), order->who, cancellable,
                                   &error);

  if (document == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_autofree char *reason = explain_lock (order->who);
  anno_document_lock (document, reason);
  g_object_set_data_full (G_OBJECT (task), "people", load_people (order), g_object_unref);
  g_task_return_pointer (task, g_steal_pointer (&document), g_object_unref);
}

void
anno_colleague_load_async (const char *root, const char *article, const char *former,
                           const AnnoAnnotator *colleague, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (root != NULL && article != NULL && colleague != NULL);
  run (root, article, former, anno_annotator_copy (colleague), anno_colleague_load_async, load,
       cancellable, callback, data);
}

AnnoDocument *
anno_colleague_load_finish (GAsyncResult *result, AnnoPeople **people, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL) && people != NULL, NULL);

  AnnoDocument *document = g_task_propagate_pointer (G_TASK (result), error);
  if (document != NULL)
    *people = g_object_ref (g_object_get_data (G_OBJECT (result), "people"));
  return document;
}

void
anno_colleague_take_people (AnnoPeople *shown, AnnoPeople *fresh)
{
  g_return_if_fail (ANNO_IS_PEOPLE (shown) && ANNO_IS_PEOPLE (fresh));

  for (guint i = anno_people_get_n (shown); i > 0; i--)
    {
      g_autoptr (AnnoPerson) person = g_list_model_get_item (G_LIST_MODEL (shown), i - 1);
      if (anno_people_find (fresh, anno_person_get_id (person)) == NULL)
        anno_people_remove (shown, anno_person_get_id (person));
    }
  for (guint i = 0; i < anno_people_get_n (fresh); i++)
    {
      g_autoptr (AnnoPerson) person = g_list_model_get_item (G_LIST_MODEL (fresh), i);
      AnnoPerson *there = anno_people_find (shown, anno_person_get_id (person));
      if (there == NULL || !anno_person_equal (there, person))
        anno_people_put (shown, person);
    }
}
