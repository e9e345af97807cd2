#include "session/work.h"

#include "session/apply.h"
#include "session/layout.h"
#include "session/line-limit.h"

#include <glib/gi18n-lib.h>

static void
fill_history (AnnoHistory *history, const AnnoRecovery *recovery)
{
  for (guint i = 0; i < recovery->steps->len; i++)
    anno_history_push (history, recovery->steps->pdata[i]);
  for (guint i = recovery->steps->len; i > recovery->n_done; i--)
    anno_history_undone (history);
}

AnnoWork *
anno_work_new (AnnoCorpusOpening *opening)
{
  g_return_val_if_fail (opening != NULL, NULL);

  AnnoWork *self = g_new0 (AnnoWork, 1);
  g_ref_count_init (&self->refs);
  self->root = g_steal_pointer (&opening->root);
  self->annotator = g_steal_pointer (&opening->annotator);
  self->example = g_steal_pointer (&opening->example);
  self->assignments = g_steal_pointer (&opening->assignments);
  self->tagset = g_steal_pointer (&opening->tagset);
  self->tagset_identity = opening->tagset_identity;
  self->former = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_tagset_unref);
  self->people = opening->people;
  opening->people = (AnnoPeopleKeeper){ 0 };
  anno_people_keeper_watch (&self->people);
  self->journal = g_steal_pointer (&opening->journal);
  self->history = anno_history_new ();
  self->shelf = anno_document_shelf_new ();
  if (opening->recovery != NULL)
    fill_history (self->history, opening->recovery);
  for (guint i = 0; i < opening->documents->len; i++)
    {
      anno_document_shelf_use (self->shelf, opening->documents->pdata[i]);
      anno_document_shelf_hold_dirty (self->shelf, opening->documents->pdata[i]);
    }
  return self;
}

AnnoWork *
anno_work_ref (AnnoWork *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_ref_count_inc (&self->refs);
  return self;
}

void
anno_work_unref (AnnoWork *self)
{
  g_return_if_fail (self != NULL);

  if (!g_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->journal, anno_journal_free);
  g_clear_pointer (&self->shelf, anno_document_shelf_free);
  g_clear_object (&self->history);
  anno_people_keeper_clear (&self->people);
  g_clear_pointer (&self->assignments, anno_assignments_unref);
  g_clear_pointer (&self->tagset, anno_tagset_unref);
  g_clear_pointer (&self->former, g_ptr_array_unref);
  g_clear_pointer (&self->annotator, anno_annotator_free);
  g_clear_pointer (&self->example, anno_annotator_free);
  g_free (self->root);
  g_free (self);
}

void
anno_work_set_tagset (AnnoWork *self, AnnoTagset *tagset, const AnnoFileIdentity *identity)
{
  g_return_if_fail (self != NULL && tagset != NULL && identity != NULL);

  self->tagset_identity = *identity;
  if (tagset == self->tagset)
    return;
  g_ptr_array_add (self->former, self->tagset);
  self->tagset = anno_tagset_ref (tagset);
}

gboolean
anno_work_is_saved (AnnoWork *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  g_autoptr (GPtrArray) dirty = anno_document_shelf_list_dirty (self->shelf);
  return dirty->len == 0 && !anno_people_keeper_is_dirty (&self->people);
}

void
anno_work_mark_saved (AnnoWork *self, const char *article, guint64 through)
{
  g_return_if_fail (self != NULL);
  if (self->journal != NULL)
    anno_journal_saved (self->journal, article != NULL ? article : ANNO_JOURNAL_PEOPLE, through);
}

guint64
anno_work_get_last_act (AnnoWork *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->journal != NULL ? anno_journal_get_last (self->journal) : 0;
}

static AnnoLayer *
find_layer (const char *article, gpointer data)
{
  AnnoWork *self = data;
  AnnoDocument *document = anno_document_shelf_find (self->shelf, article);
  return document != NULL ? anno_document_get_layer (document) : NULL;
}

/* Whether all that the step is about may be changed. */
static gboolean
check_locks (AnnoWork *self, AnnoStep *step, GError **error)
{
  const GPtrArray *edits = anno_step_get_edits (step);

  for (guint i = 0; i < edits->len; i++)
    {
      const char *article = anno_edit_get_layer (edits->pdata[i]);
      AnnoDocument *document
          = article != NULL ? anno_document_shelf_find (self->shelf, article) : NULL;
      const char *reason = document != NULL ? anno_document_get_locked_reason (document) : NULL;
      if (((AnnoEdit *) edits->pdata[i])->kind == ANNO_EDIT_PERSON)
        reason = self->people.locked_reason;
      if (reason == NULL)
        continue;
      g_set_error_literal (error, ANNO_APPLY_ERROR, ANNO_APPLY_ERROR_LOCKED, reason);
      return FALSE;
    }
  return TRUE;
}

/* Whether all that the step leaves can be read again. What is undone, or done again, could be once. */
static gboolean
check_lengths (AnnoWork *self, AnnoStep *step, GError **error)
{
  const GPtrArray *edits = anno_step_get_edits (step);

  for (guint i = 0; i < edits->len; i++)
    {
      const AnnoEdit *edit = edits->pdata[i];
      if (anno_edit_get_layer (edit) == NULL)
        continue;
      g_autofree char *below = anno_layout_layer_below (self->annotator->slug, edit->article);
      if (!anno_line_limit_check (edit, self->tagset, below, error))
        return FALSE;
    }
  return TRUE;
}

/* In which texts the places of a step count: what a crash may leave in the journal alone must not
 * be put into another one. */
static void
note_texts (AnnoWork *self, AnnoStep *step)
{
  const GPtrArray *edits = anno_step_get_edits (step);

  for (guint i = 0; self->journal != NULL && i < edits->len; i++)
    {
      const char *article = anno_edit_get_layer (edits->pdata[i]);
      AnnoDocument *document
          = article != NULL ? anno_document_shelf_find (self->shelf, article) : NULL;
      if (document != NULL)
        anno_journal_note_text (self->journal, article,
                                anno_article_get_sha256 (anno_document_get_article (document)));
    }
}

/* What was changed stays in memory until it is saved. */
static void
hold_changed (AnnoWork *self, AnnoStep *step)
{
  const GPtrArray *edits = anno_step_get_edits (step);

  for (guint i = 0; i < edits->len; i++)
    {
      const char *article = anno_edit_get_layer (edits->pdata[i]);
      AnnoDocument *document
          = article != NULL ? anno_document_shelf_find (self->shelf, article) : NULL;
      if (document != NULL)
        anno_document_shelf_hold_dirty (self->shelf, document);
    }
}

gboolean
anno_work_do (AnnoWork *self, AnnoStep *step, GError **error)
{
  g_return_val_if_fail (self != NULL && step != NULL, FALSE);

  if (!check_locks (self, step, error) || !check_lengths (self, step, error)
      || !anno_apply_step (step, self->people.people, find_layer, self, error))
    return FALSE;
  note_texts (self, step);
  if (self->journal != NULL)
    anno_journal_do (self->journal, step);
  anno_history_push (self->history, step);
  hold_changed (self, step);
  return TRUE;
}

gboolean
anno_work_undo (AnnoWork *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  AnnoStep *step = anno_history_peek_undo (self->history);
  if (step == NULL)
    {
      g_set_error_literal (error, ANNO_APPLY_ERROR, ANNO_APPLY_ERROR_CHANGED,
                           _("There is nothing to undo."));
      return FALSE;
    }
  if (!check_locks (self, step, error)
      || !anno_revert_step (step, self->people.people, find_layer, self, error))
    {
      /* Translators: what a person did, as in "Mark as Claim". */
      g_prefix_error (error, _("“%s” can’t be undone. "), anno_step_get_label (step));
      return FALSE;
    }
  note_texts (self, step);
  if (self->journal != NULL)
    anno_journal_undo (self->journal);
  anno_history_undone (self->history);
  hold_changed (self, step);
  return TRUE;
}

gboolean
anno_work_redo (AnnoWork *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  AnnoStep *step = anno_history_peek_redo (self->history);
  if (step == NULL)
    {
      g_set_error_literal (error, ANNO_APPLY_ERROR, ANNO_APPLY_ERROR_CHANGED,
                           _("There is nothing to redo."));
      return FALSE;
    }
  if (!check_locks (self, step, error)
      || !anno_apply_step (step, self->people.people, find_layer, self, error))
    {
      /* Translators: what a person did, as in "Mark as Claim". */
      g_prefix_error (error, _("“%s” can’t be redone. "), anno_step_get_label (step));
      return FALSE;
    }
  note_texts (self, step);
  if (self->journal != NULL)
    anno_journal_redo (self->journal);
  anno_history_redone (self->history);
  hold_changed (self, step);
  return TRUE;
}

static gboolean
is_about (AnnoStep *step, const char *article)
{
  const GPtrArray *edits = anno_step_get_edits (step);

  for (guint i = 0; i < edits->len; i++)
    if (g_strcmp0 (((AnnoEdit *) edits->pdata[i])->article, article) == 0)
      return TRUE;
  return FALSE;
}

gboolean
anno_work_forget (AnnoWork *self, const char *article)
{
  g_return_val_if_fail (self != NULL && article != NULL, FALSE);

  guint n_done = anno_history_get_n_done (self->history), n = n_done;
  gboolean undone = FALSE;
  while (n > 0 && !is_about (anno_history_nth (self->history, n - 1), article))
    n--;
  for (guint i = n_done; i < anno_history_get_n_steps (self->history); i++)
    undone = undone || is_about (anno_history_nth (self->history, i), article);
  if (n == 0 && !undone)
    return FALSE;
  anno_history_drop_oldest (self->history, n);
  if (undone)
    anno_history_drop_undone (self->history);
  if (self->journal != NULL)
    anno_journal_forget (self->journal, n, undone);
  return TRUE;
}

gboolean
anno_work_move (AnnoWork *self, const char *from, const char *to)
{
  g_return_val_if_fail (self != NULL && from != NULL && to != NULL, FALSE);

  if (!anno_history_move (self->history, from, to))
    return FALSE;
  if (self->journal != NULL)
    anno_journal_forget (self->journal, 0, FALSE);
  return TRUE;
}

/* What another window's journal holds is this one's from now on; only then may that file go, or say
 * so. Or what was taken from it, and undone since, would come back at each start. */
static void
adopt_steps (AnnoWork *self, AnnoCorpusOpening *opening)
{
  for (guint i = 0; i < opening->steps->len; i++)
    {
      g_autoptr (GError) error = NULL;
      if (anno_work_do (self, opening->steps->pdata[i], &error))
        continue;
      g_ptr_array_add (opening->problems, g_strdup (error->message));
      return;
    }
  if ((!opening->left_is_done && opening->adopted->len == 0)
      || !anno_journal_sync (self->journal, NULL))
    return;
  if (opening->left_is_done)
    anno_journal_remove_left (self->journal);
  else if (opening->adopted->len > 0)
    anno_journal_settle_left (self->journal, opening->adopted, opening->left_last);
}

void
anno_work_start (AnnoWork *self, AnnoCorpusOpening *opening, AnnoJournalNotify notify,
                 AnnoJournalDropped dropped, gpointer data)
{
  g_return_if_fail (self != NULL && opening != NULL);

  const AnnoRecovery *recovery = opening->recovery;
  if (self->journal == NULL)
    return;
  anno_journal_start (self->journal, self->tagset, recovery->numbers, recovery->n_done,
                      recovery->last, notify, dropped, data);
  for (guint i = 0; i < opening->settled->len; i++)
    anno_journal_saved (self->journal, opening->settled->pdata[i], recovery->last);
  adopt_steps (self, opening);
}
