#include "marked-text.h"

#include <string.h>

AnnoArticle *
marked_text_article (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  AnnoArticle *article = anno_article_new (bytes, &error);

  g_assert_no_error (error);
  return article;
}

char *
marked_text_read (const char *marked, AnnoRange *asked, AnnoRange *meant)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint place = 0;

  for (const char *p = marked; *p != '\0'; p = g_utf8_next_char (p))
    switch (*p)
      {
      case '[': asked->start = place; break;
      case ']': asked->end = place; break;
      case '{': meant->start = place; break;
      case '}': meant->end = place; break;
      default:
        g_string_append_unichar (text, g_utf8_get_char (p));
        place++;
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
