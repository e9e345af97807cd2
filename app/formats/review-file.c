#include "formats/review-file.h"

AnnoReviewFile *
anno_review_file_new (const char *creator_id, const char *creator_name)
{
  g_return_val_if_fail (creator_id != NULL, NULL);

  AnnoReviewFile *self = g_new0 (AnnoReviewFile, 1);
  g_autofree char *uuid = g_uuid_string_random ();

  self->id = g_strconcat ("urn:uuid:", uuid, NULL);
  self->creator_id = g_strdup (creator_id);
  self->creator_name = g_strdup (creator_name);
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);
  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->unread = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
anno_review_file_free (AnnoReviewFile *self)
{
  if (self == NULL)
    return;
  g_free (self->context);
  g_free (self->id);
  g_free (self->label);
  g_free (self->creator_id);
  g_free (self->creator_name);
  g_free (self->sha256);
  g_free (self->extra);
  g_free (self->creator_extra);
  g_free (self->article_extra);
  g_free (self->page_extra);
  g_ptr_array_unref (self->records);
  g_hash_table_unref (self->lines);
  g_ptr_array_unref (self->unread);
  g_free (self);
}

/* The records that are there now, by id. */
static GHashTable *
index_records (const AnnoReviewFile *self)
{
  GHashTable *known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->records->len; i++)
    {
      AnnoReviewRecord *record = self->records->pdata[i];
      g_hash_table_insert (known, record->id, record);
    }
  return known;
}

gboolean
anno_review_file_add (AnnoReviewFile *self, const GPtrArray *records)
{
  g_return_val_if_fail (self != NULL && records != NULL, FALSE);

  const GPtrArray *both[] = { self->records, records };
  g_autoptr (GPtrArray) merged = anno_review_records_merge (both, G_N_ELEMENTS (both));
  g_autoptr (GHashTable) known = index_records (self);
  gboolean changed = FALSE;

  for (guint i = 0; i < merged->len; i++)
    {
      AnnoReviewRecord *record = merged->pdata[i];
      if (g_hash_table_lookup (known, record->id) == record)
        continue;
      changed = TRUE;
      /* The line of the version that made way. */
      g_hash_table_remove (self->lines, record->id);
    }
  g_clear_pointer (&known, g_hash_table_unref);
  g_ptr_array_unref (self->records);
  self->records = g_steal_pointer (&merged);
  return changed;
}
