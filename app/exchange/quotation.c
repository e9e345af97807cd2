#include "exchange/quotation.h"

#include "formats/annotation-printer.h"
#include "model/frame.h"
#include "model/span-quote.h"
#include "model/timex.h"

#include <glib/gi18n-lib.h>

/* What is said, and of whom. */
typedef struct
{
  AnnoDocument *document;
  AnnoPeople *people;
  AnnoSpan *said;   /* the claim, or the span itself where it is part of none */
  AnnoFrame *frame; /* NULL where it is part of none */
} Quoted;

static char *
words_of (const Quoted *self, const AnnoSpan *span)
{
  return anno_span_quote (anno_document_get_article (self->document), span, 0);
}

/* By name, where that is known; else in the article's words. */
static char *
name_of (const Quoted *self, const AnnoSpan *speaker)
{
  for (guint i = 0; self->people != NULL && i < anno_span_get_n_values (speaker); i++)
    {
      const AnnoValue *value = anno_span_get_value (speaker, i);
      AnnoPerson *person = value->kind == ANNO_VALUE_PERSON
                               ? anno_people_resolve (self->people, value->text)
                               : NULL;
      if (person != NULL)
        return g_strdup (anno_person_get_name (person));
    }
  return words_of (self, speaker);
}

static void
join (GString *words, const char *gap, const char *more)
{
  if (more == NULL || *more == '\0')
    return;
  g_string_append_printf (words, "%s%s", words->len > 0 ? gap : "", more);
}

/* "Lindsey Graham, Sunday 9 July 2017"; "" for nobody. */
static char *
describe_speakers (const Quoted *self)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const GPtrArray *speakers
      = self->frame != NULL ? anno_frame_get_parts (self->frame, ANNO_ROLE_SPEAKER) : NULL;
  const GPtrArray *dates
      = self->frame != NULL ? anno_frame_get_parts (self->frame, ANNO_ROLE_DATE) : NULL;

  for (guint i = 0; speakers != NULL && i < speakers->len; i++)
    {
      g_autofree char *name = name_of (self, speakers->pdata[i]);
      join (words, ", ", name);
    }
  for (guint i = 0; dates != NULL && i < dates->len; i++)
    for (guint k = 0; k < anno_span_get_n_values (dates->pdata[i]); k++)
      {
        const AnnoValue *value = anno_span_get_value (dates->pdata[i], k);
        g_autofree char *day = value->kind == ANNO_VALUE_TIMEX
                                   ? anno_timex_describe (value->timex, value->text, value->mod)
                                   : NULL;
        join (words, ", ", day);
      }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* "Headline, The Herald, Sunday 9 July 2017, https://…" */
static char *
describe_source (const Quoted *self, gboolean with_address)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const char *date = anno_document_get_date (self->document);
  g_autofree char *day = date != NULL ? anno_timex_describe ("DATE", date, NULL) : NULL;

  join (words, ", ", anno_document_get_title (self->document));
  join (words, ", ", anno_document_get_meta (self->document)->source);
  join (words, ", ", day);
  if (with_address)
    join (words, ", ", anno_document_get_meta (self->document)->url);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
make_text (const Quoted *self)
{
  g_autofree char *words = words_of (self, self->said);
  g_autofree char *speakers = describe_speakers (self);
  g_autofree char *source = describe_source (self, TRUE);

  if (*speakers != '\0')
    /* Translators: the words, who said them (and when), and where they stand. */
    return g_strdup_printf (_("“%s” — %s (%s)"), words, speakers, source);
  return g_strdup_printf (_("“%s” (%s)"), words, source);
}

static char *
make_html (const Quoted *self)
{
  g_autofree char *words = words_of (self, self->said);
  g_autofree char *speakers = describe_speakers (self);
  g_autofree char *source = describe_source (self, FALSE);
  const char *url = anno_document_get_meta (self->document)->url;
  g_autofree char *cite
      = url != NULL ? g_markup_printf_escaped (" cite=\"%s\"", url) : g_strdup ("");
  g_autofree char *link = url != NULL
                              ? g_markup_printf_escaped ("<a href=\"%s\">%s</a>", url, source)
                              : g_markup_printf_escaped ("%s", source);
  g_autofree char *said = g_markup_printf_escaped ("%s", words);
  g_autofree char *by
      = *speakers != '\0' ? g_markup_printf_escaped ("— %s, ", speakers) : g_strdup ("");

  return g_strdup_printf ("<blockquote%s><p>%s</p><footer>%s<cite>%s</cite></footer></blockquote>",
                          cite, said, by, link);
}

static char *
make_json (const Quoted *self, AnnoTagset *tagset, AnnoSpan *span)
{
  g_autoptr (GString) json = g_string_new (NULL);
  g_autofree char *source = g_uri_escape_string (anno_document_get_path (self->document),
                                                 G_URI_RESERVED_CHARS_ALLOWED_IN_PATH, FALSE);

  anno_annotation_print (json, span, tagset, anno_document_get_article (self->document), source);
  return g_string_free (g_steal_pointer (&json), FALSE);
}

AnnoQuotation *
anno_quotation_new (AnnoDocument *document, AnnoLayer *layer, AnnoTagset *tagset,
                    AnnoPeople *people, AnnoSpan *span)
{
  g_return_val_if_fail (ANNO_IS_DOCUMENT (document) && ANNO_IS_LAYER (layer), NULL);
  g_return_val_if_fail (tagset != NULL && span != NULL, NULL);

  g_autoptr (AnnoFrame) frame = anno_frame_of (layer, tagset, span);
  AnnoSpan *claim = frame != NULL ? anno_frame_get_claim (frame) : NULL;
  const Quoted quoted
      = { document, people, claim != NULL ? claim : span, claim != NULL ? frame : NULL };
  AnnoQuotation *self = g_new0 (AnnoQuotation, 1);
  self->text = make_text (&quoted);
  self->html = make_html (&quoted);
  self->json = make_json (&quoted, tagset, quoted.said);
  return self;
}

void
anno_quotation_free (AnnoQuotation *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->text);
  g_free (self->html);
  g_free (self->json);
  g_free (self);
}
