/* Proves files/zip-writer: what was added comes out, the same blocks give the same bytes at any
 * time, in any zone and locale, and an error isn't forgotten. */
#include "files/zip-writer.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <string.h>
#include <time.h>

static const char *const names[] = { "project.qde", "sources/über 日本.txt", "empty" };
static const char *const blocks[] = { "<a/>", "words\r\nwords", "" };

static gboolean
take_cb (const char *bytes, gsize n, gpointer data)
{
  g_byte_array_append (data, (const guint8 *) bytes, (guint) n);
  return TRUE;
}

static gboolean
refuse_cb (const char *bytes, gsize n, gpointer data)
{
  return FALSE;
}

static GByteArray *
pack (void)
{
  GByteArray *bytes = g_byte_array_new ();
  g_autoptr (AnnoZipWriter) writer = anno_zip_writer_new (take_cb, bytes);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    anno_zip_writer_add (writer, names[i], blocks[i], strlen (blocks[i]));
  g_assert_true (anno_zip_writer_is_well (writer));
  g_assert_true (anno_zip_writer_finish (writer, &error));
  g_assert_no_error (error);
  return bytes;
}

static void
test_content (void)
{
  g_autoptr (GByteArray) bytes = pack ();
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  locale_t utf8 = newlocale (LC_CTYPE_MASK, "C.UTF-8", (locale_t) 0);
  locale_t before = uselocale (utf8);

  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_memory (archive, bytes->data, bytes->len), ==, ARCHIVE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      char content[64];
      g_assert_cmpint (archive_read_next_header (archive, &entry), ==, ARCHIVE_OK);
      g_assert_cmpstr (archive_entry_pathname_utf8 (entry), ==, names[i]);
      g_assert_cmpint (archive_entry_perm (entry), ==, 0644);
      la_ssize_t n = archive_read_data (archive, content, sizeof content);
      g_assert_cmpmem (content, (gsize) n, blocks[i], strlen (blocks[i]));
    }
  g_assert_cmpint (archive_read_next_header (archive, &entry), ==, ARCHIVE_EOF);
  archive_read_free (archive);
  uselocale (before);
  freelocale (utf8);
}

static void
test_same_bytes (void)
{
  g_autoptr (GByteArray) first = pack ();

  g_setenv ("TZ", "Asia/Tokyo", TRUE);
  tzset ();
  g_usleep (G_USEC_PER_SEC + G_USEC_PER_SEC / 10);
  setlocale (LC_ALL, "C.UTF-8");
  g_autoptr (GByteArray) second = pack ();
  setlocale (LC_ALL, "C");
  g_assert_cmpmem (first->data, first->len, second->data, second->len);
}

static void
test_failure (void)
{
  g_autoptr (AnnoZipWriter) writer = anno_zip_writer_new (refuse_cb, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);
      anno_zip_writer_add (writer, name, "words", 5);
    }
  g_assert_false (anno_zip_writer_is_well (writer));
  g_assert_false (anno_zip_writer_finish (writer, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

/* Dropped, it takes nothing more. */
static void
test_drop (void)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  AnnoZipWriter *writer = anno_zip_writer_new (take_cb, bytes);

  anno_zip_writer_add (writer, "a", "words", 5);
  guint before = bytes->len;
  anno_zip_writer_free (writer);
  g_assert_cmpuint (bytes->len, ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/zip-writer/content", test_content);
  g_test_add_func ("/zip-writer/same-bytes", test_same_bytes);
  g_test_add_func ("/zip-writer/failure", test_failure);
  g_test_add_func ("/zip-writer/drop", test_drop);
  return g_test_run ();
}
