#include "index/hit.h"

#include "files/file-reader.h"
#include "files/safe-path.h"
#include "index/schema.h"
#include "text/plain.h"

#include <string.h>

#define BEFORE 60                  /* code points of a snippet before what was found */
#define WIDTH 220                  /* … and in all, at least */
#define MOST 400                   /* … and at most */
#define TO_BLANK 24                /* how far a blank may be to cut there */
#define MAX_TEXT (8 * 1024 * 1024) /* bytes: of larger texts there is no snippet */
#define MAX_MATCHES 200

AnnoHit *
anno_hit_new (void)
{
  AnnoHit *self = g_new0 (AnnoHit, 1);
  self->matches = g_array_new (FALSE, FALSE, sizeof (AnnoRange));
  return self;
}

void
anno_hit_free (AnnoHit *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self->title);
  g_free (self->date);
  g_free (self->snippet);
  g_array_unref (self->matches);
  g_free (self->annotator);
  g_free (self->tag);
  g_free (self->person);
  g_free (self->text);
  g_free (self->note);
  g_free (self);
}

/* The place of the first blank in [from, to), behind it; @from where there is none. */
static guint
behind_blank (const char *text, guint from, guint to)
{
  const char *p = g_utf8_offset_to_pointer (text, from);

  for (guint at = from; at < to && *p != '\0'; at++, p = g_utf8_next_char (p))
    if (g_unichar_isspace (g_utf8_get_char (p)))
      return at + 1;
  return from;
}

/* On one line, a character for a character. */
static char *
to_line (const char *text, gsize n_bytes)
{
  GString *line = g_string_sized_new (n_bytes + 1);

  for (const char *p = text; p < text + n_bytes; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean blank
          = g_unichar_isspace (c) || !anno_plain_is_char (c) || anno_plain_turns_text (c);
      g_string_append_unichar (line, blank ? ' ' : c);
    }
  return g_string_free (line, FALSE);
}

static void
add_match (AnnoHit *self, AnnoRange match, guint from, guint to)
{
  if (match.start < from || match.end > to)
    return;
  match.start -= from;
  match.end -= from;
  g_array_append_val (self->matches, match);
}

void
anno_hit_take_text (AnnoHit *self, const AnnoMatcher *matcher, const char *text, gsize n_bytes)
{
  g_return_if_fail (self != NULL && text != NULL);

  gboolean is_span = self->slug != NULL;
  g_autoptr (GArray) found = anno_matcher_find (matcher, text, n_bytes, MAX_MATCHES);
  guint length = (guint) g_utf8_strlen (text, (gssize) n_bytes);
  if (!is_span && found->len > 0)
    {
      self->start = g_array_index (found, AnnoRange, 0).start;
      self->end = g_array_index (found, AnnoRange, 0).end;
    }
  self->start = MIN (self->start, length);
  self->end = CLAMP (self->end, self->start, length);
  guint from = self->start > BEFORE ? self->start - BEFORE : 0;
  guint to = MIN (MIN (MAX (from + WIDTH, self->end), from + MOST), length);
  if (from > 0)
    from = behind_blank (text, from, MIN (from + TO_BLANK, self->start));
  const char *begin = g_utf8_offset_to_pointer (text, from);
  const char *end = g_utf8_offset_to_pointer (begin, to - from);
  self->snippet = to_line (begin, (gsize) (end - begin));
  self->is_cut = from > 0;
  if (is_span)
    self->span = (AnnoRange){ self->start - from, MIN (self->end, to) - from };
  for (guint i = 0; i < found->len; i++)
    add_match (self, g_array_index (found, AnnoRange, i), is_span ? self->start : from,
               is_span ? MIN (self->end, to) : to);
  for (guint i = 0; is_span && i < self->matches->len; i++)
    {
      AnnoRange *match = &g_array_index (self->matches, AnnoRange, i);
      match->start += self->start - from;
      match->end += self->start - from;
    }
}

/* The text as it is by now; what isn't text has no words around. */
static void
read_text (AnnoHit *self, const char *root, const AnnoMatcher *matcher)
{
  g_autofree char *file = anno_path_join_below (root, self->path, -1, NULL);
  g_autoptr (GBytes) bytes
      = file != NULL ? anno_file_reader_read (file, MAX_TEXT, NULL, NULL) : NULL;
  gsize n = 0;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &n) : NULL;

  if (text == NULL || !g_utf8_validate_len (text, n, NULL))
    return;
  g_autofree char *copy = g_strndup (text, n); /* ends with a NUL */
  anno_hit_take_text (self, matcher, copy, n);
}

AnnoHit *
anno_hit_load_article (AnnoIndexStore *store, const AnnoMatcher *matcher, gint64 id, GError **error)
{
  g_return_val_if_fail (store != NULL && matcher != NULL, NULL);

  sqlite3_stmt *get
      = anno_index_store_get (store, "SELECT path, title, date FROM article WHERE id = ?", error);
  if (get == NULL)
    return NULL;
  sqlite3_bind_int64 (get, 1, id);
  if (!anno_index_store_step (store, get, error))
    return NULL;
  AnnoHit *self = anno_hit_new ();
  self->path = anno_index_take_bytes (get, 0);
  self->title = anno_index_take_text (get, 1);
  self->date = anno_index_take_text (get, 2);
  sqlite3_reset (get);
  read_text (self, anno_index_store_get_root (store), matcher);
  return self;
}

/* Whom an annotator means by that IRI. */
static char *
find_person (AnnoIndexStore *store, const char *slug, const char *iri)
{
  sqlite3_stmt *get = anno_index_store_get (
      store, "SELECT name FROM person WHERE iri = ? ORDER BY slug != ? LIMIT 1", NULL);
  char *name = NULL;

  if (get == NULL || iri == NULL)
    return NULL;
  anno_index_bind_text (get, 1, iri);
  anno_index_bind_bytes (get, 2, slug);
  if (anno_index_store_step (store, get, NULL))
    name = anno_index_take_text (get, 0);
  sqlite3_reset (get);
  return name;
}

static char *
find_annotator (AnnoIndexStore *store, const char *slug)
{
  sqlite3_stmt *get = anno_index_store_get (store, "SELECT name FROM ledger WHERE slug = ?", NULL);
  char *name = NULL;

  if (get == NULL)
    return NULL;
  anno_index_bind_bytes (get, 1, slug);
  if (anno_index_store_step (store, get, NULL))
    name = anno_index_take_text (get, 0);
  sqlite3_reset (get);
  return name;
}

static char *
show (const char *text)
{
  return text != NULL ? to_line (text, strlen (text)) : NULL;
}

static void
take_span (AnnoHit *self, sqlite3_stmt *get)
{
  g_autofree char *slug = anno_index_take_bytes (get, 3);

  self->path = anno_index_take_bytes (get, 0);
  self->title = anno_index_take_text (get, 1);
  self->date = anno_index_take_text (get, 2);
  self->slug = g_intern_string (slug);
  self->tag = show ((const char *) sqlite3_column_text (get, 4));
  self->start = (guint) sqlite3_column_int64 (get, 5);
  self->end = (guint) sqlite3_column_int64 (get, 6);
  self->is_unsure = sqlite3_column_int (get, 7);
  self->text = show ((const char *) sqlite3_column_text (get, 9));
  self->note = show ((const char *) sqlite3_column_text (get, 10));
}

AnnoHit *
anno_hit_load_span (AnnoIndexStore *store, const AnnoMatcher *matcher, gint64 id, GError **error)
{
  g_return_val_if_fail (store != NULL && matcher != NULL, NULL);

  sqlite3_stmt *get = anno_index_store_get (
      store,
      "SELECT path, title, ifnull (layer.date, article.date), slug, tag, start, end, unsure, "
      "person,"
      " text, note FROM span JOIN layer ON layer.id = ?2 JOIN article ON article.id = layer.article"
      " WHERE span.id = ?1",
      error);
  if (get == NULL)
    return NULL;
  sqlite3_bind_int64 (get, 1, id);
  sqlite3_bind_int64 (get, 2, id / ANNO_INDEX_SPANS);
  if (!anno_index_store_step (store, get, error))
    return NULL;
  AnnoHit *self = anno_hit_new ();
  g_autofree char *iri = anno_index_take_text (get, 8);
  take_span (self, get);
  sqlite3_reset (get);
  self->person = find_person (store, self->slug, iri);
  self->annotator = find_annotator (store, self->slug);
  read_text (self, anno_index_store_get_root (store), matcher);
  return self;
}
