#include "session/text-keeper.h"

#include "session/document-loader.h"
#include "files/safe-name.h"

#include <glib/gi18n-lib.h>

struct _AnnoTextKeeper
{
  AnnoWork *work;
  AnnoSaver *saver;
  AnnoTextKeeperReplaced replaced;
  gpointer data;
  GCancellable *ended;
};

/* A document that is read anew for the place of another. */
typedef struct
{
  AnnoTextKeeper *owner; /* not to be looked into once `ended` is cancelled */
  GCancellable *ended;
  AnnoDocument *document;
} Errand;

static void
errand_free (Errand *self)
{
  g_clear_object (&self->ended);
  g_clear_object (&self->document);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

AnnoTextKeeper *
anno_text_keeper_new (AnnoWork *work, AnnoSaver *saver, AnnoTextKeeperReplaced replaced,
                      gpointer data)
{
  g_return_val_if_fail (work != NULL && ANNO_IS_SAVER (saver) && replaced != NULL, NULL);

  AnnoTextKeeper *self = g_new0 (AnnoTextKeeper, 1);
  self->work = anno_work_ref (work);
  self->saver = g_object_ref (saver);
  self->replaced = replaced;
  self->data = data;
  self->ended = g_cancellable_new ();
  return self;
}

void
anno_text_keeper_free (AnnoTextKeeper *self)
{
  if (self == NULL)
    return;
  g_cancellable_cancel (self->ended);
  g_clear_object (&self->ended);
  g_clear_object (&self->saver);
  g_clear_pointer (&self->work, anno_work_unref);
  g_free (self);
}

static void
lock_gone (AnnoDocument *document)
{
  g_autofree char *shown = anno_safe_name_display (anno_document_get_path (document));
  g_autofree char *reason = g_strdup_printf (
      _("“%s” was moved or deleted by another program. What you see is the text as it was; nothing "
        "can be marked in it until the file is back. Your annotations are kept."),
      shown);
  anno_document_set_text_reason (document, reason);
}

static void
lock_changed (AnnoDocument *document)
{
  g_autofree char *shown = anno_safe_name_display (anno_document_get_path (document));
  g_autofree char *reason = g_strdup_printf (
      _("“%s” was changed by another program. The new text is shown as soon as your annotations "
        "on it are saved; nothing can be marked until then."),
      shown);
  anno_document_set_text_reason (document, reason);
}

static void
lock_unreadable (AnnoDocument *document, const GError *error)
{
  g_autofree char *reason = g_strdup_printf (
      /* Translators: what is wrong with the file. */
      _("The article was changed by another program, and can’t be read any more: %s What you see "
        "is the text as it was; nothing can be marked in it. Your annotations are kept."),
      error->message);
  anno_document_set_text_reason (document, reason);
}

static char *
explain (AnnoDocument *fresh, gboolean forgotten)
{
  return g_strdup_printf (
      forgotten
          /* Translators: the title of an article. */
          ? _("“%s” was changed by another program, and is shown as it is now. What you did to it "
              "before is in the file, but can’t be undone any more.")
          : _("“%s” was changed by another program, and is shown as it is now."),
      anno_document_get_title (fresh));
}

static void
replace (AnnoTextKeeper *self, AnnoDocument *document, AnnoDocument *fresh)
{
  gboolean forgotten = anno_work_forget (self->work, anno_document_get_path (document));
  g_autofree char *message = explain (fresh, forgotten);

  anno_document_shelf_replace (self->work->shelf, document, fresh);
  self->replaced (document, fresh, message, self->data);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Errand) errand = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoDocument) fresh = anno_document_load_finish (result, &error);
  AnnoDocument *document = errand->document;

  if (g_cancellable_is_cancelled (errand->ended))
    return;
  AnnoTextKeeper *self = errand->owner;
  if (anno_document_shelf_find (self->work->shelf, anno_document_get_path (document)) != document
      || anno_document_is_dirty (document))
    return; /* the next look finds it again */
  if (fresh == NULL)
    lock_unreadable (document, error);
  else if (!anno_document_has_text_of (document, fresh))
    replace (self, document, fresh);
  else
    {
      anno_document_set_text_identity (document, anno_document_get_text_identity (fresh));
      anno_document_set_text_reason (document, NULL);
    }
}

static void
read_anew (AnnoTextKeeper *self, AnnoDocument *document)
{
  Errand *errand = g_new0 (Errand, 1);
  errand->owner = self;
  errand->ended = g_object_ref (self->ended);
  errand->document = g_object_ref (document);
  anno_document_load_async (self->work->root, anno_document_get_path (document),
                            self->work->annotator, self->ended, read_cb, errand);
}

void
anno_text_keeper_take (AnnoTextKeeper *self, const AnnoDiskItem *item)
{
  g_return_if_fail (self != NULL && item != NULL && item->text);

  AnnoDocument *document = anno_document_shelf_find (self->work->shelf, item->article);
  if (document == NULL
      || !anno_file_identity_same_signs (anno_document_get_text_identity (document),
                                         &item->expected))
    return;
  if (!item->changed)
    anno_document_set_text_reason (document, NULL);
  else if (item->gone)
    lock_gone (document);
  else
    {
      lock_changed (document);
      if (anno_document_is_dirty (document))
        anno_saver_touch (self->saver);
      else
        read_anew (self, document);
    }
}
