/* How somebody wants to see the articles of a corpus: in which order, under which headings, and
 * which of them.
 *
 * A plain value, cleared in place; all zero is every article in the order of the folders.
 */
#pragma once

#include "session/article-row.h"
#include "session/assignments.h"

G_BEGIN_DECLS

typedef enum
{
  ANNO_SORT_PLACE, /* as the folders have them */
  ANNO_SORT_TITLE,
  ANNO_SORT_DATE,
  ANNO_SORT_STATE,
  ANNO_SORT_SOURCE,
  ANNO_SORT_SPANS,
  ANNO_SORT_ANNOTATORS,
  ANNO_SORT_CHANGED,
} AnnoArticleSort;

#define ANNO_N_SORTS 8

typedef enum
{
  ANNO_GROUP_NONE,
  ANNO_GROUP_FOLDER,
  ANNO_GROUP_MONTH,
  ANNO_GROUP_STATE,
  ANNO_GROUP_SOURCE,
} AnnoArticleGroup;

#define ANNO_N_GROUPS 5

typedef struct
{
  AnnoArticleSort sort;
  gboolean descending;
  AnnoArticleGroup group;
  char *words;       /* in title or path, whatever the case; NULL for any */
  guint states;      /* bits, 1 << AnnoProgress; 0 for any */
  char *source;      /* NULL for any; "" for none */
  char *annotator;   /* the slug of somebody who has a layer on it; NULL for anybody */
  gboolean unmarked; /* nobody has annotated it */
  gboolean mine;     /* to do for oneself, and not done yet */
} AnnoArticleWish;

void     anno_article_wish_copy  (AnnoArticleWish *self, const AnnoArticleWish *other);
void     anno_article_wish_clear (AnnoArticleWish *self);
gboolean anno_article_wish_equal (const AnnoArticleWish *a, const AnnoArticleWish *b);
/* Whether it lets not all through, beside words. */
gboolean anno_article_wish_filters (const AnnoArticleWish *self);

/* For the settings: a vardict, without the words. What isn't understood there is passed over. */
GVariant *anno_article_wish_to_variant   (const AnnoArticleWish *self);
void      anno_article_wish_from_variant (AnnoArticleWish *self, GVariant *variant);

/* Whether @row is to be seen by the annotator @slug. @words: those of the wish, folded by
 * …_fold, or NULL. */
gboolean anno_article_wish_lets (const AnnoArticleWish *self, const char *words,
                                 AnnoArticleRow *row, AnnoAssignments *assignments,
                                 const char *slug);
char    *anno_article_wish_fold (const char *words) G_GNUC_WARN_UNUSED_RESULT;

/* What articles of one group have in common: a text by which groups are sorted as well; NULL
 * without groups. */
char    *anno_article_wish_group_of (const AnnoArticleWish *self, AnnoArticleRow *row)
    G_GNUC_WARN_UNUSED_RESULT;
/* What they are sorted by: a text that sorts byte by byte, or NULL, then a number. What is equal in
 * both stands in the order of the folders. */
char    *anno_article_wish_key_of   (const AnnoArticleWish *self, AnnoArticleRow *row,
                                     gint64 *number) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnoArticleWish, anno_article_wish_clear)

G_END_DECLS
