/* Proves files/spool: what was appended comes back whole and in order, whether it stayed in memory or
 * not; nothing is left behind; and what can't be written is told. */
#include "files/spool.h"

#include <glib/gstdio.h>
#include <string.h>

#define LINES 200000 /* of seven bytes: more than stays in memory, several times */

static gboolean
take (const char *bytes, gsize n, gpointer data, GError **error)
{
  g_string_append_len (data, bytes, (gssize) n);
  return TRUE;
}

static void
fill (AnnoSpool *spool, GString *wanted, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    {
      g_string_append_printf (anno_spool_get_tail (spool), "%06u\n", i);
      g_string_append_printf (wanted, "%06u\n", i);
      anno_spool_settle (spool);
    }
}

static void
assert_holds (AnnoSpool *spool, const GString *wanted)
{
  g_autoptr (GString) there = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (anno_spool_get_size (spool), ==, wanted->len);
  g_assert_true (anno_spool_hand (spool, take, there, &error));
  g_assert_no_error (error);
  g_assert_true (g_string_equal (there, wanted));
}

static void
test_whole (void)
{
  g_autoptr (AnnoSpool) spool = anno_spool_new ();
  g_autoptr (GString) wanted = g_string_new (NULL);

  assert_holds (spool, wanted);
  fill (spool, wanted, 0, 3);
  assert_holds (spool, wanted);
  fill (spool, wanted, 3, LINES);
  g_assert_cmpuint (anno_spool_get_tail (spool)->len, <, wanted->len / 4);
  assert_holds (spool, wanted);
  fill (spool, wanted, LINES, LINES + 5);
  assert_holds (spool, wanted);
}

static gboolean
refuse (const char *bytes, gsize n, gpointer data, GError **error)
{
  guint *left = data;
  if ((*left)-- > 0)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "enough");
  return FALSE;
}

static void
test_refused (void)
{
  g_autoptr (AnnoSpool) spool = anno_spool_new ();
  g_autoptr (GString) wanted = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  guint left = 2;

  fill (spool, wanted, 0, LINES);
  g_assert_false (anno_spool_hand (spool, refuse, &left, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  assert_holds (spool, wanted);
}

/* Set before GLib has looked where temporary files go. */
static char *folder;

static void
test_nothing_left (void)
{
  g_autoptr (AnnoSpool) spool = anno_spool_new ();
  g_autoptr (GString) wanted = g_string_new (NULL);
  g_autoptr (GDir) dir = NULL;

  fill (spool, wanted, 0, LINES);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  g_assert_null (g_dir_read_name (dir));
}

/* The last: the folder is gone. */
static void
test_no_place (void)
{
  g_autoptr (AnnoSpool) spool = anno_spool_new ();
  g_autoptr (GString) wanted = g_string_new (NULL), there = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_rmdir (folder), ==, 0);
  fill (spool, wanted, 0, LINES);
  g_assert_false (anno_spool_hand (spool, take, there, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, folder));
  g_assert_cmpuint (there->len, ==, 0);
}

int
main (int argc, char **argv)
{
  const char *around = g_getenv ("TMPDIR");
  folder = g_build_filename (around != NULL ? around : "/tmp", "anno-spool-XXXXXX", NULL);
  g_assert_nonnull (g_mkdtemp (folder));
  g_setenv ("TMPDIR", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpstr (g_get_tmp_dir (), ==, folder);
  g_test_add_func ("/files/spool/whole", test_whole);
  g_test_add_func ("/files/spool/refused", test_refused);
  g_test_add_func ("/files/spool/nothing-left", test_nothing_left);
  g_test_add_func ("/files/spool/no-place", test_no_place);
  int status = g_test_run ();
  g_free (folder);
  return status;
}
