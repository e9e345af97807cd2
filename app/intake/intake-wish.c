#include "intake/intake-wish.h"

/* The words of the reading, all of which are the wish's own. */
#define N_WORDS 7

static void
list_words (AnnoIntakeWish *self, const char ***words)
{
  words[0] = &self->reading.encoding;
  words[1] = &self->reading.text_field;
  words[2] = &self->reading.title_field;
  words[3] = &self->reading.byline_field;
  words[4] = &self->reading.date_field;
  words[5] = &self->reading.id_field;
  words[6] = &self->reading.url_field;
}

AnnoIntakeWish *
anno_intake_wish_new (void)
{
  AnnoIntakeWish *self = g_new0 (AnnoIntakeWish, 1);

  self->reading.kept = ANNO_BLOCKS_USUAL;
  self->folder = g_strdup ("");
  return self;
}

AnnoIntakeWish *
anno_intake_wish_copy (const AnnoIntakeWish *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  AnnoIntakeWish *copy = g_memdup2 (self, sizeof *self);
  const char **words[N_WORDS];
  list_words (copy, words);
  for (guint i = 0; i < N_WORDS; i++)
    *words[i] = g_strdup (*words[i]);
  copy->folder = g_strdup (self->folder);
  return copy;
}

void
anno_intake_wish_free (AnnoIntakeWish *self)
{
  const char **words[N_WORDS];

  g_return_if_fail (self != NULL);

  list_words (self, words);
  for (guint i = 0; i < N_WORDS; i++)
    g_free ((char *) *words[i]);
  g_free (self->folder);
  g_free (self);
}

void
anno_intake_wish_set (const char **word, const char *text)
{
  g_return_if_fail (word != NULL);

  g_free ((char *) *word);
  *word = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}
