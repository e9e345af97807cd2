#include "index/words.h"

#include "text/fold.h"

#include <string.h>

#define BORDER "\xEE\x80\x80" /* U+E000 */
#define FIRST_KIND 0xE010     /* what is in front of a key; one a kind */
#define BEHIND_KEY 0xE001     /* between a key and a word of its value */
#define FIRST_BYTE 0xE100     /* an ASCII character of a key that isn't a small letter or digit */

/* What is folded at once: a text may have no blank at all. */
#define MAX_CHUNK 32768 /* bytes */

struct _AnnoWordIter
{
  const char *at;
  const char *end;
  guint place;     /* code points before `at` */
  guint line_ends; /* since the last word */
  gboolean begun;  /* whether there was a word */
  GString *word;
  AnnoFold *fold; /* of the chunk that is being cut, or NULL */
  gsize fold_at;  /* bytes of it */
  guint fold_place;
};

AnnoWordIter *
anno_word_iter_new (const char *text, gsize n_bytes)
{
  g_return_val_if_fail (text != NULL || n_bytes == 0, NULL);

  AnnoWordIter *self = g_new0 (AnnoWordIter, 1);
  self->at = text;
  self->end = text + n_bytes;
  self->word = g_string_sized_new (64);
  return self;
}

void
anno_word_iter_free (AnnoWordIter *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->fold, anno_fold_free);
  g_string_free (self->word, TRUE);
  g_free (self);
}

/* An emoji, say; not what stands for something that isn't there. */
static gboolean
is_sign (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_OTHER_SYMBOL && c != 0xFFFC && c != 0xFFFD;
}

/* Whether each character is a word of its own. */
static gboolean
stands_alone (gunichar c)
{
  if (is_sign (c))
    return TRUE;
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_word_char (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char) c);
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || is_sign (c);
}

/* The end of the word that begins at @at. */
static const char *
word_end (const char *at, const char *end)
{
  gunichar first = g_utf8_get_char (at);
  gboolean alone = first >= 0x80 && stands_alone (first);

  for (at = g_utf8_next_char (at); at < end; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      if (alone ? !g_unichar_ismark (c) : !is_word_char (c) || (c >= 0x80 && stands_alone (c)))
        break;
    }
  return at;
}

/* Fills in the word, and whether it opens a paragraph. */
static void
tell (AnnoWordIter *self, AnnoWord *word, guint start, guint end)
{
  *word = (AnnoWord){ self->word->str, self->word->len, start, end,
                      self->begun && self->line_ends > 1 };
  self->begun = TRUE;
  self->line_ends = 0;
}

/* The next word of the chunk that is being cut. */
static gboolean
next_folded (AnnoWordIter *self, AnnoWord *word)
{
  gsize length = 0;
  const char *text = anno_fold_get_text (self->fold, &length);

  for (const char *p = text + self->fold_at; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (!is_word_char (c))
        {
          self->line_ends += c == '\n' ? 2 : 0;
          continue;
        }
      const char *end = word_end (p, text + length);
      gsize from = (gsize) (p - text), to = (gsize) (end - text);
      self->fold_at = to;
      g_string_truncate (self->word, 0);
      g_string_append_len (self->word, p, end - p);
      tell (self, word, self->fold_place + anno_fold_get_start (self->fold, from),
            self->fold_place + anno_fold_get_end (self->fold, to));
      return TRUE;
    }
  g_clear_pointer (&self->fold, anno_fold_free);
  return FALSE;
}

/* A chunk is all up to the next ASCII character that is in no word. Counts its code points. */
static const char *
chunk_end (AnnoWordIter *self, gboolean *is_plain, guint *n)
{
  const char *p = self->at;

  *is_plain = TRUE;
  for (*n = 0; p < self->end; p++)
    {
      guchar c = (guchar) *p;
      if ((c < 0x80 && !g_ascii_isalnum (*p)) || ((c & 0xC0) != 0x80 && p - self->at >= MAX_CHUNK))
        break;
      *is_plain = *is_plain && c < 0x80;
      *n += (c & 0xC0) != 0x80;
    }
  return p;
}

static void
skip_blanks (AnnoWordIter *self)
{
  for (; self->at < self->end && (guchar) *self->at < 0x80 && !g_ascii_isalnum (*self->at);
       self->at++, self->place++)
    self->line_ends += *self->at == '\n';
}

/* An ASCII chunk is a word as it is. */
static void
take_plain (AnnoWordIter *self, AnnoWord *word, gsize length)
{
  guint start = self->place - (guint) length;

  g_string_truncate (self->word, 0);
  g_string_append_len (self->word, self->at - length, (gssize) length);
  for (gsize i = 0; i < length; i++)
    self->word->str[i] = g_ascii_tolower (self->word->str[i]);
  tell (self, word, start, self->place);
}

gboolean
anno_word_iter_next (AnnoWordIter *self, AnnoWord *word)
{
  g_return_val_if_fail (self != NULL && word != NULL, FALSE);

  for (;;)
    {
      if (self->fold != NULL && next_folded (self, word))
        return TRUE;
      skip_blanks (self);
      if (self->at >= self->end)
        return FALSE;
      gboolean is_plain = TRUE;
      guint n = 0;
      const char *begin = self->at, *end = chunk_end (self, &is_plain, &n);
      self->fold_place = self->place;
      self->place += n;
      self->at = end;
      if (is_plain)
        {
          take_plain (self, word, (gsize) (end - begin));
          return TRUE;
        }
      self->fold = anno_fold_new (begin, (gsize) (end - begin), ANNO_FOLD_CASE | ANNO_FOLD_MARKS);
      self->fold_at = 0;
    }
}

void
anno_words_add_border (GString *out)
{
  g_return_if_fail (out != NULL);
  g_string_append (out, BORDER " ");
}

void
anno_words_add (GString *out, const char *text, gsize n_bytes)
{
  g_return_if_fail (out != NULL && text != NULL);

  g_autoptr (AnnoWordIter) iter = anno_word_iter_new (text, n_bytes);
  AnnoWord word;
  while (anno_word_iter_next (iter, &word))
    {
      if (word.opens)
        anno_words_add_border (out);
      g_string_append_len (out, word.text, (gssize) word.length);
      g_string_append_c (out, ' ');
    }
}

static void
add_key (GString *out, AnnoWordsKind kind, const char *key)
{
  g_string_append_unichar (out, FIRST_KIND + kind);
  for (const char *p = key; *p != '\0'; p++)
    if ((guchar) *p >= 0x80 || g_ascii_islower (*p) || g_ascii_isdigit (*p))
      g_string_append_c (out, *p);
    else
      g_string_append_unichar (out, FIRST_BYTE + (guchar) *p);
}

void
anno_words_add_key (GString *out, AnnoWordsKind kind, const char *key)
{
  g_return_if_fail (out != NULL && key != NULL);

  add_key (out, kind, key);
  g_string_append_c (out, ' ');
}

void
anno_words_add_values (GString *out, AnnoWordsKind kind, const char *key, const char *text)
{
  g_return_if_fail (out != NULL && key != NULL && text != NULL);

  g_autoptr (AnnoWordIter) iter = anno_word_iter_new (text, strlen (text));
  AnnoWord word;
  while (anno_word_iter_next (iter, &word))
    {
      add_key (out, kind, key);
      g_string_append_unichar (out, BEHIND_KEY);
      g_string_append_len (out, word.text, (gssize) word.length);
      g_string_append_c (out, ' ');
    }
}

GPtrArray *
anno_words_list (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (AnnoWordIter) iter = anno_word_iter_new (text, strlen (text));
  AnnoWord word;
  while (anno_word_iter_next (iter, &word))
    g_ptr_array_add (list, g_strndup (word.text, word.length));
  return list;
}
