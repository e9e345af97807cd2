#include "session/settled-set.h"

#include "files/file-error.h"
#include "files/file-reader.h"
#include "files/folder-lock.h"
#include "files/safe-name.h"
#include "formats/json-scan.h"
#include "formats/layer-reader.h"
#include "session/annotator-folder.h"
#include "session/layout.h"
#include "session/save-job.h"
#include "session/settled-maker.h"
#include "session/settled-name.h"
#include "session/settled-seal.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* A layer of the set, as it is there or is to be. */
typedef struct
{
  AnnoSurveyEntry *entry;
  gboolean is_there;
  gboolean is_due;
  AnnoFileIdentity identity; /* of what is there */
  AnnoSettledArticle *row;   /* NULL where nothing can be said */
} Item;

/* While a set is made. */
typedef struct
{
  const AnnoSettledOrder *order;
  AnnoSettledReport *report;
  AnnoSettledMaker *maker;
  GPtrArray *items;
  GHashTable *tidy; /* folders in which a layer was written */
  guint n_steps;    /* done; there are two for each item */
  gboolean has_new; /* something was made that wasn't there */
  GCancellable *cancellable;
  AnnoSettledFault fault;
  GError *error;
} Making;

static gboolean
fail (Making *self, AnnoSettledFault fault, GError *error)
{
  self->fault = fault;
  self->error = error;
  return FALSE;
}

static void
item_free (Item *self)
{
  anno_survey_entry_free (self->entry);
  g_clear_pointer (&self->row, anno_settled_article_free);
  g_free (self);
}

static gboolean
is_check (const Making *self)
{
  return self->order->mode == ANNO_SETTLED_CHECK;
}

static char *
file_of (const Making *self, const char *article)
{
  const char *slug = self->maker->annotator->slug;

  return article != NULL ? anno_layout_layer_file (self->order->root, slug, article)
                         : anno_layout_people_file (self->order->root, slug);
}

/* One step of an item; FALSE where it was called off. */
static gboolean
step (Making *self)
{
  GError *error = NULL;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, &error))
    return fail (self, ANNO_SETTLED_FAULT_NONE, error);
  self->n_steps++;
  if (self->order->progress != NULL)
    self->order->progress (self->n_steps, 2 * self->items->len, self->order->progress_data);
  return TRUE;
}

/* Refuses, before anything is written, what is in the way. */
static gboolean
refuse (Making *self, const char *path, gboolean is_touched)
{
  g_autofree char *shown = anno_safe_name_display (path);
  GError *error = g_error_new (
      ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED,
      self->order->mode == ANNO_SETTLED_REPLACE && is_touched
          ? _ ("“%s” isn’t as it was made, and nothing was written. Take it away, or give the set "
               "another name.")
          : _ ("“%s” is there already, and nothing was written. Have the set replaced, or give it "
               "another name."),
      shown);
  return fail (self, ANNO_SETTLED_FAULT_EXISTS, error);
}

static gboolean
refuse_folder (Making *self, const char *folder)
{
  g_autofree char *shown = anno_safe_name_display (folder);
  GError *error
      = g_error_new (ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED,
                     _ ("“%s” is somebody else’s, or that of a set whose name is spelled almost the "
                        "same, and nothing was written. Give the set another name."),
                     shown);
  return fail (self, ANNO_SETTLED_FAULT_EXISTS, error);
}

static void
add_item (Making *self, AnnoSurveyEntry *entry, guint n_layers)
{
  gboolean is_there
      = g_ptr_array_find_with_equal_func (entry->slugs, self->report->slug, g_str_equal, NULL);

  self->report->n_alone += n_layers == 1 ? 1 : 0;
  if (n_layers < 2 && !is_there)
    {
      anno_survey_entry_free (entry);
      return;
    }
  Item *item = g_new0 (Item, 1);
  item->entry = entry;
  item->is_there = is_there;
  item->is_due = n_layers > 1;
  g_ptr_array_add (self->items, item);
}

/* What is to be made: of the articles that two have looked at; and what there is already. */
static gboolean
choose (Making *self)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) all = anno_corpus_survey (
      self->order->root, self->order->scope, self->report->problems, self->cancellable, &error);

  if (all == NULL)
    return fail (self, ANNO_SETTLED_FAULT_CORPUS, error);
  g_ptr_array_set_free_func (all, NULL);
  for (guint i = 0; i < all->len; i++)
    add_item (self, all->pdata[i], anno_review_case_count (all->pdata[i], self->maker->sources));
  return TRUE;
}

/* What is there of the set; NULL where nothing is, or, failed, it can't be read. */
static GBytes *
read_there (Making *self, const char *article, AnnoFileIdentity *identity)
{
  g_autofree char *file = file_of (self, article);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = anno_file_reader_read (file, ANNO_JSON_MAX_LAYER, identity, &error);

  if (bytes == NULL && !g_error_matches (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NOT_FOUND))
    fail (self, ANNO_SETTLED_FAULT_CORPUS, g_steal_pointer (&error));
  return bytes;
}

static AnnoSettledFate
compare (GBytes *there, GBytes *made)
{
  if (there == NULL)
    return made != NULL ? ANNO_SETTLED_MISSING : ANNO_SETTLED_NONE;
  if (made != NULL && g_bytes_equal (there, made))
    return ANNO_SETTLED_SAME;
  if (!anno_settled_seal_is_whole (there))
    return ANNO_SETTLED_TOUCHED;
  return made != NULL ? ANNO_SETTLED_DIFFERS : ANNO_SETTLED_SURPLUS;
}

/* Whether that fate is one that this order has nothing against. */
static gboolean
is_allowed (const Making *self, AnnoSettledFate fate)
{
  switch (fate)
    {
    case ANNO_SETTLED_TOUCHED:
      return is_check (self);
    case ANNO_SETTLED_DIFFERS:
    case ANNO_SETTLED_SURPLUS:
      return self->order->mode != ANNO_SETTLED_NEW;
    default:
      return TRUE;
    }
}

/* What is only to be written, and isn't there, isn't made yet. */
static gboolean
look_at (Making *self, Item *item)
{
  const char *article = item->entry->article;

  item->row = anno_settled_article_new (article);
  item->row->fate = ANNO_SETTLED_MISSING;
  if (!item->is_there && !is_check (self))
    return TRUE;
  g_autoptr (GBytes) made
      = item->is_due ? anno_settled_maker_make_layer (self->maker, item->entry, item->row) : NULL;
  g_autoptr (GBytes) there = item->is_there ? read_there (self, article, &item->identity) : NULL;
  if (self->error != NULL)
    return FALSE;
  item->row->fate = compare (there, made);
  if (there != NULL && made != NULL && item->row->fate != ANNO_SETTLED_SAME)
    item->row->change = anno_settled_change_find (there, made);
  if (item->is_due && made == NULL)
    g_clear_pointer (&item->row, anno_settled_article_free);
  else if (!is_allowed (self, item->row->fate))
    {
      g_autofree char *file = file_of (self, article);
      return refuse (self, file, item->row->fate == ANNO_SETTLED_TOUCHED);
    }
  return TRUE;
}

static gboolean
look_at_all (Making *self)
{
  for (guint i = 0; i < self->items->len; i++)
    if (!step (self) || !look_at (self, self->items->pdata[i]))
      return FALSE;
  return TRUE;
}

static gboolean
check_folder (Making *self)
{
  const char *slug = self->maker->annotator->slug;
  g_autofree char *owner = anno_annotator_folder_find (self->order->root, self->maker->annotator);
  g_autofree char *folder = anno_layout_annotator_folder (self->order->root, slug);
  g_autofree char *people = file_of (self, NULL);
  AnnoFileIdentity identity;

  if (!g_str_equal (owner, slug))
    return refuse_folder (self, folder);
  g_autoptr (GBytes) there = read_there (self, NULL, &identity);
  if (self->error != NULL)
    return FALSE;
  return is_check (self) || there == NULL || anno_settled_seal_is_whole (there)
         || refuse (self, people, TRUE);
}

static gboolean
write_bytes (Making *self, const char *article, GBytes *bytes, const AnnoFileIdentity *expected)
{
  g_autoptr (AnnoSaveJob) job
      = anno_save_job_new (self->order->root, self->maker->annotator, article);
  g_autofree char *file = file_of (self, article);

  job->bytes = g_bytes_ref (bytes);
  job->expected = *expected;
  job->is_tidy = !g_hash_table_add (self->tidy, g_path_get_dirname (file));
  anno_save_job_run (job);
  if (job->error == NULL)
    return TRUE;
  gboolean exists = g_error_matches (job->error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED);
  return fail (self, exists ? ANNO_SETTLED_FAULT_EXISTS : ANNO_SETTLED_FAULT_DISK,
               g_steal_pointer (&job->error));
}

/* Takes a file away that is still as it was seen. */
static gboolean
remove_file (Making *self, const char *article, const AnnoFileIdentity *expected)
{
  g_autofree char *file = file_of (self, article);
  g_autofree char *folder
      = anno_layout_annotator_folder (self->order->root, self->maker->annotator->slug);
  g_autoptr (AnnoFolderLock) lock = NULL;
  GError *error = NULL;

  if (!anno_folder_lock_take (folder, &lock, &error))
    return fail (self, ANNO_SETTLED_FAULT_DISK, error);
  if (!anno_file_identity_check (expected, file, ANNO_FILE_DEPTH_FULL, NULL, &error))
    return fail (self, ANNO_SETTLED_FAULT_EXISTS, error);
  if (g_unlink (file) == 0)
    return TRUE;
  anno_file_error_set_errno (&error, ANNO_FILE_TASK_SAVE, file, errno);
  return fail (self, ANNO_SETTLED_FAULT_DISK, error);
}

static gboolean
make_item (Making *self, Item *item)
{
  g_autoptr (GBytes) bytes = anno_settled_maker_make_layer (self->maker, item->entry, item->row);

  if (bytes == NULL)
    {
      g_clear_pointer (&item->row, anno_settled_article_free);
      return TRUE;
    }
  self->has_new = self->has_new || !item->is_there;
  item->row->fate = item->is_there ? ANNO_SETTLED_REPLACED : ANNO_SETTLED_MADE;
  return write_bytes (self, item->entry->article, bytes, &item->identity);
}

static gboolean
apply (Making *self, Item *item)
{
  if (item->row == NULL || is_check (self))
    return TRUE;
  switch (item->row->fate)
    {
    case ANNO_SETTLED_MISSING:
    case ANNO_SETTLED_DIFFERS:
      return make_item (self, item);
    case ANNO_SETTLED_SURPLUS:
      item->row->fate = ANNO_SETTLED_REMOVED;
      return remove_file (self, item->entry->article, &item->identity);
    default:
      return TRUE;
    }
}

static gboolean
apply_all (Making *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = self->items->pdata[i];
      if (!step (self) || !apply (self, item))
        return FALSE;
      if (item->row != NULL)
        g_ptr_array_add (self->report->articles, g_steal_pointer (&item->row));
    }
  return TRUE;
}

static void
note_file (Making *self, const char *article)
{
  AnnoFileIdentity identity;
  g_autoptr (GBytes) bytes = read_there (self, article, &identity);
  g_autoptr (AnnoLayer) layer
      = bytes != NULL ? anno_layer_reader_read (bytes, NULL, NULL, NULL, NULL) : NULL;

  if (layer != NULL)
    anno_settled_maker_note_layer (self->maker, layer);
}

/* Whom layers of the set name that lie elsewhere, or were left alone, belongs to it as well. */
static gboolean
note_others (Making *self)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) all
      = anno_corpus_survey (self->order->root, "", NULL, self->cancellable, &error);
  g_autoptr (GHashTable) made = g_hash_table_new (g_str_hash, g_str_equal);

  if (all == NULL)
    return fail (self, ANNO_SETTLED_FAULT_CORPUS, error);
  for (guint i = 0; i < self->report->articles->len; i++)
    g_hash_table_add (made, ((AnnoSettledArticle *) self->report->articles->pdata[i])->article);
  for (guint i = 0; i < all->len && self->error == NULL; i++)
    {
      const AnnoSurveyEntry *entry = all->pdata[i];
      if (!g_hash_table_contains (made, entry->article)
          && g_ptr_array_find_with_equal_func (entry->slugs, self->report->slug, g_str_equal, NULL))
        note_file (self, entry->article);
    }
  return self->error == NULL;
}

/* The list of people grows with the set, but isn't changed otherwise unless that is ordered. */
static gboolean
settle_people (Making *self)
{
  AnnoFileIdentity identity = { 0 };
  g_autoptr (GBytes) there = read_there (self, NULL, &identity);

  if (self->error != NULL || !note_others (self))
    return FALSE;
  g_autoptr (GBytes) made = anno_settled_maker_make_people (self->maker);
  AnnoSettledFate fate = compare (there, made);
  self->report->people = fate;
  if (is_check (self) || fate == ANNO_SETTLED_SAME || fate == ANNO_SETTLED_NONE)
    return TRUE;
  if (!is_allowed (self, fate) && !(fate == ANNO_SETTLED_DIFFERS && self->has_new))
    {
      g_autofree char *file = file_of (self, NULL);
      return refuse (self, file, fate == ANNO_SETTLED_TOUCHED);
    }
  self->report->people = made == NULL    ? ANNO_SETTLED_REMOVED
                         : there == NULL ? ANNO_SETTLED_MADE
                                         : ANNO_SETTLED_REPLACED;
  return made != NULL ? write_bytes (self, NULL, made, &identity)
                      : remove_file (self, NULL, &identity);
}

/* What is made twice is told once. */
static void
tell_once (GPtrArray *problems)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < problems->len;)
    if (g_hash_table_contains (told, problems->pdata[i]))
      g_ptr_array_remove_index (problems, i);
    else
      g_hash_table_add (told, problems->pdata[i++]);
}

static gboolean
begin (Making *self)
{
  GError *error = NULL;

  self->maker
      = anno_settled_maker_new (self->order, self->report->slug, self->report->problems, &error);
  if (self->maker == NULL)
    return fail (self, ANNO_SETTLED_FAULT_CORPUS, error);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  self->tidy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return TRUE;
}

static void
making_clear (Making *self)
{
  g_clear_pointer (&self->maker, anno_settled_maker_free);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->tidy, g_hash_table_unref);
}

AnnoSettledReport *
anno_settled_set_make (const AnnoSettledOrder *order, AnnoSettledFault *fault,
                       GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (order != NULL && fault != NULL, NULL);

  g_autofree char *slug = anno_settled_name_slug (order->name);
  g_autoptr (AnnoSettledReport) report = anno_settled_report_new (slug);
  Making self = { .order = order, .report = report, .cancellable = cancellable };
  gboolean done = begin (&self) && choose (&self) && check_folder (&self) && look_at_all (&self)
                  && apply_all (&self) && settle_people (&self);
  *fault = self.fault;
  making_clear (&self);
  tell_once (report->problems);
  if (done)
    return g_steal_pointer (&report);
  g_propagate_error (error, self.error);
  return NULL;
}
