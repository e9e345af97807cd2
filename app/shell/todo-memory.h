/* Which of the things that reviewers ask of somebody they have been told of, for each corpus: so
 * that the next start tells only of what is new. */
#pragma once

#include "session/corpus.h"

G_BEGIN_DECLS

/* Whether all @items (of AnnoTodoItem) are among those kept. */
gboolean anno_todo_memory_knows (GSettings *settings, AnnoCorpus *corpus, GListModel *items);
/* Keeps them instead of those before. */
void     anno_todo_memory_keep  (GSettings *settings, AnnoCorpus *corpus, GListModel *items);

G_END_DECLS
