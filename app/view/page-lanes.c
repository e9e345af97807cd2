#include "view/page-lanes.h"

/* What is set at once when a layer is shown, and in each slice after that. */
#define FIRST_SLICE 64
#define SLICE 200
/* Of what a slice does without colleagues, each of them is so much more. */
#define SHARE 4

struct _AnnoPageLanes
{
  GtkTextView *view;
  AnnoPageLayers *layers;
  AnnoPageLanesRelaid relaid;
  gpointer page;
  AnnoArticleBuffer *map;
  GArray *rooms;   /* of AnnoLaneRoom: what each line has */
  guint next;      /* the first line whose room is still to be set */
  guint idle_id;
  AnnoLanePlan plan;
  AnnoPageWork *work;
};

AnnoPageLanes *
anno_page_lanes_new (GtkTextView *view, AnnoPageLayers *layers, AnnoPageWork *work,
                     AnnoPageLanesRelaid relaid, gpointer page)
{
  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view) && layers != NULL && work != NULL && relaid != NULL, NULL);

  AnnoPageLanes *self = g_new0 (AnnoPageLanes, 1);
  self->view = view;
  self->layers = layers;
  self->work = work;
  self->relaid = relaid;
  self->page = page;
  self->rooms = g_array_new (FALSE, TRUE, sizeof (AnnoLaneRoom));
  anno_lane_plan_init (&self->plan);
  return self;
}

void
anno_page_lanes_free (AnnoPageLanes *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_array_unref (self->rooms);
  anno_lane_plan_clear (&self->plan);
  g_free (self);
}

void
anno_page_lanes_show (AnnoPageLanes *self, AnnoArticleBuffer *map)
{
  g_return_if_fail (self != NULL);

  guint n = (guint) gtk_text_buffer_get_line_count (gtk_text_view_get_buffer (self->view));
  g_clear_handle_id (&self->idle_id, g_source_remove);
  self->map = map;
  g_array_set_size (self->rooms, 0);
  g_array_set_size (self->rooms, n);
}

static guint
place_of (AnnoPageLanes *self, const GtkTextIter *iter)
{
  return anno_article_buffer_to_place (self->map, (guint) gtk_text_iter_get_offset (iter));
}

const AnnoLanePlan *
anno_page_lanes_plan (AnnoPageLanes *self, const GtkTextIter *start)
{
  g_return_val_if_fail (self != NULL && start != NULL, NULL);

  GtkTextIter end = *start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  anno_page_layers_plan (self->layers, &self->plan, place_of (self, start), place_of (self, &end));
  self->work->planned++;
  self->work->pieces += self->plan.pieces->len;
  return &self->plan;
}

/* Gives line @line the room its spans need. */
static void
lead_line (AnnoPageLanes *self, guint line)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  AnnoLaneRoom *room = &g_array_index (self->rooms, AnnoLaneRoom, line);
  GtkTextIter start;

  gtk_text_buffer_get_iter_at_line (buffer, &start, (int) line);
  if (gtk_text_iter_ends_line (&start))
    {
      anno_lane_leading_close (buffer, &start);
      return;
    }
  if (anno_page_layers_get_own (self->layers) == NULL)
    return;
  anno_page_lanes_plan (self, &start);
  AnnoLaneRoom wanted = { (guint8) MIN (self->plan.n_lanes, ANNO_LANES_DRAWN),
                          (guint8) MIN (self->plan.n_over, ANNO_OVER_DRAWN) };
  if (anno_lane_leading_apply (buffer, line, *room, wanted))
    {
      self->work->relaid++;
      self->relaid (self->page, line);
    }
  *room = wanted;
}

/* As long as the same number of lookups takes. */
static guint
share (AnnoPageLanes *self, guint n)
{
  return MAX (n * SHARE / (SHARE + anno_page_layers_get_overlays (self->layers)->len), 8);
}

static gboolean
lead_slice (AnnoPageLanes *self, guint n)
{
  for (guint i = share (self, n); i > 0 && self->next < self->rooms->len; i--)
    lead_line (self, self->next++);
  return self->next < self->rooms->len;
}

static gboolean
lead_cb (gpointer data)
{
  AnnoPageLanes *self = data;

  if (lead_slice (self, SLICE))
    return G_SOURCE_CONTINUE;
  self->idle_id = 0;
  return G_SOURCE_REMOVE;
}

/* The rest is set before the view lays it out, but not before the first frame. */
static void
lead_on (AnnoPageLanes *self)
{
  if (self->idle_id == 0 && lead_slice (self, FIRST_SLICE))
    self->idle_id = g_idle_add_full (GTK_TEXT_VIEW_PRIORITY_VALIDATE - 1, lead_cb, self, NULL);
}

void
anno_page_lanes_lead (AnnoPageLanes *self)
{
  g_return_if_fail (self != NULL);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  self->next = 0;
  if (self->map != NULL)
    lead_on (self);
}

gboolean
anno_page_lanes_touch (AnnoPageLanes *self, guint first, guint last)
{
  g_return_val_if_fail (self != NULL && first <= last, FALSE);

  /* A span over half the article is led in slices, as when the layer came. */
  if (last - first >= SLICE)
    {
      self->next = MIN (self->next, first);
      lead_on (self);
      return FALSE;
    }
  /* Those further down are waiting for their slice anyway. */
  for (guint line = first; line <= last && line < self->next; line++)
    lead_line (self, line);
  return TRUE;
}
