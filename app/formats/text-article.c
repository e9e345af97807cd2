#include "formats/text-article.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const extensions[] = { "txt", "text", "asc", "md", NULL };

/* Bytes that no text of a newsroom has. */
static guint
sniff (const char *head, gsize n_bytes)
{
  return memchr (head, '\0', n_bytes) == NULL;
}

static gboolean
read_text (GBytes *bytes, const AnnoImportOptions *options, const AnnoDraftSink *sink, GError **error)
{
  gsize n_bytes = 0;
  const char *text = g_bytes_get_data (bytes, &n_bytes);

  if (n_bytes > 0 && !g_utf8_validate_len (text, n_bytes, NULL))
    {
      g_set_error (error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_ENCODING,
                   _("This is no UTF-8."));
      return FALSE;
    }
  g_autoptr (AnnoArticleDraft) draft = anno_article_draft_new ();
  draft->text = g_strndup (text, n_bytes);
  return sink->article (g_steal_pointer (&draft), sink->data);
}

const AnnoArticleFormat anno_text_article_format = {
  .id = "text",
  .name = N_("Plain text"),
  .extensions = extensions,
  .sniff = sniff,
  .read = read_text,
};
