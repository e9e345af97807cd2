/* Which annotators a command is about, as --annotator names them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether all of @slugs (NULL for nobody in particular) have a folder in the corpus at @root; who
 * hasn't is told, about @named. */
gboolean anno_annotator_choice_check (const char *root, const char *named,
                                      const char *const *slugs);

G_END_DECLS
