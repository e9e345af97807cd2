#include "formats/html-article.h"

#include "formats/charset.h"
#include "formats/draft-sink.h"
#include "formats/html-document.h"
#include "formats/page-body.h"
#include "formats/page-head.h"
#include "formats/page-metadata.h"
#include "formats/printed-date.h"
#include "formats/printed-head.h"
#include "formats/xml-node.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_WIDE 512   /* bytes */
#define MIN_STORED 400 /* code points; a shorter text for machines is a summary */

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
sniff_narrow (const char *head, gsize n_bytes)
{
  static const char *const sure[] = { "<!doctype html", "<html" };
  static const char *const maybe[] = { "<head", "<body", "<title", "<meta",    "<script",
                                       "<div",  "<p>",   "<h1",    "<article", "<table" };
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

/* Of UTF-16 with its mark, every other byte of what pages begin with is a letter. */
static guint
sniff (const char *head, gsize n_bytes)
{
  char narrow[MAX_WIDE / 2];
  gsize n = 0;
  gboolean little = begins_with (head, head + n_bytes, "\xFF\xFE");

  if (!little && !begins_with (head, head + n_bytes, "\xFE\xFF"))
    return sniff_narrow (head, n_bytes);
  for (gsize i = little ? 2 : 3; i < MIN (n_bytes, MAX_WIDE); i += 2)
    narrow[n++] = head[i];
  return sniff_narrow (narrow, n);
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

/* Behind the number of @min to @max digits at @at and the slash that ends it; NULL where there is
 * none. */
static const char *
read_number (const char *at, guint min, guint max, guint *number)
{
  guint n = 0;

  for (*number = 0; n < max && g_ascii_isdigit (at[n]); n++)
    *number = *number * 10 + (guint) g_ascii_digit_value (at[n]);
  return n >= min && at[n] == '/' ? at + n + 1 : NULL;
}

/* "2017/07/21/" */
static gboolean
read_day (const char *at, char **raw)
{
  guint year = 0, month = 0, day = 0;

  at = read_number (at, 4, 4, &year);
  at = at != NULL ? read_number (at, 1, 2, &month) : NULL;
  at = at != NULL ? read_number (at, 1, 2, &day) : NULL;
  if (at == NULL || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  *raw = g_strdup_printf ("%04u-%02u-%02u", year, month, day);
  return TRUE;
}

/* ".../2017/07/21/...", as most newsrooms name their pages. */
static void
take_address_date (AnnoArticleDraft *draft)
{
  const char *url = draft->meta.url;
  g_autofree char *raw = NULL;

  for (const char *at = url != NULL ? strchr (url, '/') : NULL; at != NULL && raw == NULL;
       at = strchr (at + 1, '/'))
    if (read_day (at + 1, &raw))
      anno_article_draft_offer_date (draft, raw);
}

/* What the page prints for people, where it doesn't say it for machines. */
static void
take_printed (AnnoArticleDraft *draft, const AnnoPage *page, const GPtrArray *parts,
              const xmlNode *byline)
{
  AnnoMeta *meta = &draft->meta;

  if (meta->byline == NULL && byline != NULL)
    meta->byline = anno_page_head_read_name (byline);
  g_autofree char *printed
      = meta->date == NULL ? anno_page_head_find_date (page, parts, byline) : NULL;
  if (printed == NULL)
    return;
  meta->date = anno_printed_date_read (printed);
  meta->date_origin = g_strdup ("dateline");
  g_free (meta->raw_date);
  meta->raw_date = g_steal_pointer (&printed);
}

/* Where the page has the text for machines only, as where a script is to put it in. */
static void
add_stored_body (AnnoArticleDraft *draft, AnnoBlockText *text, const char *body)
{
  g_auto (GStrv) lines = g_strsplit (body, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    anno_block_text_block (text, ANNO_BLOCK_PARAGRAPH, lines[i]);
  anno_article_draft_note (
      draft, _("The text is what the page stores for search engines; the page shows less of it."));
}

static void
add_page_body (const AnnoPage *page, AnnoBlockText *text, GPtrArray *parts, xmlNode *byline)
{
  if (byline != NULL)
    {
      anno_page_head_add_byline (byline, text);
      anno_page_mark (byline)->state = ANNO_PAGE_OUT;
    }
  anno_page_body_add (parts, text);
}

static gboolean
is_stored_longer (const GPtrArray *parts, const char *body)
{
  return body != NULL && g_utf8_strlen (body, -1) > MIN_STORED
         && g_utf8_strlen (body, -1) > 2 * (glong) anno_page_body_length (parts);
}

/* FALSE where the page has no article. */
static gboolean
make_text (AnnoArticleDraft *draft, xmlDoc *doc, const AnnoPageFacts *facts,
           const AnnoImportOptions *options)
{
  g_autoptr (AnnoPage) page = anno_page_new (doc);
  g_autoptr (AnnoBlockText) text = anno_block_text_new (options->kept);

  if (page == NULL)
    return FALSE;
  g_autoptr (GPtrArray) parts = anno_page_body_find (page, draft->meta.title);
  gboolean stored = is_stored_longer (parts, facts->body);
  if (!stored && !anno_page_body_is_article (parts, facts->article))
    return FALSE;
  xmlNode *byline = anno_page_head_find_byline (page, parts);
  take_printed (draft, page, parts, byline);
  anno_block_text_block (text, ANNO_BLOCK_TITLE, draft->meta.title);
  if (stored)
    add_stored_body (draft, text, facts->body);
  else
    add_page_body (page, text, parts, byline);
  anno_article_draft_take_text (draft, text);
  if (anno_printed_head_read (draft, NULL) && draft->meta.date == NULL)
    take_address_date (draft);
  return TRUE;
}

static gboolean
read_tree (xmlDoc *doc, AnnoCharsetText *source, const char *url, const AnnoImportOptions *options,
           const AnnoDraftSink *sink, GError **error)
{
  g_autoptr (AnnoArticleDraft) draft = anno_article_draft_new ();
  g_autoptr (AnnoPageFacts) facts = anno_page_metadata_read (doc);

  take_meta (draft, facts, url);
  anno_article_draft_take_notes (draft, source->notes);
  if (!make_text (draft, doc, facts, options))
    {
      anno_draft_sink_skip (sink, url != NULL ? url : _("page"),
                            _("There is no article on this page."));
      return TRUE;
    }
  return anno_draft_sink_give (sink, g_steal_pointer (&draft), error);
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
read_html (GBytes *bytes, const AnnoImportOptions *options, const AnnoDraftSink *sink,
           GError **error)
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
