#include "formats/printed-head.h"

#include "formats/printed-date.h"
#include "text/article.h"

#include <string.h>

#define MAX_LINE 300 /* code points; what is longer is a paragraph */

static void
take_words (char **fact, AnnoArticle *article, AnnoRange range)
{
  g_autofree char *words = anno_article_slice (article, range.start, range.end);

  if (*fact == NULL && g_utf8_strlen (words, -1) <= MAX_LINE)
    *fact = anno_block_text_words (words);
}

static void
take_date (AnnoMeta *meta, AnnoArticle *article)
{
  g_autofree char *line = NULL;

  take_words (&line, article, anno_article_get_dateline (article));
  g_autofree char *day = line != NULL ? anno_printed_date_read (line) : NULL;
  if (day == NULL || meta->date != NULL)
    return;
  meta->date = g_steal_pointer (&day);
  g_free (meta->date_origin);
  meta->date_origin = g_strdup ("dateline");
  g_free (meta->raw_date);
  meta->raw_date = g_steal_pointer (&line);
}

gboolean
anno_printed_head_read (AnnoArticleDraft *draft, GError **error)
{
  g_return_val_if_fail (draft != NULL && draft->text != NULL, FALSE);

  g_autoptr (GBytes) bytes = g_bytes_new (draft->text, strlen (draft->text));
  g_autoptr (AnnoArticle) article = anno_article_new (bytes, error);
  if (article == NULL)
    return FALSE;
  take_words (&draft->meta.title, article, anno_article_get_headline (article));
  take_words (&draft->meta.byline, article, anno_article_get_byline (article));
  take_date (&draft->meta, article);
  return TRUE;
}
