#include "formats/text-article.h"

#include "formats/charset.h"
#include "formats/draft-sink.h"
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

/* Markup that no other reader knows is nothing to read. */
static gboolean
is_markup (const char *head, gsize n_bytes)
{
  static const char *const begins[] = { "<?xml", "<!DOCTYPE", "<!doctype", "<rss", "<feed", "<svg" };

  for (guint i = 0; i < G_N_ELEMENTS (begins); i++)
    if (n_bytes >= strlen (begins[i]) && memcmp (head, begins[i], strlen (begins[i])) == 0)
      return TRUE;
  return FALSE;
}

static guint
sniff (const char *head, gsize n_bytes)
{
  gboolean has_mark = n_bytes >= 3 && memcmp (head, "\xEF\xBB\xBF", 3) == 0;
  gsize at = has_mark ? 3 : 0;

  if (has_wide_mark (head, n_bytes))
    return 1;
  while (at < n_bytes && g_ascii_isspace (head[at]))
    at++;
  return memchr (head, '\0', n_bytes) == NULL && !is_markup (head + at, n_bytes - at);
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
  anno_article_draft_take_notes (draft, text->notes);
  return anno_draft_sink_give (sink, g_steal_pointer (&draft), error);
}

const AnnoArticleFormat anno_text_article_format = {
  .id = "text",
  .name = N_("Plain text"),
  .extensions = extensions,
  .sniff = sniff,
  .read = read_text,
};
