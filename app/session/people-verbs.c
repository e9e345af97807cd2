#include "session/people-verbs.h"

#include "session/documents-load.h"
#include "session/mention-survey.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

/* Does @step (transfer full). Without one there may be @problem (transfer full), why not. */
static gboolean
act (AnnoCorpus *corpus, AnnoStep *step, GError *problem, GError **error)
{
  g_autoptr (AnnoStep) owned = step;

  if (problem != NULL)
    g_propagate_error (error, problem);
  return problem == NULL && (owned == NULL || anno_corpus_do (corpus, owned, error));
}

gboolean
anno_people_verbs_put (AnnoCorpus *corpus, const AnnoPersonParts *parts, GError **error)
{
  g_return_val_if_fail (ANNO_IS_CORPUS (corpus) && parts != NULL, FALSE);

  GError *problem = NULL;
  AnnoStep *step = anno_people_gesture_put (anno_corpus_get_people (corpus), parts, &problem);
  return act (corpus, step, problem, error);
}

gboolean
anno_people_verbs_merge (AnnoCorpus *corpus, const char *id, const char *into, GError **error)
{
  g_return_val_if_fail (ANNO_IS_CORPUS (corpus) && id != NULL && into != NULL, FALSE);

  GError *problem = NULL;
  AnnoStep *step = anno_people_gesture_merge (anno_corpus_get_people (corpus), id, into, &problem);
  return act (corpus, step, problem, error);
}

gboolean
anno_people_verbs_unmerge (AnnoCorpus *corpus, const char *id, GError **error)
{
  g_return_val_if_fail (ANNO_IS_CORPUS (corpus) && id != NULL, FALSE);

  GError *problem = NULL;
  AnnoStep *step = anno_people_gesture_unmerge (anno_corpus_get_people (corpus), id, &problem);
  return act (corpus, step, problem, error);
}

/* What was marked while the count ran. */
static guint
count_in_memory (AnnoCorpus *corpus, const char *id)
{
  g_autoptr (GPtrArray) documents = anno_corpus_list_documents (corpus);
  guint n = 0;

  for (guint i = 0; i < documents->len; i++)
    n += anno_mention_survey_count_in (anno_document_get_layer (documents->pdata[i]),
                                       anno_corpus_get_people (corpus), id);
  return n;
}

static gboolean
delete_counted (AnnoCorpus *corpus, const char *id, const AnnoMentionSurvey *survey, GError **error)
{
  AnnoPeople *people = anno_corpus_get_people (corpus);
  AnnoPerson *end = anno_people_resolve (people, id);
  guint counted = end != NULL ? anno_mention_survey_count (survey, anno_person_get_id (end)).n : 0;
  guint n = MAX (counted, count_in_memory (corpus, id));

  if (n == 0 && survey->problems->len > 0)
    {
      g_set_error (
          error, ANNO_PEOPLE_GESTURE_ERROR, ANNO_PEOPLE_GESTURE_ERROR_USED,
          /* Translators: a whole sentence: why a file can't be read. */
          _ ("Nothing was deleted, because it can’t be told whether somebody mentions this "
             "person. %s"),
          (const char *) survey->problems->pdata[0]);
      return FALSE;
    }
  GError *problem = NULL;
  AnnoStep *step = anno_people_gesture_delete (people, id, n, &problem);
  return act (corpus, step, problem, error);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (AnnoMentionSurvey) survey = anno_mention_survey_finish (result, &error);

  if (survey != NULL
      && delete_counted (g_task_get_source_object (task), g_task_get_task_data (task), survey,
                         &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
anno_people_verbs_delete_async (AnnoCorpus *corpus, const char *id, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (ANNO_IS_CORPUS (corpus) && id != NULL);

  GTask *task = g_task_new (corpus, cancellable, callback, data);
  g_task_set_source_tag (task, anno_people_verbs_delete_async);
  g_task_set_task_data (task, g_strdup (id), g_free);
  anno_mention_survey_async (corpus, NULL, cancellable, counted_cb, task);
}

gboolean
anno_people_verbs_delete_finish (AnnoCorpus *corpus, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, corpus), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

typedef struct
{
  AnnoPerson *person;
  GPtrArray *mentions;
} Split;

static void
split_free (Split *self)
{
  g_object_unref (self->person);
  g_ptr_array_unref (self->mentions);
  g_free (self);
}

static AnnoLayer *
find_layer (const char *article, gpointer corpus)
{
  AnnoDocument *document = anno_corpus_find_document (corpus, article);
  return document != NULL ? anno_document_get_layer (document) : NULL;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  AnnoCorpus *corpus = ANNO_CORPUS (source);
  Split *split = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) documents = anno_documents_load_finish (corpus, result, &error);

  if (documents != NULL
      && act (corpus,
              anno_people_gesture_split (anno_corpus_get_people (corpus), split->person,
                                         split->mentions, find_layer, corpus),
              NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
anno_people_verbs_split_async (AnnoCorpus *corpus, AnnoPerson *person, GPtrArray *mentions,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer data)
{
  g_return_if_fail (ANNO_IS_CORPUS (corpus) && ANNO_IS_PERSON (person) && mentions != NULL);

  GTask *task = g_task_new (corpus, cancellable, callback, data);
  Split *split = g_new0 (Split, 1);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  split->person = g_object_ref (person);
  split->mentions = g_ptr_array_ref (mentions);
  for (guint i = 0; i < mentions->len; i++)
    g_ptr_array_add (paths, ((AnnoMentioned *) mentions->pdata[i])->article);
  g_ptr_array_add (paths, NULL);
  g_task_set_source_tag (task, anno_people_verbs_split_async);
  g_task_set_task_data (task, split, (GDestroyNotify) split_free);
  anno_documents_load_async (corpus, (const char *const *) paths->pdata, cancellable, loaded_cb,
                             task);
}

gboolean
anno_people_verbs_split_finish (AnnoCorpus *corpus, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, corpus), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
