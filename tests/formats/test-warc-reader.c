/* Proves formats/warc-reader: records, however they are packed, and each way they can be broken. */
#include "formats/warc-reader.h"

#include "draft-list.h"
#include "formats/article-format.h"
#include "warc-scene.h"

#include <string.h>

/* One line a record: its number, type, address, and block, or what is wrong with it. */
static char *
list_records (const char *data, gsize n_bytes)
{
  g_autoptr (AnnoByteWindow) window = anno_byte_window_new_for_text (data, n_bytes);
  g_autoptr (AnnoWarcReader) reader = anno_warc_reader_new (window);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (;;)
    {
      g_autoptr (GError) error = NULL;
      const AnnoWarcRecord *record = anno_warc_reader_next (reader, &error);
      if (record == NULL && error == NULL)
        break;
      const AnnoWarcRecord *known = anno_warc_reader_get_record (reader);
      g_string_append_printf (lines, "%u %s %s ", known->number, known->type, known->url);
      if (record == NULL)
        {
          g_assert_cmpuint (error->domain, ==, ANNO_ARTICLE_FORMAT_ERROR);
          g_string_append_printf (lines, "! %s\n", error->message);
        }
      else if (record->n_block > 32)
        g_string_append_printf (lines, "%" G_GSIZE_FORMAT " bytes\n", record->n_block);
      else
        g_string_append_printf (lines, "[%.*s]\n", (int) record->n_block, record->block);
    }
  g_assert_cmpuint (anno_warc_reader_get_done (reader), ==, n_bytes);
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static void
check_records (const GByteArray *archive, const char *expected)
{
  g_autofree char *got = list_records ((const char *) archive->data, archive->len);
  g_assert_cmpstr (got, ==, expected);
}

static void
add (GByteArray *archive, const char *url, gint64 length, const char *block)
{
  g_autofree char *headers = g_strdup_printf ("WARC-Type: Resource\r\nwarc-target-uri: <%s>\r\n", url);
  warc_scene_add_raw (archive, headers, length, block, strlen (block));
}

static void
add_bytes (GByteArray *archive, const char *text)
{
  g_byte_array_append (archive, (const guint8 *) text, (guint) strlen (text));
}

/* The same records, plain, in one gzip member, and in one each. */
static void
test_packed (void)
{
  static const char expected[] = "1 resource u:1 [one]\n2 resource u:2 []\n3 resource u:3 [WARC/1.0]\n";
  static const char *const blocks[] = { "one", "", "WARC/1.0" };
  g_autoptr (GByteArray) plain = g_byte_array_new ();
  g_autoptr (GByteArray) members = g_byte_array_new ();
  g_autoptr (GByteArray) record = g_byte_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      g_autofree char *url = g_strdup_printf ("u:%u", i + 1);
      add (plain, url, -1, blocks[i]);
      add (record, url, -1, blocks[i]);
      warc_scene_add_member (members, record);
    }
  check_records (plain, expected);
  check_records (members, expected);
  g_autoptr (GByteArray) whole
      = warc_scene_pack (plain->data, plain->len, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  check_records (whole, expected);
}

static void
test_headers (void)
{
  g_autoptr (GByteArray) archive = g_byte_array_new ();

  add_bytes (archive, "\r\nWARC/1.1\nWARC-Target-URI:\n u:folded\n  twice\nContent-Length : 9\n"
                      "Content-Length: 3\nWARC-Record-ID: <urn:x>\n\nabc\n\n\n\n");
  add_bytes (archive, "WARC/1.0\r\nCONTENT-LENGTH:1\r\nwarc-type:ReQuest\r\n\r\nx");
  check_records (archive, "1 (null) u:folded twice [abc]\n2 request (null) [x]\n");

  g_autoptr (AnnoByteWindow) window
      = anno_byte_window_new_for_text ((const char *) archive->data, archive->len);
  g_autoptr (AnnoWarcReader) reader = anno_warc_reader_new (window);
  const AnnoWarcRecord *record = anno_warc_reader_next (reader, NULL);
  g_assert_cmpstr (record->id, ==, "urn:x");
  g_assert_null (record->content_type);
}

/* Each stands between two that are good. */
static const struct
{
  const char *record;
  const char *expected;
} broken[] = {
  { "WARC/1.0\r\nWARC-Type: resource\r\n\r\nno length\r\n\r\n",
    "2 resource (null) ! Its header doesn’t say how long it is (Content-Length).\n3" },
  { "WARC/1.0\r\nContent-Length: -1\r\n\r\nx\r\n\r\n",
    "2 (null) (null) ! Its header doesn’t say how long it is (Content-Length).\n3" },
  { "WARC/1.0\r\nContent-Length: 99999999999999999999999\r\n\r\nx\r\n\r\n",
    "2 (null) (null) ! Its header doesn’t say how long it is (Content-Length).\n3" },
  { "WARC/1.0\r\nContent-Length: 3\r\n\r\ntoo short by far\r\n\r\n",
    "2 (null) (null) ! It isn’t as long as its header says (Content-Length).\n3" },
  { "WARC/1.0\r\nContent-Length: 40\r\n\r\ntoo long\r\n\r\n",
    "2 (null) (null) ! It isn’t as long as its header says (Content-Length).\n3" },
  { "WARC/1.0\r\nContent-Length: 4000000000000\r\n\r\ntoo long\r\n\r\n",
    "2 (null) (null) ! It ends too early; the file may have been cut off.\n3" },
};

static void
test_broken (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GByteArray) archive = g_byte_array_new ();
      add (archive, "u:before", -1, "a");
      add_bytes (archive, broken[i].record);
      add (archive, "u:behind", -1, "b");
      g_autofree char *expected = g_strdup_printf (
          "1 resource u:before [a]\n%s resource u:behind [b]\n", broken[i].expected);
      check_records (archive, expected);
    }
}

static void
test_no_archive (void)
{
  static const char *const texts[] = { "", "x", "\n\n\n", "no archive\nWARC/2\n", "\x1f\x8b\x08" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *got = list_records (texts[i], strlen (texts[i]));
      g_assert_cmpstr (got, ==, "");
    }
  g_autofree char *endless = list_records ("WARC/1.0\r\nA: b\r\n", 16);
  g_assert_cmpstr (endless, ==, "1 (null) (null) ! Its header doesn’t end.\n");
}

/* Cut off anywhere, what is whole is read, and the rest is told or isn't there. */
static void
test_cut (void)
{
  g_autoptr (GByteArray) plain = g_byte_array_new ();
  g_autoptr (GByteArray) members = g_byte_array_new ();
  g_autoptr (GByteArray) record = g_byte_array_new ();
  gsize first_plain, first_packed;

  add (plain, "u:1", -1, "one");
  first_plain = plain->len;
  add (plain, "u:2", -1, "two");
  add (record, "u:1", -1, "one");
  warc_scene_add_member (members, record);
  first_packed = members->len;
  add (record, "u:2", -1, "two");
  warc_scene_add_member (members, record);
  for (gsize n = first_plain; n < plain->len; n++)
    {
      g_autofree char *got = list_records ((const char *) plain->data, n);
      g_assert_true (g_str_has_prefix (got, "1 resource u:1 [one]\n"));
      g_assert_cmpint (strstr (got, "[two]") != NULL, ==, n >= plain->len - 4);
    }
  for (gsize n = first_packed; n < members->len; n++)
    {
      g_autofree char *got = list_records ((const char *) members->data, n);
      g_assert_true (g_str_has_prefix (got, "1 resource u:1 [one]\n"));
    }
  g_autofree char *cut = list_records ((const char *) members->data, members->len - 20);
  g_assert_true (g_str_has_suffix (cut, "may have been cut off.\n"));
}

/* Words that can't be packed well. */
static char *
make_words (gsize n_bytes)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  char *words = g_malloc0 (n_bytes + 1);

  for (gsize i = 0; i < n_bytes; i++)
    words[i] = (char) g_rand_int_range (random, 'A', 'z');
  return words;
}

/* A member that is damaged costs that record. */
static void
test_damaged (void)
{
  g_autoptr (GByteArray) archive = g_byte_array_new ();
  g_autoptr (GByteArray) record = g_byte_array_new ();

  add (record, "u:1", -1, "one");
  warc_scene_add_member (archive, record);
  guint second = archive->len;
  g_autofree char *words = make_words (4000);
  add (record, "u:2", -1, words);
  warc_scene_add_member (archive, record);
  guint third = archive->len;
  add_bytes (archive, "junk");
  add (record, "u:3", -1, "three");
  warc_scene_add_member (archive, record);
  /* The check sum, then the middle, then the end, which isn't there. */
  archive->data[third - 8] ^= 1;
  check_records (archive, "1 resource u:1 [one]\n2 resource u:2 ! What is compressed in it is "
                          "damaged.\n3 resource u:3 [three]\n");
  archive->data[third - 8] ^= 1;
  memset (archive->data + (second + third) / 2, 0xff, 8);
  g_autofree char *middle = list_records ((const char *) archive->data, archive->len);
  g_assert_true (g_str_has_suffix (middle, " resource u:3 [three]\n"));
  g_assert_nonnull (strstr (middle, "! What is compressed in it is damaged.\n"));
  g_byte_array_remove_range (archive, (second + third) / 2, third - (second + third) / 2);
  g_autofree char *end = list_records ((const char *) archive->data, archive->len);
  g_assert_true (g_str_has_suffix (end, " resource u:3 [three]\n"));
}

/* A record of @n_bytes that are nearly all the same; @rough: but for as many as it takes to be no
 * bomb. */
static void
add_large (GByteArray *archive, gsize n_bytes, gboolean rough)
{
  g_autofree char *block = g_malloc0 (n_bytes);

  for (gsize i = 0; rough && i < n_bytes; i += 512)
    block[i] = (char) (i * 2654435761u >> 13);
  warc_scene_add_raw (archive, "WARC-Type: resource\r\nWARC-Target-URI: u:large\r\n", -1, block,
                      n_bytes);
}

static void
test_bomb (void)
{
  g_autoptr (GByteArray) archive = g_byte_array_new ();
  g_autoptr (GByteArray) record = g_byte_array_new ();

  add_large (record, 40 * 1024 * 1024, FALSE);
  warc_scene_add_member (archive, record);
  g_assert_cmpuint (archive->len, <, 64 * 1024);
  add (record, "u:2", -1, "two");
  warc_scene_add_member (archive, record);
  check_records (archive, "1 resource u:large ! Unpacked, it would be more than 200 times as large "
                          "as it is, which no page is.\n2 resource u:2 [two]\n");
}

static void
test_large (void)
{
  g_autoptr (GByteArray) plain = g_byte_array_new ();
  g_autoptr (GByteArray) archive = g_byte_array_new ();

  add_large (plain, ANNO_WARC_MAX_BLOCK, FALSE);
  add_large (plain, ANNO_WARC_MAX_BLOCK + 1, FALSE);
  add (plain, "u:3", -1, "three");
  check_records (plain, "1 resource u:large 67108864 bytes\n2 resource u:large ! It is larger than "
                        "64 MiB, the most that can be read.\n3 resource u:3 [three]\n");

  g_byte_array_set_size (plain, 0);
  add_large (plain, ANNO_WARC_MAX_BLOCK + 1, FALSE);
  warc_scene_add_member (archive, plain);
  add (plain, "u:2", -1, "two");
  warc_scene_add_member (archive, plain);
  check_records (archive, "1 resource u:large ! It is larger than 64 MiB, the most that can be "
                          "read.\n2 resource u:2 [two]\n");

  /* With all in one member, it is gone through to the next one. */
  g_byte_array_set_size (archive, 0);
  add_large (plain, ANNO_WARC_MAX_BLOCK + 1, TRUE);
  add (plain, "u:2", -1, "two");
  warc_scene_add_member (archive, plain);
  check_records (archive, "1 resource u:large ! It is larger than 64 MiB, the most that can be "
                          "read.\n2 resource u:2 [two]\n");
}

/* Members that lie in one another, each running to the end of the file, are no quadratic work. */
static void
test_nested_members (void)
{
  g_autoptr (GByteArray) archive = g_byte_array_new ();
  static const guint8 head[] = { 0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff, 0, 0xff, 0xff, 0, 0 };

  for (guint i = 0; i < 100000; i++)
    {
      g_byte_array_append (archive, head, sizeof head);
      add_bytes (archive, "WARC/1.0");
    }
  g_autofree char *got = list_records ((const char *) archive->data, archive->len);
  g_assert_nonnull (strstr (got, "! "));
}

/* Nor are records that are nothing but beginnings. */
static void
test_beginnings (void)
{
  g_autoptr (GByteArray) archive = g_byte_array_new ();

  for (guint i = 0; i < 300000; i++)
    add_bytes (archive, "WARC/1.0\n");
  add (archive, "u:last", -1, "x");
  g_autofree char *got = list_records ((const char *) archive->data, archive->len);
  g_assert_true (g_str_has_suffix (got, "300000 (null) (null) ! Its header doesn’t end.\n"
                                        "300001 resource u:last [x]\n"));
}

static void
test_files (void)
{
  static const struct
  {
    const char *name;
    const char *expected;
  } cases[] = {
    { "example.warc", "1 warcinfo (null) 249 bytes\n2 warcinfo (null) 470 bytes\n"
                      "3 response http://example.com/ 975 bytes\n"
                      "4 request http://example.com/ 493 bytes\n"
                      "5 revisit http://example.com/ 369 bytes\n"
                      "6 request http://example.com/ 493 bytes\n" },
    { "example-trunc.warc",
      "1 warcinfo (null) 249 bytes\n2 warcinfo (null) 470 bytes\n"
      "3 response http://example.com/ ! It isn’t as long as its header says (Content-Length).\n"
      "4 request http://example.com/ 493 bytes\n" },
    { "example-resource.warc.gz", "1 warcinfo (null) 249 bytes\n2 warcinfo (null) 399 bytes\n"
                                  "3 resource http://example.com/ 1303 bytes\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize n = 0;
      g_autofree char *path = g_strconcat ("warc/", cases[i].name, NULL);
      g_autofree char *data = draft_list_load (path, &n);
      g_autofree char *got = list_records (data, n);
      g_assert_cmpstr (got, ==, cases[i].expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/warc-reader/packed", test_packed);
  g_test_add_func ("/warc-reader/headers", test_headers);
  g_test_add_func ("/warc-reader/broken", test_broken);
  g_test_add_func ("/warc-reader/no-archive", test_no_archive);
  g_test_add_func ("/warc-reader/cut", test_cut);
  g_test_add_func ("/warc-reader/damaged", test_damaged);
  g_test_add_func ("/warc-reader/bomb", test_bomb);
  g_test_add_func ("/warc-reader/large", test_large);
  g_test_add_func ("/warc-reader/nested-members", test_nested_members);
  g_test_add_func ("/warc-reader/beginnings", test_beginnings);
  g_test_add_func ("/warc-reader/files", test_files);
  return g_test_run ();
}
