/* Agreement between several people over many texts, as a table of named measures.
 *
 * Texts are added one by one, and go: what is kept of each are counts, and of its spans the places
 * and categories. Measures are computed of the sums over texts (pooled), never averaged over texts;
 * for each text and each pair of people they are given as well. Each comes with what it is about,
 * and with an interval of the bootstrap over texts. Where the counts of texts can be added, that is
 * always; u-alpha and unitizing alpha, each drawing of which is a computation of its own, have one
 * while there are few spans and people (review/agreement-continua.h); gamma, which may take minutes
 * by itself, has none. A single article has none either: there is nothing to draw from.
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

#include "review/agreement-table.h"
#include "review/field-values.h"
#include "text/article.h"

G_BEGIN_DECLS

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
