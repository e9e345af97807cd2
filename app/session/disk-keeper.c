#include "session/disk-keeper.h"

#include "session/disk-check.h"
#include "session/disk-watch.h"
#include "session/layout.h"

struct _AnnoDiskKeeper
{
  grefcount refs; /* one of the owner's, one for a look that is under way */
  AnnoWork *work;   /* NULL once the owner has gone, … */
  AnnoSaver *saver; /* … as is this */
  AnnoTextKeeper *texts;
  AnnoDiskWatch *watch;
  gboolean checking;
  gboolean check_again;
};

static void
unref (AnnoDiskKeeper *self)
{
  if (g_ref_count_dec (&self->refs))
    g_free (self);
}

static void
changed_cb (gpointer data)
{
  anno_disk_keeper_check (data);
}

AnnoDiskKeeper *
anno_disk_keeper_new (AnnoWork *work, AnnoSaver *saver, AnnoTextKeeperReplaced replaced,
                      gpointer data)
{
  g_return_val_if_fail (work != NULL && ANNO_IS_SAVER (saver), NULL);

  AnnoDiskKeeper *self = g_new0 (AnnoDiskKeeper, 1);
  g_ref_count_init (&self->refs);
  self->work = anno_work_ref (work);
  self->saver = g_object_ref (saver);
  self->texts = anno_text_keeper_new (work, saver, replaced, data);
  self->watch = anno_disk_watch_new (changed_cb, self);
  g_autofree char *people = anno_layout_people_file (work->root, work->annotator->slug);
  anno_disk_watch_add (self->watch, people);
  return self;
}

void
anno_disk_keeper_free (AnnoDiskKeeper *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->watch, anno_disk_watch_free);
  g_clear_pointer (&self->texts, anno_text_keeper_free);
  g_clear_object (&self->saver);
  /* A look under way must not hold the journal, which another program may wait for. */
  g_clear_pointer (&self->work, anno_work_unref);
  unref (self);
}

static char *
layer_file_of (AnnoDiskKeeper *self, const char *article)
{
  return anno_layout_layer_file (self->work->root, self->work->annotator->slug, article);
}

void
anno_disk_keeper_watch (AnnoDiskKeeper *self, const char *article)
{
  g_return_if_fail (self != NULL && article != NULL);

  g_autofree char *text = anno_layout_article_file (self->work->root, article);
  g_autofree char *layer = layer_file_of (self, article);
  gboolean new_text = anno_disk_watch_add (self->watch, text);
  gboolean new_layer = anno_disk_watch_add (self->watch, layer);
  if (new_text || new_layer)
    anno_disk_keeper_check (self);
}

/* What was saved, or read anew, since the look began isn't what was looked at. */
static gboolean
is_as_looked_at (const AnnoFileIdentity *now, const AnnoDiskItem *item)
{
  return anno_file_identity_same_signs (now, &item->expected);
}

static void
take_changed (AnnoDiskKeeper *self, const AnnoDiskItem *item)
{
  AnnoWork *work = self->work;

  if (item->article == NULL)
    {
      if (is_as_looked_at (&work->people.identity, item) && !anno_saver_is_running (self->saver))
        anno_saver_merge_people (self->saver);
      return;
    }
  AnnoDocument *document = anno_document_shelf_find (work->shelf, item->article);
  if (document == NULL || !is_as_looked_at (anno_document_get_identity (document), item))
    return;
  if (!anno_document_is_dirty (document))
    anno_saver_reload (self->saver, document);
  else if (!anno_saver_is_running (self->saver)) /* else that save finds it */
    anno_saver_add_conflict (self->saver, document);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AnnoDiskKeeper *self = data;
  g_autoptr (GPtrArray) items = anno_disk_check_finish (result);

  self->checking = FALSE;
  for (guint i = 0; self->saver != NULL && i < items->len; i++)
    {
      const AnnoDiskItem *item = items->pdata[i];
      if (item->text)
        anno_text_keeper_take (self->texts, item);
      else if (item->changed)
        take_changed (self, item);
    }
  if (self->saver != NULL && self->check_again)
    {
      self->check_again = FALSE;
      anno_disk_keeper_check (self);
    }
  unref (self);
}

/* The text first: a layer that came with another text is read with it. */
static void
list_document (AnnoDiskKeeper *self, AnnoDocument *document, GPtrArray *items)
{
  const char *article = anno_document_get_path (document);
  AnnoDiskItem *text
      = anno_disk_item_new (article, anno_layout_article_file (self->work->root, article),
                            anno_document_get_text_identity (document));

  text->text = TRUE;
  g_ptr_array_add (items, text);
  g_ptr_array_add (items, anno_disk_item_new (article, layer_file_of (self, article),
                                              anno_document_get_identity (document)));
}

static GPtrArray *
list_files (AnnoDiskKeeper *self)
{
  AnnoWork *work = self->work;
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_disk_item_free);
  g_autoptr (GPtrArray) documents = anno_document_shelf_list (work->shelf);

  g_ptr_array_add (items, anno_disk_item_new (
                              NULL, anno_layout_people_file (work->root, work->annotator->slug),
                              &work->people.identity));
  for (guint i = 0; i < documents->len; i++)
    list_document (self, documents->pdata[i], items);
  return items;
}

void
anno_disk_keeper_check (AnnoDiskKeeper *self)
{
  g_return_if_fail (self != NULL);

  self->check_again = self->check_again || self->checking;
  if (self->checking)
    return;
  self->checking = TRUE;
  g_ref_count_inc (&self->refs);
  anno_disk_check_async (list_files (self), checked_cb, self);
}
