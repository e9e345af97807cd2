#include "session/survey-slots.h"

#include <string.h>

struct _AnnoSurveySlots
{
  GPtrArray *slots;     /* of AnnoSurveySlot */
  GHashTable *articles; /* article → AnnoSurveySlot */
  guint n_items;
};

static void
slot_free (gpointer data)
{
  AnnoSurveySlot *self = data;

  g_free (self->article);
  g_clear_pointer (&self->gist, anno_review_gist_unref);
  g_ptr_array_unref (self->shown);
  g_free (self);
}

AnnoSurveySlots *
anno_survey_slots_new (void)
{
  AnnoSurveySlots *self = g_new0 (AnnoSurveySlots, 1);

  self->slots = g_ptr_array_new_with_free_func (slot_free);
  self->articles = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
anno_survey_slots_free (AnnoSurveySlots *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->articles);
  g_ptr_array_unref (self->slots);
  g_free (self);
}

guint
anno_survey_slots_get_n (const AnnoSurveySlots *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->slots->len;
}

AnnoSurveySlot *
anno_survey_slots_get (const AnnoSurveySlots *self, guint place)
{
  g_return_val_if_fail (self != NULL && place < self->slots->len, NULL);
  return self->slots->pdata[place];
}

AnnoSurveySlot *
anno_survey_slots_find (const AnnoSurveySlots *self, const char *article)
{
  g_return_val_if_fail (self != NULL, NULL);
  return article != NULL ? g_hash_table_lookup (self->articles, article) : NULL;
}

AnnoSurveySlot *
anno_survey_slots_add (AnnoSurveySlots *self, const char *article)
{
  g_return_val_if_fail (self != NULL && article != NULL, NULL);

  AnnoSurveySlot *slot = anno_survey_slots_find (self, article);
  if (slot != NULL)
    return slot;
  slot = g_new0 (AnnoSurveySlot, 1);
  slot->article = g_strdup (article);
  slot->shown = g_ptr_array_new_with_free_func (g_object_unref);
  slot->start = self->n_items;
  slot->place = self->slots->len;
  g_ptr_array_add (self->slots, slot);
  g_hash_table_insert (self->articles, slot->article, slot);
  return slot;
}

/* Counts on from that slot. */
static void
count_on (AnnoSurveySlots *self, guint from)
{
  guint start = 0;

  if (from > 0)
    {
      const AnnoSurveySlot *before = self->slots->pdata[from - 1];
      start = before->start + before->shown->len;
    }
  for (guint i = from; i < self->slots->len; i++)
    {
      AnnoSurveySlot *slot = self->slots->pdata[i];
      slot->place = i;
      slot->start = start;
      start += slot->shown->len;
    }
  self->n_items = start;
}

void
anno_survey_slots_remove (AnnoSurveySlots *self, const char *article)
{
  g_return_if_fail (self != NULL && article != NULL);

  AnnoSurveySlot *slot = anno_survey_slots_find (self, article);
  if (slot == NULL)
    return;
  guint place = slot->place;
  g_hash_table_remove (self->articles, article);
  g_ptr_array_remove_index (self->slots, place);
  count_on (self, place);
}

void
anno_survey_slots_clear (AnnoSurveySlots *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_remove_all (self->articles);
  g_ptr_array_set_size (self->slots, 0);
  self->n_items = 0;
}

guint
anno_survey_slots_get_n_items (const AnnoSurveySlots *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_items;
}

/* It is in the last slot that begins there or before: those behind it that are empty begin later.
 */
AnnoReviewEntry *
anno_survey_slots_get_item (const AnnoSurveySlots *self, guint position)
{
  g_return_val_if_fail (self != NULL, NULL);

  guint from = 0, to = self->slots->len;
  if (position >= self->n_items)
    return NULL;
  while (to - from > 1)
    {
      guint middle = from + (to - from) / 2;
      if (((const AnnoSurveySlot *) self->slots->pdata[middle])->start <= position)
        from = middle;
      else
        to = middle;
    }
  const AnnoSurveySlot *slot = self->slots->pdata[from];
  return g_object_ref (slot->shown->pdata[position - slot->start]);
}

/* Both are in reading order. */
static void
sift (AnnoSurveySlot *slot, const AnnoEntryFilter *filter)
{
  g_autoptr (GPtrArray) before = slot->shown;
  guint known = 0;

  slot->shown = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; slot->gist != NULL && i < slot->gist->entries->len; i++)
    {
      AnnoReviewEntry *entry = slot->gist->entries->pdata[i];
      if (!anno_entry_filter_lets (filter, entry))
        continue;
      while (known < before->len
             && anno_review_entry_compare_places (before->pdata[known], entry) < 0)
        known++;
      if (known < before->len && anno_review_entry_equal (before->pdata[known], entry))
        entry = before->pdata[known];
      g_ptr_array_add (slot->shown, g_object_ref (entry));
    }
}

void
anno_survey_slots_sift (AnnoSurveySlots *self, guint first, guint n, const AnnoEntryFilter *filter)
{
  g_return_if_fail (self != NULL && filter != NULL && first + n <= self->slots->len);

  for (guint i = first; i < first + n; i++)
    sift (self->slots->pdata[i], filter);
  count_on (self, first);
}

static int
compare_reviewers_cb (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const AnnoReviewer *const *) a)->slug,
                 (*(const AnnoReviewer *const *) b)->slug);
}

GPtrArray *
anno_survey_slots_list_everybody (const AnnoSurveySlots *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_reviewer_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->slots->len; i++)
    {
      const AnnoReviewGist *gist = ((const AnnoSurveySlot *) self->slots->pdata[i])->gist;
      for (guint k = 0; gist != NULL && k < gist->everybody->len; k++)
        {
          const AnnoReviewer *somebody = gist->everybody->pdata[k];
          if (g_hash_table_add (seen, somebody->slug))
            g_ptr_array_add (list, anno_reviewer_copy (somebody));
        }
    }
  g_ptr_array_sort (list, compare_reviewers_cb);
  return list;
}

GPtrArray *
anno_survey_slots_list_problems (const AnnoSurveySlots *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->slots->len; i++)
    {
      const AnnoReviewGist *gist = ((const AnnoSurveySlot *) self->slots->pdata[i])->gist;
      for (guint k = 0; gist != NULL && k < gist->problems->len; k++)
        if (g_hash_table_add (seen, gist->problems->pdata[k]))
          g_ptr_array_add (list, g_strdup (gist->problems->pdata[k]));
    }
  return list;
}
