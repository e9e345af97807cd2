/* The words of a text as the index compares them: folded (text/fold.h), without accents and case.
 *
 * A word is a run of letters, digits and their marks; in scripts that write no blanks between
 * words, and of signs such as emoji, each character is one, so that what is looked for there is a
 * phrase. Places are code points.
 *
 * In the index, words stand in a row with blanks between them, so that its tokenizer has nothing to
 * decide. Signs of the private use areas, which no word holds, mark what is no word of the text:
 * the border between paragraphs, which no phrase goes over, and keys (which tag, which person).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _AnnoWordIter AnnoWordIter;

typedef struct
{
  const char *text;  /* folded; valid until the next one is asked for */
  gsize length;      /* bytes */
  guint start;       /* in the text that was given, code points */
  guint end;
  gboolean opens;    /* whether a new paragraph begins with it */
} AnnoWord;

/* @text: @n_bytes of valid UTF-8, kept by the caller. */
AnnoWordIter *anno_word_iter_new  (const char *text, gsize n_bytes) G_GNUC_WARN_UNUSED_RESULT;
void          anno_word_iter_free (AnnoWordIter *self);
gboolean      anno_word_iter_next (AnnoWordIter *self, AnnoWord *word);

/* What a key is about; each is a sign of its own in front of it. */
typedef enum
{
  ANNO_WORDS_TAG,
  ANNO_WORDS_PERSON,      /* an IRI, named by the span itself */
  ANNO_WORDS_SPEAKER,     /* an IRI, named by a span that this one links to */
  ANNO_WORDS_FIELD,       /* that a field has a value */
  ANNO_WORDS_FIELD_VALUE, /* with …_add_values */
  ANNO_WORDS_NOTE,        /* with …_add_values */
  ANNO_WORDS_UNSURE,
} AnnoWordsKind;

/* Appends the words of @text, each with a blank behind it, and borders between paragraphs. */
void anno_words_add (GString *out, const char *text, gsize n_bytes);
/* Appends a border. */
void anno_words_add_border (GString *out);
/* Appends one word that stands for @key. */
void anno_words_add_key (GString *out, AnnoWordsKind kind, const char *key);
/* Appends the words of @text as those of the field @key (or "" for a note). */
void anno_words_add_values (GString *out, AnnoWordsKind kind, const char *key, const char *text);

/* The words of @text alone: of char. */
GPtrArray *anno_words_list (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoWordIter, anno_word_iter_free)

G_END_DECLS
