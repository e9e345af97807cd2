/* How often two annotators who marked the same spans say the same in their fields.
 *
 * It looks at pairs of spans that both layers have exactly (review/same-spans.h), and at each field
 * that the tagset gives their type. What both say is compared as sets, where a field may have many
 * values:
 *   choice: the same choices; none chosen means the first of them;
 *   text: the same words, to the letter;
 *   date: the same type, value and modifier, and the same anchor ("dct", or spans that are a pair);
 *   person: who is one person is for the caller to say;
 *   link: to spans that are a pair. One that leads to a span the other hasn't got exactly, or to
 *     none, is no agreement, and is counted apart as well: it is often a quarrel about edges.
 * Where neither says anything they agree, but that is no achievement: such pairs are counted apart,
 * and left out of the share.
 *
 * Counts can be added over texts. The kappa is Cohen's (review/item-measures.h), over the pairs on
 * which both have one choice.
 */
#pragma once

#include "review/field-values.h"
#include "review/item-table.h"

G_BEGIN_DECLS

typedef struct
{
  guint64 n_pairs; /* of spans with the field */
  guint64 n_same;  /* where both say the same, or neither says anything */
  guint64 n_unset; /* where neither says anything */
  guint64 n_lost;  /* where a link or an anchor leads to a span that isn't one of a pair */
  AnnoItemTable *choices; /* of a choice: its choices in order, and one for all others; else NULL */
} AnnoFieldCount;

typedef struct
{
  AnnoTagset *tagset;
  guint64 n_texts;
  guint64 n_pairs;    /* of spans */
  guint64 n_left_out; /* spans that only one has, exactly so */
  guint *first;       /* a tag's first field in `fields` */
  AnnoFieldCount *fields;
  guint n_fields;
} AnnoFieldCounts;

AnnoFieldCounts *anno_field_counts_new  (AnnoTagset *tagset) G_GNUC_WARN_UNUSED_RESULT;
void             anno_field_counts_free (AnnoFieldCounts *self);

/* Compares what two annotators have on one text. With @same NULL, a person is who has the IRI. */
void anno_field_counts_add_text (AnnoFieldCounts *self, AnnoLayer *a, AnnoLayer *b,
                                 AnnoSamePerson same, gpointer data);
/* Adds all of @other, made for the same tagset, @times over. */
void anno_field_counts_add      (AnnoFieldCounts *self, const AnnoFieldCounts *other, guint times);

/* The counts of a field, by its place in its tag, and the tag's in the tagset. */
const AnnoFieldCount *anno_field_counts_get    (const AnnoFieldCounts *self, guint tag,
                                                guint field);
/* The share of pairs that agree, of those where either says something; ANNO_UNDEFINED_NOTHING where
 * there are none. `n_units` counts the spans of these pairs, `n_left_out` those that only one has.
 */
AnnoMeasure           anno_field_counts_finish (const AnnoFieldCounts *self, guint tag,
                                                guint field);
/* The kappa of a choice; `n_units` as above, of the pairs that it is over. */
AnnoMeasure           anno_field_counts_kappa  (const AnnoFieldCounts *self, guint tag,
                                                guint field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoFieldCounts, anno_field_counts_free)

G_END_DECLS
