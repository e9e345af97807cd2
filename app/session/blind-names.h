/* What colleagues are called while their names are hidden: "A", "B", "C" …, in an order that is
 * another one in each article, so that nobody is known by their place in it.
 *
 * The order is a function of the salt, the article and the slugs alone: who comes or goes changes
 * nothing in the order of the others.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Sorts @slugs (of char) into the order of @article (a path below the corpus). @salt: whatever is
 * the same as long as the order is to be. */
void  anno_blind_names_sort (GPtrArray *slugs, const char *salt, const char *article);
/* The @n-th name, from 0: "A" … "Z", "AA" … */
char *anno_blind_names_nth  (guint n) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
