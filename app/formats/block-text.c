#include "formats/block-text.h"

#include <string.h>

struct _AnnoBlockText
{
  GString *text;
  AnnoBlockKinds kept;
  AnnoBlockKind kind;
  gboolean open;
  gboolean blank;  /* white space waits for a word of the open block */
  GString *block;  /* the open block */
  guint n_left_out[ANNO_N_BLOCK_KINDS];
};

AnnoBlockText *
anno_block_text_new (AnnoBlockKinds kept)
{
  AnnoBlockText *self = g_new0 (AnnoBlockText, 1);

  self->kept = kept;
  self->text = g_string_new (NULL);
  self->block = g_string_new (NULL);
  return self;
}

void
anno_block_text_free (AnnoBlockText *self)
{
  g_return_if_fail (self != NULL);

  g_string_free (self->text, TRUE);
  g_string_free (self->block, TRUE);
  g_free (self);
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* NUL ends a string, and the others mean nothing in print; C1 but NEL, which ends a line. */
static gboolean
is_control (gunichar c)
{
  return c < 0x20 || (c >= 0x7F && c < 0xA0 && c != 0x85);
}

void
anno_block_text_begin (AnnoBlockText *self, AnnoBlockKind kind)
{
  g_return_if_fail (self != NULL && kind < ANNO_N_BLOCK_KINDS);

  anno_block_text_end (self);
  self->open = TRUE;
  self->kind = kind;
}

static gboolean
begins_line (const GString *block)
{
  return block->len == 0 || block->str[block->len - 1] == '\n' || block->str[block->len - 1] == '\t';
}

static void
add_word (GString *block, gboolean *blank, const char *at, gsize n_bytes)
{
  if (*blank && !begins_line (block))
    g_string_append_c (block, ' ');
  *blank = FALSE;
  g_string_append_len (block, at, (gssize) n_bytes);
}

static void
add_collapsed (GString *block, gboolean *blank, const char *text, const char *end)
{
  for (const char *at = text; at < end; at = g_utf8_next_char (at))
    if (is_space (*at))
      *blank = TRUE;
    else if (!is_control (g_utf8_get_char (at)))
      add_word (block, blank, at, (gsize) (g_utf8_next_char (at) - at));
}

/* As it is, but CR LF and CR are LF. */
static void
add_kept (GString *block, const char *text, const char *end)
{
  for (const char *at = text; at < end; at = g_utf8_next_char (at))
    if (*at == '\r')
      {
        if (at + 1 == end || at[1] != '\n')
          g_string_append_c (block, '\n');
      }
    else if (*at == '\n' || *at == '\t' || !is_control (g_utf8_get_char (at)))
      g_string_append_len (block, at, g_utf8_next_char (at) - at);
}

static gboolean
is_blank (const char *text, const char *end)
{
  while (text < end && is_space (*text))
    text++;
  return text == end;
}

void
anno_block_text_add (AnnoBlockText *self, const char *text, gssize n_bytes)
{
  g_return_if_fail (self != NULL && text != NULL);

  const char *end = text + (n_bytes < 0 ? strlen (text) : (gsize) n_bytes);
  if (!self->open && is_blank (text, end))
    return;
  if (!self->open)
    anno_block_text_begin (self, ANNO_BLOCK_PARAGRAPH);
  if (self->kind == ANNO_BLOCK_CODE)
    add_kept (self->block, text, end);
  else
    add_collapsed (self->block, &self->blank, text, end);
}

void
anno_block_text_break (AnnoBlockText *self)
{
  g_return_if_fail (self != NULL);

  if (!self->open || self->block->len == 0)
    return;
  if (self->kind != ANNO_BLOCK_CODE && self->block->str[self->block->len - 1] == '\n')
    anno_block_text_begin (self, self->kind);
  else
    g_string_append_c (self->block, '\n');
  self->blank = FALSE;
}

void
anno_block_text_cell (AnnoBlockText *self)
{
  g_return_if_fail (self != NULL);

  if (!self->open)
    return;
  g_string_append_c (self->block, '\t');
  self->blank = FALSE;
}

/* The indent of a first line of code is its own. */
static void
trim_block (GString *block, gboolean code)
{
  gsize first = 0;

  while (block->len > 0 && is_space (block->str[block->len - 1]))
    g_string_truncate (block, block->len - 1);
  while (first < block->len && (code ? block->str[first] == '\n' : is_space (block->str[first])))
    first++;
  g_string_erase (block, 0, (gssize) first);
}

void
anno_block_text_end (AnnoBlockText *self)
{
  g_return_if_fail (self != NULL);

  if (!self->open)
    return;
  trim_block (self->block, self->kind == ANNO_BLOCK_CODE);
  gboolean kept = self->kept & ANNO_BLOCK_BIT (self->kind);
  if (self->block->len > 0 && !kept)
    self->n_left_out[self->kind]++;
  if (self->block->len > 0 && kept)
    {
      if (self->text->len > 0)
        g_string_append_c (self->text, '\n');
      g_string_append_len (self->text, self->block->str, (gssize) self->block->len);
      g_string_append_c (self->text, '\n');
    }
  g_string_truncate (self->block, 0);
  self->open = self->blank = FALSE;
}

void
anno_block_text_block (AnnoBlockText *self, AnnoBlockKind kind, const char *text)
{
  g_return_if_fail (self != NULL && kind < ANNO_N_BLOCK_KINDS);

  if (text == NULL)
    return;
  anno_block_text_begin (self, kind);
  anno_block_text_add (self, text, -1);
  anno_block_text_end (self);
}

guint
anno_block_text_get_n_left_out (const AnnoBlockText *self, AnnoBlockKind kind)
{
  g_return_val_if_fail (self != NULL && kind < ANNO_N_BLOCK_KINDS, 0);

  return self->n_left_out[kind];
}

char *
anno_block_text_finish (AnnoBlockText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  anno_block_text_end (self);
  return g_strdup (self->text->str);
}

char *
anno_block_text_words (const char *text)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean blank = FALSE;

  if (text == NULL)
    return NULL;
  add_collapsed (words, &blank, text, text + strlen (text));
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}
