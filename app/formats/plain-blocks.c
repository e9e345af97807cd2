#include "formats/plain-blocks.h"

#include <string.h>

/* No editor breaks lines as late as that: who wrote longer ones ends paragraphs by them. */
#define LONG_LINE 120

static gboolean
is_blank (const char *line)
{
  return line[strspn (line, " \t\r\f")] == '\0';
}

static gboolean
is_indented (const char *line)
{
  return *line == '\t' || g_str_has_prefix (line, "  ");
}

typedef enum
{
  BY_BLANKS,
  BY_INDENTS,
  BY_LINES,
  BY_NOTHING,
} Parting;

typedef struct
{
  guint n, n_indented; /* lines with words; of those behind the first, with an indent */
  glong longest;
  guint n_full;   /* about as long as the longest */
  gboolean blank; /* a blank line between others */
} Shape;

static Shape
measure (char **lines)
{
  Shape shape = { 0 };
  gboolean blank = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    if (is_blank (lines[i]))
      blank = shape.n > 0;
    else
      {
        shape.blank |= blank;
        shape.n_indented += shape.n > 0 && is_indented (lines[i]);
        shape.longest = MAX (shape.longest, g_utf8_strlen (lines[i], -1));
        shape.n++;
      }
  for (guint i = 0; lines[i] != NULL; i++)
    shape.n_full += g_utf8_strlen (lines[i], -1) * 10 >= shape.longest * 6;
  return shape;
}

/* All lines indented is the layout of the file, and parts nothing. Lines of about one length are
 * one text that was broken into them. */
static Parting
find_parting (char **lines)
{
  Shape shape = measure (lines);

  if (shape.blank)
    return BY_BLANKS;
  if (shape.n_indented > 0 && shape.n_indented + 1 < shape.n)
    return BY_INDENTS;
  return shape.longest > LONG_LINE || shape.n_full * 2 < shape.n ? BY_LINES : BY_NOTHING;
}

void
anno_plain_blocks_add (AnnoBlockText *text, const char *plain)
{
  g_return_if_fail (text != NULL && plain != NULL);

  g_autofree char *trimmed = g_strchomp (g_strdup (plain));
  g_auto (GStrv) lines = g_strsplit (trimmed, "\n", -1);
  Parting parting = find_parting (lines);
  gboolean begin = TRUE;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean blank = is_blank (lines[i]);
      begin |= blank ? parting == BY_BLANKS
                     : parting == BY_LINES || (parting == BY_INDENTS && is_indented (lines[i]));
      if (blank)
        continue;
      if (begin)
        anno_block_text_begin (text, ANNO_BLOCK_PARAGRAPH);
      anno_block_text_add (text, lines[i], -1);
      anno_block_text_add (text, "\n", 1);
      begin = FALSE;
    }
  anno_block_text_end (text);
}

gboolean
anno_plain_blocks_is_markup (const char *plain)
{
  static const char *const marks[] = { "</p>",  "<p>",   "<p ",       "<br",     "</div>",  "</b>",
                                       "</i>",  "</a>",  "</strong>", "</em>",   "</span>", "</li>",
                                       "</h1>", "</h2>", "</h3>",     "</body>", "</table>" };

  g_return_val_if_fail (plain != NULL, FALSE);

  for (const char *at = plain; (at = strchr (at, '<')) != NULL; at++)
    for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
      if (g_ascii_strncasecmp (at, marks[i], strlen (marks[i])) == 0)
        return TRUE;
  return FALSE;
}
