#include "model/tagset.h"

struct _AnnoTagset
{
  gatomicrefcount refs;
  char *name;
  char *extra;
  GPtrArray *tags;   /* of AnnoTag */
  GHashTable *by_id; /* interned id, present or former → AnnoTag */
  gboolean reworded; /* whether its words are translated, and so no longer its file's */
};

G_DEFINE_BOXED_TYPE (AnnoTagset, anno_tagset, anno_tagset_ref, anno_tagset_unref)

static const char *const role_names[ANNO_N_ROLES] = { NULL, "speaker", "cue", "claim", "date" };

static const char *const kind_names[] = { "choice", "text", "timex", "person", "link" };

/* After Okabe and Ito, whose colours people with any colour vision can tell apart. */
static const char *const colour_names[]
    = { "blue", "orange", "green", "purple", "vermilion", "sky", "yellow", "grey", NULL };

static void
clear_choice (gpointer data)
{
  AnnoChoice *choice = data;

  g_free (choice->name);
  g_free (choice->extra);
}

/* A present id always wins over a former one of another type. */
static void
index_tags (AnnoTagset *self)
{
  for (guint i = 0; i < self->tags->len; i++)
    {
      AnnoTag *tag = self->tags->pdata[i];
      for (guint j = 0; j < tag->formerly->len; j++)
        g_hash_table_insert (self->by_id, tag->formerly->pdata[j], tag);
    }
  for (guint i = 0; i < self->tags->len; i++)
    {
      AnnoTag *tag = self->tags->pdata[i];
      g_hash_table_insert (self->by_id, (gpointer) tag->id, tag);
    }
}

AnnoTagset *
anno_tagset_new (const char *name, GPtrArray *tags)
{
  g_return_val_if_fail (tags != NULL, NULL);

  AnnoTagset *self = g_new0 (AnnoTagset, 1);
  g_atomic_ref_count_init (&self->refs);
  self->name = g_strdup (name != NULL ? name : "");
  self->tags = tags;
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  index_tags (self);
  return self;
}

AnnoTagset *
anno_tagset_ref (AnnoTagset *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
anno_tagset_unref (AnnoTagset *self)
{
  g_return_if_fail (self != NULL);
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->name);
  g_free (self->extra);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_free (self);
}

const char *const *
anno_tagset_get_colours (void)
{
  return colour_names;
}

gboolean
anno_tagset_is_colour (const char *name)
{
  return name != NULL && g_strv_contains (colour_names, name);
}

const char *
anno_tagset_get_name (const AnnoTagset *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->name;
}

const char *
anno_tagset_get_extra (const AnnoTagset *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->extra;
}

void
anno_tagset_take_extra (AnnoTagset *self, char *extra)
{
  g_return_if_fail (self != NULL);
  g_free (self->extra);
  self->extra = extra;
}

static void
reword (char **words, AnnoReword func)
{
  char *other = g_strdup (func (*words));
  g_free (*words);
  *words = other;
}

/* A line at a time: one that was changed doesn't cost the others their translation. */
static void
reword_lines (char **words, AnnoReword func)
{
  if (*words == NULL)
    return;
  g_auto (GStrv) lines = g_strsplit (*words, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    reword (&lines[i], func);
  g_free (*words);
  *words = g_strjoinv ("\n", lines);
}

static void
reword_field (AnnoField *field, AnnoReword func)
{
  reword (&field->name, func);
  reword_lines (&field->guideline, func);
  for (guint i = 0; i < field->choices->len; i++)
    reword (&g_array_index (field->choices, AnnoChoice, i).name, func);
}

void
anno_tagset_reword (AnnoTagset *self, AnnoReword func)
{
  g_return_if_fail (self != NULL && func != NULL && !self->reworded);

  self->reworded = TRUE;
  reword (&self->name, func);
  for (guint i = 0; i < self->tags->len; i++)
    {
      AnnoTag *tag = self->tags->pdata[i];
      reword (&tag->name, func);
      reword_lines (&tag->guideline, func);
      for (guint j = 0; j < tag->fields->len; j++)
        reword_field (tag->fields->pdata[j], func);
    }
}

gboolean
anno_tagset_is_reworded (const AnnoTagset *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->reworded;
}

guint
anno_tagset_get_n_tags (const AnnoTagset *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->tags->len;
}

const AnnoTag *
anno_tagset_get_tag (const AnnoTagset *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->tags->len, NULL);
  return self->tags->pdata[index];
}

const AnnoTag *
anno_tagset_find (const AnnoTagset *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);
  return g_hash_table_lookup (self->by_id, id);
}

const char *
anno_tagset_name_of (const AnnoTagset *self, const char *id)
{
  const AnnoTag *tag = anno_tagset_find (self, id);
  return tag != NULL ? tag->name : id;
}

const char *
anno_tagset_id_of (const AnnoTagset *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  const AnnoTag *tag = anno_tagset_find (self, id);
  return tag != NULL ? tag->id : g_intern_string (id);
}

gboolean
anno_tagset_is_one (const AnnoTagset *self, const char *id, const char *other)
{
  g_return_val_if_fail (self != NULL && id != NULL && other != NULL, FALSE);
  return anno_tagset_id_of (self, id) == anno_tagset_id_of (self, other);
}

guint
anno_tagset_index_of (const AnnoTagset *self, const AnnoTag *tag)
{
  guint index = G_MAXUINT;

  g_return_val_if_fail (self != NULL, G_MAXUINT);
  if (tag == NULL || !g_ptr_array_find (self->tags, tag, &index))
    return G_MAXUINT;
  return index;
}

const AnnoTag *
anno_tagset_find_role (const AnnoTagset *self, AnnoRole role)
{
  g_return_val_if_fail (self != NULL && role != ANNO_ROLE_NONE, NULL);
  for (guint i = 0; i < self->tags->len; i++)
    if (((AnnoTag *) self->tags->pdata[i])->role == role)
      return self->tags->pdata[i];
  return NULL;
}

const AnnoTag *
anno_tagset_find_key (const AnnoTagset *self, gunichar key)
{
  g_return_val_if_fail (self != NULL, NULL);

  key = g_unichar_tolower (key);
  for (guint i = 0; i < self->tags->len; i++)
    if (key != 0 && ((AnnoTag *) self->tags->pdata[i])->key == key)
      return self->tags->pdata[i];

  if (key >= '1' && key <= '9' && key - '1' < self->tags->len)
    return self->tags->pdata[key - '1'];
  return NULL;
}

AnnoTag *
anno_tag_new (const char *id, const char *name)
{
  g_return_val_if_fail (id != NULL && name != NULL, NULL);

  AnnoTag *self = g_new0 (AnnoTag, 1);
  self->id = g_intern_string (id);
  self->name = g_strdup (name);
  self->formerly = g_ptr_array_new ();
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_field_free);
  return self;
}

void
anno_tag_free (AnnoTag *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->colour);
  g_free (self->guideline);
  g_free (self->extra);
  g_clear_pointer (&self->formerly, g_ptr_array_unref);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_free (self);
}

const AnnoField *
anno_tag_find_field (const AnnoTag *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);
  for (guint i = 0; i < self->fields->len; i++)
    if (g_str_equal (((AnnoField *) self->fields->pdata[i])->id, id))
      return self->fields->pdata[i];
  return NULL;
}

const AnnoField *
anno_tag_find_link (const AnnoTag *self, AnnoRole role)
{
  g_return_val_if_fail (self != NULL && role != ANNO_ROLE_NONE, NULL);
  for (guint i = 0; i < self->fields->len; i++)
    {
      const AnnoField *field = self->fields->pdata[i];
      if (field->kind == ANNO_FIELD_LINK && field->role == role)
        return field;
    }
  return NULL;
}

AnnoField *
anno_field_new (const char *id, const char *name, AnnoFieldKind kind)
{
  g_return_val_if_fail (id != NULL && name != NULL, NULL);

  AnnoField *self = g_new0 (AnnoField, 1);
  self->id = g_intern_string (id);
  self->name = g_strdup (name);
  self->kind = kind;
  self->choices = g_array_new (FALSE, FALSE, sizeof (AnnoChoice));
  g_array_set_clear_func (self->choices, clear_choice);
  self->targets = g_ptr_array_new ();
  return self;
}

void
anno_field_free (AnnoField *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->guideline);
  g_free (self->extra);
  g_clear_pointer (&self->choices, g_array_unref);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  g_free (self);
}

const AnnoChoice *
anno_field_find_choice (const AnnoField *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);
  for (guint i = 0; i < self->choices->len; i++)
    if (g_str_equal (g_array_index (self->choices, AnnoChoice, i).id, id))
      return &g_array_index (self->choices, AnnoChoice, i);
  return NULL;
}

void
anno_field_add_choice (AnnoField *self, const char *id, const char *name)
{
  g_return_if_fail (self != NULL && id != NULL && name != NULL);
  AnnoChoice choice = { g_intern_string (id), g_strdup (name), NULL };
  g_array_append_val (self->choices, choice);
}

gboolean
anno_field_accepts (const AnnoField *self, const char *tag)
{
  g_return_val_if_fail (self != NULL && tag != NULL, FALSE);
  if (self->targets->len == 0)
    return TRUE;
  for (guint i = 0; i < self->targets->len; i++)
    if (g_str_equal (self->targets->pdata[i], tag))
      return TRUE;
  return FALSE;
}

const char *
anno_field_kind_to_string (AnnoFieldKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kind_names), NULL);
  return kind_names[kind];
}

gboolean
anno_field_kind_from_string (const char *text, AnnoFieldKind *kind)
{
  g_return_val_if_fail (kind != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (g_strcmp0 (kind_names[i], text) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

const char *
anno_role_to_string (AnnoRole role)
{
  g_return_val_if_fail (role < ANNO_N_ROLES, NULL);
  return role_names[role];
}

AnnoRole
anno_role_from_string (const char *text)
{
  for (guint i = 1; i < ANNO_N_ROLES; i++)
    if (g_strcmp0 (role_names[i], text) == 0)
      return i;
  return ANNO_ROLE_NONE;
}
