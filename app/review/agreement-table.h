/* What the table of review/agreement is made of: measures and what they are of, what is asked for,
 * and a row. */
#pragma once

#include "review/bootstrap.h"
#include "review/gamma.h"

G_BEGIN_DECLS

typedef enum
{
  ANNO_AGREEMENT_EXACT,
  ANNO_AGREEMENT_UNLABELLED,
  ANNO_AGREEMENT_OVERLAP,
  ANNO_AGREEMENT_CHARACTER,
  ANNO_AGREEMENT_GATE_STRICT,
  ANNO_AGREEMENT_GATE_LENIENT,
  ANNO_AGREEMENT_GATE_AVERAGE,
  ANNO_AGREEMENT_EXACT_MEAN,
  ANNO_AGREEMENT_PERCENTAGE,
  ANNO_AGREEMENT_COHEN,
  ANNO_AGREEMENT_SCOTT,
  ANNO_AGREEMENT_FLEISS,
  ANNO_AGREEMENT_ALPHA,
  ANNO_AGREEMENT_AC1,
  ANNO_AGREEMENT_UNITIZING,
  ANNO_AGREEMENT_U_ALPHA,
  ANNO_AGREEMENT_FIELDS,
  ANNO_AGREEMENT_GAMMA,
} AnnoAgreementMeasure;

#define ANNO_N_AGREEMENT_MEASURES (ANNO_AGREEMENT_GAMMA + 1)
/* All but gamma, which may take minutes. */
#define ANNO_AGREEMENT_PLAIN      ((1u << ANNO_AGREEMENT_GAMMA) - 1)

/* What a value is of. */
typedef enum
{
  ANNO_AGREEMENT_OF_ALL,
  ANNO_AGREEMENT_OF_TAG,
  ANNO_AGREEMENT_OF_PAIR,
  ANNO_AGREEMENT_OF_ARTICLE,
  ANNO_AGREEMENT_OF_FIELD,
} AnnoAgreementOf;

#define ANNO_N_AGREEMENT_OFS (ANNO_AGREEMENT_OF_FIELD + 1)

/* Their names for scripts, and back. */
const char *anno_agreement_measure_id   (AnnoAgreementMeasure measure);
gboolean    anno_agreement_measure_find (const char *id, AnnoAgreementMeasure *measure);
const char *anno_agreement_of_id        (AnnoAgreementOf of);
gboolean    anno_agreement_of_find      (const char *id, AnnoAgreementOf *of);

typedef struct
{
  AnnoTagset *tagset;
  guint n_raters;
  gboolean by_words; /* what an item is: a word, or a code point */
  guint measures;    /* 1 << AnnoAgreementMeasure for each */
  guint ofs;         /* 1 << AnnoAgreementOf for each */
  AnnoGammaOptions gamma;
} AnnoAgreementOptions;

/* A line of the table. */
typedef struct
{
  const char *measure; /* "exact-f1" … */
  AnnoAgreementOf of;
  guint number;        /* the tag's in the tagset; the article's in the order of adding; the
                        * first of a pair */
  guint other;         /* the second of a pair; of a field of the tag, its number there */
  AnnoMeasure value;
  AnnoInterval interval;
  const AnnoGamma *gamma; /* of gamma: what else is known of it; else NULL */
} AnnoAgreementRow;

typedef void (*AnnoAgreementVisit) (const AnnoAgreementRow *row, gpointer data);

G_END_DECLS
