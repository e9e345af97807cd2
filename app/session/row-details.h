/* Reads what a row of the list shows beside the path: title, date, state, count.
 *
 * In a few threads, the newest wish first, because that is the row that is in sight. Only the head
 * of an article is read. Nothing comes after …_free.
 */
#pragma once

#include "session/annotator.h"
#include "session/article-row.h"

G_BEGIN_DECLS

typedef struct _AnnoRowDetails AnnoRowDetails;

/* Told in the thread that made it. @details may be taken. */
typedef void (*AnnoRowDetailsReady) (AnnoArticleRow *row, AnnoArticleDetails *details,
              gpointer data);

AnnoRowDetails *anno_row_details_new  (const char *root, AnnoRowDetailsReady ready, gpointer data)
    G_GNUC_WARN_UNUSED_RESULT;
void            anno_row_details_free (AnnoRowDetails *self);
/* @slug: whose layer counts. */
void            anno_row_details_want (AnnoRowDetails *self, const char *slug, AnnoArticleRow *row);
/* The same for a row that has details, unless its files still have the signs of then: not told
 * where they have. After all wishes. */
void            anno_row_details_look (AnnoRowDetails *self, const char *slug, AnnoArticleRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoRowDetails, anno_row_details_free)

G_END_DECLS
