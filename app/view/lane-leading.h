/* Makes room for lanes: a tag per number of lanes, on whole paragraphs.
 *
 * Room under each line for one lane is always there, so the first span of a paragraph moves
 * nothing; a paragraph with more lanes gets the tag "lanes-2-0" … "lanes-10-0", of which the
 * second number counts the lanes of colleagues below. Words never move sideways. The tags say
 * nothing about spans: they are only a measure. A headline of several lines would fall apart with
 * such room: it is set close, and gets "lanes-1-0" with its first span.
 */
#pragma once

#include "view/span-painter.h"

G_BEGIN_DECLS

/* The name of the tag that a headline carries besides; it is applied by who knows the headline. */
#define ANNO_LANE_HEADLINE "headline"

/* Adds the tags to @tags. */
void anno_lane_leading_create (GtkTextTagTable *tags);
/* Sets the room of each tag, and that of the view's plain paragraphs. */
void anno_lane_leading_set_metrics (GtkTextView *view, const AnnoSpanMetrics *metrics);
/* How many lanes there is room for. */
typedef struct
{
  guint8 own;
  guint8 over; /* of colleagues */
} AnnoLaneRoom;

/* Changes the room of line @line from that for @before to that for @after. Returns whether there
 * was anything to change. */
gboolean anno_lane_leading_apply (GtkTextBuffer *buffer, guint line, AnnoLaneRoom before,
                                  AnnoLaneRoom after);
/* An empty line, which @start begins, has no spans and needs no room for any. */
void anno_lane_leading_close (GtkTextBuffer *buffer, const GtkTextIter *start);

G_END_DECLS
