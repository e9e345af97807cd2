#include "formats/body-text.h"

#include <string.h>

static const char *
skip_blanks (const char *at)
{
  while (g_ascii_isspace (*at))
    at++;
  return at;
}

/* @at: at a "<". */
static gboolean
begins_tag (const char *at, const char *name)
{
  gsize n = strlen (name);

  return g_ascii_strncasecmp (at + 1, name, n) == 0 && at[1 + n] != '\0'
         && (g_ascii_isspace (at[1 + n]) || at[1 + n] == '>' || at[1 + n] == '/');
}

static gboolean
begins_block (const char *at)
{
  static const char *const names[]
      = { "!doctype", "html", "head", "body", "p",  "div", "article", "section", "main",
          "header",   "h1",   "h2",   "h3",   "h4", "ul",  "ol",      "table",   "blockquote",
          "figure",   "span", "br",   "a",    "b",  "i",   "em",      "strong",  "img" };

  for (guint i = 0; *at == '<' && i < G_N_ELEMENTS (names); i++)
    if (begins_tag (at, names[i]))
      return strchr (at, '>') != NULL;
  return FALSE;
}

static gboolean
has_paragraphs (const char *body)
{
  gboolean begun = FALSE;

  for (const char *at = strchr (body, '<'); at != NULL; at = strchr (at + 1, '<'))
    if (begins_tag (at, "p"))
      begun = TRUE;
    else if (begun && begins_tag (at, "/p"))
      return TRUE;
  return FALSE;
}

gboolean
anno_body_text_is_html (const char *body)
{
  g_return_val_if_fail (body != NULL, FALSE);

  return begins_block (skip_blanks (body)) || has_paragraphs (body);
}

/* The length of the line at @at, and what ends it in *@n_end: nothing at the end of the text. */
static gsize
measure_line (const char *at, gsize *n_end)
{
  gsize n = strcspn (at, "\r\n");

  *n_end = at[n] == '\0' ? 0 : at[n] == '\r' && at[n + 1] == '\n' ? 2 : 1;
  return n;
}

static gboolean
is_blank (const char *line, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isspace (line[i]))
      return FALSE;
  return TRUE;
}

/* Whether a blank line stands between two that aren't. */
static gboolean
has_blank_lines (const char *body)
{
  gboolean words = FALSE, blank = FALSE;

  for (gsize n, n_end; *body != '\0'; body += n + n_end)
    {
      n = measure_line (body, &n_end);
      if (is_blank (body, n))
        blank = words;
      else if (blank)
        return TRUE;
      else
        words = TRUE;
    }
  return FALSE;
}

void
anno_body_text_add_plain (AnnoBlockText *text, const char *body)
{
  g_return_if_fail (text != NULL && body != NULL);

  gboolean by_lines = !has_blank_lines (body);
  anno_block_text_end (text);
  for (gsize n, n_end; *body != '\0'; body += n + n_end)
    {
      n = measure_line (body, &n_end);
      anno_block_text_add (text, body, (gssize) n);
      if (by_lines || is_blank (body, n))
        anno_block_text_end (text);
      else
        anno_block_text_add (text, "\n", 1);
    }
  anno_block_text_end (text);
}
