/* Proves formats/jsonl-article: lines, arrays and objects, the names of fields, and what is told.
 */
#include "formats/jsonl-article.h"

#include "draft-list.h"
#include "formats/article-formats.h"

#include <string.h>

static void
read_bytes (DraftList *list, const char *text, gsize n_bytes, const AnnoImportOptions *options)
{
  g_autoptr (GError) error = NULL;

  draft_list_init (list);
  g_assert_true (
      draft_list_read (list, &anno_jsonl_article_format, text, n_bytes, options, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (list->done, ==, 1);
}

static void
check_skips (const DraftList *list, const char *expected)
{
  g_autofree char *skips = draft_list_skips (list);
  g_assert_cmpstr (skips, ==, expected);
}

/* The texts that were read, with "|" between them. */
static char *
list_texts (const DraftList *list)
{
  g_autoptr (GString) texts = g_string_new (NULL);

  for (guint i = 0; i < list->drafts->len; i++)
    g_string_append_printf (texts, "%s%s", i > 0 ? "|" : "", draft_list_get (list, i)->text);
  return g_string_free (g_steal_pointer (&texts), FALSE);
}

/* Whatever holds the objects. */
static const struct
{
  const char *file;
  const char *texts;
  const char *skips;
} files[] = {
  { "{\"text\":\"a\"}\n{\"text\":\"b\"}\n", "a|b", "" },
  { "\xEF\xBB\xBF{\"text\":\"a\"}\r\n\r\n  {\"text\":\"b\"}  ", "a|b", "" },
  { "{\"text\":\"a\"}", "a", "" },
  { "[{\"text\":\"a\"},{\"text\":\"b\"}]", "a|b", "" },
  { " [\n {\"text\":\"a\",\n \"x\":[1,{\"text\":\"no\"}]},\n\n {\"text\":\"}]\\\"\"}\n]\n",
    "a|}]\"", "" },
  { "{\n  \"text\": \"a\"\n}\n", "a", "" },
  { "{\n  \"text\": \"a\"\n}\n{\n  \"text\": \"b\"\n}\n", "a|b", "" },
  { "[[{\"text\":\"a\"}],[{\"text\":\"b\"}]]", "a|b", "" },
  { "{\"status\":\"ok\",\"articles\":[{\"content\":\"a\"},{\"x\":1},{\"content\":\"b\"},7]}", "a|b",
    "line 1: None of its fields is known to hold the text.\n" },
  { "{\"response\":{\"results\":[{\"body\":\"a\"}]}}", "a", "" },
  { "{\"text\":\"a\",\"items\":[{\"text\":\"no\"}]}\n{\"items\":[{\"text\":\"no\"}]}", "a",
    "line 2: None of its fields is known to hold the text.\n" },
  /* U+2028, U+2029 and U+0085 end no line. */
  { "{\"text\":\"a\xE2\x80\xA8\xE2\x80\xA9\xC2\x85z\"}\n{\"text\":\"b\"}",
    "a\xE2\x80\xA8\xE2\x80\xA9\xC2\x85z|b", "" },
  /* What is broken costs no other. */
  { "{\"text\":\"a\"}\nno\n{\"text\":\"b\n{\"text\":\"c\"}\n", "a|c",
    "line 2: Line 2, column 1: A value is expected here.\n"
    "line 3: Line 3, column 11: The text ends too early; it may have been cut off.\n" },
  { "{\"text\":\"a\n\n{\"text\":\"b\"}", "b",
    "line 1: Line 1, column 11: The text ends too early; it may have been cut off.\n" },
  { "{\"text\":\"a\"}\n[1]\n7\nnull\n{\"text\":\"b\"} {\"text\":\"c\"}\n{\"text\":\"d\"}", "a|d",
    "line 2: This is no object.\nline 3: This is no object.\nline 4: This is no object.\n"
    "line 5: Line 5, column 14: Nothing may follow here.\n" },
  { "{\"text\":\"a\"}\n{\"text\":\"\xff\"}\n{\"text\":\"\\ud800\"}\n{\"text\":\"\\u0000\"}\n", "a",
    "line 2: Line 2, column 10: These bytes are not UTF-8.\n"
    "line 3: Line 3, column 10: Half of a surrogate pair stands alone.\n"
    "line 4: Line 4, column 10: A string must not hold the character U+0000.\n" },
  { "[{\"text\":\"a\"},\n7,\"x\",{\"text\":\"b\",},\n{\"text\":\"c\"}]", "a|c",
    "line 2: This is no object.\nline 2: This is no object.\n"
    "line 2: Line 2, column 13: A name in quotes is expected here.\n" },
  { "{\"text\":\"a\"}\n{\"text\":\"\"}\n{\"text\":\" \\n\"}\n{\"text\":7}\n{\"text\":[]}\n{}\n",
    "a",
    "line 2: None of its fields is known to hold the text.\n"
    "line 3: None of its fields is known to hold the text.\n"
    "line 4: None of its fields is known to hold the text.\n"
    "line 5: None of its fields is known to hold the text.\n"
    "line 6: None of its fields is known to hold the text.\n" },
};

static void
test_files (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_auto (DraftList) list;
      g_test_message ("file %u", i);
      read_bytes (&list, files[i].file, strlen (files[i].file), NULL);
      g_autofree char *texts = list_texts (&list);
      g_assert_cmpstr (texts, ==, files[i].texts);
      check_skips (&list, files[i].skips);
    }
}

/* The text as it came, unless it clearly is HTML, or paragraphs. */
static const struct
{
  const char *object;
  const char *text;
  guint rule;
} texts[] = {
  { "{\"text\":\" a\\r\\n\\tb \\r\\n\"}", " a\r\n\tb \r\n", 0 },
  { "{\"text\":\"a < b, <i>c</i> &amp; <br>\"}", "a < b, <i>c</i> &amp; <br>", 0 },
  { "{\"text\":\"<p>a &amp; b</p><p>c</p>\"}", "a & b\n\nc\n", 1 },
  { "{\"content\":\"Lead <p>a</p>\"}", "Lead\n\na\n", 1 },
  { "{\"body\":[\"One  a.\",\"Two.\"]}", "One a.\n\nTwo.\n", 1 },
  { "{\"body\":[\"One.\",2],\"story\":\"s\"}", "s", 0 },
  { "{\"article\":\"3\",\"content\":\"2\",\"body\":\"1\"}", "1", 0 },
  { "{\"content\":{\"x\":1},\"article\":\"a\"}", "a", 0 },
  { "{\"Article_Body\":\"x\"}", "x", 0 },
  { "{\"maintext\":\"x\"}", "x", 0 },
  { "{\"article-text\":\"x\"}", "x", 0 },
  { "{\"t\\u0065xt\":\"x\"}", "x", 0 },
};

static void
test_texts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (DraftList) list;
      g_test_message ("%s", texts[i].object);
      read_bytes (&list, texts[i].object, strlen (texts[i].object), NULL);
      g_assert_cmpstr (draft_list_get (&list, 0)->text, ==, texts[i].text);
      g_assert_cmpuint (draft_list_get (&list, 0)->meta.rule, ==, texts[i].rule);
      g_assert_cmpuint (list.drafts->len, ==, 1);
    }
}

/* Members of the usual names: title, byline, date, raw date, id, url, source, language. */
static const struct
{
  const char *members;
  const char *expected;
} usual[] = {
  { "\"x\":1", "-|-|-|-|-|-|-|-" },
  { "\"headline\":\"H\\n h\",\"title\":\"T\"", "T|-|-|-|-|-|-|-" },
  { "\"title\":\"\",\"headline\":\"H\"", "H|-|-|-|-|-|-|-" },
  { "\"authors\":[\"Ann\",\" Bo \",\"\",null]", "-|Ann, Bo|-|-|-|-|-|-" },
  { "\"author\":{\"@type\":\"Person\",\"name\":\"Ann\"}", "-|Ann|-|-|-|-|-|-" },
  { "\"author\":[{\"name\":\"Ann\"},{\"name\":\"Bo\"}]", "-|Ann, Bo|-|-|-|-|-|-" },
  { "\"date\":\"2020-01-02\",\"date_published\":\"2019-01-02T03:00:00Z\"",
    "-|-|2019-01-02|2019-01-02T03:00:00Z|-|-|-|-" },
  { "\"publish_date\":\"soon\",\"date\":\"10 July 2017\"", "-|-|2017-07-10|10 July 2017|-|-|-|-" },
  { "\"date\":20170710", "-|-|2017-07-10|20170710|-|-|-|-" },
  { "\"date\":1499695380", "-|-|-|1499695380|-|-|-|-" },
  { "\"publishedAt\":null,\"datePublished\":\"2017-07-10\"", "-|-|2017-07-10|2017-07-10|-|-|-|-" },
  { "\"id\":17,\"URL\":\"http://a/\",\"source\":{\"id\":null,\"name\":\"S\"},\"inLanguage\":\"en\"",
    "-|-|-|-|17|http://a/|S|en" },
  { "\"guid\":\"g\",\"link\":\"l\",\"domain\":\"d\",\"lang\":\"de\"", "-|-|-|-|g|l|d|de" },
  { "\"source\":\"https://a/b\",\"hostname\":\"a\"", "-|-|-|-|-|https://a/b|a|-" },
  { "\"source\":\"https://a/b\",\"url\":\"u\"", "-|-|-|-|-|u|-|-" },
  { "\"title\":\"T\",\"meta\":{\"title\":\"no\",\"text\":\"no\",\"source\":\"S\",\"url\":\"u\"}",
    "T|-|-|-|-|u|S|-" },
  { "\"metadata\":{\"date\":\"2017-07-10\"},\"meta\":[{\"id\":1}]", "-|-|2017-07-10|2017-07-10|-|-|-|-" },
};

static void
test_usual (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    {
      g_auto (DraftList) list;
      g_autofree char *object = g_strdup_printf ("{%s,\"text\":\"x\"}", usual[i].members);
      read_bytes (&list, object, strlen (object), NULL);
      const AnnoMeta *meta = &draft_list_get (&list, 0)->meta;
      const char *const got[] = { meta->title, meta->byline, meta->date,   meta->raw_date,
                                  meta->id,    meta->url,    meta->source, meta->language };
      g_autoptr (GString) line = g_string_new (NULL);
      for (guint k = 0; k < G_N_ELEMENTS (got); k++)
        g_string_append_printf (line, "%s%s", k > 0 ? "|" : "", got[k] != NULL ? got[k] : "-");
      g_assert_cmpstr (line->str, ==, usual[i].expected);
    }
}

static void
test_named (void)
{
  static const char file[]
      = "{\"text\":\"no\",\"data\":{\"t\":\"yes\",\"who\":[{\"n\":\"Ann\"},{\"n\":\"Bo\"}]},"
        "\"when.day\":\"2017-07-10\",\"date\":\"2020-01-01\",\"h\":\"H\",\"key\":\"k\",\"u\":\"l\"}"
        "\n"
        "{\"text\":\"no\"}\n{\"data\":{\"t\":7}}\n{\"data\":7}\n";
  AnnoImportOptions options = { .kept = ANNO_BLOCKS_USUAL,
                                .text_field = "data.t",
                                .title_field = "h",
                                .byline_field = "data.who.1.n",
                                .date_field = "when.day",
                                .id_field = "key",
                                .url_field = "u" };
  g_auto (DraftList) list;

  read_bytes (&list, file, strlen (file), &options);
  g_assert_cmpuint (list.drafts->len, ==, 1);
  const AnnoArticleDraft *draft = draft_list_get (&list, 0);
  g_assert_cmpstr (draft->text, ==, "yes");
  g_assert_cmpstr (draft->meta.title, ==, "H");
  g_assert_cmpstr (draft->meta.byline, ==, "Bo");
  g_assert_cmpstr (draft->meta.date, ==, "2017-07-10");
  g_assert_cmpstr (draft->meta.id, ==, "k");
  g_assert_cmpstr (draft->meta.url, ==, "l");
  check_skips (&list,
               "line 2: It has no field “data.t”.\nline 3: Its field “data.t” holds no text.\n"
               "line 4: It has no field “data.t”.\n");
}

static void
test_encoding (void)
{
  AnnoImportOptions options = { .kept = ANNO_BLOCKS_USUAL, .encoding = "ISO-8859-1" };
  g_auto (DraftList) list;

  read_bytes (&list, "{\"text\":\"caf\xe9\"}\n", 16, &options);
  g_assert_cmpstr (draft_list_get (&list, 0)->text, ==, "café");
  options.encoding = "UTF-8";
  g_auto (DraftList) second;
  read_bytes (&second, "{\"text\":\"\xe9\"}\n{\"text\":\"a\"}", 25, &options);
  check_skips (&second, "line 1: Its characters can’t be read as UTF-8.\n");
}

static void
test_refused (void)
{
  static const struct
  {
    const char *file;
    const char *field;
    const char *message;
  } cases[] = {
    { "{\"a\":\"x\",\"b\":{\"c\":1,\"d\":{\"e\":2}}}\n{\"f\\n\":1,\"a\":2}\nno\n", NULL,
      "No field of this file is known to hold the text. Name the one that does: “a”, “b.c”, “b.d”, "
      "“f”." },
    { "{\"text\":\"x\",\"b\":1}\n", "body",
      "Nothing in this file has a text in the field “body”. Name another one of its fields: "
      "“text”, "
      "“b”." },
    { "no\n[1]\n", NULL, "There is no JSON object in this file that can be read." },
    { "", NULL, "There is no JSON object in this file that can be read." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (DraftList) list;
      g_autoptr (GError) error = NULL;
      AnnoImportOptions options = { .kept = ANNO_BLOCKS_USUAL, .text_field = cases[i].field };
      draft_list_init (&list);
      g_assert_false (draft_list_read (&list, &anno_jsonl_article_format, cases[i].file,
                                       strlen (cases[i].file), &options, &error));
      g_assert_error (error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_BROKEN);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

/* Lines of 16 MiB are read, longer ones told, and more is told no more than a thousand times. */
static void
test_large (void)
{
  g_auto (DraftList) list;
  g_autoptr (GString) file = g_string_new (NULL);
  const guint most = 16 * 1024 * 1024;

  for (guint extra = 0; extra < 2; extra++)
    {
      gsize begin = file->len;
      g_string_append (file, "{\"text\":\"");
      while (file->len - begin < most - 2 + extra)
        g_string_append_c (file, 'x');
      g_string_append (file, "\"}\n");
    }
  for (guint i = 0; i < 2000; i++)
    g_string_append (file, "no\n");
  read_bytes (&list, file->str, file->len, NULL);
  g_assert_cmpuint (list.drafts->len, ==, 1);
  g_assert_cmpuint (strlen (draft_list_get (&list, 0)->text), ==, most - 11);
  g_assert_cmpuint (list.skipped->len, ==, 1001);
  g_assert_cmpstr (
      list.skipped->pdata[0], ==,
      "line 2: Line 2, column 1: What begins here is larger than 16.0\u00A0MiB, the most "
      "that can be read.");
  g_assert_cmpstr (list.skipped->pdata[1000], ==,
                   "1001 parts: More could not be read; only the first ones are named.");
}

/* Progress goes on, but not a step a line. */
static void
test_many (void)
{
  g_auto (DraftList) list;
  g_autoptr (GString) file = g_string_new (NULL);

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (file, "{\"id\":%u,\"text\":\"t%u\"}\n", i, i);
  read_bytes (&list, file->str, file->len, NULL);
  g_assert_cmpuint (list.drafts->len, ==, 20000);
  g_assert_cmpstr (draft_list_get (&list, 19999)->text, ==, "t19999");
  g_assert_cmpuint (list.n_told, >, 100);
  g_assert_cmpuint (list.n_told, <=, 257);
}

static void
test_enough (void)
{
  g_auto (DraftList) list;
  g_autoptr (GError) error = NULL;
  const char *text = "{\"text\":\"1\"}\n{\"text\":\"2\"}\n{\"text\":\"3\"}\n";

  draft_list_init (&list);
  list.most = 2;
  g_assert_false (
      draft_list_read (&list, &anno_jsonl_article_format, text, strlen (text), NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (list.drafts->len, ==, 2);
}

static const struct
{
  const char *head;
  const char *name;
  const char *format;
} heads[] = {
  { "{\"text\":\"a\"}\n{\"text\":", "a.txt", "jsonl" },
  { "{\"text\":\"a\"", "a.jsonl", "jsonl" },
  { "{\"text\":\"a\"", "a.json", "jsonl" },
  { "[{\"text\":\"a\"", "a.json", "jsonl" },
  { "\xEF\xBB\xBF\n{\"text\":\"a\"", "a.json", "jsonl" },
  { "{ \"no\"", "a.txt", "text" },
  { "{no}", "a.jsonl", "text" },
  { "[Reuters] {\"a\"", "a.txt", "text" },
  { "", "a.jsonl", "text" },
};

static void
test_sniff (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      const AnnoArticleFormat *format
          = anno_article_format_guess (heads[i].head, strlen (heads[i].head), heads[i].name);
      g_test_message ("%s", heads[i].head);
      g_assert_cmpstr (format->id, ==, heads[i].format);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/jsonl-article/files", test_files);
  g_test_add_func ("/jsonl-article/texts", test_texts);
  g_test_add_func ("/jsonl-article/usual", test_usual);
  g_test_add_func ("/jsonl-article/named", test_named);
  g_test_add_func ("/jsonl-article/encoding", test_encoding);
  g_test_add_func ("/jsonl-article/refused", test_refused);
  g_test_add_func ("/jsonl-article/large", test_large);
  g_test_add_func ("/jsonl-article/many", test_many);
  g_test_add_func ("/jsonl-article/enough", test_enough);
  g_test_add_func ("/jsonl-article/sniff", test_sniff);
  return g_test_run ();
}
