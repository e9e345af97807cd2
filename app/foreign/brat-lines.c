#include "foreign/brat-lines.h"

#include "foreign/brat-places.h"
#include "foreign/set-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many are told one by one. */
#define MAX_TOLD 1000

/* How much of what isn't a line is shown. */
#define MAX_SHOWN 40

/* Bytes that may be taken from lines again, beside as many as the files have. */
#define MAX_REPEATED (1024 * 1024)

struct _AnnoBratLines
{
  AnnoForeignDocument *document;
  GArray *lines;    /* of AnnoBratLine */
  GPtrArray *by_id; /* of AnnoBratLine, those with an id of their own, sorted; once indexed */
  GPtrArray *names; /* of char: the files */
  GPtrArray *files; /* of GBytes */
  gsize n_bytes;
  gsize n_repeated;
  guint n_told;
};

static void
line_clear (gpointer data)
{
  AnnoBratLine *line = data;
  g_autofree char *notes = anno_brat_notes_take (&line->notes);
  if (line->attributes != NULL)
    g_string_free (line->attributes, TRUE);
}

AnnoBratLines *
anno_brat_lines_new (AnnoForeignDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);

  AnnoBratLines *self = g_new0 (AnnoBratLines, 1);
  self->document = document;
  self->lines = g_array_new (FALSE, TRUE, sizeof (AnnoBratLine));
  g_array_set_clear_func (self->lines, line_clear);
  self->by_id = g_ptr_array_new ();
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  return self;
}

void
anno_brat_lines_free (AnnoBratLines *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->by_id);
  g_array_unref (self->lines);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->files);
  g_free (self);
}

void
anno_brat_lines_leave_out (AnnoBratLines *self, const AnnoBratLine *line, const char *format, ...)
{
  va_list arguments;

  g_return_if_fail (self != NULL && line != NULL && format != NULL);

  if (self->n_told++ >= MAX_TOLD)
    return;
  va_start (arguments, format);
  g_autofree char *what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  const char *name = self->names->pdata[line->file];
  if (name == NULL)
    anno_foreign_document_leave_out (self->document, _("line %u: %s"), line->number, what);
  else
    /* Translators: a number, the name of a file, then what is wrong there. */
    anno_foreign_document_leave_out (self->document, _("line %u of “%s”: %s"), line->number, name,
                                     what);
}

/* A file that is being read. */
typedef struct
{
  AnnoBratLines *lines;
  const char *at;
  const char *end;
  guint file;
  guint number; /* of the line that is read next */
} Reading;

/* Takes the next line off, without its end. */
static AnnoBratPart
take_line (Reading *self, guint *number)
{
  const char *stop = memchr (self->at, '\n', (gsize) (self->end - self->at));
  AnnoBratPart line = { self->at, (gsize) ((stop != NULL ? stop : self->end) - self->at) };

  *number = self->number++;
  self->at = stop != NULL ? stop + 1 : self->end;
  if (stop != NULL && line.n > 0 && line.text[line.n - 1] == '\r')
    line.n--;
  return line;
}

/* A letter and digits, which anything may follow; a "#" may do without further letters.
 * Equivalences have no number. */
static gboolean
is_id (AnnoBratPart id)
{
  gsize n = 0;

  if (anno_brat_part_is (id, "*"))
    return TRUE;
  if (id.n > 0 && id.text[0] == '#')
    n = 1;
  while (n < id.n && g_ascii_isalpha (id.text[n]))
    n++;
  return n > 0 && n < id.n && g_ascii_isdigit (id.text[n]);
}

/* Cuts it into its parts; FALSE where it has none. */
static gboolean
read_line (AnnoBratPart whole, AnnoBratLine *line)
{
  AnnoBratPart rest;

  if (!anno_brat_part_cut (&whole, '\t', &line->id, &rest) || !is_id (line->id))
    return FALSE;
  if (!anno_brat_part_cut (&rest, '\t', &line->data, &line->tail))
    line->data = rest;
  line->kind = line->id.text[0];
  return TRUE;
}

/* Adds the lines that the text of @line goes on in, where a line break in the article broke it:
 * those that aren't lines of their own, until it has the length that its places say. */
static void
join_text (Reading *self, AnnoBratLine *line)
{
  Reading ahead = *self;
  gsize wanted = anno_brat_places_count (line->data);
  gsize had = line->tail.text != NULL
                  ? (gsize) g_utf8_strlen (line->tail.text, (gssize) line->tail.n)
                  : 0;
  guint number;

  if (line->tail.text == NULL)
    return;
  while (had < wanted && ahead.at < ahead.end)
    {
      AnnoBratLine other = { 0 };
      const char *from = line->tail.text + line->tail.n;
      AnnoBratPart next = take_line (&ahead, &number);
      if (read_line (next, &other))
        return;
      had += (gsize) g_utf8_strlen (from, next.text + next.n - from);
      if (had > wanted)
        return;
      line->tail.n = (gsize) (next.text + next.n - line->tail.text);
      if (had == wanted)
        *self = ahead;
    }
}

static void
take (Reading *self)
{
  AnnoBratLine line = { .file = self->file };
  AnnoBratPart whole = take_line (self, &line.number);

  if (anno_brat_part_is_blank (whole))
    return;
  if (!read_line (whole, &line))
    {
      const char *stop = g_utf8_offset_to_pointer (
          whole.text, MIN (MAX_SHOWN, g_utf8_strlen (whole.text, (gssize) whole.n)));
      anno_brat_lines_leave_out (self->lines, &line, _("“%.*s” is no annotation"),
                                 (int) (stop - whole.text), whole.text);
      return;
    }
  if (line.kind == 'T')
    {
      AnnoBratPart tail = line.tail;
      guint number = self->number;
      join_text (self, &line);
      if (self->number == number)
        line.tail = tail;
    }
  g_array_append_val (self->lines->lines, line);
}

/* Whether the file is text, as brat asks for it. */
static gboolean
check (const char *text, gsize n, const char *name, GError **error)
{
  const char *bad = NULL;
  guint number = 1;

  if (g_utf8_validate_len (text, n, &bad))
    return TRUE;
  for (const char *p = text; p < bad; p++)
    number += *p == '\n';
  g_set_error (error, ANNO_FOREIGN_ERROR, ANNO_FOREIGN_ERROR_BROKEN,
               *bad == '\0' ? _("line %u: there is a character NUL in it")
                            : _("line %u: it isn’t UTF-8"),
               number);
  if (name != NULL)
    g_prefix_error (error, _("“%s”: "), name);
  return FALSE;
}

gboolean
anno_brat_lines_add (AnnoBratLines *self, GBytes *bytes, const char *name, GError **error)
{
  gsize n;

  g_return_val_if_fail (self != NULL && bytes != NULL && self->by_id->len == 0, FALSE);

  const char *text = g_bytes_get_data (bytes, &n);
  self->n_bytes += n;
  if (self->n_bytes > ANNO_BRAT_MAX_BYTES)
    {
      g_set_error (error, ANNO_FOREIGN_ERROR, ANNO_FOREIGN_ERROR_BROKEN,
                   _("it is larger than %u MB"), ANNO_BRAT_MAX_BYTES / 1024 / 1024);
      return FALSE;
    }
  if (n == 0)
    return TRUE;
  if (!check (text, n, name, error))
    return FALSE;
  g_ptr_array_add (self->files, g_bytes_ref (bytes));
  g_ptr_array_add (self->names, g_strdup (name));
  Reading reading = { self, text, text + n, self->names->len - 1, 1 };
  if (n >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0)
    reading.at += 3;
  while (reading.at < reading.end)
    take (&reading);
  return TRUE;
}

static int
compare_parts (AnnoBratPart a, AnnoBratPart b)
{
  int order = memcmp (a.text, b.text, MIN (a.n, b.n));
  return order != 0 ? order : (a.n > b.n) - (a.n < b.n);
}

/* By id, then as they come: they all lie in one array. */
static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const AnnoBratLine *one = *(AnnoBratLine *const *) a, *other = *(AnnoBratLine *const *) b;
  int order = compare_parts (one->id, other->id);

  return order != 0 ? order : (one > other) - (one < other);
}

static gboolean
is_equal (AnnoBratPart a, AnnoBratPart b)
{
  return a.n == b.n && (a.n == 0 || memcmp (a.text, b.text, a.n) == 0);
}

/* Files that were put together say again what the others say. */
static gboolean
is_copy (const AnnoBratLine *line, const AnnoBratLine *first)
{
  return line->file != first->file && is_equal (line->data, first->data)
         && is_equal (line->tail, first->tail);
}

void
anno_brat_lines_index (AnnoBratLines *self)
{
  g_return_if_fail (self != NULL && self->by_id->len == 0);

  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  for (guint i = 0; i < self->lines->len; i++)
    if (anno_brat_lines_nth (self, i)->kind != '*')
      g_ptr_array_add (all, anno_brat_lines_nth (self, i));
  g_ptr_array_sort (all, compare_lines);
  for (guint i = 0; i < all->len; i++)
    {
      AnnoBratLine *line = all->pdata[i], *last = NULL;
      if (self->by_id->len > 0)
        last = self->by_id->pdata[self->by_id->len - 1];
      if (last == NULL || compare_parts (last->id, line->id) != 0)
        {
          g_ptr_array_add (self->by_id, line);
          continue;
        }
      if (!is_copy (line, last))
        anno_brat_lines_leave_out (self, line, _("there is a “%.*s” before it"), (int) line->id.n,
                                   line->id.text);
      line->kind = '\0';
    }
}

guint
anno_brat_lines_get_n (const AnnoBratLines *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->lines->len;
}

AnnoBratLine *
anno_brat_lines_nth (AnnoBratLines *self, guint n)
{
  g_return_val_if_fail (self != NULL && n < self->lines->len, NULL);
  return &g_array_index (self->lines, AnnoBratLine, n);
}

AnnoBratLine *
anno_brat_lines_find (AnnoBratLines *self, AnnoBratPart id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint low = 0, high = self->by_id->len; low < high;)
    {
      guint middle = low + (high - low) / 2;
      AnnoBratLine *line = self->by_id->pdata[middle];
      int order = compare_parts (line->id, id);
      if (order == 0)
        return line;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

gboolean
anno_brat_lines_repeat (AnnoBratLines *self, const AnnoBratLine *line)
{
  g_return_val_if_fail (self != NULL && line != NULL, FALSE);

  self->n_repeated += line->data.n + line->tail.n;
  return self->n_repeated <= MAX_REPEATED + self->n_bytes;
}

void
anno_brat_lines_finish (AnnoBratLines *self)
{
  g_return_if_fail (self != NULL);

  guint n = self->n_told > MAX_TOLD ? self->n_told - MAX_TOLD : 0;
  if (n > 0)
    anno_foreign_document_leave_out (self->document,
                                     ngettext ("%u more thing that isn’t understood",
                                               "%u more things that aren’t understood", n),
                                     n);
}
