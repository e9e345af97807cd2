#include "session/todo-words.h"

#include "model/span-quote.h"
#include "review/span-overlap.h"
#include "session/span-words.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

#define QUOTE_LENGTH 120

/* Each name once. @name: transfer full. */
static void
add_name (GString *out, GHashTable *known, char *name)
{
  g_autofree char *isolated = anno_isolate (name);

  if (!g_hash_table_add (known, name))
    return;
  if (out->len > 0)
    g_string_append (out, C_ ("values", ", "));
  g_string_append (out, isolated);
}

char *
anno_todo_words_deciders (const GPtrArray *deciders)
{
  g_return_val_if_fail (deciders != NULL, NULL);

  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < deciders->len; i++)
    {
      const AnnoReviewRecord *record = deciders->pdata[i];
      add_name (out, known,
                g_strdup (record->creator_name != NULL ? record->creator_name
                                                       : record->creator_id));
    }
  return g_string_free (out, FALSE);
}

/* Whose annotation was accepted. */
static char *
name_accepted (AnnoTodoLooking *looking, const AnnoReviewRecord *decision)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < decision->judged->len; i++)
    {
      const AnnoJudged *judged = decision->judged->pdata[i];
      const char *name = judged->accepted ? anno_todo_looking_name (looking, judged->whose) : NULL;
      if (judged->accepted)
        add_name (out, known, g_strdup (name != NULL ? name : _("somebody else")));
    }
  return g_string_free (out, FALSE);
}

/* The words before what is to be there. */
static char *
begin (AnnoTodoLooking *looking, const AnnoReviewRecord *decision)
{
  if (decision->decision == ANNO_DECISION_REPLACE)
    return g_strdup (_("Otherwise"));
  g_autofree char *names = name_accepted (looking, decision);
  if (decision->decision == ANNO_DECISION_BOTH)
    /* Translators: whose annotations are all right, each for itself. */
    return g_strdup_printf (_("As each of these has it: %s"), names);
  /* Translators: whose annotation is the right one. */
  return g_strdup_printf (_("As %s has it"), names);
}

static void
append (GString *out, const char *part)
{
  if (out->len > 0)
    g_string_append (out, C_ ("values", ", "));
  g_string_append (out, part);
}

static void
append_quote (GString *out, AnnoTodoLooking *looking, const AnnoSpan *span)
{
  AnnoArticle *article = anno_document_get_article (looking->document);

  if (anno_span_get_end (span) > anno_article_get_length (article))
    return;
  g_autofree char *quote = anno_span_quote (article, span, QUOTE_LENGTH);
  g_autofree char *isolated = anno_isolate (quote);
  g_autofree char *quoted = g_strdup_printf (_("“%s”"), isolated);
  append (out, quoted);
}

static void
append_fields (GString *out, AnnoTodoLooking *looking, const AnnoSpan *span)
{
  g_autoptr (AnnoPeople) nobody = anno_people_new ();
  AnnoReviewCase *one = looking->one;
  AnnoPeople *people = nobody;

  for (guint i = 0; one != NULL && i < one->sides->len; i++)
    if (g_str_equal (anno_review_case_get (one, i)->slug, looking->order->annotator->slug)
        && anno_review_case_get (one, i)->people != NULL)
      people = anno_review_case_get (one, i)->people;
  g_autofree char *fields
      = anno_span_words_fields (looking->document, looking->order->tagset, people, span);
  append (out, *fields != '\0' ? fields : _("no fields"));
}

/* What is another with @span than with @now, or all of it. */
static void
append_span (GString *out, AnnoTodoLooking *looking, const AnnoSpan *now, const AnnoSpan *span)
{
  const AnnoTagset *tagset = looking->order->tagset;
  gboolean other_tag
      = now == NULL
        || !anno_tagset_is_one (tagset, anno_span_get_tag (now), anno_span_get_tag (span));

  if (other_tag)
    {
      g_autofree char *tag = anno_isolate (anno_tagset_name_of (tagset, anno_span_get_tag (span)));
      append (out, tag);
    }
  if (now != NULL && !anno_span_overlap_is_same (now, span))
    append_quote (out, looking, span);
  else if (now != NULL && !other_tag)
    append_fields (out, looking, span);
}

char *
anno_todo_words_decision (AnnoTodoLooking *looking, const AnnoReviewWish *wish,
                          const AnnoSpan *now, const GPtrArray *wanted)
{
  g_return_val_if_fail (looking != NULL && looking->document != NULL, NULL);
  g_return_val_if_fail (wish != NULL && wanted != NULL, NULL);

  const AnnoReviewRecord *decision = wish->decision;
  g_autoptr (GString) what = g_string_new (NULL);
  g_autofree char *words = NULL;

  for (guint i = 0; i < wanted->len; i++)
    append_span (what, looking, now, wanted->pdata[i]);
  if (wanted->len == 0)
    words = g_strdup (_("Nothing is to be marked here"));
  else
    {
      g_autofree char *as = begin (looking, decision);
      /* Translators: "As Ben has it", then what that is. */
      words = g_strdup_printf (_("%1$s: %2$s"), as, what->str);
    }
  if (decision->why == NULL)
    return g_steal_pointer (&words);
  g_autofree char *why = anno_isolate (decision->why);
  /* Translators: what was decided, and why. */
  return g_strdup_printf (_("%1$s. “%2$s”"), words, why);
}
