#include "model/tagset-draft.h"

#include "model/tagset-check.h"

#define MAX_ID 40 /* bytes of what is made of a name */

struct _AnnoTagsetDraft
{
  char *name;
  char *extra;
  GPtrArray *tags;         /* of AnnoTag */
  GHashTable *origins;     /* AnnoTag → the interned id it came with */
  GHashTable *old;         /* of AnnoField: those that came with it */
  GHashTable *old_choices; /* of words that name a field and a choice that came with it */
  GHashTable *chosen;      /* of AnnoTag: those that were given their id by hand */
  GHashTable *keyed;       /* of AnnoTag: those that were given their key by hand */
};

static AnnoField *
copy_field (const AnnoField *field)
{
  AnnoField *copy = anno_field_new (field->id, field->name, field->kind);

  for (guint i = 0; i < field->choices->len; i++)
    {
      const AnnoChoice *choice = &g_array_index (field->choices, AnnoChoice, i);
      anno_field_add_choice (copy, choice->id, choice->name);
      g_array_index (copy->choices, AnnoChoice, i).extra = g_strdup (choice->extra);
    }
  g_ptr_array_extend (copy->targets, field->targets, NULL, NULL);
  copy->many = field->many;
  copy->advised = field->advised;
  copy->role = field->role;
  copy->guideline = g_strdup (field->guideline);
  copy->extra = g_strdup (field->extra);
  return copy;
}

static AnnoTag *
copy_tag (const AnnoTag *tag)
{
  AnnoTag *copy = anno_tag_new (tag->id, tag->name);

  copy->colour = g_strdup (tag->colour);
  copy->key = tag->key;
  copy->role = tag->role;
  copy->guideline = g_strdup (tag->guideline);
  copy->extra = g_strdup (tag->extra);
  g_ptr_array_extend (copy->formerly, tag->formerly, NULL, NULL);
  for (guint i = 0; i < tag->fields->len; i++)
    g_ptr_array_add (copy->fields, copy_field (tag->fields->pdata[i]));
  return copy;
}

/* Words for a choice of a field, whatever its place. */
static char *
mark_of (const AnnoField *field, const char *choice)
{
  return g_strdup_printf ("%p %s", (gconstpointer) field, choice);
}

static void
note_old (AnnoTagsetDraft *self, AnnoTag *tag)
{
  g_hash_table_insert (self->origins, tag, (gpointer) tag->id);
  for (guint i = 0; i < tag->fields->len; i++)
    {
      const AnnoField *field = tag->fields->pdata[i];
      g_hash_table_add (self->old, (gpointer) field);
      for (guint k = 0; k < field->choices->len; k++)
        g_hash_table_add (self->old_choices,
                          mark_of (field, g_array_index (field->choices, AnnoChoice, k).id));
    }
}

AnnoTagsetDraft *
anno_tagset_draft_new (const AnnoTagset *tagset)
{
  g_return_val_if_fail (tagset != NULL && !anno_tagset_is_reworded (tagset), NULL);

  AnnoTagsetDraft *self = g_new0 (AnnoTagsetDraft, 1);
  self->name = g_strdup (anno_tagset_get_name (tagset));
  self->extra = g_strdup (anno_tagset_get_extra (tagset));
  self->tags = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_tag_free);
  self->origins = g_hash_table_new (NULL, NULL);
  self->old = g_hash_table_new (NULL, NULL);
  self->old_choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->chosen = g_hash_table_new (NULL, NULL);
  self->keyed = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < anno_tagset_get_n_tags (tagset); i++)
    {
      AnnoTag *tag = copy_tag (anno_tagset_get_tag (tagset, i));
      g_ptr_array_add (self->tags, tag);
      note_old (self, tag);
    }
  return self;
}

void
anno_tagset_draft_free (AnnoTagsetDraft *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->extra);
  g_hash_table_unref (self->origins);
  g_hash_table_unref (self->old);
  g_hash_table_unref (self->old_choices);
  g_hash_table_unref (self->chosen);
  g_hash_table_unref (self->keyed);
  g_ptr_array_unref (self->tags);
  g_free (self);
}

AnnoTagset *
anno_tagset_draft_make (const AnnoTagsetDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  GPtrArray *tags = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_tag_free);
  for (guint i = 0; i < self->tags->len; i++)
    g_ptr_array_add (tags, copy_tag (self->tags->pdata[i]));
  AnnoTagset *tagset = anno_tagset_new (self->name, tags);
  anno_tagset_take_extra (tagset, g_strdup (self->extra));
  return tagset;
}

const char *
anno_tagset_draft_get_name (const AnnoTagsetDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->name;
}

void
anno_tagset_draft_set_name (AnnoTagsetDraft *self, const char *name)
{
  g_return_if_fail (self != NULL && name != NULL);

  char *copy = g_strdup (name);
  g_free (self->name);
  self->name = copy;
}

guint
anno_tagset_draft_get_n_tags (const AnnoTagsetDraft *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->tags->len;
}

AnnoTag *
anno_tagset_draft_get_tag (AnnoTagsetDraft *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->tags->len, NULL);
  return self->tags->pdata[index];
}

guint
anno_tagset_draft_index_of (const AnnoTagsetDraft *self, const AnnoTag *tag)
{
  guint index = G_MAXUINT;

  g_return_val_if_fail (self != NULL && tag != NULL, G_MAXUINT);
  return g_ptr_array_find (self->tags, tag, &index) ? index : G_MAXUINT;
}

gboolean
anno_tagset_draft_is_old (const AnnoTagsetDraft *self, const AnnoTag *tag)
{
  g_return_val_if_fail (self != NULL && tag != NULL, FALSE);
  return g_hash_table_contains (self->origins, tag);
}

/* "said-by" of "Said by"; of words without Latin letters, @fallback. */
static char *
id_of_name (const char *name, const char *fallback)
{
  g_autofree char *ascii = g_str_to_ascii (name, "C");
  GString *id = g_string_new (NULL);

  for (const char *c = ascii; *c != '\0' && id->len < MAX_ID; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (id, g_ascii_tolower (*c));
    else if (id->len > 0 && id->str[id->len - 1] != '-' && *c != '?')
      g_string_append_c (id, '-');
  if (id->len > 0 && id->str[id->len - 1] == '-')
    g_string_truncate (id, id->len - 1);
  if (id->len == 0)
    g_string_append (id, fallback);
  return g_string_free (id, FALSE);
}

typedef gboolean (*IsTaken) (const char *id, gconstpointer data);

/* An interned id that isn't taken: "claim", "claim-2", … */
static const char *
free_id (const char *name, const char *fallback, IsTaken is_taken, gconstpointer data)
{
  g_autofree char *base = id_of_name (name, fallback);
  g_autofree char *id = g_strdup (base);

  for (guint n = 2; is_taken (id, data); n++)
    {
      g_free (id);
      id = g_strdup_printf ("%s-%u", base, n);
    }
  return g_intern_string (id);
}

/* Also what a type was once called: annotations of it would become the new one's. */
static gboolean
is_tag_id (const char *id, gconstpointer data)
{
  const AnnoTagsetDraft *self = data;

  for (guint i = 0; i < self->tags->len; i++)
    {
      const AnnoTag *tag = self->tags->pdata[i];
      if (g_str_equal (tag->id, id) || g_ptr_array_find (tag->formerly, g_intern_string (id), NULL))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_field_id (const char *id, gconstpointer data)
{
  return anno_tag_find_field (data, id) != NULL;
}

static gboolean
is_choice_id (const char *id, gconstpointer data)
{
  return anno_field_find_choice (data, id) != NULL;
}

static guint
count_colour (const AnnoTagsetDraft *self, const char *colour)
{
  guint n = 0;

  for (guint i = 0; i < self->tags->len; i++)
    n += g_strcmp0 (((AnnoTag *) self->tags->pdata[i])->colour, colour) == 0;
  return n;
}

/* The first of the colours that are used least. */
static const char *
free_colour (const AnnoTagsetDraft *self)
{
  const char *const *colours = anno_tagset_get_colours ();
  const char *best = colours[0];

  for (guint i = 1; colours[i] != NULL; i++)
    if (count_colour (self, colours[i]) < count_colour (self, best))
      best = colours[i];
  return best;
}

static gboolean
is_key_free (const AnnoTagsetDraft *self, gunichar key)
{
  for (guint i = 0; i < self->tags->len; i++)
    if (((AnnoTag *) self->tags->pdata[i])->key == key)
      return FALSE;
  return !anno_tagset_is_reserved_key (key);
}

/* The first letter of @name that is free; 0 for none. */
static gunichar
free_key (const AnnoTagsetDraft *self, const char *name)
{
  for (const char *c = name; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar key = g_unichar_tolower (g_utf8_get_char (c));
      if (anno_tagset_is_key (key) && is_key_free (self, key))
        return key;
    }
  return 0;
}

AnnoTag *
anno_tagset_draft_add_tag (AnnoTagsetDraft *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  AnnoTag *tag = anno_tag_new (free_id (name, "tag", is_tag_id, self), name);
  tag->colour = g_strdup (free_colour (self));
  tag->key = free_key (self, name);
  g_ptr_array_add (self->tags, tag);
  return tag;
}

/* Has each link to @id lead to @instead; to nothing where it is NULL. */
static void
redirect (AnnoTagsetDraft *self, const char *id, const char *instead)
{
  for (guint i = 0; i < self->tags->len; i++)
    {
      const AnnoTag *tag = self->tags->pdata[i];
      for (guint k = 0; k < tag->fields->len; k++)
        {
          GPtrArray *targets = ((AnnoField *) tag->fields->pdata[k])->targets;
          guint at = 0;
          if (!g_ptr_array_find (targets, id, &at))
            continue;
          if (instead != NULL)
            targets->pdata[at] = (gpointer) instead;
          else
            g_ptr_array_remove_index (targets, at);
        }
    }
}

void
anno_tagset_draft_remove_tag (AnnoTagsetDraft *self, AnnoTag *tag)
{
  g_return_if_fail (self != NULL && anno_tagset_draft_index_of (self, tag) != G_MAXUINT);

  redirect (self, tag->id, NULL);
  g_hash_table_remove (self->origins, tag);
  g_hash_table_remove (self->chosen, tag);
  g_hash_table_remove (self->keyed, tag);
  for (guint i = 0; i < tag->fields->len; i++)
    g_hash_table_remove (self->old, tag->fields->pdata[i]);
  g_ptr_array_remove (self->tags, tag);
}

static void
move (GPtrArray *array, guint from, guint to)
{
  g_return_if_fail (from < array->len && to < array->len);

  gpointer item = array->pdata[from];
  for (guint i = from; i < to; i++)
    array->pdata[i] = array->pdata[i + 1];
  for (guint i = from; i > to; i--)
    array->pdata[i] = array->pdata[i - 1];
  array->pdata[to] = item;
}

void
anno_tagset_draft_move_tag (AnnoTagsetDraft *self, guint from, guint to)
{
  g_return_if_fail (self != NULL);
  move (self->tags, from, to);
}

static void
set_id (AnnoTagsetDraft *self, AnnoTag *tag, const char *id)
{
  const char *origin = g_hash_table_lookup (self->origins, tag);
  const char *next = g_intern_string (id);
  if (next == tag->id)
    return;
  redirect (self, tag->id, next);
  tag->id = next;
  g_ptr_array_remove (tag->formerly, (gpointer) next);
  if (origin != NULL && origin != next && !g_ptr_array_find (tag->formerly, origin, NULL))
    g_ptr_array_add (tag->formerly, (gpointer) origin);
}

void
anno_tagset_draft_set_id (AnnoTagsetDraft *self, AnnoTag *tag, const char *id)
{
  g_return_if_fail (self != NULL && tag != NULL && id != NULL);

  g_hash_table_add (self->chosen, tag);
  set_id (self, tag, id);
}

static void
set_words (char **words, const char *to)
{
  char *copy = g_strdup (to);
  g_free (*words);
  *words = copy;
}

void
anno_tagset_draft_rename (AnnoTagsetDraft *self, AnnoTag *tag, const char *name)
{
  g_return_if_fail (self != NULL && tag != NULL && name != NULL);

  set_words (&tag->name, name);
  if (anno_tagset_draft_is_old (self, tag))
    return;
  if (!g_hash_table_contains (self->chosen, tag))
    {
      tag->id = g_intern_static_string (""); /* its own is free to it */
      set_id (self, tag, free_id (name, "tag", is_tag_id, self));
    }
  if (!g_hash_table_contains (self->keyed, tag))
    {
      tag->key = 0;
      tag->key = free_key (self, name);
    }
}

void
anno_tagset_draft_set_key (AnnoTagsetDraft *self, AnnoTag *tag, gunichar key)
{
  g_return_if_fail (self != NULL && tag != NULL);

  g_hash_table_add (self->keyed, tag);
  tag->key = g_unichar_tolower (key);
}

AnnoField *
anno_tagset_draft_add_field (AnnoTagsetDraft *self, AnnoTag *tag, AnnoFieldKind kind,
                             const char *name)
{
  g_return_val_if_fail (self != NULL && tag != NULL && name != NULL, NULL);

  AnnoField *field = anno_field_new (free_id (name, "field", is_field_id, tag), name, kind);
  g_ptr_array_add (tag->fields, field);
  return field;
}

void
anno_tagset_draft_rename_field (AnnoTagsetDraft *self, AnnoTag *tag, AnnoField *field,
                                const char *name)
{
  g_return_if_fail (self != NULL && tag != NULL && field != NULL && name != NULL);

  set_words (&field->name, name);
  if (g_hash_table_contains (self->old, field))
    return;
  field->id = g_intern_static_string ("");
  field->id = free_id (name, "field", is_field_id, tag);
}

void
anno_tagset_draft_set_kind (AnnoTagsetDraft *self, AnnoField *field, AnnoFieldKind kind)
{
  g_return_if_fail (self != NULL && field != NULL && !g_hash_table_contains (self->old, field));

  field->kind = kind;
  field->role = ANNO_ROLE_NONE;
  g_array_set_size (field->choices, 0);
  g_ptr_array_set_size (field->targets, 0);
}

void
anno_tagset_draft_remove_field (AnnoTagsetDraft *self, AnnoTag *tag, AnnoField *field)
{
  g_return_if_fail (self != NULL && tag != NULL && field != NULL);

  g_hash_table_remove (self->old, field);
  g_ptr_array_remove (tag->fields, field);
}

void
anno_tagset_draft_move_field (AnnoTagsetDraft *self, AnnoTag *tag, guint from, guint to)
{
  g_return_if_fail (self != NULL && tag != NULL);
  move (tag->fields, from, to);
}

gboolean
anno_tagset_draft_is_old_field (const AnnoTagsetDraft *self, const AnnoTag *tag,
                                const AnnoField *field)
{
  g_return_val_if_fail (self != NULL && tag != NULL && field != NULL, FALSE);
  return g_hash_table_contains (self->old, field);
}

void
anno_tagset_draft_add_choice (AnnoTagsetDraft *self, AnnoField *field, const char *name)
{
  g_return_if_fail (self != NULL && field != NULL && name != NULL);
  anno_field_add_choice (field, free_id (name, "choice", is_choice_id, field), name);
}

void
anno_tagset_draft_rename_choice (AnnoTagsetDraft *self, AnnoField *field, guint index,
                                 const char *name)
{
  g_return_if_fail (self != NULL && field != NULL && index < field->choices->len && name != NULL);

  AnnoChoice *choice = &g_array_index (field->choices, AnnoChoice, index);
  set_words (&choice->name, name);
  g_autofree char *mark = mark_of (field, choice->id);
  if (g_hash_table_contains (self->old_choices, mark))
    return;
  choice->id = g_intern_static_string ("");
  choice->id = free_id (name, "choice", is_choice_id, field);
}

void
anno_tagset_draft_remove_choice (AnnoTagsetDraft *self, AnnoField *field, guint index)
{
  g_return_if_fail (self != NULL && field != NULL && index < field->choices->len);
  g_array_remove_index (field->choices, index);
}

void
anno_tagset_draft_move_choice (AnnoTagsetDraft *self, AnnoField *field, guint from, guint to)
{
  g_return_if_fail (self != NULL && field != NULL);
  g_return_if_fail (from < field->choices->len && to < field->choices->len);

  AnnoChoice *choices = (AnnoChoice *) (gpointer) field->choices->data, moved = choices[from];
  for (guint i = from; i < to; i++)
    choices[i] = choices[i + 1];
  for (guint i = from; i > to; i--)
    choices[i] = choices[i - 1];
  choices[to] = moved;
}

void
anno_tagset_draft_set_target (AnnoTagsetDraft *self, AnnoField *field, const AnnoTag *tag,
                              gboolean leads)
{
  g_return_if_fail (self != NULL && field != NULL && tag != NULL);

  gboolean there = g_ptr_array_find (field->targets, tag->id, NULL);
  if (leads && !there)
    g_ptr_array_add (field->targets, (gpointer) tag->id);
  else if (!leads && there)
    g_ptr_array_remove (field->targets, (gpointer) tag->id);
}
