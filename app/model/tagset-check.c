#include "model/tagset-check.h"

#include "text/isolate.h"
#include "text/plain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NONE G_MAXUINT

/* A test of the table of shortcuts holds it against this. */
static const char reserved_keys[] = "abefjlpruvwxy";

typedef struct
{
  const AnnoTagset *tagset;
  GPtrArray *problems;
  guint tag;
  guint field;
} Check;

static void
problem_free (AnnoTagsetProblem *self)
{
  g_free (self->message);
  g_free (self);
}

/* @message: transfer full. */
static void
add (Check *self, gboolean is_wrong, char *message)
{
  AnnoTagsetProblem *problem = g_new0 (AnnoTagsetProblem, 1);

  problem->is_wrong = is_wrong;
  problem->tag = self->tag;
  problem->field = self->field;
  problem->message = message;
  g_ptr_array_add (self->problems, problem);
}

static gboolean
is_good (const char *words)
{
  return words != NULL && *words != '\0' && anno_plain_is_text (words);
}

static void
check_name (Check *self, const char *name)
{
  if (name == NULL || *name == '\0')
    add (self, TRUE, g_strdup (_ ("It has no name.")));
  else if (!is_good (name))
    add (self, TRUE, g_strdup (_ ("Its name holds characters that can’t be shown.")));
}

static void
check_guideline (Check *self, const char *guideline)
{
  g_auto (GStrv) lines = guideline != NULL ? g_strsplit (guideline, "\n", -1) : NULL;

  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    if (!is_good (lines[i]))
      {
        add (self, TRUE,
             g_strdup (_ ("Its guideline has a line that is empty or can’t be shown.")));
        return;
      }
}

static gboolean
is_same_name (const char *a, const char *b)
{
  g_autofree char *one = g_utf8_casefold (a, -1);
  g_autofree char *other = g_utf8_casefold (b, -1);
  return *a != '\0' && g_str_equal (one, other);
}

/* How a message names another type. */
static char *
name_of (const AnnoTag *tag)
{
  return anno_isolate (*tag->name != '\0' ? tag->name : tag->id);
}

/* What @tag shares with the types before it. */
static void
check_against (Check *self, const AnnoTag *tag, const AnnoTag *other)
{
  g_autofree char *name = name_of (other);

  if (tag->id == other->id)
    add (self, TRUE, g_strdup_printf (_ ("“%s” has the same id."), name));
  if (tag->key != 0 && tag->key == other->key)
    add (self, TRUE, g_strdup_printf (_ ("“%s” has the same key."), name));
  for (guint i = 0; i < tag->formerly->len; i++)
    if (g_ptr_array_find (other->formerly, tag->formerly->pdata[i], NULL))
      add (self, TRUE,
           g_strdup_printf (_ ("“%s” was formerly called “%s” as well."), name,
                            (const char *) tag->formerly->pdata[i]));
  if (is_same_name (tag->name, other->name))
    add (self, FALSE, g_strdup (_ ("Another tag has the same name.")));
  if (g_strcmp0 (tag->colour, other->colour) == 0)
    add (self, FALSE, g_strdup_printf (_ ("“%s” has the same colour."), name));
  if (tag->role != ANNO_ROLE_NONE && tag->role == other->role)
    add (self, FALSE,
         g_strdup_printf (_ ("“%s” stands above it and plays the same part in an attribution: only "
                             "that one does."),
                          name));
}

static void
check_key (Check *self, const AnnoTag *tag)
{
  if (tag->key == 0)
    return;
  if (!anno_tagset_is_key (tag->key))
    add (self, TRUE, g_strdup (_ ("Its key must be one letter.")));
  else if (anno_tagset_is_reserved_key (tag->key))
    {
      char key[7] = { 0 };
      g_unichar_to_utf8 (g_unichar_toupper (tag->key), key);
      add (self, FALSE,
           g_strdup_printf (_ ("The key %s does something else in the article, which will have no "
                               "key then."),
                            key));
    }
}

static void
check_choices (Check *self, const AnnoField *field)
{
  if (field->kind != ANNO_FIELD_CHOICE)
    return;
  if (field->choices->len == 0)
    add (self, TRUE, g_strdup (_ ("It needs at least one choice.")));
  for (guint i = 0; i < field->choices->len; i++)
    {
      const AnnoChoice *choice = &g_array_index (field->choices, AnnoChoice, i);
      if (!is_good (choice->id) || anno_field_find_choice (field, choice->id) != choice)
        add (self, TRUE,
             g_strdup_printf (_ ("The choice “%s” has no id of its own."), choice->name));
      if (!is_good (choice->name))
        add (self, TRUE, g_strdup (_ ("A choice has no name.")));
    }
}

static void
check_targets (Check *self, const AnnoField *field)
{
  for (guint i = 0; i < field->targets->len; i++)
    {
      const char *id = field->targets->pdata[i];
      const AnnoTag *tag = anno_tagset_find (self->tagset, id);
      if (tag == NULL || tag->id != id)
        add (self, TRUE, g_strdup_printf (_ ("It links to “%s”, and there is no such tag."), id));
    }
}

static void
check_field (Check *self, const AnnoTag *tag, guint at)
{
  const AnnoField *field = tag->fields->pdata[at];

  self->field = at;
  check_name (self, field->name);
  if (!is_good (field->id))
    add (self, TRUE, g_strdup (_ ("Its id is empty or can’t be shown.")));
  else if (anno_tag_find_field (tag, field->id) != field)
    add (self, TRUE, g_strdup (_ ("There are two fields with this id.")));
  for (guint i = 0; i < at; i++)
    if (is_same_name (field->name, ((const AnnoField *) tag->fields->pdata[i])->name))
      add (self, FALSE, g_strdup (_ ("Another field has the same name.")));
  check_choices (self, field);
  check_targets (self, field);
  check_guideline (self, field->guideline);
  self->field = NONE;
}

static void
check_tag (Check *self, guint at)
{
  const AnnoTag *tag = anno_tagset_get_tag (self->tagset, at);

  self->tag = at;
  check_name (self, tag->name);
  if (!is_good (tag->id))
    add (self, TRUE, g_strdup (_ ("Its id is empty or can’t be shown.")));
  if (!anno_tagset_is_colour (tag->colour))
    add (self, TRUE, g_strdup (_ ("It has no colour.")));
  check_key (self, tag);
  check_guideline (self, tag->guideline);
  for (guint i = 0; i < at; i++)
    check_against (self, tag, anno_tagset_get_tag (self->tagset, i));
  for (guint i = 0; i < tag->fields->len; i++)
    check_field (self, tag, i);
  self->tag = NONE;
}

GPtrArray *
anno_tagset_check (const AnnoTagset *tagset)
{
  g_return_val_if_fail (tagset != NULL, NULL);

  Check self
      = { tagset, g_ptr_array_new_with_free_func ((GDestroyNotify) problem_free), NONE, NONE };
  check_name (&self, anno_tagset_get_name (tagset));
  if (anno_tagset_get_n_tags (tagset) == 0)
    add (&self, TRUE, g_strdup (_ ("It needs at least one tag.")));
  for (guint i = 0; i < anno_tagset_get_n_tags (tagset); i++)
    check_tag (&self, i);
  return self.problems;
}

gboolean
anno_tagset_problems_forbid (const GPtrArray *problems)
{
  g_return_val_if_fail (problems != NULL, TRUE);

  for (guint i = 0; i < problems->len; i++)
    if (((const AnnoTagsetProblem *) problems->pdata[i])->is_wrong)
      return TRUE;
  return FALSE;
}

gboolean
anno_tagset_is_key (gunichar key)
{
  return g_unichar_isalpha (key) && g_unichar_tolower (key) == key;
}

gboolean
anno_tagset_is_reserved_key (gunichar key)
{
  return key != 0 && key < 128 && strchr (reserved_keys, (int) key) != NULL;
}
