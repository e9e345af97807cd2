#include "foreign/uima-xmi-guess.h"

#include <string.h>

typedef enum
{
  UNKNOWN,
  REFERENCES,
  WORDS,
} Guess;

typedef void (*Visit) (AnnoCas *cas, GHashTable *guesses, const char *key, AnnoCasFeature *feature);

static void
each_unclear (AnnoCas *cas, GHashTable *guesses, Visit visit)
{
  for (guint i = 0; i < cas->structures->len; i++)
    {
      const AnnoCasStructure *structure = cas->structures->pdata[i];
      for (guint k = 0; k < structure->features->len; k++)
        {
          AnnoCasFeature *feature = structure->features->pdata[k];
          if (feature->kind != ANNO_CAS_UNCLEAR)
            continue;
          g_autofree char *key = g_strconcat (structure->type, " ", feature->name, NULL);
          visit (cas, guesses, key, feature);
        }
    }
}

static void
look (AnnoCas *cas, GHashTable *guesses, const char *key, AnnoCasFeature *feature)
{
  Guess guess = (Guess) GPOINTER_TO_INT (g_hash_table_lookup (guesses, key));
  g_auto (GStrv) words = g_strsplit (feature->values->pdata[0], " ", -1);

  for (guint i = 0; words[i] != NULL && guess != WORDS; i++)
    if (anno_cas_find (cas, words[i]) == NULL)
      guess = WORDS;
    else if (strcmp (words[i], "0") != 0)
      guess = REFERENCES;
  g_hash_table_replace (guesses, g_strdup (key), GINT_TO_POINTER (guess));
}

static void
settle (AnnoCas *cas, GHashTable *guesses, const char *key, AnnoCasFeature *feature)
{
  const char *value = feature->values->pdata[0];

  feature->kind = ANNO_CAS_TEXT;
  if (GPOINTER_TO_INT (g_hash_table_lookup (guesses, key)) != REFERENCES)
    return;
  g_auto (GStrv) words = g_strsplit (value, " ", -1);
  feature->kind = ANNO_CAS_REFERENCE;
  feature->is_list = TRUE;
  g_ptr_array_set_size (feature->values, 0);
  for (guint i = 0; words[i] != NULL; i++)
    anno_cas_add_value (cas, feature, words[i]);
}

static gboolean
is_references (gpointer key, gpointer guess, gpointer unused)
{
  return GPOINTER_TO_INT (guess) == REFERENCES;
}

gboolean
anno_uima_xmi_guess (AnnoCas *cas)
{
  g_return_val_if_fail (cas != NULL, FALSE);

  g_autoptr (GHashTable) guesses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  each_unclear (cas, guesses, look);
  each_unclear (cas, guesses, settle);
  return g_hash_table_find (guesses, is_references, NULL) != NULL;
}
