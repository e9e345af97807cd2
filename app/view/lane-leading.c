#include "view/lane-leading.h"

#define EMPTY "empty"
#define HEADLINE_LEADING 0.14 /* of the room for one lane */

static GtkTextTag *
find_tag (GtkTextTagTable *tags, AnnoLaneRoom room)
{
  char name[24];

  g_snprintf (name, sizeof name, "lanes-%u-%u", (guint) room.own, (guint) room.over);
  return gtk_text_tag_table_lookup (tags, name);
}

static void
create_tag (GtkTextTagTable *tags, const char *name)
{
  g_autoptr (GtkTextTag) tag = gtk_text_tag_new (name);
  gtk_text_tag_table_add (tags, tag);
}

/* All of them at once, so that none is made, and none of the view's lines forgotten for it, while
 * paragraphs get theirs. */
void
anno_lane_leading_create (GtkTextTagTable *tags)
{
  create_tag (tags, ANNO_LANE_HEADLINE);
  for (guint own = 0; own <= ANNO_LANES_DRAWN; own++)
    for (guint over = 0; over <= ANNO_OVER_DRAWN; over++)
      {
        char name[24];
        g_snprintf (name, sizeof name, "lanes-%u-%u", own, over);
        create_tag (tags, name);
      }
  create_tag (tags, EMPTY);
  g_object_set (gtk_text_tag_table_lookup (tags, EMPTY), "pixels-below-lines", 0, NULL);
}

void
anno_lane_leading_set_metrics (GtkTextView *view, const AnnoSpanMetrics *metrics)
{
  GtkTextTagTable *tags = gtk_text_buffer_get_tag_table (gtk_text_view_get_buffer (view));
  int room = anno_span_metrics_room (metrics, 1);

  gtk_text_view_set_pixels_inside_wrap (view, room);
  gtk_text_view_set_pixels_below_lines (view, room);
  g_object_set (gtk_text_tag_table_lookup (tags, ANNO_LANE_HEADLINE), "pixels-inside-wrap",
                (int) (HEADLINE_LEADING * room), NULL);
  for (guint8 own = 0; own <= ANNO_LANES_DRAWN; own++)
    for (guint8 over = 0; over <= ANNO_OVER_DRAWN; over++)
      {
        room = anno_span_metrics_room_over (metrics, own, over);
        g_object_set (find_tag (tags, (AnnoLaneRoom) { own, over }), "pixels-inside-wrap", room,
                      "pixels-below-lines", room, NULL);
      }
}

/* What that paragraph needs a tag for: there is room for so many lanes without one. */
static GtkTextTag *
tag_for (GtkTextTagTable *tags, AnnoLaneRoom room, guint there)
{
  room.own = MIN (room.own, ANNO_LANES_DRAWN);
  room.over = MIN (room.over, ANNO_OVER_DRAWN);
  return room.over > 0 || room.own > there ? find_tag (tags, room) : NULL;
}

gboolean
anno_lane_leading_apply (GtkTextBuffer *buffer, guint line, AnnoLaneRoom before,
                         AnnoLaneRoom after)
{
  GtkTextTagTable *tags = gtk_text_buffer_get_tag_table (buffer);
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_line (buffer, &start, (int) line);
  guint there
      = gtk_text_iter_has_tag (&start, gtk_text_tag_table_lookup (tags, ANNO_LANE_HEADLINE)) ? 0 : 1;
  GtkTextTag *old = tag_for (tags, before, there), *fresh = tag_for (tags, after, there);
  if (old == fresh)
    return FALSE;

  end = start;
  gtk_text_iter_forward_line (&end);
  if (old != NULL)
    gtk_text_buffer_remove_tag (buffer, old, &start, &end);
  if (fresh != NULL)
    gtk_text_buffer_apply_tag (buffer, fresh, &start, &end);
  return TRUE;
}

void
anno_lane_leading_close (GtkTextBuffer *buffer, const GtkTextIter *start)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), EMPTY);
  GtkTextIter end = *start;

  if (!gtk_text_iter_forward_line (&end) || gtk_text_iter_has_tag (start, tag))
    return;
  gtk_text_buffer_apply_tag (buffer, tag, start, &end);
}
