#include "session/copy-merge.h"

#include "files/file-error.h"
#include "files/file-reader.h"
#include "files/safe-name.h"
#include "formats/conflict-markers.h"
#include "formats/json-scan.h"
#include "formats/layer-reader.h"
#include "formats/people-file.h"
#include "session/copy-aside.h"
#include "session/corpus-save.h"
#include "session/gesture.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (anno-copy-merge-error-quark, anno_copy_merge_error)

/* What is under way; the copy is read and put away in a worker thread, all else happens in the main
 * one. */
typedef struct
{
  char *root;
  AnnoConflictCopy *copy;
  gboolean dry;
  char *file; /* the copy's */
  AnnoFileIdentity identity;
  AnnoDocument *document; /* what it is merged into; NULL for the people */
  AnnoArticle *article;
  char *owner;
  AnnoLayer *layer;
  guint n_unread; /* lines of a version in it that aren't in `layer` */
  AnnoPeople *people;
  AnnoCopyMerged merged;
} Order;

void
anno_copy_merged_clear (AnnoCopyMerged *self)
{
  g_clear_pointer (&self->kept, g_free);
}

static void
order_free (Order *self)
{
  g_free (self->root);
  anno_conflict_copy_free (self->copy);
  g_free (self->file);
  g_clear_object (&self->document);
  g_clear_object (&self->article);
  g_free (self->owner);
  g_clear_object (&self->layer);
  g_clear_object (&self->people);
  anno_copy_merged_clear (&self->merged);
  g_free (self);
}

static gboolean
refuse (const Order *self, AnnoCopyMergeError code, const char *why, GError **error)
{
  g_autofree char *shown = anno_safe_name_display (self->file);

  /* Translators: a file, then what is wrong with it. */
  g_set_error (error, ANNO_COPY_MERGE_ERROR, code, _("“%s” can’t be merged: %s"), shown, why);
  return FALSE;
}

static guint
count_misplaced (const GPtrArray *findings)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const AnnoFinding *finding = findings->pdata[i];
      n += finding->kind == ANNO_FINDING_QUOTE || finding->kind == ANNO_FINDING_OFF_TEXT;
    }
  return n;
}

static AnnoLayer *
read_version (Order *self, GBytes *bytes, GPtrArray *findings, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (AnnoLayer) layer
      = anno_layer_reader_read (bytes, self->article, findings, NULL, &problem);

  if (layer == NULL)
    {
      refuse (self, ANNO_COPY_MERGE_ERROR_UNREADABLE, problem->message, error);
      return NULL;
    }
  const char *creator = anno_layer_get_header (layer)->creator_id;
  if (creator == NULL || g_str_equal (creator, self->owner))
    return g_steal_pointer (&layer);
  refuse (self, ANNO_COPY_MERGE_ERROR_NOT_OWN, _("These annotations are somebody else’s."), error);
  return NULL;
}

/* A copy of a file in which Git left two versions holds both. */
static AnnoLayer *
read_versions (Order *self, GBytes *bytes, GPtrArray *findings, GError **error)
{
  g_autoptr (GBytes) first = NULL, second = NULL;

  if (!anno_conflict_markers_split (bytes, &first, &second, NULL))
    return read_version (self, bytes, findings, error);
  g_autoptr (AnnoLayer) layer = read_version (self, first, findings, error);
  g_autoptr (AnnoLayer) other = layer != NULL ? read_version (self, second, findings, error) : NULL;
  AnnoLayerMerged merged;
  if (other == NULL)
    return NULL;
  anno_layer_absorb (layer, other, &merged);
  self->n_unread = merged.n_unread;
  return g_steal_pointer (&layer);
}

static gboolean
read_layer (Order *self, GBytes *bytes, GError **error)
{
  g_autoptr (GPtrArray) findings = anno_findings_new ();

  self->layer = read_versions (self, bytes, findings, error);
  if (self->layer == NULL)
    return FALSE;
  if (count_misplaced (findings) > 0)
    return refuse (self, ANNO_COPY_MERGE_ERROR_OTHER_TEXT,
                   _("It was made on another version of the article, and doesn’t quote what "
                     "stands there now."),
                   error);
  return TRUE;
}

static gboolean
read_people (Order *self, GBytes *bytes, GError **error)
{
  g_autoptr (GError) problem = NULL;

  self->people = anno_people_file_read (bytes, &problem);
  return self->people != NULL
         || refuse (self, ANNO_COPY_MERGE_ERROR_UNREADABLE, problem->message, error);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Order *self = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes
      = anno_file_reader_read (self->file, ANNO_JSON_MAX_LAYER, &self->identity, &error);

  if (bytes != NULL
      && (self->article != NULL ? read_layer (self, bytes, &error)
                                : read_people (self, bytes, &error)))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Those whom only the copy knows; of whom both do, one's own list is right. */
static GPtrArray *
merge_people (AnnoPeople *mine, AnnoPeople *theirs, AnnoLayerMerged *counts)
{
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_edit_free);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (theirs)); i++)
    {
      g_autoptr (AnnoPerson) person = g_list_model_get_item (G_LIST_MODEL (theirs), i);
      AnnoPerson *there = anno_people_find (mine, anno_person_get_id (person));
      counts->n_added += there == NULL;
      counts->n_older += there != NULL && !anno_person_equal (there, person);
      if (there == NULL)
        g_ptr_array_add (edits, anno_edit_new_person (NULL, person));
    }
  return edits;
}

static GPtrArray *
make_edits (Order *self, AnnoCorpus *corpus)
{
  AnnoLayerMerged *counts = &self->merged.counts;

  if (self->layer == NULL)
    return merge_people (anno_corpus_get_people (corpus), self->people, counts);
  GPtrArray *edits = anno_layer_merge (anno_document_get_layer (self->document), self->layer,
                                       self->copy->article, counts);
  counts->n_unread += self->n_unread;
  return edits;
}

/* Something of it is nowhere else: the file is still worth a look. */
static gboolean
holds_more (const Order *self)
{
  const AnnoLayerMerged *counts = &self->merged.counts;
  return counts->n_unread > 0 || (self->people != NULL && counts->n_older > 0);
}

static void
settle_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Order *self = data;
  GError *error = NULL;

  self->merged.kept
      = holds_more (self) ? anno_copy_keep_aside (self->root, self->copy, &self->identity, &error)
                          : anno_copy_put_away (self->root, self->copy, &self->identity, &error);
  if (self->merged.kept != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
settled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Takes @task over, whose data outlive the @work on them in a worker thread. */
static void
go_on_in_thread (GTask *task, GTaskThreadFunc work, GAsyncReadyCallback done)
{
  g_autoptr (GTask) part = g_task_new (NULL, NULL, done, task);

  g_task_set_task_data (part, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (part, work);
}

/* Not before it is in its file does the copy get another name: a crash leaves both. */
static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (anno_corpus_save_finish (ANNO_CORPUS (source), result, &error))
    go_on_in_thread (g_steal_pointer (&task), settle_thread, settled_cb);
  else
    g_task_return_error (task, error);
}

static gboolean
carry_out (Order *self, AnnoCorpus *corpus, GPtrArray *edits, GError **error)
{
  if (edits->len == 0)
    return TRUE;
  g_autoptr (AnnoStep) step
      = anno_step_new (self->layer != NULL ? _("Merge another version of the annotations")
                                           : _("Merge another version of the people"),
                       g_ptr_array_ref (edits), anno_gesture_now ());
  return anno_corpus_do (corpus, step, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  AnnoCorpus *corpus = ANNO_CORPUS (g_task_get_source_object (task));
  Order *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_autoptr (GPtrArray) edits = make_edits (self, corpus);
  if (self->dry)
    g_task_return_boolean (task, TRUE);
  else if (!carry_out (self, corpus, edits, &error))
    g_task_return_error (task, error);
  else
    anno_corpus_save_async (corpus, saved_cb, g_steal_pointer (&task));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Order *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->document = anno_corpus_load_finish (ANNO_CORPUS (source), result, &error);
  const char *reason
      = self->document != NULL ? anno_document_get_locked_reason (self->document) : NULL;
  if (reason != NULL)
    refuse (self, ANNO_COPY_MERGE_ERROR_LOCKED, reason, &error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  self->article = g_object_ref (anno_document_get_article (self->document));
  go_on_in_thread (g_steal_pointer (&task), read_thread, read_cb);
}

static AnnoConflictCopy *
copy_of (const AnnoConflictCopy *copy)
{
  AnnoConflictCopy *own = g_new0 (AnnoConflictCopy, 1);

  *own = *copy;
  own->path = g_strdup (copy->path);
  own->original = g_strdup (copy->original);
  own->article = g_strdup (copy->article);
  own->slug = g_strdup (copy->slug);
  return own;
}

static gboolean
is_own (const Order *self, AnnoCorpus *corpus, GError **error)
{
  const AnnoConflictCopy *copy = self->copy;

  if ((copy->kind == ANNO_COPY_LAYER || copy->kind == ANNO_COPY_PEOPLE)
      && g_strcmp0 (copy->slug, anno_corpus_get_annotator (corpus)->slug) == 0)
    return TRUE;
  return refuse (self, ANNO_COPY_MERGE_ERROR_NOT_OWN,
                 copy->slug != NULL && copy->kind != ANNO_COPY_ANNOTATOR
                     ? _("Only the person whose file it is can do that.")
                     : _("Compare it with the file that it is another version of, and remove it."),
                 error);
}

void
anno_copy_merge_async (AnnoCorpus *corpus, const AnnoConflictCopy *copy, gboolean dry,
                       GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (ANNO_IS_CORPUS (corpus) && copy != NULL);

  g_autoptr (GTask) task = g_task_new (corpus, NULL, callback, data);
  GError *error = NULL;
  Order *self = g_new0 (Order, 1);
  self->copy = copy_of (copy);
  self->dry = dry;
  self->root = g_strdup (anno_corpus_get_root (corpus));
  self->file = g_build_filename (self->root, copy->path, NULL);
  self->owner = g_strdup (anno_corpus_get_annotator (corpus)->id);
  g_task_set_source_tag (task, anno_copy_merge_async);
  g_task_set_task_data (task, self, (GDestroyNotify) order_free);

  if (!is_own (self, corpus, &error))
    g_task_return_error (task, error);
  else if (copy->kind == ANNO_COPY_LAYER)
    anno_corpus_load_async (corpus, copy->article, NULL, loaded_cb, g_steal_pointer (&task));
  else
    go_on_in_thread (g_steal_pointer (&task), read_thread, read_cb);
}

gboolean
anno_copy_merge_finish (AnnoCorpus *corpus, GAsyncResult *result, AnnoCopyMerged *merged,
                        GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, corpus) && merged != NULL, FALSE);

  Order *self = g_task_get_task_data (G_TASK (result));
  *merged = (AnnoCopyMerged){ self->merged.counts, g_steal_pointer (&self->merged.kept) };
  return g_task_propagate_boolean (G_TASK (result), error);
}
