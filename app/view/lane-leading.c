#include "view/lane-leading.h"

#define EMPTY "empty"
#define HEADLINE_LEADING 0.14 /* of the room for one lane */

static GtkTextTag *
find_tag (GtkTextTagTable *tags, guint lanes)
{
  char name[16];

  g_snprintf (name, sizeof name, "lanes-%u", lanes);
  return gtk_text_tag_table_lookup (tags, name);
}

static void
create_tag (GtkTextTagTable *tags, const char *name)
{
  g_autoptr (GtkTextTag) tag = gtk_text_tag_new (name);
  gtk_text_tag_table_add (tags, tag);
}

void
anno_lane_leading_create (GtkTextTagTable *tags)
{
  create_tag (tags, ANNO_LANE_HEADLINE);
  for (guint lanes = 1; lanes <= ANNO_LANES_DRAWN; lanes++)
    {
      char name[16];
      g_snprintf (name, sizeof name, "lanes-%u", lanes);
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
  for (guint lanes = 1; lanes <= ANNO_LANES_DRAWN; lanes++)
    {
      room = anno_span_metrics_room (metrics, lanes);
      g_object_set (find_tag (tags, lanes), "pixels-inside-wrap", room, "pixels-below-lines", room,
                    NULL);
    }
}

gboolean
anno_lane_leading_apply (GtkTextBuffer *buffer, guint line, guint before, guint after)
{
  GtkTextTagTable *tags = gtk_text_buffer_get_tag_table (buffer);
  GtkTextIter start, end;

  before = MIN (before, ANNO_LANES_DRAWN);
  after = MIN (after, ANNO_LANES_DRAWN);
  gtk_text_buffer_get_iter_at_line (buffer, &start, (int) line);
  /* How many lanes there is room for without a tag. */
  guint there
      = gtk_text_iter_has_tag (&start, gtk_text_tag_table_lookup (tags, ANNO_LANE_HEADLINE)) ? 0 : 1;
  if (MAX (before, there) == MAX (after, there))
    return FALSE;

  end = start;
  gtk_text_iter_forward_line (&end);
  if (before > there)
    gtk_text_buffer_remove_tag (buffer, find_tag (tags, before), &start, &end);
  if (after > there)
    gtk_text_buffer_apply_tag (buffer, find_tag (tags, after), &start, &end);
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
