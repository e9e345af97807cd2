#include "review/field-agreement.h"

#include "review/item-measures.h"
#include "review/same-spans.h"

static const AnnoField *
field_at (const AnnoTag *tag, guint index)
{
  return tag->fields->pdata[index];
}

AnnoFieldCounts *
anno_field_counts_new (AnnoTagset *tagset)
{
  g_return_val_if_fail (tagset != NULL, NULL);

  AnnoFieldCounts *self = g_new0 (AnnoFieldCounts, 1);
  guint n_tags = anno_tagset_get_n_tags (tagset);

  self->tagset = anno_tagset_ref (tagset);
  self->first = g_new0 (guint, n_tags + 1);
  for (guint i = 0; i < n_tags; i++)
    self->first[i + 1] = self->first[i] + anno_tagset_get_tag (tagset, i)->fields->len;
  self->n_fields = self->first[n_tags];
  self->fields = g_new0 (AnnoFieldCount, self->n_fields + 1);
  for (guint i = 0; i < n_tags; i++)
    for (guint k = self->first[i]; k < self->first[i + 1]; k++)
      {
        const AnnoField *field = field_at (anno_tagset_get_tag (tagset, i), k - self->first[i]);
        if (field->kind == ANNO_FIELD_CHOICE)
          self->fields[k].choices = anno_item_table_new (2, field->choices->len + 1);
      }
  return self;
}

void
anno_field_counts_free (AnnoFieldCounts *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_fields; i++)
    anno_item_table_free (self->fields[i].choices);
  anno_tagset_unref (self->tagset);
  g_free (self->first);
  g_free (self->fields);
  g_free (self);
}

static void
count_field (AnnoFieldCount *count, const AnnoFieldContext *context, const AnnoField *field,
             const AnnoSpanPair *pair)
{
  const AnnoFieldVerdict verdict = anno_field_compare (context, field, pair->a, pair->b);

  count->n_pairs++;
  count->n_same += verdict.same ? 1 : 0;
  count->n_unset += verdict.unset ? 1 : 0;
  count->n_lost += verdict.lost ? 1 : 0;
  if (count->choices == NULL)
    return;
  const guint values[]
      = { anno_field_choice_of (pair->a, field), anno_field_choice_of (pair->b, field) };
  G_STATIC_ASSERT (ANNO_FIELD_SEVERAL == ANNO_ITEM_MISSING);
  anno_item_table_add_item (count->choices, values, 1);
}

static void
count_pair (AnnoFieldCounts *self, const AnnoFieldContext *context, const AnnoSpanPair *pair)
{
  const AnnoTag *tag = anno_tagset_find (self->tagset, anno_span_get_tag (pair->a));

  if (tag == NULL)
    return;
  guint first = self->first[anno_tagset_index_of (self->tagset, tag)];
  for (guint i = 0; i < tag->fields->len; i++)
    count_field (&self->fields[first + i], context, field_at (tag, i), pair);
}

void
anno_field_counts_add_text (AnnoFieldCounts *self, AnnoLayer *a, AnnoLayer *b, AnnoSamePerson same,
                            gpointer data)
{
  g_return_if_fail (self != NULL && ANNO_IS_LAYER (a) && ANNO_IS_LAYER (b));

  g_autoptr (GArray) pairs = anno_same_spans_new (a, b, self->tagset);
  g_autoptr (GHashTable) twins = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) others = g_hash_table_new (g_str_hash, g_str_equal);
  const AnnoFieldContext context = { twins, others, same, data };

  for (guint i = 0; i < pairs->len; i++)
    {
      const AnnoSpanPair *pair = &g_array_index (pairs, AnnoSpanPair, i);
      g_hash_table_insert (twins, (gpointer) anno_span_get_id (pair->a),
                           (gpointer) anno_span_get_id (pair->b));
      g_hash_table_add (others, (gpointer) anno_span_get_id (pair->b));
    }
  for (guint i = 0; i < pairs->len; i++)
    count_pair (self, &context, &g_array_index (pairs, AnnoSpanPair, i));
  self->n_texts++;
  self->n_pairs += pairs->len;
  self->n_left_out += anno_layer_get_n_spans (a) + anno_layer_get_n_spans (b) - 2 * pairs->len;
}

void
anno_field_counts_add (AnnoFieldCounts *self, const AnnoFieldCounts *other, guint times)
{
  g_return_if_fail (self != NULL && other != NULL && self != other);
  g_return_if_fail (self->tagset == other->tagset);

  self->n_texts += other->n_texts * times;
  self->n_pairs += other->n_pairs * times;
  self->n_left_out += other->n_left_out * times;
  for (guint i = 0; i < self->n_fields; i++)
    {
      AnnoFieldCount *to = &self->fields[i];
      const AnnoFieldCount *from = &other->fields[i];
      to->n_pairs += from->n_pairs * times;
      to->n_same += from->n_same * times;
      to->n_unset += from->n_unset * times;
      to->n_lost += from->n_lost * times;
      if (to->choices != NULL)
        anno_item_table_add (to->choices, from->choices, times);
    }
}

const AnnoFieldCount *
anno_field_counts_get (const AnnoFieldCounts *self, guint tag, guint field)
{
  g_return_val_if_fail (self != NULL && tag < anno_tagset_get_n_tags (self->tagset), NULL);
  g_return_val_if_fail (field < self->first[tag + 1] - self->first[tag], NULL);
  return &self->fields[self->first[tag] + field];
}

static AnnoMeasure
measure_new (const AnnoFieldCounts *self, guint64 n_pairs)
{
  return (AnnoMeasure){
    .undefined = self->n_texts == 0 ? ANNO_UNDEFINED_NO_TEXT : ANNO_DEFINED,
    .n_texts = self->n_texts,
    .n_units = 2 * n_pairs,
    .n_left_out = self->n_left_out,
  };
}

AnnoMeasure
anno_field_counts_finish (const AnnoFieldCounts *self, guint tag, guint field)
{
  const AnnoFieldCount *count = anno_field_counts_get (self, tag, field);
  g_return_val_if_fail (count != NULL, (AnnoMeasure){ 0 });

  guint64 n = count->n_pairs - count->n_unset;
  AnnoMeasure measure = measure_new (self, n);
  if (measure.undefined == ANNO_DEFINED && n == 0)
    measure.undefined = ANNO_UNDEFINED_NOTHING;
  if (measure.undefined == ANNO_DEFINED)
    measure.value = (double) (count->n_same - count->n_unset) / n;
  return measure;
}

AnnoMeasure
anno_field_counts_kappa (const AnnoFieldCounts *self, guint tag, guint field)
{
  const AnnoFieldCount *count = anno_field_counts_get (self, tag, field);
  g_return_val_if_fail (count != NULL && count->choices != NULL, (AnnoMeasure){ 0 });

  AnnoMeasure measure = measure_new (self, count->choices->n_items[2]);
  AnnoMeasure kappa = anno_item_table_finish (count->choices, ANNO_ITEM_COHEN);
  if (measure.undefined == ANNO_DEFINED && count->choices->n_items[2] == 0)
    measure.undefined = ANNO_UNDEFINED_NOTHING;
  else if (measure.undefined == ANNO_DEFINED)
    measure.undefined = kappa.undefined;
  measure.value = kappa.value;
  return measure;
}
