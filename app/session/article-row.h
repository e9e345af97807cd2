/* One article of a corpus, as a list shows it: its path at once, the rest when somebody looks.
 *
 * A row is cheap, because there may be a hundred thousand. What it says beside the path comes from
 * the index, or, where that doesn't know the article yet, from the disk when the row is shown; the
 * corpus keeps it true while the article is in hand.
 *
 * Properties, all notifying: title, date, state (strings), n-spans (uint), problem (string: why it
 * can't be opened, or NULL), source (string), gone (boolean), annotators (uint: how many have a
 * layer on it), tags (uint: of how many types the spans are). `title` is the file's name until the
 * details are there.
 */
#pragma once

#include "session/progress.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define ANNO_TYPE_ARTICLE_ROW (anno_article_row_get_type ())
G_DECLARE_FINAL_TYPE (AnnoArticleRow, anno_article_row, ANNO, ARTICLE_ROW, GObject)

/* Somebody's layer on the article. */
typedef struct
{
  const char *slug; /* interned */
  AnnoProgress progress;
  guint n_spans;
} AnnoRowLayer;

/* How many spans of one's own are of a type. */
typedef struct
{
  const char *tag; /* interned */
  gsize n;
} AnnoRowTag;

typedef struct
{
  char *title;
  char *date;    /* YYYY-MM-DD, or NULL */
  char *state;   /* "new", "in-progress", …; NULL where nobody has begun */
  char *problem; /* or NULL */
  guint n_spans;
  guint64 signs; /* of the files that say so, as they were when they were read; never 0 then */
  char *source;   /* or NULL */
  gint64 updated; /* microseconds since 1970 UTC: one's own last change; 0 for none */
  gboolean gone;  /* there are only layers on it */
  gboolean indexed; /* the index says so: it knows all of it */
  GArray *layers; /* of AnnoRowLayer, by slug, one's own too; NULL for none, or unknown */
  GArray *tags;   /* of AnnoRowTag; NULL for none, or unknown */
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
const char     *anno_article_row_get_source  (AnnoArticleRow *self);
gint64          anno_article_row_get_updated (AnnoArticleRow *self);
gboolean        anno_article_row_is_gone     (AnnoArticleRow *self);
/* Whether what it says is out of the index, which knows more than a look at the disk. */
gboolean        anno_article_row_is_indexed  (AnnoArticleRow *self);
AnnoProgress    anno_article_row_get_progress (AnnoArticleRow *self);
/* What the lists sort by, so that articles stand as the folders have them. */
const char     *anno_article_row_get_place   (AnnoArticleRow *self);
/* Who has a layer on it, and one's own spans by their types; may be NULL. */
const GArray   *anno_article_row_get_layers  (AnnoArticleRow *self);
const GArray   *anno_article_row_get_tags    (AnnoArticleRow *self);

/* The walk through the folders that found it last takes note of that; whether it is the first time
 * that this one does. @walk: not 0. */
gboolean anno_article_row_note_walk     (AnnoArticleRow *self, guint walk);
guint    anno_article_row_get_walk      (AnnoArticleRow *self);
/* Whether the details were asked for; the first call says FALSE, and every later one TRUE. */
gboolean anno_article_row_claim_details (AnnoArticleRow *self);
/* Takes the members of @details over, and clears it. Tags that aren't known stay, where as many are
 * marked as before. */
void     anno_article_row_take_details  (AnnoArticleRow *self, AnnoArticleDetails *details);
/* For the article in hand, whose layer is in memory. */
void     anno_article_row_set_progress  (AnnoArticleRow *self, const char *state, guint n_spans);
/* The same of its spans by their types (of AnnoRowTag, the most first); takes @tags over. */
void     anno_article_row_set_tags      (AnnoArticleRow *self, GArray *tags);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnoArticleDetails, anno_article_details_clear)

G_END_DECLS
