#include "session/colleague-keeper.h"

#include "session/colleague.h"
#include "session/disk-check.h"
#include "session/disk-watch.h"
#include "session/layout.h"

struct _AnnoColleagueKeeper
{
  grefcount refs;           /* one of the owner's, one for a look that is under way */
  AnnoSession *session;     /* NULL once the owner has gone */
  AnnoAnnotator *colleague; /* whose the document in hand is; NULL for one's own */
  AnnoDiskWatch *watch;
  gboolean looking;
  gboolean look_again;
};

/* What is shown, while it is looked at. */
typedef struct
{
  AnnoColleagueKeeper *keeper;
  AnnoDocument *document;
  AnnoAnnotator *colleague;
} Look;

static void
unref (AnnoColleagueKeeper *self)
{
  if (g_ref_count_dec (&self->refs))
    g_free (self);
}

static void
look_free (Look *self)
{
  unref (self->keeper);
  g_object_unref (self->document);
  anno_annotator_free (self->colleague);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Look, look_free)

static void
changed_cb (gpointer data)
{
  anno_colleague_keeper_check (data);
}

static const char *
get_root (AnnoColleagueKeeper *self)
{
  return anno_corpus_get_root (anno_session_get_corpus (self->session));
}

/* Where the article was before, as far as it is known that it was moved; else NULL. */
static const char *
get_former (const Look *look)
{
  return anno_corpus_find_former (anno_session_get_corpus (look->keeper->session),
                                  anno_document_get_path (look->document));
}

/* A colleague's layer stays where it is when the article is moved. */
static char *
get_layer_file (const char *root, const Look *look)
{
  const char *former = get_former (look);
  g_autofree char *file = anno_layout_layer_file (root, look->colleague->slug,
                                                  anno_document_get_path (look->document));

  return former == NULL || g_file_test (file, G_FILE_TEST_EXISTS)
             ? g_steal_pointer (&file)
             : anno_layout_layer_file (root, look->colleague->slug, former);
}

/* Another document is shown, or another person's layer on it. */
static void
follow (AnnoColleagueKeeper *self)
{
  const AnnoAnnotator *colleague = anno_session_get_colleague (self->session);
  AnnoDocument *document = anno_session_get_document (self->session);

  g_clear_pointer (&self->watch, anno_disk_watch_free);
  g_clear_pointer (&self->colleague, anno_annotator_free);
  if (colleague == NULL || document == NULL)
    return;
  self->colleague = anno_annotator_copy (colleague);
  g_autofree char *layer = anno_layout_layer_file (get_root (self), colleague->slug,
                                                   anno_document_get_path (document));
  self->watch = anno_disk_watch_new (changed_cb, self);
  anno_disk_watch_add (self->watch, layer);
}

AnnoColleagueKeeper *
anno_colleague_keeper_new (AnnoSession *session)
{
  g_return_val_if_fail (ANNO_IS_SESSION (session), NULL);

  AnnoColleagueKeeper *self = g_new0 (AnnoColleagueKeeper, 1);
  g_ref_count_init (&self->refs);
  self->session = session;
  g_signal_connect_swapped (session, "notify::document", G_CALLBACK (follow), self);
  follow (self);
  return self;
}

void
anno_colleague_keeper_free (AnnoColleagueKeeper *self)
{
  if (self == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_pointer (&self->watch, anno_disk_watch_free);
  g_clear_pointer (&self->colleague, anno_annotator_free);
  self->session = NULL;
  unref (self);
}

/* Nothing else is shown, nor asked for, by now. */
static gboolean
is_still_shown (const Look *look)
{
  AnnoSession *session = look->keeper->session;
  const AnnoAnnotator *colleague = session != NULL ? anno_session_get_colleague (session) : NULL;

  return colleague != NULL && g_str_equal (colleague->slug, look->colleague->slug)
         && anno_session_get_document (session) == look->document;
}

static void
end_look (AnnoColleagueKeeper *self)
{
  self->looking = FALSE;
  if (self->look_again && self->session != NULL)
    anno_colleague_keeper_check (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Look) look = data;
  g_autoptr (AnnoPeople) people = NULL;
  g_autoptr (AnnoDocument) fresh = anno_colleague_load_finish (result, &people, NULL);

  if (fresh != NULL && is_still_shown (look))
    {
      AnnoSession *session = look->keeper->session;
      anno_colleague_take_people (anno_session_get_people (session), people);
      if (anno_document_has_text_of (look->document, fresh))
        anno_document_reload (look->document, fresh);
      else
        {
          /* Places in another text are another document's. */
          anno_session_look_at (session, NULL);
          anno_session_look_at (session, look->colleague);
        }
    }
  end_look (look->keeper);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Look) look = data;
  g_autoptr (GPtrArray) items = anno_disk_check_finish (result);
  gboolean changed = FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      const AnnoDiskItem *item = items->pdata[i];
      changed = changed || (item->changed && !(item->text && item->gone));
    }
  if (!changed || !is_still_shown (look))
    {
      end_look (look->keeper);
      return;
    }
  const char *root = get_root (look->keeper), *path = anno_document_get_path (look->document);
  const AnnoAnnotator *colleague = look->colleague;
  const char *former = get_former (look);
  anno_colleague_load_async (root, path, former, colleague, NULL, loaded_cb, g_steal_pointer (&look));
}

static GPtrArray *
list_files (const char *root, const Look *look)
{
  const char *path = anno_document_get_path (look->document);
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_disk_item_free);
  AnnoDiskItem *text = anno_disk_item_new (path, anno_layout_article_file (root, path),
                                           anno_document_get_text_identity (look->document));

  text->text = TRUE;
  g_ptr_array_add (items, text);
  g_ptr_array_add (items, anno_disk_item_new (path, get_layer_file (root, look),
                                              anno_document_get_identity (look->document)));
  return items;
}

void
anno_colleague_keeper_check (AnnoColleagueKeeper *self)
{
  g_return_if_fail (self != NULL && self->session != NULL);

  self->look_again = self->looking;
  if (self->looking || self->colleague == NULL)
    return;
  Look *look = g_new0 (Look, 1);
  g_ref_count_inc (&self->refs);
  look->keeper = self;
  look->document = g_object_ref (anno_session_get_document (self->session));
  look->colleague = anno_annotator_copy (self->colleague);
  self->looking = TRUE;
  anno_disk_check_async (list_files (get_root (self), look), looked_cb, look);
}
