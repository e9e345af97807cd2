#include "index/search-plan.h"

#include "index/index-names.h"
#include "index/words.h"

#include <math.h>
#include <string.h>

/* No more people, or types, of one name are looked for. */
#define MOST_NAMES 2000
/* More than so many are asked for in groups. */
#define MANY 16

/* What one clause asks of the full text. */
typedef struct
{
  const AnnoClause *clause;
  char *expression; /* in brackets; "" where a name stands for nobody */
  GPtrArray *iris;  /* of people it asks for; NULL where it asks for none */
} Planned;

typedef struct
{
  AnnoIndexStore *store;
  const AnnoQuery *query;
  AnnoSearchPlan *plan;
} Planning;

static void
planned_free (gpointer data)
{
  Planned *self = data;
  g_free (self->expression);
  g_clear_pointer (&self->iris, g_ptr_array_unref);
  g_free (self);
}

void
anno_search_plan_free (AnnoSearchPlan *self)
{
  if (self == NULL)
    return;
  g_free (self->wanted);
  g_free (self->unwanted);
  g_ptr_array_unref (self->no_spans);
  g_clear_pointer (&self->people, g_hash_table_unref);
  g_ptr_array_unref (self->clauses);
  g_free (self);
}

/* Words in quotes, as a phrase; @words: with a blank behind each. */
static void
add_phrase (GString *out, const char *words, gboolean is_prefix)
{
  g_string_append_c (out, '"');
  g_string_append_len (out, words, (gssize) strlen (words) - 1);
  g_string_append (out, is_prefix ? "\" *" : "\"");
}

static gboolean
is_about_names (const AnnoClause *clause)
{
  return clause->kind == ANNO_CLAUSE_TAG || clause->kind == ANNO_CLAUSE_PERSON;
}

static void
add_words (GString *out, const AnnoClause *clause)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < clause->words->len; i++)
    g_string_append_printf (words, "%s ", (const char *) clause->words->pdata[i]);
  add_phrase (out, words->str, clause->is_prefix);
}

static void
add_key (GString *out, AnnoWordsKind kind, const char *key)
{
  g_autoptr (GString) word = g_string_new (NULL);

  anno_words_add_key (word, kind, key);
  g_string_append (out, out->len > 0 && out->str[out->len - 1] != '(' ? " OR " : "");
  add_phrase (out, word->str, FALSE);
}

static gboolean
add_tags (Planning *self, GString *out, const AnnoClause *clause, GError **error)
{
  g_autoptr (GPtrArray) ids
      = anno_index_names_tags (self->store, clause, anno_query_get_tagset (self->query), error);

  for (guint i = 0; ids != NULL && i < MIN (ids->len, MOST_NAMES); i++)
    add_key (out, ANNO_WORDS_TAG, ids->pdata[i]);
  return ids != NULL;
}

/* Each row that one of many may have is compared with all of them: in groups, it is with those of
 * one, and the groups. What nothing has keeps a group from being made one with the others. */
static void
add_group (GString *out, GString *group)
{
  g_string_append (out, out->str[out->len - 1] != '(' ? " OR " : "");
  g_string_append_printf (out, "(%s) NOT \"\xEE\x80\x80\xEE\x80\x80\")", group->str);
  g_string_assign (group, "(");
}

/* With a type, whom a span links to counts as well: so claims are found by who said them. @only:
 * those of them alone; NULL for all. */
static void
add_people (const AnnoSearchPlan *self, GString *out, const GPtrArray *iris, GHashTable *only)
{
  g_autoptr (GString) group = g_string_new ("(");
  guint n = MIN (iris->len, MOST_NAMES);
  guint size = n > MANY && only == NULL ? (guint) sqrt (n) : n;

  for (guint i = 0; i < n; i++)
    {
      if (only != NULL && !g_hash_table_contains (only, iris->pdata[i]))
        continue;
      add_key (group, ANNO_WORDS_PERSON, iris->pdata[i]);
      if (self->has_tag)
        add_key (group, ANNO_WORDS_SPEAKER, iris->pdata[i]);
      if ((i + 1) % size == 0)
        add_group (out, group);
    }
  if (group->len > 1)
    add_group (out, group);
}

static void
add_value (GString *out, AnnoWordsKind kind, const char *key, const char *text, gboolean is_prefix)
{
  g_autoptr (GString) words = g_string_new (NULL);

  anno_words_add_values (words, kind, key, text);
  if (words->len == 0)
    return;
  g_string_append (out, out->len > 0 && out->str[out->len - 1] != '(' ? " OR " : "");
  add_phrase (out, words->str, is_prefix);
}

/* A choice is asked for by its name as well; the first one is also where none was made. */
static void
add_choices (GString *out, const AnnoTag *tag, const AnnoField *field, const AnnoClause *clause)
{
  for (guint i = 0; i < field->choices->len; i++)
    {
      const AnnoChoice *choice = &g_array_index (field->choices, AnnoChoice, i);
      if (!anno_index_names_fits (clause, choice->id)
          && !anno_index_names_fits (clause, choice->name))
        continue;
      add_value (out, ANNO_WORDS_FIELD_VALUE, field->id, choice->id, FALSE);
      if (i > 0)
        continue;
      g_autoptr (GString) unset = g_string_new ("(");
      add_key (unset, ANNO_WORDS_TAG, tag->id);
      g_string_append (unset, " NOT ");
      g_autoptr (GString) set = g_string_new (NULL);
      add_key (set, ANNO_WORDS_FIELD, field->id);
      g_string_append_printf (out, " OR %s%s)", unset->str, set->str);
    }
}

static void
add_field (Planning *self, GString *out, const AnnoClause *clause)
{
  AnnoTagset *tagset = anno_query_get_tagset (self->query);

  add_value (out, ANNO_WORDS_FIELD_VALUE, clause->field, clause->text, clause->is_prefix);
  for (guint i = 0; tagset != NULL && i < anno_tagset_get_n_tags (tagset); i++)
    {
      const AnnoTag *tag = anno_tagset_get_tag (tagset, i);
      const AnnoField *field = anno_tag_find_field (tag, clause->field);
      if (field != NULL && field->kind == ANNO_FIELD_CHOICE)
        add_choices (out, tag, field, clause);
    }
}

static char *
close_brackets (GString *out)
{
  if (out->len == 1)
    return g_strdup ("");
  return g_strdup_printf ("%s)", out->str);
}

/* What the clause asks of the full text; FALSE on error. */
static gboolean
express (Planning *self, Planned *planned, GError **error)
{
  const AnnoClause *clause = planned->clause;
  g_autoptr (GString) out = g_string_new ("(");
  gboolean good = TRUE;

  switch (clause->kind)
    {
    case ANNO_CLAUSE_WORDS:
      add_words (out, clause);
      break;
    case ANNO_CLAUSE_TAG:
      good = add_tags (self, out, clause, error);
      break;
    case ANNO_CLAUSE_PERSON:
      planned->iris = anno_index_names_people (self->store, clause, error);
      good = planned->iris != NULL;
      if (good)
        add_people (self->plan, out, planned->iris, NULL);
      break;
    case ANNO_CLAUSE_FIELD:
      add_field (self, out, clause);
      break;
    case ANNO_CLAUSE_NOTE:
      add_value (out, ANNO_WORDS_NOTE, "", clause->text, clause->is_prefix);
      break;
    case ANNO_CLAUSE_UNSURE:
      add_key (out, ANNO_WORDS_UNSURE, "");
      break;
    default:
      return TRUE;
    }
  if (good)
    planned->expression = close_brackets (out);
  return good;
}

static void
join (GString *out, const char *word, const char *expression)
{
  g_string_append (out, out->len > 0 ? word : "");
  g_string_append (out, expression);
}

static gboolean
is_about_spans (const AnnoClause *clause)
{
  return clause->kind >= ANNO_CLAUSE_TAG && clause->kind <= ANNO_CLAUSE_UNSURE;
}

static gboolean
plan_clause (Planning *self, const AnnoClause *clause, GError **error)
{
  AnnoSearchPlan *plan = self->plan;
  Planned *planned = g_new0 (Planned, 1);

  planned->clause = clause;
  g_ptr_array_add (plan->clauses, planned);
  if (!express (self, planned, error))
    return FALSE;
  if (planned->expression == NULL)
    return TRUE;
  if (*planned->expression == '\0')
    plan->is_hopeless = plan->is_hopeless || !clause->is_not;
  else if (clause->is_not && !plan->spans && is_about_spans (clause))
    g_ptr_array_add (plan->no_spans, g_strdup (planned->expression));
  return TRUE;
}

static gboolean
asks_for_people (const Planned *planned)
{
  return planned->iris != NULL && !planned->clause->is_not;
}

/* Where many have a name that is asked for, who of them are in a layer is asked first. */
static void
note_people (AnnoSearchPlan *self)
{
  gboolean many = FALSE;

  self->people = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->clauses->len; i++)
    {
      const Planned *planned = self->clauses->pdata[i];
      guint n = asks_for_people (planned) ? MIN (planned->iris->len, MOST_NAMES) : 0;
      many = many || n > MANY;
      for (guint k = 0; k < n; k++)
        g_hash_table_add (self->people, planned->iris->pdata[k]);
    }
  if (!many)
    g_clear_pointer (&self->people, g_hash_table_unref);
}

/* What the clause asks where of the people only those in @only are there. */
static char *
narrow_clause (const AnnoSearchPlan *self, const Planned *planned, GHashTable *only)
{
  g_autoptr (GString) out = g_string_new ("(");

  if (only == NULL || !asks_for_people (planned))
    return g_strdup (planned->expression);
  add_people (self, out, planned->iris, only);
  return close_brackets (out);
}

/* What must be there, and what must not, in the words of the full text. FALSE where nothing can be
 * found. */
static gboolean
join_clauses (const AnnoSearchPlan *self, GHashTable *only, GString *wanted, GString *unwanted)
{
  for (guint i = 0; i < self->clauses->len; i++)
    {
      const Planned *planned = self->clauses->pdata[i];
      g_autofree char *expression = narrow_clause (self, planned, only);
      if (expression == NULL)
        continue;
      if (*expression == '\0' && !planned->clause->is_not)
        return FALSE;
      if (*expression == '\0')
        continue;
      if (!planned->clause->is_not)
        join (wanted, " AND ", expression);
      else if (self->spans || !is_about_spans (planned->clause))
        join (unwanted, " OR ", expression);
    }
  return TRUE;
}

static char *
join_spans (const GString *wanted, const GString *unwanted)
{
  return unwanted->len > 0 ? g_strdup_printf ("(%s) NOT (%s)", wanted->str, unwanted->str)
                           : g_strdup (wanted->str);
}

static void
take_expressions (AnnoSearchPlan *self)
{
  g_autoptr (GString) wanted = g_string_new (NULL), unwanted = g_string_new (NULL);

  if (self->is_hopeless || !join_clauses (self, NULL, wanted, unwanted))
    return;
  if (self->spans && wanted->len > 0)
    self->wanted = join_spans (wanted, unwanted);
  else
    {
      self->wanted = wanted->len > 0 ? g_strdup (wanted->str) : NULL;
      self->unwanted = unwanted->len > 0 ? g_strdup (unwanted->str) : NULL;
    }
}

char *
anno_search_plan_narrow (const AnnoSearchPlan *self, GHashTable *people)
{
  g_return_val_if_fail (self != NULL && self->spans && people != NULL, NULL);

  g_autoptr (GString) wanted = g_string_new (NULL), unwanted = g_string_new (NULL);
  return join_clauses (self, people, wanted, unwanted) ? join_spans (wanted, unwanted) : NULL;
}

AnnoSearchPlan *
anno_search_plan_new (AnnoIndexStore *store, const AnnoQuery *query, GError **error)
{
  g_return_val_if_fail (store != NULL && query != NULL, NULL);

  g_autoptr (AnnoSearchPlan) plan = g_new0 (AnnoSearchPlan, 1);
  Planning self = { store, query, plan };
  plan->clauses = g_ptr_array_new_with_free_func (planned_free);
  plan->no_spans = g_ptr_array_new_with_free_func (g_free);
  plan->spans = anno_query_wants_spans (query);
  for (guint i = 0; i < anno_query_get_n (query); i++)
    {
      const AnnoClause *clause = anno_query_get_clause (query, i);
      plan->has_prefix = plan->has_prefix || (clause->is_prefix && !is_about_names (clause));
      plan->has_tag = plan->has_tag || (clause->kind == ANNO_CLAUSE_TAG && !clause->is_not);
    }
  for (guint i = 0; i < anno_query_get_n (query); i++)
    if (!plan_clause (&self, anno_query_get_clause (query, i), error))
      return NULL;
  note_people (plan);
  take_expressions (plan);
  return g_steal_pointer (&plan);
}
