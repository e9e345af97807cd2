#include "print/span-facts.h"

#include "model/span-quote.h"
#include "model/timex.h"

#include <glib/gi18n-lib.h>

#define TARGET_WORDS 48

/* What the facts of a span are gathered from, and in. */
typedef struct
{
  const AnnoSheet *sheet;
  const AnnoSheetMaker *maker;
  GPtrArray *facts;
} Gathering;

static void
fact_free (gpointer data)
{
  AnnoSpanFact *self = data;
  g_free (self->name);
  g_free (self->words);
  g_clear_pointer (&self->target, anno_span_unref);
  g_free (self);
}

static AnnoSpanFact *
add (const Gathering *self, const char *name, const char *words)
{
  AnnoSpanFact *fact = g_new0 (AnnoSpanFact, 1);
  fact->name = g_strdup (name);
  fact->words = g_strdup (words);
  g_ptr_array_add (self->facts, fact);
  return fact;
}

static void
add_target (const Gathering *self, const char *name, const char *id)
{
  AnnoSpan *target = anno_layer_find (self->maker->layer, id);

  if (target == NULL)
    {
      add (self, name, _("a span that is gone"));
      return;
    }
  g_autofree char *quote = anno_span_quote (self->sheet->text, target, TARGET_WORDS);
  g_autofree char *words = g_strdup_printf (_("“%s”"), quote);
  add (self, name, words)->target = anno_span_ref (target);
}

/* In words, and as it is written, so that both can be held against each other. */
static void
add_timex (const Gathering *self, const char *name, const AnnoValue *value)
{
  g_autofree char *words = anno_timex_describe (value->timex, value->text, value->mod);
  g_autofree char *both = g_strdup_printf ("%s (%s)", words, value->text);

  add (self, name, g_str_equal (words, value->text) ? words : both);
  if (g_strcmp0 (value->anchor, "dct") == 0)
    add (self, _("Counted from"), _("the date of the article"));
  else if (value->anchor != NULL)
    add_target (self, _("Counted from"), value->anchor);
}

/* Whether the attribution itself shows the link: a claim's to a speaker, a cue or a date. */
static gboolean
is_part (const AnnoTag *tag, const AnnoField *field)
{
  return tag != NULL && tag->role == ANNO_ROLE_CLAIM && field != NULL
         && field->role != ANNO_ROLE_NONE && field->role != ANNO_ROLE_CLAIM;
}

static void
add_value (const Gathering *self, const AnnoTag *tag, const AnnoValue *value)
{
  const AnnoField *field = tag != NULL ? anno_tag_find_field (tag, value->field) : NULL;
  const char *name = field != NULL ? field->name : value->field;
  const AnnoChoice *choice = field != NULL ? anno_field_find_choice (field, value->text) : NULL;

  if (value->kind == ANNO_VALUE_LINK
      && (!is_part (tag, field) || anno_layer_find (self->maker->layer, value->text) == NULL))
    add_target (self, name, value->text);
  else if (value->kind == ANNO_VALUE_TIMEX)
    add_timex (self, name, value);
  else if (value->kind == ANNO_VALUE_TEXT)
    add (self, name, choice != NULL ? choice->name : value->text);
}

GPtrArray *
anno_span_facts_list (const AnnoSheet *sheet, const AnnoSheetMaker *maker, const AnnoSpan *span)
{
  g_return_val_if_fail (sheet != NULL && maker != NULL && span != NULL, NULL);

  const AnnoTag *tag = anno_tagset_find (sheet->tagset, anno_span_get_tag (span));
  GPtrArray *facts = g_ptr_array_new_with_free_func (fact_free);
  const Gathering self = { sheet, maker, facts };
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    add_value (&self, tag, anno_span_get_value (span, i));
  if (anno_span_get_unsure (span))
    add (&self, NULL, _("Unsure"));
  if (anno_span_get_note (span) != NULL)
    add (&self, _("Note"), anno_span_get_note (span));
  return facts;
}

char *
anno_span_facts_person (const AnnoSheetMaker *maker, const AnnoSpan *span)
{
  g_return_val_if_fail (maker != NULL && span != NULL, NULL);

  GString *names = NULL;
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      if (value->kind != ANNO_VALUE_PERSON)
        continue;
      AnnoPerson *person = anno_people_resolve (maker->people, value->text);
      names = names == NULL ? g_string_new (NULL) : g_string_append (names, C_("values", ", "));
      g_string_append (names, person != NULL ? anno_person_get_name (person) : value->text);
    }
  return names != NULL ? g_string_free (names, FALSE) : NULL;
}
