/* Agreement between several people over many texts, as a table of named measures.
 *
 * Texts are added one by one, and go: what is kept of each are counts, and of its spans the places
 * and categories. Measures are computed of the sums over texts (pooled), never averaged over texts;
 * for each text and each pair of people they are given as well. Each comes with what it is about,
 * and with an interval of the bootstrap over texts where its counts can be added: not for measures
 * of whole continua (unitizing alpha, gamma), whose texts are drawn only while there are few spans
 * (u-alpha).
 *
 *   exact, unlabelled, overlap, character   precision, recall and F1 (review/pair-scores.h); for
 *       more than two people pooled over pairs, the first by order being held against
 *   gate-strict, gate-lenient, gate-average  the same, as GATE has them
 *   exact-mean      the mean, and the deviation of the population, of the exact F1 of all pairs
 *                   that have one, as brat-iaa has them: only for comparison
 *   percentage, cohen, scott, fleiss, alpha, ac1   by character or word (review/item-measures.h);
 *       cohen and scott of pairs only
 *   unitizing-alpha (review/unitizing-alpha.h), u-alpha (review/u-alpha.h), gamma (review/gamma.h)
 *   fields          whether what both marked alike says the same (review/field-agreement.h)
 */
#pragma once

#include "review/bootstrap.h"
#include "review/field-values.h"
#include "review/gamma.h"
#include "text/article.h"

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

typedef struct _AnnoAgreement AnnoAgreement;

AnnoAgreement *anno_agreement_new  (const AnnoAgreementOptions *options) G_GNUC_WARN_UNUSED_RESULT;
void           anno_agreement_free (AnnoAgreement *self);
/* @layers: one a rater, NULL for who hasn't looked at it. @same: who is one person, or NULL. */
void           anno_agreement_add  (AnnoAgreement *self, AnnoArticle *article,
                                    AnnoLayer *const *layers, AnnoSamePerson same, gpointer data);
/* Computes the table and tells its rows: first of all, then by tag, field, pair, and article. FALSE
 * with G_IO_ERROR_CANCELLED. */
gboolean       anno_agreement_tell (AnnoAgreement *self, GCancellable *cancellable,
                                    AnnoAgreementVisit visit, gpointer data, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoAgreement, anno_agreement_free)

G_END_DECLS
