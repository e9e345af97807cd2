#include "shell/caret-words.h"

#include "model/frame.h"
#include "session/span-words.h"

#include <glib/gi18n-lib.h>

#define QUOTE_WORDS 80

/* The chosen span where the caret is in it or at its end, as after a drag over its words; else the
 * smallest one there. */
static AnnoSpan *
find_span (AnnoSession *session, guint caret, const GPtrArray *here)
{
  AnnoSpan *chosen = anno_session_get_chosen (session);

  if (chosen != NULL && anno_span_get_start (chosen) <= caret && caret <= anno_span_get_end (chosen))
    return chosen;
  return here->len > 0 ? g_ptr_array_index (here, 0) : NULL;
}

/* Of a part, what was said: a claim's own fields say the rest. */
static void
append_claim (GString *out, AnnoDocument *document, AnnoTagset *tagset, AnnoSpan *span)
{
  g_autoptr (AnnoFrame) frame = anno_frame_of (anno_document_get_layer (document), tagset, span);
  AnnoSpan *claim = frame != NULL ? anno_frame_get_claim (frame) : NULL;

  if (claim == NULL || claim == span)
    return;
  g_autofree char *quote = anno_span_words_quote (anno_document_get_article (document), claim,
                                                  QUOTE_WORDS);
  g_string_append (out, "; ");
  /* Translators: a speaker, a cue or a date that belongs to a claim, whose words follow. */
  g_string_append_printf (out, _("of the claim “%s”"), quote);
}

static void
append_span (GString *out, AnnoSession *session, AnnoSpan *span)
{
  AnnoDocument *document = anno_session_get_document (session);
  AnnoCorpus *corpus = anno_session_get_corpus (session);
  AnnoTagset *tagset = anno_corpus_get_tagset (corpus);
  const AnnoTag *tag = anno_tagset_find (tagset, anno_span_get_tag (span));
  g_autofree char *quote = anno_span_words_quote (anno_document_get_article (document), span,
                                                  QUOTE_WORDS);
  g_autofree char *fields = anno_span_words_fields (document, tagset,
                                                    anno_session_get_people (session), span);

  /* Translators: a span in words, as in "Claim: “the plan failed”". */
  g_string_append_printf (out, _("%s: “%s”"), tag != NULL ? tag->name : anno_span_get_tag (span),
                          quote);
  if (*fields != '\0')
    g_string_append_printf (out, "; %s", fields);
  append_claim (out, document, tagset, span);
  if (anno_span_get_unsure (span))
    g_string_append_printf (out, "; %s", _("unsure"));
}

char *
anno_caret_words (AnnoSession *session, AnnoArticleView *view)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_VIEW (view), NULL);

  g_autoptr (GString) out = g_string_new (NULL);
  if (session == NULL || anno_session_get_document (session) == NULL)
    return g_string_free (g_steal_pointer (&out), FALSE);

  guint caret = anno_article_view_get_caret (view);
  g_autoptr (GPtrArray) here = anno_article_view_spans_at (view, caret);
  AnnoSpan *span = find_span (session, caret, here);
  if (span != NULL)
    append_span (out, session, span);
  if (here->len > 1)
    {
      g_string_append (out, "; ");
      g_string_append_printf (out, ngettext ("%u span here", "%u spans here", here->len), here->len);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
