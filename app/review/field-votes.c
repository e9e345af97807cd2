#include "review/field-votes.h"

static void
option_free (AnnoFieldOption *self)
{
  g_ptr_array_unref (self->holders);
  g_free (self);
}

void
anno_field_vote_free (AnnoFieldVote *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->options);
  g_free (self);
}

static int
compare_marks_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  return anno_clusters_compare_marks (data, *(const AnnoMark *const *) a,
                                      *(const AnnoMark *const *) b);
}

static void
sort_marks (const AnnoFieldCompare *compare, GPtrArray *marks)
{
  g_ptr_array_sort_with_data (marks, compare_marks_cb, (gpointer) compare->clusters);
}

static int
compare_options_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const AnnoFieldOption *first = *(AnnoFieldOption *const *) a;
  const AnnoFieldOption *second = *(AnnoFieldOption *const *) b;

  if (first->holders->len != second->holders->len)
    return first->holders->len > second->holders->len ? -1 : 1;
  return anno_clusters_compare_marks (data, first->holders->pdata[0], second->holders->pdata[0]);
}

static void
add_vote (AnnoFieldVote *self, const AnnoFieldCompare *compare, const AnnoMark *mark)
{
  for (guint i = 0; i < self->options->len; i++)
    {
      AnnoFieldOption *option = self->options->pdata[i];
      if (anno_field_compare_is_same (compare, mark, option->holders->pdata[0], self->field))
        {
          g_ptr_array_add (option->holders, (AnnoMark *) mark);
          return;
        }
    }
  AnnoFieldOption *option = g_new0 (AnnoFieldOption, 1);
  option->holders = g_ptr_array_new ();
  g_ptr_array_add (option->holders, (AnnoMark *) mark);
  g_ptr_array_add (self->options, option);
}

static AnnoFieldVote *
field_vote_new (const AnnoFieldCompare *compare, const char *field, const GPtrArray *marks)
{
  AnnoFieldVote *self = g_new0 (AnnoFieldVote, 1);

  self->field = field;
  self->n_votes = marks->len;
  self->options = g_ptr_array_new_with_free_func ((GDestroyNotify) option_free);
  for (guint i = 0; i < marks->len; i++)
    {
      const AnnoMark *mark = marks->pdata[i];
      const AnnoValue *value = anno_span_find_value (mark->span, field);
      self->link |= value != NULL && value->kind == ANNO_VALUE_LINK;
      add_vote (self, compare, mark);
    }
  g_ptr_array_sort_with_data (self->options, compare_options_cb, (gpointer) compare->clusters);
  return self;
}

GPtrArray *
anno_field_votes_new (const AnnoFieldCompare *compare, const char *tag,
                      const AnnoMark *const *marks, guint n)
{
  g_return_val_if_fail (compare != NULL && tag != NULL, NULL);

  GPtrArray *votes = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_field_vote_free);
  g_autoptr (GPtrArray) fields = anno_field_compare_list (compare, tag, marks, n);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (sorted, (AnnoMark *) marks[i]);
  sort_marks (compare, sorted);
  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (votes, field_vote_new (compare, fields->pdata[i], sorted));
  return votes;
}

GPtrArray *
anno_field_votes_list_marks (const AnnoFieldCompare *compare, guint cluster, const char *tag)
{
  g_return_val_if_fail (compare != NULL && tag != NULL, NULL);

  GPtrArray *marks = g_ptr_array_new ();
  const AnnoCluster *all = anno_clusters_get (compare->clusters, cluster);
  for (guint i = 0; i < all->n_variants; i++)
    {
      const AnnoVariant *variant
          = anno_clusters_get_variant (compare->clusters, all->first_variant + i);
      for (guint k = 0; variant->tag == tag && k < variant->n_marks; k++)
        g_ptr_array_add (marks, (AnnoMark *) anno_clusters_get_mark (compare->clusters,
                                                                     variant->first_mark + k));
    }
  sort_marks (compare, marks);
  return marks;
}
