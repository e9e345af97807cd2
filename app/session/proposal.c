#include "session/proposal.h"

#include "model/span-quote.h"
#include "session/people-gesture.h"
#include "suggest/calendar.h"
#include "suggest/person-match.h"
#include "suggest/person-name.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

#define REASON_WORDS 40 /* code points of the marked words in a reason */

static void
proposal_free (gpointer data)
{
  AnnoPersonProposal *self = data;

  g_object_unref (self->person);
  g_free (self->reason);
  g_free (self);
}

/* The mentions around a span, with their words. */
typedef struct
{
  GArray *mentions; /* of AnnoMention */
  GPtrArray *words; /* of char */
} Mentions;

static void
add_mentions (Mentions *self, AnnoArticle *article, AnnoSpan *span)
{
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      if (value->kind != ANNO_VALUE_PERSON)
        continue;
      char *words = anno_span_quote (article, span, 0);
      AnnoMention mention = { anno_span_get_start (span), words, value->text };
      g_ptr_array_add (self->words, words);
      g_array_append_val (self->mentions, mention);
    }
}

static void
collect (Mentions *self, AnnoDocument *document, AnnoSpan *span)
{
  AnnoLayer *layer = anno_document_get_layer (document);
  guint rank = anno_layer_rank (layer, span), n = anno_layer_get_n_spans (layer);
  guint from = rank > ANNO_PROPOSAL_REACH ? rank - ANNO_PROPOSAL_REACH : 0;
  guint to = rank < n ? MIN (n, rank + ANNO_PROPOSAL_REACH) : 0;

  for (guint i = from; i < to; i++)
    add_mentions (self, anno_document_get_article (document), anno_layer_nth (layer, i));
}

/* @words: isolated. */
static char *
say_why (AnnoMatchReason reason, const char *words)
{
  switch (reason)
    {
    case ANNO_MATCH_PRONOUN:
      return g_strdup_printf (_ ("The last one mentioned before “%s”"), words);
    case ANNO_MATCH_LAST_NAME:
      return g_strdup_printf (_ ("“%s” is how the name ends"), words);
    case ANNO_MATCH_MIDDLE:
      return g_strdup (_ ("First and last name are the same"));
    case ANNO_MATCH_SAME_WORDS:
      return g_strdup_printf (_ ("“%s” was this person before"), words);
    case ANNO_MATCH_ALIAS:
      return g_strdup_printf (_ ("“%s” is another name of theirs"), words);
    case ANNO_MATCH_NAME:
    default:
      return g_strdup_printf (_ ("“%s” is the name"), words);
    }
}

static char *
say_where (AnnoArticle *article, const AnnoPersonMatch *match, AnnoSpan *span)
{
  if (!match->above)
    return g_strdup (_ ("not mentioned above"));
  guint up = anno_article_line_at (article, anno_span_get_start (span))
             - anno_article_line_at (article, match->place);
  if (up == 0)
    return g_strdup (_ ("marked in the same line"));
  return g_strdup_printf (ngettext ("marked %u line up", "marked %u lines up", up), up);
}

static AnnoPersonProposal *
proposal_new (AnnoArticle *article, const AnnoPersonMatch *match, AnnoSpan *span)
{
  AnnoPersonProposal *self = g_new0 (AnnoPersonProposal, 1);
  g_autofree char *quote = anno_span_quote (article, span, REASON_WORDS);
  g_autofree char *words = anno_isolate (quote);
  g_autofree char *why = say_why (match->reason, words);
  g_autofree char *where = say_where (article, match, span);

  self->person = g_object_ref (match->person);
  /* Translators: why somebody is proposed, and where they were marked before: "“Graham” is how the
   * name ends, marked 2 lines up". */
  self->reason = g_strdup_printf (_ ("%s, %s"), why, where);
  return self;
}

/* Somebody who isn't known yet, by the name that the article prints. */
static void
add_new (GPtrArray *proposals, const char *words)
{
  g_autofree char *name = anno_person_name_propose (words);
  AnnoPersonParts parts = { .name = name };

  if (name == NULL)
    return;
  AnnoPersonProposal *proposal = g_new0 (AnnoPersonProposal, 1);
  proposal->person = anno_people_gesture_make (&parts);
  proposal->is_new = TRUE;
  proposal->reason = g_strdup (_ ("A full name that isn’t in the list of people yet"));
  g_ptr_array_add (proposals, proposal);
}

GPtrArray *
anno_proposal_find_people (AnnoDocument *document, AnnoPeople *people, const AnnoField *field,
                           AnnoSpan *span, guint max)
{
  g_return_val_if_fail (ANNO_IS_DOCUMENT (document) && ANNO_IS_PEOPLE (people), NULL);
  g_return_val_if_fail (field != NULL && span != NULL, NULL);

  GPtrArray *proposals = g_ptr_array_new_with_free_func (proposal_free);
  AnnoArticle *article = anno_document_get_article (document);
  if (anno_span_find_value (span, field->id) != NULL)
    return proposals;
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (AnnoMention));
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  Mentions mentions = { list, kept };
  g_autofree char *words = anno_span_quote (article, span, 0);

  collect (&mentions, document, span);
  g_autoptr (GArray) matches = anno_person_match (people, (const AnnoMention *) list->data,
                                                  list->len, words, anno_span_get_start (span));
  for (guint i = 0; i < MIN (matches->len, max); i++)
    g_ptr_array_add (proposals,
                     proposal_new (article, &g_array_index (matches, AnnoPersonMatch, i), span));
  if (proposals->len == 0 && max > 0)
    add_new (proposals, words);
  return proposals;
}

gboolean
anno_proposal_find_time (AnnoDocument *document, const AnnoField *field, AnnoSpan *span,
                         AnnoTimex *timex, gboolean *relative)
{
  g_return_val_if_fail (ANNO_IS_DOCUMENT (document) && field != NULL && span != NULL, FALSE);

  g_autofree char *words = anno_span_quote (anno_document_get_article (document), span, 0);
  return anno_span_find_value (span, field->id) == NULL
         && anno_calendar_resolve (words, anno_document_get_date (document), timex, relative, NULL);
}

static AnnoStep *
accept_person (const AnnoGesture *gesture, AnnoDocument *document, AnnoPeople *people,
               const AnnoField *field, AnnoSpan *span)
{
  g_autoptr (GPtrArray) proposals = anno_proposal_find_people (document, people, field, span, 1);
  const AnnoPersonProposal *first = proposals->len > 0 ? proposals->pdata[0] : NULL;

  if (first == NULL)
    return NULL;
  return anno_gesture_set_person (gesture, span, field, first->person, first->is_new);
}

static AnnoStep *
accept_time (const AnnoGesture *gesture, AnnoDocument *document, const AnnoField *field,
             AnnoSpan *span)
{
  g_auto (AnnoTimex) timex = { 0 };
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_value_free);
  gboolean relative = FALSE;

  if (!anno_proposal_find_time (document, field, span, &timex, &relative))
    return NULL;
  g_ptr_array_add (values, anno_value_new_timex (field->id, timex.type, timex.value,
                                                 relative ? "dct" : NULL, timex.mod));
  return anno_gesture_set_field (gesture, span, field, values);
}

AnnoStep *
anno_proposal_accept (const AnnoGesture *gesture, AnnoDocument *document, AnnoPeople *people,
                      AnnoSpan *span)
{
  g_return_val_if_fail (gesture != NULL && ANNO_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (ANNO_IS_PEOPLE (people) && span != NULL, NULL);

  const AnnoTag *tag = anno_tagset_find (gesture->tagset, anno_span_get_tag (span));
  AnnoStep *step = NULL;
  for (guint i = 0; tag != NULL && i < tag->fields->len && step == NULL; i++)
    {
      const AnnoField *field = tag->fields->pdata[i];
      if (field->kind == ANNO_FIELD_PERSON)
        step = accept_person (gesture, document, people, field, span);
      else if (field->kind == ANNO_FIELD_TIMEX)
        step = accept_time (gesture, document, field, span);
    }
  return step;
}
