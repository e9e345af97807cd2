/* Proves foreign/uima-xmi-writer and foreign/uima-xmi-reader with what is behind them: the bytes
 * of a small article, that all comes back, files of other programs, and broken ones. */
#include "foreign/cas-scene.h"

#include "foreign/uima-xmi-writer.h"

#include <string.h>

#define SMALL                                                                                      \
  "{speaker|person=urn:g|mention=name|#s:Graham} {cue|#k|~so & \"so\":said} "                      \
  "{claim|?|#c|said-by=@s|cued-by=@k:it is\t\360\237\230\200 over}.\n"

#define HEAD                                                                                       \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                   \
  "<xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\" xmlns:cas=\"http:///uima/cas.ecore\""             \
  " xmlns:metadata=\"http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore\""              \
  " xmlns:annotator=\"http:///annotator.ecore\" xmi:version=\"2.0\">\n"

static void
test_bytes (void)
{
  g_auto (CasScene) scene = { 0 };
  cas_scene_init (&scene, SMALL);
  g_autofree char *bytes
      = cas_scene_write (&scene, &anno_uima_xmi_format, "annotation/sub/a.txt/ann.xmi");

  g_assert_cmpstr (
      bytes, ==,
      HEAD "  <cas:NULL xmi:id=\"0\"/>\n"
           "  <metadata:DocumentMetaData xmi:id=\"2\" sofa=\"1\" begin=\"0\" end=\"27\""
           " language=\"x-unspecified\" documentTitle=\"a.txt\" documentId=\"sub/a.txt\"/>\n"
           "  <annotator:Article xmi:id=\"3\" sofa=\"1\" path=\"sub/a.txt\" title=\"a.txt\""
           " annotator=\"ann\"/>\n"
           "  <annotator:speaker xmi:id=\"4\" sofa=\"1\" begin=\"0\" end=\"6\" id=\"urn:anno:s\""
           " person=\"urn:g\" person_name=\"Lindsey Graham\" mention=\"name\"/>\n"
           "  <annotator:cue xmi:id=\"5\" sofa=\"1\" begin=\"7\" end=\"11\" id=\"urn:anno:k\""
           " note=\"so &amp; &quot;so&quot;\"/>\n"
           "  <annotator:claim xmi:id=\"6\" sofa=\"1\" begin=\"12\" end=\"25\" id=\"urn:anno:c\""
           " said_by=\"4\" cued_by=\"5\" unsure=\"true\"/>\n"
           "  <cas:Sofa xmi:id=\"1\" sofaNum=\"1\" sofaID=\"_InitialView\" mimeType=\"text\""
           " sofaString=\"Graham said it is&#9;\360\237\230\200 over.&#10;\"/>\n"
           "  <cas:View sofa=\"1\" members=\"2 3 4 5 6\"/>\n"
           "</xmi:XMI>\n");
}

/* A type of the descriptor, up to its end. */
static char *
cut_type (const char *types, const char *name)
{
  g_autofree char *begin = g_strdup_printf ("<name>%s</name>", name);
  const char *from = strstr (types, begin);

  g_assert_nonnull (from);
  const char *to = strstr (from, "    </typeDescription>");
  return g_strndup (from, (gsize) (to - from));
}

static void
test_types (void)
{
  g_auto (CasScene) scene = { 0 };
  cas_scene_init (&scene, "{claim|#c:a} {odd-tag|my-field=1:b}\n");
  g_autofree char *types
      = cas_scene_write (&scene, &anno_uima_xmi_format, "annotation/sub/a.txt/TypeSystem.xml");
  g_autofree char *odd = cut_type (types, "annotator.odd_tag");
  g_autofree char *claim = cut_type (types, "annotator.claim");

  g_assert_cmpstr (odd, ==,
                   "<name>annotator.odd_tag</name>\n"
                   "      <description></description>\n"
                   "      <supertypeName>uima.tcas.Annotation</supertypeName>\n"
                   "      <features>\n"
                   "        <featureDescription>\n"
                   "          <name>id</name>\n"
                   "          <description></description>\n"
                   "          <rangeTypeName>uima.cas.String</rangeTypeName>\n"
                   "        </featureDescription>\n"
                   "        <featureDescription>\n"
                   "          <name>segments</name>\n"
                   "          <description></description>\n"
                   "          <rangeTypeName>uima.cas.FSArray</rangeTypeName>\n"
                   "          <elementType>annotator.Segment</elementType>\n"
                   "        </featureDescription>\n"
                   "        <featureDescription>\n"
                   "          <name>note</name>\n"
                   "          <description></description>\n"
                   "          <rangeTypeName>uima.cas.String</rangeTypeName>\n"
                   "        </featureDescription>\n"
                   "        <featureDescription>\n"
                   "          <name>unsure</name>\n"
                   "          <description></description>\n"
                   "          <rangeTypeName>uima.cas.Boolean</rangeTypeName>\n"
                   "        </featureDescription>\n"
                   "        <featureDescription>\n"
                   "          <name>my_field</name>\n"
                   "          <description></description>\n"
                   "          <rangeTypeName>uima.cas.String</rangeTypeName>\n"
                   "        </featureDescription>\n"
                   "      </features>\n");
  g_assert_nonnull (strstr (claim, "<name>said_by</name>\n"
                                   "          <description></description>\n"
                                   "          <rangeTypeName>uima.cas.FSArray</rangeTypeName>\n"
                                   "          <elementType>uima.tcas.Annotation</elementType>\n"));
  g_assert_nonnull (strstr (claim, "<name>cued_by</name>\n"
                                   "          <description></description>\n"
                                   "          <rangeTypeName>uima.tcas.Annotation"));
}

static void
test_round_trip (void)
{
  for (guint i = 0; i < cas_scene_n_cases; i++)
    cas_scene_check_round_trip (&anno_uima_xmi_format, i);
}

/* XML forbids them; places stay. */
static void
test_signs (void)
{
  g_auto (CasScene) scene = { 0 };
  cas_scene_init (&scene, "a\001b {cue|~n\002:c\013d} e\n");
  g_autofree char *bytes
      = cas_scene_write (&scene, &anno_uima_xmi_format, "annotation/sub/a.txt/ann.xmi");
  g_autoptr (AnnoForeignDocument) document = cas_scene_read_back (&scene, &anno_uima_xmi_format);
  g_autofree char *said = cas_scene_say_document (document);

  g_assert_cmpstr (document->text, ==, "a b c d e\n");
  g_assert_cmpstr (said, ==, "cue 4-7 ~n \n");
}

static void
test_facts (void)
{
  g_auto (CasScene) scene = { 0 };
  cas_scene_init (&scene, "{cue:a}\n");
  g_autofree char *bytes
      = cas_scene_write (&scene, &anno_uima_xmi_format, "annotation/sub/a.txt/ann.xmi");
  g_autofree char *again
      = cas_scene_write (&scene, &anno_uima_xmi_format, "annotation/sub/a.txt/ann.xmi");
  g_autoptr (AnnoForeignDocument) document = cas_scene_read_back (&scene, &anno_uima_xmi_format);

  g_assert_cmpstr (bytes, ==, again);
  g_assert_cmpstr (document->name, ==, "sub/a.txt");
  g_assert_cmpstr (document->title, ==, "a.txt");
  g_assert_cmpstr (((AnnoForeignLayer *) document->layers->pdata[0])->maker, ==, "ann");
}

#define XMI(inside)                                                                                \
  "<xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\" xmlns:cas=\"http:///uima/cas.ecore\""             \
  " xmlns:a=\"http:///org/a.ecore\" xmlns:b=\"http:///org/b.ecore\""                               \
  " xmlns:seg=\"http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore\""               \
  " xmlns:meta=\"http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore\""                  \
  " xmlns:annotator=\"http:///annotator.ecore\" xmi:version=\"2.0\"><cas:NULL "                    \
  "xmi:id=\"0\"/>" inside "</xmi:XMI>"
#define SOFA                                                                                       \
  "<cas:Sofa xmi:id=\"1\" sofaNum=\"1\" sofaID=\"_InitialView\" mimeType=\"text\""                 \
  " sofaString=\"This is a test .\"/>"
#define TYPE(name, parent, features)                                                               \
  "<typeDescription><name>" name "</name><supertypeName>" parent                                   \
  "</supertypeName><features>" features "</features></typeDescription>"
#define FEATURE(name, range)                                                                       \
  "<featureDescription><name>" name "</name><rangeTypeName>" range                                 \
  "</rangeTypeName></featureDescription>"
#define TYPES(inside)                                                                              \
  "<typeSystemDescription xmlns=\"http://uima.apache.org/resourceSpecifier\"><types>" inside       \
  "</types></typeSystemDescription>"
#define ALL_TYPES                                                                                  \
  TYPES (TYPE ("org.a.Mark", "uima.tcas.Annotation",                                               \
               FEATURE ("n", "uima.cas.Integer") FEATURE ("words", "uima.cas.StringArray")         \
                   FEATURE ("numbers", "uima.cas.IntegerArray") FEATURE (                          \
                       "to", "uima.tcas.Annotation") FEATURE ("many", "uima.cas.FSArray")          \
                       FEATURE ("slots", "uima.cas.FSArray") FEATURE ("chain", "uima.cas.FSList")) \
             TYPE ("org.a.Slot", "uima.cas.TOP",                                                   \
                   FEATURE ("role", "uima.cas.String") FEATURE ("weight", "uima.cas.Float")        \
                       FEATURE ("target", "org.a.Mark"))                                           \
                 TYPE ("org.a.Relation", "uima.tcas.Annotation",                                   \
                       FEATURE ("Governor", "org.a.Mark") FEATURE ("Dependent", "org.a.Mark")      \
                           FEATURE ("value", "uima.cas.String"))                                   \
                     TYPE ("org.a.Doc", "uima.tcas.DocumentAnnotation", ""))
#define MARK(id, begin, end, more)                                                                 \
  "<a:Mark xmi:id=\"" id "\" sofa=\"1\" begin=\"" begin "\" end=\"" end "\" " more "/>"

static const struct
{
  const char *name;
  const char *types;
  const char *bytes;
  const char *said;
} foreign[] = {
  { "numbers and references are told apart by the type system", ALL_TYPES,
    XMI (MARK ("2", "0", "4", "n=\"3\" to=\"3\"") MARK ("3", "5", "7", "") SOFA),
    "Mark 0-4 n=3 to>is\nMark 5-7\n" },
  { "without it they are guessed, and that is told", NULL,
    XMI (MARK ("2", "0", "4", "n=\"9\" to=\"3\"") MARK ("3", "5", "7", "to=\"2 3\"") SOFA),
    "Mark 0-4 n=9 to>is\nMark 5-7 to>This to>is\n"
    "- TypeSystem.xml doesn’t say of all features what they are: which numbers are references was "
    "guessed.\n" },
  { "no guess is no news", NULL, XMI (MARK ("2", "0", "4", "n=\"x\"") SOFA), "Mark 0-4 n=x\n" },
  { "an array in an attribute", ALL_TYPES,
    XMI (MARK ("2", "0", "4", "many=\"3 4\"") MARK ("3", "5", "7", "") MARK ("4", "8", "9", "")
             SOFA),
    "Mark 0-4 many>a many>is\nMark 5-7\nMark 8-9\n" },
  { "an array in elements", ALL_TYPES,
    XMI ("<a:Mark xmi:id=\"2\" sofa=\"1\" begin=\"0\" end=\"4\"><many href=\"#3\"/>"
         "<many href=\"#4\"/><words>one two</words><words/><words>\n</words></a:Mark>" MARK (
             "3", "5", "7", "") MARK ("4", "8", "9", "") SOFA),
    "Mark 0-4 many>a many>is words=\n words=one two\nMark 5-7\nMark 8-9\n" },
  { "an array that is a feature structure", ALL_TYPES,
    XMI ("<cas:FSArray xmi:id=\"9\" elements=\"3 0 4\"/>"
         "<cas:StringArray xmi:id=\"8\"><elements>x</elements></cas:StringArray>" MARK (
             "2", "0", "4", "many=\"9\"") MARK ("3", "5", "7", "many=\"9\"")
             MARK ("4", "8", "9", "") SOFA),
    "Mark 0-4 many>a many>is\nMark 5-7 many>a many>is\nMark 8-9\n" },
  { "a list", ALL_TYPES,
    XMI ("<cas:NonEmptyFSList xmi:id=\"7\" head=\"3\" tail=\"8\"/>"
         "<cas:NonEmptyFSList xmi:id=\"8\" head=\"4\" tail=\"9\"/><cas:EmptyFSList "
         "xmi:id=\"9\"/>" MARK ("2", "0", "4", "chain=\"7\"") MARK ("3", "5", "7", "")
             MARK ("4", "8", "9", "chain=\"3 4\"") SOFA),
    "Mark 0-4 chain>a chain>is\nMark 5-7\nMark 8-9 chain>a chain>is\n" },
  { "numbers in an array", ALL_TYPES, XMI (MARK ("2", "0", "4", "numbers=\"1 2\"") SOFA),
    "Mark 0-4 numbers=1 numbers=2\n" },
  { "slots", ALL_TYPES,
    XMI ("<a:Slot xmi:id=\"7\" role=\"p1\" target=\"3\"/><a:Slot xmi:id=\"8\" target=\"4\" "
         "weight=\"0.5\"/><a:Slot xmi:id=\"9\" role=\"lost\" target=\"3\"/>" MARK ("2", "0", "4",
                                                                                   "slots=\"7 8\"")
             MARK ("3", "5", "7", "") MARK ("4", "8", "9", "") SOFA),
    "Mark 0-4 event p1>is slots>a\nMark 5-7\nMark 8-9\n"
    "- line 1: 1 value of the feature “weight” is left out: it is a relation’s.\n"
    "- line 1: 1 feature structure of the type “org.a.Slot” has no place in the text.\n" },
  { "relations", ALL_TYPES,
    XMI (MARK ("2", "0", "4", "")
             MARK ("3", "5", "7",
                   "") "<a:Relation xmi:id=\"4\" sofa=\"1\" "
                       "begin=\"5\" end=\"7\" Governor=\"2\" Dependent=\"3\" value=\"nsubj\"/>"
                       "<a:Relation xmi:id=\"5\" sofa=\"1\" begin=\"5\" end=\"7\" Governor=\"2\" "
                       "Dependent=\"77\"/>" SOFA),
    "Mark 0-4 Relation>is\nMark 5-7\n"
    "- line 1: 1 value of the feature “value” is left out: it is a relation’s.\n"
    "- line 1: 1 relation of the type “org.a.Relation” doesn’t tie two marks.\n" },
  { "what parts the text is left aside, and counted", ALL_TYPES,
    XMI ("<seg:Token xmi:id=\"5\" sofa=\"1\" begin=\"0\" end=\"4\"/>"
         "<seg:Token xmi:id=\"6\" sofa=\"1\" begin=\"5\" end=\"7\"/>"
         "<seg:Sentence xmi:id=\"7\" sofa=\"1\" begin=\"0\" end=\"16\"/>"
         "<meta:DocumentMetaData xmi:id=\"8\" sofa=\"1\" begin=\"0\" end=\"16\" "
         "documentTitle=\"x\"/>"
         "<a:Doc xmi:id=\"9\" sofa=\"1\" begin=\"0\" end=\"16\"/>" MARK ("2", "0", "4", "to=\"6\"")
             SOFA),
    "Mark 0-4\n"
    "- line 1: 2 annotations of the type “de.tudarmstadt.ukp.dkpro.core.api.segmentation.type."
    "Token” are left aside: they only part the text.\n"
    "- line 1: 1 annotation of the type “de.tudarmstadt.ukp.dkpro.core.api.segmentation.type."
    "Sentence” is left aside: it only parts the text.\n"
    "- line 1: 1 reference of the feature “to” doesn’t lead to a mark.\n" },
  { "two types of one name are told apart", ALL_TYPES,
    XMI (MARK ("2", "0", "4", "") "<b:Mark xmi:id=\"3\" sofa=\"1\" begin=\"5\" end=\"7\"/>"
                                  "<b:Other xmi:id=\"4\" sofa=\"1\" begin=\"5\" end=\"7\"/>" SOFA),
    "Other 5-7\norg.a.Mark 0-4\norg.b.Mark 5-7\n" },
  { "a missing sofa", ALL_TYPES,
    XMI ("<a:Mark xmi:id=\"2\" begin=\"0\" end=\"4\"/><a:Mark xmi:id=\"3\" sofa=\"0\" begin=\"0\" "
         "end=\"4\"/><a:Mark xmi:id=\"4\" sofa=\"3\" begin=\"0\" end=\"4\"/>" SOFA),
    "- line 1: 3 annotations of the type “org.a.Mark” belong to no text (their sofa is "
    "missing).\n" },
  { "several views", ALL_TYPES,
    XMI ("<cas:Sofa xmi:id=\"8\" sofaNum=\"2\" sofaID=\"german\" sofaString=\"Das\"/>"
         "<a:Mark xmi:id=\"2\" sofa=\"8\" begin=\"0\" end=\"3\"/>" MARK ("3", "5", "7", "") SOFA
         "<cas:View sofa=\"1\" members=\"3\"/><cas:View sofa=\"8\" members=\"2\"/>"),
    "Mark 5-7\n- line 1: 1 annotation in the other view “german” is left out.\n" },
  { "no first view", ALL_TYPES,
    XMI ("<cas:Sofa xmi:id=\"7\" sofaNum=\"2\" sofaID=\"picture\" sofaURI=\"a.png\"/>"
         "<cas:Sofa xmi:id=\"8\" sofaNum=\"3\" sofaID=\"german\" sofaString=\"Das\"/>"
         "<a:Mark xmi:id=\"2\" sofa=\"8\" begin=\"0\" end=\"3\"/>"),
    "Mark 0-3\n" },
  { "what the view doesn't list", ALL_TYPES,
    XMI (MARK ("2", "0", "4", "to=\"3\"") MARK (
        "3", "5", "7", "") "<a:Mark sofa=\"1\" "
                           "begin=\"0\" end=\"2\"/>" SOFA "<cas:View sofa=\"1\" members=\"2\"/>"),
    "Mark 0-4\n"
    "- line 1: 2 annotations of the type “org.a.Mark” are left out: their view doesn’t list them.\n"
    "- line 1: 1 reference of the feature “to” doesn’t lead to a mark.\n" },
  { "no text", ALL_TYPES,
    XMI ("<cas:Sofa xmi:id=\"1\" sofaNum=\"1\" sofaID=\"_InitialView\" sofaURI=\"file:a.txt\"/>"),
    "- The file doesn’t hold the text.\n" },
  { "a line end that isn't escaped is a blank", ALL_TYPES,
    XMI ("<cas:Sofa xmi:id=\"1\" sofaNum=\"1\" sofaID=\"_InitialView\" sofaString=\"one\ntwo\"/>"
         "<a:Mark xmi:id=\"2\" sofa=\"1\" begin=\"0\" end=\"7\"/><a:Mark xmi:id=\"3\" sofa=\"1\" "
         "begin=\"4\" end=\"7\" to=\"2\"/>"),
    "Mark 0-7\nMark 4-7 to>one two\n" },
  { "no documents", ALL_TYPES, ALL_TYPES, "nothing" },
  { "types without a package", ALL_TYPES,
    "<xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\" xmlns:cas=\"http:///uima/cas.ecore\" "
    "xmlns:n=\"http:///uima/noNamespace.ecore\">" SOFA
    "<n:Bare xmi:id=\"2\" sofa=\"1\" begin=\"0\" end=\"4\"/></xmi:XMI>",
    "Bare 0-4\n" },
};

static void
test_foreign (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    {
      g_test_message ("%s", foreign[i].name);
      g_autofree char *said
          = cas_scene_read (&anno_uima_xmi_format, "x.xmi", foreign[i].bytes, -1, foreign[i].types);
      g_assert_cmpstr (said, ==, foreign[i].said);
    }
}

static const struct
{
  const char *bytes;
  const char *types;
  const char *said; /* how it begins */
} broken[] = {
  { "", NULL, "! There is no XML in it." },
  { "<xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\">", NULL, "! Line 1: " },
  { "<other/>", NULL,
    "! Line 1: This is no UIMA CAS: its root must be <xmi:XMI>, but is <other>." },
  { "<?xml version=\"1.0\"?>\n<XMI/>", NULL, "! Line 2: This is no UIMA CAS" },
  { XMI ("<a:B xmi:id=\"\xff\"/>"), NULL, "! " },
  { "<!DOCTYPE x [<!ENTITY a \"b\">]><xmi:XMI/>", NULL, "! " },
  { XMI (""), NULL, "- The file doesn’t hold the text.\n" },
  { XMI ("<x/><b:c/><u:d xmlns:u=\"http://else/\"/>"), NULL,
    "- The file doesn’t hold the text.\n- 2 things in the file aren’t as the form has them" },
  { XMI (MARK ("2", "4", "0", "") MARK ("3", "-1", "4", "") MARK ("4", "0", "2147483648", "")
             MARK ("5", "0", "99999999999999999999", "") MARK ("6", "0x1", "4", "")
                 MARK ("7", "", "4", "") "<a:Mark xmi:id=\"8\" sofa=\"1\" begin=\"4\"/>" SOFA),
    ALL_TYPES, "- line 1: 7 annotations of the type “org.a.Mark” have no valid place.\n" },
  { XMI (MARK ("2", "4", "4", "") SOFA), ALL_TYPES,
    "- line 1: 1 annotation of the type “org.a.Mark” holds no words.\n" },
  { XMI (MARK ("2", "0", "4", "") MARK ("2", "5", "7", "") SOFA), ALL_TYPES,
    "Mark 0-4\n- 1 feature structure has the id of one before it, and is left out.\n" },
  { XMI (MARK ("2", "0", "4", "to=\"99\" many=\"1 98\"") SOFA), ALL_TYPES,
    "Mark 0-4\n- line 1: 1 reference of the feature “to” doesn’t lead to a mark.\n"
    "- line 1: 2 references of the feature “many” don’t lead to a mark.\n" },
  /* A list that goes in circles, a sofa that is an annotation's, an array of itself. */
  { XMI ("<cas:NonEmptyFSList xmi:id=\"7\" head=\"2\" tail=\"7\"/>" MARK ("2", "0", "4",
                                                                          "chain=\"7\"") SOFA),
    ALL_TYPES, "Mark 0-4 chain>This chain>This" },
  { XMI ("<cas:FSArray xmi:id=\"9\" elements=\"9 9\"/>" MARK ("2", "0", "4", "many=\"9\"") SOFA),
    ALL_TYPES, "Mark 0-4\n- line 1: 2 references of the feature “many” don’t lead to a mark.\n" },
  { XMI (MARK ("2", "0", "4", "to=\"2\"") SOFA), "<oops", "Mark 0-4 to>This\n- TypeSystem.xml: " },
  { XMI (MARK ("2", "0", "4", "") SOFA), "<html/>", "Mark 0-4\n" },
  { XMI ("<annotator:claim xmi:id=\"2\" sofa=\"1\" begin=\"0\" end=\"4\" segments=\"1 3 77\" "
         "id=\"3\"/><annotator:claim xmi:id=\"3\" sofa=\"1\" begin=\"0\" end=\"2\" "
         "id=\"urn:a\"/><annotator:claim xmi:id=\"4\" sofa=\"1\" begin=\"0\" end=\"3\" "
         "id=\"urn:a\"/>" SOFA),
    TYPES (TYPE ("annotator.claim", "uima.tcas.Annotation",
                 FEATURE ("segments", "uima.cas.FSArray") FEATURE ("id", "uima.cas.String"))),
    "claim 0-2\nclaim 0-3\nclaim 0-4\n- line 1: 3 references of the feature “segments”" },
};

static void
test_broken (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_test_message ("case %u", i);
      g_autofree char *said
          = cas_scene_read (&anno_uima_xmi_format, "x.xmi", broken[i].bytes, -1, broken[i].types);
      if (!g_str_has_prefix (said, broken[i].said))
        g_assert_cmpstr (said, ==, broken[i].said);
    }
}

/* Cut anywhere it is refused; with any byte changed it is read or refused. */
static void
test_cut (void)
{
  const char *whole = foreign[0].bytes;
  gsize n = strlen (whole);

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *said
          = cas_scene_read (&anno_uima_xmi_format, "x.xmi", whole, (gssize) i, ALL_TYPES);
      g_assert_true (g_str_has_prefix (said, "! "));
      for (guint k = 0; k < 3; k++)
        {
          g_autofree char *bytes = g_strdup (whole);
          bytes[i] = "\0\xff<"[k];
          g_autofree char *other
              = cas_scene_read (&anno_uima_xmi_format, "x.xmi", bytes, (gssize) n, ALL_TYPES);
          g_assert_nonnull (other);
        }
    }
}

/* A long array that a thousand marks refer to doesn't become a million links. */
static void
test_shared_array (void)
{
  g_autoptr (GString) bytes = g_string_new (NULL), ids = g_string_new (NULL);

  for (guint i = 0; i < 2000; i++)
    {
      g_string_append_printf (ids, "%u ", 100 + i);
      g_string_append_printf (
          bytes, "<a:Mark xmi:id=\"%u\" sofa=\"1\" begin=\"0\" end=\"4\" many=\"9\"/>", 100 + i);
    }
  g_autofree char *all = g_strdup_printf (
      "<xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\" xmlns:cas=\"http:///uima/cas.ecore\""
      " xmlns:a=\"http:///org/a.ecore\">" SOFA "<cas:FSArray xmi:id=\"9\" elements=\"%s\"/>%s"
      "</xmi:XMI>",
      ids->str, bytes->str);
  g_autofree char *said = cas_scene_read (&anno_uima_xmi_format, "x.xmi", all, -1, ALL_TYPES);
  const char *told = strstr (said, "- line 1: ");

  g_assert_nonnull (told);
  g_assert_nonnull (strstr (told, "arrays in the feature “many” are left out: there are too many "
                                  "references."));
  g_assert_cmpuint (strlen (said), <, 20 * strlen (all));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  index_scene_use_cache ();
  g_test_add_func ("/uima-xmi/bytes", test_bytes);
  g_test_add_func ("/uima-xmi/types", test_types);
  g_test_add_func ("/uima-xmi/round-trip", test_round_trip);
  g_test_add_func ("/uima-xmi/signs", test_signs);
  g_test_add_func ("/uima-xmi/facts", test_facts);
  g_test_add_func ("/uima-xmi/foreign", test_foreign);
  g_test_add_func ("/uima-xmi/broken", test_broken);
  g_test_add_func ("/uima-xmi/cut", test_cut);
  g_test_add_func ("/uima-xmi/shared-array", test_shared_array);
  return g_test_run ();
}
