#include "text/pattern.h"

#include "text/fold.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The text is folded a window at a time. Windows overlap by more than any match is long. */
#define WINDOW ((gsize) 1 << 20)
#define OVERLAP ((gsize) ANNO_PATTERN_MAX * 8)
/* How often an expression may try before it is said to take too long: about a second. */
#define PATIENCE "(*LIMIT_MATCH=5000000)"

struct _AnnoPattern
{
  gatomicrefcount refs;
  AnnoPatternFlags flags;
  GPtrArray *words; /* of char, folded */
  GRegex *expression;
};

/* Looking for a pattern in an article. */
typedef struct
{
  const AnnoPattern *pattern;
  AnnoArticle *article;
  guint max;
  GCancellable *cancellable;
  GArray *found;
} Hunt;

static AnnoFoldFlags
fold_flags (AnnoPatternFlags flags)
{
  return (flags & ANNO_PATTERN_CASE ? 0 : ANNO_FOLD_CASE)
         | (flags & ANNO_PATTERN_MARKS ? 0 : ANNO_FOLD_MARKS);
}

static void
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, message);
}

static gboolean
add_words (AnnoPattern *self, const char *words, GError **error)
{
  gsize length = 0;
  g_autoptr (AnnoFold) fold = anno_fold_new (words, strlen (words), fold_flags (self->flags));
  const char *folded = anno_fold_get_text (fold, &length);
  char *stripped = g_strstrip (g_strdup (folded));

  g_ptr_array_add (self->words, stripped);
  if (*stripped != '\0')
    return TRUE;
  refuse (error, _("There are no words to look for."));
  return FALSE;
}

static gboolean
add_expression (AnnoPattern *self, const char *words, GError **error)
{
  GRegexCompileFlags flags = self->flags & ANNO_PATTERN_CASE ? 0 : G_REGEX_CASELESS;
  g_autoptr (GError) cause = NULL;
  g_autofree char *patient = g_strconcat (PATIENCE, words, NULL);
  GRegex *plain = g_regex_new (words, 0, 0, &cause); /* names the place of a mistake */

  if (plain == NULL)
    {
      refuse (error, cause->message);
      return FALSE;
    }
  g_regex_unref (plain);
  self->expression = g_regex_new (patient, flags | G_REGEX_OPTIMIZE, 0, error);
  return self->expression != NULL;
}

static gboolean
add_all (AnnoPattern *self, const char *const *words, GError **error)
{
  gboolean good = TRUE;

  for (guint i = 0; good && words[i] != NULL; i++)
    {
      if (strlen (words[i]) > ANNO_PATTERN_MAX)
        {
          refuse (error, _("That is too long to look for."));
          return FALSE;
        }
      good = self->flags & ANNO_PATTERN_REGEX ? add_expression (self, words[i], error)
                                              : add_words (self, words[i], error);
    }
  return good;
}

AnnoPattern *
anno_pattern_new (const char *const *words, AnnoPatternFlags flags, GError **error)
{
  g_return_val_if_fail (words != NULL && words[0] != NULL, NULL);
  g_return_val_if_fail (!(flags & ANNO_PATTERN_REGEX) || words[1] == NULL, NULL);

  g_autoptr (AnnoPattern) self = g_new0 (AnnoPattern, 1);
  g_atomic_ref_count_init (&self->refs);
  self->flags = flags;
  self->words = g_ptr_array_new_with_free_func (g_free);
  return add_all (self, words, error) ? g_steal_pointer (&self) : NULL;
}

AnnoPattern *
anno_pattern_ref (AnnoPattern *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
anno_pattern_unref (AnnoPattern *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->words);
  g_clear_pointer (&self->expression, g_regex_unref);
  g_free (self);
}

static gboolean
is_full (const Hunt *hunt)
{
  return hunt->found->len >= hunt->max;
}

/* What makes a word go on. In the scripts that write no blanks between words, nothing does. */
static gboolean
joins_words (gunichar c)
{
  if (!g_unichar_isalnum (c) && !g_unichar_ismark (c) && c != '_')
    return FALSE;
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
      return FALSE;
    default:
      return TRUE;
    }
}

/* Whether a word goes on over @byte of @text. */
static gboolean
is_inside_word (const char *text, gsize length, gsize byte)
{
  if (byte == 0 || byte >= length)
    return FALSE;
  return joins_words (g_utf8_get_char (g_utf8_prev_char (text + byte)))
         && joins_words (g_utf8_get_char (text + byte));
}

/* Whether @c is part of the letter before it: an accent, or the rest of a Korean syllable. */
static gboolean
goes_on (gunichar c)
{
  return (c >= 0x1160 && c <= 0x11FF) || (c >= 0x300 && g_unichar_combining_class (c) > 0);
}

/* Whether [start, end) of @text may be a match: whole letters, and whole words where that is asked. */
static gboolean
is_match (const AnnoPattern *self, const char *text, gsize length, gsize start, gsize end)
{
  if (end < length && goes_on (g_utf8_get_char (text + end)))
    return FALSE;
  return !(self->flags & ANNO_PATTERN_WORDS)
         || (!is_inside_word (text, length, start) && !is_inside_word (text, length, end));
}

/* Adds a match, unless it overlaps the one before. */
static void
add_match (Hunt *hunt, AnnoRange match)
{
  const AnnoRange *last = hunt->found->len > 0
                              ? &g_array_index (hunt->found, AnnoRange, hunt->found->len - 1)
                              : NULL;
  if (match.start < match.end && (last == NULL || match.start >= last->end) && !is_full (hunt))
    g_array_append_val (hunt->found, match);
}

/* Where one of the words is found next in a window. */
typedef struct
{
  gsize start; /* G_MAXSIZE: nowhere */
  gsize end;
} Next;

static Next
look_further (const AnnoPattern *self, const char *words, const char *text, gsize length, gsize from)
{
  gsize n = strlen (words);

  for (const char *p = text + from; (p = memmem (p, length - (gsize) (p - text), words, n)) != NULL; p++)
    {
      gsize at = (gsize) (p - text);
      if (is_match (self, text, length, at, at + n))
        return (Next) { at, at + n };
    }
  return (Next) { G_MAXSIZE, G_MAXSIZE };
}

/* Brings each of @nexts to its first match at or after @from; returns the first of them, of several the
 * longest; NULL where there is none. */
static const Next *
next_words (const AnnoPattern *self, const char *text, gsize length, gsize from, Next *nexts)
{
  const Next *best = NULL;

  for (guint i = 0; i < self->words->len; i++)
    {
      Next *next = nexts + i;
      if (next->start < from)
        *next = look_further (self, self->words->pdata[i], text, length, from);
      if (next->start != G_MAXSIZE
          && (best == NULL || next->start < best->start
              || (next->start == best->start && next->end > best->end)))
        best = next;
    }
  return best;
}

/* Finds the matches that begin before the place @limit, in the window that begins at @place. */
static void
hunt_in_window (Hunt *hunt, const AnnoFold *fold, guint place, guint limit)
{
  gsize length = 0, at = 0;
  const char *text = anno_fold_get_text (fold, &length);
  g_autofree Next *nexts = g_new (Next, hunt->pattern->words->len);
  const Next *next;

  for (guint i = 0; i < hunt->pattern->words->len; i++)
    nexts[i] = look_further (hunt->pattern, hunt->pattern->words->pdata[i], text, length, 0);
  while (!is_full (hunt) && (next = next_words (hunt->pattern, text, length, at, nexts)) != NULL)
    {
      AnnoRange match = { place + anno_fold_get_start (fold, next->start),
                          place + anno_fold_get_end (fold, next->end) };
      if (match.start >= limit)
        return;
      add_match (hunt, match);
      at = next->end;
    }
}

/* A good place for a cut at or before @byte: behind a blank, where one is near, else between two
 * characters. */
static gsize
to_cut (const char *text, gsize byte)
{
  for (gsize at = byte; at > 0 && byte - at < OVERLAP / 2; at--)
    if (text[at - 1] == ' ' || text[at - 1] == '\n')
      return at;
  while (byte > 0 && ((guchar) text[byte] & 0xC0) == 0x80)
    byte--;
  return byte;
}

static gboolean
hunt_words (Hunt *hunt, GError **error)
{
  const char *text = anno_article_get_text (hunt->article);
  const AnnoOffsets *offsets = anno_article_get_offsets (hunt->article);
  gsize n = anno_article_get_n_bytes (hunt->article);

  for (gsize at = 0; at < n && !is_full (hunt);)
    {
      gsize end = n - at > WINDOW ? to_cut (text, at + WINDOW) : n;
      gsize next = end < n ? to_cut (text, end - OVERLAP) : n;
      g_autoptr (AnnoFold) fold = anno_fold_new (text + at, end - at,
                                                 fold_flags (hunt->pattern->flags));
      if (g_cancellable_set_error_if_cancelled (hunt->cancellable, error))
        return FALSE;
      hunt_in_window (hunt, fold, anno_offsets_from_byte (offsets, at),
                      anno_offsets_from_byte (offsets, next));
      at = next;
    }
  return TRUE;
}

static gboolean
tell_impatience (const GError *cause, GError **error)
{
  if (cause != NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                         _("That expression takes too long on this article. Make it simpler."));
  return cause == NULL;
}

/* Adds the matches in the line of @length bytes that begins at byte @start of the text. */
static gboolean
hunt_in_line (Hunt *hunt, gsize start, gsize length, GError **error)
{
  const char *line = anno_article_get_text (hunt->article) + start;
  const AnnoOffsets *offsets = anno_article_get_offsets (hunt->article);
  g_autoptr (GMatchInfo) info = NULL;
  g_autoptr (GError) cause = NULL;
  int from, to;

  g_regex_match_full (hunt->pattern->expression, line, (gssize) length, 0, 0, &info, &cause);
  while (cause == NULL && g_match_info_matches (info) && !is_full (hunt))
    {
      if (g_match_info_fetch_pos (info, 0, &from, &to) && from < to
          && is_match (hunt->pattern, line, length, (gsize) from, (gsize) to))
        add_match (hunt, (AnnoRange) { anno_offsets_from_byte (offsets, start + (gsize) from),
                                       anno_offsets_from_byte (offsets, start + (gsize) to) });
      g_match_info_next (info, &cause);
      if (g_cancellable_set_error_if_cancelled (hunt->cancellable, error))
        return FALSE;
    }
  return tell_impatience (cause, error);
}

static gboolean
hunt_expression (Hunt *hunt, GError **error)
{
  const AnnoOffsets *offsets = anno_article_get_offsets (hunt->article);

  for (guint i = 0; i < anno_article_get_n_lines (hunt->article) && !is_full (hunt); i++)
    {
      AnnoRange line = anno_article_get_line (hunt->article, i);
      gsize start = anno_offsets_to_byte (offsets, line.start);
      gsize end = anno_offsets_to_byte (offsets, line.end);
      if (g_cancellable_set_error_if_cancelled (hunt->cancellable, error)
          || !hunt_in_line (hunt, start, end - start, error))
        return FALSE;
    }
  return TRUE;
}

GArray *
anno_pattern_find (const AnnoPattern *self, AnnoArticle *article, guint max,
                   GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL && ANNO_IS_ARTICLE (article), NULL);

  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (AnnoRange));
  Hunt hunt = { self, article, max, cancellable, found };
  gboolean good = self->expression != NULL ? hunt_expression (&hunt, error)
                                           : hunt_words (&hunt, error);
  return good ? g_steal_pointer (&found) : NULL;
}
