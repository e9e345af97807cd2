#include "foreign/out-scene.h"

#include "exchange/set-export.h"
#include "formats/tagset-file.h"

static gboolean
take_cb (const char *bytes, gsize n, gpointer data)
{
  g_byte_array_append (data, (const guint8 *) bytes, (guint) n);
  return TRUE;
}

GBytes *
out_scene_export (const char *root, const AnnoSetFormat *format)
{
  GByteArray *bytes = g_byte_array_new ();
  const AnnoSetTarget target = { .take = take_cb, .data = bytes };
  g_autoptr (AnnoSetChoice) choice = anno_set_choice_new ();
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();
  g_autoptr (GError) error = NULL;
  const AnnoSetWish wish = { root, format, choice, tagset, NULL };
  g_autoptr (AnnoSetReport) report = anno_set_export_run (&wish, &target, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (report);
  g_assert_cmpuint (report->problems->len, ==, 0);
  return g_byte_array_free_to_bytes (bytes);
}
