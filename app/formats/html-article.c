#include "formats/html-article.h"

#include "formats/charset.h"
#include "formats/html-document.h"
#include "formats/page-body.h"
#include "formats/page-facts.h"
#include "formats/page-title.h"
#include "formats/printed-date.h"
#include "formats/xml-node.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const extensions[] = { "html", "htm", "xhtml", "shtml", "php", NULL };

/* What a page begins with, behind a mark and blanks. */
static gboolean
begins_with (const char *at, const char *end, const char *word)
{
  gsize n = strlen (word);

  return (gsize) (end - at) >= n && g_ascii_strncasecmp (at, word, n) == 0;
}

static const char *
skip_blanks (const char *at, const char *end)
{
  for (;;)
    {
      const char *close = NULL;
      while (at < end && g_ascii_isspace (*at))
        at++;
      if (begins_with (at, end, "<!--"))
        close = g_strstr_len (at, end - at, "-->");
      else if (begins_with (at, end, "<?"))
        close = g_strstr_len (at, end - at, "?>");
      if (close == NULL)
        return at;
      at = close + 2 + (*close == '-');
    }
}

static guint
sniff (const char *head, gsize n_bytes)
{
  static const char *const sure[] = { "<!doctype html", "<html" };
  static const char *const maybe[]
      = { "<head", "<body", "<title", "<meta", "<script", "<div", "<p>", "<h1", "<article", "<table" };
  const char *end = head + n_bytes;
  const char *at = head;

  if (begins_with (at, end, "\xEF\xBB\xBF"))
    at += 3;
  at = skip_blanks (at, end);
  for (guint i = 0; i < G_N_ELEMENTS (sure); i++)
    if (begins_with (at, end, sure[i]))
      return 2;
  for (guint i = 0; i < G_N_ELEMENTS (maybe); i++)
    if (begins_with (at, end, maybe[i]))
      return 1;
  return 0;
}

static void
take_meta (AnnoArticleDraft *draft, AnnoPageFacts *facts, const char *url)
{
  AnnoMeta *meta = &draft->meta;

  meta->title = g_steal_pointer (&facts->title);
  meta->byline = g_steal_pointer (&facts->byline);
  meta->language = g_steal_pointer (&facts->language);
  meta->source = g_steal_pointer (&facts->site);
  meta->url = url != NULL ? g_strdup (url) : g_steal_pointer (&facts->url);
  for (guint i = 0; i < facts->dates->len; i++)
    anno_article_draft_offer_date (draft, facts->dates->pdata[i]);
}

static gboolean
make_text (AnnoArticleDraft *draft, xmlDoc *doc, const AnnoImportOptions *options)
{
  g_autoptr (AnnoPage) page = anno_page_new (doc);
  g_autoptr (AnnoBlockText) text = anno_block_text_new (options->kept);

  if (page == NULL)
    return FALSE;
  g_autoptr (GPtrArray) parts = anno_page_body_find (page, draft->meta.title);
  if (anno_page_body_length (parts) == 0)
    return FALSE;
  anno_block_text_block (text, ANNO_BLOCK_TITLE, draft->meta.title);
  anno_page_body_add (parts, text);
  anno_article_draft_take_text (draft, text);
  return TRUE;
}

static gboolean
read_tree (xmlDoc *doc, AnnoCharsetText *source, const char *url, const AnnoImportOptions *options,
           const AnnoDraftSink *sink, GError **error)
{
  g_autoptr (AnnoArticleDraft) draft = anno_article_draft_new ();
  g_autoptr (AnnoPageFacts) facts = anno_page_facts_read (doc);

  take_meta (draft, facts, url);
  for (guint i = 0; i < source->notes->len; i++)
    anno_article_draft_note (draft, "%s", (const char *) source->notes->pdata[i]);
  if (!make_text (draft, doc, options))
    {
      sink->skipped (url != NULL ? url : _("page"), _("There is no article on this page."), sink->data);
      return TRUE;
    }
  if (sink->article (g_steal_pointer (&draft), sink->data))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The import was stopped."));
  return FALSE;
}

gboolean
anno_html_article_read_page (GBytes *bytes, const char *charset, const char *url,
                             const AnnoImportOptions *options, const AnnoDraftSink *sink,
                             GError **error)
{
  g_return_val_if_fail (bytes != NULL && options != NULL && sink != NULL, FALSE);

  AnnoCharsetHints hints = { options->encoding, charset, TRUE };
  g_autoptr (AnnoCharsetText) text = anno_charset_decode (bytes, &hints, error);
  g_autoptr (xmlDoc) doc
      = text != NULL ? anno_html_document_parse (text->text, text->n_bytes, error) : NULL;
  return doc != NULL && read_tree (doc, text, url, options, sink, error);
}

static gboolean
read_html (GBytes *bytes, const AnnoImportOptions *options, const AnnoDraftSink *sink, GError **error)
{
  return anno_html_article_read_page (bytes, NULL, NULL, options, sink, error);
}

const AnnoArticleFormat anno_html_article_format = {
  .id = "html",
  .name = N_("Web page"),
  .extensions = extensions,
  .sniff = sniff,
  .read = read_html,
};
