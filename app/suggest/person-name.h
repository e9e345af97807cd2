/* A name made comparable: "Sen. Lindsey Graham's" and "lindsey graham" are the same one.
 *
 * Titles in front, "the", "Jr." behind, what stands after a comma or in brackets, a possessive 's,
 * points, case and accents don't count (text/fold.h). English titles; names of any script.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a mention agrees with a name, the weaker first. */
typedef enum
{
  ANNO_NAME_DIFFERS,
  ANNO_NAME_LAST,   /* one is how the other ends: "Graham", "Van der Bellen" */
  ANNO_NAME_MIDDLE, /* the first and the last word are the same: "Lindsey O. Graham" */
  ANNO_NAME_EQUAL,
} AnnoNameLikeness;

/* What the way somebody is spoken of says of them. */
typedef enum
{
  ANNO_ADDRESS_OPEN,
  ANNO_ADDRESS_MAN,   /* "Mr.", "he" */
  ANNO_ADDRESS_WOMAN, /* "Mrs.", "she" */
} AnnoAddress;

typedef struct _AnnoPersonName AnnoPersonName;

/* @words: valid UTF-8, as an article or the ledger has them. Free with …_free. */
AnnoPersonName *anno_person_name_new  (const char *words) G_GNUC_WARN_UNUSED_RESULT;
void            anno_person_name_free (AnnoPersonName *self);

/* How many words count; 0 for none. */
guint            anno_person_name_get_n_words (const AnnoPersonName *self);
/* What its title says. */
AnnoAddress      anno_person_name_get_address (const AnnoPersonName *self);
/* How @self, the words of a mention, agrees with @name. A last name is looked for only where
 * @has_last: what ends a group's name says nothing ("the party"). Nothing agrees with a name
 * without words. */
AnnoNameLikeness anno_person_name_compare (const AnnoPersonName *self, const AnnoPersonName *name,
                                           gboolean has_last);

/* The name that @words give somebody who isn't known yet, as it is printed: titles, a possessive
 * and what follows a comma taken off. NULL where they don't look like a name of several words: a
 * pronoun, a description, a last name alone. */
char *anno_person_name_propose (const char *words) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoPersonName, anno_person_name_free)

G_END_DECLS
