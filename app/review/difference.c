#include "review/difference.h"

#include "review/span-overlap.h"

static void
field_difference_free (AnnoFieldDifference *self)
{
  g_ptr_array_unref (self->only_a);
  g_ptr_array_unref (self->only_b);
  g_free (self);
}

static AnnoDifference *
difference_new (const AnnoFieldCompare *compare, guint cluster)
{
  const AnnoMark *a = anno_clusters_find_mark (compare->clusters, cluster, 0);
  const AnnoMark *b = anno_clusters_find_mark (compare->clusters, cluster, 1);
  AnnoDifference *self = g_new0 (AnnoDifference, 1);

  self->cluster = cluster;
  self->a = a != NULL ? anno_span_ref (a->span) : NULL;
  self->b = b != NULL ? anno_span_ref (b->span) : NULL;
  self->disputed = g_array_new (FALSE, FALSE, sizeof (AnnoRange));
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) field_difference_free);
  return self;
}

void
anno_difference_free (AnnoDifference *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->a, anno_span_unref);
  g_clear_pointer (&self->b, anno_span_unref);
  g_array_unref (self->disputed);
  g_ptr_array_unref (self->fields);
  g_free (self);
}

static void
add_aspect (AnnoDifference *self, AnnoDifferenceKind kind)
{
  self->aspects |= 1u << kind;
}

static void
find_disputed (AnnoDifference *self)
{
  AnnoSpan *spans[2];
  guint n = 0;

  if (self->a != NULL)
    spans[n++] = self->a;
  if (self->b != NULL)
    spans[n++] = self->b;
  anno_span_overlap_dispute (spans, n, 2, self->disputed);
}

/* The values of @field of @mark's span that @other's lacks. */
static GPtrArray *
list_only (const AnnoFieldCompare *compare, const AnnoMark *mark, const AnnoMark *other,
           const char *field)
{
  GPtrArray *only = g_ptr_array_new ();
  g_autoptr (GPtrArray) values = anno_field_compare_values (compare, mark, field);

  for (guint i = 0; i < values->len; i++)
    if (!anno_field_compare_has (compare, mark, values->pdata[i], other))
      g_ptr_array_add (only, values->pdata[i]);
  return only;
}

static void
compare_field (AnnoDifference *self, const AnnoFieldCompare *compare, const AnnoMark *const *marks,
               const char *field)
{
  if (anno_field_compare_is_same (compare, marks[0], marks[1], field))
    return;

  AnnoFieldDifference *difference = g_new0 (AnnoFieldDifference, 1);
  difference->field = field;
  difference->only_a = list_only (compare, marks[0], marks[1], field);
  difference->only_b = list_only (compare, marks[1], marks[0], field);
  const GPtrArray *one = difference->only_a->len > 0 ? difference->only_a : difference->only_b;
  difference->link = ((const AnnoValue *) one->pdata[0])->kind == ANNO_VALUE_LINK;
  g_ptr_array_add (self->fields, difference);
  add_aspect (self, difference->link ? ANNO_DIFFERENCE_LINK : ANNO_DIFFERENCE_FIELD);
}

static void
compare_fields (AnnoDifference *self, const AnnoFieldCompare *compare, const char *tag)
{
  const AnnoMark *marks[] = { anno_clusters_find_mark (compare->clusters, self->cluster, 0),
                              anno_clusters_find_mark (compare->clusters, self->cluster, 1) };
  g_autoptr (GPtrArray) fields = anno_field_compare_list (compare, tag, marks, 2);

  for (guint i = 0; i < fields->len; i++)
    compare_field (self, compare, marks, fields->pdata[i]);
}

static void
compare_spans (AnnoDifference *self, const AnnoFieldCompare *compare)
{
  AnnoTagset *tagset = compare->clusters->tagset;
  const char *tag = anno_tagset_id_of (tagset, anno_span_get_tag (self->a));

  if (tag != anno_tagset_id_of (tagset, anno_span_get_tag (self->b)))
    add_aspect (self, ANNO_DIFFERENCE_TAG);
  else
    compare_fields (self, compare, tag);
  if (!anno_span_overlap_is_same (self->a, self->b))
    add_aspect (self, ANNO_DIFFERENCE_BOUNDARY);
}

GPtrArray *
anno_differences_new (const AnnoFieldCompare *compare)
{
  g_return_val_if_fail (compare != NULL && compare->clusters->n_layers == 2, NULL);

  GPtrArray *differences = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_difference_free);
  for (guint i = 0; i < anno_clusters_get_n (compare->clusters); i++)
    {
      AnnoDifference *self = difference_new (compare, i);
      find_disputed (self);
      if (self->a != NULL && self->b != NULL)
        compare_spans (self, compare);
      else
        add_aspect (self, self->a != NULL ? ANNO_DIFFERENCE_ONLY_A : ANNO_DIFFERENCE_ONLY_B);
      if (self->aspects != 0)
        self->kind = (AnnoDifferenceKind) g_bit_nth_lsf (self->aspects, -1);
      g_ptr_array_add (differences, self);
    }
  return differences;
}

const char *
anno_difference_kind_to_string (AnnoDifferenceKind kind)
{
  static const char *const names[]
      = { "same", "tag", "boundary", "only-a", "only-b", "some", "field", "link" };

  g_return_val_if_fail (kind < G_N_ELEMENTS (names), NULL);
  return names[kind];
}
