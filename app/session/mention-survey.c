#include "session/mention-survey.h"

#include "files/file-reader.h"
#include "formats/json-scan.h"
#include "formats/layer-reader.h"
#include "session/corpus-survey.h"
#include "session/document-loader.h"
#include "session/layout.h"
#include "session/span-words.h"

#define MAX_WORDS 90 /* code points */

/* A layer that is in memory. */
typedef struct
{
  char *path;
  AnnoArticle *article;
  AnnoSpanOrder *spans;
} AtHand;

/* All that a thread needs, shared with nobody. */
typedef struct
{
  char *root;
  char *slug;
  GHashTable *same;    /* id → id of whom it stands for by now */
  GHashTable *at_hand; /* path → AtHand */
  char *id;            /* whose mentions are listed, or NULL */
  AnnoMentionSurvey *survey;
} Job;

static void
at_hand_free (AtHand *self)
{
  g_free (self->path);
  g_object_unref (self->article);
  anno_span_order_free (self->spans);
  g_free (self);
}

static void
job_free (Job *self)
{
  g_free (self->root);
  g_free (self->slug);
  g_hash_table_unref (self->same);
  g_hash_table_unref (self->at_hand);
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

static Job *
job_new (const char *root, const char *slug, AnnoPeople *people, const char *id)
{
  Job *self = g_new0 (Job, 1);
  AnnoPerson *listed = id != NULL ? anno_people_resolve (people, id) : NULL;

  self->root = g_strdup (root);
  self->slug = g_strdup (slug);
  self->same = map_people (people);
  self->at_hand
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) at_hand_free);
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
    mention->words = anno_span_words_quote (article, span, MAX_WORDS);
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

/* @error: transfer full. */
static void
note_problem (Job *self, GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_ptr_array_add (self->survey->problems, g_strdup (error->message));
  g_error_free (error);
}

/* The words are wanted only for a list. */
static AnnoArticle *
read_article (const Job *self, const char *path, GCancellable *cancellable)
{
  g_autoptr (AnnoDocument) document
      = self->id != NULL ? anno_document_load (self->root, path, NULL, cancellable, NULL) : NULL;

  return document != NULL ? g_object_ref (anno_document_get_article (document)) : NULL;
}

static void
take_file (Job *self, const char *path, GCancellable *cancellable)
{
  g_autofree char *file = anno_layout_layer_file (self->root, self->slug, path);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = anno_file_reader_read (file, ANNO_JSON_MAX_LAYER, NULL, &error);
  g_autoptr (GPtrArray) findings = anno_findings_new ();
  g_autoptr (AnnoLayer) layer
      = bytes != NULL ? anno_layer_reader_read (bytes, NULL, findings, cancellable, &error) : NULL;

  if (layer == NULL)
    {
      note_problem (self, error);
      return;
    }
  g_autoptr (AnnoArticle) article = read_article (self, path, cancellable);
  g_autoptr (AnnoSpanOrder) spans = anno_layer_fork_order (layer);
  take_spans (self, path, article, spans);
}

/* What is in memory, and has no file yet. */
static void
take_rest (Job *self)
{
  g_autoptr (GList) rest = g_hash_table_get_values (self->at_hand);

  for (GList *link = rest; link != NULL; link = link->next)
    {
      AtHand *hand = link->data;
      take_spans (self, hand->path, hand->article, hand->spans);
    }
}

static void
take_entry (Job *self, const AnnoSurveyEntry *entry, GCancellable *cancellable)
{
  AtHand *hand = g_hash_table_lookup (self->at_hand, entry->article);

  if (hand != NULL)
    {
      take_spans (self, hand->path, hand->article, hand->spans);
      g_hash_table_remove (self->at_hand, entry->article);
      return;
    }
  for (guint i = 0; i < entry->slugs->len; i++)
    if (g_str_equal (entry->slugs->pdata[i], self->slug))
      take_file (self, entry->article, cancellable);
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
  g_autoptr (GPtrArray) entries
      = anno_corpus_survey (self->root, "", self->survey->problems, cancellable, error);

  if (entries == NULL)
    return NULL;
  for (guint i = 0; i < entries->len; i++)
    {
      take_entry (self, entries->pdata[i], cancellable);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }
  take_rest (self);
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

  g_autoptr (Job) job = job_new (root, slug, people, id);
  return run (job, cancellable, error);
}

/* A layer that couldn't be read is empty in memory: then it is read once more, to say why. */
static void
add_at_hand (Job *self, AnnoDocument *document)
{
  if (anno_document_get_locked_reason (document) != NULL
      && anno_layer_get_n_spans (anno_document_get_layer (document)) == 0)
    return;
  AtHand *hand = g_new0 (AtHand, 1);

  hand->path = g_strdup (anno_document_get_path (document));
  hand->article = g_object_ref (anno_document_get_article (document));
  hand->spans = anno_layer_fork_order (anno_document_get_layer (document));
  g_hash_table_insert (self->at_hand, hand->path, hand);
}

void
anno_mention_survey_async (AnnoCorpus *corpus, const char *id, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (ANNO_IS_CORPUS (corpus));

  Job *job = job_new (anno_corpus_get_root (corpus), anno_corpus_get_annotator (corpus)->slug,
                      anno_corpus_get_people (corpus), id);
  g_autoptr (GPtrArray) documents = anno_corpus_list_documents (corpus);
  for (guint i = 0; i < documents->len; i++)
    add_at_hand (job, documents->pdata[i]);
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
