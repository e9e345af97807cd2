/* Proves foreign/html-writer and what it stands on: the words are all there and nothing in them is
 * markup, spans nest or are cut, labels and rows lead to each other. */
#include "foreign/html-marks.h"
#include "foreign/html-text.h"
#include "foreign/html-writer.h"
#include "foreign/out-scene.h"
#include "formats/html-document.h"
#include "index/index-scene.h"
#include "model/span-draft.h"

#include <libxml/xpath.h>
#include <string.h>

static xmlDoc *
parse (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  gsize n;
  const char *html = g_bytes_get_data (bytes, &n);
  xmlDoc *doc = anno_html_document_parse (html, n, &error);

  g_assert_no_error (error);
  g_assert_true (g_utf8_validate (html, (gssize) n, NULL));
  return doc;
}

/* How many nodes there are; their texts, in "|". */
static guint
find (xmlDoc *doc, const char *path, char **texts)
{
  xmlXPathContext *context = xmlXPathNewContext (doc);
  xmlXPathObject *found = xmlXPathEvalExpression ((const xmlChar *) path, context);
  g_autoptr (GString) words = g_string_new (NULL);

  g_assert_nonnull (found);
  guint n = found->nodesetval != NULL ? (guint) found->nodesetval->nodeNr : 0;
  for (guint i = 0; i < n; i++)
    {
      xmlChar *text = xmlNodeGetContent (found->nodesetval->nodeTab[i]);
      g_string_append_printf (words, "%s%s", i > 0 ? "|" : "", (const char *) text);
      xmlFree (text);
    }
  if (texts != NULL)
    *texts = g_string_free (g_steal_pointer (&words), FALSE);
  xmlXPathFreeObject (found);
  xmlXPathFreeContext (context);
  return n;
}

static void
assert_found (xmlDoc *doc, const char *path, const char *expected)
{
  g_autofree char *texts = NULL;
  find (doc, path, &texts);
  g_assert_cmpstr (texts, ==, expected);
}

static void
test_escape (void)
{
  static const struct
  {
    const char *words;
    const char *html;
  } cases[] = {
    { "a<b>&\"'c", "a&lt;b&gt;&amp;&quot;&#39;c" },
    { "\t\n", "\t\n" },
    { "\r\f\033\x7f", "\uFFFD\uFFFD\uFFFD\uFFFD" },
    { "\xC2\x85\xEF\xB7\x90\xEF\xBF\xBE\xF0\x9F\xBF\xBF", "\uFFFD\uFFFD\uFFFD\uFFFD" },
    { "👩‍👧é\u2028", "👩‍👧é\u2028" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      anno_html_text_append (out, cases[i].words);
      g_assert_cmpstr (out->str, ==, cases[i].html);
    }
}

/* A layer on a text, with a span for each pair of places, and its line as HTML. Of each tag all but
 * the lane is dropped: "<3>" opens a mark of that lane, "<3'>" goes on with it, "<3->" is a gap. */
static char *
line_of (const char *text, const guint (*places)[3], guint n)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (AnnoArticle) article = anno_article_new (bytes, NULL);
  g_autoptr (AnnoTagset) tagset
      = anno_tagset_new ("", g_ptr_array_new_with_free_func ((GDestroyNotify) anno_tag_free));
  const AnnoSheetFacts facts = { .text = article, .tagset = tagset };
  g_autoptr (AnnoSheet) sheet = anno_sheet_new (&facts);
  g_autoptr (AnnoLayer) layer = anno_layer_new (anno_layer_header_new ("a", NULL, "Ann", NULL));
  g_autoptr (AnnoPeople) people = anno_people_new ();
  g_autoptr (GString) line = g_string_new (NULL);
  AnnoSpanDraft *draft = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("urn:anno:%u", i);
      if (draft == NULL)
        draft = anno_span_draft_new_with_id (id, "t");
      anno_span_draft_add_segment (draft, places[i][0], places[i][1]);
      if (places[i][2] == 1) /* the next is another segment of it */
        continue;
      g_autoptr (AnnoSpan) span = anno_span_draft_finish (g_steal_pointer (&draft));
      anno_layer_put (layer, span);
    }
  anno_sheet_add_maker (sheet, "ann", layer, people);
  g_autoptr (GHashTable) marked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const AnnoHtmlArticle shown = { line, sheet, 1, marked };
  anno_html_marks_print (&shown, line, (AnnoRange){ 0, anno_article_get_length (article) });
  g_autoptr (GRegex) label = g_regex_new ("<span class=\"at\">.*?</span>", 0, 0, NULL);
  g_autoptr (GRegex) first
      = g_regex_new ("<mark class=\"[^\"]*\" id=[^>]*--l:(\\d+)[^>]*>", 0, 0, NULL);
  g_autoptr (GRegex) more = g_regex_new ("<mark [^>]*--l:(\\d+)[^>]*>", 0, 0, NULL);
  g_autoptr (GRegex) gap = g_regex_new ("<span [^>]*gap[^>]*--l:(\\d+)[^>]*>", 0, 0, NULL);
  g_autofree char *a = g_regex_replace (label, line->str, -1, 0, "", 0, NULL);
  g_autofree char *b = g_regex_replace (first, a, -1, 0, "<\\1>", 0, NULL);
  g_autofree char *c = g_regex_replace (more, b, -1, 0, "<\\1'>", 0, NULL);
  return g_regex_replace (gap, c, -1, 0, "<\\1->", 0, NULL);
}

static void
test_marks (void)
{
  static const struct
  {
    guint places[4][3];
    guint n;
    const char *html;
  } cases[] = {
    { { { 0, 0, 0 } }, 0, "abcdefgh" },
    { { { 2, 4, 0 } }, 1, "ab<0>cd</mark>efgh" },
    /* One within the other, and two of the same words. */
    { { { 1, 7, 0 }, { 2, 4, 0 } }, 2, "a<1>b<0>cd</mark>efg</mark>h" },
    { { { 2, 4, 0 }, { 2, 4, 0 } }, 2, "ab<1><0>cd</mark></mark>efgh" },
    /* Where they cross, one goes on in another piece. */
    { { { 0, 4, 0 }, { 2, 8, 0 } }, 2, "<0>ab<1>cd</mark></mark><1'>efgh</mark>" },
    /* Next to each other. */
    { { { 0, 4, 0 }, { 4, 8, 0 } }, 2, "<0>abcd</mark><0>efgh</mark>" },
    /* Two segments, and what is between them. */
    { { { 0, 2, 1 }, { 5, 8, 0 } }, 2, "<0>ab</mark><0->cde</span><0'>fgh</mark>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = line_of ("abcdefgh", cases[i].places, cases[i].n);
      g_assert_cmpstr (html, ==, cases[i].html);
    }
}

/* However many lie over one another, elements don't go deeper than a browser goes, and no span is
 * without its label. */
static void
test_depth (void)
{
  guint places[200][3];
  g_autofree char *text = g_strnfill (400, 'x');

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      places[i][0] = i;
      places[i][1] = i + 200;
      places[i][2] = 0;
    }
  g_autofree char *html = line_of (text, places, G_N_ELEMENTS (places));
  int depth = 0, deepest = 0;
  guint n_spans = 0;
  for (const char *p = html; *p != '\0'; p++)
    {
      gboolean opens = *p == '<' && g_ascii_isdigit (p[1]);
      depth += opens ? 1 : g_str_has_prefix (p, "</mark") ? -1 : 0;
      deepest = MAX (deepest, depth);
      n_spans += (opens && strchr (p, '>')[-1] != '\'') || g_str_has_prefix (p, "id=\"m1-0-");
    }
  g_assert_cmpint (depth, ==, 0);
  g_assert_cmpint (deepest, ==, ANNO_HTML_LANES_MAX);
  g_assert_cmpuint (n_spans, ==, 200);
}

#define TEXT                                                                                       \
  "A deal\n\n{speaker|person=urn:g|mention=name|#s:Graham} {cue|#k|~a <note>:said} "               \
  "{claim|?|said-by=@s|cued-by=@k:the {date:Sunday} deal is over}. {cue:Nobody} asked.\n\n"        \
  "قال <script>alert(1)</script> & \"more\"\n"

static void
make_scene (IndexScene *scene)
{
  static const char *const people[] = { "urn:g=Lindsey <Graham>", NULL };

  index_scene_init (scene);
  index_scene_people (scene, "ann", people);
  index_scene_mark (scene, "ann", "a.txt", TEXT);
  index_scene_mark (scene, "ben", "a.txt",
                    "A deal\n\nGraham said {claim:the Sunday deal is over}. Nobody asked.\n\n"
                    "قال <script>alert(1)</script> & \"more\"\n");
  /* One begins in a blank line, another has nothing else. */
  index_scene_mark (scene, "ann", "b.txt", "{claim:One} line\n{cue:\nMore} words\n{cue:\n}\n");
}

static void
test_page (void)
{
  g_auto (IndexScene) scene = { 0 };
  make_scene (&scene);
  g_autoptr (GBytes) bytes = out_scene_export (scene.root, &anno_html_format);
  xmlDoc *doc = parse (bytes);

  assert_found (doc, "//h1", "Who said what, when");
  assert_found (doc, "//nav//a", "A deal|One line");
  assert_found (doc, "//article[1]//h2", "A deal");
  assert_found (doc, "//article[1]/p[@class='makers']//bdi", "ann|ben");
  /* The words with the labels in them, each of which is a link. */
  assert_found (doc, "//article[1]/div/p[1]/mark[@class='c-blue']", "Speaker · AGraham");
  assert_found (doc, "//article[1]/div/p[1]//mark[@class='c-green']",
                "Claim? · Athe Date · ASunday deal is over");
  assert_found (doc, "//article[1]//mark[@class='c-green by']/span", "Claim · B");
  assert_found (doc, "//article[1]/div/p[2]", "قال <script>alert(1)</script> & \"more\"");
  assert_found (doc, "//script|//link|//img|//iframe|//@src|//@onclick", "");
  /* Who said what: the name, the words, and what is said of them. */
  assert_found (doc, "//article[1]//table[1]/tbody/tr/td[1]",
                "Lindsey <Graham> GrahamMention Name");
  assert_found (doc, "//article[1]//table[1]/tbody/tr/td[2]", "saidNote a <note>");
  assert_found (doc, "//article[1]//table[1]/tbody/tr/td[3]", "the Sunday deal is overUnsure");
  assert_found (doc, "//article[1]//table[2]/tbody/tr", "2DateSunday|3CueNobody");
  xmlFreeDoc (doc);
}

/* Every link leads to something on the page, and no two things have one id. */
static void
test_links (void)
{
  g_auto (IndexScene) scene = { 0 };
  make_scene (&scene);
  g_autoptr (GBytes) bytes = out_scene_export (scene.root, &anno_html_format);
  xmlDoc *doc = parse (bytes);
  g_autofree char *hrefs = NULL, *ids = NULL;
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = find (doc, "//@id", &ids), n_hrefs = find (doc, "//@href", &hrefs);
  g_auto (GStrv) id = g_strsplit (ids, "|", -1), href = g_strsplit (hrefs, "|", -1);

  for (guint i = 0; i < n; i++)
    g_assert_true (g_hash_table_add (known, id[i]));
  /* Two in the list; a label and a link of each of the eight spans that are seen. */
  g_assert_cmpuint (n_hrefs, ==, 2 + 2 * 8);
  for (guint i = 0; i < n_hrefs; i++)
    g_assert_true (*href[i] == '#' && g_hash_table_contains (known, href[i] + 1));
  xmlFreeDoc (doc);
}

static void
test_same_bytes (void)
{
  g_auto (IndexScene) scene = { 0 };
  make_scene (&scene);
  g_autoptr (GBytes) first = out_scene_export (scene.root, &anno_html_format);
  g_autoptr (GBytes) second = out_scene_export (scene.root, &anno_html_format);

  g_assert_true (g_bytes_equal (first, second));
}

/* What is known of an article is from outside as well. */
static void
test_hostile_facts (void)
{
  g_auto (IndexScene) scene = { 0 };
  index_scene_init (&scene);
  index_scene_mark (&scene, "ann", "a.txt", "{claim:One}\nline\f\n");
  index_scene_write (&scene, "a.meta.json",
                     "{\"title\":\"</title><script>x</script>\",\"url\":\"javascript:alert(1)\","
                     "\"language\":\"en\\\" onclick=\\\"x\",\"source\":\"\\\"><b>\"}");
  g_autoptr (GBytes) bytes = out_scene_export (scene.root, &anno_html_format);
  xmlDoc *doc = parse (bytes);

  assert_found (doc, "//script|//@onclick|//p[@class='facts']/a", "");
  assert_found (doc, "//article//h2", "</title><script>x</script>");
  assert_found (doc, "//p[@class='facts']/bdi", "\"><b>|a.txt");
  assert_found (doc, "//div/@lang", "");
  assert_found (doc, "//article/div/p[2]", "line\uFFFD");
  xmlFreeDoc (doc);
}

/* Nothing of it is anything but one page, even where nobody marked anything. */
static void
test_empty (void)
{
  g_auto (IndexScene) scene = { 0 };
  index_scene_init (&scene);
  g_autoptr (GBytes) bytes = out_scene_export (scene.root, &anno_html_format);
  xmlDoc *doc = parse (bytes);

  assert_found (doc, "//header/p[1]", "0 articles");
  g_assert_cmpuint (find (doc, "//article|//nav", NULL), ==, 0);
  xmlFreeDoc (doc);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  index_scene_use_cache ();
  g_test_add_func ("/html/escape", test_escape);
  g_test_add_func ("/html/marks", test_marks);
  g_test_add_func ("/html/depth", test_depth);
  g_test_add_func ("/html/page", test_page);
  g_test_add_func ("/html/links", test_links);
  g_test_add_func ("/html/same-bytes", test_same_bytes);
  g_test_add_func ("/html/hostile-facts", test_hostile_facts);
  g_test_add_func ("/html/empty", test_empty);
  return g_test_run ();
}
