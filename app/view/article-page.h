/* What lies on the page beside the words: which spans are in sight, and where.
 *
 * It keeps what it found for the paragraphs in sight, each with its drawing, so that a frame only
 * puts drawings in their places. A change of a layer makes it forget the paragraphs that the span
 * touches, and no others; nothing it does grows with the article or the layer, except that the
 * leading of paragraphs out of sight is set in small slices after a layer is shown.
 *
 * Coordinates are the text view's buffer coordinates, places those of the article.
 */
#pragma once

#include "model/layer.h"
#include "view/article-buffer.h"
#include "view/compared.h"
#include "view/emphasis.h"
#include "view/page-lanes.h"

G_BEGIN_DECLS

typedef struct _AnnoArticlePage AnnoArticlePage;

/* @view outlives the page. */
AnnoArticlePage *anno_article_page_new  (GtkTextView *view) G_GNUC_WARN_UNUSED_RESULT;
void             anno_article_page_free (AnnoArticlePage *self);

/* @map: what the view's buffer was filled from. All may be NULL, and are kept. */
void anno_article_page_show (AnnoArticlePage *self, AnnoArticleBuffer *map, AnnoLayer *layer,
                             AnnoTagset *tagset);
/* Colleagues' layers over the text (of AnnoOverlay); kept. */
void anno_article_page_set_overlays (AnnoArticlePage *self, GPtrArray *overlays);
/* Whose spans are on the page. */
AnnoPageLayers *anno_article_page_get_layers (AnnoArticlePage *self);
/* The look or the size of the text has changed. */
void anno_article_page_set_style (AnnoArticlePage *self, AnnoScheme scheme,
                                  const AnnoSpanMetrics *metrics);
/* The text is set differently: another width, another font. */
void anno_article_page_forget (AnnoArticlePage *self);
/* @before became @after, in one of the layers; either may be NULL. */
void anno_article_page_change (AnnoArticlePage *self, AnnoSpan *before, AnnoSpan *after);

/* Ids of the spans to be drawn as such, of @layer or else one's own, or NULL. */
void anno_article_page_set_hovered (AnnoArticlePage *self, AnnoLayer *layer, const char *id);
void anno_article_page_set_joined  (AnnoArticlePage *self, const char *const *ids,
                                    const char *const *people);
void anno_article_page_set_chosen  (AnnoArticlePage *self, AnnoLayer *layer, const char *id,
                                    gboolean grips);
/* The difference in hand, as anno_compared_set() takes it. */
void anno_article_page_set_compared (AnnoArticlePage *self, const AnnoComparedSpan *spans, guint n,
                                     const GArray *disputed);

/* Where something was found: offsets of the buffer (of AnnoRange, sorted, none overlapping
 * another), or NULL for none; kept. */
void anno_article_page_set_hits (AnnoArticlePage *self, GArray *hits);

/* Draws what is in sight under the words. @selected: offsets of what is selected (of AnnoRange). */
void anno_article_page_snapshot_below (AnnoArticlePage *self, GtkSnapshot *snapshot,
                                       const GArray *selected, const GdkRGBA *selection);
/* Draws the grips. FALSE where the text turned out to lie elsewhere than what was drawn below: then
 * the view is to be drawn again. */
gboolean anno_article_page_snapshot_above (AnnoArticlePage *self, GtkSnapshot *snapshot);

/* The spans whose drawing is at (@x, @y), one's own first, smallest first, of AnnoSpan. */
GPtrArray *anno_article_page_pick (AnnoArticlePage *self, float x, float y)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean   anno_article_page_grip_at (AnnoArticlePage *self, float x, float y, AnnoGrip *grip);

const AnnoColours  *anno_article_page_find_colours (AnnoArticlePage *self, const char *tag);
const AnnoPageWork *anno_article_page_get_work (AnnoArticlePage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoArticlePage, anno_article_page_free)

G_END_DECLS
