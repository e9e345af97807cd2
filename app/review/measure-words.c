#include "review/measure-words.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *id;
  const char *words;
} undefined_words[] = {
  [ANNO_DEFINED] = { NULL, NULL },
  [ANNO_UNDEFINED_NO_TEXT] = { "no-text", N_ ("No article was annotated by two people.") },
  [ANNO_UNDEFINED_NOTHING] = { "nothing", N_ ("Nothing was marked.") },
  [ANNO_UNDEFINED_ONE_VALUE]
  = { "one-value", N_ ("Only one category was ever chosen: chance explains all of it.") },
  [ANNO_UNDEFINED_OVERLAPS]
  = { "overlaps",
      N_ ("One person’s annotations of a tag overlap, which this measure can’t have.") },
  [ANNO_UNDEFINED_TOO_MANY]
  = { "too-many", N_ ("There are more people or annotations than it can be computed for.") },
};

const char *
anno_undefined_describe (AnnoUndefined undefined)
{
  g_return_val_if_fail (undefined < G_N_ELEMENTS (undefined_words), NULL);

  const char *words = undefined_words[undefined].words;
  return words != NULL ? _ (words) : NULL;
}

const char *
anno_undefined_id (AnnoUndefined undefined)
{
  g_return_val_if_fail (undefined < G_N_ELEMENTS (undefined_words), NULL);
  return undefined_words[undefined].id;
}
