#include "todo-scene.h"

#include "model/span-draft.h"
#include "session/review-store.h"
#include "session/review-todo.h"

#define WORD 8 /* of 7 letters and a blank */

void
todo_scene_init (TodoScene *self)
{
  self->corpus = corpus_scene_new ();
  self->rita = anno_annotator_new ("urn:uuid:00000000-0000-4000-8000-00000000000a", "Rita", "rita");
  self->ned = anno_annotator_new ("urn:uuid:00000000-0000-4000-8000-00000000000b", "Ned", "ned");
  self->time = g_get_real_time ();
  corpus_scene_open (self->corpus);
}

void
todo_scene_clear (TodoScene *self)
{
  corpus_scene_free (self->corpus);
  anno_annotator_free (self->rita);
  anno_annotator_free (self->ned);
}

AnnoReviewRecord *
todo_scene_make (TodoScene *self, AnnoReviewKind kind, const AnnoAnnotator *by, const char *why)
{
  AnnoReviewRecord *record
      = anno_review_record_new (kind, by->id, by->name, self->time += G_USEC_PER_SEC);

  record->why = g_strdup (why);
  return record;
}

const char *
todo_scene_say (TodoScene *self, const AnnoAnnotator *by, const char *article,
                AnnoReviewRecord *record)
{
  AnnoDocument *document = corpus_scene_load (self->corpus, article);
  g_autoptr (GPtrArray) records
      = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (records, record);
  g_autoptr (GPtrArray) all = anno_review_store_append (
      self->corpus->root, by, article,
      anno_article_get_sha256 (anno_document_get_article (document)), records, &error);
  g_assert_no_error (error);
  g_assert_nonnull (all);
  return g_intern_string (record->id);
}

AnnoSpan *
todo_scene_span (TodoScene *self, const char *tag, guint n, guint length)
{
  AnnoTagset *tagset = anno_corpus_get_tagset (self->corpus->corpus);
  AnnoSpanDraft *draft = anno_span_draft_new (anno_tagset_id_of (tagset, tag));

  anno_span_draft_add_segment (draft, n * WORD, n * WORD + length);
  return anno_span_draft_finish (draft);
}

AnnoSpan *
todo_scene_own (TodoScene *self, const char *article, const char *id)
{
  return anno_layer_find (anno_document_get_layer (corpus_scene_load (self->corpus, article)), id);
}

void
todo_scene_save (TodoScene *self)
{
  g_autoptr (GError) error = NULL;

  corpus_scene_save (self->corpus, &error);
  g_assert_no_error (error);
}

GPtrArray *
todo_scene_list (TodoScene *self, const AnnoAnnotator *who, GPtrArray *problems)
{
  const AnnoTodoOrder order = { self->corpus->root, NULL, (AnnoAnnotator *) who,
                                anno_corpus_get_tagset (self->corpus->corpus) };
  g_autoptr (GError) error = NULL;
  GPtrArray *items = anno_review_todo_list (&order, problems, NULL, &error);

  g_assert_no_error (error);
  return items;
}

char *
todo_scene_describe (TodoScene *self, const AnnoAnnotator *who)
{
  static const char *const kinds[] = { "comment", "decision", "changes", "again" };
  g_autoptr (GPtrArray) items = todo_scene_list (self, who, NULL);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const AnnoTodoFacts *facts = anno_todo_item_get (items->pdata[i]);
      g_string_append_printf (out, "%s%s %s", i > 0 ? "; " : "", facts->article,
                              kinds[facts->kind]);
      if (facts->last->why != NULL)
        g_string_append_printf (out, " %s", facts->last->why);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
