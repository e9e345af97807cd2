/* Proves formats/markup-blocks: what each kind of element becomes, and that inline markup adds and
 * drops no character. */
#include "formats/markup-blocks.h"
#include "formats/xml-document.h"
#include "formats/xml-node.h"

#include <string.h>

static char *
make_text (const char *xml, AnnoBlockKinds kept)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (xmlDoc) document = anno_xml_document_parse (bytes, NULL, notes, &error);
  g_autoptr (AnnoBlockText) text = anno_block_text_new (kept);

  g_assert_no_error (error);
  anno_markup_blocks_add (text, xmlDocGetRootElement (document));
  return anno_block_text_finish (text);
}

static const AnnoBlockKinds all = ANNO_BLOCK_BIT (ANNO_N_BLOCK_KINDS) - 1;

static void
test_blocks (void)
{
  static const char *const cases[][2] = {
    { "<body><p>a</p>b<p>c</p><h2>d</h2>e</body>", "a\n\nb\n\nc\n\nd\n\ne\n" },
    { "<div>a<div>b</div>c<section><p>d</p></section></div>", "a\n\nb\n\nc\n\nd\n" },
    { "<p>a <b>b</b>c<i> d</i><x:y>e</x:y>f</p>", "a bc def\n" },
    { "<p>a<br/>b<br/><br/>c</p>", "a\nb\n\nc\n" },
    { "<ul>\n <li>a</li>\n <li><p>b</p><p>c</p></li><li>d<ul><li>e</li></ul>f</li></ul>",
      "a\n\nb\n\nc\n\nd\n\ne\n\nf\n" },
    { "<table>\n<tr>\n <td>a</td>\n "
      "<td><p>b</p><p>c</p>d<br/>e</td></tr><tr><th>f</th></tr></table>",
      "a\tb c d e\n\nf\n" },
    { "<div><pre>  a\n b<b>c</b>\n</pre></div>", "  a\n bc\n" },
    { "<div><p>a<fn><p>b</p></fn>c</p><p>d</p></div>", "ac\n\nb\n\nd\n" },
    { "<p>a<![CDATA[<b>]]><!-- c --><?d e?></p>", "a<b>\n" },
    { "<dl><dt>a</dt><dd>b</dd></dl>", "a\n\nb\n" },
    { "<header><ul><li>a</li></ul>b<h1>c</h1><p>d</p></header>", "a\n\nb\n\nc\n\nd\n" },
    { "<P>a<BR/>b</P>", "a\nb\n" },
    { "<p/>", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = make_text (cases[i][0], all);
      g_assert_cmpstr (text, ==, cases[i][1]);
    }
}

/* What is left out, whatever a person keeps. */
static void
test_no_text (void)
{
  static const char *const cases[] = {
    "<div><script>x</script><style>x</style><head><title>x</title></head></div>",
    "<div><p hidden=''>x</p><p style='color:red' hidden=''>x</p><p style='Display : none'>x</p><p "
    "style='a:b;visibility:hidden'>x</p></div>",
    "<div><form><button>x</button><select><option>x</option></select></form><svg><text>x</text></"
    "svg></div>",
    "<div><noscript>x</noscript><template>x</template><media-metadata>x</media-metadata></div>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = make_text (cases[i], all);
      g_assert_cmpstr (text, ==, "");
    }
}

/* @element alone is of @kind: it comes where that is kept, and is counted where it isn't. */
static void
test_kinds (void)
{
  static const struct
  {
    const char *element;
    AnnoBlockKind kind;
  } cases[] = {
    { "<p>a</p>", ANNO_BLOCK_PARAGRAPH },
    { "<h3>a</h3>", ANNO_BLOCK_SUBHEAD },
    { "<hl2>a</hl2>", ANNO_BLOCK_SUBHEAD },
    { "<MELLIS>a</MELLIS>", ANNO_BLOCK_SUBHEAD },
    { "<li>a</li>", ANNO_BLOCK_LIST_ITEM },
    { "<li><p>a</p></li>", ANNO_BLOCK_LIST_ITEM },
    { "<blockquote><p>a</p></blockquote>", ANNO_BLOCK_QUOTE },
    { "<bq><block><p>a</p></block></bq>", ANNO_BLOCK_QUOTE },
    { "<pre>a</pre>", ANNO_BLOCK_CODE },
    { "<tr><td>a</td></tr>", ANNO_BLOCK_TABLE_ROW },
    { "<td>a</td>", ANNO_BLOCK_TABLE_ROW },
    { "<figure><figcaption><p>a</p></figcaption></figure>", ANNO_BLOCK_CAPTION },
    { "<media><media-caption><h2>a</h2></media-caption></media>", ANNO_BLOCK_CAPTION },
    { "<table><caption>a</caption></table>", ANNO_BLOCK_CAPTION },
    { "<media-producer>a</media-producer>", ANNO_BLOCK_CREDIT },
    { "<media-caption><credit>a</credit></media-caption>", ANNO_BLOCK_CREDIT },
    { "<aside><ul><li>a</li></ul></aside>", ANNO_BLOCK_ASIDE },
    { "<aside><figcaption>a</figcaption></aside>", ANNO_BLOCK_ASIDE },
    { "<nav>a</nav>", ANNO_BLOCK_ASIDE },
    { "<header>a</header>", ANNO_BLOCK_ASIDE },
    { "<byline>a</byline>", ANNO_BLOCK_BYLINE },
    { "<dateline>a</dateline>", ANNO_BLOCK_DATELINE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *kept = make_text (cases[i].element, ANNO_BLOCK_BIT (cases[i].kind));
      g_autofree char *others = make_text (cases[i].element, all & ~ANNO_BLOCK_BIT (cases[i].kind));
      g_assert_cmpstr (kept, ==, "a\n");
      g_assert_cmpstr (others, ==, "");
    }
}

/* Each name finds its own rule: the table is sorted as it is searched. */
static void
test_every_name (void)
{
  static const char *const known[]
      = { "abstract", "a.b", "article", "block", "body.content", "bq", "br",
          "div",      "h1",  "h6",      "hl1",   "html",         "li", "media",
          "nav",      "p",   "pre",     "td",    "tr",           "ul", "video" };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      xmlNode node = { .type = XML_ELEMENT_NODE, .name = (const xmlChar *) known[i] };
      const AnnoMarkupRule *rule = anno_markup_blocks_find (&node);
      if (g_str_equal (known[i], "a.b"))
        g_assert_null (rule);
      else
        g_assert_cmpstr (rule->name, ==, known[i]);
    }
}

static void
add_inline (GRand *rand, GString *xml, GString *words, guint depth)
{
  static const char *const texts[] = { "a", "é", "“", " b", "c ", "\u00A0", "." };
  static const char *const elements[] = { "b", "em", "person", "a", "q", "x" };
  guint n = (guint) g_rand_int_range (rand, 1, 5);

  for (guint i = 0; i < n; i++)
    if (depth > 0 && g_rand_boolean (rand))
      {
        const char *element = elements[g_rand_int_range (rand, 0, G_N_ELEMENTS (elements))];
        g_string_append_printf (xml, "<%s>", element);
        add_inline (rand, xml, words, depth - 1);
        g_string_append_printf (xml, "</%s>", element);
      }
    else
      {
        const char *text = texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))];
        g_string_append (xml, text);
        g_string_append (words, text);
      }
}

static void
test_inline (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20170710);

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GString) xml = g_string_new ("<p>");
      g_autoptr (GString) words = g_string_new (NULL);
      add_inline (rand, xml, words, 3);
      g_string_append (xml, "</p>");
      g_autofree char *text = make_text (xml->str, all);
      g_autofree char *expected = anno_block_text_words (words->str);
      g_autofree char *line = expected != NULL ? g_strconcat (expected, "\n", NULL) : g_strdup ("");
      g_assert_cmpstr (text, ==, line);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/markup-blocks/blocks", test_blocks);
  g_test_add_func ("/markup-blocks/no-text", test_no_text);
  g_test_add_func ("/markup-blocks/kinds", test_kinds);
  g_test_add_func ("/markup-blocks/every-name", test_every_name);
  g_test_add_func ("/markup-blocks/inline", test_inline);
  return g_test_run ();
}
