#include "view/emphasis.h"

#include "model/span-filter.h"
#include "view/selection-painter.h"

struct _AnnoEmphasis
{
  char *hovered;
  AnnoLayer *hovered_in; /* never looked into, as is chosen_in */
  GStrv joined;
  GStrv people;
  char *chosen;
  AnnoLayer *chosen_in;
  gboolean with_grips;
  GArray *grips; /* of AnnoGrip: those in sight */
};

AnnoEmphasis *
anno_emphasis_new (void)
{
  AnnoEmphasis *self = g_new0 (AnnoEmphasis, 1);

  self->grips = g_array_new (FALSE, FALSE, sizeof (AnnoGrip));
  return self;
}

void
anno_emphasis_free (AnnoEmphasis *self)
{
  if (self == NULL)
    return;
  g_free (self->hovered);
  g_strfreev (self->joined);
  g_strfreev (self->people);
  g_free (self->chosen);
  g_array_unref (self->grips);
  g_free (self);
}

static void
set_id (char **id, const char *value)
{
  char *copy = g_strdup (value); /* @value may be *@id */

  g_free (*id);
  *id = copy;
}

void
anno_emphasis_set_hovered (AnnoEmphasis *self, AnnoLayer *layer, const char *id)
{
  g_return_if_fail (self != NULL);

  set_id (&self->hovered, id);
  self->hovered_in = layer;
}

static void
set_ids (GStrv *ids, const char *const *values)
{
  GStrv copy = g_strdupv ((GStrv) values);

  g_strfreev (*ids);
  *ids = copy;
}

void
anno_emphasis_set_joined (AnnoEmphasis *self, const char *const *ids)
{
  g_return_if_fail (self != NULL);
  set_ids (&self->joined, ids);
}

void
anno_emphasis_set_people (AnnoEmphasis *self, const char *const *ids)
{
  g_return_if_fail (self != NULL);
  set_ids (&self->people, ids);
}

void
anno_emphasis_set_chosen (AnnoEmphasis *self, AnnoLayer *layer, const char *id, gboolean grips)
{
  g_return_if_fail (self != NULL);

  set_id (&self->chosen, id);
  self->chosen_in = layer;
  self->with_grips = grips;
}

gboolean
anno_emphasis_begin (AnnoEmphasis *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  g_array_set_size (self->grips, 0);
  return self->hovered != NULL || self->joined != NULL || self->people != NULL
         || self->chosen != NULL;
}

static void
add_grip (AnnoEmphasis *self, const AnnoSpanRun *run, gboolean end, float top)
{
  gboolean rtl = (run->flags & ANNO_RUN_RTL) != 0;
  AnnoGrip grip = { run->part, end, run->words.origin.x, run->words };

  grip.x += end != rtl ? run->words.size.width : 0;
  grip.words.origin.y += top;
  g_array_append_val (self->grips, grip);
}

static void
draw_chosen (AnnoEmphasis *self, GtkSnapshot *snapshot, AnnoSpanPainter *painter,
             const AnnoSpanRun *run, float top)
{
  anno_span_painter_choose (painter, snapshot, run);
  if (self->with_grips && run->flags & ANNO_RUN_START)
    add_grip (self, run, FALSE, top);
  if (self->with_grips && run->flags & ANNO_RUN_END)
    add_grip (self, run, TRUE, top);
}

/* What isn't chosen itself. */
static void
draw_related (AnnoEmphasis *self, GtkSnapshot *snapshot, AnnoSpanPainter *painter,
              const AnnoSpanRun *run)
{
  const char *id = anno_span_get_id (run->span);

  if (run->flags & ANNO_RUN_OVER)
    return;
  if (self->people != NULL && anno_span_filter_names (run->span, (const char *const *) self->people))
    anno_span_painter_echo (painter, snapshot, run);
  if (self->joined != NULL && g_strv_contains ((const char *const *) self->joined, id))
    anno_span_painter_join (painter, snapshot, run);
}

void
anno_emphasis_draw (AnnoEmphasis *self, GtkSnapshot *snapshot, AnnoSpanPainter *painter,
                    const GArray *runs, float top)
{
  g_return_if_fail (self != NULL && snapshot != NULL && painter != NULL && runs != NULL);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, top));
  for (guint i = 0; i < runs->len; i++)
    {
      const AnnoSpanRun *run = &g_array_index (runs, AnnoSpanRun, i);
      const char *id = anno_span_get_id (run->span);
      if (g_strcmp0 (id, self->hovered) == 0 && run->layer == self->hovered_in)
        anno_span_painter_hover (painter, snapshot, run);
      if (g_strcmp0 (id, self->chosen) == 0 && run->layer == self->chosen_in)
        draw_chosen (self, snapshot, painter, run, top);
      else
        draw_related (self, snapshot, painter, run);
    }
  gtk_snapshot_restore (snapshot);
}

void
anno_emphasis_draw_grips (AnnoEmphasis *self, GtkSnapshot *snapshot, AnnoSpanPainter *painter,
                          AnnoLayer *layer, const GdkRGBA *page, const AnnoSpanMetrics *metrics)
{
  g_return_if_fail (self != NULL && snapshot != NULL && painter != NULL && ANNO_IS_LAYER (layer));

  AnnoSpan *chosen = self->chosen != NULL ? anno_layer_find (layer, self->chosen) : NULL;
  for (guint i = 0; chosen != NULL && i < self->grips->len; i++)
    {
      const AnnoGrip *grip = &g_array_index (self->grips, AnnoGrip, i);
      anno_grip_paint (snapshot, grip->x, &grip->words, grip->end,
                       anno_span_painter_find_colours (painter, anno_span_get_tag (chosen)), page,
                       metrics);
    }
}

gboolean
anno_emphasis_grip_at (const AnnoEmphasis *self, const AnnoSpanMetrics *metrics, float x, float y,
                       AnnoGrip *grip)
{
  g_return_val_if_fail (self != NULL && metrics != NULL && grip != NULL, FALSE);

  for (guint i = 0; i < self->grips->len; i++)
    {
      const AnnoGrip *at = &g_array_index (self->grips, AnnoGrip, i);
      if (!anno_grip_holds (at->x, &at->words, at->end, metrics, x, y))
        continue;
      *grip = *at;
      return TRUE;
    }
  return FALSE;
}
