#include "session/article-heading.h"

struct _AnnoArticleHeading
{
  GObject parent_instance;
  char *group;
  guint n;
};

enum
{
  PROP_0,
  PROP_N,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (AnnoArticleHeading, anno_article_heading, G_TYPE_OBJECT)

static void
anno_article_heading_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_N)
    g_value_set_uint (value, ANNO_ARTICLE_HEADING (object)->n);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
anno_article_heading_finalize (GObject *object)
{
  g_free (ANNO_ARTICLE_HEADING (object)->group);
  G_OBJECT_CLASS (anno_article_heading_parent_class)->finalize (object);
}

static void
anno_article_heading_class_init (AnnoArticleHeadingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = anno_article_heading_get_property;
  object_class->finalize = anno_article_heading_finalize;
  props[PROP_N] = g_param_spec_uint ("n", NULL, NULL, 0, G_MAXUINT, 0,
                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
anno_article_heading_init (AnnoArticleHeading *self)
{
}

AnnoArticleHeading *
anno_article_heading_new (const char *group)
{
  g_return_val_if_fail (group != NULL, NULL);

  AnnoArticleHeading *self = g_object_new (ANNO_TYPE_ARTICLE_HEADING, NULL);
  self->group = g_strdup (group);
  return self;
}

const char *
anno_article_heading_get_group (AnnoArticleHeading *self)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_HEADING (self), NULL);
  return self->group;
}

guint
anno_article_heading_get_n (AnnoArticleHeading *self)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_HEADING (self), 0);
  return self->n;
}

void
anno_article_heading_set_n (AnnoArticleHeading *self, guint n)
{
  g_return_if_fail (ANNO_IS_ARTICLE_HEADING (self));

  if (self->n == n)
    return;
  self->n = n;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N]);
}
