#include "foreign/refi-qda-text.h"

#include "foreign/signs.h"

#include <string.h>

#define BOM 0xFEFF

void
anno_refi_text_init (AnnoRefiText *self, AnnoArticle *article)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint place = 0;

  self->left_out = g_array_new (FALSE, FALSE, sizeof (guint));
  for (const char *p = anno_article_get_text (article); *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar sign = g_utf8_get_char (p);
      if ((sign == BOM && place == 0) || (sign == '\r' && p[1] == '\n'))
        g_array_append_val (self->left_out, place);
      else
        g_string_append_unichar (text, sign == '\r' ? '\n' : sign);
      place++;
    }
  self->text = g_string_free (g_steal_pointer (&text), FALSE);
}

void
anno_refi_text_clear (AnnoRefiText *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->left_out, g_array_unref);
}

guint
anno_refi_text_place (const AnnoRefiText *self, guint place)
{
  guint low = 0, high = self->left_out->len;

  /* How many are left out before it. */
  while (low < high)
    {
      guint middle = (low + high) / 2;
      if (g_array_index (self->left_out, guint, middle) < place)
        low = middle + 1;
      else
        high = middle;
    }
  return place - low;
}

void
anno_refi_text_append (GString *out, const char *words)
{
  g_return_if_fail (out != NULL && words != NULL);

  g_autofree char *clean = anno_signs_replace (words, strlen (words));
  g_autofree char *escaped = g_markup_escape_text (clean, -1);
  for (const char *p = escaped; *p != '\0'; p++)
    if (*p == '\n' || *p == '\r' || *p == '\t')
      g_string_append_printf (out, "&#%d;", *p);
    else
      g_string_append_c (out, *p);
}
