/* What a web page says of its article: for machines (JSON-LD, OpenGraph, <meta>, microdata), and
 * for people where it says nothing else.
 *
 * All strings are valid UTF-8, by the rule for words, without markup; NULL where nothing is said.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *title, *byline, *language, *site, *url;
  char *body;       /* the text as JSON-LD has it; lines as they come there */
  GPtrArray *dates; /* of char: as written, the best first; never NULL */
  gboolean article; /* the page says that it is one */
} AnnoPageFacts;

AnnoPageFacts *anno_page_facts_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void           anno_page_facts_free (AnnoPageFacts *self);

/* Puts a copy of @words into *@fact where there is none yet, and they aren't blank. */
void anno_page_facts_offer (char **fact, const char *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoPageFacts, anno_page_facts_free)

G_END_DECLS
