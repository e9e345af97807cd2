/* The u-alpha family: how far several people agree in what they mark in a text, and as what.
 *
 * Source: K. Krippendorff, Y. Mathet, S. Bouvry, A. Widlöcher, "On the reliability of unitizing
 * textual continua: Further developments", Quality & Quantity 50, 2016; also Krippendorff,
 * "Content Analysis", 4th edition, 2019, chapter 12.6. Every code point has a value by each
 * rater: the category of the unit there, or 0 in a gap. With
 *
 *   o[c,k]  how many code points one rater gave c and another k, over all ordered pairs of the m
 *           raters, divided by m - 1; l[c] its sum over k, l the sum of all l[c];
 *   S[c]    the sum of the units' lengths squared, of all raters (for gaps: of their lengths),
 *           and S the sum of all S[c]: a unit isn't paired with itself;
 *   e[c,k]  l (l[c] l[k] - S[c] where c = k) / (l² - S),
 *
 * each alpha is 1 - Do/De, where
 *
 *   whole      Do = l - sum of o[c,c], De = l - sum of e[c,c]: units and gaps, and their
 *              category;
 *   relevance  Do = l[0] - o[0,0], De = sum of e[0,k] over k ≠ 0: what is marked at all
 *              (|u-alpha);
 *   coding     as whole, but of what both raters of a pair marked: o without 0, l* its sums, and
 *              for S of each unit and other rater the square of the length they have in common,
 *              divided by m - 1 (cu-alpha);
 *   category k Do = l*[k] - o[k,k], De = (l*[k] / e*[k]) (e*[k] - e*[k,k]), where e*[k] is the
 *              sum of e*[c,k] over c: one category among what both marked ((k)u-alpha).
 *
 * For "coding" of three raters or more, programs after the paper differ in S: one takes, as here,
 * what a unit has in common with each other rater, one what it has with all of them together.
 *
 * The paper has units of one rater that don't overlap. Where k of them do, each counts there by
 * 1/k, and o[c,c] has what two raters have in common: the sum of the lesser of both weights.
 * Without overlaps that is the paper's, and people who marked the same agree wholly either way.
 *
 * Texts are pooled by adding up l, o and S, as if they were one continuum; m is the number of
 * raters of each text, and a text that fewer than two have rated is left out. Each part of a span
 * is a unit.
 */
#pragma once

#include "review/rated-text.h"

G_BEGIN_DECLS

typedef struct
{
  AnnoMeasure whole;
  AnnoMeasure relevance;
  AnnoMeasure coding;
  double coding_share; /* how much of what is marked "coding" is about, from 0 to 1 */
  guint n_categories;
  AnnoMeasure *categories; /* of each, where n_units is how many it has */
  double *shares;          /* how much of what is marked as it that is about */
} AnnoUAlpha;

/* @texts: of AnnoRatedText, all with as many categories. */
AnnoUAlpha *anno_u_alpha_new  (GPtrArray *texts) G_GNUC_WARN_UNUSED_RESULT;
void        anno_u_alpha_free (AnnoUAlpha *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoUAlpha, anno_u_alpha_free)

G_END_DECLS
