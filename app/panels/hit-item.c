#include "panels/hit-item.h"

#include <string.h>

struct _AnnoHitItem
{
  GObject parent_instance;
  AnnoHit *hit;
};

G_DEFINE_FINAL_TYPE (AnnoHitItem, anno_hit_item, G_TYPE_OBJECT)

static void
anno_hit_item_finalize (GObject *object)
{
  anno_hit_free (ANNO_HIT_ITEM (object)->hit);
  G_OBJECT_CLASS (anno_hit_item_parent_class)->finalize (object);
}

static void
anno_hit_item_class_init (AnnoHitItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anno_hit_item_finalize;
}

static void
anno_hit_item_init (AnnoHitItem *self)
{
}

AnnoHitItem *
anno_hit_item_new (AnnoHit *hit)
{
  g_return_val_if_fail (hit != NULL, NULL);

  AnnoHitItem *self = g_object_new (ANNO_TYPE_HIT_ITEM, NULL);
  self->hit = hit;
  return self;
}

const AnnoHit *
anno_hit_item_get_hit (AnnoHitItem *self)
{
  g_return_val_if_fail (ANNO_IS_HIT_ITEM (self), NULL);
  return self->hit;
}

/* An article is found once, wherever its words are. */
gboolean
anno_hit_item_is_at (AnnoHitItem *self, AnnoHitItem *other)
{
  g_return_val_if_fail (ANNO_IS_HIT_ITEM (self) && ANNO_IS_HIT_ITEM (other), FALSE);

  const AnnoHit *a = self->hit, *b = other->hit;
  if (a->slug != b->slug || strcmp (a->path, b->path) != 0)
    return FALSE;
  return a->slug == NULL
         || (a->start == b->start && a->end == b->end && g_strcmp0 (a->tag, b->tag) == 0);
}

static gboolean
same_matches (const AnnoHit *a, const AnnoHit *b)
{
  return a->matches->len == b->matches->len
         && (a->matches->len == 0
             || memcmp (a->matches->data, b->matches->data, a->matches->len * sizeof (AnnoRange))
                    == 0);
}

gboolean
anno_hit_item_equals (AnnoHitItem *self, AnnoHitItem *other)
{
  g_return_val_if_fail (ANNO_IS_HIT_ITEM (self) && ANNO_IS_HIT_ITEM (other), FALSE);

  const AnnoHit *a = self->hit, *b = other->hit;
  return anno_hit_item_is_at (self, other) && a->start == b->start && a->end == b->end
         && g_strcmp0 (a->title, b->title) == 0 && g_strcmp0 (a->date, b->date) == 0
         && g_strcmp0 (a->snippet, b->snippet) == 0 && g_strcmp0 (a->person, b->person) == 0
         && g_strcmp0 (a->note, b->note) == 0 && a->is_unsure == b->is_unsure
         && same_matches (a, b);
}
