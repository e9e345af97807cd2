#include "session/people-keeper.h"

#include "files/file-reader.h"
#include "files/safe-name.h"
#include "formats/json-scan.h"
#include "formats/people-file.h"
#include "session/remote-copy.h"

#include <glib/gi18n-lib.h>

static void
explain (AnnoPeopleKeeper *self, const char *path, const GError *error)
{
  g_autofree char *shown = anno_safe_name_display (path);

  if (error->domain == ANNO_FILE_ERROR)
    self->locked_reason = g_strdup (error->message);
  else
    /* Translators: the file, then what is wrong and where. */
    self->locked_reason
        = g_strdup_printf (_("The list of people in “%s” can’t be read: %s The file is left as "
                             "it is. Repair it, or move it away to start over."),
                           shown, error->message);
}

void
anno_people_keeper_init (AnnoPeopleKeeper *self, const char *path)
{
  g_return_if_fail (self != NULL && path != NULL);

  g_autoptr (GError) error = NULL;
  *self = (AnnoPeopleKeeper){ 0 };
  g_autoptr (GBytes) bytes
      = anno_file_reader_read (path, ANNO_JSON_MAX_FILE, &self->identity, &error);
  if (bytes != NULL)
    self->people = anno_people_file_read (bytes, &error);
  if (error != NULL && !g_error_matches (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NOT_FOUND))
    explain (self, path, error);
  if (self->people == NULL)
    self->people = anno_people_new ();
  if (self->locked_reason == NULL)
    {
      g_autofree char *root = g_path_get_dirname (path);
      self->locked_reason = anno_remote_copy_explain (root);
    }
  self->base = anno_people_keeper_snapshot (self);
}

void
anno_people_keeper_clear (AnnoPeopleKeeper *self)
{
  g_return_if_fail (self != NULL);

  if (self->people != NULL)
    g_signal_handlers_disconnect_by_data (self->people, self);
  g_clear_object (&self->people);
  g_clear_pointer (&self->base, g_hash_table_unref);
  g_clear_pointer (&self->locked_reason, g_free);
}

static void
changed_cb (AnnoPeopleKeeper *self)
{
  self->revision++;
}

void
anno_people_keeper_watch (AnnoPeopleKeeper *self)
{
  g_return_if_fail (self != NULL && self->people != NULL);
  g_signal_connect_swapped (self->people, "items-changed", G_CALLBACK (changed_cb), self);
}

gboolean
anno_people_keeper_is_dirty (const AnnoPeopleKeeper *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->revision != self->saved_revision;
}

GHashTable *
anno_people_keeper_snapshot (const AnnoPeopleKeeper *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  GListModel *list = G_LIST_MODEL (self->people);
  GHashTable *snapshot = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      AnnoPerson *person = g_list_model_get_item (list, i);
      g_hash_table_insert (snapshot, (gpointer) anno_person_get_id (person), person);
    }
  return snapshot;
}

void
anno_people_keeper_saved (AnnoPeopleKeeper *self, const AnnoFileIdentity *identity,
                          GHashTable *snapshot, guint64 revision)
{
  g_return_if_fail (self != NULL && identity != NULL && snapshot != NULL);

  self->identity = *identity;
  g_clear_pointer (&self->base, g_hash_table_unref);
  self->base = snapshot;
  self->saved_revision = MAX (self->saved_revision, revision);
}

static gboolean
same (AnnoPerson *a, AnnoPerson *b)
{
  return a == NULL || b == NULL ? a == b : anno_person_equal (a, b);
}

/* Returns 1 where both sides changed the person, to different ends. */
static guint
merge_person (AnnoPeopleKeeper *self, const char *id, AnnoPerson *theirs)
{
  AnnoPerson *base = g_hash_table_lookup (self->base, id);
  AnnoPerson *ours = anno_people_find (self->people, id);

  if (same (ours, theirs) || same (base, theirs))
    return 0;
  if (!same (base, ours))
    return 1;
  if (theirs != NULL)
    anno_people_put (self->people, theirs);
  else
    anno_people_remove (self->people, id);
  return 0;
}

/* Whether the ledger is what the file holds. */
static gboolean
is_as_in (const AnnoPeopleKeeper *self, const AnnoPeopleKeeper *theirs)
{
  GHashTableIter iter;
  gpointer id, person;

  if (anno_people_get_n (self->people) != anno_people_get_n (theirs->people))
    return FALSE;
  g_hash_table_iter_init (&iter, theirs->base);
  while (g_hash_table_iter_next (&iter, &id, &person))
    if (!same (anno_people_find (self->people, id), person))
      return FALSE;
  return TRUE;
}

static void
add_ids (GHashTable *ids, GHashTable *people)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, people);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (ids, g_strdup (id));
}

static guint
merge_all (AnnoPeopleKeeper *self, const AnnoPeopleKeeper *theirs)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id;
  guint n_clashes = 0;

  add_ids (ids, self->base);
  add_ids (ids, theirs->base);
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    n_clashes += merge_person (self, id, g_hash_table_lookup (theirs->base, id));
  return n_clashes;
}

/* A file that is gone, or can't be read any more, takes nobody out of the ledger. */
guint
anno_people_keeper_merge (AnnoPeopleKeeper *self, const AnnoPeopleKeeper *theirs)
{
  g_return_val_if_fail (self != NULL && theirs != NULL, 0);

  guint n_clashes = 0;
  if (theirs->identity.exists && theirs->locked_reason == NULL)
    n_clashes = merge_all (self, theirs);
  self->identity = theirs->identity;
  g_hash_table_unref (self->base);
  self->base = g_hash_table_ref (theirs->base);
  g_free (self->locked_reason);
  self->locked_reason = g_strdup (theirs->locked_reason);
  if (is_as_in (self, theirs))
    self->saved_revision = self->revision;
  else if (!anno_people_keeper_is_dirty (self))
    self->revision++;
  return n_clashes;
}
