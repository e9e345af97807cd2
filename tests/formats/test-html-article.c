/* Proves formats/html-article: whole pages with their traps, pages without an article, and bytes
 * that want to do harm. */
#include "formats/html-article.h"

#include "draft-list.h"

#include <string.h>

typedef struct
{
  AnnoArticleDraft *draft;
  char *skipped; /* part: why */
} Kept;

static gboolean
keep_cb (AnnoArticleDraft *draft, gpointer data)
{
  Kept *kept = data;

  g_assert_null (kept->draft);
  kept->draft = draft;
  return TRUE;
}

static void
skip_cb (const char *part, const char *why, gpointer data)
{
  Kept *kept = data;

  g_assert_null (kept->skipped);
  kept->skipped = g_strdup_printf ("%s: %s", part, why);
}

static void
kept_clear (Kept *self)
{
  g_clear_pointer (&self->draft, anno_article_draft_free);
  g_clear_pointer (&self->skipped, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Kept, kept_clear)

static char *
find_data (const char *name)
{
  return g_build_filename (g_getenv ("ANNO_TEST_DATA"), "html", name, NULL);
}

static GBytes *
load (const char *name)
{
  g_autofree char *path = find_data (name);
  char *data = NULL;
  gsize n_bytes = 0;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &data, &n_bytes, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, n_bytes);
}

static void
read_page (GBytes *bytes, AnnoBlockKinds blocks, Kept *kept)
{
  AnnoImportOptions options = { .kept = blocks };
  AnnoDraftSink sink = { keep_cb, skip_cb, NULL, kept };
  g_autoptr (GError) error = NULL;

  g_assert_true (anno_html_article_format.read (bytes, &options, &sink, &error));
  g_assert_no_error (error);
}

static void
add_fact (GString *out, const char *name, const char *value)
{
  if (value != NULL)
    g_string_append_printf (out, "%s: %s\n", name, value);
}

/* As the files beside the pages say it. */
static char *
print_draft (const AnnoArticleDraft *draft)
{
  GString *out = g_string_new (NULL);

  add_fact (out, "title", draft->meta.title);
  add_fact (out, "byline", draft->meta.byline);
  add_fact (out, "date", draft->meta.date);
  add_fact (out, "origin", draft->meta.date_origin);
  add_fact (out, "language", draft->meta.language);
  add_fact (out, "source", draft->meta.source);
  add_fact (out, "url", draft->meta.url);
  if (draft->notes->len > 0)
    g_string_append_printf (out, "notes: %u\n", draft->notes->len);
  g_string_append_printf (out, "\n%s", draft->text);
  return g_string_free (out, FALSE);
}

static void
test_pages (void)
{
  static const char *const names[]
      = { "news-article", "div-soup",    "glued-byline", "several-headings", "live-blog",
          "amp",          "broken-json", "script-only",  "framed",           "undeclared-1252",
          "arabic",       "japanese",    "russian" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_auto (Kept) kept = { 0 };
      g_autofree char *page = g_strconcat (names[i], ".html", NULL);
      g_autofree char *wanted = g_strconcat (names[i], ".txt", NULL);
      g_autoptr (GBytes) bytes = load (page);
      g_autoptr (GBytes) text = load (wanted);
      g_test_message ("%s", page);
      read_page (bytes, ANNO_BLOCKS_USUAL, &kept);
      g_assert_nonnull (kept.draft);
      g_autofree char *got = print_draft (kept.draft);
      g_autofree char *want = g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text));
      g_assert_cmpstr (got, ==, want);
      g_assert_cmpuint (kept.draft->meta.rule, ==, ANNO_BLOCK_TEXT_RULE);
    }
}

static void
test_left_out (void)
{
  g_auto (Kept) usual = { 0 };
  g_auto (Kept) all = { 0 };
  g_autoptr (GBytes) bytes = load ("news-article.html");

  read_page (bytes, ANNO_BLOCKS_USUAL, &usual);
  read_page (bytes, ANNO_BLOCKS_USUAL | ANNO_BLOCK_BIT (ANNO_BLOCK_CAPTION), &all);
  g_assert_cmpuint (usual.draft->left_out[ANNO_BLOCK_CAPTION], ==, 1);
  g_assert_cmpuint (usual.draft->left_out[ANNO_BLOCK_ASIDE], >, 0);
  g_assert_cmpuint (usual.draft->left_out[ANNO_BLOCK_PARAGRAPH], ==, 0);
  g_assert_null (strstr (usual.draft->text, "The bridge on Tuesday."));
  g_assert_nonnull (strstr (all.draft->text, "The bridge on Tuesday."));
}

static void
test_no_article (void)
{
  static const char *const names[] = { "link-list.html", "login.html", "error.html" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_auto (Kept) kept = { 0 };
      g_autoptr (GBytes) bytes = load (names[i]);
      g_test_message ("%s", names[i]);
      read_page (bytes, ANNO_BLOCKS_USUAL, &kept);
      g_assert_null (kept.draft);
      g_assert_nonnull (strstr (kept.skipped, "no article"));
    }
}

/* What is known from outside goes first. */
static void
test_from_outside (void)
{
  g_auto (Kept) kept = { 0 };
  AnnoImportOptions options = { .kept = ANNO_BLOCKS_USUAL };
  AnnoDraftSink sink = { keep_cb, skip_cb, NULL, &kept };
  g_autoptr (GBytes) bytes = load ("undeclared-1252.html");

  g_assert_true (anno_html_article_read_page (bytes, "windows-1252", "https://echo.example/maire",
                                              &options, &sink, NULL));
  g_assert_cmpstr (kept.draft->meta.url, ==, "https://echo.example/maire");
  g_assert_cmpstr (kept.draft->meta.title, ==, "Le maire démissionne");
  g_assert_cmpuint (kept.draft->notes->len, ==, 0);
}

/* UTF-16, as some editors save pages. */
static void
test_wide (void)
{
  g_auto (Kept) kept = { 0 };
  g_autoptr (GBytes) bytes = load ("live-blog.html");
  gsize n = 0;
  g_autofree char *wide
      = g_convert (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), "UTF-16",
                   "UTF-8", NULL, &n, NULL);
  g_autoptr (GBytes) page = g_bytes_new (wide, n);

  g_assert_cmpuint (anno_html_article_format.sniff (wide, n), ==, 2);
  read_page (page, ANNO_BLOCKS_USUAL, &kept);
  g_assert_cmpstr (kept.draft->meta.title, ==, "Election night: as it happened");
  g_assert_cmpuint (kept.draft->notes->len, ==, 0);
}

/* The address names the day, where it is one. */
static void
test_address (void)
{
  static const struct
  {
    const char *url, *date;
  } cases[] = {
    { "https://echo.example/2017/07/21/maire", "2017-07-21" },
    { "https://echo.example/2017/7/1/maire", "2017-07-01" },
    { "https://echo.example/1234/56/78/2017/07/21/maire", "2017-07-21" },
    { "https://echo.example/2017/02/30/maire", NULL },
    { "https://echo.example/-17/07/21/maire", NULL },
    { "https://echo.example/12017/07/21/maire", NULL },
  };
  g_autoptr (GString) page = g_string_new ("<html><body><article><h1>The mayor went</h1>");

  for (guint i = 0; i < 4; i++)
    g_string_append (page, "<p>The mayor said, on the steps of the hall, that he would go, and that "
                           "nobody had asked him to, not even his friends.</p>");
  g_autoptr (GBytes) bytes = g_bytes_new (page->str, page->len);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Kept) kept = { NULL };
      AnnoImportOptions options = { .kept = ANNO_BLOCKS_USUAL };
      AnnoDraftSink sink = { keep_cb, skip_cb, NULL, &kept };
      g_test_message ("%s", cases[i].url);
      g_assert_true (
          anno_html_article_read_page (bytes, NULL, cases[i].url, &options, &sink, NULL));
      g_assert_cmpstr (kept.draft->meta.date, ==, cases[i].date);
      g_assert_cmpstr (kept.draft->meta.raw_date, ==, cases[i].date);
    }
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
  AnnoDraftSink sink = { refuse_cb, skip_cb, NULL, NULL };
  g_autoptr (GBytes) page = load ("amp.html");
  g_autoptr (GBytes) binary = g_bytes_new_static ("<html>\0", 7);
  g_autoptr (GError) error = NULL;

  g_assert_false (anno_html_article_format.read (page, &options, &sink, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (anno_html_article_format.read (binary, &options, &sink, &error));
  g_assert_error (error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_ENCODING);
}

static void
test_sniff (void)
{
  static const struct
  {
    const char *head;
    guint sure;
  } cases[] = {
    { "<!DOCTYPE html><html>", 2 },
    { "\xEF\xBB\xBF \n<HTML lang=en>", 2 },
    { "<!-- saved from -->\n<html>", 2 },
    { "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>", 2 },
    { "<head><title>", 1 },
    { "<p>words", 1 },
    { "<?xml version='1.0'?><nitf>", 0 },
    { "<newsItem>", 0 },
    { "Words, and <html> later", 0 },
    { "<!-- open", 0 },
    { "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].head);
      g_assert_cmpuint (anno_html_article_format.sniff (cases[i].head, strlen (cases[i].head)), ==,
                        cases[i].sure);
    }
}

/* Pages cut and stirred: an article, or a sentence, and the same each time. */
static void
test_stirred (void)
{
  g_autoptr (GBytes) bytes = load ("news-article.html");
  GRand *rand = g_rand_new_with_seed (11);
  gsize n_bytes = 0;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  for (guint run = 0; run < 150; run++)
    {
      g_auto (Kept) first = { 0 };
      g_auto (Kept) second = { 0 };
      g_autofree char *copy = g_memdup2 (data, n_bytes);
      for (guint i = 0; i < run; i++)
        copy[g_rand_int_range (rand, 0, (int) n_bytes)]
            = "<>/\"' =a"[g_rand_int_range (rand, 0, 8)];
      g_autoptr (GBytes) stirred
          = g_bytes_new (copy, (gsize) g_rand_int_range (rand, 1, (int) n_bytes));
      read_page (stirred, ANNO_BLOCKS_USUAL, &first);
      read_page (stirred, ANNO_BLOCKS_USUAL, &second);
      g_assert_true ((first.draft == NULL) != (first.skipped == NULL));
      g_assert_cmpstr (first.skipped, ==, second.skipped);
      if (first.draft != NULL)
        {
          g_assert_true (g_utf8_validate (first.draft->text, -1, NULL));
          g_assert_cmpstr (first.draft->text, ==, second.draft->text);
        }
    }
  g_rand_free (rand);
}

/* A page may leave out the tags of head and body. */
static void
test_bare (void)
{
#define WORDS "The mayor said on Sunday that the bridge, promised for years, would be built at last."
  static const char *const pages[] = {
    "<!doctype html><title>Plan</title><nav><a href=/>Home</a></nav><article><h1>Plan</h1>" "<p>" WORDS
    "<p>" WORDS "<p>" WORDS "</article>",
    "<title>Plan</title><meta charset=utf-8><main><p>" WORDS "</p><p>" WORDS "</p></main><footer>Us",
    "<!doctype html><html><head><title>Plan</title><body><article><p>" WORDS "<p>" WORDS,
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_auto (DraftList) list;
      draft_list_init (&list);
      g_assert_true (draft_list_read (&list, &anno_html_article_format, pages[i], strlen (pages[i]),
                                      NULL, NULL));
      g_assert_cmpuint (list.drafts->len, ==, 1);
      const AnnoArticleDraft *draft = draft_list_get (&list, 0);
      g_assert_cmpstr (draft->meta.title, ==, "Plan");
      g_assert_nonnull (strstr (draft->text, "\n" WORDS "\n\n" WORDS "\n"));
      g_assert_null (strstr (draft->text, "Home"));
    }
#undef WORDS
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html-article/pages", test_pages);
  g_test_add_func ("/html-article/left-out", test_left_out);
  g_test_add_func ("/html-article/no-article", test_no_article);
  g_test_add_func ("/html-article/bare", test_bare);
  g_test_add_func ("/html-article/from-outside", test_from_outside);
  g_test_add_func ("/html-article/wide", test_wide);
  g_test_add_func ("/html-article/address", test_address);
  g_test_add_func ("/html-article/ends", test_ends);
  g_test_add_func ("/html-article/sniff", test_sniff);
  g_test_add_func ("/html-article/stirred", test_stirred);
  return g_test_run ();
}
