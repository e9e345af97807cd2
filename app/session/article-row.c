#include "session/article-row.h"

#include "files/safe-name.h"
#include "index/corpus-signs.h"

#include <string.h>

struct _AnnoArticleRow
{
  GObject parent_instance;
  char *path;
  char *place; /* or NULL: made when it is asked for */
  AnnoArticleDetails details;
  gboolean claimed;
  guint walk;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_DATE,
  PROP_STATE,
  PROP_PROBLEM,
  PROP_N_SPANS,
  PROP_SOURCE,
  PROP_GONE,
  PROP_ANNOTATORS,
  PROP_TAGS,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (AnnoArticleRow, anno_article_row, G_TYPE_OBJECT)

static guint
length_of (const GArray *array)
{
  return array != NULL ? array->len : 0;
}

static void
anno_article_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AnnoArticleRow *self = ANNO_ARTICLE_ROW (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, anno_article_row_get_title (self));
      break;
    case PROP_DATE:
      g_value_set_string (value, self->details.date);
      break;
    case PROP_STATE:
      g_value_set_string (value, self->details.state);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->details.problem);
      break;
    case PROP_N_SPANS:
      g_value_set_uint (value, self->details.n_spans);
      break;
    case PROP_SOURCE:
      g_value_set_string (value, self->details.source);
      break;
    case PROP_GONE:
      g_value_set_boolean (value, self->details.gone);
      break;
    case PROP_ANNOTATORS:
      g_value_set_uint (value, length_of (self->details.layers));
      break;
    case PROP_TAGS:
      g_value_set_uint (value, length_of (self->details.tags));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
anno_article_row_finalize (GObject *object)
{
  AnnoArticleRow *self = ANNO_ARTICLE_ROW (object);

  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->place, g_free);
  anno_article_details_clear (&self->details);
  G_OBJECT_CLASS (anno_article_row_parent_class)->finalize (object);
}

static void
anno_article_row_class_init (AnnoArticleRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = anno_article_row_get_property;
  object_class->finalize = anno_article_row_finalize;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_DATE] = g_param_spec_string ("date", NULL, NULL, NULL, flags);
  props[PROP_STATE] = g_param_spec_string ("state", NULL, NULL, NULL, flags);
  props[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  props[PROP_N_SPANS] = g_param_spec_uint ("n-spans", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_SOURCE] = g_param_spec_string ("source", NULL, NULL, NULL, flags);
  props[PROP_GONE] = g_param_spec_boolean ("gone", NULL, NULL, FALSE, flags);
  props[PROP_ANNOTATORS] = g_param_spec_uint ("annotators", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_TAGS] = g_param_spec_uint ("tags", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
anno_article_row_init (AnnoArticleRow *self)
{
}

void
anno_article_details_clear (AnnoArticleDetails *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->date, g_free);
  g_clear_pointer (&self->state, g_free);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->layers, g_array_unref);
  g_clear_pointer (&self->tags, g_array_unref);
  self->n_spans = 0;
  self->updated = 0;
  self->gone = FALSE;
  self->indexed = FALSE;
}

AnnoArticleRow *
anno_article_row_new (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  AnnoArticleRow *self = g_object_new (ANNO_TYPE_ARTICLE_ROW, NULL);
  self->path = g_strdup (path);
  return self;
}

const char *
anno_article_row_get_path (AnnoArticleRow *self)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_ROW (self), NULL);
  return self->path;
}

const char *
anno_article_row_get_title (AnnoArticleRow *self)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_ROW (self), NULL);

  /* Not before somebody looks: most of a large folder is never looked at. */
  if (self->details.title == NULL || *self->details.title == '\0')
    {
      g_free (self->details.title);
      self->details.title = anno_safe_name_display_base (self->path);
    }
  return self->details.title;
}

const char *
anno_article_row_get_date (AnnoArticleRow *self)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_ROW (self), NULL);
  return self->details.date;
}

const char *
anno_article_row_get_state (AnnoArticleRow *self)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_ROW (self), NULL);
  return self->details.state;
}

const char *
anno_article_row_get_problem (AnnoArticleRow *self)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_ROW (self), NULL);
  return self->details.problem;
}

guint
anno_article_row_get_n_spans (AnnoArticleRow *self)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_ROW (self), 0);
  return self->details.n_spans;
}

guint64
anno_article_row_get_signs (AnnoArticleRow *self)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_ROW (self), 0);
  return self->details.signs;
}

const char *
anno_article_row_get_source (AnnoArticleRow *self)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_ROW (self), NULL);
  return self->details.source;
}

gint64
anno_article_row_get_updated (AnnoArticleRow *self)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_ROW (self), 0);
  return self->details.updated;
}

gboolean
anno_article_row_is_gone (AnnoArticleRow *self)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_ROW (self), FALSE);
  return self->details.gone;
}

gboolean
anno_article_row_is_indexed (AnnoArticleRow *self)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_ROW (self), FALSE);
  return self->details.indexed;
}

AnnoProgress
anno_article_row_get_progress (AnnoArticleRow *self)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_ROW (self), ANNO_PROGRESS_NEW);
  return anno_progress_of (self->details.state, self->details.n_spans);
}

const char *
anno_article_row_get_place (AnnoArticleRow *self)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_ROW (self), NULL);

  if (self->place == NULL)
    self->place = anno_corpus_signs_place (self->path);
  return self->place;
}

const GArray *
anno_article_row_get_layers (AnnoArticleRow *self)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_ROW (self), NULL);
  return self->details.layers;
}

const GArray *
anno_article_row_get_tags (AnnoArticleRow *self)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_ROW (self), NULL);
  return self->details.tags;
}

gboolean
anno_article_row_note_walk (AnnoArticleRow *self, guint walk)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_ROW (self) && walk > 0, FALSE);

  gboolean is_new = self->walk != walk;
  self->walk = walk;
  return is_new;
}

guint
anno_article_row_get_walk (AnnoArticleRow *self)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_ROW (self), 0);
  return self->walk;
}

gboolean
anno_article_row_claim_details (AnnoArticleRow *self)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_ROW (self), TRUE);

  gboolean before = self->claimed;
  self->claimed = TRUE;
  return before;
}

/* Both may be NULL. */
static gboolean
is_same (const GArray *a, const GArray *b, gsize size)
{
  return length_of (a) == length_of (b)
         && (length_of (a) == 0 || memcmp (a->data, b->data, a->len * size) == 0);
}

void
anno_article_row_take_details (AnnoArticleRow *self, AnnoArticleDetails *details)
{
  g_return_if_fail (ANNO_IS_ARTICLE_ROW (self) && details != NULL);

  g_auto (AnnoArticleDetails) before = self->details;
  self->details = *details;
  *details = (AnnoArticleDetails) { 0 };
  if (self->details.tags == NULL && self->details.n_spans == before.n_spans)
    self->details.tags = g_steal_pointer (&before.tags);
  const gboolean changed[N_PROPS] = {
    [PROP_TITLE] = g_strcmp0 (before.title, self->details.title) != 0,
    [PROP_DATE] = g_strcmp0 (before.date, self->details.date) != 0,
    [PROP_STATE] = g_strcmp0 (before.state, self->details.state) != 0,
    [PROP_PROBLEM] = g_strcmp0 (before.problem, self->details.problem) != 0,
    [PROP_N_SPANS] = before.n_spans != self->details.n_spans,
    [PROP_SOURCE] = g_strcmp0 (before.source, self->details.source) != 0,
    [PROP_GONE] = before.gone != self->details.gone,
    [PROP_ANNOTATORS] = !is_same (before.layers, self->details.layers, sizeof (AnnoRowLayer)),
    [PROP_TAGS] = !is_same (before.tags, self->details.tags, sizeof (AnnoRowTag))
                  && before.n_spans == self->details.n_spans,
  };
  for (guint i = PROP_0 + 1; i < N_PROPS; i++)
    if (changed[i])
      g_object_notify_by_pspec (G_OBJECT (self), props[i]);
}

void
anno_article_row_set_progress (AnnoArticleRow *self, const char *state, guint n_spans)
{
  g_return_if_fail (ANNO_IS_ARTICLE_ROW (self));

  if (g_strcmp0 (self->details.state, state) != 0)
    {
      g_free (self->details.state);
      self->details.state = g_strdup (state);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
    }
  if (self->details.n_spans != n_spans)
    {
      self->details.n_spans = n_spans;
      g_clear_pointer (&self->details.tags, g_array_unref);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_SPANS]);
    }
}

void
anno_article_row_set_tags (AnnoArticleRow *self, GArray *tags)
{
  g_return_if_fail (ANNO_IS_ARTICLE_ROW (self));

  gboolean same = is_same (self->details.tags, tags, sizeof (AnnoRowTag));
  g_clear_pointer (&self->details.tags, g_array_unref);
  self->details.tags = tags;
  if (!same)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TAGS]);
}
