#include "session/over-layer.h"

struct _AnnoOverLayer
{
  GObject parent_instance;
  char *slug;
  char *name;
  char *initials;
  guint mark;
  AnnoDocument *document;
  AnnoPeople *people;
};

G_DEFINE_FINAL_TYPE (AnnoOverLayer, anno_over_layer, G_TYPE_OBJECT)

static void
anno_over_layer_finalize (GObject *object)
{
  AnnoOverLayer *self = ANNO_OVER_LAYER (object);

  g_free (self->slug);
  g_free (self->name);
  g_free (self->initials);
  g_clear_object (&self->document);
  g_clear_object (&self->people);
  G_OBJECT_CLASS (anno_over_layer_parent_class)->finalize (object);
}

static void
anno_over_layer_class_init (AnnoOverLayerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anno_over_layer_finalize;
}

static void
anno_over_layer_init (AnnoOverLayer *self)
{
  self->name = g_strdup ("");
  self->initials = g_strdup ("");
}

AnnoOverLayer *
anno_over_layer_new (const char *slug, AnnoDocument *document, AnnoPeople *people)
{
  g_return_val_if_fail (slug != NULL && ANNO_IS_DOCUMENT (document) && ANNO_IS_PEOPLE (people),
                        NULL);

  AnnoOverLayer *self = g_object_new (ANNO_TYPE_OVER_LAYER, NULL);
  self->slug = g_strdup (slug);
  self->document = g_object_ref (document);
  self->people = g_object_ref (people);
  return self;
}

const char *
anno_over_layer_get_slug (AnnoOverLayer *self)
{
  g_return_val_if_fail (ANNO_IS_OVER_LAYER (self), NULL);
  return self->slug;
}

const char *
anno_over_layer_get_name (AnnoOverLayer *self)
{
  g_return_val_if_fail (ANNO_IS_OVER_LAYER (self), NULL);
  return self->name;
}

const char *
anno_over_layer_get_initials (AnnoOverLayer *self)
{
  g_return_val_if_fail (ANNO_IS_OVER_LAYER (self), NULL);
  return self->initials;
}

guint
anno_over_layer_get_mark (AnnoOverLayer *self)
{
  g_return_val_if_fail (ANNO_IS_OVER_LAYER (self), 0);
  return self->mark;
}

AnnoDocument *
anno_over_layer_get_document (AnnoOverLayer *self)
{
  g_return_val_if_fail (ANNO_IS_OVER_LAYER (self), NULL);
  return self->document;
}

AnnoLayer *
anno_over_layer_get_layer (AnnoOverLayer *self)
{
  g_return_val_if_fail (ANNO_IS_OVER_LAYER (self), NULL);
  return anno_document_get_layer (self->document);
}

AnnoPeople *
anno_over_layer_get_people (AnnoOverLayer *self)
{
  g_return_val_if_fail (ANNO_IS_OVER_LAYER (self), NULL);
  return self->people;
}

gboolean
anno_over_layer_set_look (AnnoOverLayer *self, const char *name, const char *initials, guint mark)
{
  g_return_val_if_fail (ANNO_IS_OVER_LAYER (self) && name != NULL && initials != NULL, FALSE);

  if (self->mark == mark && g_str_equal (self->name, name)
      && g_str_equal (self->initials, initials))
    return FALSE;
  g_free (self->name);
  g_free (self->initials);
  self->name = g_strdup (name);
  self->initials = g_strdup (initials);
  self->mark = mark;
  return TRUE;
}
