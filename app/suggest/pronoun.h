/* Pronouns: which words are one, and whom they may stand for. English.
 *
 * Only words of the third person: "I" and "you" mean whoever speaks, which a place in the text
 * doesn't tell.
 */
#pragma once

#include "model/person.h"
#include "suggest/person-name.h"

G_BEGIN_DECLS

typedef enum
{
  ANNO_PRONOUN_NONE,
  ANNO_PRONOUN_HE,
  ANNO_PRONOUN_SHE,
  ANNO_PRONOUN_IT,
  ANNO_PRONOUN_THEY,
  ANNO_PRONOUN_WHO,
} AnnoPronoun;

/* The pronoun that @words are, in any of its cases ("him", "his", "himself"), blanks around them
 * aside. */
AnnoPronoun anno_pronoun_read (const char *words);
/* What @pronoun says of whom it stands for. */
AnnoAddress anno_pronoun_get_address (AnnoPronoun pronoun);
/* Whether @pronoun may stand for @person, of whom other words say @address: "he" for a person
 * who isn't called a woman, "it" for anything but a person, "they" and "who" for all. FALSE for
 * no pronoun. */
gboolean    anno_pronoun_fits (AnnoPronoun pronoun, AnnoPerson *person, AnnoAddress address);

G_END_DECLS
