#include "model/span-item.h"

struct _AnnoSpanItem
{
  GObject parent_instance;
  AnnoSpan *span;
};

G_DEFINE_FINAL_TYPE (AnnoSpanItem, anno_span_item, G_TYPE_OBJECT)

static void
anno_span_item_finalize (GObject *object)
{
  AnnoSpanItem *self = ANNO_SPAN_ITEM (object);

  g_clear_pointer (&self->span, anno_span_unref);
  G_OBJECT_CLASS (anno_span_item_parent_class)->finalize (object);
}

static void
anno_span_item_class_init (AnnoSpanItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anno_span_item_finalize;
}

static void
anno_span_item_init (AnnoSpanItem *self)
{
}

AnnoSpanItem *
anno_span_item_new (AnnoSpan *span)
{
  g_return_val_if_fail (span != NULL, NULL);

  AnnoSpanItem *self = g_object_new (ANNO_TYPE_SPAN_ITEM, NULL);
  self->span = anno_span_ref (span);
  return self;
}

AnnoSpan *
anno_span_item_get_span (AnnoSpanItem *self)
{
  g_return_val_if_fail (ANNO_IS_SPAN_ITEM (self), NULL);
  return self->span;
}
