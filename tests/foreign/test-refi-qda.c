/* Proves foreign/refi-qda-writer and what it stands on: the project is in the order of its schema,
 * each selection is the words it stands for, GUIDs are nobody else's, and references lead
 * somewhere. */
#include "foreign/guid.h"
#include "foreign/out-scene.h"
#include "foreign/refi-qda-text.h"
#include "foreign/refi-qda-writer.h"
#include "formats/xml-document.h"
#include "formats/xml-node.h"
#include "index/index-scene.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

/* The file with that name, or, where @name is NULL, the one in sources/. */
static char *
unpack (GBytes *bytes, const char *name)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  char *content = NULL;
  gsize n;
  gconstpointer data = g_bytes_get_data (bytes, &n);

  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_memory (archive, data, n), ==, ARCHIVE_OK);
  while (content == NULL && archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    {
      const char *found = archive_entry_pathname (entry);
      if (name != NULL ? !g_str_equal (found, name) : !g_str_has_prefix (found, "sources/"))
        continue;
      content = g_malloc0 (1 << 16);
      g_assert_cmpint (archive_read_data (archive, content, (1 << 16) - 1), >=, 0);
    }
  archive_read_free (archive);
  g_assert_nonnull (content);
  return content;
}

/* A project, its tree, and the only source. */
typedef struct
{
  IndexScene scene;
  GBytes *bytes;
  char *xml;
  char *source;
  xmlDoc *doc;
} Setting;

static void
setting_export (Setting *self)
{
  g_autoptr (GError) error = NULL;

  self->bytes = out_scene_export (self->scene.root, &anno_refi_qda_format);
  self->xml = unpack (self->bytes, "project.qde");
  g_autoptr (GBytes) xml = g_bytes_new (self->xml, strlen (self->xml));
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  self->doc = anno_xml_document_parse (xml, NULL, notes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (notes->len, ==, 0);
}

static void
setting_clear (Setting *self)
{
  g_clear_pointer (&self->doc, xmlFreeDoc);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->xml);
  g_free (self->source);
  index_scene_clear (&self->scene);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Setting, setting_clear)

#define TEXT                                                                                       \
  "A d\u00e9al "                                                                                   \
  "\xF0\x9F\x91\xA9\r\n\r\n{speaker|person=urn:g|mention=name|role=senator|#s:Graham} "            \
  "{cue|#k|~a <note>\nof two lines:said} {claim|?|said-by=@s|cued-by=@k|said-by=@gone:it "         \
  "{date:is} over}.\r\n"

static void
make (Setting *setting)
{
  static const char *const people[] = { "urn:g=Lindsey <Graham>", NULL };

  index_scene_init (&setting->scene);
  index_scene_people (&setting->scene, "ann", people);
  index_scene_mark (&setting->scene, "ann", "a.txt", TEXT);
  setting_export (setting);
  setting->source = unpack (setting->bytes, NULL);
}

/* "NAME CODE CODE | …" of all selections, with their words out of the source. */
static char *
list_selections (const Setting *setting)
{
  const xmlNode *root = xmlDocGetRootElement (setting->doc);
  GString *words = g_string_new (NULL);

  for (const xmlNode *node = anno_xml_find (root, "PlainTextSelection"); node != NULL;
       node = anno_xml_next (node, "PlainTextSelection"))
    {
      g_autofree char *start = anno_xml_attribute (node, "startPosition");
      g_autofree char *end = anno_xml_attribute (node, "endPosition");
      g_autofree char *slice = g_utf8_substring (setting->source, atoi (start), atoi (end));
      g_string_append_printf (words, "%s%s:", words->len > 0 ? " | " : "", slice);
      for (const xmlNode *coding = anno_xml_child (node, "Coding"); coding != NULL;
           coding = anno_xml_next (coding, "Coding"))
        {
          g_autofree char *to
              = anno_xml_attribute (anno_xml_child (coding, "CodeRef"), "targetGUID");
          for (const xmlNode *code = root; code != NULL; code = anno_xml_step (code, root, TRUE))
            {
              g_autofree char *guid
                  = anno_xml_is (code, "Code") ? anno_xml_attribute (code, "guid") : NULL;
              g_autofree char *name = guid != NULL ? anno_xml_attribute (code, "name") : NULL;
              if (g_strcmp0 (guid, to) == 0)
                g_string_append_printf (words, " %s", name);
            }
        }
    }
  return g_string_free (words, FALSE);
}

static void
test_selections (void)
{
  g_auto (Setting) setting = { 0 };
  make (&setting);
  g_autofree char *found = list_selections (&setting);

  g_assert_cmpstr (setting.source, ==, "A d\u00e9al \xF0\x9F\x91\xA9\n\nGraham said it is over.\n");
  g_assert_cmpstr (
      found, ==,
      "Graham: Speaker Lindsey <Graham> Name | said: Cue | it is over: Claim | is: Date");
}

static void
test_rest (void)
{
  g_auto (Setting) setting = { 0 };
  make (&setting);
  const xmlNode *root = xmlDocGetRootElement (setting.doc);
  static const char *const order[] = { "Users", "CodeBook", "Sources", "Notes", "Links" };
  guint n = 0;

  /* All of these, in that order, and nothing else. */
  for (const xmlNode *node = root->children; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE)
      {
        g_assert_cmpuint (n, <, G_N_ELEMENTS (order));
        g_assert_true (anno_xml_is (node, order[n++]));
      }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (order));
  g_autofree char *note = anno_xml_text (anno_xml_find (root, "Note"));
  const xmlNode *selection = anno_xml_find (root, "PlainTextSelection");
  g_autofree char *description = anno_xml_text (anno_xml_child (selection, "Description"));
  g_assert_cmpstr (note, ==, "a <note>\nof two lines");
  g_assert_cmpstr (description, ==, "Role: senator");
  g_assert_nonnull (strstr (setting.xml, "<Description>unsure: true</Description>"));
  g_assert_nonnull (strstr (setting.xml, "internal://"));
  g_assert_null (strstr (setting.xml, "\r"));
}

/* Each GUID is one thing's, and each reference leads to one. */
static void
test_references (void)
{
  g_auto (Setting) setting = { 0 };
  make (&setting);
  const xmlNode *root = xmlDocGetRootElement (setting.doc);
  g_autoptr (GHashTable) guids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  static const char *const references[] = { "targetGUID", "originGUID", "creatingUser" };
  guint n = 0, n_links = 0;

  for (const xmlNode *node = root; node != NULL; node = anno_xml_step (node, root, TRUE))
    {
      char *guid = node->type == XML_ELEMENT_NODE ? anno_xml_attribute (node, "guid") : NULL;
      g_assert_true (guid == NULL || g_uuid_string_is_valid (guid));
      g_assert_true (guid == NULL || g_hash_table_add (guids, guid));
    }
  for (const xmlNode *node = root; node != NULL; node = anno_xml_step (node, root, TRUE))
    for (guint i = 0; i < G_N_ELEMENTS (references) && node->type == XML_ELEMENT_NODE; i++)
      {
        g_autofree char *to = anno_xml_attribute (node, references[i]);
        g_assert_true (to == NULL || g_hash_table_contains (guids, to));
        n += to != NULL;
        n_links += i == 0 && anno_xml_is (node, "Link");
      }
  g_assert_cmpuint (n_links, ==, 2); /* the third leads to no span */
  g_assert_cmpuint (n, >, 15);
}

static void
test_same_bytes (void)
{
  g_auto (Setting) setting = { 0 };
  make (&setting);
  g_autoptr (GBytes) again = out_scene_export (setting.scene.root, &anno_refi_qda_format);

  g_assert_true (g_bytes_equal (setting.bytes, again));
}

/* Lists without members aren't there. */
static void
test_empty (void)
{
  g_auto (Setting) setting = { 0 };
  index_scene_init (&setting.scene);
  setting_export (&setting);

  g_assert_null (strstr (setting.xml, "<Users"));
  g_assert_null (strstr (setting.xml, "<Sources"));
  g_assert_nonnull (strstr (setting.xml, "<CodeBook>"));
}

static void
test_text (void)
{
  static const struct
  {
    const char *article;
    const char *text;
    const char *places; /* of each place of the article */
  } cases[] = {
    { "", "", "0" },
    { "ab", "ab", "0 1 2" },
    { "a\r\nb", "a\nb", "0 1 1 2 3" },
    { "\xEF\xBB\xBF"
      "a\rb\r\n",
      "a\nb\n", "0 0 1 2 3 3 4" },
    { "a\xEF\xBB\xBF", "a\xEF\xBB\xBF", "0 1 2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].article, strlen (cases[i].article));
      g_autoptr (AnnoArticle) article = anno_article_new (bytes, NULL);
      g_auto (AnnoRefiText) text = { 0 };
      g_autoptr (GString) places = g_string_new (NULL);
      anno_refi_text_init (&text, article);
      for (guint k = 0; k <= anno_article_get_length (article); k++)
        g_string_append_printf (places, "%s%u", k > 0 ? " " : "", anno_refi_text_place (&text, k));
      g_assert_cmpstr (text.text, ==, cases[i].text);
      g_assert_cmpstr (places->str, ==, cases[i].places);
    }
}

static void
test_guid (void)
{
  g_autofree char *a = anno_guid_make ("a", "b", "cd", NULL);
  g_autofree char *again = anno_guid_make ("a", "b", "cd", NULL);
  g_autofree char *b = anno_guid_make ("a", "bc", "d", NULL);

  g_assert_true (g_uuid_string_is_valid (a));
  g_assert_cmpint (a[14], ==, '5');
  g_assert_cmpstr (a, ==, again);
  g_assert_cmpstr (a, !=, b);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  index_scene_use_cache ();
  g_test_add_func ("/refi-qda/selections", test_selections);
  g_test_add_func ("/refi-qda/rest", test_rest);
  g_test_add_func ("/refi-qda/references", test_references);
  g_test_add_func ("/refi-qda/same-bytes", test_same_bytes);
  g_test_add_func ("/refi-qda/empty", test_empty);
  g_test_add_func ("/refi-qda/text", test_text);
  g_test_add_func ("/refi-qda/guid", test_guid);
  return g_test_run ();
}
