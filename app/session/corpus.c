#include "session/corpus.h"

#include "files/safe-name.h"
#include "session/article-catalog.h"
#include "session/corpus-opening.h"
#include "session/disk-keeper.h"
#include "session/document-loader.h"
#include "session/journal-words.h"
#include "session/layer-follower.h"
#include "session/messages.h"
#include "session/work.h"

#include <glib/gi18n-lib.h>

struct _AnnoCorpus
{
  GObject parent_instance;
  char *name;
  AnnoWork *work;
  AnnoCorpusIndex *index;
  AnnoSaver *saver;
  AnnoDiskKeeper *disk;
  AnnoArticleCatalog *catalog;
  AnnoLayerFollower *follower;
  AnnoMessages *messages;
};

enum
{
  PROP_0,
  PROP_SCANNING,
  PROP_SAVE_STATE,
  PROP_SAVE_MESSAGE,
  PROP_PEOPLE_WRITABLE,
  PROP_TAGSET,
  N_PROPS,
};

enum
{
  PROBLEM,
  RECOVERED,
  REPLACED,
  CONFLICT,
  ARTICLE_CHANGED,
  MOVED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoCorpus, anno_corpus, G_TYPE_OBJECT)

static void
tell (AnnoCorpus *self, guint prop)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

static void
anno_corpus_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AnnoCorpus *self = ANNO_CORPUS (object);

  switch (id)
    {
    case PROP_SCANNING:
      g_value_set_boolean (value, anno_corpus_is_scanning (self));
      break;
    case PROP_SAVE_STATE:
      g_value_set_enum (value, anno_corpus_get_save_state (self));
      break;
    case PROP_SAVE_MESSAGE:
      g_value_set_string (value, anno_corpus_get_save_message (self));
      break;
    case PROP_PEOPLE_WRITABLE:
      g_value_set_boolean (value, self->work->people.locked_reason == NULL);
      break;
    case PROP_TAGSET:
      g_value_set_boxed (value, self->work->tagset);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
anno_corpus_dispose (GObject *object)
{
  AnnoCorpus *self = ANNO_CORPUS (object);

  g_clear_pointer (&self->messages, anno_messages_free);
  g_clear_pointer (&self->follower, anno_layer_follower_free);
  g_clear_pointer (&self->catalog, anno_article_catalog_free);
  if (self->index != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->index, self);
      g_object_run_dispose (G_OBJECT (self->index)); /* whoever else holds it: its threads end here */
    }
  g_clear_object (&self->index);
  g_clear_pointer (&self->disk, anno_disk_keeper_free);
  if (self->saver != NULL)
    {
      anno_saver_stop (self->saver);
      g_signal_handlers_disconnect_by_data (self->saver, self);
    }
  g_clear_object (&self->saver);
  if (self->work != NULL && self->work->journal != NULL)
    anno_journal_hush (self->work->journal);
  G_OBJECT_CLASS (anno_corpus_parent_class)->dispose (object);
}

static void
anno_corpus_finalize (GObject *object)
{
  AnnoCorpus *self = ANNO_CORPUS (object);
  g_clear_pointer (&self->work, anno_work_unref);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (anno_corpus_parent_class)->finalize (object);
}

static guint
new_signal (const char *name, guint n, GType first, GType second, GType third)
{
  return g_signal_new (name, ANNO_TYPE_CORPUS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                       n, first, second, third);
}

static void
anno_corpus_class_init (AnnoCorpusClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = anno_corpus_get_property;
  object_class->dispose = anno_corpus_dispose;
  object_class->finalize = anno_corpus_finalize;

  props[PROP_SCANNING] = g_param_spec_boolean ("scanning", NULL, NULL, FALSE, flags);
  props[PROP_SAVE_STATE] = g_param_spec_enum ("save-state", NULL, NULL, ANNO_TYPE_SAVE_STATE,
                                              ANNO_SAVE_STATE_SAVED, flags);
  props[PROP_SAVE_MESSAGE] = g_param_spec_string ("save-message", NULL, NULL, NULL, flags);
  props[PROP_PEOPLE_WRITABLE] = g_param_spec_boolean ("people-writable", NULL, NULL, TRUE, flags);
  props[PROP_TAGSET] = g_param_spec_boxed ("tagset", NULL, NULL, ANNO_TYPE_TAGSET, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[PROBLEM] = new_signal ("problem", 1, G_TYPE_STRING, 0, 0);
  signals[RECOVERED] = new_signal ("recovered", 1, G_TYPE_STRING, 0, 0);
  signals[REPLACED] = new_signal ("replaced", 3, ANNO_TYPE_DOCUMENT, ANNO_TYPE_DOCUMENT,
                                  G_TYPE_STRING);
  signals[CONFLICT] = new_signal ("conflict", 1, ANNO_TYPE_DOCUMENT, 0, 0);
  signals[MOVED] = new_signal ("moved", 2, G_TYPE_STRING, G_TYPE_STRING, 0);
  signals[ARTICLE_CHANGED] = new_signal ("article-changed", 1, ANNO_TYPE_ARTICLE_ROW, 0, 0);
}

static void
anno_corpus_init (AnnoCorpus *self)
{
  self->messages = anno_messages_new (G_OBJECT (self));
}

static void
saver_changed_cb (AnnoCorpus *self)
{
  tell (self, PROP_SAVE_STATE);
  tell (self, PROP_SAVE_MESSAGE);
}

/* A document that is locked though it was saved waits for its text to be read anew. */
static void
saver_saved_cb (AnnoCorpus *self, const char *article)
{
  AnnoDocument *document = anno_document_shelf_find (self->work->shelf, article);

  anno_disk_keeper_watch (self->disk, article);
  if (document != NULL && anno_document_get_locked_reason (document) != NULL)
    anno_disk_keeper_check (self->disk);
  anno_article_catalog_refresh (self->catalog, article);
  anno_corpus_index_touch (self->index, article);
}

static void
saver_problem_cb (AnnoCorpus *self, const char *message)
{
  g_signal_emit (self, signals[PROBLEM], 0, message);
  tell (self, PROP_PEOPLE_WRITABLE);
}

static void
journal_notify_cb (const GError *error, gpointer data)
{
  g_autofree char *message = error != NULL ? anno_journal_words_failed (error) : NULL;
  if (message != NULL)
    g_signal_emit (data, signals[PROBLEM], 0, message);
}

static void
journal_dropped_cb (guint n, gpointer data)
{
  AnnoCorpus *self = data;
  g_autofree char *message = anno_journal_words_dropped (n);

  anno_history_drop_oldest (self->work->history, n);
  g_signal_emit (self, signals[PROBLEM], 0, message);
}

static void
catalog_problem_cb (const char *message, gpointer data)
{
  g_signal_emit (data, signals[PROBLEM], 0, message);
}

/* The list comes first: both read the same folders. */
static void
catalog_ended_cb (gpointer data)
{
  AnnoCorpus *self = data;

  anno_corpus_index_look (self->index);
  tell (self, PROP_SCANNING);
}

static void
conflict_cb (AnnoCorpus *self, AnnoDocument *document)
{
  g_signal_emit (self, signals[CONFLICT], 0, document);
}

static void
catalog_changed_cb (AnnoArticleRow *row, gpointer data)
{
  g_signal_emit (data, signals[ARTICLE_CHANGED], 0, row);
}

static void
follower_moved_cb (const char *from, const char *to, gpointer data)
{
  g_signal_emit (data, signals[MOVED], 0, from, to);
}

/* Headline and date are another text's too. */
static void
replaced_cb (AnnoDocument *document, AnnoDocument *fresh, const char *message, gpointer data)
{
  AnnoCorpus *self = data;

  anno_article_catalog_renew (self->catalog, anno_document_get_path (fresh));
  g_signal_emit (self, signals[REPLACED], 0, document, fresh, message);
  if (anno_work_is_saved (self->work))
    anno_saver_touch (self->saver); /* so that the journal is written without what was forgotten */
}

/* What another hand knows of an article is in the list, too. */
static void
meta_read_cb (AnnoDocument *document, const char *problem, gpointer data)
{
  AnnoCorpus *self = data;

  anno_article_catalog_renew (self->catalog, anno_document_get_path (document));
  if (problem != NULL)
    g_signal_emit (self, signals[PROBLEM], 0, problem);
}

static AnnoCorpus *
corpus_new (AnnoCorpusOpening *opening)
{
  static const AnnoArticleCatalogEvents listed
      = { catalog_problem_cb, catalog_ended_cb, catalog_changed_cb };
  static const AnnoLayerFollowerEvents followed = { follower_moved_cb, catalog_problem_cb };
  AnnoCorpus *self = g_object_new (ANNO_TYPE_CORPUS, NULL);

  self->name = anno_safe_name_display_base (opening->root);
  self->work = anno_work_new (opening);
  self->index = anno_corpus_index_new (self->work->root);
  g_signal_connect_swapped (self->index, "problem", G_CALLBACK (saver_problem_cb), self);
  self->saver = anno_saver_new (self->work);
  self->disk = anno_disk_keeper_new (self->work, self->saver, replaced_cb, meta_read_cb, self);
  g_signal_connect_swapped (self->saver, "changed", G_CALLBACK (saver_changed_cb), self);
  g_signal_connect_swapped (self->saver, "saved", G_CALLBACK (saver_saved_cb), self);
  g_signal_connect_swapped (self->saver, "problem", G_CALLBACK (saver_problem_cb), self);
  g_signal_connect_swapped (self->saver, "conflict", G_CALLBACK (conflict_cb), self);
  anno_work_start (self->work, opening, journal_notify_cb, journal_dropped_cb, self);
  anno_messages_add_all (self->messages, signals[RECOVERED], opening->recovered);
  anno_messages_add_all (self->messages, signals[PROBLEM], opening->problems);
  if (!anno_work_is_saved (self->work))
    anno_saver_touch (self->saver);
  self->catalog = anno_article_catalog_new (self->work, self->index, &listed, self);
  self->follower = anno_layer_follower_new (self->work, self->saver, self->index, &followed, self);
  return self;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (AnnoCorpusOpening) opening = anno_corpus_opening_run_finish (result, &error);

  if (opening != NULL)
    g_task_return_pointer (task, corpus_new (opening), g_object_unref);
  else
    g_task_return_error (task, error);
}

void
anno_corpus_open_async (const char *root, const AnnoAnnotator *annotator,
                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (root != NULL && annotator != NULL);

  GTask *task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, anno_corpus_open_async);
  anno_corpus_opening_run_async (root, annotator, cancellable, opened_cb, task);
}

AnnoCorpus *
anno_corpus_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

const char *
anno_corpus_get_root (AnnoCorpus *self)
{
  g_return_val_if_fail (ANNO_IS_CORPUS (self), NULL);
  return self->work->root;
}

const char *
anno_corpus_get_name (AnnoCorpus *self)
{
  g_return_val_if_fail (ANNO_IS_CORPUS (self), NULL);
  return self->name;
}

const AnnoAnnotator *
anno_corpus_get_annotator (AnnoCorpus *self)
{
  g_return_val_if_fail (ANNO_IS_CORPUS (self), NULL);
  return self->work->annotator;
}

const AnnoAnnotator *
anno_corpus_get_example (AnnoCorpus *self)
{
  g_return_val_if_fail (ANNO_IS_CORPUS (self), NULL);
  return self->work->example;
}

AnnoTagset *
anno_corpus_get_tagset (AnnoCorpus *self)
{
  g_return_val_if_fail (ANNO_IS_CORPUS (self), NULL);
  return self->work->tagset;
}

void
anno_corpus_set_tagset (AnnoCorpus *self, AnnoTagset *tagset, const AnnoFileIdentity *identity)
{
  g_return_if_fail (ANNO_IS_CORPUS (self) && tagset != NULL && identity != NULL);

  gboolean is_other = tagset != self->work->tagset;
  anno_work_set_tagset (self->work, tagset, identity);
  if (is_other)
    tell (self, PROP_TAGSET);
}

const AnnoFileIdentity *
anno_corpus_get_tagset_identity (AnnoCorpus *self)
{
  g_return_val_if_fail (ANNO_IS_CORPUS (self), NULL);
  return &self->work->tagset_identity;
}

AnnoPeople *
anno_corpus_get_people (AnnoCorpus *self)
{
  g_return_val_if_fail (ANNO_IS_CORPUS (self), NULL);
  return self->work->people.people;
}

AnnoHistory *
anno_corpus_get_history (AnnoCorpus *self)
{
  g_return_val_if_fail (ANNO_IS_CORPUS (self), NULL);
  return self->work->history;
}

GListModel *
anno_corpus_get_articles (AnnoCorpus *self)
{
  g_return_val_if_fail (ANNO_IS_CORPUS (self), NULL);
  return anno_article_catalog_get_model (self->catalog);
}

gboolean
anno_corpus_is_scanning (AnnoCorpus *self)
{
  g_return_val_if_fail (ANNO_IS_CORPUS (self), FALSE);
  return anno_article_catalog_is_scanning (self->catalog);
}

AnnoAssignments *
anno_corpus_get_assignments (AnnoCorpus *self)
{
  g_return_val_if_fail (ANNO_IS_CORPUS (self), NULL);
  return self->work->assignments;
}

AnnoCorpusIndex *
anno_corpus_get_index (AnnoCorpus *self)
{
  g_return_val_if_fail (ANNO_IS_CORPUS (self), NULL);
  return self->index;
}

AnnoSaveState
anno_corpus_get_save_state (AnnoCorpus *self)
{
  g_return_val_if_fail (ANNO_IS_CORPUS (self), ANNO_SAVE_STATE_FAILED);
  return anno_saver_get_state (self->saver);
}

const char *
anno_corpus_get_save_message (AnnoCorpus *self)
{
  g_return_val_if_fail (ANNO_IS_CORPUS (self), NULL);
  return anno_saver_get_message (self->saver);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  AnnoCorpus *self = g_task_get_source_object (task);
  GError *error = NULL;
  AnnoDocument *document = anno_document_load_finish (result, &error);

  if (self->index != NULL) /* else the corpus was closed meanwhile */
    anno_corpus_index_release (self->index);
  if (document != NULL)
    g_task_return_pointer (task, document, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
anno_corpus_load_async (AnnoCorpus *self, const char *path, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (ANNO_IS_CORPUS (self) && path != NULL);

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  AnnoDocument *there = anno_corpus_find_document (self, path);
  g_task_set_source_tag (task, anno_corpus_load_async);
  if (there != NULL)
    return g_task_return_pointer (task, g_object_ref (there), g_object_unref);
  anno_corpus_index_hold (self->index);
  anno_document_load_async (self->work->root, path, self->work->annotator, cancellable, loaded_cb,
                            g_steal_pointer (&task));
}

/* Two loads of one article may have run side by side: the first one's document is the one. */
AnnoDocument *
anno_corpus_load_finish (AnnoCorpus *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (ANNO_IS_CORPUS (self) && g_task_is_valid (result, self), NULL);

  g_autoptr (AnnoDocument) loaded = g_task_propagate_pointer (G_TASK (result), error);
  if (loaded == NULL)
    return NULL;
  AnnoDocument *there = anno_corpus_find_document (self, anno_document_get_path (loaded));
  if (there != NULL)
    g_set_object (&loaded, there);
  else if (anno_document_is_on_other_text (loaded))
    anno_work_forget (self->work, anno_document_get_path (loaded));
  anno_document_shelf_use (self->work->shelf, loaded);
  anno_disk_keeper_watch (self->disk, anno_document_get_path (loaded));
  anno_article_catalog_refresh (self->catalog, anno_document_get_path (loaded));
  return g_steal_pointer (&loaded);
}

AnnoDocument *
anno_corpus_find_document (AnnoCorpus *self, const char *path)
{
  g_return_val_if_fail (ANNO_IS_CORPUS (self) && path != NULL, NULL);
  return anno_document_shelf_find (self->work->shelf, path);
}

void
anno_corpus_set_meta (AnnoCorpus *self, const char *path, const AnnoMeta *meta,
                      const AnnoFileIdentity *identity)
{
  g_return_if_fail (ANNO_IS_CORPUS (self) && path != NULL && meta != NULL && identity != NULL);

  AnnoDocument *document = anno_corpus_find_document (self, path);
  if (document != NULL)
    anno_document_set_meta (document, meta, identity);
  anno_article_catalog_renew (self->catalog, path);
}

GPtrArray *
anno_corpus_list_documents (AnnoCorpus *self)
{
  g_return_val_if_fail (ANNO_IS_CORPUS (self), NULL);
  return anno_document_shelf_list (self->work->shelf);
}

static void
follow (AnnoCorpus *self, AnnoStep *step)
{
  anno_article_catalog_follow (self->catalog, step);
  anno_saver_touch (self->saver);
}

gboolean
anno_corpus_do (AnnoCorpus *self, AnnoStep *step, GError **error)
{
  g_return_val_if_fail (ANNO_IS_CORPUS (self) && step != NULL, FALSE);

  if (!anno_work_do (self->work, step, error))
    return FALSE;
  follow (self, step);
  return TRUE;
}

gboolean
anno_corpus_undo (AnnoCorpus *self, GError **error)
{
  g_return_val_if_fail (ANNO_IS_CORPUS (self), FALSE);

  if (!anno_work_undo (self->work, error))
    return FALSE;
  follow (self, anno_history_peek_redo (self->work->history));
  return TRUE;
}

gboolean
anno_corpus_redo (AnnoCorpus *self, GError **error)
{
  g_return_val_if_fail (ANNO_IS_CORPUS (self), FALSE);

  if (!anno_work_redo (self->work, error))
    return FALSE;
  follow (self, anno_history_peek_undo (self->work->history));
  return TRUE;
}

gboolean
anno_corpus_sync (AnnoCorpus *self, GError **error)
{
  g_return_val_if_fail (ANNO_IS_CORPUS (self), FALSE);

  if (self->work->journal != NULL)
    return anno_journal_sync (self->work->journal, error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_INITIALIZED, _("There is no journal."));
  return FALSE;
}

void
anno_corpus_check_disk (AnnoCorpus *self)
{
  g_return_if_fail (ANNO_IS_CORPUS (self));

  anno_article_catalog_look (self->catalog);
  anno_disk_keeper_check (self->disk);
  if (!anno_corpus_is_scanning (self))
    anno_corpus_index_look (self->index);
}

AnnoCopyWatch *
anno_corpus_get_copies (AnnoCorpus *self)
{
  g_return_val_if_fail (ANNO_IS_CORPUS (self), NULL);
  return anno_article_catalog_get_copies (self->catalog);
}

AnnoSaver *
anno_corpus_get_saver (AnnoCorpus *self)
{
  g_return_val_if_fail (ANNO_IS_CORPUS (self), NULL);
  return self->saver;
}

const char *
anno_corpus_find_former (AnnoCorpus *self, const char *path)
{
  g_return_val_if_fail (ANNO_IS_CORPUS (self) && path != NULL, NULL);
  return anno_layer_follower_find_former (self->follower, path);
}

void
anno_corpus_want_details (AnnoCorpus *self, AnnoArticleRow *row)
{
  g_return_if_fail (ANNO_IS_CORPUS (self) && ANNO_IS_ARTICLE_ROW (row));
  anno_article_catalog_want (self->catalog, row);
}
