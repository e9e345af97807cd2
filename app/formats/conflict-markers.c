#include "formats/conflict-markers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MARKER 7 /* characters of one kind, at the start of a line */

G_DEFINE_QUARK (anno-conflict-markers-error-quark, anno_conflict_markers_error)

/* Where in a conflict a line is. */
typedef enum
{
  OUTSIDE,
  MINE,
  BEFORE, /* what both versions come from */
  THEIRS,
} Part;

typedef struct
{
  const char *text;
  gsize length; /* with its line end */
} Line;

static gboolean
next_line (const char *text, gsize length, gsize *at, Line *line)
{
  if (*at >= length)
    return FALSE;
  const char *end = memchr (text + *at, '\n', length - *at);
  line->text = text + *at;
  line->length = end != NULL ? (gsize) (end - line->text) + 1 : length - *at;
  *at += line->length;
  return TRUE;
}

/* Whether @line is @sign seven times, and then nothing, or a blank and a name. */
static gboolean
is_marker (const Line *line, char sign)
{
  for (gsize i = 0; i < MARKER; i++)
    if (i >= line->length || line->text[i] != sign)
      return FALSE;
  return line->length == MARKER || memchr (" \r\n", line->text[MARKER], 3) != NULL;
}

/* The sign of the marker that @line is, or 0. */
static char
get_sign (const Line *line)
{
  static const char signs[] = { '<', '|', '=', '>' };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (is_marker (line, signs[i]))
      return signs[i];
  return 0;
}

/* Where the marker @sign leads from @part; FALSE where it can't stand there. */
static gboolean
step (Part *part, char sign)
{
  static const struct
  {
    Part from;
    char sign;
    Part to;
  } steps[] = {
    { OUTSIDE, '<', MINE },  { MINE, '|', BEFORE },    { MINE, '=', THEIRS },
    { BEFORE, '=', THEIRS }, { THEIRS, '>', OUTSIDE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].from == *part && steps[i].sign == sign)
      {
        *part = steps[i].to;
        return TRUE;
      }
  return FALSE;
}

guint
anno_conflict_markers_find (GBytes *bytes)
{
  g_return_val_if_fail (bytes != NULL, 0);

  gsize length, at = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  Line line;
  for (guint number = 1; next_line (text, length, &at, &line); number++)
    if (is_marker (&line, '<'))
      return number;
  return 0;
}

static gboolean
fail (guint line, const char *what, GError **error)
{
  g_set_error (error, ANNO_CONFLICT_MARKERS_ERROR, ANNO_CONFLICT_MARKERS_ERROR_ORDER,
               /* Translators: the second is what is wrong there, a sentence. */
               _("Line %u: %s"), line, what);
  return FALSE;
}

static gboolean
check_end (Part part, guint opened, GError **error)
{
  if (part != OUTSIDE)
    return fail (opened, _("The conflict that begins here has no end."), error);
  if (opened > 0)
    return TRUE;
  g_set_error_literal (error, ANNO_CONFLICT_MARKERS_ERROR, ANNO_CONFLICT_MARKERS_ERROR_NONE,
                       _("There are no conflict markers."));
  return FALSE;
}

static void
add_line (const Line *line, Part part, GByteArray *mine, GByteArray *theirs)
{
  if (part == OUTSIDE || part == MINE)
    g_byte_array_append (mine, (const guint8 *) line->text, (guint) line->length);
  if (part == OUTSIDE || part == THEIRS)
    g_byte_array_append (theirs, (const guint8 *) line->text, (guint) line->length);
}

gboolean
anno_conflict_markers_split (GBytes *bytes, GBytes **mine, GBytes **theirs, GError **error)
{
  g_return_val_if_fail (bytes != NULL && mine != NULL && theirs != NULL, FALSE);

  g_autoptr (GByteArray) first = g_byte_array_new (), second = g_byte_array_new ();
  gsize length, at = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  Part part = OUTSIDE;
  guint opened = 0;
  Line line;

  for (guint number = 1; next_line (text, length, &at, &line); number++)
    {
      char sign = get_sign (&line);
      opened = sign == '<' && part == OUTSIDE ? number : opened;
      if (sign == 0)
        add_line (&line, part, first, second);
      else if (!step (&part, sign))
        return fail (number, _("This conflict marker isn’t where one can be."), error);
    }
  if (!check_end (part, opened, error))
    return FALSE;
  *mine = g_byte_array_free_to_bytes (g_steal_pointer (&first));
  *theirs = g_byte_array_free_to_bytes (g_steal_pointer (&second));
  return TRUE;
}
