#include "session/mention-survey.h"

#include "model/span-quote.h"
#include "session/document-loader.h"
#include "session/layer-walk.h"

#define MAX_WORDS 90 /* code points */

/* All that a thread needs, shared with nobody. */
typedef struct
{
  AnnoLayerWalk *walk;
  GHashTable *same; /* id → id of whom it stands for by now */
  char *id;         /* whose mentions are listed, or NULL */
  AnnoMentionSurvey *survey;
} Job;

static void
job_free (Job *self)
{
  anno_layer_walk_free (self->walk);
  g_hash_table_unref (self->same);
  g_free (self->id);
  anno_mention_survey_free (self->survey);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

void
anno_mention_survey_free (AnnoMentionSurvey *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->counts);
  g_clear_pointer (&self->mentions, g_ptr_array_unref);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

static AnnoMentionSurvey *
survey_new (gboolean lists)
{
  AnnoMentionSurvey *self = g_new0 (AnnoMentionSurvey, 1);

  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  if (lists)
    self->mentions = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_mentioned_free);
  return self;
}

static GHashTable *
map_people (AnnoPeople *people)
{
  GHashTable *same = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < anno_people_get_n (people); i++)
    {
      g_autoptr (AnnoPerson) person = g_list_model_get_item (G_LIST_MODEL (people), i);
      const char *id = anno_person_get_id (person);
      AnnoPerson *end = anno_people_resolve (people, id);
      if (end != person)
        g_hash_table_insert (same, g_strdup (id), g_strdup (anno_person_get_id (end)));
    }
  return same;
}

/* @walk: transfer full. */
static Job *
job_new (AnnoLayerWalk *walk, AnnoPeople *people, const char *id)
{
  Job *self = g_new0 (Job, 1);
  AnnoPerson *listed = id != NULL ? anno_people_resolve (people, id) : NULL;

  self->walk = walk;
  self->same = map_people (people);
  self->id = g_strdup (listed != NULL ? anno_person_get_id (listed) : id);
  self->survey = survey_new (id != NULL);
  return self;
}

/* Whom @id stands for by now. */
static const char *
end_of (const Job *self, const char *id)
{
  const char *end = g_hash_table_lookup (self->same, id);
  return end != NULL ? end : id;
}

/* @seen: of ids, those that were met in this article. */
static void
count (Job *self, const char *id, GHashTable *seen)
{
  AnnoMentionCount *found = g_hash_table_lookup (self->survey->counts, id);

  if (found == NULL)
    {
      found = g_new0 (AnnoMentionCount, 1);
      g_hash_table_insert (self->survey->counts, g_strdup (id), found);
    }
  found->n++;
  if (g_hash_table_add (seen, (gpointer) id))
    found->n_articles++;
}

static void
list (Job *self, const char *path, AnnoArticle *article, AnnoSpan *span, const AnnoValue *value)
{
  AnnoMentioned *mention = g_new0 (AnnoMentioned, 1);

  mention->article = g_strdup (path);
  mention->id = g_strdup (anno_span_get_id (span));
  mention->field = value->field;
  mention->person = g_strdup (value->text);
  mention->start = anno_span_get_start (span);
  if (article != NULL)
    mention->words = anno_span_quote (article, span, MAX_WORDS);
  g_ptr_array_add (self->survey->mentions, mention);
}

static void
take_spans (Job *self, const char *path, AnnoArticle *article, const AnnoSpanOrder *spans)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  AnnoSpanOrderIter iter;
  AnnoSpan *span;

  anno_span_order_iter_init (&iter, spans);
  while ((span = anno_span_order_iter_next (&iter)) != NULL)
    for (guint i = 0; i < anno_span_get_n_values (span); i++)
      {
        const AnnoValue *value = anno_span_get_value (span, i);
        if (value->kind != ANNO_VALUE_PERSON)
          continue;
        const char *id = end_of (self, value->text);
        count (self, id, seen);
        if (g_strcmp0 (id, self->id) == 0)
          list (self, path, article, span, value);
      }
}

/* The words are wanted only for a list. */
static AnnoArticle *
read_article (const Job *self, const char *path, GCancellable *cancellable)
{
  g_autoptr (AnnoDocument) document
      = anno_document_load (anno_layer_walk_get_root (self->walk), path, NULL, cancellable, NULL);

  return document != NULL ? g_object_ref (anno_document_get_article (document)) : NULL;
}

static void
visit_cb (const char *path, AnnoArticle *article, const AnnoSpanOrder *spans,
          GCancellable *cancellable, gpointer data)
{
  Job *self = data;
  g_autoptr (AnnoArticle) read
      = article == NULL && self->id != NULL ? read_article (self, path, cancellable) : NULL;

  take_spans (self, path, article != NULL ? article : read, spans);
}

static int
compare_mentions (gconstpointer a, gconstpointer b)
{
  const AnnoMentioned *p = *(const AnnoMentioned *const *) a,
                      *q = *(const AnnoMentioned *const *) b;
  int by_article = g_strcmp0 (p->article, q->article);

  if (by_article != 0)
    return by_article;
  return p->start != q->start ? (p->start < q->start ? -1 : 1) : g_strcmp0 (p->id, q->id);
}

static AnnoMentionSurvey *
run (Job *self, GCancellable *cancellable, GError **error)
{
  if (!anno_layer_walk_run (self->walk, visit_cb, self, self->survey->problems, cancellable, error))
    return NULL;
  if (self->survey->mentions != NULL)
    g_ptr_array_sort (self->survey->mentions, compare_mentions);
  return g_steal_pointer (&self->survey);
}

static void
run_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  AnnoMentionSurvey *survey = run (data, cancellable, &error);

  if (survey != NULL)
    g_task_return_pointer (task, survey, (GDestroyNotify) anno_mention_survey_free);
  else
    g_task_return_error (task, error);
}

AnnoMentionCount
anno_mention_survey_count (const AnnoMentionSurvey *self, const char *id)
{
  const AnnoMentionCount none = { 0 };
  g_return_val_if_fail (self != NULL && id != NULL, none);

  const AnnoMentionCount *found = g_hash_table_lookup (self->counts, id);
  return found != NULL ? *found : none;
}

AnnoMentionSurvey *
anno_mention_survey_run (const char *root, const char *slug, AnnoPeople *people, const char *id,
                         GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (root != NULL && slug != NULL && ANNO_IS_PEOPLE (people), NULL);

  g_autoptr (Job) job = job_new (anno_layer_walk_new (root, slug), people, id);
  return run (job, cancellable, error);
}

void
anno_mention_survey_async (AnnoCorpus *corpus, const char *id, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (ANNO_IS_CORPUS (corpus));

  Job *job = job_new (anno_layer_walk_new_of (corpus), anno_corpus_get_people (corpus), id);
  /* The corpus is not the task's source: the thread might let go of it last. */
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, anno_mention_survey_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, run_thread);
}

AnnoMentionSurvey *
anno_mention_survey_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

guint
anno_mention_survey_count_in (AnnoLayer *layer, AnnoPeople *people, const char *id)
{
  g_return_val_if_fail (ANNO_IS_LAYER (layer) && ANNO_IS_PEOPLE (people) && id != NULL, 0);

  AnnoPerson *end = anno_people_resolve (people, id);
  guint n = 0;
  for (guint k = 0; k < anno_layer_get_n_spans (layer); k++)
    {
      AnnoSpan *span = anno_layer_nth (layer, k);
      for (guint i = 0; i < anno_span_get_n_values (span); i++)
        {
          const AnnoValue *value = anno_span_get_value (span, i);
          n += value->kind == ANNO_VALUE_PERSON
               && (g_str_equal (value->text, id)
                   || (end != NULL && anno_people_resolve (people, value->text) == end));
        }
    }
  return n;
}
