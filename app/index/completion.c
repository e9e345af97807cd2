#include "index/completion.h"

#include "index/index-map.h"

#include <string.h>

static const char *const names[]
    = { "by", "date", "is", "note", "person", "source", "state", "tag" };

/* A box that is being completed. */
typedef struct
{
  AnnoIndexStore *store;
  AnnoTagset *tagset;
  char *name;  /* of the filter whose value is typed; NULL: its name is */
  char *typed; /* so far, folded by case */
  AnnoCompletions *found;
} Box;

static void
completion_free (gpointer data)
{
  AnnoCompletion *self = data;
  g_free (self->text);
  g_free (self->label);
  g_free (self);
}

void
anno_completions_free (AnnoCompletions *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->list);
  g_free (self);
}

/* Where the piece that ends at @caret begins: behind the last blank that isn't in quotes. */
static guint
find_start (const char *text, guint caret)
{
  gboolean quoted = FALSE;
  guint start = 0;

  for (guint i = 0; i < caret; i++)
    {
      quoted = text[i] == '"' ? !quoted : quoted;
      if (!quoted && g_ascii_isspace (text[i]))
        start = i + 1;
    }
  return start + (text[start] == '-' && start < caret);
}

static gboolean
begins (const Box *self, const char *words)
{
  g_autofree char *folded = g_utf8_casefold (words, -1);

  if (g_str_has_prefix (folded, self->typed))
    return TRUE;
  g_autofree char *inside = g_strconcat (" ", self->typed, NULL);
  return strstr (folded, inside) != NULL;
}

/* A value with blanks stands in quotes. */
static char *
spell (const Box *self, const char *value)
{
  if (self->name == NULL)
    return g_strconcat (value, ":", NULL);
  return strpbrk (value, " \t\"") != NULL ? g_strdup_printf ("%s:\"%s\" ", self->name, value)
                                          : g_strdup_printf ("%s:%s ", self->name, value);
}

/* @label may be NULL. */
static void
add (Box *self, const char *value, const char *label, guint64 n)
{
  if (value == NULL || *value == '\0' || !g_utf8_validate (value, -1, NULL)
      || (!begins (self, value) && (label == NULL || !begins (self, label))))
    return;
  AnnoCompletion *completion = g_new0 (AnnoCompletion, 1);
  completion->text = spell (self, value);
  completion->label = g_strdup (label);
  completion->n = n;
  g_ptr_array_add (self->found->list, completion);
}

/* Values, counts, and what may be NULL: labels. */
static void
add_rows (Box *self, const char *sql, const char *value)
{
  sqlite3_stmt *get = self->store != NULL ? anno_index_store_get (self->store, sql, NULL) : NULL;

  if (get == NULL)
    return;
  if (value != NULL)
    anno_index_bind_text (get, 1, value);
  while (anno_index_store_step (self->store, get, NULL))
    {
      g_autofree char *text = anno_index_take_bytes (get, 0);
      add (self, text, (const char *) sqlite3_column_text (get, 2),
           (guint64) sqlite3_column_int64 (get, 1));
    }
}

static gint64
count_tag (const Box *self, const char *id)
{
  sqlite3_stmt *get = self->store != NULL ? anno_index_store_get (
                          self->store, "SELECT n FROM total WHERE kind = 0 AND key = ?", NULL)
                                          : NULL;
  gint64 n = 0;

  if (get == NULL)
    return 0;
  anno_index_bind_text (get, 1, id);
  if (anno_index_store_step (self->store, get, NULL))
    n = sqlite3_column_int64 (get, 0);
  sqlite3_reset (get);
  return n;
}

static void
add_tags (Box *self)
{
  for (guint i = 0; self->tagset != NULL && i < anno_tagset_get_n_tags (self->tagset); i++)
    {
      const AnnoTag *tag = anno_tagset_get_tag (self->tagset, i);
      add (self, tag->id, tag->name, (guint64) count_tag (self, tag->id));
    }
  if (self->tagset == NULL)
    add_rows (self, "SELECT key, n, NULL FROM total WHERE kind = 0", NULL);
}

static void
add_states (Box *self)
{
  for (guint i = 0; anno_index_map_state_name (i) != NULL; i++)
    add (self, anno_index_map_state_name (i), NULL, 0);
}

/* The values of a field of the tagset: its choices, and what layers have. */
static void
add_values (Box *self)
{
  g_autofree char *prefix = g_strconcat (self->name, "=", NULL);

  add_rows (self,
            "SELECT substr (key, length (?1) + 1), n, NULL FROM total WHERE kind = 2 AND key >= ?1"
            " AND key < substr (?1, 1, length (?1) - 1) || '>'",
            prefix);
}

static void
complete_value (Box *self)
{
  if (strcmp (self->name, "tag") == 0)
    add_tags (self);
  else if (strcmp (self->name, "person") == 0)
    add_rows (self,
              "SELECT name, sum (n) AS sum, NULL FROM (SELECT DISTINCT name, iri FROM person)"
              " JOIN total ON kind = 1 AND key = iri GROUP BY name",
              NULL);
  else if (strcmp (self->name, "by") == 0)
    add_rows (self,
              "SELECT ledger.slug, (SELECT count(*) FROM layer WHERE layer.slug = ledger.slug),"
              " name FROM ledger",
              NULL);
  else if (strcmp (self->name, "state") == 0)
    add_states (self);
  else if (strcmp (self->name, "is") == 0)
    add (self, "unsure", NULL, 0);
  else if (strcmp (self->name, "date") == 0)
    add_rows (self,
              "SELECT substr (date, 1, 7) AS month, count(*), NULL FROM article"
              " WHERE date IS NOT NULL GROUP BY month",
              NULL);
  else if (strcmp (self->name, "source") == 0)
    add_rows (self,
              "SELECT source, count(*), NULL FROM article WHERE source IS NOT NULL GROUP BY source",
              NULL);
  else
    add_values (self);
}

static void
complete_name (Box *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    add (self, names[i], NULL, 0);
  for (guint i = 0; self->tagset != NULL && i < anno_tagset_get_n_tags (self->tagset); i++)
    {
      const AnnoTag *tag = anno_tagset_get_tag (self->tagset, i);
      for (guint k = 0; k < tag->fields->len; k++)
        {
          const AnnoField *field = tag->fields->pdata[k];
          if (field->kind != ANNO_FIELD_PERSON && field->kind != ANNO_FIELD_LINK)
            add (self, field->id, field->name, 0);
        }
    }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const AnnoCompletion *x = *(const AnnoCompletion *const *) a,
                       *y = *(const AnnoCompletion *const *) b;

  if (x->n != y->n)
    return x->n > y->n ? -1 : 1;
  return strcmp (x->text, y->text);
}

static void
read_piece (Box *self, const char *piece)
{
  const char *colon = strchr (piece, ':');
  const char *value = colon != NULL ? colon + 1 : piece;

  self->name = colon != NULL ? g_ascii_strdown (piece, colon - piece) : NULL;
  self->typed = g_utf8_casefold (value + (*value == '"'), -1);
}

AnnoCompletions *
anno_query_complete (AnnoIndexStore *store, const char *text, guint caret, AnnoTagset *tagset,
                     guint limit)
{
  g_return_val_if_fail (text != NULL && caret <= strlen (text), NULL);

  AnnoCompletions *found = g_new0 (AnnoCompletions, 1);
  found->start = find_start (text, caret);
  found->end = caret;
  found->list = g_ptr_array_new_with_free_func (completion_free);
  g_autofree char *piece = g_strndup (text + found->start, caret - found->start);
  Box box = { store, tagset, NULL, NULL, found };
  read_piece (&box, piece);
  if (box.name != NULL)
    complete_value (&box);
  else if (*box.typed != '\0')
    complete_name (&box);
  g_ptr_array_sort (found->list, compare);
  if (found->list->len > limit)
    g_ptr_array_set_size (found->list, (gint) limit);
  g_free (box.name);
  g_free (box.typed);
  return found;
}
