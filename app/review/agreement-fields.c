#include "review/agreement-fields.h"

#include "review/drawn-sums.h"
#include "review/field-agreement.h"

struct _AnnoAgreementFields
{
  AnnoTagset *tagset;
  guint n_raters;
  GPtrArray *parts; /* of AnnoFieldCounts: a text each, that two have rated */
  AnnoFieldCounts *sum;
  AnnoDrawnSums *drawn;
};

/* Which field a value is asked of. */
typedef struct
{
  guint tag;
  guint field;
  gboolean kappa;
} Wanted;

static gpointer
make_counts (gpointer data)
{
  return anno_field_counts_new (data);
}

static void
add_counts (gpointer sum, gconstpointer part, guint times)
{
  anno_field_counts_add (sum, part, times);
}

static const AnnoSumKind count_kind
    = { make_counts, add_counts, (GDestroyNotify) anno_field_counts_free };

AnnoAgreementFields *
anno_agreement_fields_new (const AnnoAgreementOptions *options)
{
  g_return_val_if_fail (options != NULL, NULL);

  if ((options->measures & 1u << ANNO_AGREEMENT_FIELDS) == 0
      || (options->ofs & 1u << ANNO_AGREEMENT_OF_FIELD) == 0)
    return NULL;
  AnnoAgreementFields *self = g_new0 (AnnoAgreementFields, 1);
  self->tagset = options->tagset;
  self->n_raters = options->n_raters;
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_field_counts_free);
  self->sum = anno_field_counts_new (self->tagset);
  self->drawn = anno_drawn_sums_new (&count_kind, self->tagset, self->parts);
  return self;
}

void
anno_agreement_fields_free (AnnoAgreementFields *self)
{
  if (self == NULL)
    return;
  anno_drawn_sums_free (self->drawn);
  anno_field_counts_free (self->sum);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

void
anno_agreement_fields_add (AnnoAgreementFields *self, AnnoLayer *const *layers, AnnoSamePerson same,
                           gpointer data)
{
  if (self == NULL)
    return;
  AnnoFieldCounts *counts = NULL;
  for (guint i = 0; i < self->n_raters; i++)
    for (guint k = i + 1; layers[i] != NULL && k < self->n_raters; k++)
      if (layers[k] != NULL)
        {
          if (counts == NULL)
            counts = anno_field_counts_new (self->tagset);
          anno_field_counts_add_text (counts, layers[i], layers[k], same, data);
        }
  if (counts == NULL)
    return;
  anno_field_counts_add (self->sum, counts, 1);
  g_ptr_array_add (self->parts, counts);
}

static AnnoMeasure
finish_cb (gconstpointer sum, gpointer data)
{
  const Wanted *wanted = data;

  return wanted->kappa ? anno_field_counts_kappa (sum, wanted->tag, wanted->field)
                       : anno_field_counts_finish (sum, wanted->tag, wanted->field);
}

static void
tell_one (AnnoAgreementFields *self, const char *measure, Wanted *wanted, AnnoAgreementVisit visit,
          gpointer data)
{
  AnnoAgreementRow row = {
    .measure = measure, .of = ANNO_AGREEMENT_OF_FIELD, .number = wanted->tag, .other = wanted->field
  };

  row.value = finish_cb (self->sum, wanted);
  row.interval = anno_drawn_sums_find (self->drawn, finish_cb, wanted);
  visit (&row, data);
}

void
anno_agreement_fields_tell (AnnoAgreementFields *self, AnnoAgreementVisit visit, gpointer data)
{
  for (guint i = 0; self != NULL && i < anno_tagset_get_n_tags (self->tagset); i++)
    {
      const AnnoTag *tag = anno_tagset_get_tag (self->tagset, i);
      for (guint k = 0; k < tag->fields->len; k++)
        {
          const AnnoField *field = tag->fields->pdata[k];
          Wanted wanted = { i, k, FALSE };
          if (anno_field_counts_get (self->sum, i, k)->n_pairs == 0)
            continue;
          tell_one (self, field->kind == ANNO_FIELD_LINK ? "link-same" : "field-same", &wanted,
                    visit, data);
          wanted.kappa = TRUE;
          if (field->kind == ANNO_FIELD_CHOICE)
            tell_one (self, "field-kappa", &wanted, visit, data);
        }
    }
}
