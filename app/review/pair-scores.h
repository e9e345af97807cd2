/* Precision, recall and F1 of two raters, of the counts in review/pair-counts.h.
 *
 * The first rater is what the second is held against: recall is the share of the first's spans that
 * the second has too, precision the share of the second's. F1 is 2 × pairs / (all spans of both),
 * which is their harmonic mean (van Rijsbergen 1979) and the same when the raters change places.
 * Each is undefined on its own: F1 where neither has marked anything, recall where the first hasn't
 * and precision where the second hasn't (ANNO_UNDEFINED_NOTHING); all where no text was rated by
 * both (ANNO_UNDEFINED_NO_TEXT). `n_units` and `n_left_out` count whole spans, of all categories
 * but where one is asked for; `n_left_out` is always of all.
 */
#pragma once

#include "review/pair-counts.h"

G_BEGIN_DECLS

#define ANNO_PAIR_ALL G_MAXUINT

typedef enum
{
  ANNO_PAIR_EXACT,           /* same place, same category; what GATE calls strict */
  ANNO_PAIR_EXACT_PLACE,     /* same place, whatever the category */
  ANNO_PAIR_OVERLAP,         /* overlap, same category */
  ANNO_PAIR_OVERLAP_PLACE,   /* overlap, whatever the category */
  ANNO_PAIR_LENIENT,         /* GATE: exact pairs, and of the rest those that overlap */
  ANNO_PAIR_AVERAGE,         /* GATE: the mean of exact and lenient */
  ANNO_PAIR_CHARACTER,       /* by code point and category; of all categories, the sum */
  ANNO_PAIR_CHARACTER_PLACE, /* by code point, whatever the category */
} AnnoPairWay;

typedef struct
{
  AnnoMeasure precision;
  AnnoMeasure recall;
  AnnoMeasure f1;
} AnnoPairScore;

/* @category, or ANNO_PAIR_ALL for all of them pooled; the ways that end in PLACE know only that. */
AnnoPairScore anno_pair_counts_finish (const AnnoPairCounts *self, AnnoPairWay way,
                                       guint category);

/* The four schemes of SemEval-2013 task 9 (Segura-Bedmar, Martínez and Herrero-Zazo 2013), after
 * MUC-5: each span of the first rater is paired once at most, with one at its place or else with
 * one that overlaps, and each pair is
 *   strict: correct with the same place and category, else incorrect;
 *   exact: correct with the same place, else incorrect;
 *   partial: correct with the same place, else partial;
 *   type: correct with the same category, else incorrect.
 */
typedef enum
{
  ANNO_PAIR_SCHEME_STRICT,
  ANNO_PAIR_SCHEME_EXACT,
  ANNO_PAIR_SCHEME_PARTIAL,
  ANNO_PAIR_SCHEME_TYPE,
} AnnoPairScheme;

/* Precision is (correct + partial / 2) / (correct + incorrect + partial + spurious), recall the
 * same with missing in place of spurious. */
typedef struct
{
  guint64 correct;
  guint64 incorrect;
  guint64 partial;
  guint64 missing;  /* the first rater's that are alone */
  guint64 spurious; /* the second's */
  AnnoPairScore score;
} AnnoPairSchemeScore;

AnnoPairSchemeScore anno_pair_counts_finish_scheme (const AnnoPairCounts *self,
                                                    AnnoPairScheme scheme);

G_END_DECLS
