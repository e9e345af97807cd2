/* One article of a corpus, as a list shows it: its path at once, the rest when somebody looks.
 *
 * A row is cheap, because there may be a hundred thousand. What only reading the disk can tell
 * (title, date, state, how many spans) is filled in by AnnoRowDetails when the row is shown, and
 * kept true by the corpus while the article is in hand.
 *
 * Properties, all notifying: title, date, state (strings), n-spans (uint), problem (string: why it
 * can't be opened, or NULL). `title` is the file's name until the details are there.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ANNO_TYPE_ARTICLE_ROW (anno_article_row_get_type ())
G_DECLARE_FINAL_TYPE (AnnoArticleRow, anno_article_row, ANNO, ARTICLE_ROW, GObject)

typedef struct
{
  char *title;
  char *date;    /* YYYY-MM-DD, or NULL */
  char *state;   /* "new", "in-progress", …; NULL where nobody has begun */
  char *problem; /* or NULL */
  guint n_spans;
  guint64 signs; /* of the files that say so, as they were when they were read; never 0 then */
} AnnoArticleDetails;

void anno_article_details_clear (AnnoArticleDetails *self);

/* @path: below the corpus, on-disk encoding. */
AnnoArticleRow *anno_article_row_new      (const char *path) G_GNUC_WARN_UNUSED_RESULT;
const char     *anno_article_row_get_path (AnnoArticleRow *self);
const char     *anno_article_row_get_title   (AnnoArticleRow *self);
const char     *anno_article_row_get_date    (AnnoArticleRow *self);
const char     *anno_article_row_get_state   (AnnoArticleRow *self);
const char     *anno_article_row_get_problem (AnnoArticleRow *self);
guint           anno_article_row_get_n_spans (AnnoArticleRow *self);
/* Of the details as they were last taken; 0 before that. */
guint64         anno_article_row_get_signs   (AnnoArticleRow *self);

/* Whether the details were asked for; the first call says FALSE, and every later one TRUE. */
gboolean anno_article_row_claim_details (AnnoArticleRow *self);
/* Takes the members of @details over, and clears it. */
void     anno_article_row_take_details  (AnnoArticleRow *self, AnnoArticleDetails *details);
/* For the article in hand, whose layer is in memory. */
void     anno_article_row_set_progress  (AnnoArticleRow *self, const char *state, guint n_spans);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnoArticleDetails, anno_article_details_clear)

G_END_DECLS
