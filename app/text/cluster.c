#include "text/cluster.h"

#include <pango/pango.h>

/* Letters, digits, signs and blanks that never join what is beside them: first and last of each
 * stretch. No marks, no emoji, no Hangul, nothing of the Indic scripts. */
static const struct
{
  gunichar first;
  gunichar last;
} simple[] = {
  { 0x0000, 0x02FF }, { 0x0370, 0x03FF }, { 0x0400, 0x0482 }, { 0x048A, 0x052F },
  { 0x05D0, 0x05EA }, { 0x0620, 0x064A }, { 0x0660, 0x066F }, { 0x1E00, 0x1FFF },
  { 0x2010, 0x2027 }, { 0x3001, 0x3029 }, { 0x3041, 0x3096 }, { 0x30A1, 0x30FF },
  { 0x4E00, 0x9FFF }, { 0xFF01, 0xFF60 },
};

static gboolean
is_simple (gunichar c)
{
  guint i = 0;
  while (i < G_N_ELEMENTS (simple) - 1 && c > simple[i].last)
    i++;
  return c >= simple[i].first && c <= simple[i].last;
}

/* Whether @p is known to lie between two clusters without asking Pango. */
static gboolean
is_plain_boundary (const char *text, const char *end, const char *p)
{
  if (p == text || p == end)
    return TRUE;

  gunichar before = g_utf8_get_char (g_utf8_prev_char (p)), after = g_utf8_get_char (p);
  return is_simple (before) && is_simple (after) && !(before == '\r' && after == '\n');
}

/* The part of a text around a place that decides how it is cut there. */
typedef struct
{
  const char *start;
  const char *end;
  guint n_chars;
  guint at; /* the place, in code points from `start` */
  PangoLogAttr *attrs;
} Window;

static void
window_init (Window *self, const char *text, const char *end, const char *p)
{
  self->start = self->end = p;
  self->at = 0;
  do
    {
      self->start = g_utf8_prev_char (self->start);
      self->at++;
    }
  while (self->at < ANNO_CLUSTER_MAX && !is_plain_boundary (text, end, self->start));

  self->n_chars = self->at;
  do
    {
      self->end = g_utf8_next_char (self->end);
      self->n_chars++;
    }
  while (self->n_chars - self->at < ANNO_CLUSTER_MAX && !is_plain_boundary (text, end, self->end));

  self->attrs = g_new0 (PangoLogAttr, self->n_chars + 1);
  pango_get_log_attrs (self->start, (int) (self->end - self->start), -1,
                       pango_language_from_string ("en"), self->attrs, (int) self->n_chars + 1);
}

const char *
anno_cluster_start (const char *text, gsize length, const char *p)
{
  g_return_val_if_fail (text != NULL && p >= text && p <= text + length, p);

  if (is_plain_boundary (text, text + length, p))
    return p;

  Window window;
  window_init (&window, text, text + length, p);
  for (guint at = window.at; at > 0 && !window.attrs[at].is_cursor_position; at--)
    p = g_utf8_prev_char (p);
  g_free (window.attrs);
  return p;
}

const char *
anno_cluster_end (const char *text, gsize length, const char *p)
{
  g_return_val_if_fail (text != NULL && p >= text && p <= text + length, p);

  const char *end = text + length;
  if (p == end)
    return p;
  const char *next = g_utf8_next_char (p);
  if (is_plain_boundary (text, end, next))
    return next;

  Window window;
  window_init (&window, text, end, next);
  for (guint at = window.at; at < window.n_chars && !window.attrs[at].is_cursor_position; at++)
    next = g_utf8_next_char (next);
  g_free (window.attrs);
  return next;
}
