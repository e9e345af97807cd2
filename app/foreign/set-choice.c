#include "foreign/set-choice.h"

AnnoSetChoice *
anno_set_choice_new (void)
{
  AnnoSetChoice *self = g_new0 (AnnoSetChoice, 1);
  self->scope = g_strdup ("");
  return self;
}

typedef void (*Add) (AnnoSetChoice *self, const char *word);

static void
copy_words (AnnoSetChoice *self, GHashTable *words, Add add)
{
  GHashTableIter iter;
  gpointer word;

  if (words == NULL)
    return;
  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    add (self, word);
}

AnnoSetChoice *
anno_set_choice_copy (const AnnoSetChoice *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  AnnoSetChoice *copy = g_new0 (AnnoSetChoice, 1);
  copy->scope = g_strdup (self->scope);
  copy->flatten = self->flatten;
  copy_words (copy, self->articles, anno_set_choice_add_article);
  copy_words (copy, self->slugs, anno_set_choice_add_slug);
  copy_words (copy, self->tags, anno_set_choice_add_tag);
  return copy;
}

void
anno_set_choice_free (AnnoSetChoice *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->scope);
  g_clear_pointer (&self->articles, g_hash_table_unref);
  g_clear_pointer (&self->slugs, g_hash_table_unref);
  g_clear_pointer (&self->tags, g_hash_table_unref);
  g_free (self);
}

static void
add_copy (GHashTable **words, const char *word)
{
  if (*words == NULL)
    *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_add (*words, g_strdup (word));
}

void
anno_set_choice_add_article (AnnoSetChoice *self, const char *path)
{
  g_return_if_fail (self != NULL && path != NULL);
  add_copy (&self->articles, path);
}

void
anno_set_choice_add_slug (AnnoSetChoice *self, const char *slug)
{
  g_return_if_fail (self != NULL && slug != NULL);
  add_copy (&self->slugs, slug);
}

void
anno_set_choice_add_tag (AnnoSetChoice *self, const char *tag)
{
  g_return_if_fail (self != NULL && tag != NULL);

  if (self->tags == NULL)
    self->tags = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_hash_table_add (self->tags, (gpointer) g_intern_string (tag));
}

gboolean
anno_set_choice_has_article (const AnnoSetChoice *self, const char *path)
{
  g_return_val_if_fail (self != NULL && path != NULL, FALSE);
  return self->articles == NULL || g_hash_table_contains (self->articles, path);
}

gboolean
anno_set_choice_has_slug (const AnnoSetChoice *self, const char *slug)
{
  g_return_val_if_fail (self != NULL && slug != NULL, FALSE);
  return self->slugs == NULL || g_hash_table_contains (self->slugs, slug);
}

gboolean
anno_set_choice_has_tag (const AnnoSetChoice *self, const char *tag)
{
  g_return_val_if_fail (self != NULL && tag != NULL, FALSE);
  return self->tags == NULL || g_hash_table_contains (self->tags, g_intern_string (tag));
}
