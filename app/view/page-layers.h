/* Whose spans are on the page: one's own layer, and those of colleagues that lie over the text
 * below it, to be read only.
 *
 * It keeps them, and tells the page of each change in any.
 */
#pragma once

#include "model/span-lanes.h"

G_BEGIN_DECLS

/* One colleague's. */
typedef struct
{
  AnnoLayer *layer; /* a reference */
  char *name;
  char *initials;   /* what a line begins with */
  guint mark;       /* which pattern it has */
} AnnoOverlay;

AnnoOverlay *anno_overlay_new  (AnnoLayer *layer, const char *name, const char *initials,
                               guint mark)
    G_GNUC_WARN_UNUSED_RESULT;
void         anno_overlay_free (AnnoOverlay *self);

typedef struct _AnnoPageLayers AnnoPageLayers;

typedef struct
{
  /* @before became @after in one of them; either may be NULL. */
  void (*changed) (gpointer page, AnnoSpan *before, AnnoSpan *after);
  /* One of them was filled. */
  void (*filled) (gpointer page);
} AnnoPageLayersHeard;

/* @heard: static. */
AnnoPageLayers *anno_page_layers_new  (const AnnoPageLayersHeard *heard, gpointer page)
    G_GNUC_WARN_UNUSED_RESULT;
void            anno_page_layers_free (AnnoPageLayers *self);

/* NULL for none. */
void       anno_page_layers_set_own      (AnnoPageLayers *self, AnnoLayer *layer);
AnnoLayer *anno_page_layers_get_own      (AnnoPageLayers *self);
/* Of AnnoOverlay, in the order in which they lie below one another; kept. Never NULL. */
void             anno_page_layers_set_overlays (AnnoPageLayers *self, GPtrArray *overlays);
const GPtrArray *anno_page_layers_get_overlays (AnnoPageLayers *self);

/* Plans the spans of all that touch [start, end); nothing where there is no layer of one's own. */
void anno_page_layers_plan (AnnoPageLayers *self, AnnoLanePlan *plan, guint start, guint end);
/* Which of them holds that very span; NULL for none. */
AnnoLayer *anno_page_layers_find_layer (AnnoPageLayers *self, AnnoSpan *span);
/* The spans that hold @place: one's own first, then those of each colleague, the smallest first;
 * appended to @found (of AnnoSpan, a reference each). */
void anno_page_layers_find_spans (AnnoPageLayers *self, guint place, GPtrArray *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoPageLayers, anno_page_layers_free)

G_END_DECLS
