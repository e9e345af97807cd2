#include "exchange/type-meaning.h"

#include "model/tagset-draft.h"
#include "text/plain.h"

#include <string.h>

#define PERSON "person"
#define UNNAMED "mark"
#define EVENT "\"event\":true"

static const char *const endings[] = {
  [ANNO_FIELD_PART_TYPE] = "-type",
  [ANNO_FIELD_PART_MOD] = "-mod",
  [ANNO_FIELD_PART_ANCHOR] = "-anchor",
  [ANNO_FIELD_PART_NAME] = "-name",
};

/* A type that was met. */
typedef struct
{
  AnnoTypeSense sense; /* the first member: lists are of these */
  char *type;
} Type;

/* A name within a tag. */
typedef struct
{
  AnnoFieldSense sense;
  gboolean is_flag; /* new, and nothing but "true" or "false" so far */
} Name;

struct _AnnoTypeMeaning
{
  AnnoTagsetDraft *draft;
  const AnnoSetFormat *format;
  const AnnoTypeMap *map;
  gboolean grows;
  gboolean has_too_many;
  guint n_new;
  GHashTable *types; /* type → Type, in `list` */
  GPtrArray *list;
  GHashTable *names; /* tag, a line end, name → Name */
};

static void
type_free (gpointer data)
{
  Type *self = data;
  g_free (self->type);
  g_free (self);
}

AnnoTypeMeaning *
anno_type_meaning_new (AnnoTagset *tagset, const AnnoSetFormat *format, const AnnoTypeMap *map,
                       gboolean grows)
{
  g_return_val_if_fail (tagset != NULL && format != NULL, NULL);

  AnnoTypeMeaning *self = g_new0 (AnnoTypeMeaning, 1);
  self->draft = anno_tagset_draft_new (tagset);
  self->format = format;
  self->map = map;
  self->grows = grows;
  self->types = g_hash_table_new (g_str_hash, g_str_equal);
  self->list = g_ptr_array_new_with_free_func (type_free);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
anno_type_meaning_free (AnnoTypeMeaning *self)
{
  if (self == NULL)
    return;
  anno_tagset_draft_free (self->draft);
  g_hash_table_unref (self->types);
  g_ptr_array_unref (self->list);
  g_hash_table_unref (self->names);
  g_free (self);
}

/* Whether @word is @id as the form spells it. */
static gboolean
spells (const AnnoTypeMeaning *self, const char *id, const char *word)
{
  if (self->format->spell == NULL)
    return g_str_equal (id, word);
  g_autofree char *spelled = self->format->spell (id);
  return g_str_equal (spelled, word);
}

static gboolean
is_named (const char *name, const char *word)
{
  g_autofree char *one = g_utf8_casefold (name, -1), *other = g_utf8_casefold (word, -1);
  return g_str_equal (one, other);
}

static AnnoTag *
find_tag_of_id (const AnnoTypeMeaning *self, const char *id)
{
  for (guint i = 0; i < anno_tagset_draft_get_n_tags (self->draft); i++)
    {
      AnnoTag *tag = anno_tagset_draft_get_tag (self->draft, i);
      if (g_str_equal (tag->id, id))
        return tag;
    }
  return NULL;
}

static gboolean
was_formerly (const AnnoTag *tag, const char *id)
{
  for (guint i = 0; i < tag->formerly->len; i++)
    if (g_str_equal (tag->formerly->pdata[i], id))
      return TRUE;
  return FALSE;
}

/* By its id, by what it was, as it is spelled, by its name: what is surer goes first. */
static AnnoTag *
find_tag (const AnnoTypeMeaning *self, const char *type)
{
  AnnoTag *found = find_tag_of_id (self, type);
  AnnoTag *spelled = NULL, *named = NULL;

  for (guint i = 0; found == NULL && i < anno_tagset_draft_get_n_tags (self->draft); i++)
    {
      AnnoTag *tag = anno_tagset_draft_get_tag (self->draft, i);
      if (was_formerly (tag, type))
        found = tag;
      else if (spelled == NULL && spells (self, tag->id, type))
        spelled = tag;
      else if (named == NULL && (is_named (tag->name, type) || is_named (tag->id, type)))
        named = tag;
    }
  return found != NULL ? found : spelled != NULL ? spelled : named;
}

static AnnoTag *
make_tag (AnnoTypeMeaning *self, const char *type)
{
  g_autofree char *plain = anno_plain_clean (type);
  const char *name = *plain != '\0' ? plain : UNNAMED;
  AnnoTag *tag = find_tag_of_id (self, name);

  if (tag != NULL)
    return tag;
  tag = anno_tagset_draft_add_tag (self->draft, name);
  anno_tagset_draft_set_id (self->draft, tag, name);
  self->n_new++;
  return tag;
}

/* An event's links are its roles: whoever writes it again should know. */
static void
mark_event (AnnoTypeMeaning *self, AnnoTag *tag)
{
  if (anno_tagset_draft_is_old (self->draft, tag) || tag->extra != NULL)
    return;
  tag->extra = g_strdup (EVENT);
}

static Type *
meet_type (AnnoTypeMeaning *self, const char *word)
{
  Type *type = g_new0 (Type, 1);
  const char *wanted = NULL;
  gboolean is_said = self->map != NULL && anno_type_map_find (self->map, word, &wanted);
  AnnoTag *tag = is_said ? (wanted != NULL ? find_tag_of_id (self, wanted) : NULL)
                         : find_tag (self, word);

  type->type = g_strdup (word);
  type->sense.type = type->type;
  if (tag == NULL && (!is_said || wanted != NULL))
    {
      self->has_too_many |= self->n_new >= ANNO_TYPE_MEANING_MAX;
      type->sense.is_new = TRUE;
      if (self->grows && !self->has_too_many)
        tag = make_tag (self, is_said ? wanted : word);
      else
        type->sense.tag = g_intern_string (*word != '\0' ? word : UNNAMED);
    }
  if (tag != NULL)
    type->sense.tag = tag->id;
  g_hash_table_insert (self->types, type->type, type);
  g_ptr_array_add (self->list, type);
  return type;
}

static AnnoField *
find_field (const AnnoTypeMeaning *self, const AnnoTag *tag, const char *name)
{
  AnnoField *spelled = NULL, *named = NULL;

  for (guint i = 0; i < tag->fields->len; i++)
    {
      AnnoField *field = tag->fields->pdata[i];
      if (g_str_equal (field->id, name))
        return field;
      if (spelled == NULL && spells (self, field->id, name))
        spelled = field;
      else if (named == NULL && is_named (field->name, name))
        named = field;
    }
  return spelled != NULL ? spelled : named;
}

static AnnoField *
find_person (const AnnoTag *tag)
{
  for (guint i = 0; i < tag->fields->len; i++)
    if (((AnnoField *) tag->fields->pdata[i])->kind == ANNO_FIELD_PERSON)
      return tag->fields->pdata[i];
  return NULL;
}

/* The field that @name goes with, and how. */
static AnnoField *
find_whole (const AnnoTypeMeaning *self, const AnnoTag *tag, const char *name, AnnoFieldPart *part)
{
  for (guint i = 0; i < tag->fields->len; i++)
    {
      AnnoField *field = tag->fields->pdata[i];
      guint first = field->kind == ANNO_FIELD_TIMEX ? ANNO_FIELD_PART_TYPE : ANNO_FIELD_PART_NAME;
      guint last = field->kind == ANNO_FIELD_TIMEX ? ANNO_FIELD_PART_ANCHOR : ANNO_FIELD_PART_NAME;
      if (field->kind != ANNO_FIELD_TIMEX && field->kind != ANNO_FIELD_PERSON)
        continue;
      for (guint k = first; k <= last; k++)
        {
          g_autofree char *whole = g_strconcat (field->id, endings[k], NULL);
          if (!g_str_equal (whole, name) && !spells (self, whole, name))
            continue;
          *part = (AnnoFieldPart) k;
          return field;
        }
    }
  return NULL;
}

static AnnoFieldKind
kind_for (AnnoValueKind kind)
{
  static const AnnoFieldKind kinds[] = { [ANNO_VALUE_TEXT] = ANNO_FIELD_TEXT,
                                         [ANNO_VALUE_PERSON] = ANNO_FIELD_PERSON,
                                         [ANNO_VALUE_LINK] = ANNO_FIELD_LINK,
                                         [ANNO_VALUE_TIMEX] = ANNO_FIELD_TIMEX };
  return kinds[kind];
}

static AnnoField *
make_field (AnnoTypeMeaning *self, AnnoTag *tag, const char *name, AnnoValueKind kind)
{
  g_autofree char *plain = anno_plain_clean (name);
  const char *id = *plain != '\0' ? plain : UNNAMED;
  AnnoField *field = anno_tagset_draft_add_field (self->draft, tag, kind_for (kind), id);

  field->id = g_intern_string (id);
  field->many = kind == ANNO_VALUE_LINK;
  self->n_new++;
  return field;
}

static char *
key_of (const char *tag, const char *name)
{
  return g_strconcat (tag, "\n", name != NULL ? name : "", NULL);
}

/* A field that is there already, or a part of one. */
static AnnoField *
look_up (const AnnoTypeMeaning *self, AnnoTag *tag, const char *word, AnnoFieldPart *part)
{
  AnnoField *field = word != NULL ? find_field (self, tag, word) : find_person (tag);

  if (field == NULL && word != NULL)
    field = find_whole (self, tag, word, part);
  return field;
}

static void
take_sense (Name *name, const AnnoField *field)
{
  name->sense.field = field->id;
  name->sense.kind = field->kind;
}

static Name *
meet_name (AnnoTypeMeaning *self, AnnoTag *tag, const AnnoForeignValue *value)
{
  Name *name = g_new0 (Name, 1);
  const char *word = value->field, *wanted = NULL;
  gboolean is_said = self->map != NULL && word != NULL
                     && anno_type_map_find_field (self->map, tag->id, word, &wanted);

  g_hash_table_insert (self->names, key_of (tag->id, word), name);
  name->sense.kind = kind_for (value->kind);
  if (is_said && wanted == NULL)
    return name;
  const char *meant = is_said ? wanted : word;
  AnnoField *field = look_up (self, tag, meant, &name->sense.part);
  if (field == NULL && self->grows)
    {
      field = make_field (self, tag, meant != NULL ? meant : PERSON, value->kind);
      name->is_flag = value->kind == ANNO_VALUE_TEXT;
    }
  if (field != NULL)
    take_sense (name, field);
  else
    name->sense.field = g_intern_string (meant != NULL ? meant : PERSON);
  return name;
}

static gboolean
is_flag_value (const char *text)
{
  return text != NULL && (g_str_equal (text, "true") || g_str_equal (text, "false"));
}

/* A new field that only says yes or no is one of two choices. */
static void
settle_flag (Name *name, AnnoField *field)
{
  gboolean is_choice = field->kind == ANNO_FIELD_CHOICE;

  if (name->is_flag == is_choice)
    return;
  g_array_set_size (field->choices, 0);
  field->kind = name->is_flag ? ANNO_FIELD_CHOICE : ANNO_FIELD_TEXT;
  if (name->is_flag)
    {
      anno_field_add_choice (field, "false", "false");
      anno_field_add_choice (field, "true", "true");
    }
  name->sense.kind = field->kind;
}

static void
learn_value (AnnoTypeMeaning *self, AnnoTag *tag, const AnnoForeignValue *value)
{
  g_autofree char *key = key_of (tag->id, value->field);
  Name *name = g_hash_table_lookup (self->names, key);
  gboolean is_known = name != NULL;

  if (!is_known)
    name = meet_name (self, tag, value);
  if (name->sense.field == NULL || (is_known && !name->is_flag))
    return;
  AnnoField *field = find_field (self, tag, name->sense.field);
  if (field == NULL || anno_tagset_draft_is_old_field (self->draft, tag, field))
    return;
  name->is_flag = name->is_flag && is_flag_value (value->text);
  settle_flag (name, field);
}

static void
learn_span (AnnoTypeMeaning *self, const AnnoForeignSpan *span)
{
  const char *word = span->type != NULL ? span->type : "";
  Type *type = g_hash_table_lookup (self->types, word);

  if (type == NULL)
    type = meet_type (self, word);
  type->sense.n++;
  AnnoTag *tag = type->sense.tag != NULL ? find_tag_of_id (self, type->sense.tag) : NULL;
  if (tag == NULL)
    return;
  if (span->is_event)
    mark_event (self, tag);
  for (guint i = 0; i < span->values->len; i++)
    learn_value (self, tag, span->values->pdata[i]);
}

void
anno_type_meaning_learn (AnnoTypeMeaning *self, const AnnoForeignDocument *document)
{
  g_return_if_fail (self != NULL && document != NULL);

  for (guint i = 0; i < document->layers->len; i++)
    {
      const AnnoForeignLayer *layer = document->layers->pdata[i];
      for (guint k = 0; k < layer->spans->len; k++)
        learn_span (self, layer->spans->pdata[k]);
    }
}

gboolean
anno_type_meaning_is_sound (const AnnoTypeMeaning *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return !self->has_too_many;
}

const GPtrArray *
anno_type_meaning_list (const AnnoTypeMeaning *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->list;
}

guint
anno_type_meaning_count_new (const AnnoTypeMeaning *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_new;
}

AnnoTagset *
anno_type_meaning_make_tagset (const AnnoTypeMeaning *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return anno_tagset_draft_make (self->draft);
}

const AnnoTypeSense *
anno_type_meaning_find (const AnnoTypeMeaning *self, const char *type)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_hash_table_lookup (self->types, type != NULL ? type : "");
}

AnnoFieldSense
anno_type_meaning_find_field (const AnnoTypeMeaning *self, const char *tag, const char *name)
{
  g_return_val_if_fail (self != NULL && tag != NULL, (AnnoFieldSense){ 0 });

  g_autofree char *key = key_of (tag, name);
  const Name *found = g_hash_table_lookup (self->names, key);
  if (found != NULL)
    return found->sense;
  return (AnnoFieldSense){ g_intern_string (name != NULL ? name : PERSON), ANNO_FIELD_TEXT,
                           ANNO_FIELD_PART_VALUE };
}

const char *
anno_type_meaning_find_choice (const AnnoTypeMeaning *self, const char *tag, const char *field,
                               const char *text)
{
  g_return_val_if_fail (self != NULL && tag != NULL && field != NULL && text != NULL, NULL);

  const AnnoTag *of = find_tag_of_id (self, tag);
  const AnnoField *choices = of != NULL ? anno_tag_find_field (of, field) : NULL;
  const AnnoChoice *named = NULL;
  for (guint i = 0; choices != NULL && i < choices->choices->len; i++)
    {
      const AnnoChoice *choice = &g_array_index (choices->choices, AnnoChoice, i);
      if (g_str_equal (choice->id, text))
        return choice->id;
      if (named == NULL && (spells (self, choice->id, text) || is_named (choice->name, text)))
        named = choice;
    }
  return named != NULL ? named->id : text;
}
