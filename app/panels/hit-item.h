/* Something that was found in a corpus (index/hit.h), as an item of a list. */
#pragma once

#include "index/hit.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define ANNO_TYPE_HIT_ITEM (anno_hit_item_get_type ())
G_DECLARE_FINAL_TYPE (AnnoHitItem, anno_hit_item, ANNO, HIT_ITEM, GObject)

/* @hit: transfer full. */
AnnoHitItem *anno_hit_item_new (AnnoHit *hit) G_GNUC_WARN_UNUSED_RESULT;
const AnnoHit *anno_hit_item_get_hit (AnnoHitItem *self);
/* Whether both are the same place of the same article, or the same span. */
gboolean anno_hit_item_is_at (AnnoHitItem *self, AnnoHitItem *other);
/* Whether both look the same, too. */
gboolean anno_hit_item_equals (AnnoHitItem *self, AnnoHitItem *other);

G_END_DECLS
