#include "suggest/pronoun.h"

#include "text/fold.h"

#include <string.h>

static const struct
{
  const char *word;
  AnnoPronoun pronoun;
} pronouns[] = {
  { "he", ANNO_PRONOUN_HE },         { "him", ANNO_PRONOUN_HE },
  { "his", ANNO_PRONOUN_HE },        { "himself", ANNO_PRONOUN_HE },
  { "she", ANNO_PRONOUN_SHE },       { "her", ANNO_PRONOUN_SHE },
  { "hers", ANNO_PRONOUN_SHE },      { "herself", ANNO_PRONOUN_SHE },
  { "it", ANNO_PRONOUN_IT },         { "its", ANNO_PRONOUN_IT },
  { "itself", ANNO_PRONOUN_IT },     { "which", ANNO_PRONOUN_IT },
  { "they", ANNO_PRONOUN_THEY },     { "them", ANNO_PRONOUN_THEY },
  { "their", ANNO_PRONOUN_THEY },    { "theirs", ANNO_PRONOUN_THEY },
  { "themself", ANNO_PRONOUN_THEY }, { "themselves", ANNO_PRONOUN_THEY },
  { "who", ANNO_PRONOUN_WHO },       { "whom", ANNO_PRONOUN_WHO },
  { "whose", ANNO_PRONOUN_WHO },
};

AnnoPronoun
anno_pronoun_read (const char *words)
{
  g_return_val_if_fail (words != NULL, ANNO_PRONOUN_NONE);

  g_autoptr (AnnoFold) fold = anno_fold_new (words, strlen (words), ANNO_FOLD_CASE);
  g_autofree char *word = g_strstrip (g_strdup (anno_fold_get_text (fold, NULL)));
  for (guint i = 0; i < G_N_ELEMENTS (pronouns); i++)
    if (g_str_equal (pronouns[i].word, word))
      return pronouns[i].pronoun;
  return ANNO_PRONOUN_NONE;
}

AnnoAddress
anno_pronoun_get_address (AnnoPronoun pronoun)
{
  return pronoun == ANNO_PRONOUN_HE    ? ANNO_ADDRESS_MAN
         : pronoun == ANNO_PRONOUN_SHE ? ANNO_ADDRESS_WOMAN
                                       : ANNO_ADDRESS_OPEN;
}

gboolean
anno_pronoun_fits (AnnoPronoun pronoun, AnnoPerson *person, AnnoAddress address)
{
  g_return_val_if_fail (ANNO_IS_PERSON (person), FALSE);

  gboolean human = g_str_equal (anno_person_get_parts (person)->kind, "person");
  switch (pronoun)
    {
    case ANNO_PRONOUN_HE:
    case ANNO_PRONOUN_SHE:
      return human
             && (address == ANNO_ADDRESS_OPEN || address == anno_pronoun_get_address (pronoun));
    case ANNO_PRONOUN_IT:
      return !human;
    case ANNO_PRONOUN_THEY:
    case ANNO_PRONOUN_WHO:
      return TRUE;
    case ANNO_PRONOUN_NONE:
    default:
      return FALSE;
    }
}
