/* Proves formats/markup-limits: what is counted, where counting stops, and what is no markup. */
#include "formats/article-format.h"
#include "formats/markup-limits.h"

#include <string.h>

/* @part @n times, each "#" in it its number. */
static char *
repeat (const char *before, const char *part, guint n, const char *behind)
{
  GString *text = g_string_new (before);

  for (guint i = 0; i < n; i++)
    for (const char *c = part; *c != '\0'; c++)
      if (*c == '#')
        g_string_append_printf (text, "%u", i);
      else
        g_string_append_c (text, *c);
  g_string_append (text, behind);
  return g_string_free (text, FALSE);
}

static void
assert_passes (const char *text, AnnoMarkup markup)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (anno_markup_limits_check (text, strlen (text), markup, &error));
  g_assert_no_error (error);
}

static void
assert_refused (const char *text, AnnoMarkup markup, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (anno_markup_limits_check (text, strlen (text), markup, &error));
  g_assert_error (error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_attributes (void)
{
  static const char *const parts[] = { " a#='>'", " a# = \"<\"", "\n\ta#=\"'\"" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *most = repeat ("<r>\n<a", parts[i], ANNO_MARKUP_MAX_ATTRIBUTES, "/></r>");
      g_autofree char *more
          = repeat ("<r>\n<a", parts[i], ANNO_MARKUP_MAX_ATTRIBUTES + 1, "/></r>");
      for (guint markup = ANNO_MARKUP_XML; markup <= ANNO_MARKUP_HTML; markup++)
        {
          assert_passes (most, markup);
          assert_refused (more, markup, "Line 2: A tag has too many attributes.");
        }
    }
  g_autofree char *bare = repeat ("<a", " a#", ANNO_MARKUP_MAX_ATTRIBUTES + 1, ">");
  g_autofree char *unquoted = repeat ("<a", " a#=b", ANNO_MARKUP_MAX_ATTRIBUTES + 1, ">");
  g_autofree char *open = repeat ("<a", " a#=b", ANNO_MARKUP_MAX_ATTRIBUTES + 1, "");
  assert_refused (bare, ANNO_MARKUP_HTML, "Line 1: A tag has too many attributes.");
  assert_refused (unquoted, ANNO_MARKUP_HTML, "Line 1: A tag has too many attributes.");
  assert_refused (open, ANNO_MARKUP_HTML, "Line 1: A tag has too many attributes.");
}

static void
test_no_tags (void)
{
  static const char *const xml[][2] = {
    { "<r><!-- <a", " --></r>" },
    { "<r><![CDATA[ <a", " ]]></r>" },
    { "<?pi <a", " ?><r/>" },
    { "<r>5 < a", "</r>" },
  };
  static const char *const html[][2] = {
    { "<!-- <a", " -->" },
    { "<script>if (a<a", " b) c ();</script>" },
    { "<STYLE><a", "</STYLE>" },
    { "5 < a", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (xml); i++)
    {
      g_autofree char *in_xml = repeat (xml[i][0], " a#", 300, xml[i][1]);
      g_autofree char *in_html = repeat (html[i][0], " a#", 300, html[i][1]);
      assert_passes (in_xml, ANNO_MARKUP_XML);
      assert_passes (in_html, ANNO_MARKUP_HTML);
    }
}

/* What ends a comment in HTML doesn't in XML. */
static void
test_ends_of_comments (void)
{
  static const char *const ends[] = { "<!--><a", "<!---><a", "<!-- --!><a" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *text = repeat (ends[i], " a#", 300, " -->");
      assert_refused (text, ANNO_MARKUP_HTML, "Line 1: A tag has too many attributes.");
      assert_passes (text, ANNO_MARKUP_XML);
    }
}

static void
test_depth (void)
{
  g_autofree char *deep = repeat ("", "<a n='#'>", ANNO_MARKUP_MAX_DEPTH, "");
  g_autofree char *deeper = repeat ("\n", "<a n='#'>", ANNO_MARKUP_MAX_DEPTH + 1, "");
  g_autofree char *wide = repeat ("<a>", "<b n='#'></b><c/>", 1000, "</a>");

  assert_passes (deep, ANNO_MARKUP_XML);
  assert_refused (deeper, ANNO_MARKUP_XML, "Line 2: The elements are nested too deeply.");
  assert_passes (deeper, ANNO_MARKUP_HTML);
  assert_passes (wide, ANNO_MARKUP_XML);
}

/* Those of elements that are closed are out of scope. */
static void
test_namespaces (void)
{
  g_autofree char *nested = repeat ("", "<a><b xmlns='u' xmlns:x#='u'>", 120, "");
  g_autofree char *more = repeat ("", "<a><b xmlns='u' xmlns:x#='u' xmlns:y='v'>", 120, "");
  g_autofree char *row = repeat ("<r>", "<a xmlns:x#='u'/><b xmlns:y='v'></b>", 400, "</r>");

  assert_passes (nested, ANNO_MARKUP_XML);
  assert_refused (more, ANNO_MARKUP_XML, "Line 1: Too many namespaces are declared.");
  assert_passes (row, ANNO_MARKUP_XML);
}

static void
test_parts (void)
{
  g_autofree char *most = repeat ("", "<a/>", ANNO_MARKUP_MAX_PARTS, "");
  g_autofree char *more = repeat ("", "<a/>", ANNO_MARKUP_MAX_PARTS, "\n<a>");

  assert_passes (most, ANNO_MARKUP_XML);
  assert_refused (more, ANNO_MARKUP_XML, "Line 2: There are too many elements. Split the file.");
}

/* What is no tag makes a node all the same. */
static void
test_other_parts (void)
{
  static const char *const parts[] = { "<!---->", "<?a?>", "<![CDATA[]]>" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *most = repeat ("", parts[i], ANNO_MARKUP_MAX_PARTS, "");
      g_autofree char *more = repeat ("", parts[i], ANNO_MARKUP_MAX_PARTS + 1, "");
      assert_passes (most, ANNO_MARKUP_XML);
      assert_refused (more, ANNO_MARKUP_XML,
                      "Line 1: There are too many elements. Split the file.");
    }
}

static void
test_size (void)
{
  g_autofree char *text = g_malloc (ANNO_MARKUP_MAX_BYTES + 1);
  g_autoptr (GError) error = NULL;

  memset (text, ' ', ANNO_MARKUP_MAX_BYTES + 1);
  g_assert_true (anno_markup_limits_check (text, ANNO_MARKUP_MAX_BYTES, ANNO_MARKUP_XML, NULL));
  g_assert_false (
      anno_markup_limits_check (text, ANNO_MARKUP_MAX_BYTES + 1, ANNO_MARKUP_XML, &error));
  g_assert_error (error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_REFUSED);
  g_assert_true (anno_markup_limits_check (NULL, 0, ANNO_MARKUP_XML, NULL));
}

static void
test_doctype (void)
{
  static const char *const passing[] = {
    "<!DOCTYPE r SYSTEM \"[<!ENTITY a 'b'>]\"><r/>",
    "<!DOCTYPE nitf PUBLIC '-//IPTC//DTD NITF 3.3//EN' 'nitf-3-3.dtd'><nitf/>",
    "<!DOCTYPE r [<!ENTITY % nitf SYSTEM \"nitf-3-0.dtd\"> %nitf; ]><r/>",
    "<!DOCTYPE r [\n<!-- <!ENTITY a 'b'> -->\n<!ENTITY % n PUBLIC 'a>' \"b]\" >%n;]><r/>",
    "<!DOCTYPE r []><r/>",
  };
  static const char *const refused[] = {
    "<!DOCTYPE r [<!ENTITY a 'b'>]><r/>",
    "<!DOCTYPE r [<!ENTITY a SYSTEM 'b'>]><r/>",
    "<!DOCTYPE r [<!ENTITY % a '<!ENTITY b \"c\">'> %a;]><r/>",
    "<!DOCTYPE r [<!ELEMENT r ANY>]><r/>",
    "<!DOCTYPE r [<!ATTLIST r a CDATA 'b'>]><r/>",
    "<!DOCTYPE r [<!ENTITY % n SYSTEM 'a'> <!ENTITY b 'c'>]><r/>",
    "<!DOCTYPE r SYSTEM 'a' [<![INCLUDE[]]>]><r/>",
    "<!DOCTYPE r [<?pi ?>]><r/>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (passing); i++)
    assert_passes (passing[i], ANNO_MARKUP_XML);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    assert_refused (refused[i], ANNO_MARKUP_XML,
                    "Line 1: The DOCTYPE declares entities or elements of its own, which could "
                    "make a small file a huge one, or have other files read. Remove what stands in "
                    "its brackets.");
  assert_passes (refused[0], ANNO_MARKUP_HTML);
}

/* Whatever the bytes are, and wherever they end. */
static void
test_any_bytes (void)
{
  static const char signs[] = "<<<>/!?-=\"' ax[]&;%D";
  g_autoptr (GRand) rand = g_rand_new_with_seed (20170710);

  for (guint i = 0; i < 20000; i++)
    {
      gsize n = (gsize) g_rand_int_range (rand, 0, 40);
      g_autofree char *text = g_malloc (n);
      for (gsize j = 0; j < n; j++)
        text[j] = signs[g_rand_int_range (rand, 0, sizeof signs)];
      anno_markup_limits_check (text, n, ANNO_MARKUP_XML, NULL);
      anno_markup_limits_check (text, n, ANNO_MARKUP_HTML, NULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/markup-limits/attributes", test_attributes);
  g_test_add_func ("/markup-limits/no-tags", test_no_tags);
  g_test_add_func ("/markup-limits/ends-of-comments", test_ends_of_comments);
  g_test_add_func ("/markup-limits/depth", test_depth);
  g_test_add_func ("/markup-limits/namespaces", test_namespaces);
  g_test_add_func ("/markup-limits/parts", test_parts);
  g_test_add_func ("/markup-limits/other-parts", test_other_parts);
  g_test_add_func ("/markup-limits/size", test_size);
  g_test_add_func ("/markup-limits/doctype", test_doctype);
  g_test_add_func ("/markup-limits/any-bytes", test_any_bytes);
  return g_test_run ();
}
