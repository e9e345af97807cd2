#include "shell/caret-words.h"

#include "model/frame.h"
#include "model/span-quote.h"
#include "session/span-in-hand.h"
#include "session/span-words.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

#define QUOTE_WORDS 80
#define MAKERS_SAID 6 /* more are only counted */

/* The chosen span where the caret is in it or at its end, as after a drag over its words; else the
 * first one there: the smallest, one's own before a colleague's. */
static gboolean
find_span (AnnoSession *session, AnnoPageLayers *layers, guint caret, const GPtrArray *here,
           AnnoSpanInHand *found)
{
  if (anno_span_in_hand_get (session, found) && anno_span_get_start (found->span) <= caret
      && caret <= anno_span_get_end (found->span))
    return TRUE;
  return here->len > 0
         && anno_span_in_hand_find (session, anno_page_layers_find_layer (layers, here->pdata[0]),
                                    anno_span_get_id (here->pdata[0]), found);
}

/* Of a part, what was said: a claim's own fields say the rest. */
static void
append_claim (GString *out, AnnoDocument *document, AnnoTagset *tagset, AnnoSpan *span)
{
  g_autoptr (AnnoFrame) frame = anno_frame_of (anno_document_get_layer (document), tagset, span);
  AnnoSpan *claim = frame != NULL ? anno_frame_get_claim (frame) : NULL;

  if (claim == NULL || claim == span)
    return;
  g_autofree char *quote = anno_span_quote (anno_document_get_article (document), claim,
                                                  QUOTE_WORDS);
  g_string_append (out, "; ");
  /* Translators: a speaker, a cue or a date that belongs to a claim, whose words follow. */
  g_string_append_printf (out, _("of the claim “%s”"), quote);
}

static void
append_maker (GString *out, const AnnoSpanInHand *at)
{
  if (at->over == NULL)
    return;
  g_autofree char *name = anno_isolate (anno_over_layer_get_name (at->over));
  /* Translators: whose span it is that follows, as in "Ann Meyer: Claim: “the plan failed”". */
  g_string_append_printf (out, _("%s: "), name);
}

static void
append_span (GString *out, AnnoSession *session, const AnnoSpanInHand *at)
{
  AnnoTagset *tagset = anno_corpus_get_tagset (anno_session_get_corpus (session));
  AnnoSpan *span = at->span;
  const AnnoTag *tag = anno_tagset_find (tagset, anno_span_get_tag (span));
  g_autofree char *quote = anno_span_quote (anno_document_get_article (at->document), span,
                                                  QUOTE_WORDS);
  g_autofree char *fields = anno_span_words_fields (at->document, tagset, at->people, span);

  append_maker (out, at);
  /* Translators: a span in words, as in "Claim: “the plan failed”". */
  g_string_append_printf (out, _("%s: “%s”"), tag != NULL ? tag->name : anno_span_get_tag (span),
                          quote);
  if (*fields != '\0')
    g_string_append_printf (out, "; %s", fields);
  append_claim (out, at->document, tagset, span);
  if (anno_span_get_unsure (span))
    g_string_append_printf (out, "; %s", _("unsure"));
}

static gboolean
is_same_place (const AnnoSpan *a, const AnnoSpan *b)
{
  return anno_span_get_start (a) == anno_span_get_start (b)
         && anno_span_get_end (a) == anno_span_get_end (b)
         && anno_span_get_size (a) == anno_span_get_size (b);
}

/* What colleagues have marked there, too: each by its maker and its tag, and the words where they are
 * others. */
static void
append_over (GString *out, AnnoSession *session, AnnoPageLayers *layers, const GPtrArray *here,
             const AnnoSpan *said)
{
  AnnoTagset *tagset = anno_corpus_get_tagset (anno_session_get_corpus (session));
  AnnoSpanInHand at;
  guint n = 0;

  for (guint i = 0; i < here->len && n < MAKERS_SAID; i++)
    {
      AnnoSpan *span = here->pdata[i];
      if (span == said
          || !anno_span_in_hand_find (session, anno_page_layers_find_layer (layers, span),
                                      anno_span_get_id (span), &at)
          || at.over == NULL)
        continue;
      const AnnoTag *tag = anno_tagset_find (tagset, anno_span_get_tag (span));
      const char *name = tag != NULL ? tag->name : anno_span_get_tag (span);
      g_autofree char *quote = anno_span_quote (anno_document_get_article (at.document), span,
                                                      QUOTE_WORDS);
      g_string_append (out, "; ");
      append_maker (out, &at);
      if (said != NULL && is_same_place (span, said))
        g_string_append (out, name);
      else
        g_string_append_printf (out, _("%s: “%s”"), name, quote);
      n++;
    }
}

char *
anno_caret_words (AnnoSession *session, AnnoArticleView *view)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_VIEW (view), NULL);

  g_autoptr (GString) out = g_string_new (NULL);
  if (session == NULL || anno_session_get_document (session) == NULL)
    return g_string_free (g_steal_pointer (&out), FALSE);

  guint caret = anno_article_view_get_caret (view);
  AnnoPageLayers *layers = anno_article_view_get_layers (view);
  g_autoptr (GPtrArray) here = anno_article_view_spans_at (view, caret);
  AnnoSpanInHand at;
  if (find_span (session, layers, caret, here, &at))
    {
      append_span (out, session, &at);
      append_over (out, session, layers, here, at.span);
    }
  if (here->len > 1)
    {
      g_string_append (out, "; ");
      g_string_append_printf (out, ngettext ("%u span here", "%u spans here", here->len), here->len);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
