#include "session/people-gesture.h"

#include "model/span-draft.h"
#include "session/gesture.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (anno - people - gesture - error - quark, anno_people_gesture_error)

void
anno_mentioned_free (AnnoMentioned *self)
{
  if (self == NULL)
    return;
  g_free (self->article);
  g_free (self->id);
  g_free (self->person);
  g_free (self->words);
  g_free (self);
}

static GPtrArray *
edits_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) anno_edit_free);
}

static AnnoPerson *
find (AnnoPeople *people, const char *id, GError **error)
{
  AnnoPerson *person = anno_people_find (people, id);

  if (person == NULL)
    g_set_error_literal (error, ANNO_PEOPLE_GESTURE_ERROR, ANNO_PEOPLE_GESTURE_ERROR_UNKNOWN,
                         _ ("This person isn’t in the list of people any more."));
  return person;
}

static AnnoStep *
step_of (const char *format, AnnoPerson *person, GPtrArray *edits)
{
  g_autofree char *name = anno_isolate (anno_person_get_name (person));
  g_autoptr (GString) label = g_string_new (format);

  g_string_replace (label, "%s", name, 1);
  return anno_step_new (label->str, edits, anno_gesture_now ());
}

/* @person as they are, merged into @into; NULL for into nobody. */
static AnnoPerson *
copy_merged (AnnoPerson *person, const char *into)
{
  AnnoPersonParts parts = *anno_person_get_parts (person);

  parts.merged_into = into;
  return anno_person_new (&parts);
}

AnnoPerson *
anno_people_gesture_make (const AnnoPersonParts *parts)
{
  g_return_val_if_fail (parts != NULL && parts->name != NULL, NULL);

  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *id = g_strconcat ("urn:uuid:", uuid, NULL);
  AnnoPersonParts own = *parts;
  own.id = id;
  return anno_person_new (&own);
}

char *
anno_people_gesture_read_wikidata (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  g_autofree char *stripped = g_strstrip (g_strdup (text));
  const char *slash = strrchr (stripped, '/');
  const char *number = slash != NULL ? slash + 1 : stripped;
  gsize n_digits = strspn (number + (*number != '\0'), "0123456789");
  if (g_ascii_toupper (*number) != 'Q' || n_digits == 0 || number[n_digits + 1] != '\0'
      || number[1] == '0')
    return NULL;
  return g_strconcat ("Q", number + 1, NULL);
}

static gboolean
check_wikidata (const AnnoPersonParts *parts, AnnoPerson *before, char **number, GError **error)
{
  const char *given = parts->wikidata;

  if (given == NULL || *given == '\0')
    return TRUE;
  /* What a file brought along is nobody's mistake here. */
  if (before != NULL && g_strcmp0 (anno_person_get_parts (before)->wikidata, given) == 0)
    {
      *number = g_strdup (given);
      return TRUE;
    }
  *number = anno_people_gesture_read_wikidata (given);
  if (*number != NULL)
    return TRUE;
  g_autofree char *shown = anno_isolate (given);
  g_set_error (
      error, ANNO_PEOPLE_GESTURE_ERROR, ANNO_PEOPLE_GESTURE_ERROR_WIKIDATA,
      _ ("“%s” is no number of Wikidata. It must be a Q and digits, such as Q22212, or the "
         "address of a page there."),
      shown);
  return FALSE;
}

AnnoStep *
anno_people_gesture_put (AnnoPeople *people, const AnnoPersonParts *parts, GError **error)
{
  g_return_val_if_fail (ANNO_IS_PEOPLE (people) && parts != NULL, NULL);

  AnnoPerson *before = anno_people_find (people, parts->id);
  g_autofree char *number = NULL;
  if (!check_wikidata (parts, before, &number, error))
    return NULL;
  AnnoPersonParts checked = *parts;
  checked.wikidata = number;
  g_autoptr (AnnoPerson) after = anno_person_new (&checked);
  if (before != NULL && anno_person_equal (before, after))
    return NULL;

  GPtrArray *edits = edits_new ();
  g_ptr_array_add (edits, anno_edit_new_person (before, after));
  /* Translators: %s is a person's name. */
  return step_of (before != NULL ? _ ("Change the person %s") : _ ("Add the person %s"), after,
                  edits);
}

AnnoStep *
anno_people_gesture_merge (AnnoPeople *people, const char *id, const char *into, GError **error)
{
  g_return_val_if_fail (ANNO_IS_PEOPLE (people) && id != NULL && into != NULL, NULL);

  if (find (people, id, error) == NULL || find (people, into, error) == NULL)
    return NULL;
  AnnoPerson *from = anno_people_resolve (people, id), *to = anno_people_resolve (people, into);
  g_autofree char *name = anno_isolate (anno_person_get_name (from));
  g_autofree char *other = anno_isolate (anno_person_get_name (to));
  if (from == to)
    {
      g_set_error (
          error, ANNO_PEOPLE_GESTURE_ERROR, ANNO_PEOPLE_GESTURE_ERROR_SAME,
          /* Translators: a person's name. */
          _ ("These two are one person already: %s. Nobody can be merged into themselves."), name);
      return NULL;
    }
  GPtrArray *edits = edits_new ();
  g_autoptr (AnnoPerson) after = copy_merged (from, anno_person_get_id (to));
  g_ptr_array_add (edits, anno_edit_new_person (from, after));
  /* Translators: the names of two people. */
  g_autofree char *label = g_strdup_printf (_ ("Merge %s into %s"), name, other);
  return anno_step_new (label, edits, anno_gesture_now ());
}

AnnoStep *
anno_people_gesture_unmerge (AnnoPeople *people, const char *id, GError **error)
{
  g_return_val_if_fail (ANNO_IS_PEOPLE (people) && id != NULL, NULL);

  AnnoPerson *person = find (people, id, error);
  if (person == NULL || anno_person_get_parts (person)->merged_into == NULL)
    return NULL;
  GPtrArray *edits = edits_new ();
  g_autoptr (AnnoPerson) after = copy_merged (person, NULL);
  g_ptr_array_add (edits, anno_edit_new_person (person, after));
  /* Translators: a person's name. */
  return step_of (_ ("Make %s a person of their own again"), person, edits);
}

AnnoStep *
anno_people_gesture_delete (AnnoPeople *people, const char *id, guint n_mentions, GError **error)
{
  g_return_val_if_fail (ANNO_IS_PEOPLE (people) && id != NULL, NULL);

  AnnoPerson *person = find (people, id, error);
  if (person == NULL)
    return NULL;
  if (n_mentions > 0)
    {
      g_autofree char *name = anno_isolate (anno_person_get_name (person));
      g_set_error (error, ANNO_PEOPLE_GESTURE_ERROR, ANNO_PEOPLE_GESTURE_ERROR_USED,
                   ngettext ("%s can’t be deleted: %u mention names this person. Merge them into "
                             "somebody else, or clear that mention first.",
                             "%s can’t be deleted: %u mentions name this person. Merge them into "
                             "somebody else, or clear those mentions first.",
                             n_mentions),
                   name, n_mentions);
      return NULL;
    }
  GPtrArray *edits = edits_new ();
  g_autoptr (GPtrArray) same = anno_people_list_same (people, person);
  for (guint i = 0; i < same->len; i++)
    g_ptr_array_add (edits, anno_edit_new_person (same->pdata[i], NULL));
  /* Translators: a person's name. */
  return step_of (_ ("Delete the person %s"), person, edits);
}

/* @draft says @id where it said @mention's person. */
static void
point_to (AnnoSpanDraft *draft, AnnoSpan *span, const AnnoMentioned *mention, const char *id)
{
  anno_span_draft_clear_field (draft, mention->field);
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      if (value->field != mention->field)
        continue;
      gboolean meant
          = value->kind == ANNO_VALUE_PERSON && g_str_equal (value->text, mention->person);
      anno_span_draft_add_value (draft, meant
                                            ? anno_value_new (ANNO_VALUE_PERSON, mention->field, id)
                                            : anno_value_copy (value));
    }
}

static gboolean
names (AnnoSpan *span, const AnnoMentioned *mention)
{
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      if (value->kind == ANNO_VALUE_PERSON && value->field == mention->field
          && g_str_equal (value->text, mention->person))
        return TRUE;
    }
  return FALSE;
}

/* A span may name the person in several fields: its edits follow each other. */
static void
add_edit (GHashTable *latest, AnnoSpan *span, const AnnoMentioned *mention, const char *id,
          GPtrArray *edits)
{
  AnnoSpan *there = g_hash_table_lookup (latest, anno_span_get_id (span));
  AnnoSpan *before = there != NULL ? there : span;
  if (!names (before, mention))
    return;

  AnnoSpanDraft *draft = anno_span_draft_new_from (before);
  point_to (draft, before, mention, id);
  anno_span_draft_set_modified (draft, anno_gesture_now ());
  AnnoSpan *after = anno_span_draft_finish (draft);
  g_ptr_array_add (edits, anno_edit_new_span (mention->article, before, after));
  g_hash_table_replace (latest, (gpointer) anno_span_get_id (after), after);
}

AnnoStep *
anno_people_gesture_split (AnnoPeople *people, AnnoPerson *person, const GPtrArray *mentions,
                           AnnoFindMentions find_layer, gpointer data)
{
  g_return_val_if_fail (ANNO_IS_PEOPLE (people) && ANNO_IS_PERSON (person), NULL);
  g_return_val_if_fail (mentions != NULL && find_layer != NULL, NULL);

  const char *id = anno_person_get_id (person);
  g_autoptr (GPtrArray) edits = edits_new ();
  g_autoptr (GHashTable) latest
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) anno_span_unref);
  for (guint i = 0; i < mentions->len; i++)
    {
      const AnnoMentioned *mention = mentions->pdata[i];
      AnnoLayer *layer = find_layer (mention->article, data);
      AnnoSpan *span = layer != NULL ? anno_layer_find (layer, mention->id) : NULL;
      if (span != NULL)
        add_edit (latest, span, mention, id, edits);
    }
  if (edits->len == 0)
    return NULL;
  if (anno_people_find (people, id) == NULL)
    g_ptr_array_insert (edits, 0, anno_edit_new_person (NULL, person));
  /* Translators: a person's name. */
  return step_of (_ ("Split off %s"), person, g_steal_pointer (&edits));
}
