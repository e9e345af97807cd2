#include "session/over-slots.h"

#include "model/finding.h"
#include "session/blind-names.h"
#include "session/colleague.h"

#include <string.h>

static void
slot_free (gpointer data)
{
  AnnoOverSlot *self = data;

  anno_over_slot_empty (self);
  anno_annotator_free (self->who);
  g_free (self->called);
  g_free (self);
}

GPtrArray *
anno_over_slots_new (void)
{
  return g_ptr_array_new_with_free_func (slot_free);
}

AnnoOverSlot *
anno_over_slots_find (const GPtrArray *slots, const char *slug)
{
  g_return_val_if_fail (slots != NULL, NULL);

  for (guint i = 0; slug != NULL && i < slots->len; i++)
    {
      AnnoOverSlot *slot = slots->pdata[i];
      if (g_str_equal (slot->who->slug, slug))
        return slot;
    }
  return NULL;
}

GPtrArray *
anno_over_slots_renew (const GPtrArray *before, const GPtrArray *colleagues)
{
  g_return_val_if_fail (before != NULL && colleagues != NULL, NULL);

  GPtrArray *slots = anno_over_slots_new ();
  for (guint i = 0; i < colleagues->len; i++)
    {
      const AnnoAnnotator *colleague = colleagues->pdata[i];
      AnnoOverSlot *known = anno_over_slots_find (before, colleague->slug);
      AnnoOverSlot *slot = g_new0 (AnnoOverSlot, 1);
      slot->who = anno_annotator_copy (colleague);
      slot->called = g_strdup (colleague->name);
      if (known != NULL)
        {
          slot->document = g_steal_pointer (&known->document);
          slot->people = g_steal_pointer (&known->people);
          slot->entry = g_steal_pointer (&known->entry);
          slot->loading = known->loading;
        }
      g_ptr_array_add (slots, slot);
    }
  return slots;
}

static int
compare_names_cb (gconstpointer a, gconstpointer b)
{
  const AnnoAnnotator *first = (*(AnnoOverSlot *const *) a)->who;
  const AnnoAnnotator *second = (*(AnnoOverSlot *const *) b)->who;
  int order = g_utf8_collate (first->name, second->name);

  return order != 0 ? order : strcmp (first->slug, second->slug);
}

static void
call (AnnoOverSlot *self, char *called)
{
  g_free (self->called);
  self->called = called;
}

/* @slots are moved to where their slugs come. */
static void
call_blindly (GPtrArray *slots, const char *salt, const char *article)
{
  g_autoptr (GPtrArray) slugs = g_ptr_array_new ();
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < slots->len; i++)
    g_ptr_array_add (slugs, ((AnnoOverSlot *) slots->pdata[i])->who->slug);
  anno_blind_names_sort (slugs, salt, article);
  for (guint i = 0; i < slugs->len; i++)
    {
      AnnoOverSlot *slot = anno_over_slots_find (slots, slugs->pdata[i]);
      call (slot, anno_blind_names_nth (i));
      g_ptr_array_add (order, slot);
    }
  for (guint i = 0; i < order->len; i++)
    slots->pdata[i] = order->pdata[i];
}

void
anno_over_slots_call (GPtrArray *slots, gboolean blind, const char *salt, const char *article)
{
  g_return_if_fail (slots != NULL && salt != NULL && article != NULL);

  if (blind)
    {
      call_blindly (slots, salt, article);
      return;
    }
  g_ptr_array_sort (slots, compare_names_cb);
  for (guint i = 0; i < slots->len; i++)
    {
      AnnoOverSlot *slot = slots->pdata[i];
      call (slot, g_strdup (slot->who->name));
    }
}

/* A file that can't be read leaves an empty layer, and says so. */
static gboolean
is_readable (AnnoDocument *document)
{
  const GPtrArray *findings = anno_document_get_findings (document);

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const AnnoFinding *finding = findings->pdata[i];
      if (finding->kind == ANNO_FINDING_BAD_FILE || finding->kind == ANNO_FINDING_CONFLICT_MARKERS)
        return FALSE;
    }
  return TRUE;
}

gboolean
anno_over_slot_take (AnnoOverSlot *self, AnnoDocument *document, AnnoPeople *people)
{
  g_return_val_if_fail (self != NULL && ANNO_IS_DOCUMENT (document), FALSE);

  if (!is_readable (document))
    {
      anno_over_slot_empty (self);
      self->document = g_object_ref (document); /* what a repair is noticed by */
      self->people = g_object_ref (people);
      return FALSE;
    }
  if (self->entry != NULL && anno_document_has_text_of (self->document, document))
    {
      anno_colleague_take_people (self->people, people);
      anno_document_reload (self->document, document);
      return TRUE;
    }
  anno_over_slot_empty (self);
  self->document = g_object_ref (document);
  self->people = g_object_ref (people);
  self->entry = anno_over_layer_new (self->who->slug, document, people);
  return TRUE;
}

void
anno_over_slot_empty (AnnoOverSlot *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->entry);
  g_clear_object (&self->document);
  g_clear_object (&self->people);
}

/* The first character of @word, as a reader takes it. */
static void
append_initial (GString *out, const char *word)
{
  g_autofree char *first = g_utf8_strup (word, g_utf8_next_char (word) - word);
  g_string_append (out, first);
}

char *
anno_over_slots_initials (const char *name, GHashTable *taken)
{
  g_return_val_if_fail (name != NULL && taken != NULL, NULL);

  g_auto (GStrv) words = g_strsplit_set (name, " -_.", -1);
  g_autoptr (GString) initials = g_string_new (NULL);
  const char *last = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    if (g_unichar_isalnum (g_utf8_get_char (words[i])))
      {
        if (initials->len == 0)
          append_initial (initials, words[i]);
        else
          last = words[i];
      }
  if (last != NULL)
    append_initial (initials, last);
  if (initials->len == 0)
    g_string_append (initials, "?");
  g_autofree char *found = g_strdup (initials->str);
  for (guint n = 2; g_hash_table_contains (taken, found); n++)
    {
      g_free (found);
      found = g_strdup_printf ("%s%u", initials->str, n);
    }
  g_hash_table_add (taken, g_strdup (found));
  return g_steal_pointer (&found);
}
