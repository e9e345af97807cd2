#include "session/todo-looking.h"

#include "model/span-quote.h"
#include "session/colleague.h"
#include "session/document-loader.h"
#include "session/layout.h"

#define QUOTE_LENGTH 80

void
anno_todo_looking_init (AnnoTodoLooking *self, const AnnoTodoOrder *order, const char *article,
                        GPtrArray *in_force, GPtrArray *problems, GHashTable *names)
{
  g_return_if_fail (self != NULL && order != NULL && article != NULL);
  g_return_if_fail (in_force != NULL && problems != NULL && names != NULL);

  g_autofree char *layer = anno_layout_layer_file (order->root, order->annotator->slug, article);
  *self = (AnnoTodoLooking){ .order = order,
                             .article = article,
                             .in_force = in_force,
                             .problems = problems,
                             .names = names };
  self->is_own = g_file_test (layer, G_FILE_TEST_IS_REGULAR);
}

void
anno_todo_looking_clear (AnnoTodoLooking *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->one, anno_review_case_free);
  g_clear_pointer (&self->people, anno_review_people_free);
  g_clear_pointer (&self->entry, anno_survey_entry_free);
  g_clear_object (&self->document);
}

AnnoDocument *
anno_todo_looking_read (AnnoTodoLooking *self)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  if (self->is_read)
    return self->document;
  self->is_read = TRUE;
  self->document = anno_document_load (self->order->root, self->article,
                                       self->is_own ? self->order->annotator : NULL, NULL, &error);
  if (self->document == NULL)
    g_ptr_array_add (self->problems, g_strdup (error->message));
  return self->document;
}

static AnnoSurveyEntry *
survey (const AnnoTodoLooking *self)
{
  const char *root = self->order->root;
  g_auto (GStrv) slugs = anno_review_case_list_slugs (root);
  AnnoSurveyEntry *entry = g_new0 (AnnoSurveyEntry, 1);

  entry->article = g_strdup (self->article);
  entry->present = TRUE;
  entry->slugs = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; slugs[i] != NULL; i++)
    {
      g_autofree char *layer = anno_layout_layer_file (root, slugs[i], self->article);
      if (g_file_test (layer, G_FILE_TEST_IS_REGULAR))
        g_ptr_array_add (entry->slugs, g_strdup (slugs[i]));
    }
  return entry;
}

static gboolean
has_side (const AnnoReviewCase *one, const char *slug)
{
  for (guint i = 0; i < one->sides->len; i++)
    if (g_str_equal (anno_review_case_get (one, i)->slug, slug))
      return TRUE;
  return FALSE;
}

AnnoReviewCase *
anno_todo_looking_get_case (AnnoTodoLooking *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->entry != NULL)
    return self->one;
  const AnnoTodoOrder *order = self->order;
  self->entry = survey (self);
  g_ptr_array_add (self->entry->slugs, NULL);
  self->people = anno_review_people_new (
      order->root, (const char *const *) self->entry->slugs->pdata, self->problems);
  g_ptr_array_set_size (self->entry->slugs, (int) self->entry->slugs->len - 1);
  self->one = anno_review_case_load (order->root, self->entry, self->people, order->tagset,
                                     self->problems);
  if (self->one != NULL && !has_side (self->one, order->annotator->slug))
    g_clear_pointer (&self->one, anno_review_case_free);
  return self->one;
}

/* Once for all articles: each annotator's folder says who they are. */
static void
learn_names (AnnoTodoLooking *self)
{
  g_auto (GStrv) slugs = anno_layout_list_annotators (self->order->root, NULL);

  for (guint i = 0; slugs != NULL && slugs[i] != NULL; i++)
    {
      g_autoptr (AnnoAnnotator) who = anno_colleague_identify (self->order->root, slugs[i]);
      if (who->id != NULL)
        g_hash_table_insert (self->names, g_strdup (who->id), g_strdup (who->name));
    }
  g_hash_table_insert (self->names, g_strdup (""), g_strdup ("")); /* that it was looked */
}

const char *
anno_todo_looking_name (AnnoTodoLooking *self, const char *whose)
{
  g_return_val_if_fail (self != NULL && whose != NULL, NULL);

  if (self->order->blind)
    return NULL;
  if (g_hash_table_size (self->names) == 0)
    learn_names (self);
  return g_hash_table_lookup (self->names, whose);
}

gboolean
anno_todo_looking_begin (AnnoTodoLooking *self, AnnoTodoFacts *facts, AnnoTodoKind kind,
                         const AnnoReviewRecord *record, const AnnoReviewRecord *last)
{
  g_return_val_if_fail (self != NULL && facts != NULL && record != NULL && last != NULL, FALSE);

  AnnoDocument *document = anno_todo_looking_read (self);

  if (document == NULL)
    return FALSE;
  *facts = (AnnoTodoFacts){ .kind = kind,
                            .article = g_strdup (self->article),
                            .title = g_strdup (anno_document_get_title (document)),
                            .sha256 = g_strdup (
                                anno_article_get_sha256 (anno_document_get_article (document))),
                            .record = anno_review_record_ref ((AnnoReviewRecord *) record),
                            .last = anno_review_record_ref ((AnnoReviewRecord *) last) };
  facts->who = g_strdup (last->creator_name != NULL ? last->creator_name : last->creator_id);
  return TRUE;
}

/* Another hand may have shortened the text since. */
void
anno_todo_looking_place (AnnoTodoLooking *self, AnnoTodoFacts *facts, const AnnoSpan *span)
{
  g_return_if_fail (self != NULL && self->document != NULL && facts != NULL && span != NULL);

  AnnoArticle *article = anno_document_get_article (self->document);
  guint length = anno_article_get_length (article);

  facts->start = MIN (anno_span_get_start (span), length);
  facts->end = MIN (anno_span_get_end (span), length);
  if (anno_span_get_end (span) <= length)
    facts->quote = anno_span_quote (article, span, QUOTE_LENGTH);
}
