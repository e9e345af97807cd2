#include "formats/layer-reader.h"

#include "formats/annotation-reader.h"
#include "formats/layer-quotes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many annotations are read between two looks at whether to go on. */
#define BETWEEN_LOOKS 256

/* What is open around an annotation: the collection, its page, the list. */
#define AROUND_A_LINE 3

/* How a layer file ends, in the form that is written. */
#define CLOSING "]}}"

typedef struct
{
  const char *text;
  gsize length;
  AnnoArticle *article;
  GCancellable *cancellable;
  GPtrArray *findings; /* or NULL */
  guint n_findings;    /* how many there were before */
  GHashTable *said;    /* what annotations quote; NULL where nobody asks */
  AnnoLayerHeader *header;
  GPtrArray *spans;  /* of AnnoSpan */
  GPtrArray *unread; /* of char * */
  GHashTable *ids;   /* of those spans */
} Reading;

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->header, anno_layer_header_free);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->spans, g_ptr_array_unref);
  g_clear_pointer (&self->unread, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

/* Forgets what was read, to read the same bytes in another way. */
static void
start_over (Reading *self)
{
  reading_clear (self);
  self->spans = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_span_unref);
  self->unread = g_ptr_array_new_with_free_func (g_free);
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
  if (self->said != NULL)
    g_hash_table_remove_all (self->said);
  if (self->findings != NULL)
    g_ptr_array_set_size (self->findings, (int) self->n_findings);
}

/* @message: transfer full. */
static void
find (Reading *self, AnnoFindingKind kind, const AnnoSpan *span, guint line, char *message)
{
  AnnoFinding *finding = anno_finding_new (kind, message);

  finding->line = line;
  if (span != NULL)
    {
      finding->id = g_strdup (anno_span_get_id (span));
      finding->start = anno_span_get_start (span);
      finding->end = anno_span_get_end (span);
    }
  g_ptr_array_add (self->findings, finding);
}

static void
keep_unread (Reading *self, const AnnoJsonSlice *item)
{
  GString *raw = NULL;
  anno_json_keep_element (&raw, item);
  g_ptr_array_add (self->unread, anno_json_take_kept (&raw));
}

static void
read_item (Reading *self, const AnnoJsonSlice *item, guint line)
{
  guint n_findings = self->findings->len;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoSpan) span
      = anno_annotation_read (item, line, self->article, self->findings, &error);

  if (span == NULL)
    {
      keep_unread (self, item);
      if (self->findings->len == n_findings)
        find (self, ANNO_FINDING_UNREAD, NULL, line,
              /* Translators: %s is a reason such as “it has no id”. */
              g_strdup_printf (_("This annotation is kept, but not shown: %s."), error->message));
    }
  else if (g_hash_table_contains (self->ids, anno_span_get_id (span)))
    {
      g_ptr_array_set_size (self->findings, (int) n_findings);
      keep_unread (self, item);
      find (self, ANNO_FINDING_DOUBLE_ID, span, line,
            g_strdup (_("Another annotation has the same id. This one is kept, but not shown.")));
    }
  else
    {
      /* The table holds the id of the span that stays, so it must never be given another's. */
      g_hash_table_add (self->ids, (gpointer) anno_span_get_id (span));
      if (self->said != NULL)
        anno_layer_quotes_add (self->said, anno_span_get_id (span), item);
      g_ptr_array_add (self->spans, g_steal_pointer (&span));
    }
}

static void
check_hash (Reading *self)
{
  if (self->article == NULL || self->header->sha256 == NULL
      || g_str_equal (self->header->sha256, anno_article_get_sha256 (self->article)))
    return;
  find (self, ANNO_FINDING_OTHER_TEXT, NULL, 1,
        g_strdup (_("The annotations were made on another version of this text. Their places may "
                     "be wrong.")));
}

/* The next line, without blanks at its end; FALSE after the last. */
static gboolean
next_line (const Reading *self, gsize *at, AnnoJsonSlice *line)
{
  if (*at >= self->length)
    return FALSE;

  const char *start = self->text + *at;
  const char *end = memchr (start, '\n', self->length - *at);
  gsize length = end != NULL ? (gsize) (end - start) : self->length - *at;
  *at += length + (end != NULL);
  while (length > 0 && strchr (" \t\r", start[length - 1]) != NULL && start[length - 1] != '\0')
    length--;
  *line = (AnnoJsonSlice){ start, length };
  return TRUE;
}

/* The header of a file laid out in lines: its first line, closed as the last line would close it.
 * FALSE without an error where the file is laid out otherwise. */
static gboolean
read_first_line (const AnnoJsonSlice *line, AnnoLayerHeader **header, GError **error)
{
  if (line->length == 0 || line->length > ANNO_JSON_MAX_LINE || line->text[line->length - 1] != '[')
    return FALSE;

  g_autoptr (GString) closed = g_string_new_len (line->text, (gssize) line->length);
  g_string_append (closed, CLOSING);
  AnnoJsonSlice root = { closed->str, closed->len }, items;
  if (!anno_json_scan (root.text, root.length, root.length, 1, NULL))
    return FALSE;
  *header = anno_layer_header_read (&root, &items, error);
  if (*header != NULL && items.text != root.text + line->length - 1)
    g_clear_pointer (header, anno_layer_header_free);
  return *header != NULL;
}

/* An annotation's line without the comma that opens it; FALSE where it is no such line. */
static gboolean
cut_comma (AnnoJsonSlice *line, gboolean first)
{
  if (line->length == 0)
    return FALSE;
  if (first)
    return *line->text != ',';
  if (*line->text != ',')
    return FALSE;
  line->text++;
  line->length--;
  return TRUE;
}

static gboolean
is_closing (const AnnoJsonSlice *line)
{
  return line->length == strlen (CLOSING) && memcmp (line->text, CLOSING, line->length) == 0;
}

static gboolean
only_blanks_follow (const Reading *self, gsize at)
{
  for (; at < self->length; at++)
    if (self->text[at] == '\0' || strchr (" \t\r\n", self->text[at]) == NULL)
      return FALSE;
  return TRUE;
}

/* The annotations, a line each. FALSE with an error for what is no JSON, and without one where the
 * file is laid out otherwise. */
static gboolean
read_lines (Reading *self, GError **error)
{
  AnnoJsonSlice line;
  gsize at = 0;

  if (!next_line (self, &at, &line) || !read_first_line (&line, &self->header, error))
    return FALSE;
  check_hash (self);
  for (guint number = 2; next_line (self, &at, &line); number++)
    {
      if (number % BETWEEN_LOOKS == 0
          && g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (is_closing (&line))
        return only_blanks_follow (self, at);
      if (!cut_comma (&line, number == 2))
        return FALSE;
      if (!anno_json_scan_part (line.text, line.length, ANNO_JSON_MAX_LINE, number,
                                number == 2 ? 1 : 2, AROUND_A_LINE, error))
        return FALSE;
      read_item (self, &line, number);
    }
  return FALSE;
}

static guint
count_lines (const char *from, const char *to)
{
  guint n = 0;
  while ((from = memchr (from, '\n', (gsize) (to - from))) != NULL)
    {
      n++;
      from++;
    }
  return n;
}

static gboolean
fail_too_large (gsize most, guint line, GError **error)
{
  g_autofree char *size = g_format_size_full (most, G_FORMAT_SIZE_IEC_UNITS);

  g_set_error (error, ANNO_JSON_ERROR, ANNO_JSON_ERROR_TOO_LARGE,
               _("Line %u, column %u: What begins here is larger than %s, the most that can be "
                  "read."),
               line, 1, size);
  return FALSE;
}

static gboolean
read_elements (Reading *self, const AnnoJsonSlice *items, GError **error)
{
  AnnoJsonSlice item;
  const char *counted = self->text;
  guint line = 1, n = 0;

  for (const char *at = NULL; anno_json_next_element (items, &at, &item); n++)
    {
      line += count_lines (counted, item.text);
      counted = item.text;
      if (item.length > ANNO_JSON_MAX_LINE)
        return fail_too_large (ANNO_JSON_MAX_LINE, line, error);
      if (n % BETWEEN_LOOKS == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      read_item (self, &item, line);
    }
  return TRUE;
}

/* The same JSON in any layout. */
static gboolean
read_whole (Reading *self, GError **error)
{
  AnnoJsonSlice root = { self->text, self->length }, items;

  if (!anno_json_scan (self->text, self->length, ANNO_JSON_MAX_FILE, 1, error))
    return FALSE;
  self->header = anno_layer_header_read (&root, &items, error);
  if (self->header == NULL)
    return FALSE;
  check_hash (self);
  return items.text == NULL || read_elements (self, &items, error);
}

/* What is wrong in a line is wrong in the whole, which also says what only the whole can show. */
static gboolean
is_final (const GError *error, gsize length)
{
  return error != NULL && (error->domain != ANNO_JSON_ERROR || length > ANNO_JSON_MAX_FILE);
}

static gboolean
read_all (Reading *self, GError **error)
{
  g_autoptr (GError) lines_error = NULL;

  if (self->length > ANNO_JSON_MAX_LAYER)
    return fail_too_large (ANNO_JSON_MAX_LAYER, 1, error);
  start_over (self);
  if (read_lines (self, &lines_error))
    return TRUE;
  if (is_final (lines_error, self->length))
    {
      g_propagate_error (error, g_steal_pointer (&lines_error));
      return FALSE;
    }
  start_over (self);
  return read_whole (self, error);
}

static AnnoLayer *
read_layer (Reading *self, GBytes *bytes, GError **error)
{
  const char *text = g_bytes_get_data (bytes, &self->length);

  self->n_findings = self->findings->len;
  self->text = text != NULL ? text : "";
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return NULL;
  if (!read_all (self, error))
    {
      g_ptr_array_set_size (self->findings, (int) self->n_findings);
      return NULL;
    }

  AnnoLayer *layer = anno_layer_new (g_steal_pointer (&self->header));
  g_autoptr (GPtrArray) doubles = anno_layer_fill (layer, self->spans);
  g_warn_if_fail (doubles == NULL);
  if (self->unread->len > 0)
    anno_layer_take_unread (layer, g_steal_pointer (&self->unread));
  return layer;
}

AnnoLayer *
anno_layer_reader_read (GBytes *bytes,
                        AnnoArticle *article,
                        GPtrArray *findings,
                        GCancellable *cancellable,
                        GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (GPtrArray) found
      = findings != NULL ? g_ptr_array_ref (findings) : anno_findings_new ();
  g_auto (Reading) self = { .article = article, .cancellable = cancellable, .findings = found };
  return read_layer (&self, bytes, error);
}

AnnoLayer *
anno_layer_reader_read_said (GBytes *bytes, GHashTable *said, GPtrArray *findings,
                             GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (bytes != NULL && said != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (GPtrArray) found
      = findings != NULL ? g_ptr_array_ref (findings) : anno_findings_new ();
  g_auto (Reading) self = { .said = said, .cancellable = cancellable, .findings = found };
  return read_layer (&self, bytes, error);
}

/* Counts the lines of a file laid out in lines, up to the closing one. FALSE where it turns out
 * that it isn't. */
static gboolean
count_items (const Reading *self, gsize at, guint *n)
{
  AnnoJsonSlice line;

  for (*n = 0; next_line (self, &at, &line); (*n)++)
    {
      if (is_closing (&line))
        return only_blanks_follow (self, at);
      if (!cut_comma (&line, *n == 0) || !anno_json_slice_is_one (&line))
        return FALSE;
    }
  return FALSE;
}

AnnoLayerHeader *
anno_layer_reader_peek (GBytes *bytes, guint *n_spans, GError **error)
{
  g_return_val_if_fail (bytes != NULL && n_spans != NULL, NULL);

  g_auto (Reading) self = { 0 };
  g_autoptr (GError) lines_error = NULL;
  const char *text = g_bytes_get_data (bytes, &self.length);
  self.text = text != NULL ? text : "";
  AnnoJsonSlice line, items, item, root = { self.text, self.length };
  gsize at = 0;

  *n_spans = 0;
  if (self.length > ANNO_JSON_MAX_LAYER)
    {
      fail_too_large (ANNO_JSON_MAX_LAYER, 1, error);
      return NULL;
    }
  if (next_line (&self, &at, &line) && read_first_line (&line, &self.header, &lines_error)
      && count_items (&self, at, n_spans))
    return g_steal_pointer (&self.header);
  if (lines_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&lines_error));
      return NULL;
    }
  g_clear_pointer (&self.header, anno_layer_header_free);
  if (!anno_json_scan (self.text, self.length, ANNO_JSON_MAX_FILE, 1, error))
    return NULL;
  self.header = anno_layer_header_read (&root, &items, error);
  *n_spans = 0;
  for (const char *next = NULL;
       self.header != NULL && items.text != NULL && anno_json_next_element (&items, &next, &item);)
    (*n_spans)++;
  return g_steal_pointer (&self.header);
}
