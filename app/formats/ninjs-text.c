#include "formats/ninjs-text.h"

#include "formats/body-text.h"

#include <string.h>

typedef struct
{
  const char *name;     /* of 1.x: "body", then "body_<role>" */
  const char *list;     /* of 2.x and 3.x */
  const char *roles[8]; /* the best first */
} Kind;

static const Kind bodies
    = { "body", "bodies", { "main", "text", "", "richtext", "xhtml", "html", NULL } };
static const Kind headlines = { "headline", "headlines", { "", "main", "text", "simple", NULL } };

typedef struct
{
  const Kind *kind;
  AnnoNinjsText *best;
  guint rank;
} Choice;

/* A role may have parts: "text_plain". */
static guint
rank_role (const Kind *kind, const char *role)
{
  gsize n = strcspn (role, "_");
  guint rank = 0;

  for (; kind->roles[rank] != NULL; rank++)
    if (strlen (kind->roles[rank]) == n && g_ascii_strncasecmp (kind->roles[rank], role, n) == 0)
      break;
  return rank;
}

static gboolean
says (const char *type, const char *word)
{
  g_autofree char *lower = g_ascii_strdown (type, -1);
  return strstr (lower, word) != NULL;
}

static gboolean
is_html (const char *words, const char *role, const char *type)
{
  if (says (type, "html") || (*type == '\0' && says (role, "html")))
    return TRUE;
  return !says (type, "plain") && anno_body_text_is_html (words);
}

static void
offer (Choice *self, const AnnoJsonSlice *value, const char *role, const char *type)
{
  guint rank = rank_role (self->kind, role);

  if (self->best->words != NULL && rank >= self->rank)
    return;
  g_autofree char *words = anno_json_slice_to_string (value);
  if (words == NULL || words[strspn (words, " \t\r\n")] == '\0')
    return;
  self->rank = rank;
  self->best->html = is_html (words, role, type);
  g_free (self->best->words);
  self->best->words = g_steal_pointer (&words);
}

static char *
find_string (const AnnoJsonSlice *object, const char *name)
{
  AnnoJsonSlice value;
  char *text = anno_ninjs_find (object, name, &value) ? anno_json_slice_to_string (&value) : NULL;

  return text != NULL ? text : g_strdup ("");
}

static void
offer_list (Choice *self, const AnnoJsonSlice *list)
{
  AnnoJsonSlice element, value;
  const char *at = NULL;

  while (anno_json_next_element (list, &at, &element))
    if (anno_ninjs_find (&element, "value", &value))
      {
        g_autofree char *role = find_string (&element, "role");
        g_autofree char *type = find_string (&element, "contenttype");
        offer (self, &value, role, type);
      }
}

static void
offer_member (Choice *self, const char *key, const AnnoJsonSlice *value)
{
  gsize n = strlen (self->kind->name);

  if (g_ascii_strcasecmp (key, self->kind->list) == 0)
    offer_list (self, value);
  else if (g_ascii_strcasecmp (key, self->kind->name) == 0)
    offer (self, value, "", "");
  else if (g_ascii_strncasecmp (key, self->kind->name, n) == 0 && key[n] == '_')
    offer (self, value, key + n + 1, "");
}

static void
choose (const AnnoJsonSlice *item, const Kind *kind, AnnoNinjsText *self)
{
  Choice choice = { kind, self, 0 };
  AnnoJsonSlice value;
  const char *at = NULL;
  char *key = NULL;

  *self = (AnnoNinjsText){ NULL, FALSE };
  while (anno_json_next_member (item, &at, &key, &value))
    {
      g_autofree char *owned = key;
      offer_member (&choice, owned, &value);
    }
}

void
anno_ninjs_text_find_body (const AnnoJsonSlice *item, AnnoNinjsText *self)
{
  g_return_if_fail (item != NULL && self != NULL);
  choose (item, &bodies, self);
}

void
anno_ninjs_text_find_headline (const AnnoJsonSlice *item, AnnoNinjsText *self)
{
  g_return_if_fail (item != NULL && self != NULL);
  choose (item, &headlines, self);
}

void
anno_ninjs_text_clear (AnnoNinjsText *self)
{
  g_return_if_fail (self != NULL);
  g_clear_pointer (&self->words, g_free);
}

gboolean
anno_ninjs_find (const AnnoJsonSlice *item, const char *name, AnnoJsonSlice *value)
{
  g_return_val_if_fail (item != NULL && name != NULL && value != NULL, FALSE);

  const char *at = NULL;
  char *key = NULL;
  while (anno_json_next_member (item, &at, &key, value))
    {
      g_autofree char *owned = key;
      if (g_ascii_strcasecmp (owned, name) == 0)
        return TRUE;
    }
  return FALSE;
}
