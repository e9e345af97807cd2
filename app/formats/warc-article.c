#include "formats/warc-article.h"

#include "formats/charset.h"
#include "formats/draft-sink.h"
#include "formats/header-lines.h"
#include "formats/html-article.h"
#include "formats/http-response.h"
#include "formats/warc-reader.h"
#include "formats/warc-stream.h"
#include "text/plain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const extensions[] = { "warc", "warc.gz", NULL };

/* Broken records that are named before the others are only counted. */
#define MOST_NAMED 100
/* An address in a message. */
#define MOST_SHOWN 200

typedef struct
{
  const AnnoImportOptions *options;
  const AnnoDraftSink *sink;
  AnnoSkipTally *tally;
  const AnnoWarcRecord *record; /* in hand */
} Reading;

/* What a record holds, without what it was sent in. */
typedef struct
{
  GBytes *bytes;
  char *type; /* in lower case; NULL where nothing says one */
  char *charset;
} Payload;

static void
payload_clear (Payload *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->type, g_free);
  g_clear_pointer (&self->charset, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Payload, payload_clear)

static guint
sniff (const char *head, gsize n_bytes)
{
  return anno_warc_stream_is_archive (head, n_bytes) ? 2 : 0;
}

static gboolean
is_of_type (const AnnoWarcRecord *record, const char *const *types)
{
  return record->type != NULL && g_strv_contains (types, record->type);
}

/* Requests, what was said about others, and pages that are the same as before are passed over. */
static gboolean
may_hold_article (const AnnoWarcRecord *record)
{
  static const char *const types[] = { "response", "resource", "conversion", NULL };

  return is_of_type (record, types);
}

/* A record that should have given an article, and didn't. */
static void
name_skipped (const Reading *self, const char *why)
{
  g_autofree char *plain = self->record->url != NULL ? anno_plain_clean (self->record->url) : NULL;
  g_autofree char *url
      = plain != NULL ? g_utf8_substring (plain, 0, MIN (g_utf8_strlen (plain, -1), MOST_SHOWN))
                      : NULL;
  /* Translators: a record of a web archive, by its number, and its address. */
  g_autofree char *part = url != NULL
                              ? g_strdup_printf (_("record %u (%s)"), self->record->number, url)
                              : g_strdup_printf (_("record %u"), self->record->number);

  anno_skip_tally_name (self->tally, part, why);
}

/* Pages that don't say their type begin as pages do. */
static gboolean
looks_like_page (const Payload *payload)
{
  gsize n = 0;
  const char *data = g_bytes_get_data (payload->bytes, &n);
  const char *end = n > 0 ? data + n : data;

  while (data < end && g_ascii_isspace (*data))
    data++;
  return (end - data > 9 && g_ascii_strncasecmp (data, "<!doctype", 9) == 0)
         || (end - data > 5 && g_ascii_strncasecmp (data, "<html", 5) == 0);
}

static gboolean
is_page (const Payload *payload)
{
  if (payload->type == NULL)
    return looks_like_page (payload);
  return g_str_equal (payload->type, "text/html")
         || g_str_equal (payload->type, "application/xhtml+xml");
}

static gboolean
is_plain (const Payload *payload)
{
  return payload->type != NULL && g_str_equal (payload->type, "text/plain");
}

/* Types are many in an archive, and tell what to expect no article from. */
static void
count_type (const Reading *self, const char *type)
{
  g_autofree char *plain = type != NULL ? anno_plain_clean (type) : NULL;

  if (plain == NULL || *plain == '\0' || strlen (plain) > 80)
    {
      anno_skip_tally_count (self->tally,
                             _("Their type isn’t said, and they don’t look like a page."));
      return;
    }
  /* Translators: of parts of a web archive; “image/png” */
  g_autofree char *why
      = g_strdup_printf (_("Of the type “%s”, no page and no plain text."), plain);
  anno_skip_tally_count (self->tally, why);
}

static gboolean
may_be_read (const Payload *payload)
{
  return payload->type == NULL || is_page (payload) || is_plain (payload);
}

/* An answer over HTTP. Nothing in @payload where it gives no article. */
static void
read_response (const Reading *self, Payload *payload)
{
  AnnoHttpResponse response;
  g_autoptr (GError) why = NULL;

  if (!anno_http_response_read (&response, self->record->block, self->record->n_block, &why))
    {
      name_skipped (self, why->message);
      return;
    }
  if (response.status / 100 != 2)
    {
      g_autofree char *status
          = response.status > 0
                ? g_strdup_printf (_("The server answered with the status %u."), response.status)
                : g_strdup (_("The answer of the server says no status."));
      anno_skip_tally_count (self->tally, status);
      return;
    }
  g_autofree char *type = anno_header_lines_find (response.head, response.n_head, "Content-Type");
  payload->type = anno_header_lines_split_type (type, &payload->charset);
  if (!may_be_read (payload))
    {
      count_type (self, payload->type);
      return;
    }
  payload->bytes = anno_http_response_unpack (&response, &why);
  if (payload->bytes == NULL)
    name_skipped (self, why->message);
}

static void
read_payload (const Reading *self, Payload *payload)
{
  const AnnoWarcRecord *record = self->record;
  g_autofree char *charset = NULL;
  g_autofree char *type = anno_header_lines_split_type (record->content_type, &charset);

  if (g_strcmp0 (type, "application/http") == 0
      || (type == NULL && g_str_equal (record->type, "response")))
    {
      read_response (self, payload);
      return;
    }
  payload->type = g_steal_pointer (&type);
  payload->charset = g_steal_pointer (&charset);
  if (may_be_read (payload))
    payload->bytes = g_bytes_new (record->block, record->n_block);
  else
    count_type (self, payload->type);
}

/* What the archive knows, where the page doesn't say it. */
static gboolean
article_cb (AnnoArticleDraft *draft, gpointer data)
{
  const Reading *self = data;

  if (draft->meta.url == NULL)
    draft->meta.url = g_strdup (self->record->url);
  if (draft->meta.id == NULL)
    draft->meta.id = g_strdup (self->record->id);
  return self->sink->article (draft, self->sink->data);
}

/* Archives are full of pages without an article. */
static void
skipped_cb (const char *part, const char *why, gpointer data)
{
  const Reading *self = data;

  anno_skip_tally_count (self->tally, why);
}

static gboolean
read_plain (Reading *self, const Payload *payload, GError **error)
{
  AnnoCharsetHints hints = { .told = self->options->encoding, .declared = payload->charset };
  g_autoptr (AnnoCharsetText) text = anno_charset_decode (payload->bytes, &hints, error);

  if (text == NULL)
    return FALSE;
  g_autoptr (AnnoArticleDraft) draft = anno_article_draft_new ();
  draft->text = g_steal_pointer (&text->text);
  anno_article_draft_take_notes (draft, text->notes);
  AnnoDraftSink sink = { .article = article_cb, .data = self };
  return anno_draft_sink_give (&sink, g_steal_pointer (&draft), error);
}

/* FALSE only where that was enough. */
static gboolean
read_record (Reading *self, GError **error)
{
  g_auto (Payload) payload = { NULL };
  g_autoptr (GError) why = NULL;
  AnnoDraftSink sink = { .article = article_cb, .skipped = skipped_cb, .data = self };
  gboolean done;

  if (!may_hold_article (self->record))
    return TRUE;
  read_payload (self, &payload);
  if (payload.bytes == NULL)
    return TRUE;
  if (is_page (&payload))
    done = anno_html_article_read_page (payload.bytes, payload.charset, self->record->url,
                                        self->options, &sink, &why);
  else if (is_plain (&payload))
    done = read_plain (self, &payload, &why);
  else
    {
      count_type (self, NULL);
      return TRUE;
    }
  if (!done && g_error_matches (why, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&why));
      return FALSE;
    }
  if (!done)
    anno_skip_tally_count (self->tally, why->message);
  return TRUE;
}

static gboolean
read_records (Reading *self, AnnoWarcReader *reader, guint64 n_bytes, GError **error)
{
  guint64 told = 0;

  for (;;)
    {
      g_autoptr (GError) why = NULL;
      const AnnoWarcRecord *record = anno_warc_reader_next (reader, &why);
      if (record == NULL && why == NULL)
        break;
      self->record = anno_warc_reader_get_record (reader);
      if (why == NULL && !read_record (self, error))
        return FALSE;
      /* Whatever is wrong with what isn't asked for is no loss. */
      if (why != NULL && (self->record->type == NULL || may_hold_article (self->record)))
        name_skipped (self, why->message);
      anno_draft_sink_progress (self->sink, anno_warc_reader_get_done (reader), n_bytes, &told);
    }
  anno_draft_sink_progress (self->sink, n_bytes, n_bytes, &told);
  return TRUE;
}

static gboolean
read_window (AnnoByteWindow *window, const AnnoImportOptions *options, const AnnoDraftSink *sink,
             GError **error)
{
  g_autoptr (AnnoSkipTally) tally = anno_skip_tally_new (sink, MOST_NAMED);
  g_autoptr (AnnoWarcReader) reader = anno_warc_reader_new (window);
  Reading self = { .options = options, .sink = sink, .tally = tally };

  gboolean done = read_records (&self, reader, anno_byte_window_get_size (window), error);
  anno_skip_tally_tell (tally);
  if (done && anno_warc_reader_get_record (reader)->number == 0)
    {
      g_set_error_literal (
          error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_BROKEN,
          _("There is no record of a web archive in this file that can be read."));
      return FALSE;
    }
  return done;
}

const AnnoArticleFormat anno_warc_article_format = {
  .id = "warc",
  .name = N_("Web archive (WARC)"),
  .extensions = extensions,
  .sniff = sniff,
  .read_window = read_window,
};
