/* Fuzzes formats/json-scan and formats/json-slice: whatever is let through is UTF-8, can be walked
 * without a step outside, and is JSON for json-glib too. */
#include "formats/json-scan.h"

#include <json-glib/json-glib.h>

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

static void
walk (const AnnoJsonSlice *slice)
{
  AnnoJsonSlice key, value;
  g_autofree char *text = anno_json_slice_to_string (slice);
  gint64 number = 0;

  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
  g_assert_true (text == NULL || anno_json_slice_is (slice, text));
  anno_json_slice_to_int (slice, &number);
  for (const char *at = NULL; anno_json_next_pair (slice, &at, &key, &value);)
    {
      walk (&key);
      walk (&value);
    }
  for (const char *at = NULL; anno_json_next_element (slice, &at, &value);)
    walk (&value);
}

/* Without its blanks, it is still let through. */
static void
check_minified (const AnnoJsonSlice *slice)
{
  g_autoptr (GString) out = g_string_new (NULL);
  anno_json_slice_minify (out, slice);
  g_assert_true (anno_json_scan (out->str, out->len, out->len, 1, NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  AnnoJsonSlice slice = { (const char *) data, size };
  g_autoptr (GError) error = NULL;

  anno_json_slice_is_one (&slice);
  if (!anno_json_scan (slice.text, size, ANNO_JSON_MAX_FILE, 1, &error))
    {
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  g_assert_true (g_utf8_validate_len (slice.text, size, NULL));
  walk (&slice);
  check_minified (&slice);

  g_autoptr (JsonParser) parser = json_parser_new ();
  g_assert_true (json_parser_load_from_data (parser, slice.text, (gssize) size, NULL));
  return 0;
}
