/* Proves formats/warc-article: which records become articles, and what is told of the others. */
#include "formats/warc-article.h"

#include "draft-list.h"
#include "formats/article-formats.h"
#include "formats/http-response.h"
#include "formats/warc-reader.h"
#include "warc-scene.h"

#include <string.h>

static const char html[] = "Content-Type: text/html; charset=utf-8\r\n";
#define PROSE                                                                                      \
  ", said the mayor on Monday, and the council of the town, which had met until late at night, "   \
  "did "                                                                                           \
  "not disagree, although some of its members had asked for another week to read all of it.</p>"
static const char page[]
    = "<html><head><title>The bridge is to be built</title></head><body><article>"
      "<h1>The bridge is to be built</h1><p>“One” bridge will do" PROSE
      "<p>Another one costs more" PROSE "<p>The third one is old" PROSE
      "<p>And another one would be nice" PROSE "</article></body></html>";

static void
read_archive (DraftList *list, const GByteArray *archive)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (anno_article_format_guess ((const char *) archive->data,
                                            MIN (archive->len, ANNO_SNIFF_BYTES), "a.txt")
                 == &anno_warc_article_format);
  g_assert_true (draft_list_read (list, &anno_warc_article_format, (const char *) archive->data,
                                  archive->len, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (list->done, ==, 1);
}

static void
check_skips (const DraftList *list, const char *expected)
{
  g_autofree char *skips = draft_list_skips (list);
  g_assert_cmpstr (skips, ==, expected);
}

static void
check_page (const AnnoArticleDraft *draft, const char *name)
{
  g_autofree char *url = g_strconcat ("http://example.org/", name, NULL);

  g_assert_nonnull (strstr (draft->text, "\n“One” bridge will do, said the mayor on Monday, and "));
  g_assert_nonnull (strstr (draft->text, "\nAnd another one would be nice, said the mayor"));
  g_assert_cmpstr (draft->meta.title, ==, "The bridge is to be built");
  g_assert_cmpstr (draft->meta.url, ==, url);
  g_assert_null (draft->meta.date);
}

typedef enum
{
  AS_IT_IS,
  GZIP,
  ZLIB,
  DEFLATE,
} Packing;

/* @body as it is sent in chunks. */
static GByteArray *
cut_in_chunks (const GByteArray *body, gboolean ended)
{
  GByteArray *out = g_byte_array_new ();

  for (guint at = 0; at < body->len; at += 50)
    {
      guint n = MIN (50, body->len - at);
      g_autofree char *size = g_strdup_printf (at == 0 ? "%x;name=value\r\n" : "%X \r\n", n);
      g_byte_array_append (out, (const guint8 *) size, (guint) strlen (size));
      g_byte_array_append (out, body->data + at, n);
      g_byte_array_append (out, (const guint8 *) "\r\n", 2);
    }
  if (ended)
    g_byte_array_append (out, (const guint8 *) "0\r\nTrailer: x\r\n\r\n", 17);
  return out;
}

static GByteArray *
pack (Packing packing)
{
  static const GZlibCompressorFormat formats[]
      = { 0, G_ZLIB_COMPRESSOR_FORMAT_GZIP, G_ZLIB_COMPRESSOR_FORMAT_ZLIB,
          G_ZLIB_COMPRESSOR_FORMAT_RAW };

  if (packing == AS_IT_IS)
    return g_byte_array_append (g_byte_array_new (), (const guint8 *) page, sizeof page - 1);
  return warc_scene_pack ((const guint8 *) page, sizeof page - 1, formats[packing]);
}

/* In each way that it may be sent, or said to be, the page is the same. */
static void
test_sent (void)
{
  static const struct
  {
    const char *lines;
    Packing packing;
    gboolean chunked, ended;
  } cases[] = {
    { "Content-Type: text/html\r\n", AS_IT_IS },
    { "content-type:TEXT/HTML;charset=\"UTF-8\"\r\n", AS_IT_IS },
    { "Content-Type: application/xhtml+xml\r\n", AS_IT_IS },
    { "Content-Type: text/html\r\nContent-Length: 3\r\n", AS_IT_IS },
    { "Content-Type: text/html\r\nContent-Encoding: gzip\r\n", GZIP },
    { "Content-Type: text/html\r\nContent-Encoding: x-gzip, identity\r\n", GZIP },
    { "Content-Type: text/html\r\nContent-Encoding: gzip\r\n", AS_IT_IS },
    { "Content-Type: text/html\r\nContent-Encoding: deflate\r\n", ZLIB },
    { "Content-Type: text/html\r\nContent-Encoding: Deflate\r\n", DEFLATE },
    { "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n", AS_IT_IS, TRUE, TRUE },
    { "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n", AS_IT_IS, TRUE, FALSE },
    { "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n", AS_IT_IS },
    { "TRANSFER-ENCODING: Chunked\r\nContent-Encoding: gzip\r\nContent-Type: text/html\r\n", GZIP,
      TRUE, TRUE },
    { "Server: none\r\n", AS_IT_IS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (DraftList) list;
      g_autoptr (GByteArray) archive = g_byte_array_new ();
      g_autoptr (GByteArray) packed = pack (cases[i].packing);
      g_autoptr (GByteArray) body = cases[i].chunked ? cut_in_chunks (packed, cases[i].ended)
                                                     : g_byte_array_ref (packed);
      g_test_message ("%s", cases[i].lines);
      draft_list_init (&list);
      warc_scene_add_response (archive, "a", "200 OK", cases[i].lines, (const char *) body->data,
                               body->len);
      read_archive (&list, archive);
      check_skips (&list, "");
      check_page (draft_list_get (&list, 0), "a");
      g_assert_cmpstr (draft_list_get (&list, 0)->meta.id, ==, "urn:uuid:a");
    }
}

static const struct
{
  const char *lines;
  const char *body;
  const char *why;
} broken[] = {
  { "Transfer-Encoding: chunked\r\n", "5\r\nabcdeXX3\r\nabc\r\n0\r\n\r\n",
    "The sizes of the chunks that the answer was sent in are wrong." },
  { "Transfer-Encoding: chunked\r\n", "5\r\nabcde\r\nzz\r\nabc\r\n0\r\n\r\n",
    "The sizes of the chunks that the answer was sent in are wrong." },
  { "Transfer-Encoding: chunked\r\n", "fffffffffffffffffffffff\r\nabc\r\n",
    NULL },
  { "Transfer-Encoding: chunked\r\n", "500\r\nabcde",
    "A chunk of the answer ends too early; it may have been cut off." },
  { "Content-Encoding: gzip\r\n", "\x1f\x8b\x08\x01\x01\x01\x01\x01\x01\x01 damaged",
    "What is compressed in it is damaged." },
  { "Content-Encoding: gzip\r\n", "\x1f\x8b\x08",
    "What is compressed in it ends too early; it may have been cut off." },
  { "Content-Encoding: br\r\n", "x", "It is compressed in a way that can’t be read here: “br”." },
  { "Content-Encoding: gzip, gzip, gzip\r\n", "x", "It is compressed over and over." },
};

static void
test_broken (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_auto (DraftList) list;
      g_autoptr (GByteArray) archive = g_byte_array_new ();
      g_autofree char *lines = g_strconcat (html, broken[i].lines, NULL);
      g_autofree char *expected
          = g_strdup_printf ("record 1 (http://example.org/a): %s\n", broken[i].why);

      draft_list_init (&list);
      warc_scene_add_response (archive, "a", "200 OK", lines, broken[i].body,
                               strlen (broken[i].body));
      warc_scene_add_response (archive, "b", "200 OK", html, page, strlen (page));
      read_archive (&list, archive);
      check_page (draft_list_get (&list, list.drafts->len - 1), "b");
      if (broken[i].why != NULL)
        check_skips (&list, expected);
    }
}

/* Bodies that grow beyond all measure. */
static void
test_bombs (void)
{
  g_auto (DraftList) list;
  g_autoptr (GByteArray) archive = g_byte_array_new ();
  g_autofree char *lines = g_strconcat (html, "Content-Encoding: gzip\r\n", NULL);
  g_autofree char *twice = g_strconcat (html, "Content-Encoding: gzip, gzip\r\n", NULL);
  gsize n = 80 * 1024 * 1024;
  g_autofree guint8 *zeros = g_malloc0 (n);
  g_autoptr (GByteArray) packed = warc_scene_pack (zeros, n, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GByteArray) again
      = warc_scene_pack (packed->data, packed->len, G_ZLIB_COMPRESSOR_FORMAT_GZIP);

  for (gsize i = 0; i < n; i += 512)
    zeros[i] = (guint8) (i * 2654435761u >> 13);
  g_autoptr (GByteArray) large = warc_scene_pack (zeros, n, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_assert_cmpuint (large->len, >, n / 200);

  draft_list_init (&list);
  warc_scene_add_response (archive, "a", "200 OK", lines, (const char *) packed->data, packed->len);
  warc_scene_add_response (archive, "b", "200 OK", twice, (const char *) again->data, again->len);
  warc_scene_add_response (archive, "c", "200 OK", lines, (const char *) large->data, large->len);
  warc_scene_add_response (archive, "d", "200 OK", html, page, strlen (page));
  read_archive (&list, archive);
  g_assert_cmpuint (list.drafts->len, ==, 1);
  check_page (draft_list_get (&list, 0), "d");
  check_skips (&list, "record 1 (http://example.org/a): Unpacked, it would be more than 200 times "
                      "as large as it is, which no page is.\n"
                      "record 2 (http://example.org/b): Unpacked, it would be more than 200 times "
                      "as large as it is, which no page is.\n"
                      "record 3 (http://example.org/c): Unpacked, it would be larger than 64 MiB, "
                      "the most that can be read.\n");
}

/* What is no page is summed up by its reason. */
static void
test_sums (void)
{
  static const char *const others[] = { "request", "metadata", "revisit", "warcinfo", "continuation" };
  g_auto (DraftList) list;
  g_autoptr (GByteArray) archive = g_byte_array_new ();

  draft_list_init (&list);
  for (guint i = 0; i < 3; i++)
    {
      warc_scene_add_response (archive, "a", "404 Not Found", html, page, strlen (page));
      warc_scene_add_response (archive, "b", "200 OK", "Content-Type: Image/PNG\r\n", "\x89", 1);
    }
  warc_scene_add_response (archive, "c", "301 Moved", html, page, strlen (page));
  warc_scene_add_response (archive, "d", "what", html, page, strlen (page));
  warc_scene_add_response (archive, "e", "200 OK", "", "{}", 2);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *headers
          = g_strdup_printf ("WARC-Type: %s\r\nContent-Type: text/html\r\n", others[i]);
      warc_scene_add_raw (archive, headers, -1, page, strlen (page));
    }
  warc_scene_add_raw (archive, "WARC-Type: response\r\nContent-Type: text/dns\r\n", -1, "x", 1);
  warc_scene_add_raw (archive, "WARC-Type: response\r\nContent-Type: application/http\r\n", -1, "x", 1);
  read_archive (&list, archive);
  g_assert_cmpuint (list.drafts->len, ==, 0);
  check_skips (&list,
               "record 16: The answer of the server has no header.\n"
               "3 parts: The server answered with the status 404.\n"
               "3 parts: Of the type “image/png”, no page and no plain text.\n"
               "1 part: The server answered with the status 301.\n"
               "1 part: The answer of the server says no status.\n"
               "1 part: Their type isn’t said, and they don’t look like a page.\n"
               "1 part: Of the type “text/dns”, no page and no plain text.\n");
}

/* However many are broken, and for however many reasons, what is told stays short. */
static void
test_floods (void)
{
  g_auto (DraftList) list;
  g_autoptr (GByteArray) archive = g_byte_array_new ();

  draft_list_init (&list);
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *lines = g_strdup_printf ("Content-Type: a/%u\r\n", i);
      warc_scene_add_response (archive, "a", "200 OK", lines, "x", 1);
      warc_scene_add_raw (archive, "WARC-Type: response\r\n", 7, "x", 1);
    }
  read_archive (&list, archive);
  g_assert_cmpuint (list.skipped->len, ==, 100 + 64 + 2);
  g_assert_cmpstr (list.skipped->pdata[164], ==,
                   "236 parts: There are other reasons, too many to list.");
  g_assert_cmpstr (list.skipped->pdata[165], ==,
                   "200 parts: More could not be read; only the first ones are named.");
}

static void
test_plain (void)
{
  g_auto (DraftList) list;
  g_autoptr (GByteArray) archive = g_byte_array_new ();

  draft_list_init (&list);
  warc_scene_add_response (archive, "a", "206 Partial", "Content-Type: text/plain\r\n",
                           "Is it “plain”?\r\n\r\n Yes.", 27);
  warc_scene_add_response (archive, "b", "200 OK", "Content-Type: text/plain; charset=latin1\r\n",
                           "caf\xe9\n", 5);
  warc_scene_add_raw (archive, "WARC-Type: conversion\r\nContent-Type: text/plain\r\n"
                               "WARC-Target-URI: http://example.org/c\r\n", -1, "words", 5);
  warc_scene_add_response (archive, "d", "200 OK", "Content-Type: text/plain\r\n", "some words\0more", 15);
  read_archive (&list, archive);
  g_assert_cmpuint (list.drafts->len, ==, 3);
  g_assert_cmpstr (draft_list_get (&list, 0)->text, ==, "Is it “plain”?\r\n\r\n Yes.");
  g_assert_cmpstr (draft_list_get (&list, 0)->meta.url, ==, "http://example.org/a");
  g_assert_cmpuint (draft_list_get (&list, 0)->meta.rule, ==, 0);
  g_assert_cmpstr (draft_list_get (&list, 1)->text, ==, "café\n");
  g_assert_cmpstr (draft_list_get (&list, 2)->text, ==, "words");
  g_assert_cmpuint (list.skipped->len, ==, 1);
  g_assert_true (g_str_has_prefix (list.skipped->pdata[0], "1 part: "));
}

/* What the server answered in each of the examples, whatever it was sent in. */
static void
test_payloads (void)
{
  static const struct
  {
    const char *name;
    gsize n_bytes;
    const char *words;
  } cases[] = {
    { "example.warc", 1270, "<title>Example Domain</title>" },
    { "example.warc.gz", 1270, "<title>Example Domain</title>" },
    { "example-bad-non-chunked.warc.gz", 1270, "<title>Example Domain</title>" },
    { "example-iana.org-chunked.warc", 7223, "Internet Assigned Numbers Authority</title>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize n = 0;
      g_autofree char *path = g_strconcat ("warc/", cases[i].name, NULL);
      g_autofree char *data = draft_list_load (path, &n);
      g_autoptr (AnnoByteWindow) window = anno_byte_window_new_for_text (data, n);
      g_autoptr (AnnoWarcReader) reader = anno_warc_reader_new (window);
      const AnnoWarcRecord *record = anno_warc_reader_next (reader, NULL);
      AnnoHttpResponse response;
      while (!g_str_equal (record->type, "response"))
        record = anno_warc_reader_next (reader, NULL);
      g_assert_true (anno_http_response_read (&response, record->block, record->n_block, NULL));
      g_assert_cmpuint (response.status, ==, 200);
      g_autoptr (GBytes) page_bytes = anno_http_response_unpack (&response, NULL);
      gsize n_page = 0;
      const char *html_page = g_bytes_get_data (page_bytes, &n_page);
      g_assert_cmpuint (n_page, ==, cases[i].n_bytes);
      g_assert_nonnull (g_strstr_len (html_page, (gssize) n_page, cases[i].words));
    }
}

#define EXAMPLE "This domain is established to be used for illustrative examples in documents."

static void
test_files (void)
{
  static const struct
  {
    const char *name;
    const char *url, *id, *words; /* NULL where there is no article */
    const char *skips;
  } cases[] = {
    { "example.warc", "http://example.com/", "urn:uuid:a9c51e3e-0221-11e7-bf66-0242ac120005", EXAMPLE, "" },
    { "example.warc.gz", "http://example.com/", "urn:uuid:a9c51e3e-0221-11e7-bf66-0242ac120005", EXAMPLE, "" },
    { "example-bad-non-chunked.warc.gz", "http://example.com/", "urn:uuid:a9c51e3e-0221-11e7-bf66-0242ac120005", EXAMPLE, "" },
    { "example-resource.warc.gz", "http://example.com/", "urn:uuid:6e7f60da-2c7b-11e7-aaf7-0242ac120007",
      EXAMPLE, "" },
    { "example-trunc.warc", NULL, NULL, NULL,
      "record 3 (http://example.com/): It isn’t as long as its header says (Content-Length).\n" },
    { "example-iana.org-chunked.warc", "http://www.iana.org/",
      "urn:uuid:a96ae1a5-931d-4c45-96f3-98576d155f8b",
      "New Root Zone trust anchor being distributed. Following successful key ceremonies", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (DraftList) list;
      g_autoptr (GError) error = NULL;
      gsize n = 0;
      g_autofree char *path = g_strconcat ("warc/", cases[i].name, NULL);
      g_autofree char *data = draft_list_load (path, &n);

      draft_list_init (&list);
      g_assert_true (anno_article_format_guess (data, n, path) == &anno_warc_article_format);
      g_assert_true (draft_list_read (&list, &anno_warc_article_format, data, n, NULL, &error));
      check_skips (&list, cases[i].skips);
      g_assert_cmpuint (list.drafts->len, ==, cases[i].words != NULL);
      if (cases[i].words == NULL)
        continue;
      const AnnoArticleDraft *draft = draft_list_get (&list, 0);
      g_assert_cmpstr (draft->meta.url, ==, cases[i].url);
      g_assert_cmpstr (draft->meta.id, ==, cases[i].id);
      g_assert_nonnull (strstr (draft->text, cases[i].words));
      g_assert_null (draft->meta.date);
    }
}

static void
test_enough (void)
{
  g_auto (DraftList) list;
  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) archive = g_byte_array_new ();

  draft_list_init (&list);
  list.most = 2;
  for (guint i = 0; i < 5; i++)
    warc_scene_add_response (archive, "a", "200 OK", i % 2 ? html : "Content-Type: text/plain\r\n",
                             page, strlen (page));
  g_assert_false (draft_list_read (&list, &anno_warc_article_format, (const char *) archive->data,
                                   archive->len, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (list.drafts->len, ==, 2);
}

static void
test_sniff (void)
{
  static const char *const none[] = { "", "WARC", "warc/1.0", "\x1f\x8b\x08", "WARCs/1", "text" };
  g_autoptr (GByteArray) packed
      = warc_scene_pack ((const guint8 *) "no archive", 10, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GByteArray) empty
      = warc_scene_pack ((const guint8 *) "", 0, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GError) error = NULL;
  g_auto (DraftList) list;

  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_cmpuint (anno_warc_article_format.sniff (none[i], strlen (none[i])), ==, 0);
  g_assert_cmpuint (anno_warc_article_format.sniff ((char *) packed->data, packed->len), ==, 0);
  g_assert_cmpuint (anno_warc_article_format.sniff ((char *) empty->data, empty->len), ==, 0);
  g_assert_cmpuint (anno_warc_article_format.sniff ("WARC/1.1\r\n", 10), ==, 2);

  draft_list_init (&list);
  g_assert_false (draft_list_read (&list, &anno_warc_article_format, (char *) packed->data,
                                   packed->len, NULL, &error));
  g_assert_error (error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_BROKEN);
  g_assert_cmpstr (error->message, ==,
                   "There is no record of a web archive in this file that can be read.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/warc-article/sent", test_sent);
  g_test_add_func ("/warc-article/broken", test_broken);
  g_test_add_func ("/warc-article/bombs", test_bombs);
  g_test_add_func ("/warc-article/sums", test_sums);
  g_test_add_func ("/warc-article/floods", test_floods);
  g_test_add_func ("/warc-article/plain", test_plain);
  g_test_add_func ("/warc-article/payloads", test_payloads);
  g_test_add_func ("/warc-article/files", test_files);
  g_test_add_func ("/warc-article/enough", test_enough);
  g_test_add_func ("/warc-article/sniff", test_sniff);
  return g_test_run ();
}
