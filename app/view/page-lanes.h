/* How many lanes each paragraph of the page needs, and the room for them.
 *
 * Paragraphs at the head get their room at once, the others in small slices, in idle turns before
 * the view lays them out; none of it grows with the article. Lines are numbers of paragraphs.
 */
#pragma once

#include "view/article-buffer.h"
#include "view/lane-leading.h"
#include "view/page-layers.h"

G_BEGIN_DECLS

typedef struct _AnnoPageLanes AnnoPageLanes;

/* What was done since the page was made: what tests count. */
typedef struct
{
  guint64 frames;
  guint64 planned; /* paragraphs whose spans were looked up */
  guint64 pieces;  /* spans and gaps that were found there */
  guint64 drawn;   /* paragraphs drawn anew */
  guint64 relaid;  /* paragraphs whose room changed, so that the view lays them out again */
} AnnoPageWork;

/* The room of @line has changed: what was drawn for it is of no use any more. */
typedef void (*AnnoPageLanesRelaid) (gpointer page, guint line);

/* @view and @layers outlive it, and so does @work, in which it counts. */
AnnoPageLanes *anno_page_lanes_new  (GtkTextView *view, AnnoPageLayers *layers, AnnoPageWork *work,
                                     AnnoPageLanesRelaid relaid, gpointer page)
    G_GNUC_WARN_UNUSED_RESULT;
void           anno_page_lanes_free (AnnoPageLanes *self);

/* Another text, without room for anything yet; NULL for none. */
void anno_page_lanes_show (AnnoPageLanes *self, AnnoArticleBuffer *map);
/* Gives all paragraphs the room they need. */
void anno_page_lanes_lead (AnnoPageLanes *self);
/* Paragraphs @first to @last need other room, maybe. FALSE where these are so many that all from
 * @first on get it in slices: then everything that was drawn is to be forgotten. */
gboolean anno_page_lanes_touch (AnnoPageLanes *self, guint first, guint last);

/* The spans of the paragraph that @start begins, in lanes; valid until the next call. */
const AnnoLanePlan *anno_page_lanes_plan (AnnoPageLanes *self, const GtkTextIter *start);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoPageLanes, anno_page_lanes_free)

G_END_DECLS
