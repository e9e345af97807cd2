/* What lies on the page beside the words: which spans are in sight, and where.
 *
 * It keeps what it found for the paragraphs in sight, each with its drawing, so that a frame only
 * puts drawings in their places. A change of the layer makes it forget the paragraphs that the span
 * touches, and no others; nothing it does grows with the article or the layer, except that the
 * leading of paragraphs out of sight is set in small slices after a layer is shown.
 *
 * Coordinates are the text view's buffer coordinates, places those of the article.
 */
#pragma once

#include "model/layer.h"
#include "view/article-buffer.h"
#include "view/emphasis.h"

G_BEGIN_DECLS

typedef struct _AnnoArticlePage AnnoArticlePage;

/* What was done since the page was made: what tests count. */
typedef struct
{
  guint64 frames;
  guint64 planned;  /* paragraphs whose spans were looked up */
  guint64 pieces;   /* spans and gaps that were found there */
  guint64 drawn;    /* paragraphs drawn anew */
  guint64 relaid;   /* paragraphs whose leading changed, so that the view lays them out again */
} AnnoPageWork;

/* @view outlives the page. */
AnnoArticlePage *anno_article_page_new  (GtkTextView *view) G_GNUC_WARN_UNUSED_RESULT;
void             anno_article_page_free (AnnoArticlePage *self);

/* @map: what the view's buffer was filled from. All may be NULL, and are kept. */
void anno_article_page_show (AnnoArticlePage *self, AnnoArticleBuffer *map, AnnoLayer *layer,
                             AnnoTagset *tagset);
/* The look or the size of the text has changed. */
void anno_article_page_set_style (AnnoArticlePage *self, AnnoScheme scheme,
                                  const AnnoSpanMetrics *metrics);
/* The text is set differently: another width, another font. */
void anno_article_page_forget (AnnoArticlePage *self);
/* @before became @after, in the layer; either may be NULL. */
void anno_article_page_change (AnnoArticlePage *self, AnnoSpan *before, AnnoSpan *after);
/* The layer was filled. */
void anno_article_page_refill (AnnoArticlePage *self);

/* Ids of the spans to be drawn as such, or NULL. */
void anno_article_page_set_hovered (AnnoArticlePage *self, const char *id);
void anno_article_page_set_joined  (AnnoArticlePage *self, const char *const *ids,
                                    const char *const *people);
void anno_article_page_set_chosen  (AnnoArticlePage *self, const char *id, gboolean grips);

/* Where something was found: offsets of the buffer (of AnnoRange, sorted, none overlapping
 * another), or NULL for none; kept. */
void anno_article_page_set_hits (AnnoArticlePage *self, GArray *hits);

/* Draws what is in sight under the words. @selected: offsets of what is selected (of AnnoRange). */
void anno_article_page_snapshot_below (AnnoArticlePage *self, GtkSnapshot *snapshot,
                                       const GArray *selected, const GdkRGBA *selection);
/* Draws the grips. FALSE where the text turned out to lie elsewhere than what was drawn below: then
 * the view is to be drawn again. */
gboolean anno_article_page_snapshot_above (AnnoArticlePage *self, GtkSnapshot *snapshot);

/* The spans whose drawing is at (@x, @y), smallest first, of AnnoSpan. */
GPtrArray *anno_article_page_pick (AnnoArticlePage *self, float x, float y)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean   anno_article_page_grip_at (AnnoArticlePage *self, float x, float y, AnnoGrip *grip);

const AnnoColours  *anno_article_page_find_colours (AnnoArticlePage *self, const char *tag);
const AnnoPageWork *anno_article_page_get_work (AnnoArticlePage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoArticlePage, anno_article_page_free)

G_END_DECLS
