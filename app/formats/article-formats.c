#include "formats/article-formats.h"

#include "formats/html-article.h"
#include "formats/jsonl-article.h"
#include "formats/newsml-g2-article.h"
#include "formats/newsml1-article.h"
#include "formats/ninjs-article.h"
#include "formats/nitf-article.h"
#include "formats/tei-article.h"
#include "formats/text-article.h"
#include "formats/warc-article.h"

#include <string.h>

static const AnnoArticleFormat *const formats[] = {
  &anno_newsml_g2_article_format,
  &anno_newsml1_article_format,
  &anno_nitf_article_format,
  &anno_tei_article_format,
  &anno_warc_article_format,
  &anno_ninjs_article_format,
  &anno_jsonl_article_format,
  &anno_html_article_format,
  &anno_text_article_format,
};

const AnnoArticleFormat *const *
anno_article_formats (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (formats);
  return formats;
}

const AnnoArticleFormat *
anno_article_format_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i]->id, id))
      return formats[i];
  return NULL;
}

static gboolean
speaks_for (const AnnoArticleFormat *format, const char *name)
{
  const char *dot = name != NULL ? strrchr (name, '.') : NULL;

  for (guint i = 0; dot != NULL && format->extensions[i] != NULL; i++)
    if (g_ascii_strcasecmp (dot + 1, format->extensions[i]) == 0)
      return TRUE;
  return FALSE;
}

const AnnoArticleFormat *
anno_article_format_guess (const char *head, gsize n_bytes, const char *name)
{
  const AnnoArticleFormat *best = NULL;
  guint most = 0;

  g_return_val_if_fail (head != NULL || n_bytes == 0, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      guint sure = formats[i]->sniff (head, n_bytes) * 2;
      if (sure > 0)
        sure += speaks_for (formats[i], name);
      if (sure > most)
        best = formats[i];
      most = MAX (most, sure);
    }
  return best;
}
