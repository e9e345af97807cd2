#include "index/search-plan.h"

#include "index/index-names.h"
#include "index/words.h"

#include <math.h>
#include <string.h>

/* No more people, or types, of one name are looked for. */
#define MOST_NAMES 2000
/* More than twice as many are asked for in groups. */
#define GROUP 8

typedef struct
{
  AnnoIndexStore *store;
  const AnnoQuery *query;
  gboolean has_tag; /* whether a type of span is asked for */
  GString *wanted;
  GString *unwanted;
  AnnoSearchPlan *plan;
} Planning;

void
anno_search_plan_free (AnnoSearchPlan *self)
{
  if (self == NULL)
    return;
  g_free (self->wanted);
  g_free (self->unwanted);
  g_ptr_array_unref (self->no_spans);
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

/* With a type, whom a span links to counts as well: so claims are found by who said them. */
static gboolean
add_people (Planning *self, GString *out, const AnnoClause *clause, GError **error)
{
  g_autoptr (GPtrArray) iris = anno_index_names_people (self->store, clause, error);
  g_autoptr (GString) group = g_string_new ("(");
  guint n = iris != NULL ? MIN (iris->len, MOST_NAMES) : 0;
  self->plan->is_costly = self->plan->is_costly || n > 2 * GROUP;
  guint size = n > 2 * GROUP ? (guint) sqrt (n) : n;

  for (guint i = 0; i < n; i++)
    {
      add_key (group, ANNO_WORDS_PERSON, iris->pdata[i]);
      if (self->has_tag)
        add_key (group, ANNO_WORDS_SPEAKER, iris->pdata[i]);
      if ((i + 1) % size == 0 || i + 1 == n)
        add_group (out, group);
    }
  return iris != NULL;
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

/* What the clause asks of the full text, in brackets; NULL where that is nothing. */
static char *
express (Planning *self, const AnnoClause *clause, GError **error)
{
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
      good = add_people (self, out, clause, error);
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
      return NULL;
    }
  if (!good)
    return NULL;
  if (out->len == 1)
    return g_strdup ("");
  g_string_append_c (out, ')');
  return g_string_free (g_steal_pointer (&out), FALSE);
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
  g_autoptr (GError) problem = NULL;
  g_autofree char *expression = express (self, clause, &problem);

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (expression == NULL)
    return TRUE;
  if (*expression == '\0')
    self->plan->is_hopeless = self->plan->is_hopeless || !clause->is_not;
  else if (!clause->is_not)
    join (self->wanted, " AND ", expression);
  else if (self->plan->spans || !is_about_spans (clause))
    join (self->unwanted, " OR ", expression);
  else
    g_ptr_array_add (self->plan->no_spans, g_steal_pointer (&expression));
  return TRUE;
}

static void
take_expressions (Planning *self)
{
  AnnoSearchPlan *plan = self->plan;

  if (plan->is_hopeless)
    return;
  if (plan->spans && self->unwanted->len > 0)
    plan->wanted = g_strdup_printf ("(%s) NOT (%s)", self->wanted->str, self->unwanted->str);
  else
    {
      plan->wanted = self->wanted->len > 0 ? g_strdup (self->wanted->str) : NULL;
      plan->unwanted = self->unwanted->len > 0 ? g_strdup (self->unwanted->str) : NULL;
    }
}

AnnoSearchPlan *
anno_search_plan_new (AnnoIndexStore *store, const AnnoQuery *query, GError **error)
{
  g_return_val_if_fail (store != NULL && query != NULL, NULL);

  g_autoptr (AnnoSearchPlan) plan = g_new0 (AnnoSearchPlan, 1);
  g_autoptr (GString) wanted = g_string_new (NULL), unwanted = g_string_new (NULL);
  Planning self = { store, query, FALSE, wanted, unwanted, plan };
  plan->no_spans = g_ptr_array_new_with_free_func (g_free);
  plan->spans = anno_query_wants_spans (query);
  for (guint i = 0; i < anno_query_get_n (query); i++)
    {
      const AnnoClause *clause = anno_query_get_clause (query, i);
      plan->is_costly = plan->is_costly || (clause->is_prefix && !is_about_names (clause));
      self.has_tag = self.has_tag || (clause->kind == ANNO_CLAUSE_TAG && !clause->is_not);
    }
  for (guint i = 0; i < anno_query_get_n (query); i++)
    if (!plan_clause (&self, anno_query_get_clause (query, i), error))
      return NULL;
  take_expressions (&self);
  return g_steal_pointer (&plan);
}
