#include "review/id-list.h"

#include "text/plain.h"

#include <string.h>

static int
compare_ids_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GStrv
anno_id_list_sort (const GPtrArray *ids)
{
  g_return_val_if_fail (ids != NULL, NULL);

  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GPtrArray *list = g_ptr_array_new ();
  g_ptr_array_extend (sorted, (GPtrArray *) ids, NULL, NULL);
  g_ptr_array_sort (sorted, compare_ids_cb);
  for (guint i = 0; i < sorted->len; i++)
    if (i == 0 || !g_str_equal (sorted->pdata[i], sorted->pdata[i - 1]))
      g_ptr_array_add (list, g_strdup (sorted->pdata[i]));
  g_ptr_array_add (list, NULL);
  return (GStrv) g_ptr_array_free (list, FALSE);
}

/* Escapes what docs/format.md has escaped; beyond ASCII, no letter of an IRI is among it. */
static void
print_id (GString *out, const char *id)
{
  g_string_append_c (out, '"');
  for (const char *p = id; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c == '"' || c == '\\')
        g_string_append_printf (out, "\\%c", (char) c);
      else if (!anno_plain_is_char (c) || c == 0x2028 || c == 0x2029)
        g_string_append_printf (out, "\\u%04x", c);
      else
        g_string_append_unichar (out, c);
    }
  g_string_append_c (out, '"');
}

void
anno_id_list_print (GString *out, const char *key, const char *const *ids)
{
  g_return_if_fail (out != NULL && key != NULL && ids != NULL);

  g_string_append_printf (out, "%s\"%s\":[", out->len > 0 ? "," : "", key);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      print_id (out, ids[i]);
    }
  g_string_append_c (out, ']');
}
