#include "session/corpus-opening.h"

#include "session/annotator-folder.h"
#include "session/document-loader.h"
#include "session/example.h"
#include "files/file-error.h"
#include "files/file-writer.h"
#include "session/layout.h"
#include "files/safe-name.h"
#include "session/tagset-store.h"
#include "session/tagset-words.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

static AnnoCorpusOpening *
opening_new (const char *root, const AnnoAnnotator *annotator)
{
  AnnoCorpusOpening *self = g_new0 (AnnoCorpusOpening, 1);
  self->root = g_canonicalize_filename (root, NULL);
  self->annotator = anno_annotator_copy (annotator);
  self->documents = g_ptr_array_new_with_free_func (g_object_unref);
  self->settled = g_ptr_array_new_with_free_func (g_free);
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_step_unref);
  self->adopted = g_ptr_array_new_with_free_func (g_free);
  self->recovered = g_ptr_array_new_with_free_func (g_free);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
anno_corpus_opening_free (AnnoCorpusOpening *self)
{
  if (self == NULL)
    return;
  g_free (self->root);
  g_clear_pointer (&self->annotator, anno_annotator_free);
  g_clear_pointer (&self->example, anno_annotator_free);
  g_clear_pointer (&self->assignments, anno_assignments_unref);
  g_clear_pointer (&self->tagset, anno_tagset_unref);
  anno_people_keeper_clear (&self->people);
  g_clear_pointer (&self->journal, anno_journal_free);
  g_clear_pointer (&self->recovery, anno_recovery_free);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_clear_pointer (&self->settled, g_ptr_array_unref);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->adopted, g_ptr_array_unref);
  g_clear_pointer (&self->recovered, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self);
}

static void
add_problem (AnnoCorpusOpening *self, char *message)
{
  g_ptr_array_add (self->problems, message);
}

static gboolean
check_root (const char *root, GError **error)
{
  int fd = open (root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0)
    {
      anno_file_error_set_errno (error, ANNO_FILE_TASK_READ, root, errno);
      return FALSE;
    }
  close (fd);
  return TRUE;
}

static void
load_tagset (AnnoCorpusOpening *self)
{
  g_autoptr (GError) error = NULL;

  AnnoTagset *read = anno_tagset_store_read (self->root, &self->tagset_identity, &error);
  if (read != NULL)
    {
      self->tagset = anno_tagset_words_translate (read);
      return;
    }
  g_autofree char *file = anno_layout_tagset_file (self->root);
  anno_file_identity_take (&self->tagset_identity, file, ANNO_FILE_DEPTH_FULL, NULL);
  self->tagset = anno_tagset_words_get_default ();
  /* Translators: why the tagset of the corpus can't be read. */
  add_problem (self, g_strdup_printf (_("The standard tags are used, because those of this "
                                        "corpus can’t be read: %s"),
                                      error->message));
}

static void
find_annotator (AnnoCorpusOpening *self)
{
  g_autofree char *slug = anno_annotator_folder_find (self->root, self->annotator);
  g_free (self->annotator->slug);
  self->annotator->slug = g_steal_pointer (&slug);

  g_autofree char *folder = anno_layout_annotator_folder (self->root, self->annotator->slug);
  g_autoptr (GError) error = NULL;
  if (!anno_file_writer_remove_leftovers (folder, NULL, &error))
    g_debug ("%s", error->message);
}

/* What corpus.json says. */
static void
read_facts (AnnoCorpusOpening *self)
{
  g_autoptr (GError) error = NULL;

  self->example = anno_example_find (self->root, self->annotator->slug, NULL);
  self->assignments = anno_assignments_load (self->root, self->annotator->slug,
                                             self->annotator->name, &error);
  if (error != NULL)
    /* Translators: why the file corpus.json can't be read. */
    add_problem (self, g_strdup_printf (_("“corpus.json” is ignored, because it can’t be read: "
                                          "%s"),
                                        error->message));
}

static void
load_people (AnnoCorpusOpening *self)
{
  g_autofree char *path = anno_layout_people_file (self->root, self->annotator->slug);

  anno_people_keeper_init (&self->people, path);
  if (self->people.locked_reason != NULL)
    add_problem (self, g_strdup (self->people.locked_reason));
}

static AnnoDocument *
find_document (AnnoCorpusOpening *self, const char *article, GError **error)
{
  for (guint i = 0; i < self->documents->len; i++)
    if (g_str_equal (anno_document_get_path (self->documents->pdata[i]), article))
      return g_object_ref (self->documents->pdata[i]);
  return anno_document_load (self->root, article, self->annotator, NULL, error);
}

/* Where no layer file says which text it is, the journal does. */
static gboolean
is_on_other_text (const AnnoRecovery *recovery, AnnoDocument *document)
{
  const char *expected = g_hash_table_lookup (recovery->texts, anno_document_get_path (document));
  return expected != NULL
         && !g_str_equal (expected, anno_article_get_sha256 (anno_document_get_article (document)));
}

/* The document that acts go into; NULL, and the message said, where they can't. */
static AnnoDocument *
open_for_acts (AnnoCorpusOpening *self, const char *article, const AnnoRecovery *recovery)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoDocument) document = find_document (self, article, &error);
  const char *reason = document != NULL ? anno_document_get_locked_reason (document) : error->message;

  /* Acts don't quote: on another text, their places are other words. */
  if (reason == NULL
      && (anno_document_is_on_other_text (document) || is_on_other_text (recovery, document)))
    reason = _("The article has changed since. Bring back the text as it was.");
  if (reason == NULL)
    return g_steal_pointer (&document);
  g_autofree char *shown = anno_safe_name_display (article);
  add_problem (self,
               /* Translators: the article, then why. */
               g_strdup_printf (_("What was done last to “%s” is not in its file, and can’t be "
                                  "brought back now. It is kept, and tried again at the next "
                                  "start. %s"),
                                shown, reason));
  return NULL;
}

static char *
name_of (const char *article)
{
  return g_str_equal (article, ANNO_JOURNAL_PEOPLE) ? g_strdup (_("the list of people"))
                                                    : anno_safe_name_display (article);
}

static void
say_brought (AnnoCorpusOpening *self, const char *article, const AnnoRecovered *recovered)
{
  if (recovered->n_brought == 0)
    return;
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (recovered->time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *when = g_date_time_format (local, "%x %H:%M");
  g_autofree char *name = name_of (article);
  g_ptr_array_add (self->recovered,
                   g_strdup_printf (
                       /* Translators: how many acts, on what, and when the last one was. */
                       ngettext ("Brought back %u change to “%s”, made on %s, that was not in its "
                                 "file yet.",
                                 "Brought back %u changes to “%s”, the last one made on %s, that "
                                 "were not in its file yet.",
                                 recovered->n_brought),
                       recovered->n_brought, name, when));
}

/* TRUE where they are kept aside. */
static gboolean
say_refused (AnnoCorpusOpening *self, const char *article, guint n, gboolean is_left)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = name_of (article);
  g_autofree char *kept = is_left ? anno_journal_keep_left (self->journal, &error)
                                  : anno_journal_keep_copy (self->journal, &error);
  g_autofree char *where = kept != NULL ? anno_safe_name_display (kept) : g_strdup (error->message);

  add_problem (self, g_strdup_printf (
                         /* Translators: how many acts, on what, and the file they are kept in. */
                         ngettext ("%u change to “%s” no longer fits, because the file has "
                                   "changed since. It was not made; it is kept in “%s”.",
                                   "%u changes to “%s” no longer fit, because the file has "
                                   "changed since. They were not made; they are kept in “%s”.",
                                   n),
                         n, name, where));
  return kept != NULL;
}

static void
note_outcome (AnnoCorpusOpening *self, const char *article, const AnnoRecovered *recovered)
{
  say_brought (self, article, recovered);
  if (recovered->n_refused > 0)
    say_refused (self, article, recovered->n_refused, FALSE);
  if (recovered->n_brought == 0)
    g_ptr_array_add (self->settled, g_strdup (article));
}

static void
bring_back (AnnoCorpusOpening *self, const char *article, const AnnoPending *pending)
{
  if (g_str_equal (article, ANNO_JOURNAL_PEOPLE))
    {
      if (self->people.locked_reason != NULL)
        return;
      AnnoRecovered recovered = anno_pending_apply (pending, self->people.people, NULL);
      self->people.revision += recovered.n_brought;
      note_outcome (self, article, &recovered);
      return;
    }
  g_autoptr (AnnoDocument) document = open_for_acts (self, article, self->recovery);
  if (document == NULL)
    return;
  AnnoRecovered recovered
      = anno_pending_apply (pending, NULL, anno_document_get_layer (document));
  note_outcome (self, article, &recovered);
  if (anno_document_is_dirty (document))
    g_ptr_array_add (self->documents, g_steal_pointer (&document));
}

/* The edits become steps of this program's own, so that they are journalled and can be undone.
 * FALSE where the journal must go on remembering them. */
static gboolean
adopt (AnnoCorpusOpening *self, const char *article, const AnnoPending *pending,
       const AnnoRecovery *recovery)
{
  gboolean about_people = g_str_equal (article, ANNO_JOURNAL_PEOPLE);
  g_autoptr (AnnoDocument) document = about_people ? NULL : open_for_acts (self, article, recovery);
  if (about_people ? self->people.locked_reason != NULL : document == NULL)
    return FALSE;

  AnnoRecovered recovered;
  GPtrArray *edits
      = anno_pending_edits (pending, about_people ? self->people.people : NULL,
                            document != NULL ? anno_document_get_layer (document) : NULL,
                            &recovered);
  say_brought (self, article, &recovered);
  if (edits != NULL)
    g_ptr_array_add (self->steps, anno_step_new (_("Bring back the changes of another window"),
                                                 edits, recovered.time));
  if (edits != NULL && document != NULL && !g_ptr_array_find (self->documents, document, NULL))
    g_ptr_array_add (self->documents, g_steal_pointer (&document));
  return recovered.n_refused == 0 || say_refused (self, article, recovered.n_refused, TRUE);
}

/* TRUE where the damaged file is kept aside. */
static gboolean
say_damaged (AnnoCorpusOpening *self, const char *kept)
{
  if (kept == NULL)
    return FALSE;
  g_autofree char *shown = anno_safe_name_display (kept);
  add_problem (self, g_strdup_printf (_("The journal was damaged. What could be read of it was "
                                        "used; the damaged file is kept as “%s”."),
                                      shown));
  return TRUE;
}

static void
adopt_left (AnnoCorpusOpening *self)
{
  g_autoptr (AnnoJournalContent) content = anno_journal_read_left (self->journal);
  if (content == NULL)
    return;

  g_autoptr (AnnoRecovery) recovery = anno_recovery_new (content);
  GHashTableIter iter;
  gpointer article, pending;
  self->left_is_done = TRUE;
  self->left_last = recovery->last;
  if (content->n_damaged > 0)
    {
      g_autofree char *kept = anno_journal_keep_left (self->journal, NULL);
      self->left_is_done = say_damaged (self, kept);
    }
  g_hash_table_iter_init (&iter, recovery->pending);
  while (g_hash_table_iter_next (&iter, &article, &pending))
    if (adopt (self, article, pending, recovery))
      g_ptr_array_add (self->adopted, g_strdup (article));
    else
      self->left_is_done = FALSE;
}

static void
open_journal (AnnoCorpusOpening *self)
{
  g_autoptr (AnnoJournalContent) content = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = anno_journal_folder ();
  g_autofree char *kept = NULL;

  self->journal = anno_journal_open (folder, self->root, self->annotator->id, &content, &kept,
                                     &error);
  if (self->journal == NULL)
    {
      add_problem (self, g_strdup_printf (_("Your changes are safe only once they are saved, "
                                            "because there is no journal: %s"),
                                          error->message));
      return;
    }
  say_damaged (self, kept);
  self->recovery = anno_recovery_new (content);
  GHashTableIter iter;
  gpointer article, pending;
  g_hash_table_iter_init (&iter, self->recovery->pending);
  while (g_hash_table_iter_next (&iter, &article, &pending))
    bring_back (self, article, pending);
  adopt_left (self);
}

static AnnoCorpusOpening *
run (const char *root, const AnnoAnnotator *annotator,
                         GCancellable *cancellable, GError **error)
{
  g_autoptr (AnnoCorpusOpening) self = opening_new (root, annotator);
  if (!check_root (self->root, error))
    return NULL;
  load_tagset (self);
  find_annotator (self);
  read_facts (self);
  load_people (self);
  open_journal (self);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

typedef struct
{
  char *root;
  AnnoAnnotator *annotator;
} Order;

static void
order_free (Order *self)
{
  g_free (self->root);
  g_clear_pointer (&self->annotator, anno_annotator_free);
  g_free (self);
}

static void
run_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Order *order = data;
  GError *error = NULL;
  AnnoCorpusOpening *opening
      = run (order->root, order->annotator, cancellable, &error);

  if (opening != NULL)
    g_task_return_pointer (task, opening, (GDestroyNotify) anno_corpus_opening_free);
  else
    g_task_return_error (task, error);
}

void
anno_corpus_opening_run_async (const char *root, const AnnoAnnotator *annotator,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer data)
{
  g_return_if_fail (root != NULL && annotator != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Order *order = g_new0 (Order, 1);
  order->root = g_strdup (root);
  order->annotator = anno_annotator_copy (annotator);
  g_task_set_source_tag (task, anno_corpus_opening_run_async);
  g_task_set_task_data (task, order, (GDestroyNotify) order_free);
  g_task_run_in_thread (task, run_thread);
}

AnnoCorpusOpening *
anno_corpus_opening_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
