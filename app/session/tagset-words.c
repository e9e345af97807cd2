#include "session/tagset-words.h"

#include "formats/tagset-file.h"

#include <glib/gi18n-lib.h>

/* They are gathered for the translators by po/tagset-strings.py, under this context, so that a team's
 * own “Open” isn't taken for a button's. */
#define CONTEXT "tagset"

static const char *
translate (const char *words)
{
  /* The translation of nothing is the header of the catalogue. */
  return *words != '\0' ? g_dpgettext2 (GETTEXT_PACKAGE, CONTEXT, words) : words;
}

const char *
anno_tagset_words_show (const char *words)
{
  g_return_val_if_fail (words != NULL, NULL);
  return translate (words);
}

AnnoTagset *
anno_tagset_words_translate (AnnoTagset *tagset)
{
  g_return_val_if_fail (tagset != NULL, NULL);

  anno_tagset_reword (tagset, translate);
  return tagset;
}

AnnoTagset *
anno_tagset_words_get_default (void)
{
  return anno_tagset_words_translate (anno_tagset_file_get_default ());
}
