#include "formats/embedded-text.h"

#include "formats/html-fragment.h"
#include "formats/plain-blocks.h"

#include <string.h>

#define MAX_REPEATED 8 /* headings that repeat the head: more aren't looked for */

static gboolean
has_prefix (const char *at, const char *prefix)
{
  return g_ascii_strncasecmp (at, prefix, strlen (prefix)) == 0;
}

/* Behind the next @what; NULL where there is none. */
static const char *
find_past (const char *at, const char *what)
{
  const char *found = strstr (at, what);
  return found != NULL ? found + strlen (what) : NULL;
}

static gboolean
begins_heading (const char *at)
{
  return has_prefix (at, "<h") && at[2] >= '1' && at[2] <= '6'
         && strchr ("> \t\r\n", at[3]) != NULL;
}

/* The heading with which @html begins, tags before it apart: up to @end. NULL where there is none.
 */
static const char *
find_heading (const char *html, const char **end)
{
  const char *at = html;

  while (at != NULL && *(at += strspn (at, " \t\r\n\f")) == '<' && !begins_heading (at))
    if (has_prefix (at, "<!--"))
      at = find_past (at, "-->");
    else if (has_prefix (at, "<title"))
      at = find_past (at, "</title>");
    else
      at = find_past (at, ">");
  if (at == NULL || *at != '<')
    return NULL;
  const char *close = strstr (at, "</");
  while (close != NULL && g_ascii_strncasecmp (close + 2, at + 1, 2) != 0)
    close = strstr (close + 2, "</");
  *end = close != NULL ? find_past (close, ">") : NULL;
  return *end != NULL ? at : NULL;
}

static gboolean
is_repeated (const char *heading, gsize n_bytes, const AnnoArticleHead *head)
{
  g_autoptr (AnnoBlockText) text = anno_block_text_new (ANNO_BLOCKS_USUAL);

  if (!anno_html_fragment_add (text, heading, n_bytes, NULL))
    return FALSE;
  g_autofree char *blocks = anno_block_text_finish (text);
  g_autofree char *words = anno_block_text_words (blocks);
  return words == NULL || anno_article_head_has_heading (head, words);
}

static gboolean
add_html (AnnoBlockText *text, const char *html, const AnnoArticleHead *head, GError **error)
{
  g_autoptr (GString) rest = g_string_new (html);
  const char *start = NULL, *end = NULL;

  for (guint i = 0; head != NULL && i < MAX_REPEATED; i++)
    {
      start = find_heading (rest->str, &end);
      if (start == NULL || !is_repeated (start, (gsize) (end - start), head))
        break;
      g_string_erase (rest, start - rest->str, end - start);
    }
  return anno_html_fragment_add (text, rest->str, rest->len, error);
}

gboolean
anno_embedded_text_add (AnnoBlockText *text, const char *content, const char *type,
                        const AnnoArticleHead *head, GError **error)
{
  g_return_val_if_fail (text != NULL && content != NULL, FALSE);

  g_autofree char *lower = type != NULL ? g_ascii_strdown (type, -1) : NULL;
  gboolean html = lower != NULL && strstr (lower, "html") != NULL && strchr (content, '<') != NULL;
  if (html || anno_plain_blocks_is_markup (content))
    return add_html (text, content, head, error);
  anno_plain_blocks_add (text, content);
  return TRUE;
}
