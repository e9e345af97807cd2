#include "formats/embedded-text.h"

#include "formats/html-fragment.h"
#include "formats/plain-blocks.h"

#include <string.h>

gboolean
anno_embedded_text_add (AnnoBlockText *text, const char *content, const char *type, GError **error)
{
  g_return_val_if_fail (text != NULL && content != NULL, FALSE);

  g_autofree char *lower = type != NULL ? g_ascii_strdown (type, -1) : NULL;
  gboolean html = lower != NULL && strstr (lower, "html") != NULL && strchr (content, '<') != NULL;
  if (html || anno_plain_blocks_is_markup (content))
    return anno_html_fragment_add (text, content, strlen (content), error);
  anno_plain_blocks_add (text, content);
  return TRUE;
}
