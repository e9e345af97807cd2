#include "foreign/set-sheet.h"

AnnoSheet *
anno_set_sheet_new (const AnnoSetArticle *article)
{
  g_return_val_if_fail (article != NULL, NULL);

  const AnnoMeta *meta = anno_document_get_meta (article->document);
  const AnnoSheetFacts facts = {
    .text = anno_document_get_article (article->document),
    .tagset = article->tagset,
    .title = anno_document_get_title (article->document),
    .byline = meta->byline,
    .date = anno_document_get_date (article->document),
    .source = meta->source,
    .url = meta->url,
    .language = meta->language,
    .path = article->shown,
  };
  AnnoSheet *sheet = anno_sheet_new (&facts);
  for (guint i = 0; i < article->layers->len; i++)
    {
      const AnnoSetLayer *layer = article->layers->pdata[i];
      anno_sheet_add_maker (sheet, layer->shown, layer->layer, layer->people);
    }
  return sheet;
}
