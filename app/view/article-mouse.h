/* What the mouse means on the article: it selects words, picks spans, moves edges, asks for a menu.
 *
 * Tells it through the signals of the article view (see there), and draws nothing but what is
 * selected: the edge in hand is asked for when the page is drawn.
 */
#pragma once

#include "view/article-page.h"
#include "view/article-text.h"

G_BEGIN_DECLS

typedef struct _AnnoArticleMouse AnnoArticleMouse;

/* Says that the selection rests; @further: it is to be added to what was selected. */
typedef void (*AnnoArticleMouseRest) (gpointer view, gboolean further);

/* Acts on @view, which outlives it, as do @text and @page. */
AnnoArticleMouse *anno_article_mouse_new  (GtkTextView *view, AnnoArticleText *text,
                                           AnnoArticlePage *page, AnnoArticleMouseRest rest)
    G_GNUC_WARN_UNUSED_RESULT;
void              anno_article_mouse_free (AnnoArticleMouse *self);

/* Another article: nothing is pointed at or in hand any more. @layer may be NULL. */
void anno_article_mouse_set_layer  (AnnoArticleMouse *self, AnnoLayer *layer);
/* The chosen span; its edges can be taken where @movable. */
void anno_article_mouse_set_chosen (AnnoArticleMouse *self, const char *id, gboolean movable);
/* Whether a drag marks at once, so that the pointer says so. */
void anno_article_mouse_set_armed  (AnnoArticleMouse *self, gboolean armed);

/* Whether words are being selected, so that nothing rests yet. */
gboolean  anno_article_mouse_is_drawing (AnnoArticleMouse *self);
/* The span whose edge is in hand, and what its part would be; NULL for none. */
AnnoSpan *anno_article_mouse_get_moved  (AnnoArticleMouse *self, AnnoRange *part);
/* The spans drawn at that point of the view, one's own first, smallest first. */
GPtrArray *anno_article_mouse_pick      (AnnoArticleMouse *self, double x, double y)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoArticleMouse, anno_article_mouse_free)

G_END_DECLS
