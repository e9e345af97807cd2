/* The sorting of articles: what each is compared by, kept beside its row, so that a thread can do
 * it. */
#pragma once

#include "session/article-wish.h"

G_BEGIN_DECLS

typedef struct
{
  AnnoArticleRow *row; /* with a reference, let go of in the main thread */
  char *group;         /* see session/article-wish.h; each may be NULL */
  char *key;
  gint64 number;
  const char *place;   /* the row's */
  AnnoProgress progress;
} AnnoArticleEntry;

void anno_article_entry_init (AnnoArticleEntry *self, AnnoArticleRow *row,
                              const AnnoArticleWish *wish);

/* An array of AnnoArticleEntry, which clears what is taken out of it. */
GArray *anno_article_entries_new    (void) G_GNUC_WARN_UNUSED_RESULT;
/* By group, then by key and number, then by place. @descending turns groups, keys and numbers
 * round; what lacks a key or a group always comes last. */
void    anno_article_entries_sort   (GArray *self, gboolean descending);
/* Puts @entry, whose members are taken over, into @self, which is sorted; where it is now. */
guint   anno_article_entries_insert (GArray *self, const AnnoArticleEntry *entry,
                                     gboolean descending);

/* Sorts @entries (transfer full) in a thread. …_finish gives them back; NULL where it was called
 * off. */
void    anno_article_sort_async  (GArray *entries, gboolean descending, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer data);
GArray *anno_article_sort_finish (GAsyncResult *result) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
