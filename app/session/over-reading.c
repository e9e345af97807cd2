#include "session/over-reading.h"

#include "session/colleague.h"
#include "session/disk-check.h"
#include "session/disk-watch.h"
#include "session/layout.h"

#include <glib/gi18n-lib.h>

struct _AnnoOverReading
{
  grefcount refs;         /* one of the owner's, one for each thread that is under way */
  const AnnoOverReader *reader; /* NULL once the owner has gone */
  gpointer owner;
  AnnoCorpus *corpus;
  AnnoDocument *document; /* in hand */
  GStrv wanted;           /* slugs */
  GPtrArray *slots;       /* of AnnoOverSlot: who has a layer */
  GCancellable *round;    /* of all that is read for the document in hand */
  AnnoDiskWatch *watch;
  guint under_way;        /* how many lists and layers are */
  gboolean looking;
  gboolean look_again;
};

static void refresh (AnnoOverReading *self);
static void look (AnnoOverReading *self);
static void list_colleagues (AnnoOverReading *self);

static void
unref (AnnoOverReading *self)
{
  if (!g_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->slots);
  g_strfreev (self->wanted);
  g_free (self);
}

/* What one thread was asked for. */
typedef struct
{
  AnnoOverReading *reading;
  GCancellable *round;
  char *slug; /* NULL for a list */
} Errand;

static Errand *
errand_new (AnnoOverReading *self, const char *slug)
{
  Errand *errand = g_new0 (Errand, 1);

  g_ref_count_inc (&self->refs);
  errand->reading = self;
  errand->round = g_object_ref (self->round);
  errand->slug = g_strdup (slug);
  return errand;
}

static void
errand_free (Errand *self)
{
  unref (self->reading);
  g_object_unref (self->round);
  g_free (self->slug);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

/* Whether the answer is about the article in hand. */
static gboolean
is_wanted (const Errand *self)
{
  return self->round == self->reading->round;
}

static void
count (AnnoOverReading *self, int by)
{
  gboolean before = self->under_way > 0;

  self->under_way = (guint) ((int) self->under_way + by);
  if ((self->under_way > 0) != before && self->reader != NULL)
    self->reader->loading (self->owner);
}

static void
tell (AnnoOverReading *self, char *message)
{
  if (self->reader != NULL)
    self->reader->told (self->owner, message);
  g_free (message);
}

static gboolean
is_shown (AnnoOverReading *self, const AnnoOverSlot *slot)
{
  return g_strv_contains ((const char *const *) self->wanted, slot->who->slug);
}

static const char *
get_root (AnnoOverReading *self)
{
  return anno_corpus_get_root (self->corpus);
}

/* Where the article was before, as far as it is known that it was moved; else NULL. */
static const char *
get_former (AnnoOverReading *self)
{
  return anno_corpus_find_former (self->corpus, anno_document_get_path (self->document));
}

/* A colleague's layer stays where it is when the article is moved. */
static char *
get_layer_file (AnnoOverReading *self, const char *slug)
{
  const char *former = get_former (self);
  g_autofree char *file = anno_layout_layer_file (get_root (self), slug,
                                                  anno_document_get_path (self->document));

  return former == NULL || g_file_test (file, G_FILE_TEST_EXISTS)
             ? g_steal_pointer (&file)
             : anno_layout_layer_file (get_root (self), slug, former);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Errand) errand = data;
  AnnoOverReading *self = errand->reading;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoPeople) people = NULL;
  g_autoptr (AnnoDocument) document = anno_colleague_load_finish (result, &people, &error);
  AnnoOverSlot *slot = is_wanted (errand) ? anno_over_slots_find (self->slots, errand->slug) : NULL;

  if (slot != NULL)
    slot->loading = FALSE;
  /* Where the article can't be read any more, or has another text, the session has it in hand anew. */
  if (slot != NULL && document != NULL && anno_document_has_text_of (self->document, document))
    {
      if (!anno_over_slot_take (slot, document, people))
        tell (self, g_strdup_printf (
                        /* Translators: a person's name, or a letter that stands for it. */
                        _("%s’s annotations on this article can’t be read, and aren’t shown."),
                        slot->called));
      refresh (self);
    }
  count (self, -1);
}

static void
load_slot (AnnoOverReading *self, AnnoOverSlot *slot)
{
  slot->loading = TRUE;
  count (self, 1);
  anno_colleague_load_async (get_root (self), anno_document_get_path (self->document),
                             get_former (self), slot->who, self->round, loaded_cb,
                             errand_new (self, slot->who->slug));
}

static void
heard_cb (gpointer data)
{
  look (data);
}

/* Reads what is wanted and isn't read, and says what is. */
static void
refresh (AnnoOverReading *self)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      AnnoOverSlot *slot = self->slots->pdata[i];
      if (!is_shown (self, slot))
        continue;
      g_autofree char *file = get_layer_file (self, slot->who->slug);
      anno_disk_watch_add (self->watch, file);
      if (slot->document == NULL && !slot->loading)
        load_slot (self, slot);
    }
  if (self->reader != NULL)
    self->reader->renewed (self->owner);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Errand) errand = data;
  AnnoOverReading *self = errand->reading;
  g_autoptr (GPtrArray) colleagues = anno_colleague_list_finish (result, NULL);

  if (is_wanted (errand) && colleagues != NULL)
    {
      g_autoptr (GPtrArray) before = self->slots;
      self->slots = anno_over_slots_renew (before, colleagues);
      for (guint i = 0; i < before->len; i++)
        {
          AnnoOverSlot *slot = before->pdata[i];
          if (slot->entry != NULL && is_shown (self, slot))
            tell (self, g_strdup_printf (
                            /* Translators: a person's name, or a letter that stands for it. */
                            _("%s’s annotations on this article are gone from the disk."),
                            slot->called));
        }
      refresh (self);
    }
  count (self, -1);
}

static void
list_colleagues (AnnoOverReading *self)
{
  if (self->document == NULL)
    return;
  count (self, 1);
  anno_colleague_list_async (get_root (self), anno_document_get_path (self->document),
                             get_former (self), anno_corpus_get_annotator (self->corpus)->slug,
                             self->round, listed_cb, errand_new (self, NULL));
}

/* Looking again. */

static void
take_look (AnnoOverReading *self, const GPtrArray *items)
{
  gboolean gone = FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      const AnnoDiskItem *item = items->pdata[i];
      AnnoOverSlot *slot = anno_over_slots_find (self->slots, item->article);
      gone = gone || item->gone;
      if (slot != NULL && item->changed && !item->gone && !slot->loading)
        load_slot (self, slot);
    }
  if (gone)
    list_colleagues (self);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Errand) errand = data;
  AnnoOverReading *self = errand->reading;
  g_autoptr (GPtrArray) items = anno_disk_check_finish (result);

  self->looking = FALSE;
  if (is_wanted (errand) && items != NULL)
    take_look (self, items);
  if (self->look_again)
    look (self);
}

/* Which files are looked at: those that were read. Their items are told by the slug. */
static void
look (AnnoOverReading *self)
{
  g_autoptr (GPtrArray) items
      = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_disk_item_free);

  self->look_again = self->looking;
  if (self->looking || self->document == NULL)
    return;
  for (guint i = 0; i < self->slots->len; i++)
    {
      const AnnoOverSlot *slot = self->slots->pdata[i];
      const char *slug = slot->who->slug;
      if (slot->document != NULL)
        g_ptr_array_add (items, anno_disk_item_new (slug, get_layer_file (self, slug),
                                                    anno_document_get_identity (slot->document)));
    }
  self->looking = TRUE;
  anno_disk_check_async (g_steal_pointer (&items), looked_cb, errand_new (self, NULL));
}

static void
end_round (AnnoOverReading *self)
{
  if (self->round != NULL)
    g_cancellable_cancel (self->round);
  g_clear_object (&self->round);
  g_clear_pointer (&self->watch, anno_disk_watch_free);
}

AnnoOverReading *
anno_over_reading_new (AnnoCorpus *corpus, const AnnoOverReader *reader, gpointer owner)
{
  g_return_val_if_fail (ANNO_IS_CORPUS (corpus) && reader != NULL, NULL);

  AnnoOverReading *self = g_new0 (AnnoOverReading, 1);
  g_ref_count_init (&self->refs);
  self->corpus = g_object_ref (corpus);
  self->reader = reader;
  self->owner = owner;
  self->wanted = g_new0 (char *, 1);
  self->slots = anno_over_slots_new ();
  return self;
}

void
anno_over_reading_free (AnnoOverReading *self)
{
  if (self == NULL)
    return;
  self->reader = NULL;
  end_round (self);
  g_clear_object (&self->document);
  g_clear_object (&self->corpus); /* no answer is wanted any more that would ask for it */
  unref (self);
}

void
anno_over_reading_set_document (AnnoOverReading *self, AnnoDocument *document)
{
  g_return_if_fail (self != NULL);

  end_round (self);
  g_set_object (&self->document, document);
  g_ptr_array_set_size (self->slots, 0);
  self->round = g_cancellable_new ();
  self->watch = anno_disk_watch_new (heard_cb, self);
  refresh (self);
  list_colleagues (self);
}

AnnoDocument *
anno_over_reading_get_document (AnnoOverReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->document;
}

void
anno_over_reading_want (AnnoOverReading *self, const char *const *slugs)
{
  g_return_if_fail (self != NULL && slugs != NULL);

  GStrv wanted = g_strdupv ((GStrv) slugs);
  g_strfreev (self->wanted);
  self->wanted = wanted;
  refresh (self);
}

GPtrArray *
anno_over_reading_get_slots (AnnoOverReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->slots;
}

gboolean
anno_over_reading_is_loading (AnnoOverReading *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->under_way > 0;
}

void
anno_over_reading_check (AnnoOverReading *self)
{
  g_return_if_fail (self != NULL);

  list_colleagues (self);
  look (self);
}
