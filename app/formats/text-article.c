#include "formats/text-article.h"

#include "formats/charset.h"
#include "formats/printed-date.h"
#include "text/article.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const extensions[] = { "txt", "text", "asc", "md", NULL };

/* Characters of two or four bytes have NULs that a text has. */
static gboolean
has_wide_mark (const char *head, gsize n_bytes)
{
  return n_bytes >= 2
         && (memcmp (head, "\xFF\xFE", 2) == 0 || memcmp (head, "\xFE\xFF", 2) == 0
             || (n_bytes >= 4 && memcmp (head, "\0\0\xFE\xFF", 4) == 0));
}

static guint
sniff (const char *head, gsize n_bytes)
{
  return n_bytes == 0 || has_wide_mark (head, n_bytes) || memchr (head, '\0', n_bytes) == NULL;
}

static char *
take_words (AnnoArticle *article, AnnoRange range)
{
  g_autofree char *words = anno_article_slice (article, range.start, range.end);

  return anno_block_text_words (words);
}

/* What the layout of the text says. */
static void
read_head (AnnoArticleDraft *draft, AnnoArticle *article)
{
  AnnoMeta *meta = &draft->meta;
  g_autofree char *dateline = take_words (article, anno_article_get_dateline (article));

  meta->title = take_words (article, anno_article_get_headline (article));
  meta->byline = take_words (article, anno_article_get_byline (article));
  meta->date = dateline != NULL ? anno_printed_date_read (dateline) : NULL;
  if (meta->date == NULL)
    return;
  meta->date_origin = g_strdup ("dateline");
  meta->raw_date = g_steal_pointer (&dateline);
}

static gboolean
read_text (GBytes *bytes, const AnnoImportOptions *options, const AnnoDraftSink *sink, GError **error)
{
  AnnoCharsetHints hints = { .told = options->encoding };
  g_autoptr (AnnoCharsetText) text = anno_charset_decode (bytes, &hints, error);
  if (text == NULL)
    return FALSE;
  g_autoptr (GBytes) decoded = g_bytes_new (text->text, text->n_bytes);
  g_autoptr (AnnoArticle) article = anno_article_new (decoded, error);
  if (article == NULL)
    return FALSE;

  g_autoptr (AnnoArticleDraft) draft = anno_article_draft_new ();
  read_head (draft, article);
  draft->text = g_steal_pointer (&text->text);
  for (guint i = 0; i < text->notes->len; i++)
    anno_article_draft_note (draft, "%s", (const char *) text->notes->pdata[i]);
  if (sink->article (g_steal_pointer (&draft), sink->data))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The import was stopped."));
  return FALSE;
}

const AnnoArticleFormat anno_text_article_format = {
  .id = "text",
  .name = N_("Plain text"),
  .extensions = extensions,
  .sniff = sniff,
  .read = read_text,
};
