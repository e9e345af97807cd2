/* The words of a tagset, in the language of the person.
 *
 * Names, choices and guidelines come from a tagset.json, in one language. Those of the default
 * tagset have translations, and so has every other tagset as far as it says the same; what a team
 * wrote itself stays as written. Only words are translated: ids, and what a layer holds, never.
 */
#pragma once

#include "model/tagset.h"

G_BEGIN_DECLS

/* Returns @tagset (transfer full), its words translated where there is a translation. It is for
 * showing: what is to be written is read anew. Nobody else may hold @tagset yet. */
AnnoTagset *anno_tagset_words_translate (AnnoTagset *tagset) G_GNUC_WARN_UNUSED_RESULT;
/* @words of a file as the person sees them: translated where there is a translation. */
const char *anno_tagset_words_show        (const char *words);
/* The default tagset, so translated. */
AnnoTagset *anno_tagset_words_get_default (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
