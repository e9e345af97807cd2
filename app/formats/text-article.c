#include "formats/text-article.h"

#include "formats/charset.h"
#include "formats/printed-head.h"

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

static gboolean
read_text (GBytes *bytes, const AnnoImportOptions *options, const AnnoDraftSink *sink,
           GError **error)
{
  AnnoCharsetHints hints = { .told = options->encoding };
  g_autoptr (AnnoCharsetText) text = anno_charset_decode (bytes, &hints, error);
  if (text == NULL)
    return FALSE;
  g_autoptr (AnnoArticleDraft) draft = anno_article_draft_new ();
  draft->text = g_steal_pointer (&text->text);
  if (!anno_printed_head_read (draft, error))
    return FALSE;
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
