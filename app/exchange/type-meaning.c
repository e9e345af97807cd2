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
  AnnoTag *tag; /* the draft's; NULL where it has none */
} Type;

/* A name within a tag. */
typedef struct
{
  AnnoFieldSense sense;
  AnnoField *field; /* the draft's; NULL where it has none */
} Name;

/* By which a name is found. */
typedef struct
{
  const char *tag;  /* interned */
  const char *name; /* "" for none */
} Key;

struct _AnnoTypeMeaning
{
  AnnoTagsetDraft *draft;
  const AnnoSetFormat *format;
  const AnnoTypeMap *map;
  gboolean grows;
  gboolean has_too_many;
  guint n_new;
  GHashTable *tags;  /* id → AnnoTag, of the draft */
  GHashTable *types; /* type → Type, in `list` */
  GPtrArray *list;
  GHashTable *names; /* Key → Name */
  GHashTable *flags; /* of AnnoField: those that are new, and nothing but "true" or "false" so far */
};

static void
type_free (gpointer data)
{
  Type *self = data;
  g_free (self->type);
  g_free (self);
}

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;
  return g_direct_hash (key->tag) ^ g_str_hash (key->name);
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  const Key *one = a, *other = b;
  return one->tag == other->tag && g_str_equal (one->name, other->name);
}

static void
key_free (gpointer data)
{
  Key *self = data;
  g_free ((char *) self->name);
  g_free (self);
}

static Name *
find_name (const AnnoTypeMeaning *self, const char *tag, const char *name)
{
  const Key key = { tag, name != NULL ? name : "" };
  return g_hash_table_lookup (self->names, &key);
}

static void
note_name (AnnoTypeMeaning *self, const char *tag, const char *word, Name *name)
{
  Key *key = g_new (Key, 1);

  key->tag = tag;
  key->name = g_strdup (word != NULL ? word : "");
  g_hash_table_insert (self->names, key, name);
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
  self->tags = g_hash_table_new (g_str_hash, g_str_equal);
  self->types = g_hash_table_new (g_str_hash, g_str_equal);
  self->list = g_ptr_array_new_with_free_func (type_free);
  self->names = g_hash_table_new_full (hash_key, equal_keys, key_free, g_free);
  self->flags = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < anno_tagset_draft_get_n_tags (self->draft); i++)
    {
      AnnoTag *tag = anno_tagset_draft_get_tag (self->draft, i);
      g_hash_table_insert (self->tags, (gpointer) tag->id, tag);
    }
  return self;
}

void
anno_type_meaning_free (AnnoTypeMeaning *self)
{
  if (self == NULL)
    return;
  anno_tagset_draft_free (self->draft);
  g_hash_table_unref (self->tags);
  g_hash_table_unref (self->types);
  g_ptr_array_unref (self->list);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->flags);
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
  AnnoTag *found = g_hash_table_lookup (self->tags, type);
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

/* What files may hold as an id. */
static const char *
id_of (const char *name)
{
  g_autofree char *plain = anno_plain_clean (name);
  return g_intern_string (*plain != '\0' ? plain : UNNAMED);
}

/* The tag that @name means; names that differ only in what can't be shown are one. */
static AnnoTag *
look_up_tag (const AnnoTypeMeaning *self, const char *name, gboolean is_said)
{
  const char *id = id_of (name);
  AnnoTag *tag = is_said ? g_hash_table_lookup (self->tags, name) : find_tag (self, name);

  return tag == NULL && !g_str_equal (id, name) ? find_tag (self, id) : tag;
}

static AnnoTag *
make_tag (AnnoTypeMeaning *self, const char *id)
{
  AnnoTag *tag = anno_tagset_draft_add_tag (self->draft, id);

  anno_tagset_draft_set_id (self->draft, tag, id);
  g_hash_table_insert (self->tags, (gpointer) tag->id, tag);
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
  const char *name = is_said ? wanted : word; /* NULL: left out */

  type->type = g_strdup (word);
  type->sense.type = type->type;
  type->tag = name != NULL ? look_up_tag (self, name, is_said) : NULL;
  type->sense.is_new = name != NULL && type->tag == NULL;
  self->has_too_many |= type->sense.is_new && self->n_new >= ANNO_TYPE_MEANING_MAX;
  if (type->sense.is_new && self->grows && !self->has_too_many)
    type->tag = make_tag (self, id_of (name));
  if (name != NULL)
    type->sense.tag = type->tag != NULL ? type->tag->id : id_of (name);
  g_hash_table_insert (self->types, type->type, type);
  g_ptr_array_add (self->list, type);
  return type;
}

static AnnoField *
find_field_of_id (const AnnoTag *tag, const char *id)
{
  return (AnnoField *) anno_tag_find_field (tag, id); /* the draft's own */
}

static AnnoField *
find_field (const AnnoTypeMeaning *self, const AnnoTag *tag, const char *name)
{
  AnnoField *found = find_field_of_id (tag, name), *spelled = NULL, *named = NULL;

  if (found != NULL)
    return found;
  for (guint i = 0; i < tag->fields->len; i++)
    {
      AnnoField *field = tag->fields->pdata[i];
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
  const char *id = id_of (name);
  AnnoField *field = g_str_equal (id, name) ? NULL : find_field (self, tag, id);

  if (field != NULL)
    return field;
  field = anno_tagset_draft_add_field (self->draft, tag, kind_for (kind), id);
  field->id = id;
  field->many = kind == ANNO_VALUE_LINK;
  if (kind == ANNO_VALUE_TEXT)
    g_hash_table_add (self->flags, field);
  self->n_new++;
  return field;
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

static Name *
meet_name (AnnoTypeMeaning *self, AnnoTag *tag, const AnnoForeignValue *value)
{
  Name *name = g_new0 (Name, 1);
  const char *word = value->field, *wanted = NULL;
  gboolean is_said = self->map != NULL && word != NULL
                     && anno_type_map_find_field (self->map, tag->id, word, &wanted);

  note_name (self, tag->id, word, name);
  name->sense.kind = kind_for (value->kind);
  if (is_said && wanted == NULL)
    return name;
  const char *meant = is_said ? wanted : word;
  const char *id = meant != NULL ? meant : PERSON;
  name->field = look_up (self, tag, meant, &name->sense.part);
  self->has_too_many |= name->field == NULL && self->grows && self->n_new >= ANNO_TYPE_MEANING_MAX;
  if (name->field == NULL && self->grows && !self->has_too_many)
    name->field = make_field (self, tag, id, value->kind);
  name->sense.field = name->field != NULL ? name->field->id : id_of (id);
  return name;
}

static gboolean
is_flag_value (const char *text)
{
  return text != NULL && (g_str_equal (text, "true") || g_str_equal (text, "false"));
}

/* A new field that only says yes or no is one of two choices. */
static void
learn_flag (AnnoTypeMeaning *self, AnnoField *field, const char *text)
{
  if (!is_flag_value (text))
    {
      g_hash_table_remove (self->flags, field);
      g_array_set_size (field->choices, 0);
      field->kind = ANNO_FIELD_TEXT;
    }
  else if (field->kind != ANNO_FIELD_CHOICE)
    {
      field->kind = ANNO_FIELD_CHOICE;
      anno_field_add_choice (field, "false", "false");
      anno_field_add_choice (field, "true", "true");
    }
}

static void
learn_value (AnnoTypeMeaning *self, AnnoTag *tag, const AnnoForeignValue *value)
{
  Name *name = find_name (self, tag->id, value->field);

  if (name == NULL)
    name = meet_name (self, tag, value);
  if (name->field != NULL && g_hash_table_contains (self->flags, name->field))
    learn_flag (self, name->field, value->text);
}

static void
learn_span (AnnoTypeMeaning *self, const AnnoForeignSpan *span)
{
  const char *word = span->type != NULL ? span->type : "";
  Type *type = g_hash_table_lookup (self->types, word);

  if (type == NULL)
    type = meet_type (self, word);
  type->sense.n++;
  if (type->tag == NULL)
    return;
  if (span->is_event)
    mark_event (self, type->tag);
  for (guint i = 0; i < span->values->len; i++)
    learn_value (self, type->tag, span->values->pdata[i]);
}

void
anno_type_meaning_learn (AnnoTypeMeaning *self, const AnnoForeignDocument *document)
{
  g_return_if_fail (self != NULL && document != NULL);

  for (guint i = 0; i < document->layers->len; i++)
    {
      const AnnoForeignLayer *layer = document->layers->pdata[i];
      for (guint k = 0; k < layer->spans->len && !self->has_too_many; k++)
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

gboolean
anno_type_meaning_is_all_new (const AnnoTypeMeaning *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->list->len; i++)
    if (!((const Type *) self->list->pdata[i])->sense.is_new)
      return FALSE;
  return self->list->len > 0;
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

  const Name *found = find_name (self, tag, name);
  if (found != NULL)
    return (AnnoFieldSense){ found->sense.field,
                             found->field != NULL ? found->field->kind : found->sense.kind,
                             found->sense.part };
  return (AnnoFieldSense){ id_of (name != NULL ? name : PERSON), ANNO_FIELD_TEXT,
                           ANNO_FIELD_PART_VALUE };
}

const char *
anno_type_meaning_find_choice (const AnnoTypeMeaning *self, const char *tag, const char *field,
                               const char *text)
{
  g_return_val_if_fail (self != NULL && tag != NULL && field != NULL && text != NULL, NULL);

  const AnnoTag *of = g_hash_table_lookup (self->tags, tag);
  const AnnoField *choices = of != NULL ? anno_tag_find_field (of, field) : NULL;
  const AnnoChoice *there = choices != NULL ? anno_field_find_choice (choices, text) : NULL;
  for (guint i = 0; choices != NULL && there == NULL && i < choices->choices->len; i++)
    {
      const AnnoChoice *choice = &g_array_index (choices->choices, AnnoChoice, i);
      if (spells (self, choice->id, text) || is_named (choice->name, text))
        there = choice;
    }
  return there != NULL ? there->id : text;
}
