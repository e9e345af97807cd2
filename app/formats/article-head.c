#include "formats/article-head.h"

#define MAX_COMPARED 16 /* so that a thousand of them don't cost a million */

void
anno_article_head_clear (AnnoArticleHead *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->subtitles, g_ptr_array_unref);
  g_clear_pointer (&self->bylines, g_ptr_array_unref);
  g_clear_pointer (&self->dateline, g_free);
}

void
anno_article_head_take (char **member, char *words)
{
  g_return_if_fail (member != NULL);

  if (*member == NULL)
    *member = words;
  else
    g_free (words);
}

static gboolean
has (const GPtrArray *list, const char *words)
{
  for (guint i = 0; list != NULL && i < MIN (list->len, MAX_COMPARED); i++)
    if (g_str_equal (list->pdata[i], words))
      return TRUE;
  return FALSE;
}

static void
add (GPtrArray **list, char *words)
{
  if (*list == NULL)
    *list = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (*list, words);
}

gboolean
anno_article_head_has_heading (const AnnoArticleHead *self, const char *words)
{
  g_return_val_if_fail (self != NULL && words != NULL, FALSE);

  return g_strcmp0 (self->title, words) == 0 || has (self->subtitles, words);
}

void
anno_article_head_take_subtitle (AnnoArticleHead *self, char *words)
{
  g_return_if_fail (self != NULL);

  if (words == NULL || anno_article_head_has_heading (self, words))
    g_free (words);
  else
    add (&self->subtitles, words);
}

void
anno_article_head_take_byline (AnnoArticleHead *self, char *words)
{
  g_return_if_fail (self != NULL);

  if (words == NULL || has (self->bylines, words))
    g_free (words);
  else
    add (&self->bylines, words);
}

void
anno_article_head_fill (AnnoArticleHead *self, const AnnoArticleHead *other)
{
  g_return_if_fail (self != NULL && other != NULL);

  gboolean has_bylines = self->bylines != NULL;
  anno_article_head_take (&self->title, g_strdup (other->title));
  anno_article_head_take (&self->dateline, g_strdup (other->dateline));
  for (guint i = 0; other->subtitles != NULL && i < other->subtitles->len; i++)
    anno_article_head_take_subtitle (self, g_strdup (other->subtitles->pdata[i]));
  for (guint i = 0; !has_bylines && other->bylines != NULL && i < other->bylines->len; i++)
    anno_article_head_take_byline (self, g_strdup (other->bylines->pdata[i]));
}

static void
put_all (const GPtrArray *list, AnnoBlockKind kind, AnnoBlockText *text)
{
  for (guint i = 0; list != NULL && i < list->len; i++)
    anno_block_text_block (text, kind, list->pdata[i]);
}

void
anno_article_head_put (const AnnoArticleHead *self, AnnoBlockText *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  anno_block_text_block (text, ANNO_BLOCK_TITLE, self->title);
  put_all (self->subtitles, ANNO_BLOCK_SUBTITLE, text);
  put_all (self->bylines, ANNO_BLOCK_BYLINE, text);
  anno_block_text_block (text, ANNO_BLOCK_DATELINE, self->dateline);
}
