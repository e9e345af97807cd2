#include "foreign/schema-org-writer.h"

#include "formats/json-print.h"
#include "model/frame.h"
#include "model/span-quote.h"

#include <glib/gi18n-lib.h>

static void
begin (GString *out, const AnnoTagset *tagset)
{
  g_string_append (out, "{\"@context\":\"https://schema.org\",\"@graph\":[");
}

static void
print_article (GString *out, const AnnoSetArticle *article)
{
  const AnnoMeta *meta = anno_document_get_meta (article->document);

  anno_json_print_key (out, "isPartOf");
  g_string_append (out, "{\"@type\":\"NewsArticle\"");
  anno_json_print_member (out, "identifier", article->shown);
  anno_json_print_member (out, "headline", anno_document_get_title (article->document));
  anno_json_print_member (out, "datePublished", anno_document_get_date (article->document));
  anno_json_print_member (out, "url", meta->url);
  g_string_append_c (out, '}');
}

/* Whom the speakers name; one that nobody knows by name goes by the words. */
static void
print_creator (GString *out, const AnnoSetArticle *article, const AnnoSetLayer *layer,
               const AnnoSpan *speaker)
{
  AnnoPerson *person = NULL;

  for (guint i = 0; i < anno_span_get_n_values (speaker) && person == NULL; i++)
    person = anno_set_layer_find_person (layer, anno_span_get_value (speaker, i));
  g_autofree char *words
      = anno_span_quote (anno_document_get_article (article->document), speaker, 0);
  const AnnoPersonParts *parts = person != NULL ? anno_person_get_parts (person) : NULL;
  gboolean is_body = parts != NULL && g_strcmp0 (parts->kind, "organization") == 0;
  anno_json_print_raw (out, is_body ? "{\"@type\":\"Organization\"" : "{\"@type\":\"Person\"");
  anno_json_print_member (out, "name", parts != NULL ? parts->name : words);
  anno_json_print_member (out, "identifier", parts != NULL ? parts->id : NULL);
  anno_json_print_member (out, "jobTitle", parts != NULL && !is_body ? parts->role : NULL);
  if (parts != NULL && parts->wikidata != NULL)
    {
      g_autofree char *same
          = g_strconcat ("http://www.wikidata.org/entity/", parts->wikidata, NULL);
      anno_json_print_member (out, "sameAs", same);
    }
  g_string_append_c (out, '}');
}

static void
print_creators (GString *out, const AnnoSetArticle *article, const AnnoSetLayer *layer,
                const GPtrArray *speakers)
{
  if (speakers->len == 0)
    return;
  anno_json_print_key (out, "creator");
  g_string_append_c (out, '[');
  for (guint i = 0; i < speakers->len; i++)
    print_creator (out, article, layer, speakers->pdata[i]);
  g_string_append_c (out, ']');
}

/* The first date that is a day, a month or a year: others say no point in time. */
static void
print_date (GString *out, const GPtrArray *dates)
{
  for (guint i = 0; i < dates->len; i++)
    for (guint k = 0; k < anno_span_get_n_values (dates->pdata[i]); k++)
      {
        const AnnoValue *value = anno_span_get_value (dates->pdata[i], k);
        if (value->kind != ANNO_VALUE_TIMEX || g_strcmp0 (value->timex, "DATE") != 0
            || !g_regex_match_simple ("^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", value->text, 0, 0))
          continue;
        anno_json_print_member (out, "dateCreated", value->text);
        return;
      }
}

static void
print_quotation (GString *out, const AnnoSetArticle *article, const AnnoSetLayer *layer,
                 AnnoSpan *claim)
{
  g_autoptr (AnnoFrame) frame = anno_frame_of_claim (layer->layer, article->tagset, claim);
  g_autofree char *words
      = anno_span_quote (anno_document_get_article (article->document), claim, 0);

  g_string_append (out, "{\"@type\":\"Quotation\"");
  anno_json_print_member (out, "identifier", anno_span_get_id (claim));
  anno_json_print_member (out, "text", words);
  print_creators (out, article, layer, anno_frame_get_parts (frame, ANNO_ROLE_SPEAKER));
  print_date (out, anno_frame_get_parts (frame, ANNO_ROLE_DATE));
  print_article (out, article);
  g_string_append_c (out, '}');
}

static void
print (GString *out, const AnnoSetArticle *article, const AnnoSetCount *before)
{
  guint n = before->claims;

  for (guint i = 0; i < article->layers->len; i++)
    {
      const AnnoSetLayer *layer = article->layers->pdata[i];
      for (guint k = 0; k < anno_layer_get_n_spans (layer->layer); k++)
        {
          AnnoSpan *span = anno_layer_nth (layer->layer, k);
          if (anno_frame_role_of (article->tagset, span) != ANNO_ROLE_CLAIM)
            continue;
          g_string_append (out, n++ > 0 ? ",\n" : "\n");
          print_quotation (out, article, layer, span);
        }
    }
}

static void
end (GString *out)
{
  g_string_append (out, "\n]}\n");
}

const AnnoSetFormat anno_schema_org_format = {
  .id = "schema-org",
  .name = N_("schema.org: quotations"),
  .extension = "jsonld",
  .keeps = ANNO_KEEPS_OVERLAPS | ANNO_KEEPS_SEGMENTS | ANNO_KEEPS_LINKS | ANNO_KEEPS_PEOPLE
           | ANNO_KEEPS_PLACES,
  .begin = begin,
  .print = print,
  .end = end,
};
