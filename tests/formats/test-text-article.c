/* Proves formats/text-article: the words as they came, and what their layout says. */
#include "formats/text-article.h"

#include <string.h>

static gboolean
keep_cb (AnnoArticleDraft *draft, gpointer data)
{
  AnnoArticleDraft **kept = data;

  g_assert_null (*kept);
  *kept = draft;
  return TRUE;
}

static AnnoArticleDraft *
read_text (const char *data, gsize n_bytes, const char *encoding)
{
  AnnoImportOptions options = { .kept = ANNO_BLOCKS_USUAL, .encoding = encoding };
  AnnoArticleDraft *draft = NULL;
  AnnoDraftSink sink = { .article = keep_cb, .data = &draft };
  g_autoptr (GBytes) bytes = g_bytes_new (data, n_bytes);
  g_autoptr (GError) error = NULL;

  g_assert_true (anno_text_article_format.read (bytes, &options, &sink, &error));
  g_assert_no_error (error);
  g_assert_nonnull (draft);
  return draft;
}

#define BYTES(text) (text), sizeof (text) - 1

static void
test_head (void)
{
  g_autoptr (AnnoArticleDraft) draft = read_text (
      BYTES ("Trump walks  back\r\n\r\nBy Ann Lee\r\nFriday, July 21, 2017\r\n\r\nWords.\r\n"),
      NULL);

  g_assert_cmpstr (
      draft->text, ==,
      "Trump walks  back\r\n\r\nBy Ann Lee\r\nFriday, July 21, 2017\r\n\r\nWords.\r\n");
  g_assert_cmpstr (draft->meta.title, ==, "Trump walks back");
  g_assert_cmpstr (draft->meta.byline, ==, "By Ann Lee");
  g_assert_cmpstr (draft->meta.date, ==, "2017-07-21");
  g_assert_cmpstr (draft->meta.date_origin, ==, "dateline");
  g_assert_cmpstr (draft->meta.raw_date, ==, "Friday, July 21, 2017");
  g_assert_cmpuint (draft->meta.rule, ==, 0);
  g_assert_cmpuint (draft->notes->len, ==, 0);
}

static void
test_bare (void)
{
  g_autoptr (AnnoArticleDraft) draft = read_text (BYTES ("Only words, one after another."), NULL);
  g_autoptr (AnnoArticleDraft) empty = read_text (BYTES (""), NULL);

  g_assert_cmpstr (draft->text, ==, "Only words, one after another.");
  g_assert_null (draft->meta.title);
  g_assert_null (draft->meta.byline);
  g_assert_null (draft->meta.date);
  g_assert_null (draft->meta.date_origin);
  g_assert_cmpstr (empty->text, ==, "");
}

static void
test_encodings (void)
{
  g_autoptr (AnnoArticleDraft) guessed = read_text (BYTES ("Caf\xE9 ouvert\r\rC\x92"
                                                           "est tr\xE8s bien"),
                                                    NULL);
  g_autoptr (AnnoArticleDraft) told = read_text (BYTES ("\xCF\xF0"), "KOI8-R");
  g_autoptr (AnnoArticleDraft) marked = read_text (BYTES ("\xEF\xBB\xBFHi\n"), NULL);

  g_assert_cmpstr (guessed->text, ==, "Café ouvert\r\rC’est très bien");
  g_assert_cmpuint (guessed->notes->len, ==, 1);
  g_assert_nonnull (strstr (guessed->notes->pdata[0], "Windows-1252"));
  g_assert_cmpstr (told->text, ==, "оП");
  g_assert_cmpuint (told->notes->len, ==, 0);
  g_assert_cmpstr (marked->text, ==, "Hi\n");
}

static gboolean
refuse_cb (AnnoArticleDraft *draft, gpointer data)
{
  anno_article_draft_free (draft);
  return FALSE;
}

static void
test_ends (void)
{
  AnnoImportOptions options = { .kept = ANNO_BLOCKS_USUAL };
  AnnoDraftSink sink = { .article = refuse_cb };
  g_autoptr (GBytes) words = g_bytes_new_static ("words", 5);
  g_autoptr (GBytes) binary = g_bytes_new_static ("wo\0rds", 6);
  g_autoptr (GError) error = NULL;

  g_assert_false (anno_text_article_format.read (words, &options, &sink, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (anno_text_article_format.read (binary, &options, &sink, &error));
  g_assert_error (error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_ENCODING);
  g_assert_nonnull (strstr (error->message, "byte 3"));
}

static void
test_sniff (void)
{
  g_assert_cmpuint (anno_text_article_format.sniff (BYTES ("words")), ==, 1);
  g_assert_cmpuint (anno_text_article_format.sniff (BYTES ("\xFF\xFEw\0")), ==, 1);
  g_assert_cmpuint (anno_text_article_format.sniff (BYTES ("")), ==, 1);
  g_assert_cmpuint (anno_text_article_format.sniff (BYTES ("<i>words</i>")), ==, 1);
  g_assert_cmpuint (anno_text_article_format.sniff (BYTES ("\xEF\xBB\xBF\n<?xml version='1.0'?>")), ==, 0);
  g_assert_cmpuint (anno_text_article_format.sniff (BYTES ("<rss><channel>")), ==, 0);
  g_assert_cmpuint (anno_text_article_format.sniff (BYTES ("\x7F"
                                                           "ELF\0\0")),
                    ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-article/head", test_head);
  g_test_add_func ("/text-article/bare", test_bare);
  g_test_add_func ("/text-article/encodings", test_encodings);
  g_test_add_func ("/text-article/ends", test_ends);
  g_test_add_func ("/text-article/sniff", test_sniff);
  return g_test_run ();
}
