#include "index/query.h"

#include "index/words.h"

#include <string.h>

/* A shorter last word isn't taken for the beginning of others: nearly all articles have one. */
#define MIN_PREFIX 3

struct _AnnoQuery
{
  gatomicrefcount refs;
  char *text;
  AnnoTagset *tagset;
  GPtrArray *clauses; /* of AnnoClause */
};

static const struct
{
  const char *name;
  AnnoClauseKind kind;
} filters[] = {
  { "tag", ANNO_CLAUSE_TAG },       { "person", ANNO_CLAUSE_PERSON }, { "note", ANNO_CLAUSE_NOTE },
  { "by", ANNO_CLAUSE_BY },         { "state", ANNO_CLAUSE_STATE },   { "date", ANNO_CLAUSE_DATE },
  { "source", ANNO_CLAUSE_SOURCE },
};

/* A piece of what was typed, between blanks. */
typedef struct
{
  const char *start;
  const char *end;
  gboolean is_not;
  char *name; /* before the colon, in small letters; or NULL */
  char *value;
  gboolean is_quoted;
  gboolean is_closed; /* by a second quotation mark */
} Piece;

static void
clause_free (AnnoClause *self)
{
  g_free (self->text);
  g_free (self->from);
  g_free (self->to);
  g_ptr_array_unref (self->words);
  g_free (self);
}

static gboolean
is_quote (gunichar c)
{
  return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB;
}

/* The text in quotation marks that begins at @at, behind the first; *@at comes behind the last. */
static char *
take_quoted (const char **at, gboolean *is_closed)
{
  const char *start = *at, *p = start;

  while (*p != '\0' && !is_quote (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  *is_closed = *p != '\0';
  *at = *p != '\0' ? g_utf8_next_char (p) : p;
  return g_strndup (start, (gsize) (p - start));
}

static const char *
blank_after (const char *at)
{
  while (*at != '\0' && !g_unichar_isspace (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

/* What could be the name of a filter, up to a colon; NULL where there is none. */
static const char *
find_colon (const char *at, const char *end)
{
  const char *p = at;

  while (p < end && *p != ':' && !is_quote (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p < end && *p == ':' && p > at ? p : NULL;
}

/* The next piece; FALSE at the end. */
static gboolean
next_piece (const char **at, Piece *piece)
{
  const char *p = *at;

  *piece = (Piece){ 0 };
  while (*p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  if (*p == '\0')
    return FALSE;
  piece->start = p;
  piece->is_not = *p == '-' && p[1] != '\0' && !g_ascii_isspace (p[1]);
  p += piece->is_not;
  const char *end = blank_after (p), *colon = find_colon (p, end);
  if (colon != NULL)
    {
      piece->name = g_utf8_strdown (p, colon - p);
      p = colon + 1;
    }
  if (*p != '\0' && is_quote (g_utf8_get_char (p)))
    {
      p = g_utf8_next_char (p);
      piece->is_quoted = TRUE;
      piece->value = take_quoted (&p, &piece->is_closed);
    }
  else
    {
      piece->value = g_strndup (p, (gsize) (end - p));
      p = end;
    }
  piece->end = *at = p;
  return TRUE;
}

static void
piece_clear (Piece *self)
{
  g_free (self->name);
  g_free (self->value);
}

/* The field of that id or name, of any type: interned; or NULL. */
static const char *
find_field (AnnoTagset *tagset, const char *name)
{
  for (guint i = 0; tagset != NULL && i < anno_tagset_get_n_tags (tagset); i++)
    {
      const AnnoTag *tag = anno_tagset_get_tag (tagset, i);
      for (guint k = 0; k < tag->fields->len; k++)
        {
          const AnnoField *field = tag->fields->pdata[k];
          g_autofree char *shown = g_utf8_strdown (field->name, -1);
          if (g_ascii_strcasecmp (field->id, name) == 0 || strcmp (shown, name) == 0)
            return field->id;
        }
    }
  return NULL;
}

/* FALSE where there is no such filter. */
static gboolean
understand_name (AnnoQuery *self, const Piece *piece, AnnoClause *clause)
{
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    if (strcmp (filters[i].name, piece->name) == 0)
      {
        clause->kind = filters[i].kind;
        return TRUE;
      }
  if (strcmp (piece->name, "is") == 0 && g_ascii_strcasecmp (piece->value, "unsure") == 0)
    {
      clause->kind = ANNO_CLAUSE_UNSURE;
      return TRUE;
    }
  clause->field = find_field (self->tagset, piece->name);
  clause->kind = ANNO_CLAUSE_FIELD;
  return clause->field != NULL;
}

/* A day, a month or a year, in whole or begun: digits and dashes. */
static gboolean
is_day (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isdigit (*p) && *p != '-')
      return FALSE;
  return strlen (text) <= strlen ("2017-07-21");
}

static gboolean
understand_date (AnnoClause *clause)
{
  const char *dots = strstr (clause->text, "..");

  clause->from = dots != NULL ? g_strndup (clause->text, (gsize) (dots - clause->text))
                              : g_strdup (clause->text);
  clause->to = g_strdup (dots != NULL ? dots + 2 : clause->text);
  return is_day (clause->from) && is_day (clause->to)
         && (*clause->from != '\0' || *clause->to != '\0');
}

static gboolean
has_nothing (const AnnoClause *clause)
{
  if (clause->kind == ANNO_CLAUSE_UNSURE || clause->kind == ANNO_CLAUSE_DATE)
    return FALSE;
  return clause->words->len == 0;
}

/* The piece as words, whatever else it looked like. */
static void
take_as_words (AnnoClause *clause, const Piece *piece)
{
  const char *start = piece->start + piece->is_not;

  clause->kind = ANNO_CLAUSE_WORDS;
  if (piece->name == NULL)
    return;
  g_free (clause->text);
  clause->text = g_strndup (start, (gsize) (piece->end - start));
}

static gboolean
may_go_on (const AnnoClause *clause)
{
  const char *last = clause->words->len > 0 ? clause->words->pdata[clause->words->len - 1] : "";

  if (clause->kind == ANNO_CLAUSE_DATE || clause->kind == ANNO_CLAUSE_UNSURE)
    return FALSE;
  return (guchar) *last >= 0x80 || clause->kind != ANNO_CLAUSE_WORDS || strlen (last) >= MIN_PREFIX;
}

static void
add_piece (AnnoQuery *self, const Piece *piece)
{
  AnnoClause *clause = g_new0 (AnnoClause, 1);

  clause->is_not = piece->is_not;
  clause->text = g_strdup (piece->value);
  clause->start = (guint) (piece->start - self->text);
  clause->end = (guint) (piece->end - self->text);
  if (piece->name == NULL || !understand_name (self, piece, clause)
      || (clause->kind == ANNO_CLAUSE_DATE && *clause->text != '\0' && !understand_date (clause)))
    take_as_words (clause, piece);
  clause->words = anno_words_list (clause->text);
  clause->is_prefix = *piece->end == '\0' && !piece->is_closed && may_go_on (clause);
  if (has_nothing (clause) || (clause->kind == ANNO_CLAUSE_DATE && clause->from == NULL))
    clause_free (clause);
  else
    g_ptr_array_add (self->clauses, clause);
}

static char *
clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  gsize n = strlen (valid);

  if (n > ANNO_QUERY_MAX)
    {
      for (n = ANNO_QUERY_MAX; ((guchar) valid[n] & 0xC0) == 0x80; n--)
        ;
      valid[n] = '\0';
    }
  return g_steal_pointer (&valid);
}

AnnoQuery *
anno_query_new (const char *text, AnnoTagset *tagset)
{
  g_return_val_if_fail (text != NULL, NULL);

  AnnoQuery *self = g_new0 (AnnoQuery, 1);
  g_atomic_ref_count_init (&self->refs);
  self->text = clean (text);
  self->tagset = tagset != NULL ? anno_tagset_ref (tagset) : NULL;
  self->clauses = g_ptr_array_new_with_free_func ((GDestroyNotify) clause_free);
  Piece piece;
  for (const char *at = self->text; next_piece (&at, &piece); piece_clear (&piece))
    add_piece (self, &piece);
  return self;
}

AnnoQuery *
anno_query_ref (AnnoQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
anno_query_unref (AnnoQuery *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->text);
  g_clear_pointer (&self->tagset, anno_tagset_unref);
  g_ptr_array_unref (self->clauses);
  g_free (self);
}

const char *
anno_query_get_text (const AnnoQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->text;
}

AnnoTagset *
anno_query_get_tagset (const AnnoQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->tagset;
}

guint
anno_query_get_n (const AnnoQuery *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->clauses->len;
}

const AnnoClause *
anno_query_get_clause (const AnnoQuery *self, guint n)
{
  g_return_val_if_fail (self != NULL && n < self->clauses->len, NULL);
  return self->clauses->pdata[n];
}

gboolean
anno_query_is_empty (const AnnoQuery *self)
{
  g_return_val_if_fail (self != NULL, TRUE);
  return self->clauses->len == 0;
}

gboolean
anno_query_wants_spans (const AnnoQuery *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->clauses->len; i++)
    {
      const AnnoClause *clause = anno_query_get_clause (self, i);
      if (!clause->is_not && clause->kind >= ANNO_CLAUSE_TAG && clause->kind <= ANNO_CLAUSE_UNSURE)
        return TRUE;
    }
  return FALSE;
}

gboolean
anno_query_is_words (const AnnoQuery *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->clauses->len; i++)
    if (anno_query_get_clause (self, i)->kind != ANNO_CLAUSE_WORDS)
      return FALSE;
  return TRUE;
}

static void
describe (GString *out, const AnnoClause *clause)
{
  static const char *const names[]
      = { "words", "tag", "person", "field", "note", "unsure", "by", "state", "date", "source" };

  g_string_append_printf (out, "%s%s(", clause->is_not ? "-" : "", names[clause->kind]);
  if (clause->kind == ANNO_CLAUSE_FIELD)
    g_string_append_printf (out, "%s:", clause->field);
  if (clause->kind == ANNO_CLAUSE_DATE)
    g_string_append_printf (out, "%s..%s", clause->from, clause->to);
  for (guint i = 0; clause->kind != ANNO_CLAUSE_DATE && clause->kind != ANNO_CLAUSE_UNSURE
                    && i < clause->words->len;
       i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "", (const char *) clause->words->pdata[i]);
  g_string_append (out, clause->is_prefix ? "*)" : ")");
}

char *
anno_query_describe (const AnnoQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  GString *out = g_string_new (NULL);
  for (guint i = 0; i < self->clauses->len; i++)
    {
      g_string_append (out, i > 0 ? " " : "");
      describe (out, anno_query_get_clause (self, i));
    }
  return g_string_free (out, FALSE);
}
