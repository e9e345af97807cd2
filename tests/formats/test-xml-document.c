/* Proves formats/xml-document, with what stands before the parser: encodings, entities, and a set
 * of files that were made to harm. */
#include "formats/article-format.h"
#include "formats/xml-document.h"
#include "formats/xml-node.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  xmlDoc *document;
  GPtrArray *notes;
  GError *error;
} Parsed;

static void
parsed_clear (Parsed *self)
{
  g_clear_pointer (&self->document, xmlFreeDoc);
  g_ptr_array_unref (self->notes);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parsed, parsed_clear)

static Parsed
parse_bytes (const char *data, gsize n, const char *encoding)
{
  Parsed self = { .notes = g_ptr_array_new_with_free_func (g_free) };
  g_autoptr (GBytes) bytes = g_bytes_new (data, n);

  self.document = anno_xml_document_parse (bytes, encoding, self.notes, &self.error);
  g_assert_true ((self.document == NULL) == (self.error != NULL));
  return self;
}

#define BYTES(text) (text), sizeof (text) - 1

static void
assert_text (const Parsed *parsed, const char *expected)
{
  g_assert_no_error (parsed->error);
  g_autofree char *text = anno_xml_text (xmlDocGetRootElement (parsed->document));
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_failed (const char *data, gsize n, AnnoArticleFormatError code, const char *message)
{
  g_auto (Parsed) parsed = parse_bytes (data, n, NULL);

  g_assert_error (parsed.error, ANNO_ARTICLE_FORMAT_ERROR, (int) code);
  g_assert_cmpstr (parsed.error->message, ==, message);
}

static void
test_encodings (void)
{
  static const struct
  {
    const char *data;
    gsize n;
    const char *encoding;
    const char *note;
  } cases[] = {
    { BYTES ("<r>\xC3\xA9</r>"), NULL, NULL },
    { BYTES ("\xEF\xBB\xBF<r>\xC3\xA9</r>"), NULL, NULL },
    { BYTES ("\xEF\xBB\xBF<?xml version='1.0' encoding='ISO-8859-1'?><r>\xC3\xA9</r>"), NULL,
      NULL },
    { BYTES ("<?xml version='1.0' encoding='ISO-8859-1'?><r>\xE9</r>"), NULL, NULL },
    { BYTES ("\r\n <?xml version=\"1.0\" encoding = \"iso-8859-15\"?><r>\xE9</r>"), NULL, NULL },
    { BYTES ("<?xml version='1.1' encoding='windows-1252' ?><r>\xE9</r>"), NULL, NULL },
    { BYTES ("<?xml version='1.0' encoding='UTF-8'?><r>\xE9</r>"), "ISO-8859-1", NULL },
    { BYTES ("<?xml version='1.0' encoding='ISO-8859-1'?><r>\xC3\xA9</r>"), "utf-8", NULL },
    { BYTES ("\xFF\xFE<\0r\0>\0\xE9\0<\0/\0r\0>\0"), NULL, NULL },
    { BYTES ("\xFE\xFF\0<\0r\0>\0\xE9\0<\0/\0r\0>"), NULL, NULL },
    { BYTES ("<\0r\0>\0\xE9\0<\0/\0r\0>\0"), NULL, NULL },
    { BYTES ("\0<\0r\0>\0\xE9\0<\0/\0r\0>"), NULL, NULL },
    { BYTES ("\xFF\xFE\0\0<\0\0\0r\0\0\0>\0\0\0\xE9\0\0\0<\0\0\0/\0\0\0r\0\0\0>\0\0\0"), NULL,
      NULL },
    { BYTES ("<?xml version='1.0' encoding='utf-16'?><r>\xC3\xA9</r>"), NULL,
      "The file says utf-16, which it isn’t; it was read as UTF-8." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Parsed) parsed = parse_bytes (cases[i].data, cases[i].n, cases[i].encoding);
      assert_text (&parsed, "é");
      g_assert_cmpuint (parsed.notes->len, ==, cases[i].note != NULL);
      if (cases[i].note != NULL)
        g_assert_cmpstr (parsed.notes->pdata[0], ==, cases[i].note);
    }
}

/* Quotation marks of Windows, and UTF-8, in what calls itself Latin-1. */
static void
test_windows (void)
{
  g_auto (Parsed) windows = parse_bytes (
      BYTES ("<?xml version='1.0' encoding='ISO-8859-1'?><r>\x93\xE9\x94</r>"), NULL);
  g_auto (Parsed) latin
      = parse_bytes (BYTES ("<?xml version='1.0' encoding='ISO-8859-1'?><r>\x81\xE9</r>"), NULL);

  g_auto (Parsed) doubtful
      = parse_bytes (BYTES ("<?xml version='1.0' encoding='ISO-8859-1'?><r>\xC3\xA9</r>"), NULL);

  assert_text (&doubtful, "Ã©");
  g_assert_cmpuint (doubtful.notes->len, ==, 1);
  g_assert_cmpstr (doubtful.notes->pdata[0], ==,
                   "The file says ISO-8859-1, but looks like UTF-8. If letters are wrong, name the "
                   "encoding.");
  assert_text (&windows, "“é”");
  g_assert_cmpuint (windows.notes->len, ==, 1);
  assert_text (&latin, "\xC2\x81é");
  g_assert_cmpuint (latin.notes->len, ==, 0);
}

static void
test_wrong_bytes (void)
{
  const AnnoArticleFormatError code = ANNO_ARTICLE_FORMAT_ERROR_ENCODING;

  assert_failed (BYTES ("<r>\n<a>\xE9</a></r>"), code,
                 "Line 2 (byte 8): These bytes aren’t UTF-8. Name the encoding that the file is "
                 "really in.");
  assert_failed (BYTES ("<?xml version='1.0' encoding='x-unheard-of'?><r/>"), code,
                 "The encoding “x-unheard-of” isn’t known. Name the encoding that the file is in.");
  assert_failed (BYTES ("<?xml version='1.0' encoding='Shift_JIS'?>\n<r>\x82</r>"), code,
                 "Line 2 (byte 47): These bytes aren’t Shift_JIS. Name the encoding that the file "
                 "is really in.");
  assert_failed (BYTES ("<r>a\0</r>"), code,
                 "Line 1 (byte 5): These bytes aren’t UTF-8. Name the encoding that the file is "
                 "really in.");
}

static void
test_entities (void)
{
  g_auto (Parsed) named = parse_bytes (
      BYTES (
          "<!DOCTYPE nitf SYSTEM 'nitf.dtd'><r a='&eacute;&amp;&quot;'>&nbsp;&mdash;&lt;&amp;&#233;"
          "<!-- &zzz; --><![CDATA[&nbsp;]]></r>"),
      NULL);
  g_auto (Parsed) unknown = parse_bytes (BYTES ("<r>&foo;&bar;&foo; &foo.bar-1;</r>"), NULL);

  assert_text (&named, "\u00A0—<&é&nbsp;");
  g_autofree char *value = anno_xml_attribute (xmlDocGetRootElement (named.document), "A");
  g_assert_cmpstr (value, ==, "é&\"");
  g_assert_cmpuint (named.notes->len, ==, 0);
  assert_text (&unknown, "��� �");
  g_assert_cmpuint (unknown.notes->len, ==, 1);
  g_assert_cmpstr (unknown.notes->pdata[0], ==,
                   "The file doesn’t say which characters these names stand for: foo, bar, "
                   "foo.bar-1. A “�” stands in their place.");
}

static void
test_broken (void)
{
  static const struct
  {
    const char *xml;
    const char *message;
  } cases[] = {
    { "", "There is no XML in it." },
    { " \n ", "There is no XML in it." },
    { "words", "Line 1: There is no XML in it." },
    { "<r>\n<a>\n</r>", "Line 3: An end tag doesn’t fit the element that is open there." },
    { "\n\n<?xml version='1.0'?>\n<r></q>",
      "Line 4: An end tag doesn’t fit the element that is open there." },
    { "<!DOCTYPE r\nSYSTEM 'a'>\n<r></q>",
      "Line 3: An end tag doesn’t fit the element that is open there." },
    { "<r>\n", "Line 2: A tag isn’t finished; the file may have been cut off." },
    { "<r>\n<a b='", NULL },
    { "<r>AT&T</r>", "Line 1: An “&” or “<” stands where it must be written “&amp;” or “&lt;”." },
    { "<r>A & B</r>", "Line 1: An “&” or “<” stands where it must be written “&amp;” or “&lt;”." },
    { "<r>\x01</r>", "Line 1: There is a control character, which XML doesn’t allow." },
    { "<r/><r/>", "Line 1: There is more behind the end of the XML." },
    { "<r a='1' a='2'/>", "Line 1: The XML is broken here (Attribute a redefined)." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Parsed) parsed = parse_bytes (cases[i].xml, strlen (cases[i].xml), NULL);
      g_assert_error (parsed.error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_BROKEN);
      if (cases[i].message != NULL)
        g_assert_cmpstr (parsed.error->message, ==, cases[i].message);
    }
}

/* A prefix that nobody declared is odd, and no reason to refuse. */
static void
test_odd (void)
{
  g_auto (Parsed) parsed = parse_bytes (BYTES ("<r><x:a y:b='c'>d</x:a></r>"), NULL);
  assert_text (&parsed, "d");
}

/* @part @n times, each "#" in it its number. */
static GString *
repeat (const char *before, const char *part, guint n)
{
  GString *text = g_string_new (before);

  for (guint i = 0; i < n; i++)
    for (const char *c = part; *c != '\0'; c++)
      if (*c == '#')
        g_string_append_printf (text, "%u", i);
      else
        g_string_append_c (text, *c);
  return text;
}

static void
assert_refused (const char *xml)
{
  g_auto (Parsed) parsed = parse_bytes (xml, strlen (xml), NULL);
  g_assert_error (parsed.error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_REFUSED);
}

static void
test_entity_bombs (void)
{
  g_autoptr (GString) laughs = g_string_new ("<!DOCTYPE r [<!ENTITY l0 'ha'>");
  g_autoptr (GString) quadratic = g_string_new ("<!DOCTYPE r [<!ENTITY a '");

  for (guint i = 1; i < 10; i++)
    {
      g_string_append_printf (laughs, "<!ENTITY l%u '", i);
      for (guint j = 0; j < 10; j++)
        g_string_append_printf (laughs, "&l%u;", i - 1);
      g_string_append (laughs, "'>");
    }
  g_string_append (laughs, "]><r>&l9;</r>");
  for (guint i = 0; i < 50000; i++)
    g_string_append_c (quadratic, 'a');
  g_string_append (quadratic, "'>]><r>");
  for (guint i = 0; i < 50000; i++)
    g_string_append (quadratic, "&a;");
  g_string_append (quadratic, "</r>");
  assert_refused (laughs->str);
  assert_refused (quadratic->str);
}

/* A file that would be found in the text if anything were read; "@" is where it lies. */
static void
test_nothing_is_read (void)
{
  static const char *const refused[] = {
    "<!DOCTYPE r [<!ENTITY x SYSTEM 'file://@'>]><r>&x;</r>",
    "<!DOCTYPE r [<!ENTITY x PUBLIC 'a' '@'>]><r a='&x;'>&x;</r>",
    "<!DOCTYPE r [<!ENTITY % x '<!ENTITY y SYSTEM \"@\">'> %x;]><r>&y;</r>",
  };
  static const char *const harmless[] = {
    "<!DOCTYPE r SYSTEM 'file://@'><r>&x;</r>",
    "<!DOCTYPE r SYSTEM '@' [<!ENTITY % x SYSTEM '@'> %x;]><r>&x;</r>",
    "<r xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include parse='text' href='@'/>\uFFFD</r>",
  };
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "annotator-secret.txt", NULL);

  g_assert_true (g_file_set_contents (path, "<!ENTITY x 'secret'>", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_auto (GStrv) parts = g_strsplit (refused[i], "@", -1);
      g_autofree char *xml = g_strjoinv (path, parts);
      assert_refused (xml);
    }
  for (guint i = 0; i < G_N_ELEMENTS (harmless); i++)
    {
      g_auto (GStrv) parts = g_strsplit (harmless[i], "@", -1);
      g_autofree char *xml = g_strjoinv (path, parts);
      g_auto (Parsed) parsed = parse_bytes (xml, strlen (xml), NULL);
      assert_text (&parsed, "\uFFFD");
    }
  g_remove (path);
}

static void
test_costly (void)
{
  g_autoptr (GString) attributes = repeat ("<r", " a#='v'", 40000);
  g_autoptr (GString) deep = repeat ("", "<a n='#'>", 100000);

  g_string_append (attributes, "/>");
  assert_refused (attributes->str);
  assert_refused (deep->str);

  gsize n_read = 0, n = 0;
  g_autofree char *wide = g_convert (attributes->str, -1, "UTF-16", "UTF-8", &n_read, &n, NULL);
  g_auto (Parsed) parsed = parse_bytes (wide, n, NULL);
  g_assert_error (parsed.error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_REFUSED);
  assert_failed (BYTES ("\x1F\x8B\x08\0\0\0\0\0"), ANNO_ARTICLE_FORMAT_ERROR_REFUSED,
                 "This is packed by gzip. Unpack it first.");
}

/* As a whole it may be larger than what libxml2 bears in one text. */
static void
test_large (void)
{
  g_autoptr (GString) many
      = repeat ("<r>", "<p>words and words and words, # of them</p>\n", 400000);
  g_autoptr (GString) one = g_string_new ("<r>\n<p>");
  g_autofree char *words = g_strnfill (10500000, 'a');

  g_string_append (many, "</r>");
  g_string_append_printf (one, "%s</p></r>", words);
  g_assert_cmpuint (many->len, >, 16000000);
  g_auto (Parsed) parsed = parse_bytes (many->str, many->len, NULL);
  g_assert_no_error (parsed.error);
  g_auto (Parsed) too_long = parse_bytes (one->str, one->len, NULL);
  g_assert_error (too_long.error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_BROKEN);
  g_assert_true (g_str_has_prefix (too_long.error->message, "Line 2: "));
}

/* Wherever a file is cut, and whatever byte of it is another. */
static void
test_any_bytes (void)
{
  static const char whole[]
      = "<?xml version='1.0' encoding='UTF-8'?><!DOCTYPE r SYSTEM 'a' [<!ENTITY %"
        " a SYSTEM 'b'> %a;]><r a='&eacute;'><!-- c --><b>é &amp; &x;</b></r>";
  g_autoptr (GRand) rand = g_rand_new_with_seed (20170710);

  for (gsize n = 0; n < sizeof whole; n++)
    {
      g_auto (Parsed) parsed = parse_bytes (whole, n, NULL);
    }
  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *other = g_memdup2 (whole, sizeof whole - 1);
      for (guint j = 0; j < 3; j++)
        other[g_rand_int_range (rand, 0, sizeof whole - 1)]
            = "<>&;'\"[]%!?\xC3\xFF\0a"[g_rand_int_range (rand, 0, 15)];
      g_auto (Parsed) parsed = parse_bytes (other, sizeof whole - 1, NULL);
      g_assert_true (parsed.error == NULL || g_utf8_validate (parsed.error->message, -1, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xml-document/encodings", test_encodings);
  g_test_add_func ("/xml-document/windows", test_windows);
  g_test_add_func ("/xml-document/wrong-bytes", test_wrong_bytes);
  g_test_add_func ("/xml-document/entities", test_entities);
  g_test_add_func ("/xml-document/broken", test_broken);
  g_test_add_func ("/xml-document/odd", test_odd);
  g_test_add_func ("/xml-document/entity-bombs", test_entity_bombs);
  g_test_add_func ("/xml-document/nothing-is-read", test_nothing_is_read);
  g_test_add_func ("/xml-document/costly", test_costly);
  g_test_add_func ("/xml-document/large", test_large);
  g_test_add_func ("/xml-document/any-bytes", test_any_bytes);
  return g_test_run ();
}
