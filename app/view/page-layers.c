#include "view/page-layers.h"

#include "view/span-picker.h"

struct _AnnoPageLayers
{
  const AnnoPageLayersHeard *heard;
  gpointer page;
  AnnoLayer *own;
  GPtrArray *overlays; /* of AnnoOverlay */
};

AnnoOverlay *
anno_overlay_new (AnnoLayer *layer, const char *name, const char *initials, guint mark)
{
  g_return_val_if_fail (ANNO_IS_LAYER (layer) && name != NULL && initials != NULL, NULL);

  AnnoOverlay *self = g_new0 (AnnoOverlay, 1);
  *self = (AnnoOverlay) { g_object_ref (layer), g_strdup (name), g_strdup (initials), mark };
  return self;
}

void
anno_overlay_free (AnnoOverlay *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->layer);
  g_free (self->name);
  g_free (self->initials);
  g_free (self);
}

AnnoPageLayers *
anno_page_layers_new (const AnnoPageLayersHeard *heard, gpointer page)
{
  g_return_val_if_fail (heard != NULL, NULL);

  AnnoPageLayers *self = g_new0 (AnnoPageLayers, 1);
  self->heard = heard;
  self->page = page;
  self->overlays = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_overlay_free);
  return self;
}

static void
layer_changed_cb (AnnoLayer *layer, AnnoSpan *before, AnnoSpan *after, AnnoPageLayers *self)
{
  self->heard->changed (self->page, before, after);
}

/* A put tells of one span by "changed"; a layer that is filled tells of all of them only here. Of one
 * alone it can't be seen which it was. */
static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added,
                  AnnoPageLayers *self)
{
  if (removed > 0 || added == 0 || added != g_list_model_get_n_items (model))
    return;
  if (added > 1)
    self->heard->filled (self->page);
  else
    self->heard->changed (self->page, NULL, anno_layer_nth (ANNO_LAYER (model), 0));
}

static void
watch (AnnoPageLayers *self, AnnoLayer *layer)
{
  g_signal_connect (layer, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_connect (layer, "changed", G_CALLBACK (layer_changed_cb), self);
}

static void
unwatch (AnnoPageLayers *self)
{
  if (self->own != NULL)
    g_signal_handlers_disconnect_by_data (self->own, self);
  for (guint i = 0; i < self->overlays->len; i++)
    g_signal_handlers_disconnect_by_data (((AnnoOverlay *) self->overlays->pdata[i])->layer, self);
}

/* A layer that is on the page twice is watched once. */
static void
watch_all (AnnoPageLayers *self)
{
  g_autoptr (GHashTable) watched = g_hash_table_new (NULL, NULL);

  if (self->own != NULL)
    {
      watch (self, self->own);
      g_hash_table_add (watched, self->own);
    }
  for (guint i = 0; i < self->overlays->len; i++)
    {
      AnnoLayer *layer = ((AnnoOverlay *) self->overlays->pdata[i])->layer;
      if (g_hash_table_add (watched, layer))
        watch (self, layer);
    }
}

void
anno_page_layers_free (AnnoPageLayers *self)
{
  if (self == NULL)
    return;
  unwatch (self);
  g_clear_object (&self->own);
  g_ptr_array_unref (self->overlays);
  g_free (self);
}

void
anno_page_layers_set_own (AnnoPageLayers *self, AnnoLayer *layer)
{
  g_return_if_fail (self != NULL);

  unwatch (self);
  g_set_object (&self->own, layer);
  watch_all (self);
}

AnnoLayer *
anno_page_layers_get_own (AnnoPageLayers *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->own;
}

void
anno_page_layers_set_overlays (AnnoPageLayers *self, GPtrArray *overlays)
{
  g_return_if_fail (self != NULL && overlays != NULL);

  unwatch (self);
  g_ptr_array_ref (overlays);
  g_ptr_array_unref (self->overlays);
  self->overlays = overlays;
  watch_all (self);
}

const GPtrArray *
anno_page_layers_get_overlays (AnnoPageLayers *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->overlays;
}

void
anno_page_layers_plan (AnnoPageLayers *self, AnnoLanePlan *plan, guint start, guint end)
{
  g_return_if_fail (self != NULL && plan != NULL);

  if (self->own == NULL || start >= end)
    {
      anno_lane_plan_empty (plan);
      return;
    }
  anno_lane_plan_make (plan, self->own, start, end);
  for (guint i = 0; i < self->overlays->len; i++)
    anno_lane_plan_add (plan, ((AnnoOverlay *) self->overlays->pdata[i])->layer, start, end);
}

AnnoLayer *
anno_page_layers_find_layer (AnnoPageLayers *self, AnnoSpan *span)
{
  g_return_val_if_fail (self != NULL && span != NULL, NULL);

  const char *id = anno_span_get_id (span);
  if (self->own != NULL && anno_layer_find (self->own, id) == span)
    return self->own;
  for (guint i = 0; i < self->overlays->len; i++)
    {
      AnnoLayer *layer = ((AnnoOverlay *) self->overlays->pdata[i])->layer;
      if (anno_layer_find (layer, id) == span)
        return layer;
    }
  return NULL;
}

void
anno_page_layers_find_spans (AnnoPageLayers *self, guint place, GPtrArray *found)
{
  g_return_if_fail (self != NULL && found != NULL);

  if (self->own == NULL)
    return;
  anno_span_picker_find (self->own, place, found);
  for (guint i = 0; i < self->overlays->len; i++)
    anno_span_picker_find (((AnnoOverlay *) self->overlays->pdata[i])->layer, place, found);
}
