/* Which articles "list" prints, and in which order. */
#pragma once

#include "session/assignments.h"
#include "session/corpus-list.h"

G_BEGIN_DECLS

typedef struct
{
  const char *mine;      /* a slug: what it is still to do; NULL for all */
  const char *annotator; /* a slug: whose state and numbers count; NULL for all together */
  const char *state;     /* NULL for any */
  const char *sort;      /* NULL for the path */
} AnnoListChoice;

/* NULL, or half a sentence about what is wrong. */
char *anno_list_choice_check (const AnnoListChoice *self) G_GNUC_WARN_UNUSED_RESULT;
/* Takes out of @articles (of AnnoListedArticle) what isn't chosen, and sorts the rest. */
void  anno_list_choice_apply (const AnnoListChoice *self, GPtrArray *articles,
                              AnnoAssignments *assignments);

G_END_DECLS
