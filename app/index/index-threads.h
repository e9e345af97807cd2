/* The two threads of an index and what they share: one writes, at the lowest priority, one asks.
 *
 * Outlives its owner until both have ended. What the writing thread has to
 * tell is told in the thread that made this, as long as there is an owner. For index/corpus-index.
 */
#pragma once

#include "index/index-update.h"

G_BEGIN_DECLS

typedef struct _AnnoIndexThreads AnnoIndexThreads;

typedef struct
{
  void (*batch)   (const AnnoIndexBatch *batch, gpointer owner); /* what was written */
  void (*ended)   (gboolean complete, gpointer owner);           /* nothing is left to be done */
  void (*problem) (const char *message, gpointer owner);         /* it can't be used any more */
} AnnoIndexEvents;

/* In a thread that asks. @store: NULL where there is none. Gives its answer itself. */
typedef void (*AnnoIndexQuestion) (AnnoIndexStore *store, gpointer data);

AnnoIndexThreads *anno_index_threads_new (const char *root, const AnnoIndexEvents *events,
                                          gpointer owner) G_GNUC_WARN_UNUSED_RESULT;
/* The owner goes: nothing is told any more. What runs ends soon, which is waited for, but no longer
 * than moments: a disk that hangs hinders nobody. */
void anno_index_threads_leave (AnnoIndexThreads *self);

/* Looks at the article at @path, or through the whole corpus for NULL. Whether that is a new run,
 * of which it is told when it has ended; else it is done by the one under way. */
gboolean anno_index_threads_look (AnnoIndexThreads *self, const char *path);
/* Asks; @data is the question's. */
void anno_index_threads_ask (AnnoIndexThreads *self, AnnoIndexQuestion question, gpointer data);

G_END_DECLS
