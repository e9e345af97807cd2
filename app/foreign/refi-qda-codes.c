#include "foreign/refi-qda-codes.h"

#include "foreign/guid.h"
#include "foreign/refi-qda-text.h"
#include "print/ink.h"

/* One code, or a group that can't be coded with. */
typedef struct
{
  char *guid;
  char *name;
  char *description; /* NULL for none */
  guint32 colour;
  gboolean is_group;
  GPtrArray *below; /* of Code */
} Code;

struct _AnnoRefiCodes
{
  const AnnoTagset *tagset;
  Code *root;        /* of the tree; no code itself */
  GHashTable *codes; /* GUID → Code */
};

static void
code_free (gpointer data)
{
  Code *self = data;
  g_free (self->guid);
  g_free (self->name);
  g_free (self->description);
  g_ptr_array_unref (self->below);
  g_free (self);
}

static Code *
code_new (char *guid, const char *name)
{
  Code *self = g_new0 (Code, 1);
  self->guid = guid;
  self->name = g_strdup (name);
  self->below = g_ptr_array_new_with_free_func (code_free);
  return self;
}

/* The code with @guid (taken), which is added below @parent where there is none. */
static Code *
find_or_add (AnnoRefiCodes *self, Code *parent, char *guid, const char *name)
{
  Code *code = g_hash_table_lookup (self->codes, guid);

  if (code != NULL)
    {
      g_free (guid);
      return code;
    }
  code = code_new (guid, name);
  code->colour = parent->colour;
  g_ptr_array_add (parent->below, code);
  g_hash_table_insert (self->codes, code->guid, code);
  return code;
}

static Code *
add_group (AnnoRefiCodes *self, Code *parent, const char *tag, const char *field, const char *name)
{
  Code *group = find_or_add (self, parent, anno_guid_make ("field", tag, field, NULL), name);
  group->is_group = TRUE;
  return group;
}

static void
add_choices (AnnoRefiCodes *self, Code *parent, const AnnoTag *tag, const AnnoField *field)
{
  Code *group = add_group (self, parent, tag->id, field->id, field->name);

  g_free (group->description);
  group->description = g_strdup (field->guideline);
  for (guint i = 0; i < field->choices->len; i++)
    {
      const AnnoChoice *choice = &g_array_index (field->choices, AnnoChoice, i);
      find_or_add (self, group, anno_guid_make ("choice", tag->id, field->id, choice->id, NULL),
                   choice->name);
    }
}

static void
add_tag (AnnoRefiCodes *self, const AnnoTag *tag)
{
  Code *code = find_or_add (self, self->root, anno_guid_make ("tag", tag->id, NULL), tag->name);

  code->description = g_strdup (tag->guideline);
  code->colour = anno_ink_find (tag->colour)->line;
  for (guint i = 0; i < tag->fields->len; i++)
    if (((AnnoField *) tag->fields->pdata[i])->kind == ANNO_FIELD_CHOICE)
      add_choices (self, code, tag, tag->fields->pdata[i]);
}

AnnoRefiCodes *
anno_refi_codes_new (const AnnoTagset *tagset)
{
  g_return_val_if_fail (tagset != NULL, NULL);

  AnnoRefiCodes *self = g_new0 (AnnoRefiCodes, 1);
  self->tagset = tagset;
  self->root = code_new (NULL, "");
  self->root->colour = anno_ink_find (NULL)->line;
  self->codes = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < anno_tagset_get_n_tags (tagset); i++)
    add_tag (self, anno_tagset_get_tag (tagset, i));
  return self;
}

void
anno_refi_codes_free (AnnoRefiCodes *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->codes);
  code_free (self->root);
  g_free (self);
}

static Code *
tag_code (AnnoRefiCodes *self, const char *tag)
{
  const char *id = anno_tagset_id_of (self->tagset, tag);
  return find_or_add (self, self->root, anno_guid_make ("tag", id, NULL), id);
}

const char *
anno_refi_codes_tag (AnnoRefiCodes *self, const char *tag)
{
  g_return_val_if_fail (self != NULL && tag != NULL, NULL);
  return tag_code (self, tag)->guid;
}

const char *
anno_refi_codes_choice (AnnoRefiCodes *self, const char *tag, const char *field, const char *value)
{
  g_return_val_if_fail (self != NULL && tag != NULL && field != NULL && value != NULL, NULL);

  const char *id = anno_tagset_id_of (self->tagset, tag);
  g_autofree char *guid = anno_guid_make ("choice", id, field, value, NULL);
  const Code *code = g_hash_table_lookup (self->codes, guid);
  return code != NULL ? code->guid : NULL;
}

const char *
anno_refi_codes_person (AnnoRefiCodes *self, const char *tag, const char *field, const char *iri,
                        const char *name)
{
  g_return_val_if_fail (self != NULL && tag != NULL && field != NULL && iri != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  const char *id = anno_tagset_id_of (self->tagset, tag);
  const AnnoTag *known = anno_tagset_find (self->tagset, tag);
  const AnnoField *known_field = known != NULL ? anno_tag_find_field (known, field) : NULL;
  Code *group = add_group (self, tag_code (self, tag), id, field,
                           known_field != NULL ? known_field->name : field);
  Code *code = find_or_add (self, group, anno_guid_make ("person", id, field, iri, NULL), name);
  if (code->description == NULL)
    code->description = g_strdup (iri);
  return code->guid;
}

static void
print_code (GString *out, const Code *code)
{
  g_string_append_printf (out, "<Code guid=\"%s\" name=\"", code->guid);
  anno_refi_text_append (out, code->name);
  g_string_append_printf (out, "\" isCodable=\"%s\" color=\"#%06X\"",
                          code->is_group ? "false" : "true", code->colour);
  if (code->description == NULL && code->below->len == 0)
    {
      g_string_append (out, "/>\n");
      return;
    }
  g_string_append (out, ">\n");
  if (code->description != NULL)
    {
      g_string_append (out, "<Description>");
      anno_refi_text_append (out, code->description);
      g_string_append (out, "</Description>\n");
    }
  for (guint i = 0; i < code->below->len; i++)
    print_code (out, code->below->pdata[i]);
  g_string_append (out, "</Code>\n");
}

void
anno_refi_codes_print (const AnnoRefiCodes *self, GString *out)
{
  g_return_if_fail (self != NULL && out != NULL);

  if (self->root->below->len == 0)
    return;
  g_string_append (out, "<CodeBook>\n<Codes>\n");
  for (guint i = 0; i < self->root->below->len; i++)
    print_code (out, self->root->below->pdata[i]);
  g_string_append (out, "</Codes>\n</CodeBook>\n");
}
