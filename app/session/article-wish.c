#include "session/article-wish.h"

#include <string.h>

/* What the settings call them. */
static const char *const sorts[ANNO_N_SORTS]
    = { "place", "title", "date", "state", "source", "annotations", "annotators", "changed" };
static const char *const groups[ANNO_N_GROUPS] = { "none", "folder", "month", "state", "source" };

void
anno_article_wish_clear (AnnoArticleWish *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->words);
  g_free (self->source);
  g_free (self->annotator);
  *self = (AnnoArticleWish) { 0 };
}

void
anno_article_wish_copy (AnnoArticleWish *self, const AnnoArticleWish *other)
{
  g_return_if_fail (self != NULL && other != NULL);

  AnnoArticleWish copy = *other;
  copy.words = g_strdup (other->words);
  copy.source = g_strdup (other->source);
  copy.annotator = g_strdup (other->annotator);
  anno_article_wish_clear (self);
  *self = copy;
}

gboolean
anno_article_wish_equal (const AnnoArticleWish *a, const AnnoArticleWish *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->sort == b->sort && a->descending == b->descending && a->group == b->group
         && a->states == b->states && a->unmarked == b->unmarked && a->mine == b->mine
         && g_strcmp0 (a->words, b->words) == 0 && g_strcmp0 (a->source, b->source) == 0
         && g_strcmp0 (a->annotator, b->annotator) == 0;
}

gboolean
anno_article_wish_filters (const AnnoArticleWish *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->states != 0 || self->source != NULL || self->annotator != NULL || self->unmarked
         || self->mine;
}

GVariant *
anno_article_wish_to_variant (const AnnoArticleWish *self)
{
  g_auto (GVariantDict) dict;

  g_return_val_if_fail (self != NULL, NULL);

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "sort", "s", sorts[self->sort]);
  g_variant_dict_insert (&dict, "descending", "b", self->descending);
  g_variant_dict_insert (&dict, "group", "s", groups[self->group]);
  g_variant_dict_insert (&dict, "states", "u", self->states);
  g_variant_dict_insert (&dict, "unmarked", "b", self->unmarked);
  g_variant_dict_insert (&dict, "mine", "b", self->mine);
  if (self->source != NULL)
    g_variant_dict_insert (&dict, "source", "s", self->source);
  if (self->annotator != NULL)
    g_variant_dict_insert (&dict, "annotator", "s", self->annotator);
  return g_variant_dict_end (&dict);
}

static guint
find_name (GVariant *variant, const char *key, const char *const *names, guint n)
{
  const char *name = NULL;

  g_variant_lookup (variant, key, "&s", &name);
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (name, names[i]) == 0)
      return i;
  return 0;
}

void
anno_article_wish_from_variant (AnnoArticleWish *self, GVariant *variant)
{
  g_return_if_fail (self != NULL && g_variant_is_of_type (variant, G_VARIANT_TYPE_VARDICT));

  anno_article_wish_clear (self);
  self->sort = find_name (variant, "sort", sorts, ANNO_N_SORTS);
  self->group = find_name (variant, "group", groups, ANNO_N_GROUPS);
  g_variant_lookup (variant, "descending", "b", &self->descending);
  g_variant_lookup (variant, "states", "u", &self->states);
  g_variant_lookup (variant, "unmarked", "b", &self->unmarked);
  g_variant_lookup (variant, "mine", "b", &self->mine);
  g_variant_lookup (variant, "source", "s", &self->source);
  g_variant_lookup (variant, "annotator", "s", &self->annotator);
  self->states &= (1u << ANNO_N_PROGRESS) - 1;
}

char *
anno_article_wish_fold (const char *words)
{
  return words != NULL && *words != '\0' ? g_utf8_casefold (words, -1) : NULL;
}

static gboolean
contains (const char *text, const char *words)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  return strstr (folded, words) != NULL;
}

static gboolean
has_words (AnnoArticleRow *row, const char *words)
{
  if (contains (anno_article_row_get_title (row), words))
    return TRUE;
  g_autofree char *path = g_filename_display_name (anno_article_row_get_path (row));
  return contains (path, words);
}

static gboolean
has_layer_of (AnnoArticleRow *row, const char *slug)
{
  const GArray *layers = anno_article_row_get_layers (row);

  for (guint i = 0; layers != NULL && i < layers->len; i++)
    if (strcmp (g_array_index (layers, AnnoRowLayer, i).slug, slug) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_unmarked (AnnoArticleRow *row)
{
  const GArray *layers = anno_article_row_get_layers (row);
  guint n = anno_article_row_get_n_spans (row);

  for (guint i = 0; layers != NULL && i < layers->len; i++)
    n += g_array_index (layers, AnnoRowLayer, i).n_spans;
  return n == 0;
}

static gboolean
has_source (AnnoArticleRow *row, const char *source)
{
  const char *own = anno_article_row_get_source (row);
  return strcmp (own != NULL ? own : "", source) == 0;
}

/* How many others have begun it. */
static guint
count_others (AnnoArticleRow *row, const char *slug)
{
  const GArray *layers = anno_article_row_get_layers (row);
  guint n = 0;

  for (guint i = 0; layers != NULL && i < layers->len; i++)
    {
      const AnnoRowLayer *layer = &g_array_index (layers, AnnoRowLayer, i);
      n += layer->progress != ANNO_PROGRESS_NEW && strcmp (layer->slug, slug) != 0;
    }
  return n;
}

static gboolean
is_mine (AnnoArticleRow *row, AnnoAssignments *assignments, const char *slug)
{
  return anno_assignments_is_to_do (assignments, anno_article_row_get_path (row), slug,
                                    anno_article_row_get_progress (row), count_others (row, slug));
}

gboolean
anno_article_wish_lets (const AnnoArticleWish *self, const char *words, AnnoArticleRow *row,
                        AnnoAssignments *assignments, const char *slug)
{
  g_return_val_if_fail (self != NULL && ANNO_IS_ARTICLE_ROW (row) && slug != NULL, FALSE);

  return (self->states == 0 || (self->states & (1u << anno_article_row_get_progress (row))) != 0)
         && (self->source == NULL || has_source (row, self->source))
         && (self->annotator == NULL || has_layer_of (row, self->annotator))
         && (!self->unmarked || is_unmarked (row)) && (words == NULL || has_words (row, words))
         && (!self->mine || (!anno_article_row_is_gone (row) && is_mine (row, assignments, slug)));
}

/* What lacks it comes last. */
static char *
or_last (const char *text)
{
  return g_strdup (text != NULL && *text != '\0' ? text : "");
}

char *
anno_article_wish_group_of (const AnnoArticleWish *self, AnnoArticleRow *row)
{
  const char *date;

  g_return_val_if_fail (self != NULL && ANNO_IS_ARTICLE_ROW (row), NULL);

  switch (self->group)
    {
    case ANNO_GROUP_FOLDER:
      return g_path_get_dirname (anno_article_row_get_path (row));
    case ANNO_GROUP_MONTH:
      date = anno_article_row_get_date (row);
      return date != NULL && strlen (date) >= 7 ? g_strndup (date, 7) : g_strdup ("");
    case ANNO_GROUP_STATE:
      return g_strdup_printf ("%d", anno_article_row_get_progress (row));
    case ANNO_GROUP_SOURCE:
      return or_last (anno_article_row_get_source (row));
    case ANNO_GROUP_NONE:
    default:
      return NULL;
    }
}

/* As a person sorts: "Day 2" before "Day 10", whatever the case. */
static char *
collate (const char *text)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;
  return folded != NULL ? g_utf8_collate_key_for_filename (folded, -1) : g_strdup ("");
}

char *
anno_article_wish_key_of (const AnnoArticleWish *self, AnnoArticleRow *row, gint64 *number)
{
  const GArray *layers;

  g_return_val_if_fail (self != NULL && ANNO_IS_ARTICLE_ROW (row) && number != NULL, NULL);

  *number = 0;
  switch (self->sort)
    {
    case ANNO_SORT_TITLE:
      return collate (anno_article_row_get_title (row));
    case ANNO_SORT_DATE:
      return or_last (anno_article_row_get_date (row));
    case ANNO_SORT_SOURCE:
      return collate (anno_article_row_get_source (row));
    case ANNO_SORT_STATE:
      *number = anno_article_row_get_progress (row);
      return NULL;
    case ANNO_SORT_SPANS:
      *number = anno_article_row_get_n_spans (row);
      return NULL;
    case ANNO_SORT_ANNOTATORS:
      layers = anno_article_row_get_layers (row);
      *number = layers != NULL ? layers->len : 0;
      return NULL;
    case ANNO_SORT_CHANGED:
      *number = anno_article_row_get_updated (row);
      return NULL;
    case ANNO_SORT_PLACE:
    default:
      return NULL;
    }
}
