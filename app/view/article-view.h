/* The article as a page to read and mark: a read-only text view that draws the spans itself.
 *
 * It shows one article with one layer, and over it those of colleagues, to be read only: thin lines
 * below, each colleague's with a mark. It says what a person does there, and changes nothing. The
 * rectangles it paints are the ones a click picks: what you see is what you click. Places are
 * code points of the article, never of the buffer (which may hold breaks the article doesn't).
 *
 * Properties (readable, notifying): zoom (double, also writable, 0.5 to 3.0), caret (uint),
 * high-contrast (boolean, also writable). Light or dark follows the colour of the text.
 * Signals:
 *   "selected" (uint start, uint end, boolean further): a selection came to rest. By mouse it is
 *     snapped to words (Shift held at the release: as drawn), by keyboard as it is; start equals
 *     end where it is gone. @further: Ctrl was held, the stretch is to be added.
 *   "picked" (string id, uint nth, uint of, AnnoLayer layer): a click chose the @nth of @of spans
 *     there (from 1), one's own first, the smallest first; id is NULL where no span is, and so is
 *     layer, which else is the one that holds it: ids can be the same in two.
 *   "hovered" (string id, AnnoLayer layer): the pointer is over that span, or over none (NULL).
 *   "edge-moved" (string id, uint part, boolean end, uint place): a grip was dropped.
 *   "activated" (string id): a double click on the chosen span.
 *   "context" (string id, double x, double y, AnnoLayer layer): a secondary click or the Menu key,
 *     widget coordinates.
 */
#pragma once

#include "model/layer.h"
#include "model/tagset.h"
#include "text/article.h"
#include "view/article-page.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_ARTICLE_VIEW (anno_article_view_get_type ())
G_DECLARE_FINAL_TYPE (AnnoArticleView, anno_article_view, ANNO, ARTICLE_VIEW, GtkTextView)

GtkWidget *anno_article_view_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* Shows @article with the spans of @layer (both NULL for none) from the top. The caret is at the
 * start, nothing is selected or chosen. @layer may be filled later. */
void anno_article_view_show (AnnoArticleView *self, AnnoArticle *article, AnnoLayer *layer,
                             AnnoTagset *tagset);

/* Colleagues' layers to show over the text (of AnnoOverlay, each with a layer, a name, initials,
 * and a mark that is nobody else's), in the order in which they lie; kept, and not to be changed.
 * NULL for none. They stay when another article is shown: set them anew. */
void anno_article_view_set_overlays (AnnoArticleView *self, GPtrArray *overlays);
/* Whose spans are shown: which of them a span is in. Only to be asked. */
AnnoPageLayers *anno_article_view_get_layers (AnnoArticleView *self);

/* The chosen span, drawn as such and with grips; NULL for none. */
void anno_article_view_set_chosen (AnnoArticleView *self, const char *id);
/* The same of a span in a colleague's layer, without grips. */
void anno_article_view_set_chosen_over (AnnoArticleView *self, AnnoLayer *layer, const char *id);
/* The difference in hand: brackets around @spans, of any layer shown, and hatching behind @disputed
 * (places in the article, sorted). Copied; gone when an article is shown. All 0 for none. */
void anno_article_view_set_compared (AnnoArticleView *self, const AnnoComparedSpan *spans, guint n,
                                     const AnnoRange *disputed, guint n_disputed);
/* The spans that make up one attribution, drawn as belonging together, and the ids of a person
 * whose mentions stand out (NULL-terminated; NULL for none). */
void anno_article_view_set_joined (AnnoArticleView *self, const char *const *ids,
                                   const char *const *people);
/* Shows the same spans by another tagset, at the same place. */
void anno_article_view_set_tagset (AnnoArticleView *self, AnnoTagset *tagset);
/* Which tag a drag would mark with, shown by the pointer and the selection's colour; NULL for
 * none. */
void anno_article_view_set_armed  (AnnoArticleView *self, const char *tag);
/* Whether edges can be moved. */
void anno_article_view_set_locked (AnnoArticleView *self, gboolean locked);
/* The stretches to draw as selected beside the caret's own (of AnnoSegment); NULL for none. */
void anno_article_view_set_extra_selection (AnnoArticleView *self, const GArray *segments);

/* Where something was found, to be seen as such (of AnnoRange, sorted, none overlapping
 * another); NULL for none. */
void anno_article_view_set_hits (AnnoArticleView *self, const GArray *hits);

/* Selects as the mouse would, without "selected"; the caret is at @end. */
void  anno_article_view_select    (AnnoArticleView *self, guint start, guint end);
guint anno_article_view_get_caret (AnnoArticleView *self);
void  anno_article_view_place_caret (AnnoArticleView *self, guint place);
/* The spans that hold @place, one's own first, smallest first, of AnnoSpan: what a click there goes
 * through. */
GPtrArray *anno_article_view_spans_at (AnnoArticleView *self, guint place)
    G_GNUC_WARN_UNUSED_RESULT;

/* The spans drawn at that point of the view, in the same order, of AnnoSpan. */
GPtrArray *anno_article_view_pick     (AnnoArticleView *self, double x, double y)
    G_GNUC_WARN_UNUSED_RESULT;

/* Brings the stretch into sight; waits for the layout where it must. */
void     anno_article_view_reveal (AnnoArticleView *self, guint start, guint end);
/* Where the stretch is on the screen, in the view's coordinates; FALSE where it isn't in sight. */
gboolean anno_article_view_get_area (AnnoArticleView *self, guint start, guint end,
                                     GdkRectangle *area);
/* Whether a stretch waits to come into sight until the text is laid out. */
gboolean anno_article_view_is_waiting (AnnoArticleView *self);
/* What a screen reader says of the place under the caret. */
void     anno_article_view_describe (AnnoArticleView *self, const char *description);

/* What drawing has cost since the view was made: what tests count. */
const AnnoPageWork *anno_article_view_get_work (AnnoArticleView *self);

G_END_DECLS
