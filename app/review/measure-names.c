#include "review/measure-names.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *id;
  AnnoMeasureGroup group;
  const char *name;
  const char *words;
} Name;

#define SPANS ANNO_MEASURE_GROUP_SPANS
#define GATE ANNO_MEASURE_GROUP_GATE
#define ITEMS ANNO_MEASURE_GROUP_ITEMS
#define UNITS ANNO_MEASURE_GROUP_UNITS
#define FIELDS ANNO_MEASURE_GROUP_FIELDS

static const Name names[] = {
  { "exact-f1", SPANS, N_ ("Exact F1"),
    N_ ("The share of all annotations that the other person made as well: the same words to the "
        "letter, the same tag.") },
  { "exact-precision", SPANS, N_ ("Exact precision"),
    N_ ("Of what the second person marked, the share that the first one marked exactly so.") },
  { "exact-recall", SPANS, N_ ("Exact recall"),
    N_ ("Of what the first person marked, the share that the second one marked exactly so.") },
  { "unlabelled-f1", SPANS, N_ ("Unlabelled F1"),
    N_ ("The same words to the letter, whatever the tag. Where it is above exact F1, the two "
        "quarrel about tags.") },
  { "unlabelled-precision", SPANS, N_ ("Unlabelled precision"),
    N_ ("Of what the second person marked, the share whose words the first one marked, with any "
        "tag.") },
  { "unlabelled-recall", SPANS, N_ ("Unlabelled recall"),
    N_ ("Of what the first person marked, the share whose words the second one marked, with any "
        "tag.") },
  { "overlap-f1", SPANS, N_ ("Overlap F1"),
    N_ ("The same tag, and at least one character in common. Where it is above exact F1, the two "
        "quarrel about where things begin and end.") },
  { "overlap-precision", SPANS, N_ ("Overlap precision"),
    N_ ("Of what the second person marked, the share that overlaps something of the first one’s "
        "with the same tag.") },
  { "overlap-recall", SPANS, N_ ("Overlap recall"),
    N_ ("Of what the first person marked, the share that overlaps something of the second one’s "
        "with the same tag.") },
  { "character-f1", SPANS, N_ ("Character F1"),
    N_ ("The share of marked characters that both gave the same tag. Long annotations weigh "
        "more.") },
  { "character-precision", SPANS, N_ ("Character precision"),
    N_ ("Of the characters that the second person marked, the share that the first one gave the "
        "same tag.") },
  { "character-recall", SPANS, N_ ("Character recall"),
    N_ ("Of the characters that the first person marked, the share that the second one gave the "
        "same tag.") },
  { "exact-f1-pair-mean", SPANS, N_ ("Mean exact F1 of pairs"),
    N_ ("Exact F1 of each two people, averaged: each pair counts the same, however much it "
        "marked.") },
  { "exact-f1-pair-sd", SPANS, N_ ("Deviation of exact F1"),
    N_ ("How far the exact F1 of pairs lies from their mean: 0 where all pairs agree as well.") },
  { "gate-strict-f1", GATE, N_ ("GATE strict F1"),
    N_ ("As the program GATE counts: the same words and the same tag.") },
  { "gate-strict-precision", GATE, N_ ("GATE strict precision"),
    N_ ("As the program GATE counts: the same words and the same tag.") },
  { "gate-strict-recall", GATE, N_ ("GATE strict recall"),
    N_ ("As the program GATE counts: the same words and the same tag.") },
  { "gate-lenient-f1", GATE, N_ ("GATE lenient F1"),
    N_ ("As GATE counts: what overlaps with the same tag is right, too.") },
  { "gate-lenient-precision", GATE, N_ ("GATE lenient precision"),
    N_ ("As GATE counts: what overlaps with the same tag is right, too.") },
  { "gate-lenient-recall", GATE, N_ ("GATE lenient recall"),
    N_ ("As GATE counts: what overlaps with the same tag is right, too.") },
  { "gate-average-f1", GATE, N_ ("GATE average F1"), N_ ("The mean of strict and lenient.") },
  { "gate-average-precision", GATE, N_ ("GATE average precision"),
    N_ ("The mean of strict and lenient.") },
  { "gate-average-recall", GATE, N_ ("GATE average recall"),
    N_ ("The mean of strict and lenient.") },
  { "percentage", ITEMS, N_ ("Percentage"),
    N_ ("The share of places in the text on which all say the same, “nothing” included. It is high "
        "wherever most of a text isn’t marked.") },
  { "cohen", ITEMS, N_ ("Cohen’s kappa"),
    N_ ("The percentage, less what two people would agree on by chance, each with their own "
        "habits. 1 is all, 0 no more than chance.") },
  { "scott", ITEMS, N_ ("Scott’s pi"),
    N_ ("As Cohen’s kappa, with the habits of both taken together.") },
  { "fleiss", ITEMS, N_ ("Fleiss’ kappa"),
    N_ ("As Scott’s pi, for any number of people. Only articles that all of them annotated "
        "count.") },
  { "alpha", ITEMS, N_ ("Krippendorff’s alpha"),
    N_ ("As Fleiss’ kappa, and people may be missing on some of the articles. Above 0.8 is commonly "
        "called reliable, above 0.67 usable with care.") },
  { "ac1", ITEMS, N_ ("Gwet’s AC1"),
    N_ ("Takes off less for chance where one answer, such as “nothing”, is far more frequent than "
        "all others.") },
  { "unitizing-alpha", UNITS, N_ ("Unitizing alpha (2004)"),
    N_ ("How well the edges of annotations agree, weighted by how far they are apart. For "
        "comparison with other programs; with more than two people it is known to behave oddly.") },
  { "u-alpha", UNITS, N_ ("u-alpha"),
    N_ ("How far people agree on what is marked, where, and as what, less what chance explains: of "
        "all measures of whole texts, the one to use for more than two people.") },
  { "u-alpha-relevance", UNITS, N_ ("u-alpha, marked or not"),
    N_ ("As u-alpha, looking only at whether something is marked at all.") },
  { "u-alpha-coding", UNITS, N_ ("u-alpha, which tag"),
    N_ ("As u-alpha, looking only at words that both marked: whether the tag is the same.") },
  { "gamma", UNITS, N_ ("Gamma"),
    N_ ("Aligns all annotations as well as can be, and compares how much they differ with what "
        "chance would give. It takes overlaps and any number of people.") },
  { "gamma-cat", UNITS, N_ ("Gamma, which tag"),
    N_ ("As gamma, of the tags of annotations that were aligned.") },
  { "field-same", FIELDS, N_ ("Same value"),
    N_ ("Of annotations that both made exactly so, the share in which the field says the same. "
        "Where neither says anything, it doesn’t count.") },
  { "link-same", FIELDS, N_ ("Same link"),
    N_ ("Of annotations that both made exactly so, the share that leads to the same "
        "annotations.") },
  { "field-kappa", FIELDS, N_ ("Kappa of the choice"),
    N_ ("Cohen’s kappa of the choices in the field: what they have in common, less chance.") },
};

static const char *const group_names[] = {
  [SPANS] = N_ ("The Same Annotations"),
  [GATE] = N_ ("As GATE Counts Them"),
  [ITEMS] = N_ ("Place by Place, Less Chance"),
  [UNITS] = N_ ("Whole Texts, Less Chance"),
  [FIELDS] = N_ ("Fields"),
};

static const Name *
find (const char *id)
{
  for (guint i = 0; id != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].id, id))
      return &names[i];
  return NULL;
}

const char *
anno_measure_name (const char *id)
{
  const Name *name = find (id);
  return name != NULL ? _ (name->name) : NULL;
}

const char *
anno_measure_describe (const char *id)
{
  const Name *name = find (id);
  return name != NULL ? _ (name->words) : NULL;
}

AnnoMeasureGroup
anno_measure_group (const char *id)
{
  const Name *name = find (id);
  return name != NULL ? name->group : SPANS;
}

const char *
anno_measure_group_name (AnnoMeasureGroup group)
{
  g_return_val_if_fail (group < ANNO_N_MEASURE_GROUPS, NULL);
  return _ (group_names[group]);
}

guint
anno_measure_get_n (void)
{
  return G_N_ELEMENTS (names);
}

const char *
anno_measure_get_id (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (names), NULL);
  return names[index].id;
}
