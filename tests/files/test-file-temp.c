/* Proves files/file-temp: our names are read back, others are never taken for ours. */
#include "files/file-temp.h"

#include <string.h>
#include <unistd.h>

static void
test_round_trip (void)
{
  AnnoFileTemp us, read;

  anno_file_temp_init (&us);
  g_assert_cmpint (us.pid, ==, getpid ());
  g_autofree char *name = anno_file_temp_name (&us);
  g_autofree char *other = anno_file_temp_name (&us);
  g_assert_cmpstr (name, !=, other);
  g_assert_cmpuint (strlen (name), <=, 50);
  g_assert_true (anno_file_temp_parse (&read, name));
  g_assert_cmpstr (read.machine, ==, us.machine);
  g_assert_cmpstr (read.boot, ==, us.boot);
  g_assert_cmpint (read.pid, ==, us.pid);
}

static void
test_names (void)
{
  static const struct
  {
    const char *name;
    gboolean ours;
  } cases[] = {
    { ".annotator-0123abcd-4567ef01-1f-89abcdef.tmp", TRUE },
    { ".annotator-0123abcd-4567ef01-7fffffff-89abcdef.tmp", TRUE },
    { ".annotator-0123abcd-4567ef01-80000000-89abcdef.tmp", FALSE },
    { ".annotator-0123abcd-4567ef01-ffffffff-89abcdef.tmp", FALSE },
    { ".annotator-0123abcd-4567ef01-0-89abcdef.tmp", FALSE },
    { ".annotator-0123abcd-4567ef01-1f-89abcdef.tmp.tmp", FALSE },
    { ".annotator-0123abcd-4567ef01-1f-89abcdef.tmpx", FALSE },
    { ".annotator-0123abcd-4567ef01-1f-89abcdef", FALSE },
    { ".annotator-0123abcd-4567ef01--89abcdef.tmp", FALSE },
    { ".annotator-0123abc-4567ef01-1f-89abcdef.tmp", FALSE },
    { ".annotator-0123abcde-4567ef01-1f-89abcdef.tmp", FALSE },
    { ".annotator-0123abcd-4567ef0-1f-89abcdef.tmp", FALSE },
    { ".annotator-0123abcd-4567ef01-1f-89abcde.tmp", FALSE },
    { ".annotator-0123ABCD-4567ef01-1f-89abcdef.tmp", FALSE },
    { "annotator-0123abcd-4567ef01-1f-89abcdef.tmp", FALSE },
    { ".annotator-XXXXXX.tmp", FALSE },
    { "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AnnoFileTemp read;
      g_assert_cmpint (anno_file_temp_parse (&read, cases[i].name), ==, cases[i].ours);
    }
}

static void
test_leftover (void)
{
  AnnoFileTemp us, other;

  anno_file_temp_init (&us);
  other = us;
  g_assert_false (anno_file_temp_is_leftover (&us, &other, ANNO_FILE_TEMP_MAX_AGE));
  g_assert_true (anno_file_temp_is_leftover (&us, &other, ANNO_FILE_TEMP_MAX_AGE + 1));
  g_assert_false (anno_file_temp_is_leftover (&us, &other, -1000)); /* a clock ahead of ours */
  other.pid = 1; /* runs, though perhaps not as this user */
  g_assert_false (anno_file_temp_is_leftover (&us, &other, 0));
  other.boot[0] ^= 1;
  g_assert_true (anno_file_temp_is_leftover (&us, &other, 0));
  other.machine[0] ^= 1;
  g_assert_false (anno_file_temp_is_leftover (&us, &other, 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file-temp/round-trip", test_round_trip);
  g_test_add_func ("/file-temp/names", test_names);
  g_test_add_func ("/file-temp/leftover", test_leftover);
  return g_test_run ();
}
